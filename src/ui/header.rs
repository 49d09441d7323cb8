//! Views, search, language, theme, help.

use yew::prelude::*;

use super::{
    search_box::SearchBox,
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{self, Msg},
    model::{Lang, NodeIx},
    scene::ThemeName,
    state::{Action, View},
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
}

/// The bar above everything.
pub fn header(props: HeaderProps<'_>) -> Html {
    let HeaderProps { dataset, dispatch, view, lang, theme, on_select, on_announce, on_help } =
        props;
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
    let help = on_help.reform(|_: MouseEvent| ());
    let words = |msg: Msg<'static>| i18n::text(lang, &msg);
    html! {
        <header class="header">
            <span class="mark" aria-hidden="true">{ "XX" }</span>
            { tabs("tabs", dispatch, view, lang) }
            <SearchBox dataset={dataset.clone()} {lang} {on_select} {on_announce} />
            <div class="tools">
                <button type="button" class="tool lang" lang={other.tag()} onclick={switch_lang}
                    aria-label={words(Msg::OtherLanguage)} title={words(Msg::OtherLanguage)}>
                    { other.tag().to_ascii_uppercase() }
                </button>
                <button type="button" class="tool" onclick={switch_theme}
                    aria-label={words(Msg::ToggleTheme)} title={words(Msg::ToggleTheme)}>
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                        <circle cx="8" cy="8" r="6" /><path class="solid" d="M8 2a6 6 0 0 1 0 12Z" />
                    </svg>
                </button>
                <button type="button" class="tool" onclick={help}
                    aria-label={words(Msg::Help)} title={words(Msg::Help)}>{ "?" }</button>
            </div>
        </header>
    }
}

/// One button for each view.
/// They stand in the header, or below everything on phones.
pub fn tabs(class: &'static str, dispatch: &Dispatch, shown: View, lang: Lang) -> Html {
    let tabs = View::ALL.into_iter().map(|view| {
        let name = match view {
            View::Network => Msg::ViewNetwork,
            View::List => Msg::ViewList,
        };
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, Action::View(view)));
        let current = (view == shown).then_some("page");
        html! {
            <button type="button" aria-current={current} {onclick}>
                { i18n::text(lang, &name) }
            </button>
        }
    });
    html! {
        <nav {class} aria-label={i18n::text(lang, &Msg::Views)}>{ for tabs }</nav>
    }
}
