//! What a reader's choices do: the reducer and the filter.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use support::{node, small};
use twentieth::{
    model::{Certainty, Dataset, Kind, Moment, NodeIx},
    query::{
        Presence, Visible,
        filter::{Cause, Facet},
        neighbours::{connections, consequences},
    },
    scene::Point,
    state::{
        Action, AppState, ExploreAction, FilterAction, Pair, Place, Question, Sureness, TimeAction,
        TimeWindow, View, apply,
    },
};

fn after(dataset: &Dataset, actions: impl IntoIterator<Item = Action>) -> AppState {
    actions.into_iter().fold(AppState::default(), |state, action| apply(&state, dataset, action))
}

#[test]
fn two_steps_in_one_frame_both_count() {
    let dataset = small();
    let step = || Action::Time(TimeAction::StepDays(1));
    let state = after(&dataset, [step(), step()]);
    assert_eq!(state.cursor, Some(Moment::ymd(1956, 2, 27)));
}

#[test]
fn stepping_from_fact_to_fact_goes_there_and_back() {
    let dataset = small();
    let step = |back| Action::Time(TimeAction::StepFact { back });
    let there = after(&dataset, [step(false)]);
    assert!(there.cursor.unwrap() > Moment::ymd(1956, 2, 25));
    let back = after(&dataset, [step(false), step(true)]);
    assert_eq!(back.cursor, Some(Moment::ymd(1956, 2, 25)));
    // Beyond the last fact nothing moves.
    let end = Action::Time(TimeAction::Cursor(Some(Moment::ymd(1991, 12, 30))));
    let last = after(&dataset, [end, step(false), step(false)]);
    assert_eq!(last, after(&dataset, [Action::Time(TimeAction::Cursor(last.cursor))]));
}

#[test]
fn windows_stay_within_the_axis_and_are_never_empty() {
    let (early, late) = (Moment::ymd(1800, 1, 1), Moment::ymd(2100, 1, 1));
    assert!(TimeWindow::new(early, late).is_everything());
    for moment in [early, Moment::ymd(1956, 2, 25), late] {
        let span = TimeWindow::new(moment, moment).span();
        assert_eq!(span.end.0 - span.start.0, TimeWindow::SHORTEST);
        assert!(TimeWindow::AXIS.span().contains(span));
    }
}

#[test]
fn the_last_kind_switched_off_brings_all_back() {
    let dataset = small();
    let toggle = |kind| Action::Filter(FilterAction::ToggleKind(kind));
    let all_but_one = Kind::ALL.into_iter().skip(1).map(toggle);
    assert_eq!(after(&dataset, all_but_one).filter.hidden_kinds.len(), 6);
    assert!(after(&dataset, Kind::ALL.map(toggle)).filter.is_empty());
    let isolate = || Action::Filter(FilterAction::IsolateKind(Kind::Event));
    let alone = after(&dataset, [isolate()]);
    assert_eq!(alone.filter.hidden_kinds.iter().filter(|kind| *kind == Kind::Event).count(), 0);
    assert_eq!(alone.filter.hidden_kinds.len(), 6);
    assert!(after(&dataset, [isolate(), isolate()]).filter.is_empty());
}

#[test]
fn every_action_is_legal_in_every_state() {
    let dataset = small();
    let nobody = NodeIx::from_index(dataset.nodes().len() + 5);
    assert_eq!(after(&dataset, [Action::Select(Some(nobody))]).selection, None);
    let list = after(&dataset, [Action::View(View::List)]);
    let restored = after(&dataset, [Action::Restore(Box::new(list.clone()))]);
    assert_eq!(restored, list);
}

#[test]
fn outside_the_window_things_fade_and_are_counted() {
    let dataset = small();
    let june = TimeWindow::new(Moment::ymd(1956, 6, 1), Moment::ymd(1956, 7, 1));
    let visible = Visible::new(&dataset, &AppState::default().filter, Some(june));
    let presence = |id: &str| visible.node(node(&dataset, id));
    assert_eq!(presence("1956-06-28-poznan-june"), Presence::Shown);
    assert_eq!(presence("1956-02-25-secret-speech"), Presence::Faded);
    let faded = dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Faded).count();
    assert_eq!(visible.hidden.by_time, faded);
    assert!(faded > 0 && faded < dataset.nodes().len());

    let everything = Visible::new(&dataset, &AppState::default().filter, Some(TimeWindow::AXIS));
    assert!(everything.hidden.is_empty());
}

#[test]
fn what_is_not_surely_in_the_window_can_fade_too() {
    let dataset = small();
    let june = TimeWindow::new(Moment::ymd(1956, 6, 1), Moment::ymd(1956, 7, 1));
    let surely = Action::Filter(FilterAction::Sureness(Sureness::Surely));
    let state = after(&dataset, [surely.clone()]);
    let visible = Visible::new(&dataset, &state.filter, Some(june));
    let presence = |id: &str| visible.node(node(&dataset, id));
    assert_eq!(presence("1956-06-28-poznan-june"), Presence::Shown);
    let possibly = Visible::new(&dataset, &AppState::default().filter, Some(june));
    assert!(visible.hidden.by_time > possibly.hidden.by_time);
    // Without a window, nothing is asked of dates.
    assert!(Visible::new(&dataset, &state.filter, None).hidden.is_empty());
    let undo = Action::Filter(FilterAction::ClearCause(Cause::Time));
    assert!(after(&dataset, [surely, undo]).filter.is_empty());
}

#[test]
fn what_is_held_less_firmly_can_be_left_out() {
    let dataset = small();
    let firm = Action::Filter(FilterAction::Firmness(Certainty::Established));
    let state = after(&dataset, [firm]);
    let visible = Visible::new(&dataset, &state.filter, None);
    for (i, relation) in dataset.relations().iter().enumerate() {
        let shown =
            visible.relation(twentieth::model::RelationIx::from_index(i)) == Presence::Shown;
        assert_eq!(shown, relation.certainty == Certainty::Established, "{relation:?}");
    }
}

#[test]
fn a_relation_never_outlives_its_ends() {
    let dataset = small();
    let state = after(&dataset, [Action::Filter(FilterAction::ToggleKind(Kind::Person))]);
    let visible = Visible::new(&dataset, &state.filter, None);
    let people = dataset.nodes().iter().filter(|node| node.kind == Kind::Person).count();
    assert_eq!(visible.hidden.by_kind, people);
    for (i, relation) in dataset.relations().iter().enumerate() {
        let ends = [relation.from, relation.to].map(|ix| dataset.node(ix).kind);
        if ends.contains(&Kind::Person) {
            let ix = twentieth::model::RelationIx::from_index(i);
            assert_eq!(visible.relation(ix), Presence::Hidden);
        }
    }
}

#[test]
fn connections_come_in_order_of_date_and_consequences_know_their_direction() {
    let dataset = small();
    let speech = node(&dataset, "1956-02-25-secret-speech");
    let list = connections(&dataset, speech);
    assert_eq!(list.len(), dataset.degree(speech));
    let dates: Vec<_> = list.iter().map(|a| dataset.relation(a.relation).date.as_ref()).collect();
    let dated = dates.iter().take_while(|date| date.is_some()).count();
    assert!(dates[dated..].iter().all(Option::is_none), "undated ones come last");
    assert!(dates[..dated].is_sorted());

    let effects = consequences(&dataset, speech, true);
    assert!(!effects.is_empty());
    for effect in effects {
        let back = consequences(&dataset, effect.node, false);
        assert!(back.iter().any(|cause| cause.node == speech));
    }
}

#[test]
fn a_facet_is_asked_for_isolated_and_undone() {
    let dataset = small();
    let filter = |action| Action::Filter(action);
    let toggle = |value| filter(FilterAction::ToggleFacet(Facet::Region, value));
    let both = after(&dataset, [toggle(0), toggle(1)]);
    assert_eq!(both.filter.facets.regions.iter().collect::<Vec<_>>(), [0, 1]);
    let isolate = |value| filter(FilterAction::IsolateFacet(Facet::Region, value));
    let alone = apply(&both, &dataset, isolate(1));
    assert_eq!(alone.filter.facets.regions.iter().collect::<Vec<_>>(), [1]);
    assert!(apply(&alone, &dataset, isolate(1)).filter.is_empty());
    let two = apply(&alone, &dataset, filter(FilterAction::ToggleKind(Kind::Person)));
    let undone = apply(&two, &dataset, filter(FilterAction::ClearCause(Cause::Region)));
    assert!(undone.filter.facets.is_empty() && undone.filter.hidden_kinds.contains(Kind::Person));
    let undone = apply(&undone, &dataset, filter(FilterAction::ClearCause(Cause::Kind)));
    assert!(undone.filter.is_empty());
}

#[test]
fn what_is_expanded_is_not_collapsed() {
    let dataset = small();
    let ix = NodeIx(1);
    let explore = |action| Action::Explore(action);
    let open = after(&dataset, [explore(ExploreAction::ToggleExpanded(ix))]);
    assert_eq!(open.explore.expanded, [ix]);
    let closed = apply(&open, &dataset, explore(ExploreAction::ToggleCollapsed(ix)));
    assert_eq!((closed.explore.expanded, closed.explore.collapsed), (vec![], vec![ix]));
}

#[test]
fn nothing_is_asked_of_an_entry_and_itself() {
    let dataset = small();
    let ask = |a, b| {
        let pair = Pair { question: Question::Path, ends: [NodeIx(a), NodeIx(b)] };
        after(&dataset, [Action::Explore(ExploreAction::Ask(Some(pair)))]).explore.pair
    };
    assert!(ask(0, 1).is_some());
    assert_eq!((ask(1, 1), ask(0, 99_999)), (None, None));
}

#[test]
fn a_moved_entry_stays_until_it_is_released() {
    let dataset = small();
    let place = |x, y| Place::of(Point::new(x, y));
    let put = |ix, place| Action::Explore(ExploreAction::Move(NodeIx(ix), place));
    let state = after(
        &dataset,
        [put(0, place(0.2, 0.3)), put(1, place(0.5, 2.0)), put(0, place(0.4, 0.3))],
    );
    assert_eq!(state.explore.moved, [(NodeIx(1), place(0.5, 1.0)), (NodeIx(0), place(0.4, 0.3))]);
    let release = |one| Action::Explore(ExploreAction::Release(one));
    let one = apply(&state, &dataset, release(Some(NodeIx(1))));
    assert_eq!(one.explore.moved, [(NodeIx(0), place(0.4, 0.3))]);
    assert!(apply(&state, &dataset, release(None)).explore.moved.is_empty());
}
