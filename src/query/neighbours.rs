//! Who stands next to whom.

use super::{Presence, Visible};
use crate::{
    model::{Adjacent, Dataset, NodeIx, RelationClass},
    order::sort_by,
};

/// The ego network of a node: what lies within a few ties of it, and how far.
#[derive(Clone, Debug, PartialEq)]
pub struct Ego {
    /// The node in the middle.
    pub center: NodeIx,
    /// By node; [`FAR`] for what is no member.
    distances: Vec<u8>,
}

/// The distance of what does not belong.
const FAR: u8 = u8::MAX;

/// The widest ego network: few ties farther, nearly everything belongs to it.
pub const MAX_DEGREES: u8 = 4;

impl Ego {
    /// The ego network of degree 1, whatever is shown: the node and its neighbours.
    pub fn new(dataset: &Dataset, center: NodeIx) -> Self {
        let mut distances = vec![FAR; dataset.nodes().len()];
        for adjacent in dataset.adjacent(center) {
            distances[adjacent.node.index()] = 1;
        }
        distances[center.index()] = 0;
        Self { center, distances }
    }

    /// What lies within `degrees` ties (1 to [`MAX_DEGREES`]) over what is shown in full. A centre
    /// that is not shown is alone. O(nodes + relations).
    pub fn within(dataset: &Dataset, visible: &Visible, center: NodeIx, degrees: u8) -> Self {
        let mut distances = vec![FAR; dataset.nodes().len()];
        distances[center.index()] = 0;
        let mut edge = vec![center];
        for distance in 1..=degrees.clamp(1, MAX_DEGREES) {
            let mut next = Vec::new();
            for adjacent in edge.iter().flat_map(|node| dataset.adjacent(*node)) {
                let known = &mut distances[adjacent.node.index()];
                if *known == FAR && visible.relation(adjacent.relation) == Presence::Shown {
                    *known = distance;
                    next.push(adjacent.node);
                }
            }
            edge = next;
        }
        Self { center, distances }
    }

    /// Whether a node is the centre or close enough to it.
    pub fn contains(&self, ix: NodeIx) -> bool {
        self.distance(ix).is_some()
    }

    /// How many ties a member is away from the centre, 0 for the centre itself.
    pub fn distance(&self, ix: NodeIx) -> Option<u8> {
        self.distances.get(ix.index()).copied().filter(|distance| *distance != FAR)
    }

    /// The members at a distance, the most important first.
    pub fn at(&self, distance: u8) -> impl Iterator<Item = NodeIx> {
        let members = self.distances.iter().enumerate();
        members
            .filter(move |(_, known)| **known == distance && distance != FAR)
            .map(|(i, _)| NodeIx::from_index(i))
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
