//! The best of the shortest ways, by breadth first and then by cost.

use std::{collections::VecDeque, ops::Add};

use super::{Path, Step};
use crate::{
    model::{Adjacent, Certainty, Dataset, NodeIx, Relation},
    query::{Presence, Visible, network::weight},
};

/// What a way costs beside its length, worst first: ways of one length are compared by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// Σ 1 / sources, in parts of [`UNIT`].
    pub unsourced: u32,
    /// How many ties are disputed.
    pub disputed: u32,
    /// How many are probable.
    pub probable: u32,
    /// Σ (5 − importance) of the entries in between.
    pub unimportant: u32,
}

/// Divisible by 1 to 12, so that sums of 1 / sources are exact; more sources count as 12.
const UNIT: u32 = 27_720;

/// The shown ties, the best of each pair of entries apart from the rest.
pub(super) struct Finder<'a> {
    dataset: &'a Dataset,
    visible: &'a Visible,
    /// `hops[starts[n]..starts[n + 1]]` leave entry `n`, in the order of the data.
    starts: Vec<usize>,
    hops: Vec<Hop>,
}

/// The best tie from an entry to a neighbour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hop {
    pub to: NodeIx,
    pub cost: Cost,
}

impl<'a> Finder<'a> {
    pub(super) fn new(dataset: &'a Dataset, visible: &'a Visible) -> Self {
        let len = dataset.nodes().len();
        let mut finder = Self { dataset, visible, starts: vec![0], hops: Vec::new() };
        // Where the hop to a neighbour lies, if this entry has one.
        let mut place = vec![usize::MAX; len];
        for node in dataset.node_ixs() {
            let start = finder.hops.len();
            for adjacent in shown(dataset, visible, node) {
                let hop = Hop {
                    to: adjacent.node,
                    cost: Cost::of_tie(dataset.relation(adjacent.relation)),
                };
                match finder.hops.get_mut(place[hop.to.index()]) {
                    Some(known) => known.cost = known.cost.min(hop.cost),
                    None => {
                        place[hop.to.index()] = finder.hops.len();
                        finder.hops.push(hop);
                    }
                }
            }
            finder.hops[start..].iter().for_each(|hop| place[hop.to.index()] = usize::MAX);
            finder.starts.push(finder.hops.len());
        }
        finder
    }

    /// How many entries there are, shown or not.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The neighbours of an entry.
    pub(super) fn hops(&self, node: NodeIx) -> &[Hop] {
        &self.hops[self.starts[node.index()]..self.starts[node.index() + 1]]
    }

    /// The best way that avoids some entries (listed by index; none where the list is empty) and
    /// some pairs of neighbours. Of equally good ones that with the lowest indices from `from` on.
    pub(super) fn shortest(
        &self,
        from: NodeIx,
        to: NodeIx,
        avoid: &[bool],
        without: &[(NodeIx, NodeIx)],
    ) -> Option<Vec<NodeIx>> {
        if [from, to].iter().any(|end| self.visible.node(*end) != Presence::Shown) {
            return None;
        }
        let open = |a: NodeIx, b: NodeIx| {
            !avoid.get(b.index()).copied().unwrap_or(false)
                && !without.iter().any(|pair| *pair == (a, b) || *pair == (b, a))
        };
        // Towards the end, so that the way can be walked from the start by what is still to come.
        let mut ahead: Vec<Option<(u32, Cost)>> = vec![None; self.len()];
        ahead[to.index()] = Some((0, Cost::default()));
        let mut queue = VecDeque::from([to]);
        while let Some(node) = queue.pop_front() {
            // Entries are taken by distance: all that could better this one have been.
            let Some((distance, mut cost)) = ahead[node.index()] else { continue };
            if node == from {
                break;
            }
            if node != to {
                cost = cost + Cost::of_entry(self.dataset.node(node).importance);
            }
            for hop in self.hops(node) {
                if !open(node, hop.to) {
                    continue;
                }
                let found = (distance + 1, cost + hop.cost);
                let known = &mut ahead[hop.to.index()];
                if known.is_none() {
                    queue.push_back(hop.to);
                }
                if known.is_none_or(|known| found < known) {
                    *known = Some(found);
                }
            }
        }
        let mut nodes = vec![from];
        let (mut node, mut rest) = (from, ahead[from.index()]?);
        while node != to {
            let (next, following) = self
                .hops(node)
                .iter()
                .filter(|hop| open(node, hop.to))
                .filter_map(|hop| {
                    let (distance, cost) = ahead[hop.to.index()]?;
                    let entry = if hop.to == to {
                        Cost::default()
                    } else {
                        Cost::of_entry(self.dataset.node(hop.to).importance)
                    };
                    let whole = (distance + 1, cost + entry + hop.cost);
                    (whole == rest).then_some((hop.to, (distance, cost)))
                })
                .min()?;
            nodes.push(next);
            (node, rest) = (next, following);
        }
        Some(nodes)
    }

    /// What a way costs that leads from neighbour to neighbour.
    pub(super) fn cost_of(&self, nodes: &[NodeIx]) -> Cost {
        let ties = nodes.windows(2).filter_map(|pair| {
            self.hops(pair[0]).iter().find(|hop| hop.to == pair[1]).map(|hop| hop.cost)
        });
        let entries = super::between(nodes).iter();
        let entries = entries.map(|node| Cost::of_entry(self.dataset.node(*node).importance));
        ties.chain(entries).fold(Cost::default(), Add::add)
    }

    /// The way over these entries, with its ties.
    pub(super) fn path(&self, nodes: &[NodeIx], shared: usize) -> Path {
        let steps = nodes.windows(2).filter_map(|pair| {
            let ties: Vec<Adjacent> = shown(self.dataset, self.visible, pair[0])
                .filter(|adjacent| adjacent.node == pair[1])
                .collect();
            let cost = |tie: &&Adjacent| Cost::of_tie(self.dataset.relation(tie.relation));
            // The first of equal ones, as the ties of an entry are in the order of the data.
            let best = ties.iter().min_by_key(cost)?;
            let also = ties.iter().map(|tie| tie.relation).filter(|ix| *ix != best.relation);
            Some(Step {
                to: pair[1],
                relation: best.relation,
                outgoing: best.outgoing,
                also: also.collect(),
            })
        });
        Path { from: nodes[0], steps: steps.collect(), shared }
    }
}

impl Cost {
    /// What a tie adds.
    fn of_tie(relation: &Relation) -> Self {
        Self {
            unsourced: UNIT / weight(relation).min(12),
            disputed: u32::from(relation.certainty == Certainty::Disputed),
            probable: u32::from(relation.certainty == Certainty::Probable),
            unimportant: 0,
        }
    }

    /// What passing through an entry of this importance, 1 to 5, adds.
    fn of_entry(importance: u8) -> Self {
        Self { unimportant: u32::from(5u8.saturating_sub(importance)), ..Self::default() }
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            unsourced: self.unsourced + other.unsourced,
            disputed: self.disputed + other.disputed,
            probable: self.probable + other.probable,
            unimportant: self.unimportant + other.unimportant,
        }
    }
}

/// The ties of an entry that are shown in full, in the order of the data.
fn shown<'a>(
    dataset: &'a Dataset,
    visible: &'a Visible,
    node: NodeIx,
) -> impl Iterator<Item = Adjacent> + 'a {
    let ties = dataset.adjacent(node).iter().copied();
    ties.filter(|adjacent| visible.relation(adjacent.relation) == Presence::Shown)
}
