//! The panel: the chosen entry or the opening, with Cite and Copy link pinned below.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    entry::Medium,
    explore::Opened,
    intro::intro,
    later::AwaitedLater,
    parts::{Button, Tag, cross, drawing, row},
    share::ShareProps,
    store::{DatasetRef, Dispatch, act},
    tools::ToolsProps,
    unfold::{AwaitedUnfolder, ChainPanelProps},
};
use crate::{
    i18n::{self, Msg},
    model::{Lang, Moment, NodeIx},
    state::{Action, Explore},
    web::dom,
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
    /// The day of the cursor, where a reader has moved it.
    pub cursor: Option<Moment>,
    /// Language of the reader.
    pub lang: Lang,
    /// How the network is explored.
    pub explore: Rc<Explore>,
    /// Opens the drawer that explores the network.
    pub on_open: Callback<Option<Opened>>,
    /// The fragment of this view, for Copy link.
    pub fragment: AttrValue,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
    /// What draws the article of an entry.
    pub later: AwaitedLater,
    /// The chain of consequences, where the network is unfolded.
    pub told: Option<ChainPanelProps>,
    /// What tells it.
    pub unfolder: AwaitedUnfolder,
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
    let explored = (*selection).map(|ix| {
        let Explore { degrees, expanded, collapsed, .. } = &*props.explore;
        (*degrees, expanded.contains(&ix), collapsed.contains(&ix))
    });
    let tools = match (*selection, props.later.get()) {
        (Some(node), Some(later)) => (later.entry_tools)(ToolsProps {
            dispatch: dispatch.clone(),
            node,
            explore: props.explore.clone(),
            lang,
            on_open: props.on_open.clone(),
        }),
        _ => Html::default(),
    };
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
        tools,
    };
    let share = match (*selection, props.later.get()) {
        (Some(node), Some(later)) => (later.share)(ShareProps {
            dataset: dataset.clone(),
            node,
            lang,
            fragment: props.fragment.clone(),
            on_announce: props.on_announce.clone(),
        }),
        _ => Html::default(),
    };
    // Moving the window changes the link below, not the article.
    let article = use_memo(
        (dataset.clone(), *selection, lang, *expanded == *selection, explored, props.later.clone()),
        |(dataset, selection, lang, _, _, later)| match (selection, later.get()) {
            (Some(node), Some(later)) => (later.article)(dataset, *node, *lang, &medium, 2),
            (Some(_), None) => later.placeholder(*lang),
            (None, _) => intro(dataset, *lang, &medium),
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
    if let (Some(moment), Some(later)) = (props.cursor, props.later.get()) {
        inside.push((later.that_day)(dataset, moment, selection.is_none(), lang, &medium));
    }
    let told = props.told.as_ref().map(|told| match props.unfolder.get() {
        Some(unfolder) => (unfolder.panel)(told.clone()),
        None => props.unfolder.placeholder(lang),
    });
    // Without a choice the chain takes the place of the opening.
    if selection.is_some() || told.is_none() {
        inside.push((*article).clone());
    }
    inside.extend(told);
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
