//! The drawer over the left of the network; on a phone over all of it.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    OPENER_ID, Opened, Part, SharedAnswer,
    connect::{Connect, FIELDS},
    filter::Filters,
    groups::Groups,
    rank::Ranking,
};
use crate::{
    i18n::{self, Msg, Phrase, phrase},
    model::{Lang, NodeIx},
    state::{Explore, Filter, TimeWindow},
    ui::{
        later::AwaitedLater,
        list_pane::VisibleRef,
        parts::{Button, Tag, cross, el, row, text, words},
        store::{DatasetRef, Dispatch},
    },
    web::dom,
};

/// Props of [`Drawer`].
#[derive(Clone, PartialEq, Properties)]
pub struct DrawerProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What it shows.
    pub opened: Opened,
    /// How the network is explored.
    pub explore: Rc<Explore>,
    /// The answers, once they are there.
    pub answered: SharedAnswer,
    /// What the filters and the window let through.
    pub visible: VisibleRef,
    /// What is left out.
    pub filter: Filter,
    /// The time window.
    pub window: Option<TimeWindow>,
    /// Language of the reader.
    pub lang: Lang,
    /// What searches.
    pub later: AwaitedLater,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// It shall show something else, or with `None` close.
    pub on_open: Callback<Option<Opened>>,
}

const BODY_ID: &str = "explore";

/// Its parts behind a row of buttons.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let DrawerProps { opened, lang, on_open, .. } = props;
    let (opened, lang) = (*opened, *lang);
    use_effect_with(opened.called, move |called| {
        if *called > 0 {
            let empty = opened.ends.iter().position(Option::is_none);
            dom::focus(match (opened.part, empty) {
                (Part::Connect, Some(end)) => FIELDS[end],
                _ => BODY_ID,
            });
        }
    });
    let close = {
        let on_open = on_open.clone();
        move || {
            on_open.emit(None);
            dom::focus(OPENER_ID);
        }
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                close();
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    let parts = [
        (Part::Filter, i18n::text(lang, &Msg::Filters)),
        (Part::Connect, phrase(lang, Phrase::Connect, &[])),
        (Part::Rank, phrase(lang, Phrase::Rank, &[])),
        (Part::Groups, phrase(lang, Phrase::Groups, &[])),
    ];
    let buttons = parts.into_iter().map(|(part, name)| {
        let on_open = on_open.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            on_open.emit(Some(Opened { part, ..opened }));
        });
        Button {
            pressed: Some(part == opened.part),
            onclick,
            content: text(name),
            ..Button::default()
        }
        .html()
    });
    let title = phrase(lang, Phrase::Explore, &[]);
    let head = row(vec![
        words("h2", "", title.clone()),
        cross("close", i18n::text(lang, &Msg::Close), Callback::from(move |_: MouseEvent| close())),
    ]);
    let part = match opened.part {
        Part::Filter => html! { <Filters ..props.clone() /> },
        Part::Connect => html! { <Connect ..props.clone() /> },
        Part::Rank => html! { <Ranking ..props.clone() /> },
        Part::Groups => html! { <Groups ..props.clone() /> },
    };
    let parts = Tag::new("div", "parts").set("role", "group".into()).label(title.clone());
    let body = Tag::new("div", "drawer-body")
        .set("id", BODY_ID.into())
        .set("tabindex", "0".into())
        .set("role", "group".into())
        .label(title.clone());
    let content = row(vec![
        el("div", "drawer-head", head),
        parts.around(buttons.collect()),
        body.around(part),
    ]);
    html! { <section class="drawer" aria-label={title} {onkeydown}>{ content }</section> }
}
