//! Ways between entries: against Dijkstra, all ways by brute force, and maximum flow.

use std::collections::BTreeSet;

use petgraph::{
    algo::{all_simple_paths, dijkstra, ford_fulkerson},
    graph::{DiGraph, NodeIndex},
};
use proptest::prelude::*;
use twentieth::{
    model::{Certainty, Dataset, Kind, NodeIx, RelationIx},
    query::{
        Presence, Visible,
        paths::{ALTERNATIVES, Path, Step, paths, shortest_path},
        reasons::reasons,
    },
    state::{Filter, KindSet},
};

use super::made::{
    Tie, any_history, at, entry, everything, graph_of, history, ix, people, simple, tie,
};

fn node(i: usize) -> NodeIx {
    NodeIx::from_index(i)
}

fn indices(path: &Path) -> Vec<usize> {
    path.nodes().map(NodeIx::index).collect()
}

#[test]
fn among_equally_short_ways_sources_then_certainty_then_importance_then_indices_decide() {
    // Every way leads from 0 to 9 over two others: 1 2, 3 4, 5 6 or 7 8.
    let ways = |over: [(&[u32], Certainty, u8); 4]| -> (Dataset, Vec<Tie>) {
        let mut nodes = vec![entry("n0", Kind::Person, 3)];
        let mut ties = Vec::new();
        for (i, (sources, certainty, importance)) in over.into_iter().enumerate() {
            let (a, b) = (i * 2 + 1, i * 2 + 2);
            nodes.extend([a, b].map(|i| entry(&format!("n{i}"), Kind::Person, importance)));
            let sources = sources.to_vec();
            ties.extend([tie(0, a), Tie { sources, certainty, ..tie(a, b) }, tie(b, 9)]);
        }
        nodes.push(entry("n9", Kind::Person, 3));
        (history(nodes, &ties), ties)
    };
    let (sure, likely, doubted) =
        (Certainty::Established, Certainty::Probable, Certainty::Disputed);
    let plain = (&[1][..], sure, 3);
    for (over, expected) in [
        ([plain, (&[1, 2, 3], doubted, 1), (&[1, 2], sure, 5), plain], [0, 3, 4, 9]),
        ([(&[1, 1, 1], sure, 3), (&[1, 2], doubted, 1), plain, plain], [0, 3, 4, 9]),
        ([(&[1], likely, 5), (&[1], doubted, 5), (&[1], sure, 1), (&[], likely, 3)], [0, 5, 6, 9]),
        (
            [(&[1], doubted, 5), (&[1], likely, 1), (&[1], doubted, 3), (&[1], doubted, 3)],
            [0, 3, 4, 9],
        ),
        ([plain, plain, (&[1], sure, 4), plain], [0, 5, 6, 9]),
        ([plain; 4], [0, 1, 2, 9]),
    ] {
        let (dataset, _) = ways(over);
        let there = shortest_path(&dataset, &everything(&dataset), node(0), node(9)).unwrap();
        assert_eq!(indices(&there), expected);
        let back = shortest_path(&dataset, &everything(&dataset), node(9), node(0)).unwrap();
        assert_eq!(indices(&back), [9, expected[2], expected[1], 0]);
    }
}

#[test]
fn two_ties_of_two_sources_are_better_than_nine_and_one() {
    let sourced = |from, to, count: u32| Tie { sources: (0..count).collect(), ..tie(from, to) };
    let nodes = (0..4).map(|i| entry(&format!("n{i}"), Kind::Person, 3)).collect();
    let ties = [sourced(0, 1, 9), sourced(1, 3, 1), sourced(0, 2, 2), sourced(2, 3, 2)];
    let dataset = history(nodes, &ties);
    let path = shortest_path(&dataset, &everything(&dataset), node(0), node(3)).unwrap();
    assert_eq!(indices(&path), [0, 2, 3]);
}

#[test]
fn a_step_says_how_its_tie_reads_and_what_else_joins_the_two() {
    let nodes = (0..3).map(|i| entry(&format!("n{i}"), Kind::Person, 3)).collect();
    let doubted = Tie { certainty: Certainty::Disputed, sources: vec![1, 2], ..tie(1, 0) };
    let plain = Tie { kind: 0, ..tie(0, 1) };
    let best = Tie { kind: 2, sources: vec![1, 2], ..tie(1, 0) };
    let dataset = history(nodes, &[doubted, plain, best, tie(1, 2)]);
    let path = shortest_path(&dataset, &everything(&dataset), node(0), node(2)).unwrap();
    let [first, second] = &path.steps[..] else { panic!("{path:?}") };
    assert_eq!(
        *first,
        Step {
            to: node(1),
            relation: RelationIx(2),
            outgoing: false,
            also: vec![RelationIx(0), RelationIx(1)],
        }
    );
    assert_eq!(first.verb(&dataset).en, "led-to ←");
    assert_eq!(second.verb(&dataset).en, "close-to →");
}

#[test]
fn other_ways_share_nothing_where_that_can_be() {
    let all = |dataset: &Dataset, from, to| -> Vec<(Vec<usize>, usize)> {
        let found = paths(dataset, &everything(dataset), node(from), node(to));
        found.iter().map(|path| (indices(path), path.shared)).collect()
    };
    // The direct tie, then three of four ways over one other entry, then none.
    let direct =
        people(6, &[(0, 5), (0, 1), (1, 5), (0, 2), (2, 5), (0, 3), (3, 5), (0, 4), (4, 5)]);
    assert_eq!(
        all(&direct, 0, 5),
        [(vec![0, 5], 0), (vec![0, 1, 5], 0), (vec![0, 2, 5], 0), (vec![0, 3, 5], 0)]
    );
    // After the best (0 1 9), the shortest of the rest, 0 2 3 9, would block the two others.
    let trap = people(
        10,
        &[(0, 1), (1, 9), (0, 2), (2, 3), (3, 9), (2, 4), (4, 5), (5, 9), (0, 6), (6, 7), (7, 3)],
    );
    assert_eq!(
        all(&trap, 0, 9)[..3],
        [(vec![0, 1, 9], 0), (vec![0, 2, 4, 5, 9], 0), (vec![0, 6, 7, 3, 9], 0)]
    );
    // Everything goes through 1; there the ways part.
    let bridge = people(5, &[(0, 1), (1, 2), (2, 4), (1, 3), (3, 4)]);
    assert_eq!(all(&bridge, 4, 0), [(vec![4, 2, 1, 0], 0), (vec![4, 3, 1, 0], 1)]);
    // There is no other way at all, however many ties.
    assert_eq!(all(&people(2, &[(0, 1), (1, 0)]), 0, 1), [(vec![0, 1], 0)]);
    assert_eq!(all(&people(3, &[(0, 1)]), 0, 2), []);
    assert_eq!(all(&direct, 3, 3), [(vec![3], 0)]);
}

#[test]
fn ways_keep_to_what_is_shown() {
    let mut nodes: Vec<_> = (0..4).map(|i| entry(&format!("n{i}"), Kind::Person, 3)).collect();
    nodes[1].kind = Kind::Place;
    let dataset = history(nodes, &[tie(0, 1), tie(1, 3), tie(0, 2), tie(2, 3)]);
    let filter = Filter { hidden_kinds: KindSet::of([Kind::Place]), ..Filter::default() };
    let visible = Visible::new(&dataset, &filter, None);
    let found = paths(&dataset, &visible, node(0), node(3));
    assert_eq!(found.iter().map(indices).collect::<Vec<_>>(), [[0, 2, 3]]);
    assert_eq!(paths(&dataset, &visible, node(0), node(1)), []);
    assert_eq!(paths(&dataset, &visible, node(1), node(1)), []);
}

#[test]
fn the_reasons_for_an_entry_lead_to_the_speech() {
    let mut nodes: Vec<_> =
        (0..5).map(|i| entry(&format!("n{i}"), Kind::Person, i as u8 + 1)).collect();
    nodes[4].id = "1956-02-25-secret-speech".to_owned();
    nodes[1].kind = Kind::Place;
    nodes[0].sources = [1, 2, 3].map(twentieth::model::SourceIx).to_vec();
    nodes[0].dispute_count = 2;
    let doubted = Tie { certainty: Certainty::Disputed, sources: vec![3, 4], ..tie(0, 1) };
    let dataset = history(nodes, &[doubted, tie(1, 4), tie(2, 0)]);
    let why =
        |filter: &Filter, i| reasons(&dataset, &Visible::new(&dataset, filter, None), node(i));

    let found = why(&Filter::default(), 0);
    assert_eq!(indices(found.chain.as_ref().unwrap()), [0, 1, 4]);
    assert_eq!((found.through_hidden, found.importance), (false, 1));
    assert_eq!((found.ties, found.sources, found.disputes), (2, 5, 3));
    assert_eq!(indices(&why(&Filter::default(), 4).chain.unwrap()), [4]);
    assert_eq!(why(&Filter::default(), 3).chain, None);
    assert!(!why(&Filter::default(), 3).through_hidden);

    // With the place hidden there is only the hidden way; the numbers stay.
    let filter = Filter { hidden_kinds: KindSet::of([Kind::Place]), ..Filter::default() };
    let hidden = why(&filter, 0);
    assert!(hidden.through_hidden);
    assert_eq!((hidden.chain, hidden.ties), (found.chain, 2));
}

/// How a way compares, by the words of the documentation: sources, doubts, importance, indices.
fn merit(dataset: &Dataset, visible: &Visible, way: &[NodeIx]) -> (u64, usize, usize, i32) {
    let mut sum = (0, 0, 0, 0);
    for pair in way.windows(2) {
        let ties = dataset
            .adjacent(pair[0])
            .iter()
            .filter(|tie| tie.node == pair[1] && visible.relation(tie.relation) == Presence::Shown);
        let best = ties.map(|tie| {
            let relation = dataset.relation(tie.relation);
            let sources: BTreeSet<_> = relation.sources.iter().collect();
            // 1 / sources, over a common denominator of 1 to 3.
            let unsourced = 6 / sources.len().max(1) as u64;
            let is = |level| usize::from(relation.certainty == level);
            (unsourced, is(Certainty::Disputed), is(Certainty::Probable))
        });
        let (unsourced, disputed, probable) = best.min().unwrap();
        sum = (sum.0 + unsourced, sum.1 + disputed, sum.2 + probable, sum.3);
    }
    for between in &way[1..way.len() - 1] {
        sum.3 -= i32::from(dataset.node(*between).importance);
    }
    sum
}

/// How many ways share neither an entry in between nor the direct tie, by maximum flow; the entries
/// of `without` may not be used.
fn most_disjoint(
    dataset: &Dataset,
    visible: &Visible,
    ends: [NodeIx; 2],
    without: &[NodeIx],
) -> usize {
    let [from, to] = ends;
    let graph = simple(&graph_of(dataset, visible));
    let mut doors: DiGraph<(), usize> = DiGraph::new();
    for _ in 0..graph.node_count() * 2 {
        doors.add_node(());
    }
    let door = |node: NodeIndex, out: usize| NodeIndex::new(node.index() * 2 + out);
    for node in graph.node_indices().filter(|node| !without.contains(&ix(*node))) {
        doors.add_edge(door(node, 0), door(node, 1), 1);
        for next in graph.neighbors(node) {
            if [node, next] != [at(from), at(to)] {
                doors.add_edge(door(node, 1), door(next, 0), 1);
            }
        }
    }
    ford_fulkerson(&doors, door(at(from), 1), door(at(to), 0)).0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn the_first_way_is_the_best_of_all(
        dataset in any_history(9, 22),
        firmness in 0usize..3,
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let mut filter = Filter::default();
        filter.firmness.0 = Certainty::ALL[firmness];
        let visible = Visible::new(&dataset, &filter, None);
        let [from, to] = [from, to].map(|index| node(index.index(dataset.nodes().len())));
        let graph = simple(&graph_of(&dataset, &visible));
        let far = dijkstra(&graph, at(from), None, |_| 1usize);
        let found = shortest_path(&dataset, &visible, from, to);

        let shown = [from, to].iter().all(|end| visible.node(*end) == Presence::Shown);
        let length = far.get(&at(to)).copied().filter(|_| shown);
        prop_assert_eq!(found.as_ref().map(|path| path.steps.len()), length);
        let Some(path) = found else { return Ok(()) };
        if from == to {
            return Ok(());
        }
        // Read from the lower end, so that the way back is the way there.
        let (low, high) = (from.min(to), from.max(to));
        let between = path.steps.len() - 1;
        let ways = all_simple_paths::<Vec<_>, _, std::hash::RandomState>(
            &graph, at(low), at(high), between, Some(between),
        );
        let best = ways
            .map(|way| way.into_iter().map(ix).collect::<Vec<_>>())
            .min_by_key(|way| (merit(&dataset, &visible, way), way.clone()));
        let mut nodes: Vec<NodeIx> = path.nodes().collect();
        if from != low {
            nodes.reverse();
        }
        prop_assert_eq!(Some(nodes), best);
    }

    #[test]
    fn other_ways_are_real_different_and_as_many_as_flow_allows(
        dataset in any_history(12, 36),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let visible = Visible::new(&dataset, &Filter::default(), None);
        let [from, to] = [from, to].map(|index| node(index.index(dataset.nodes().len())));
        let found = paths(&dataset, &visible, from, to);
        prop_assert!(found.len() <= ALTERNATIVES + 1);
        let best = shortest_path(&dataset, &visible, from, to);
        prop_assert_eq!(found.first(), best.as_ref());

        let mut seen: BTreeSet<NodeIx> = BTreeSet::new();
        for path in &found {
            let nodes: Vec<NodeIx> = path.nodes().collect();
            prop_assert_eq!(nodes.iter().collect::<BTreeSet<_>>().len(), nodes.len(), "a loop");
            prop_assert_eq!((nodes[0], nodes[nodes.len() - 1]), (from, to));
            for (step, from) in path.steps.iter().zip(&nodes) {
                let relation = dataset.relation(step.relation);
                let ends = if step.outgoing { (*from, step.to) } else { (step.to, *from) };
                prop_assert_eq!((relation.from, relation.to), ends);
                let all = dataset.adjacent(*from).iter().filter(|tie| tie.node == step.to);
                prop_assert_eq!(step.also.len() + 1, all.count());
            }
            let inner = &nodes[1..nodes.len().max(2) - 1];
            prop_assert_eq!(path.shared, inner.iter().filter(|node| seen.contains(node)).count());
            seen.extend(inner);
        }
        let ways: BTreeSet<Vec<usize>> = found.iter().map(indices).collect();
        prop_assert_eq!(ways.len(), found.len(), "the same way twice");

        if let (Some(best), true) = (found.first(), from != to) {
            let inner: Vec<NodeIx> = best.nodes().filter(|node| ![from, to].contains(node)).collect();
            let most = most_disjoint(&dataset, &visible, [from, to], &inner);
            let disjoint = found[1..].iter().take_while(|path| path.shared == 0).count();
            prop_assert_eq!(disjoint, most.min(ALTERNATIVES));
            prop_assert!(found[1..=disjoint].is_sorted_by_key(|path| path.steps.len()));
            // What shares entries comes last, and is looked for only if there is room.
            prop_assert!(found[disjoint + 1..].iter().all(|path| path.shared > 0));
        }
    }
}
