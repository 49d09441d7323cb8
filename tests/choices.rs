//! What a reader's choices do: the reducer and the filter.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use support::{node, small};
use twentieth::{
    model::{Certainty, Dataset, Kind, Moment, NodeIx},
    query::{
        Presence, Visible,
        neighbours::{connections, consequences},
    },
    state::{Action, AppState, FilterAction, TimeAction, TimeWindow, View, apply},
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
