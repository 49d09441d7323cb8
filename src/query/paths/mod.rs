//! How two entries are connected: the shortest way over what is shown, and other ways.
//!
//! Among equally short ways the best is the one whose ties are best sourced, then most certain, then
//! the one over the most important entries, then over the lowest indices; so there is always one
//! answer, and the way back is the way there. Best sourced means: every tie counts 1 / its sources,
//! and the sum is least. Two ties with two sources each are better than one with nine and one with
//! a single source.
//!
//! Other ways share no entry with the best nor with each other, as many as there are up to three.
//! Where there are fewer, ways that share some of their entries follow.

mod disjoint;
mod finder;

use self::finder::Finder;
use super::Visible;
use crate::{
    model::{Dataset, LocalizedText, NodeIx, RelationIx},
    order::sort_by_key,
};

/// A way from one entry to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where it starts.
    pub from: NodeIx,
    /// Its ties in order; none where it ends where it starts.
    pub steps: Vec<Step>,
    /// How many of its entries, ends apart, lie on the ways before it in the answer.
    pub shared: usize,
}

/// One tie of a way. The dataset has its date, certainty, sources, and in its note the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The entry it leads to.
    pub to: NodeIx,
    /// The tie: of several the best sourced, then the most certain, then the first.
    pub relation: RelationIx,
    /// Whether the way follows the direction of the tie.
    pub outgoing: bool,
    /// The other shown ties between the two, in the order of the data.
    pub also: Vec<RelationIx>,
}

/// How many other ways are looked for.
pub const ALTERNATIVES: usize = 3;

/// Ways between two entries over what is shown, the best first, then up to [`ALTERNATIVES`] others;
/// empty where there is no way or an end is not shown.
///
/// Ways that share no entry come first, as many as there are, the shortest first; then those that
/// share the fewest.
pub fn paths(dataset: &Dataset, visible: &Visible, from: NodeIx, to: NodeIx) -> Vec<Path> {
    let finder = Finder::new(dataset, visible);
    let (low, high) = (from.min(to), from.max(to));
    let Some(best) = finder.shortest(low, high, &[], &[]) else {
        return Vec::new();
    };
    let mut found = vec![best];
    found.extend(disjoint::others(&finder, low, high, &found[0], ALTERNATIVES));
    while found.len() <= ALTERNATIVES {
        let Some(next) = detour(&finder, &found) else { break };
        found.push(next);
    }
    let mut seen = vec![false; dataset.nodes().len()];
    let mut answer = Vec::with_capacity(found.len());
    for mut nodes in found {
        if from != low {
            nodes.reverse();
        }
        let shared = between(&nodes).iter().filter(|node| seen[node.index()]).count();
        between(&nodes).iter().for_each(|node| seen[node.index()] = true);
        answer.push(finder.path(&nodes, shared));
    }
    answer
}

/// The best way between two entries over what is shown, without alternatives.
pub fn shortest_path(
    dataset: &Dataset,
    visible: &Visible,
    from: NodeIx,
    to: NodeIx,
) -> Option<Path> {
    let finder = Finder::new(dataset, visible);
    let mut nodes = finder.shortest(from.min(to), from.max(to), &[], &[])?;
    if to < from {
        nodes.reverse();
    }
    Some(finder.path(&nodes, 0))
}

impl Step {
    /// The verb of the tie as read along the way: "delivered", or against its direction "delivered
    /// by".
    pub fn verb<'a>(&self, dataset: &'a Dataset) -> &'a LocalizedText {
        let word = dataset.type_of(dataset.relation(self.relation));
        if self.outgoing { &word.forward } else { &word.reverse }
    }
}

impl Path {
    /// Its entries in order, both ends included.
    pub fn nodes(&self) -> impl Iterator<Item = NodeIx> {
        std::iter::once(self.from).chain(self.steps.iter().map(|step| step.to))
    }
}

/// Another way than those found: the best that goes without one of their ties. After J. Y. Yen,
/// "Finding the k shortest loopless paths", Management Science 17, 1971, but from the start of the
/// way only, so that one may be missed where only a combination of ties leads off the known ways.
fn detour(finder: &Finder<'_>, found: &[Vec<NodeIx>]) -> Option<Vec<NodeIx>> {
    let (from, to) = (*found.first()?.first()?, *found.first()?.last()?);
    let known = |node: &NodeIx| found.iter().any(|nodes| between(nodes).contains(node));
    let hops = found.iter().flat_map(|nodes| nodes.windows(2));
    let mut others: Vec<Vec<NodeIx>> = hops
        .filter_map(|hop| finder.shortest(from, to, &[], &[(hop[0], hop[1])]))
        .filter(|nodes| !found.contains(nodes))
        .collect();
    sort_by_key(&mut others, |nodes| {
        let shared = between(nodes).iter().filter(|node| known(node)).count();
        (shared, nodes.len(), finder.cost_of(nodes), nodes.clone())
    });
    others.into_iter().next()
}

/// The entries of a way without its ends.
fn between(nodes: &[NodeIx]) -> &[NodeIx] {
    nodes.get(1..nodes.len().saturating_sub(1)).unwrap_or_default()
}
