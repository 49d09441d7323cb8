//! What can be done with an entry in the network: below its text.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    explore::{Opened, Part},
    parts::{Button, Tag, button, el, row, text, words},
    store::{Dispatch, act},
};
use crate::{
    i18n::{Phrase, phrase},
    model::{Lang, NodeIx},
    query::neighbours::MAX_DEGREES,
    state::{Action, Degrees, Explore, ExploreAction, Question},
};

/// What [`tools`] needs.
pub struct ToolsProps {
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The entry.
    pub node: NodeIx,
    /// How the network is explored.
    pub explore: Rc<Explore>,
    /// Language of the reader.
    pub lang: Lang,
    /// Opens the drawer.
    pub on_open: Callback<Option<Opened>>,
}

/// Connect, compare, show what lies around, open out and fold in.
pub fn tools(props: ToolsProps) -> Html {
    let ToolsProps { dispatch, node, explore, lang, on_open } = props;
    let say = |what: Phrase| phrase(lang, what, &[]);
    let ask = |question: Question, name: Phrase| {
        let (dispatch, on_open) = (dispatch.clone(), on_open.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Explore(ExploreAction::Ask(None)));
            let ends = [Some(node), None];
            on_open.emit(Some(Opened { part: Part::Connect, ends, question, called: 0 }.now()));
        });
        button("undo", say(name), onclick)
    };
    let explored = |action: ExploreAction| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| act(&dispatch, Action::Explore(action.clone())))
    };
    let degrees = (1..=MAX_DEGREES).map(|degrees| {
        let pressed = Some(explore.degrees.get() == degrees);
        let onclick = explored(ExploreAction::Degrees(Degrees::new(degrees)));
        let content = text(degrees.to_string());
        Button { pressed, onclick, content, ..Button::default() }.html()
    });
    let around = say(Phrase::ShowAround);
    let degrees = row(vec![
        words("span", "", around.clone()),
        Tag::new("span", "degrees")
            .set("role", "group".into())
            .label(around)
            .around(degrees.collect()),
    ]);
    let switch = |on: bool, [off_name, on_name]: [Phrase; 2], action: ExploreAction| {
        button("undo", say(if on { on_name } else { off_name }), explored(action))
    };
    let lines = row(vec![
        ask(Question::Path, Phrase::ConnectWith),
        ask(Question::Compare, Phrase::CompareWith),
        el("span", "around", degrees),
        switch(
            explore.expanded.contains(&node),
            [Phrase::OpenOut, Phrase::OpenOutUndo],
            ExploreAction::ToggleExpanded(node),
        ),
        switch(
            explore.collapsed.contains(&node),
            [Phrase::FoldIn, Phrase::FoldInUndo],
            ExploreAction::ToggleCollapsed(node),
        ),
    ]);
    el("div", "entry-tools", lines)
}
