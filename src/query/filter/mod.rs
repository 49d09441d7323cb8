//! What of the history is in the picture, and why the rest is not.
//!
//! [`Causes`] judges every entry and tie; [`Visible`] is its verdict.

mod causes;
mod facets;

pub use causes::{Cause, Causes, Hides};
pub use facets::{Choice, Countries, Country, Facet, Facets};

use crate::{
    model::{Dataset, HistDate, Kind, Node, NodeIx, RelationIx, Span},
    state::{Filter, Sureness, TimeWindow},
};

/// How a node or relation stands in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Drawn in full.
    Shown,
    /// Outside the time window: drawn as context.
    Faded,
    /// Left out by the filter: its place is kept.
    Hidden,
}

/// The presence of every node and relation, with counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Visible {
    nodes: Vec<Presence>,
    relations: Vec<Presence>,
    /// What is not shown, by cause.
    pub hidden: HiddenCounts,
}

/// How many nodes are not shown, by cause. A node left out by kind is not counted again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HiddenCounts {
    /// Outside the time window.
    pub by_time: usize,
    /// Of a kind that is switched off.
    pub by_kind: usize,
    /// Held less firmly than asked for.
    pub by_certainty: usize,
}

impl HiddenCounts {
    /// Whether everything is shown.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl Visible {
    /// Judges every node and relation: [`Causes::visible`] of these choices. O(nodes + relations),
    /// and with countries chosen what [`Countries::new`] costs.
    ///
    /// A dated fact is inside the window when its date is, surely or possibly as the filter asks.
    /// What lasts (people, organizations, places, ideas) is inside when one of its dated ties is,
    /// and possibly also when nothing about it is dated.
    pub fn new(dataset: &Dataset, filter: &Filter, window: Option<TimeWindow>) -> Self {
        let countries = match filter.facets.countries.is_all() {
            true => Countries::default(),
            false => Countries::new(dataset),
        };
        Causes::new(dataset, &countries, filter, window).visible(dataset)
    }

    /// How a node stands.
    pub fn node(&self, ix: NodeIx) -> Presence {
        self.nodes.get(ix.index()).copied().unwrap_or(Presence::Hidden)
    }

    /// How a relation stands; one with a hidden end is hidden.
    pub fn relation(&self, ix: RelationIx) -> Presence {
        self.relations.get(ix.index()).copied().unwrap_or(Presence::Hidden)
    }

    /// Shown nodes of a kind, for the legend. Kinds switched off count what would be shown.
    pub fn count_of_kind(dataset: &Dataset, kind: Kind, window: Option<TimeWindow>) -> usize {
        let span = window.filter(|window| !window.is_everything()).map(TimeWindow::span);
        dataset
            .node_ixs()
            .filter(|ix| dataset.node(*ix).kind == kind)
            .filter(|ix| span.is_none_or(|span| is_within(dataset, *ix, span, Sureness::Possibly)))
            .count()
    }
}

fn is_within(dataset: &Dataset, ix: NodeIx, window: Span, sureness: Sureness) -> bool {
    let node = dataset.node(ix);
    let inside = |date: &HistDate| sureness.holds(date, window);
    if Node::is_dated_fact(node) {
        return node.date.as_ref().is_some_and(inside);
    }
    let mut any_dated = false;
    for adjacent in dataset.adjacent(ix) {
        if let Some(date) = &dataset.relation(adjacent.relation).date {
            if inside(date) {
                return true;
            }
            any_dated = true;
        }
    }
    match &node.date {
        Some(date) => !any_dated && inside(date),
        None => !any_dated && sureness == Sureness::Possibly,
    }
}
