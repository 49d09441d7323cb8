//! Causes and consequences: never in a circle, never back in time, and the same as plain search.

use std::collections::{BTreeSet, VecDeque};

use petgraph::{algo::toposort, graph::DiGraph};
use proptest::prelude::*;
use twentieth::{
    model::{
        Certainty, Dataset, DatasetParts, HistDate, Kind, LocalizedText, Moment, Node, NodeIx,
        Region, Relation, RelationClass, RelationType, RelationTypeIx, SourceIx,
    },
    query::chains::Consequences,
};

use super::made::entry;

/// A history of events by date and importance, joined as causes and effects.
fn events(events: &[(&str, u8)], links: &[(usize, usize, Certainty)]) -> Dataset {
    let node = |(i, (date, importance)): (usize, &(&str, u8))| Node {
        date: (!date.is_empty()).then(|| HistDate::parse(date).unwrap()),
        ..entry(&format!("e{i}"), Kind::Event, *importance)
    };
    let relation = |(from, to, certainty): &(usize, usize, Certainty)| Relation {
        from: NodeIx::from_index(*from),
        to: NodeIx::from_index(*to),
        kind: RelationTypeIx(0),
        date: None,
        certainty: *certainty,
        note: LocalizedText::default(),
        disputes: Vec::new(),
        source_count: 1,
        sources: vec![SourceIx(0)],
    };
    Dataset::new(DatasetParts {
        nodes: events.iter().enumerate().map(node).collect(),
        regions: vec![Region {
            id: "all".to_owned(),
            name: LocalizedText::en("all"),
            lane: LocalizedText::en("all"),
            anchor: [0.5; 2],
        }],
        relation_types: vec![RelationType {
            id: "led-to".to_owned(),
            class: RelationClass::Consequence,
            forward: LocalizedText::en("led to"),
            reverse: LocalizedText::en("followed from"),
            from_kinds: Vec::new(),
            to_kinds: Vec::new(),
        }],
        relations: links.iter().map(relation).collect(),
        ..DatasetParts::default()
    })
}

const SURE: Certainty = Certainty::Established;

fn steps(dataset: &Dataset, from: u32, to: u32) -> Option<Vec<u32>> {
    let chain = Consequences::new(dataset).chain(dataset, NodeIx(from), NodeIx(to))?;
    Some(chain.nodes().map(|node| node.0).collect())
}

#[test]
fn a_chain_goes_over_the_most_important_and_shuns_what_is_disputed() {
    let spring = [
        ("1956-02-25", 5),
        ("1956-06-28", 5),
        ("1956-07", 3),
        ("1956-10-23", 5),
        ("1956-11-04", 5),
    ];
    let straight =
        [(0, 4, SURE), (0, 1, SURE), (1, 3, SURE), (3, 4, SURE), (0, 2, SURE), (2, 3, SURE)];
    assert_eq!(steps(&events(&spring, &straight), 0, 4), Some(vec![0, 1, 3, 4]));
    let mut doubted = straight;
    doubted[1].2 = Certainty::Disputed;
    assert_eq!(steps(&events(&spring, &doubted), 0, 4), Some(vec![0, 4]));
    assert_eq!(steps(&events(&spring, &straight), 4, 0), None);
    assert_eq!(steps(&events(&spring, &straight), 0, 0), None);

    let dataset = events(&spring, &straight);
    let chain = Consequences::new(&dataset).chain(&dataset, NodeIx(0), NodeIx(4)).unwrap();
    assert_eq!(chain.direct.map(|relation| relation.0), Some(0), "the direct link is said as well");
    assert_eq!(chain.step_of(NodeIx(3)), Some(2));
}

#[test]
fn months_give_way_to_days_that_must_come_first() {
    let dates = [("1956-06-28", 3), ("1956-06", 3), ("1956-06-05", 3), ("1956", 3)];
    let dataset = events(&dates, &[(0, 1, SURE), (1, 2, SURE), (2, 3, SURE)]);
    let graph = Consequences::new(&dataset);
    // The second cannot lie between the 28th and the 5th: what is in order stays.
    let at = |i| graph.moment(NodeIx(i)).unwrap();
    assert!(at(0) <= at(1) && at(1) <= at(2) && at(2) <= at(3));
    let dataset = events(&[("1956-06-28", 3), ("1956-06", 3)], &[(0, 1, SURE)]);
    let after = Consequences::new(&dataset).moment(NodeIx(1)).unwrap();
    assert!(after >= Moment::ymd(1956, 6, 28) && after < Moment::ymd(1956, 7, 1), "{after:?}");
    let dataset = events(&[("1956-06", 3), ("1956-06-05", 3)], &[(0, 1, SURE)]);
    let before = Consequences::new(&dataset).moment(NodeIx(0)).unwrap();
    assert!(before < Moment::ymd(1956, 6, 6) && before >= Moment::ymd(1956, 6, 1), "{before:?}");
}

#[test]
fn what_is_undated_or_lies_in_the_past_of_its_cause_is_no_consequence() {
    let dates = [("1956-02-25", 5), ("", 5), ("1953-03-05", 5)];
    let dataset = events(&dates, &[(0, 1, SURE), (0, 2, SURE)]);
    let graph = Consequences::new(&dataset);
    assert_eq!(graph.links().count(), 0);
    assert_eq!(graph.moment(NodeIx(1)), None);
    assert!(graph.after(NodeIx(0)).is_empty());
}

#[test]
fn ends_are_important_and_not_on_the_way_to_each_other() {
    let dates =
        [("1956-02", 5), ("1956-06", 5), ("1956-10", 5), ("1958", 4), ("1956-03", 2), ("1960", 4)];
    let links =
        [(0, 1, SURE), (1, 2, SURE), (2, 3, SURE), (0, 4, SURE), (4, 5, SURE), (0, 5, SURE)];
    let dataset = events(&dates, &links);
    let graph = Consequences::new(&dataset);
    let source = graph.source(&dataset, Moment::ymd(1956, 2, 25));
    assert_eq!(source, Some(NodeIx(0)));
    let ends = graph.ends(&dataset, NodeIx(0));
    assert!(ends.contains(&NodeIx(3)) || ends.contains(&NodeIx(2)), "{ends:?}");
    assert!(!ends.contains(&NodeIx(1)) && !ends.contains(&NodeIx(4)), "{ends:?}");
}

const DATES: [&str; 10] = [
    "1956",
    "1956-02",
    "1956-02-25",
    "1956-02-25",
    "1956-03/1956-05",
    "1956-06~",
    "1956-06-28",
    "1957",
    "[1956-02-24,1956-02-25]",
    "",
];

proptest! {
    #[test]
    fn consequences_agree_with_plain_search(
        dates in prop::collection::vec((prop::sample::select(DATES.to_vec()), 1u8..=5), 2..14),
        pairs in prop::collection::vec((0usize..14, 0usize..14, 0usize..3), 0..40),
    ) {
        let links: Vec<(usize, usize, Certainty)> = pairs
            .into_iter()
            .map(|(a, b, c)| (a % dates.len(), b % dates.len(), Certainty::ALL[c]))
            .filter(|(a, b, _)| a != b)
            .collect();
        let dataset = events(&dates, &links);
        let graph = Consequences::new(&dataset);
        let known: Vec<(NodeIx, NodeIx)> = graph.links().map(|(from, _, to)| (from, to)).collect();
        for (from, to) in &known {
            prop_assert!(graph.moment(*from) <= graph.moment(*to), "{from:?} {to:?}");
        }
        let mut plain = DiGraph::<(), ()>::new();
        let ends: Vec<_> = dates.iter().map(|_| plain.add_node(())).collect();
        for (from, to) in &known {
            plain.add_edge(ends[from.index()], ends[to.index()], ());
        }
        prop_assert!(toposort(&plain, None).is_ok());

        for start in dataset.node_ixs() {
            let mut reached = BTreeSet::new();
            let mut queue = VecDeque::from([start]);
            while let Some(at) = queue.pop_front() {
                for (_, to) in known.iter().filter(|(from, _)| *from == at) {
                    if reached.insert(*to) {
                        queue.push_back(*to);
                    }
                }
            }
            let after: BTreeSet<NodeIx> =
                graph.after(start).into_iter().map(|reached| reached.node).collect();
            prop_assert_eq!(&after, &reached);
            for end in dataset.node_ixs() {
                let before = graph.before(end).iter().any(|reached| reached.node == start);
                prop_assert_eq!(before, after.contains(&end));
                let chain = graph.chain(&dataset, start, end);
                prop_assert_eq!(chain.is_some(), after.contains(&end));
                let Some(chain) = chain else { continue };
                let nodes: Vec<NodeIx> = chain.nodes().collect();
                prop_assert_eq!((nodes[0], nodes[nodes.len() - 1]), (start, end));
                for (hop, link) in nodes.windows(2).zip(&chain.links) {
                    let relation = dataset.relation(link.relation);
                    prop_assert_eq!((relation.from, relation.to), (hop[0], hop[1]));
                    prop_assert!(known.contains(&(hop[0], hop[1])));
                }
            }
        }
    }
}
