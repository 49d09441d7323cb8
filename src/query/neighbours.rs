//! Who stands next to whom.

use crate::{
    model::{Adjacent, Dataset, NodeIx, RelationClass},
    order::sort_by,
};

/// Membership of the ego network of degree 1 of a node: itself and its neighbours.
#[derive(Clone, Debug, PartialEq)]
pub struct Ego {
    /// The node in the middle.
    pub center: NodeIx,
    members: Vec<bool>,
}

impl Ego {
    /// The ego network of a node.
    pub fn new(dataset: &Dataset, center: NodeIx) -> Self {
        let mut members = vec![false; dataset.nodes().len()];
        members[center.index()] = true;
        for adjacent in dataset.adjacent(center) {
            members[adjacent.node.index()] = true;
        }
        Self { center, members }
    }

    /// Whether a node is the centre or one of its neighbours.
    pub fn contains(&self, ix: NodeIx) -> bool {
        self.members.get(ix.index()).copied().unwrap_or(false)
    }
}

/// The connections of a node as a reader goes through them: those that lead on from it first
/// dated, then undated, each group by date, ties broken by the importance of the other end.
pub fn connections(dataset: &Dataset, ix: NodeIx) -> Vec<Adjacent> {
    let mut list = dataset.adjacent(ix).to_vec();
    sort_by(&mut list, |a, b| {
        let date = |adjacent: &Adjacent| dataset.relation(adjacent.relation).date.as_ref();
        match (date(a), date(b)) {
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
        .then(a.node.cmp(&b.node))
        .then(a.relation.cmp(&b.relation))
    });
    list
}

/// What led to an event, or what it led to: its consequence links in one direction.
pub fn consequences(dataset: &Dataset, ix: NodeIx, outgoing: bool) -> Vec<Adjacent> {
    connections(dataset, ix)
        .into_iter()
        .filter(|adjacent| {
            adjacent.outgoing == outgoing
                && dataset.class_of(dataset.relation(adjacent.relation))
                    == RelationClass::Consequence
        })
        .collect()
}
