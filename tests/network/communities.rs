//! Communities: connected, as good as known optima, the same whatever the order; and agreement.

use petgraph::algo::connected_components;
use proptest::prelude::*;
use twentieth::{
    model::{Kind, NodeIx, RegionIx},
    query::{
        Visible,
        communities::{Agreement, Communities, modularity},
        leiden::{Settings, leiden},
        network::Network,
    },
    state::{Filter, KindSet},
};

use super::made::{any_history, at, entry, everything, graph_of, history, tie};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// The friendships of W. W. Zachary's karate club (Journal of Anthropological Research 33, 1977),
/// the graph that most papers on communities begin with.
const KARATE_CLUB: [(u32, &[u32]); 24] = [
    (0, &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]),
    (1, &[2, 3, 7, 13, 17, 19, 21, 30]),
    (2, &[3, 7, 8, 9, 13, 27, 28, 32]),
    (3, &[7, 12, 13]),
    (4, &[6, 10]),
    (5, &[6, 10, 16]),
    (6, &[16]),
    (8, &[30, 32, 33]),
    (9, &[33]),
    (13, &[33]),
    (14, &[32, 33]),
    (15, &[32, 33]),
    (18, &[32, 33]),
    (19, &[33]),
    (20, &[32, 33]),
    (22, &[32, 33]),
    (23, &[25, 27, 29, 32, 33]),
    (24, &[25, 27, 31]),
    (25, &[31]),
    (26, &[29, 33]),
    (27, &[33]),
    (28, &[31, 33]),
    (29, &[32, 33]),
    (30, &[32, 33]),
];

fn karate_club() -> Network {
    let mut ties: Vec<(u32, u32, u32)> = KARATE_CLUB
        .iter()
        .flat_map(|(from, friends)| friends.iter().map(|to| (*from, *to, 1)))
        .collect();
    ties.extend([(31, 32, 1), (31, 33, 1), (32, 33, 1)]);
    assert_eq!(ties.len(), 78);
    Network::from_ties(34, &ties)
}

#[test]
fn the_karate_club_falls_into_its_best_division_from_every_seed() {
    // Proved optimal by U. Brandes and others, "On modularity clustering", IEEE Transactions on
    // Knowledge and Data Engineering 20, 2008: 0.4198 with four communities.
    let club = karate_club();
    for seed in 0..50 {
        let found = leiden(&club, &Settings { seed, ..Settings::default() });
        assert_eq!(found.iter().max(), Some(&3), "{found:?}");
        assert!((modularity(&club, &found) - 0.419_790).abs() < 1e-6, "seed {seed}");
    }
}

#[test]
fn cliques_on_a_ring_are_found_and_resolution_joins_or_parts_them() {
    let (cliques, size) = (8, 5);
    let mut ties = Vec::new();
    for clique in 0..cliques {
        let first = clique * size;
        for a in first..first + size {
            ties.extend((first..a).map(|b| (a, b, 1)));
        }
        ties.push((first, (first + size + 1) % (cliques * size), 1));
    }
    let ring = Network::from_ties((cliques * size) as usize, &ties);
    let of = |resolution| leiden(&ring, &Settings { resolution, ..Settings::default() });
    let expected: Vec<u32> = (0..cliques * size).map(|slot| slot / size).collect();
    assert_eq!(of(100), expected);
    let count = |resolution| of(resolution).iter().max().unwrap() + 1;
    assert!(count(10) < cliques && cliques < count(5000), "{} {}", count(10), count(5000));
}

#[test]
fn what_no_tie_joins_is_alone() {
    for (len, ties, expected) in
        [(0, vec![], vec![]), (3, vec![], vec![0, 1, 2]), (4, vec![(3, 1, 1)], vec![0, 1, 2, 1])]
    {
        assert_eq!(leiden(&Network::from_ties(len, &ties), &Settings::default()), expected);
    }
}

#[test]
fn a_community_bears_the_name_of_its_most_important_entry() {
    let person = |id: &str, importance| entry(id, Kind::Person, importance);
    let mut nodes: Vec<_> = [("a", 2), ("b", 5), ("c", 3), ("d", 4), ("e", 4), ("f", 4), ("g", 1)]
        .map(|(id, importance)| person(id, importance))
        .to_vec();
    nodes[3].region = RegionIx(1);
    // Two groups, one of them round e; g is alone, and a place is hidden.
    nodes.push(entry("h", Kind::Place, 5));
    let ties: Vec<_> =
        [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (4, 7)].map(|(a, b)| tie(a, b)).to_vec();
    let dataset = history(nodes, &ties);
    let filter = Filter { hidden_kinds: KindSet::of([Kind::Place]), ..Filter::default() };
    let visible = Visible::new(&dataset, &filter, None);
    let found = Communities::new(&dataset, &visible, &Settings::default());
    let list: Vec<_> =
        found.list.iter().map(|c| (dataset.node(c.name).id.as_str(), c.size)).collect();
    assert_eq!(list, [("b", 3), ("e", 3), ("g", 1)]);
    let of: Vec<_> = dataset.node_ixs().map(|ix| found.of(ix)).collect();
    let (b, e, g) = (Some(0), Some(1), Some(2));
    assert_eq!(of, [b, b, b, e, e, e, g, None]);
}

#[test]
fn agreement_has_the_values_of_its_definitions() {
    // The last two columns as scikit-learn gives them.
    for (a, b, rand, information) in [
        (&[0, 0, 1, 1][..], &[5, 5, 2, 2][..], 1.0, 1.0),
        (&[0, 0, 1, 2], &[0, 0, 1, 1], 0.571_428_571, 0.8),
        (&[0, 0, 0, 0], &[0, 1, 2, 3], 0.0, 0.0),
        (&[0, 0, 1, 1], &[0, 1, 0, 1], -0.5, 0.0),
        (&[7, 7, 7], &[1, 1, 1], 1.0, 1.0),
        (&[], &[], 1.0, 1.0),
    ] {
        for (a, b) in [(a, b), (b, a)] {
            let found = Agreement::of(a, b);
            assert!((found.adjusted_rand - rand).abs() < 1e-8, "{a:?} {b:?} {found:?}");
            assert!((found.mutual_information - information).abs() < 1e-8, "{a:?} {b:?} {found:?}");
        }
    }
}

/// Σ (A − k k / 2m) over all ordered pairs of one community, / 2m.
fn modularity_by_hand(len: usize, ties: &[(u32, u32, u32)], labels: &[u32]) -> f64 {
    let mut weights = vec![vec![0.0; len]; len];
    for &(a, b, weight) in ties.iter().filter(|(a, b, _)| a != b) {
        weights[a as usize][b as usize] += f64::from(weight);
        weights[b as usize][a as usize] += f64::from(weight);
    }
    let strengths: Vec<f64> = weights.iter().map(|row| row.iter().sum()).collect();
    let total: f64 = strengths.iter().sum();
    if total == 0.0 {
        return 0.0;
    }
    let mut sum = 0.0;
    for a in 0..len {
        for b in (0..len).filter(|b| labels[a] == labels[*b]) {
            sum += weights[a][b] - strengths[a] * strengths[b] / total;
        }
    }
    sum / total
}

/// Graphs as Leiden takes them: how many slots, and ties between them.
fn any_graph() -> impl Strategy<Value = (usize, Vec<(u32, u32, u32)>)> {
    (1u32..24).prop_flat_map(|len| {
        let tie = (0..len, 0..len, 1u32..6);
        (Just(len as usize), prop::collection::vec(tie, 0..60))
    })
}

/// By hand: all pairs, together or apart in both.
fn adjusted_rand_by_hand(a: &[u32], b: &[u32]) -> f64 {
    let pairs = || (0..a.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
    let count =
        |is: &dyn Fn(usize, usize) -> bool| pairs().filter(|(i, j)| is(*i, *j)).count() as f64;
    let both = count(&|i, j| a[i] == a[j] && b[i] == b[j]);
    let (in_a, in_b) = (count(&|i, j| a[i] == a[j]), count(&|i, j| b[i] == b[j]));
    let by_chance = in_a * in_b / count(&|_, _| true);
    (both - by_chance) / ((in_a + in_b) / 2.0 - by_chance)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn modularity_is_its_formula(
        (len, ties) in any_graph(),
        labels in prop::collection::vec(0u32..4, 24),
    ) {
        let found = modularity(&Network::from_ties(len, &ties), &labels[..len]);
        let expected = modularity_by_hand(len, &ties, &labels);
        prop_assert!(close(found, expected), "{found} for {expected}");
    }

    #[test]
    fn communities_are_connected(dataset in any_history(30, 60)) {
        let visible = everything(&dataset);
        let graph = graph_of(&dataset, &visible);
        let found = Communities::new(&dataset, &visible, &Settings::default());
        for (i, community) in found.list.iter().enumerate() {
            let within = graph.filter_map(
                |node, ()| (found.of(NodeIx::from_index(node.index())) == Some(i)).then_some(()),
                |_, tie| Some(*tie),
            );
            prop_assert_eq!(within.node_count(), community.size);
            prop_assert_eq!(connected_components(&within), 1);
            prop_assert!(within.node_count() > 0 && found.of(community.name) == Some(i));
            prop_assert!(graph.node_weight(at(community.name)).is_some());
        }
        prop_assert!(found.list.is_sorted_by_key(|community| std::cmp::Reverse(community.size)));
    }

    /// No entry would rather be elsewhere or alone, and no two communities would rather be one.
    #[test]
    fn nothing_small_betters_the_communities((len, ties) in any_graph(), seed in 0u32..20) {
        let network = Network::from_ties(len, &ties);
        let found = leiden(&network, &Settings { seed, attempts: 1, ..Settings::default() });
        let best = modularity_by_hand(len, &ties, &found) + 1e-9;
        let count = found.iter().max().unwrap() + 1;
        for slot in 0..len {
            for community in 0..=count {
                let mut moved = found.clone();
                moved[slot] = community;
                prop_assert!(modularity_by_hand(len, &ties, &moved) <= best, "{slot} to {community}");
            }
        }
        for (a, b) in (0..count).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let joined: Vec<u32> = found.iter().map(|c| if *c == a { b } else { *c }).collect();
            prop_assert!(modularity_by_hand(len, &ties, &joined) <= best, "{a} with {b}");
        }
    }

    #[test]
    fn communities_do_not_depend_on_the_order_of_ties((len, ties) in any_graph()) {
        let mut backwards: Vec<_> = ties.iter().map(|&(a, b, weight)| (b, a, weight)).collect();
        backwards.reverse();
        let of = |ties: &[_]| leiden(&Network::from_ties(len, ties), &Settings::default());
        prop_assert_eq!(of(&ties), of(&backwards));
    }

    #[test]
    fn agreement_is_counted_right(
        labels in prop::collection::vec((0u32..4, 0u32..4), 2..30),
    ) {
        let (a, b): (Vec<u32>, Vec<u32>) = labels.into_iter().unzip();
        let found = Agreement::of(&a, &b);
        let expected = adjusted_rand_by_hand(&a, &b);
        // Both all in one or both all alone leaves nothing to divide by.
        prop_assert!(expected.is_nan() || close(found.adjusted_rand, expected));
        prop_assert!((0.0..=1.0).contains(&found.mutual_information));
        let hidden_in_same = Agreement::of(&a, &a);
        prop_assert!(close(hidden_in_same.adjusted_rand, 1.0));
        prop_assert!(close(hidden_in_same.mutual_information, 1.0));
    }
}
