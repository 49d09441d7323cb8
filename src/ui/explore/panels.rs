//! Drawer, chips and answers, from one set of props: what passes between two parts of the program is
//! compiled into both.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Opened, SharedAnswer,
    answers::{Answering, AnsweringProps},
    chips::{Chips, ChipsProps},
    drawer::{Drawer, DrawerProps},
};
use crate::{
    model::{Lang, NodeIx},
    state::{Explore, Filter, TimeWindow},
    ui::{
        later::AwaitedLater,
        list_pane::VisibleRef,
        store::{DatasetRef, Dispatch},
    },
};

/// What explores the network needs.
pub struct PanelsProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What the drawer shows; `None` where it is closed.
    pub opened: Option<Opened>,
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
    /// The chosen entry.
    pub selection: Option<NodeIx>,
    /// Whether there is a filter to go back to.
    pub undoable: bool,
    /// Language of the reader.
    pub lang: Lang,
    /// What searches.
    pub later: AwaitedLater,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// The drawer shall show something else, or with `None` close.
    pub on_open: Callback<Option<Opened>>,
    /// New answers.
    pub on_answer: Callback<SharedAnswer>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

/// All of it, in the order of the keyboard.
pub fn panels(props: PanelsProps) -> Html {
    let PanelsProps { dataset, dispatch, explore, visible, filter, window, lang, .. } = props;
    let answering = AnsweringProps {
        dataset: dataset.clone(),
        visible: visible.clone(),
        explore: explore.clone(),
        window,
        selection: props.selection,
        lang,
        on_answer: props.on_answer,
        on_announce: props.on_announce,
    };
    let chips = ChipsProps {
        dataset: dataset.clone(),
        dispatch: dispatch.clone(),
        filter: filter.clone(),
        window,
        explore: explore.clone(),
        undoable: props.undoable,
        lang,
    };
    let drawer = props.opened.map(|opened| DrawerProps {
        dataset,
        dispatch,
        opened,
        explore,
        answered: props.answered,
        visible,
        filter,
        window,
        lang,
        later: props.later,
        on_hover: props.on_hover,
        on_open: props.on_open,
    });
    html! {
        <>
            <Answering ..answering />
            if let Some(drawer) = drawer {
                <Drawer ..drawer />
            }
            <Chips ..chips />
        </>
    }
}
