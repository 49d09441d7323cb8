//! Views, search, language, theme, help.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{
    later::AwaitedLater,
    list_pane,
    parts::{Button, Tag, button, drawing, el, hidden, icon, row, text},
    search_box::SearchBox,
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{self, Msg},
    model::{Lang, NodeIx},
    scene::ThemeName,
    state::{Action, View},
    web::dom,
};

/// What the header needs.
pub struct HeaderProps<'a> {
    /// The history.
    pub dataset: &'a DatasetRef,
    /// Sends actions.
    pub dispatch: &'a Dispatch,
    /// The view that is shown.
    pub view: View,
    /// Language of the reader.
    pub lang: Lang,
    /// Theme that is shown.
    pub theme: ThemeName,
    /// An entry was chosen in the search.
    pub on_select: &'a Callback<NodeIx>,
    /// What search has to say aloud.
    pub on_announce: &'a Callback<String>,
    /// Opens the help.
    pub on_help: &'a Callback<()>,
    /// What searches.
    pub later: &'a AwaitedLater,
}

/// The bar above everything.
pub fn header(props: HeaderProps<'_>) -> Html {
    let HeaderProps {
        dataset,
        dispatch,
        view,
        lang,
        theme,
        on_select,
        on_announce,
        on_help,
        later,
    } = props;
    let other = match lang {
        Lang::En => Lang::Ru,
        Lang::Ru => Lang::En,
    };
    let switch_lang = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| act(&dispatch, Action::Lang(other)))
    };
    let switch_theme = {
        let (dispatch, theme) = (dispatch.clone(), theme.toggled());
        Callback::from(move |_: MouseEvent| act(&dispatch, Action::Theme(Some(theme))))
    };
    let skip = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::View(View::List));
            // The list stands in the page once this event is through.
            Timeout::new(0, || dom::focus(list_pane::TITLE_ID)).forget();
        })
    };
    let help = on_help.reform(|_: MouseEvent| ());
    let say = |msg: Msg<'static>| i18n::text(lang, &msg);
    let tool = |words: Msg<'static>, onclick: Callback<MouseEvent>, content: Html| {
        let (label, title) = (Some(say(words.clone())), Some(say(words)));
        Button { class: "tool", label, title, onclick, content, ..Button::default() }.html()
    };
    let language = Button {
        class: "tool lang",
        lang: Some(other.tag()),
        title: Some(say(Msg::OtherLanguage)),
        onclick: switch_lang,
        content: row(vec![
            text(other.tag().to_ascii_uppercase()),
            hidden(" – ".to_owned() + &say(Msg::OtherLanguage)),
        ]),
        ..Button::default()
    };
    let moon =
        icon!(r#"<circle cx="8" cy="8" r="6" /><path class="solid" d="M8 2a6 6 0 0 1 0 12Z" />"#);
    let tools = row(vec![
        language.html(),
        tool(Msg::ToggleTheme, switch_theme, moon),
        tool(Msg::Help, help, text("?")),
    ]);
    let content = row(vec![
        button("skip", say(Msg::SkipToList), skip),
        drawing(r#"<span class="mark" aria-hidden="true">XX</span>"#),
        tabs("tabs", dispatch, view, lang),
        html! { <SearchBox dataset={dataset.clone()} {lang} {on_select} {on_announce} later={later.clone()} /> },
        el("div", "tools", tools),
    ]);
    el("header", "header", content)
}

/// One button for each view.
/// They stand in the header, or below everything on phones.
pub fn tabs(class: &'static str, dispatch: &Dispatch, shown: View, lang: Lang) -> Html {
    let tabs = View::ALL.into_iter().map(|view| {
        let name = match view {
            View::Network => Msg::ViewNetwork,
            View::Unfolded => Msg::ViewUnfolded,
            View::List => Msg::ViewList,
            View::Numbers => Msg::ViewNumbers,
        };
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, Action::View(view)));
        let content = text(i18n::text(lang, &name));
        Button { current: view == shown, onclick, content, ..Button::default() }.html()
    });
    Tag::new("nav", class).label(i18n::text(lang, &Msg::Views)).around(tabs.collect())
}
