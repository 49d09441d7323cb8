//! The panel: the chosen entry or the opening, with Cite and Copy link pinned below.

use yew::prelude::*;

use super::{
    entry::{Medium, entry_article},
    intro::intro,
    parts::{Button, Tag, button, cross, drawing, el, row, text, words},
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    export::cite::{CitationStyle, cite},
    i18n::{self, Msg},
    model::{Lang, NodeIx},
    state::Action,
    web::{clipboard, dom},
};

/// Props of [`Detail`].
#[derive(PartialEq, Properties)]
pub struct DetailProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The chosen entry.
    pub selection: Option<NodeIx>,
    /// Language of the reader.
    pub lang: Lang,
    /// The fragment of this view, for Copy link.
    pub fragment: AttrValue,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

/// How much of the sheet is out on a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Peek,
    Half,
    Full,
}

impl Stop {
    const fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}

/// Beside the picture, over it, or as a sheet: the style sheet decides.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let DetailProps { dataset, dispatch, selection, lang, on_hover, .. } = props;
    let lang = *lang;
    // Asking for all connections holds for one entry; another starts folded.
    let expanded = use_state_eq(|| None::<NodeIx>);
    let stop = use_state_eq(|| Stop::Peek);
    {
        let stop = stop.clone();
        use_effect_with(*selection, move |_| {
            dom::scroll_to_top(BODY_ID);
            stop.set(Stop::Peek);
        });
    }
    let medium = Medium::Exhibit {
        on_select: {
            let dispatch = dispatch.clone();
            Callback::from(move |ix| act(&dispatch, Action::Select(Some(ix))))
        },
        on_hover: on_hover.clone(),
        on_expand: {
            let (expanded, selection) = (expanded.clone(), *selection);
            Callback::from(move |all: bool| expanded.set(selection.filter(|_| all)))
        },
        expanded: *expanded == *selection && selection.is_some(),
    };
    let share = use_share(dataset, *selection, lang, &props.fragment, &props.on_announce);
    // Moving the window changes the link below, not the article.
    let article = use_memo(
        (dataset.clone(), *selection, lang, *expanded == *selection),
        |(dataset, selection, lang, _)| match selection {
            Some(node) => entry_article(dataset, *node, *lang, &medium, 2),
            None => intro(dataset, *lang, &medium),
        },
    );
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| act(&dispatch, Action::Select(None)))
    };
    let slide = {
        let stop = stop.clone();
        Callback::from(move |_: MouseEvent| stop.set(stop.next()))
    };
    let handle = Button {
        class: "sheet-handle",
        label: Some(i18n::text(lang, &Msg::SheetHandle)),
        onclick: slide,
        content: drawing("<span></span>"),
        ..Button::default()
    };
    let label = i18n::text(lang, &Msg::PanelLabel);
    let mut inside = Vec::new();
    if selection.is_some() {
        inside.push(cross("close", i18n::text(lang, &Msg::Close), close));
    }
    inside.push((*article).clone());
    let body = Tag::new("div", "panel-body")
        .set("id", BODY_ID.into())
        .set("tabindex", "0".into())
        .set("role", "group".into())
        .label(label.clone())
        .around(row(inside));
    let chosen = if selection.is_some() { " chosen" } else { "" };
    Tag::new("aside", "")
        .set("class", ["panel ", stop.class(), chosen].concat().into())
        .label(label)
        .around(row(vec![handle.html(), body, share]))
}

const BODY_ID: &str = "panel-body";
const CITATION_ID: &str = "citation";

/// Cite this entry, copy the link; empty without an entry.
#[hook]
fn use_share(
    dataset: &DatasetRef,
    node: Option<NodeIx>,
    lang: Lang,
    fragment: &str,
    on_announce: &Callback<String>,
) -> Html {
    let citing = use_state_eq(|| false);
    let style = use_state_eq(|| CitationStyle::Chicago);
    let message = use_state_eq(|| None::<Msg<'static>>);
    {
        let (citing, message) = (citing.clone(), message.clone());
        use_effect_with(node, move |_| {
            citing.set(false);
            message.set(None);
        });
    }
    let Some(node) = node else { return Html::default() };
    let link = format!("{}#{fragment}", dom::page_address());
    let citation = citing.then(|| cite(dataset, node, lang, &link, &dom::today(), *style));
    let copy = |text: String, fallback: Option<&'static str>| {
        let (message, on_announce) = (message.clone(), on_announce.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, message, on_announce) = (text.clone(), message.clone(), on_announce.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let outcome = match clipboard::copy(&text).await {
                    Ok(()) => Msg::Copied,
                    Err(_) => {
                        if let Some(id) = fallback {
                            dom::select_text(id);
                        }
                        Msg::CopyFailed
                    }
                };
                on_announce.emit(i18n::text(lang, &outcome));
                message.set(Some(outcome));
            });
        })
    };
    let toggle = {
        let citing = citing.clone();
        Callback::from(move |_: MouseEvent| citing.set(!*citing))
    };
    let buttons = CitationStyle::ALL.into_iter().map(|each| {
        let style_state = style.clone();
        let onclick = Callback::from(move |_: MouseEvent| style_state.set(each));
        let (pressed, content) = (Some(each == *style), text(each.name()));
        Button { pressed, onclick, content, ..Button::default() }.html()
    });
    let cite_entry = Button {
        class: "primary",
        expanded: Some(*citing),
        onclick: toggle,
        content: text(i18n::text(lang, &Msg::CiteEntry)),
        ..Button::default()
    };
    let copy_link = copy(link.clone(), None);
    let actions = row(vec![
        cite_entry.html(),
        button("secondary", i18n::text(lang, &Msg::CopyLink), copy_link),
    ]);
    let mut parts = Vec::new();
    if let Some(citation) = citation {
        let styles = Tag::new("div", "citation-styles").set("role", "group".into());
        let said = Tag::new("p", "citation-text")
            .set("id", CITATION_ID.into())
            .set("tabindex", "0".into())
            .around(text(citation.clone()));
        let copy = copy(citation, Some(CITATION_ID));
        let content = row(vec![
            styles.around(buttons.collect()),
            said,
            button("quiet", i18n::text(lang, &Msg::CopyCitation), copy),
        ]);
        parts.push(el("div", "citation", content));
    }
    if let Some(message) = &*message {
        parts.push(words("p", "copied", i18n::text(lang, message)));
    }
    parts.push(el("div", "actions", actions));
    el("footer", "panel-foot", row(parts))
}
