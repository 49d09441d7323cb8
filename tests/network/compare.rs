//! Two entries side by side.

use proptest::prelude::*;
use twentieth::{
    model::{Dataset, HistDate, Kind, LocalizedText, NodeIx, RelationIx, Role},
    query::{
        Presence, Visible,
        compare::{Shared, compare},
    },
    state::{Filter, KindSet},
};

use super::made::{Tie, any_history, entry, everything, history, tie};

const TOOK_PART_IN: usize = 0;

fn node(i: usize) -> NodeIx {
    NodeIx::from_index(i)
}

#[test]
fn what_joins_two_people_and_what_each_has_alone() {
    let kinds = [
        Kind::Person,
        Kind::Person,
        Kind::Organization,
        Kind::Event,
        Kind::Event,
        Kind::Event,
        Kind::Place,
        Kind::Place,
    ];
    let mut nodes: Vec<_> =
        kinds.iter().enumerate().map(|(i, kind)| entry(&format!("n{i}"), *kind, 3)).collect();
    nodes[3].date = HistDate::parse("1956-10-23").ok();
    nodes[4].date = HistDate::parse("1956-02-25").ok();
    let at = |from, to| Tie { kind: TOOK_PART_IN, ..tie(from, to) };
    let ties = [
        tie(0, 2),
        tie(2, 1),
        at(0, 3),
        at(1, 3),
        at(0, 4),
        at(1, 4),
        tie(0, 4),
        at(0, 5),
        // Not as one who took part.
        tie(1, 5),
        tie(0, 6),
        tie(1, 7),
        Tie { date: Some("1957"), ..tie(0, 1) },
        tie(1, 0),
        Tie { date: Some("1956"), ..tie(1, 0) },
    ];
    let dataset = history(nodes, &ties);
    let found = compare(&dataset, &everything(&dataset), node(0), node(1));
    let shared: Vec<usize> = found.shared.iter().map(|shared| shared.node.index()).collect();
    assert_eq!(shared, [2, 3, 4, 5]);
    let of_speech = [vec![RelationIx(4), RelationIx(6)], vec![RelationIx(5)]];
    assert_eq!(found.shared[2], Shared { node: node(4), ties: of_speech });
    assert_eq!(found.only, [vec![node(6)], vec![node(7)]]);
    assert_eq!(found.events, [node(4), node(3)]);
    assert_eq!(found.ties, [RelationIx(13), RelationIx(11), RelationIx(12)]);

    let filter = Filter { hidden_kinds: KindSet::of([Kind::Event]), ..Filter::default() };
    let without = compare(&dataset, &Visible::new(&dataset, &filter, None), node(0), node(1));
    assert_eq!((without.shared.len(), without.events.len()), (1, 0));
}

/// Overlaps of the offices of two people as `a b from/to certain`.
fn overlaps(lives: [&str; 2], offices: [&[&str]; 2]) -> Vec<String> {
    let person = |i: usize| {
        let mut person = entry(&format!("n{i}"), Kind::Person, 3);
        person.date = HistDate::parse(lives[i]).ok();
        let role = |date: &&str| Role {
            title: LocalizedText::en("office"),
            date: HistDate::parse(date).ok(),
            sources: Vec::new(),
        };
        person.roles = offices[i].iter().map(role).collect();
        person
    };
    let dataset: Dataset = history((0..2).map(person).collect(), &[]);
    let found = compare(&dataset, &everything(&dataset), node(0), node(1));
    let text = found.offices.iter().map(|overlap| {
        let end = |moment: twentieth::model::Moment| match moment.is_finite() {
            true => moment.to_day_text(),
            false => "..".to_owned(),
        };
        let [a, b] = overlap.roles;
        let certain = if overlap.certain { "certain" } else { "may be" };
        format!("{a} {b} {}/{} {certain}", end(overlap.span.start), end(overlap.span.end))
    });
    text.collect()
}

#[test]
fn offices_overlap_for_certain_only_if_every_reading_of_their_dates_says_so() {
    const LIVES: [&str; 2] = ["1894-04-15/1971-09-11", "1895-11-25/1978-10-21"];
    let check = |a: &[&str], b: &[&str], expected: &[&str]| {
        assert_eq!(overlaps(LIVES, [a, b]), expected, "{a:?} {b:?}");
    };
    check(
        &["1953-09-07/1964-10-14"],
        &["1955-02/1964-07-15"],
        &["0 0 1955-02-01/1964-07-16 certain"],
    );
    check(
        &["1953-09-07/1956-02-25"],
        &["1956-02-25/1960-01-01"],
        &["0 0 1956-02-25/1956-02-26 certain"],
    );
    check(&["1953-09-07/1956-02-24"], &["1956-02-25/1960-01-01"], &[]);
    // Both in 1955 at some time, perhaps one after the other.
    check(&["1953/1955"], &["1955/1957"], &["0 0 1955-01-01/1956-01-01 may be"]);
    check(&["1953/1956"], &["1954/1957"], &["0 0 1954-01-01/1957-01-01 certain"]);
    check(&["1953~/1956"], &["1954/1957"], &["0 0 1954-01-01/1957-01-01 may be"]);
    // An end that is not known is the end of the life at most.
    check(&["1953-09-07/.."], &["1960-05-04/.."], &["0 0 1960-05-04/1971-09-12 may be"]);
    // Whoever took office in between held it then, however long.
    check(&["1953-09-07/.."], &["1950/1960"], &["0 0 1953-09-07/1961-01-01 certain"]);
    check(&["1956-03"], &["1950/1960"], &["0 0 1956-03-01/1956-04-01 certain"]);
    check(&["[1955,1958]"], &["1950/1960"], &["0 0 1955-01-01/1959-01-01 may be"]);
    check(&["1956?"], &["1950/1960"], &["0 0 1956-01-01/1957-01-01 may be"]);
    check(&["/1955"], &["/1950"], &["0 0 1895-11-25/1951-01-01 may be"]);
    check(&["1972/.."], &["1960/1975"], &[]);
    // By the start of the time, and never without a date.
    check(
        &["1957/1958", "not a date", "1951/1952"],
        &["1950/1960"],
        &["2 0 1951-01-01/1953-01-01 certain", "0 0 1957-01-01/1959-01-01 certain"],
    );
    // Nothing is known of the lives.
    let open = overlaps(["", ""], [&["../1955"], &["../1956-06"]]);
    assert_eq!(open, ["0 0 ../1956-01-01 may be"]);
}

proptest! {
    #[test]
    fn comparing_the_other_way_round_says_the_same(
        dataset in any_history(10, 40),
        a in any::<prop::sample::Index>(),
        b in any::<prop::sample::Index>(),
    ) {
        let visible = everything(&dataset);
        let [a, b] = [a, b].map(|index| node(index.index(dataset.nodes().len())));
        let (there, back) = (compare(&dataset, &visible, a, b), compare(&dataset, &visible, b, a));
        let [only_a, only_b] = &there.only;
        prop_assert_eq!([only_b, only_a], [&back.only[0], &back.only[1]]);
        prop_assert_eq!(&there.events, &back.events);
        prop_assert_eq!(&there.ties, &back.ties);
        let swapped = back.shared.into_iter().map(|Shared { node, ties: [a, b] }| Shared {
            node,
            ties: [b, a],
        });
        prop_assert_eq!(&there.shared, &swapped.collect::<Vec<_>>());

        // Every neighbour is in exactly one of the three, by the ties themselves.
        let tied = |one: NodeIx, other: NodeIx| {
            dataset.adjacent(one).iter().any(|tie| {
                tie.node == other && visible.relation(tie.relation) == Presence::Shown
            })
        };
        for ix in dataset.node_ixs().filter(|ix| ![a, b].contains(ix)) {
            let lists = [
                there.shared.iter().any(|shared| shared.node == ix),
                only_a.contains(&ix),
                only_b.contains(&ix),
            ];
            let (of_a, of_b) = (tied(a, ix), tied(b, ix));
            prop_assert_eq!(lists, [of_a && of_b, of_a && !of_b, of_b && !of_a]);
        }
    }
}
