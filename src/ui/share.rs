//! Cite this entry, copy the link.

use yew::prelude::*;

use super::{
    parts::{Button, Tag, button, el, row, text, words},
    store::DatasetRef,
};
use crate::{
    export::cite::{CitationStyle, cite},
    i18n::{self, Msg},
    model::{Lang, NodeIx},
    web::{clipboard, dom},
};

/// Props of [`Share`].
#[derive(PartialEq, Properties)]
pub struct ShareProps {
    /// The history.
    pub dataset: DatasetRef,
    /// The entry.
    pub node: NodeIx,
    /// Language of the reader.
    pub lang: Lang,
    /// The fragment of this view, for Copy link.
    pub fragment: AttrValue,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

const CITATION_ID: &str = "citation";

/// Pinned below the article of an entry.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let ShareProps { dataset, node, lang, fragment, on_announce } = props;
    let (node, lang) = (*node, *lang);
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
