//! What is left out and what is asked, each as a chip with its own undo.

use std::rc::Rc;

use yew::prelude::*;

use super::{filter::name_of, rank::names_of};
use crate::{
    i18n::{Arg, DateStyle, Phrase, format_span, number, phrase},
    model::{Certainty, Kind, Lang},
    query::filter::{Cause, Causes, Countries, Hides},
    state::{
        Action, Arrangement, Explore, ExploreAction, Filter, FilterAction, Question, Sureness,
        TimeAction, TimeWindow,
    },
    ui::{
        parts::{Tag, button, cross, el, hidden, row, words},
        store::{DatasetRef, Dispatch, StoreAction, act},
    },
};

/// Props of [`Chips`].
#[derive(PartialEq, Properties)]
pub struct ChipsProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What is left out.
    pub filter: Filter,
    /// The time window.
    pub window: Option<TimeWindow>,
    /// How the network is explored.
    pub explore: Rc<Explore>,
    /// Whether there is something to undo.
    pub undoable: bool,
    /// Language of the reader.
    pub lang: Lang,
}

/// How many names a chip spells out.
const NAMES: usize = 2;

/// A row of chips; nothing where nothing is left out or asked.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps { dataset, dispatch, filter, window, explore, lang, .. } = props;
    let lang = *lang;
    // A window of all time leaves nothing out.
    let window = &window.filter(|window| !window.is_everything());
    let countries = use_memo(dataset.clone(), |dataset| Countries::new(dataset));
    let hides =
        use_memo((dataset.clone(), filter.clone(), *window), |(dataset, filter, window)| {
            Causes::new(dataset, &countries, filter, *window).explain(dataset)
        });
    let mut chips = Vec::new();
    let mut add = |name: String, count: Option<String>, action: Action| {
        let dispatch = dispatch.clone();
        let undo = Callback::from(move |_: MouseEvent| act(&dispatch, action.clone()));
        let label = phrase(lang, Phrase::UndoThis, &[Arg::Text(&name)]);
        let mut pieces = vec![words("span", "chip-name", name)];
        if let Some(count) = count {
            let said = phrase(lang, Phrase::LeavesOut, &[Arg::Text(&count)]);
            pieces.push(hidden([" ", &said].concat()));
            let seen = words("span", "chip-count", ["−", &count].concat());
            pieces.push(Tag::new("span", "").set("aria-hidden", "true".into()).around(seen));
        }
        pieces.push(cross("chip-undo", label, undo));
        chips.push(el("li", "chip", row(pieces)));
    };
    for cause in Cause::ALL {
        let Some(name) = active(dataset, &countries, filter, *window, cause, lang) else {
            continue;
        };
        let found = hides.iter().find(|hides| hides.cause == cause);
        // Types and certainty may leave out ties alone.
        let count = found
            .map_or(0, |Hides { entries, ties, .. }| if *entries > 0 { *entries } else { *ties });
        let action = match cause {
            Cause::Time => Action::Time(TimeAction::Window(None)),
            cause => Action::Filter(FilterAction::ClearCause(cause)),
        };
        add(name, Some(number(lang, count)), action);
    }
    if filter.sureness == Sureness::Surely {
        let undo = Action::Filter(FilterAction::ClearCause(Cause::Time));
        add(phrase(lang, Phrase::TimeSurely, &[]), None, undo);
    }
    let leaves_out = !filter.is_empty() || window.is_some();
    if let Some(pair) = explore.pair {
        let undo = Action::Explore(ExploreAction::Ask(None));
        let names = pair.ends.map(|end| Arg::Text(dataset.node(end).label(lang)));
        let what = match pair.question {
            Question::Path => Phrase::ChipPath,
            Question::Compare => Phrase::ChipCompare,
        };
        add(phrase(lang, what, &names), None, undo);
    }
    if let Some(metric) = explore.metric {
        let name = phrase(lang, names_of(Some(metric))[0], &[]);
        let said = phrase(lang, Phrase::ChipRank, &[Arg::Text(&name)]);
        add(said, None, Action::Explore(ExploreAction::Rank(None)));
    }
    if explore.arrangement == Arrangement::Free {
        let undo = Action::Explore(ExploreAction::Arrange(Arrangement::Map));
        add(phrase(lang, Phrase::ChipFree, &[]), None, undo);
    }
    // With nothing left out there is nothing to say; Back still leads to what was.
    if chips.is_empty() {
        return Html::default();
    }
    let label = phrase(lang, Phrase::LeftOutLabel, &[]);
    let mut pieces = vec![Tag::new("ul", "").label(label.clone()).around(row(chips))];
    if props.undoable {
        let dispatch = dispatch.clone();
        let undo = Callback::from(move |_: MouseEvent| dispatch.dispatch(StoreAction::Undo));
        pieces.push(button("undo", phrase(lang, Phrase::UndoLast, &[]), undo));
    }
    if leaves_out {
        let dispatch = dispatch.clone();
        let (filtered, windowed) = (!filter.is_empty(), window.is_some());
        let clear = Callback::from(move |_: MouseEvent| {
            if filtered {
                act(&dispatch, Action::Filter(FilterAction::Clear));
            }
            if windowed {
                act(&dispatch, Action::Time(TimeAction::Window(None)));
            }
        });
        pieces.push(button("undo", phrase(lang, Phrase::ClearAll, &[]), clear));
    }
    Tag::new("div", "chips").set("role", "group".into()).label(label).around(row(pieces))
}

/// What a condition is called, of one that holds.
fn active(
    dataset: &DatasetRef,
    countries: &Countries,
    filter: &Filter,
    window: Option<TimeWindow>,
    cause: Cause,
    lang: Lang,
) -> Option<String> {
    let list = |values: Vec<String>| {
        let more = values.len().saturating_sub(NAMES);
        let mut said = values[..values.len() - more].join(", ");
        if more > 0 {
            said += &format!(" +{}", number(lang, more));
        }
        said
    };
    let name = |value: usize| name_of(dataset, countries, cause, value, lang);
    if let Some(facet) = cause.facet() {
        let choice = filter.facets.choice(facet);
        return (!choice.is_all()).then(|| list(choice.iter().map(name).collect()));
    }
    match cause {
        Cause::Kind if !filter.hidden_kinds.is_empty() => {
            let (off, on): (Vec<Kind>, Vec<Kind>) =
                Kind::ALL.into_iter().partition(|kind| filter.hidden_kinds.contains(*kind));
            let names =
                |kinds: Vec<Kind>| list(kinds.into_iter().map(|k| name(k as usize)).collect());
            Some(if on.len() < off.len() {
                phrase(lang, Phrase::OnlyThis, &[Arg::Text(&names(on))])
            } else {
                phrase(lang, Phrase::WithoutKinds, &[Arg::Lower(&names(off))])
            })
        }
        Cause::Certainty if filter.firmness != Filter::default().firmness => Some(phrase(
            lang,
            match filter.firmness.0 {
                Certainty::Established => Phrase::CertaintyEstablished,
                Certainty::Probable => Phrase::CertaintyProbable,
                Certainty::Disputed => Phrase::CertaintyAll,
            },
            &[],
        )),
        Cause::Time => window.map(|window| {
            let span = format_span(window.span(), lang, DateStyle::Short);
            phrase(lang, Phrase::ChipTime, &[Arg::Text(&span)])
        }),
        _ => None,
    }
}
