//! What must hold of the history that is shipped, whatever is added to it.

use std::{path::Path, sync::LazyLock};

use petgraph::algo::connected_components;
use twentieth::{
    dataset::read_folder,
    model::{Dataset, NodeIx},
    query::{
        communities::Communities,
        leiden::Settings,
        metrics::{Metric, ranking},
        neighbours::Ego,
        reasons::reasons,
    },
};

use super::made::{everything, graph_of};

static SHIPPED: LazyLock<Dataset> =
    LazyLock::new(|| read_folder(Path::new("data/twentieth")).unwrap().0);

#[test]
fn computed_communities_are_connected_and_no_worse_than_the_regions() {
    let visible = everything(&SHIPPED);
    let found = Communities::new(&SHIPPED, &visible, &Settings::default());
    assert!(found.modularity >= found.modularity_of_regions, "{found:?}");
    let graph = graph_of(&SHIPPED, &visible);
    for i in 0..found.list.len() {
        let within = graph.filter_map(
            |node, ()| (found.of(NodeIx::from_index(node.index())) == Some(i)).then_some(()),
            |_, tie| Some(*tie),
        );
        assert_eq!(connected_components(&within), 1);
    }
}

#[test]
fn everything_is_tied_to_the_speech() {
    let visible = everything(&SHIPPED);
    for ix in SHIPPED.node_ixs() {
        let why = reasons(&SHIPPED, &visible, ix);
        assert!(why.chain.is_some() && !why.through_hidden, "{}", SHIPPED.node(ix).id);
        assert!(why.ties > 0 && why.sources > 0, "{}", SHIPPED.node(ix).id);
    }
}

#[test]
fn the_speaker_is_central_by_every_measure() {
    let visible = everything(&SHIPPED);
    let khrushchev = SHIPPED.find("khrushchev-nikita").unwrap();
    for metric in Metric::ALL {
        let list = ranking(&SHIPPED, &visible, metric);
        let place = list.iter().find(|item| item.node == khrushchev).unwrap();
        assert!(place.worst <= 5, "{metric:?} {place:?}");
    }
    let all = SHIPPED.nodes().len();
    let within = |degrees| {
        let ego = Ego::within(&SHIPPED, &visible, khrushchev, degrees);
        SHIPPED.node_ixs().filter(|ix| ego.contains(*ix)).count()
    };
    let rings = [within(1), within(2), within(3), within(4)];
    assert!(rings.is_sorted() && rings[0] < rings[3] && rings[3] <= all, "{rings:?}");
}
