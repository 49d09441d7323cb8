//! The reducer: total, pure, every action legal in every state.

use super::{
    Action, AppState, FilterAction, KindSet, Sureness, TimeAction, TimeWindow, app_state::Firmness,
};
use crate::{
    model::{Dataset, HistDate, Kind, Moment, Node},
    query::filter::{Cause, Choice},
    time_axis::lens::CONGRESS,
};

/// Where the cursor stands before it is moved: the day of the speech.
pub const SPEECH_DAY: Moment = Moment::ymd(1956, 2, 25);

/// The state after an action.
#[must_use]
pub fn apply(state: &AppState, dataset: &Dataset, action: Action) -> AppState {
    let mut next = state.clone();
    match action {
        Action::Select(selection) => {
            next.selection = selection.filter(|ix| ix.index() < dataset.nodes().len());
        }
        Action::View(view) => next.view = view,
        Action::Scale(scale) => next.scale = scale,
        Action::Chain(end) => {
            next.chain = end.filter(|ix| ix.index() < dataset.nodes().len());
        }
        Action::Time(action) => time(&mut next, dataset, action),
        Action::Filter(action) => filter(&mut next, action),
        Action::Explore(action) => next.explore.apply(action, dataset.nodes().len()),
        Action::Camera(camera) => next.camera = camera,
        Action::Lanes(lanes) => next.lanes = lanes,
        Action::Lens(open) => lens(&mut next, open),
        Action::Lang(lang) => next.lang = Some(lang),
        Action::Theme(theme) => next.theme = theme,
        Action::Restore(state) => next = *state,
    }
    next
}

fn lens(next: &mut AppState, open: bool) {
    next.lens = open;
    let shown = next.window.unwrap_or(TimeWindow::HOME).span();
    let holds = shown.start <= CONGRESS.start && CONGRESS.end <= shown.end;
    if open && !holds {
        next.window = Some(TimeWindow::HOME);
    }
}

fn time(next: &mut AppState, dataset: &Dataset, action: TimeAction) {
    let cursor = next.cursor.unwrap_or(SPEECH_DAY);
    match action {
        TimeAction::Window(window) => next.window = window,
        TimeAction::Cursor(moment) => next.cursor = moment.map(within_axis),
        TimeAction::StepDays(days) => {
            next.cursor = Some(within_axis(cursor.day_start().plus_days(i64::from(days))));
        }
        TimeAction::StepFact { back } => {
            if let Some(moment) = neighbouring_fact(dataset, cursor, back) {
                next.cursor = Some(moment);
            }
        }
    }
}

fn within_axis(moment: Moment) -> Moment {
    let axis = TimeWindow::AXIS.span();
    Moment(moment.0.clamp(axis.start.0, axis.end.0 - 1))
}

fn neighbouring_fact(dataset: &Dataset, cursor: Moment, back: bool) -> Option<Moment> {
    let axis = TimeWindow::AXIS.span();
    let starts = dataset
        .nodes()
        .iter()
        .filter(|node| Node::is_dated_fact(node))
        .filter_map(|node| node.date.as_ref().map(HistDate::representative))
        .filter(|moment| axis.start <= *moment && *moment < axis.end);
    if back {
        starts.filter(|moment| *moment < cursor).max()
    } else {
        starts.filter(|moment| *moment > cursor).min()
    }
}

fn filter(next: &mut AppState, action: FilterAction) {
    let hidden = &mut next.filter.hidden_kinds;
    match action {
        FilterAction::ToggleKind(kind) => {
            *hidden = if hidden.contains(kind) { hidden.without(kind) } else { hidden.with(kind) };
            // An exhibit without any kind shows nothing: the last one off turns all on.
            if hidden.len() == Kind::ALL.len() {
                *hidden = KindSet::default();
            }
        }
        FilterAction::IsolateKind(kind) => {
            let others = KindSet::of(Kind::ALL.into_iter().filter(|other| *other != kind));
            *hidden = if *hidden == others { KindSet::default() } else { others };
        }
        FilterAction::Firmness(certainty) => next.filter.firmness = Firmness(certainty),
        FilterAction::Sureness(sureness) => next.filter.sureness = sureness,
        FilterAction::ToggleFacet(facet, value) => {
            let choice = next.filter.facets.choice_mut(facet);
            *choice = choice.toggled(value);
        }
        FilterAction::IsolateFacet(facet, value) => {
            let choice = next.filter.facets.choice_mut(facet);
            let alone = Choice::of([value]);
            *choice = if *choice == alone { Choice::default() } else { alone };
        }
        FilterAction::ClearCause(cause) => match (cause, cause.facet()) {
            (_, Some(facet)) => *next.filter.facets.choice_mut(facet) = Choice::default(),
            (Cause::Kind, None) => *hidden = KindSet::default(),
            (Cause::Certainty, None) => next.filter.firmness = Firmness::default(),
            (Cause::Time, None) => next.filter.sureness = Sureness::default(),
            (_, None) => {}
        },
        FilterAction::Clear => next.filter = super::Filter::default(),
    }
}
