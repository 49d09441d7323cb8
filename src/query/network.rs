//! The shown entries and ties as a plain graph: what metrics and communities are computed on.
//!
//! Ties have no direction here and parallel ones are one [`Link`], so that a pair of entries counts
//! once however often they are joined. Entries are numbered anew, without gaps: a *slot* is the
//! position among the shown entries, in the order of their indices.

use std::ops::Range;

use super::{Presence, Visible};
use crate::model::{Certainty, Dataset, NodeIx, Relation, RelationIx};

/// An undirected graph without loops or parallel links, as compressed rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    nodes: Vec<NodeIx>,
    /// `links[starts[s]..starts[s + 1]]` leave slot `s`.
    starts: Vec<usize>,
    links: Vec<Link>,
}

/// All ties between two slots, seen from one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The slot at the other end.
    pub to: u32,
    /// How many ties, at least 1.
    pub ties: u32,
    /// Their [`weight`]s together, at least `ties`.
    pub weight: u32,
}

impl Network {
    /// What `visible` shows in full: faded entries and ties are outside the time window and do not
    /// count. O(nodes + relations).
    pub fn new(dataset: &Dataset, visible: &Visible) -> Self {
        Self::held(dataset, visible, Certainty::Disputed)
    }

    /// The same without the ties that are held less firmly than `firmness`; all entries stay.
    pub fn held(dataset: &Dataset, visible: &Visible, firmness: Certainty) -> Self {
        let nodes: Vec<NodeIx> =
            dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown).collect();
        let mut slot_of = vec![0; dataset.nodes().len()];
        for (slot, node) in nodes.iter().enumerate() {
            slot_of[node.index()] = slot as u32;
        }
        let slot = |ix: NodeIx| slot_of[ix.index()];
        let ties: Vec<(u32, u32, u32)> = shown_ties(dataset, visible)
            .map(|ix| dataset.relation(ix))
            .filter(|relation| relation.certainty <= firmness)
            .map(|relation| (slot(relation.from), slot(relation.to), weight(relation)))
            .collect();
        Self::of(nodes, &ties)
    }

    /// The graph of `len` slots joined by ties, each two slots and a weight. Slots are below `len`;
    /// ties that join a slot with itself are left out.
    pub fn from_ties(len: usize, ties: &[(u32, u32, u32)]) -> Self {
        Self::of((0..len).map(NodeIx::from_index).collect(), ties)
    }

    fn of(nodes: Vec<NodeIx>, ties: &[(u32, u32, u32)]) -> Self {
        let once = ties.iter().filter(|(a, b, _)| a != b);
        let both = once.flat_map(|&(a, b, weight)| [(a, b, weight), (b, a, weight)]);
        let arcs: Vec<_> = both.collect();
        // Rows filled in the order of the columns come out sorted: two passes sort without a sort.
        let by_column = rows(nodes.len(), &arcs, |(_, to, _)| to);
        let (starts, sorted) = {
            let arcs: Vec<_> = by_column.1.iter().map(|i| arcs[*i]).collect();
            let (starts, order) = rows(nodes.len(), &arcs, |(from, ..)| from);
            (starts, order.into_iter().map(|i| arcs[i]).collect::<Vec<_>>())
        };
        let mut network = Self { nodes, starts: vec![0], links: Vec::with_capacity(sorted.len()) };
        for slot in 0..network.nodes.len() {
            let start = network.links.len();
            for &(_, to, weight) in &sorted[starts[slot]..starts[slot + 1]] {
                match network.links[start..].last_mut() {
                    Some(link) if link.to == to => {
                        link.ties += 1;
                        link.weight += weight;
                    }
                    _ => network.links.push(Link { to, ties: 1, weight }),
                }
            }
            network.starts.push(network.links.len());
        }
        network
    }

    /// How many slots.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The entry of every slot, ascending.
    pub fn nodes(&self) -> &[NodeIx] {
        &self.nodes
    }

    /// The slot of an entry, where it is shown.
    pub fn slot(&self, node: NodeIx) -> Option<usize> {
        self.nodes.binary_search(&node).ok()
    }

    /// The links of a slot, by the slot at their other end.
    pub fn links(&self, slot: usize) -> &[Link] {
        &self.links[self.range(slot)]
    }

    fn range(&self, slot: usize) -> Range<usize> {
        self.starts[slot]..self.starts[slot + 1]
    }
}

/// The weight of a tie: how many distinct sources say so, at least 1. Before the texts have arrived
/// every tie weighs 1.
pub fn weight(relation: &Relation) -> u32 {
    let sources = &relation.sources;
    let first = |(i, source): &(usize, _)| !sources[..*i].contains(*source);
    sources.iter().enumerate().filter(first).count().max(1) as u32
}

/// The relations that are shown in full, both ends included.
pub fn shown_ties(dataset: &Dataset, visible: &Visible) -> impl Iterator<Item = RelationIx> {
    (0..dataset.relations().len())
        .map(RelationIx::from_index)
        .filter(|ix| visible.relation(*ix) == Presence::Shown)
}

/// A counting sort: where the rows start, and the items in the order of their rows.
fn rows<T: Copy>(len: usize, items: &[T], row: impl Fn(T) -> u32) -> (Vec<usize>, Vec<usize>) {
    let mut starts = vec![0; len + 1];
    for item in items {
        starts[row(*item) as usize + 1] += 1;
    }
    for i in 0..len {
        starts[i + 1] += starts[i];
    }
    let mut next = starts.clone();
    let mut order = vec![0; items.len()];
    for (i, item) in items.iter().enumerate() {
        let slot = &mut next[row(*item) as usize];
        order[*slot] = i;
        *slot += 1;
    }
    (starts, order)
}
