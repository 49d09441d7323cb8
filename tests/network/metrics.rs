//! Degree, weighted degree, betweenness, `PageRank`, and rank ranges.

use petgraph::algo::{all_simple_paths, dijkstra};
use proptest::prelude::*;
use twentieth::{
    model::{Certainty, Dataset, Kind, NodeIx},
    query::{
        Presence, Visible,
        metrics::{Metric, ranking},
        network::Network,
    },
    state::{Filter, KindSet},
};

use super::made::{
    Tie, any_history, at, entry, everything, graph_of, history, people, simple, tie,
};

/// The values by entry, those that are not shown left out.
fn values(dataset: &Dataset, visible: &Visible, metric: Metric) -> Vec<(NodeIx, f64)> {
    let network = Network::new(dataset, visible);
    network.nodes().iter().copied().zip(metric.values(&network)).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn small_graphs_have_the_values_of_the_textbook() {
    let star = people(5, &[(0, 1), (2, 0), (0, 3), (0, 4)]);
    let chain = people(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let square = people(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]);
    let pair_and_one = people(3, &[(0, 1)]);
    // With damping d, the centre of a star has (1 − d)/n + d Σ leaves, a leaf (1 − d)/n + d centre/4.
    let centre = (0.15 / 5.0 + 0.85 * 0.15 * 4.0 / 5.0) / (1.0 - 0.85 * 0.85);
    let leaf = (1.0 - centre) / 4.0;
    // An entry without ties passes its share on to all alike: r = 0.05 + 0.85 r / 3.
    let alone = 0.05 / (1.0 - 0.85 / 3.0);
    let paired = (1.0 - alone) / 2.0;
    for (dataset, metric, expected) in [
        (&star, Metric::Degree, vec![4.0, 1.0, 1.0, 1.0, 1.0]),
        (&star, Metric::Betweenness, vec![1.0, 0.0, 0.0, 0.0, 0.0]),
        (&star, Metric::PageRank, vec![centre, leaf, leaf, leaf, leaf]),
        (&chain, Metric::Betweenness, vec![0.0, 0.5, 2.0 / 3.0, 0.5, 0.0]),
        (&square, Metric::Betweenness, vec![1.0 / 6.0; 4]),
        (&square, Metric::PageRank, vec![0.25; 4]),
        (&pair_and_one, Metric::Betweenness, vec![0.0; 3]),
        (&pair_and_one, Metric::PageRank, vec![paired, paired, alone]),
        (&people(1, &[]), Metric::PageRank, vec![1.0]),
        (&people(2, &[(0, 1)]), Metric::Betweenness, vec![0.0; 2]),
        (&people(0, &[]), Metric::PageRank, vec![]),
    ] {
        let found = Metric::values(metric, &Network::new(dataset, &everything(dataset)));
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            assert!(close(*found, *expected), "{metric:?}: {found} for {expected}");
        }
    }
}

#[test]
fn a_tie_weighs_its_distinct_sources_and_at_least_one() {
    let sourced = |from, to, sources: &[u32]| Tie { sources: sources.to_vec(), ..tie(from, to) };
    let nodes = (0..3).map(|i| entry(&format!("n{i}"), Kind::Person, 3)).collect();
    let ties = [sourced(0, 1, &[4, 5, 4]), sourced(1, 0, &[4]), sourced(1, 2, &[])];
    let dataset = history(nodes, &ties);
    let visible = everything(&dataset);
    let of = |metric| -> Vec<f64> {
        values(&dataset, &visible, metric).into_iter().map(|(_, value)| value).collect()
    };
    assert_eq!(of(Metric::WeightedDegree), [3.0, 4.0, 1.0]);
    assert_eq!(of(Metric::Degree), [2.0, 3.0, 1.0]);
    // Joined twice is joined: the middle of a chain, as if once.
    assert_eq!(of(Metric::Betweenness), [0.0, 1.0, 0.0]);
}

#[test]
fn ranks_say_how_much_they_rest_on_doubtful_ties() {
    let nodes = (0..5).map(|i| entry(&format!("n{i}"), Kind::Person, 3)).collect();
    let doubtful = |from, to, certainty| Tie { certainty, ..tie(from, to) };
    let ties = [
        doubtful(0, 2, Certainty::Disputed),
        doubtful(0, 3, Certainty::Disputed),
        doubtful(0, 4, Certainty::Probable),
        tie(1, 2),
        tie(1, 3),
    ];
    let dataset = history(nodes, &ties);
    let range = |firmness: Certainty| -> Vec<(usize, usize, usize, usize)> {
        let mut filter = Filter::default();
        filter.firmness.0 = firmness;
        let visible = Visible::new(&dataset, &filter, None);
        let list = ranking(&dataset, &visible, Metric::Degree);
        list.iter().map(|item| (item.node.index(), item.rank, item.best, item.worst)).collect()
    };
    // Degrees 3 2 2 2 1, without disputed ties 1 2 1 1 1, without probable ones 0 2 1 1 0.
    assert_eq!(
        range(Certainty::Disputed),
        [(0, 1, 1, 4), (1, 2, 1, 2), (2, 3, 2, 3), (3, 4, 3, 4), (4, 5, 5, 5)]
    );
    assert_eq!(
        range(Certainty::Established),
        [(1, 1, 1, 1), (2, 2, 2, 2), (3, 3, 3, 3), (0, 4, 4, 4), (4, 5, 5, 5)]
    );
}

/// By counting all shortest paths, one by one.
fn betweenness_by_hand(dataset: &Dataset, visible: &Visible) -> Vec<f64> {
    let graph = simple(&graph_of(dataset, visible));
    let mut sums = vec![0.0; graph.node_count()];
    for a in graph.node_indices() {
        let far = dijkstra(&graph, a, None, |_| 1usize);
        for b in graph.node_indices().filter(|b| a < *b) {
            let Some(length) = far.get(&b) else { continue };
            let between = Some(length - 1);
            let ways: Vec<Vec<_>> =
                all_simple_paths::<_, _, std::hash::RandomState>(&graph, a, b, 0, between)
                    .collect();
            for way in &ways {
                for node in &way[1..way.len() - 1] {
                    sums[node.index()] += 1.0 / ways.len() as f64;
                }
            }
        }
    }
    let shown = dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown).count() as f64;
    let pairs = ((shown - 1.0) * (shown - 2.0) / 2.0).max(1.0);
    sums.iter().map(|sum| sum / pairs).collect()
}

/// By the matrix of Brin and Page, multiplied out.
fn page_rank_by_hand(dataset: &Dataset, visible: &Visible) -> Vec<f64> {
    let graph = simple(&graph_of(dataset, visible));
    let nodes: Vec<_> =
        dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown).map(at).collect();
    let len = nodes.len() as f64;
    let chance = |from, to| match graph.neighbors(from).count() {
        0 => 1.0 / len,
        degree if graph.contains_edge(from, to) => 0.85 / degree as f64 + 0.15 / len,
        _ => 0.15 / len,
    };
    let mut ranks = vec![1.0 / len; nodes.len()];
    for _ in 0..400 {
        ranks = nodes
            .iter()
            .map(|to| nodes.iter().zip(&ranks).map(|(from, rank)| rank * chance(*from, *to)).sum())
            .collect();
    }
    ranks
}

/// A filter that hides some kinds and doubtful ties.
fn any_filter() -> impl Strategy<Value = Filter> {
    (0usize..8, 0usize..3).prop_map(|(kind, firmness)| {
        let mut filter =
            Filter { hidden_kinds: KindSet::of(Kind::ALL.get(kind).copied()), ..Filter::default() };
        filter.firmness.0 = Certainty::ALL[firmness];
        filter
    })
}

proptest! {
    #[test]
    fn metrics_agree_with_an_independent_count(
        dataset in any_history(9, 20),
        filter in any_filter(),
    ) {
        let visible = Visible::new(&dataset, &filter, None);
        let graph = graph_of(&dataset, &visible);
        let (between, pages) =
            (betweenness_by_hand(&dataset, &visible), page_rank_by_hand(&dataset, &visible));
        for (i, (node, value)) in values(&dataset, &visible, Metric::PageRank).iter().enumerate() {
            prop_assert!(close(*value, pages[i]), "{node:?}: {value} for {}", pages[i]);
        }
        for (node, value) in values(&dataset, &visible, Metric::Betweenness) {
            let expected = between[node.index()];
            prop_assert!(close(value, expected), "{node:?}: {value} for {expected}");
            prop_assert!((0.0..=1.0 + 1e-9).contains(&value));
        }
        for (node, value) in values(&dataset, &visible, Metric::Degree) {
            prop_assert_eq!(value as usize, graph.edges(at(node)).count());
        }
        for (node, value) in values(&dataset, &visible, Metric::WeightedDegree) {
            let sources = graph.edges(at(node)).map(|edge| {
                let mut sources = dataset.relation(*edge.weight()).sources.clone();
                sources.sort();
                sources.dedup();
                sources.len().max(1)
            });
            prop_assert_eq!(value as usize, sources.sum::<usize>());
        }
    }

    #[test]
    fn lists_are_ranked_and_ranges_hold_the_rank(dataset in any_history(12, 30)) {
        let visible = everything(&dataset);
        for metric in Metric::ALL {
            let list = ranking(&dataset, &visible, metric);
            prop_assert_eq!(list.len(), dataset.nodes().len());
            for (i, item) in list.iter().enumerate() {
                prop_assert_eq!(item.rank, i + 1);
                prop_assert!(1 <= item.best && item.best <= item.rank);
                prop_assert!(item.rank <= item.worst && item.worst <= list.len());
            }
            for pair in list.windows(2) {
                let equal = close(pair[0].value, pair[1].value);
                prop_assert!(equal || pair[0].value > pair[1].value);
            }
        }
    }

    /// On a ring with chords of one length all are alike: nothing but the index may decide, whatever
    /// rounding does.
    #[test]
    fn equals_are_ranked_by_index(
        ring in (7usize..40).prop_flat_map(|len| Just((0..len).collect::<Vec<_>>()).prop_shuffle()),
        chord in 2usize..4,
    ) {
        let len = ring.len();
        let around = |step| (0..len).map(move |i| (i, (i + step) % len));
        let pairs: Vec<_> =
            around(1).chain(around(chord)).map(|(a, b)| (ring[a], ring[b])).collect();
        let dataset = people(len, &pairs);
        for metric in Metric::ALL {
            let list = ranking(&dataset, &everything(&dataset), metric);
            prop_assert!(list.iter().map(|item| item.node.index()).eq(0..len), "{metric:?}");
        }
    }

    #[test]
    fn the_order_of_ties_does_not_matter(
        ties in prop::collection::vec((0u32..8, 0u32..8, 1u32..5), 0..30),
    ) {
        let mut backwards: Vec<_> = ties.iter().map(|&(a, b, weight)| (b, a, weight)).collect();
        backwards.reverse();
        prop_assert_eq!(Network::from_ties(8, &ties), Network::from_ties(8, &backwards));
    }
}
