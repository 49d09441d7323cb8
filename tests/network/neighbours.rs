//! Ego networks by degree.

use petgraph::algo::dijkstra;
use proptest::prelude::*;
use twentieth::{
    model::{Certainty, NodeIx},
    query::{
        Presence, Visible,
        neighbours::{Ego, MAX_DEGREES},
    },
    state::Filter,
};

use super::made::{any_history, at, everything, graph_of, people};

#[test]
fn members_come_ring_by_ring() {
    let chain = people(7, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (3, 1)]);
    let visible = everything(&chain);
    let rings = |degrees: u8| -> Vec<Vec<usize>> {
        let ego = Ego::within(&chain, &visible, NodeIx(3), degrees);
        (0..=MAX_DEGREES).map(|distance| ego.at(distance).map(NodeIx::index).collect()).collect()
    };
    let empty = || Vec::new();
    assert_eq!(rings(1), [vec![3], vec![1, 2, 4], empty(), empty(), empty()]);
    assert_eq!(rings(2), [vec![3], vec![1, 2, 4], vec![0, 5], empty(), empty()]);
    assert_eq!(rings(3), [vec![3], vec![1, 2, 4], vec![0, 5], vec![6], empty()]);
    // Out of range is the nearest that is.
    assert_eq!((rings(0), rings(9)), (rings(1), rings(4)));
}

proptest! {
    #[test]
    fn distances_are_those_of_dijkstra(
        dataset in any_history(25, 40),
        degrees in 1u8..=MAX_DEGREES,
        firmness in 0usize..3,
        center in any::<prop::sample::Index>(),
    ) {
        let mut filter = Filter::default();
        filter.firmness.0 = Certainty::ALL[firmness];
        let visible = Visible::new(&dataset, &filter, None);
        let center = NodeIx::from_index(center.index(dataset.nodes().len()));
        let far = dijkstra(&graph_of(&dataset, &visible), at(center), None, |_| 1u8);
        let ego = Ego::within(&dataset, &visible, center, degrees);
        for ix in dataset.node_ixs() {
            let expected = far.get(&at(ix)).copied().filter(|distance| *distance <= degrees);
            prop_assert_eq!(ego.distance(ix), expected);
            prop_assert_eq!(ego.contains(ix), expected.is_some());
            let shown = visible.node(ix) == Presence::Shown;
            prop_assert!(ix == center || !ego.contains(ix) || shown);
        }
    }

    #[test]
    fn the_plain_ego_network_is_that_of_degree_one(dataset in any_history(12, 20)) {
        for center in dataset.node_ixs() {
            let within = Ego::within(&dataset, &everything(&dataset), center, 1);
            prop_assert_eq!(Ego::new(&dataset, center), within);
        }
    }
}
