//! Two entries side by side: what joins them, and what each has alone.

use super::{Presence, Visible};
use crate::{
    model::{
        Adjacent, Dataset, HistDate, Kind, Moment, NodeIx, RelationIx, Role, Span,
        date::{Bound, Form, Point, Precision},
    },
    order::{sort_by, sort_by_key},
};

/// What two entries have in common. Indices `[0]` and `[1]` are those of the first and the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Neighbours of both, the most important first.
    pub shared: Vec<Shared>,
    /// Neighbours of one that are neither those of the other nor the other itself, the most
    /// important first.
    pub only: [Vec<NodeIx>; 2],
    /// Events both took part in, by date; they are among the shared neighbours too.
    pub events: Vec<NodeIx>,
    /// Ties that join the two directly, by date, undated ones last.
    pub ties: Vec<RelationIx>,
    /// Offices held at the same time, by the start of that time.
    pub offices: Vec<OfficeOverlap>,
}

/// A neighbour of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The neighbour.
    pub node: NodeIx,
    /// The ties of each to it, in the order of the data.
    pub ties: [Vec<RelationIx>; 2],
}

/// Time in which one held one office and the other another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeOverlap {
    /// Positions among the roles of each.
    pub roles: [usize; 2],
    /// The longest it can have been, within both lives. An end can be open where nothing is known.
    pub span: Span,
    /// Whether the two overlap whatever day vague dates mean.
    pub certain: bool,
}

/// The word for taking part in an event.
const TOOK_PART_IN: &str = "took-part-in";

/// Compares two entries over the ties that are shown; offices do not depend on what is shown.
pub fn compare(dataset: &Dataset, visible: &Visible, a: NodeIx, b: NodeIx) -> Comparison {
    let ties = [a, b].map(|node| shown(dataset, visible, node));
    let others = |i: usize| {
        let mut nodes: Vec<NodeIx> = ties[i].iter().map(|tie| tie.node).collect();
        nodes.retain(|node| *node != a && *node != b);
        sort_by_key(&mut nodes, |node| *node);
        nodes.dedup();
        nodes
    };
    let around = [others(0), others(1)];
    let is_around = |i: usize, node: &NodeIx| around[i].binary_search(node).is_ok();
    // Entries are in the order of their importance, so that their indices rank them.
    let shared = around[0].iter().filter(|node| is_around(1, node)).map(|node| Shared {
        node: *node,
        ties: [0, 1].map(|i| {
            let to = ties[i].iter().filter(|tie| tie.node == *node);
            to.map(|tie| tie.relation).collect()
        }),
    });
    let only = |i: usize| -> Vec<NodeIx> {
        around[i].iter().filter(|node| !is_around(1 - i, node)).copied().collect()
    };

    let took_part =
        |tie: &RelationIx| dataset.type_of(dataset.relation(*tie)).id.as_str() == TOOK_PART_IN;
    let shared: Vec<Shared> = shared.collect();
    let both = shared.iter().filter(|shared| shared.ties.iter().all(|t| t.iter().any(took_part)));
    let mut events: Vec<NodeIx> =
        both.map(|shared| shared.node).filter(|ix| dataset.node(*ix).kind == Kind::Event).collect();
    sort_by(&mut events, |a, b| {
        by_date(dataset.node(*a).date.as_ref(), dataset.node(*b).date.as_ref())
    });

    let between = ties[0].iter().filter(|tie| tie.node == b && a != b);
    let mut between: Vec<RelationIx> = between.map(|tie| tie.relation).collect();
    let date = |ix: &RelationIx| dataset.relation(*ix).date.as_ref();
    sort_by(&mut between, |a, b| by_date(date(a), date(b)));
    Comparison {
        shared,
        only: [only(0), only(1)],
        events,
        ties: between,
        offices: offices(dataset, a, b),
    }
}

fn shown(dataset: &Dataset, visible: &Visible, node: NodeIx) -> Vec<Adjacent> {
    let ties = dataset.adjacent(node).iter().copied();
    ties.filter(|tie| visible.relation(tie.relation) == Presence::Shown).collect()
}

/// Undated last.
fn by_date(a: Option<&HistDate>, b: Option<&HistDate>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn offices(dataset: &Dataset, a: NodeIx, b: NodeIx) -> Vec<OfficeOverlap> {
    let terms = |node: NodeIx| -> Vec<(usize, Term)> {
        let node = dataset.node(node);
        let life = node.date.as_ref();
        let roles = node.roles.iter().enumerate();
        roles.filter_map(|(i, role)| Some((i, Term::of(role, life)?))).collect()
    };
    let second = terms(b);
    let mut found = Vec::new();
    for (i, one) in terms(a) {
        for (j, other) in &second {
            let span = common(one.longest, other.longest);
            if span.start < span.end {
                let certain = match (one.shortest, other.shortest) {
                    (Some(a), Some(b)) => {
                        let span = common(a, b);
                        span.start < span.end
                    }
                    _ => false,
                };
                found.push(OfficeOverlap { roles: [i, *j], span, certain });
            }
        }
    }
    sort_by_key(&mut found, |overlap| (overlap.span.start, overlap.span.end, overlap.roles));
    found
}

/// When an office was held.
struct Term {
    /// From the earliest to the latest moment it can have been.
    longest: Span,
    /// The time that it was surely held; none where its dates leave nothing certain.
    shortest: Option<Span>,
}

impl Term {
    /// `None` for an office without a date. An open end is that of the life at most.
    fn of(role: &Role, life: Option<&HistDate>) -> Option<Self> {
        let date = role.date.as_ref()?;
        let everything = Span { start: Moment::MIN, end: Moment::MAX };
        let longest = common(date.span(), life.map_or(everything, HistDate::span));
        let shortest = match date.form() {
            // "From 1953 to 1955" surely holds from the end of 1953 to the start of 1955; a day that
            // is known is whole.
            Form::Interval(Bound::At(from), Bound::At(to)) if is_firm(from) && is_firm(to) => {
                let (first, last) = (from.span(), to.span());
                let start = if from.precision() < Precision::Day { first.end } else { first.start };
                let end = if to.precision() < Precision::Day { last.start } else { last.end };
                Some(Span { start, end })
            }
            _ => None,
        };
        let shortest = shortest.filter(|span| span.start < span.end);
        Some(Self { longest, shortest })
    }
}

fn is_firm(point: &Point) -> bool {
    !point.approximate && !point.uncertain
}

/// What two spans share; it ends before it starts where that is nothing.
fn common(a: Span, b: Span) -> Span {
    Span { start: a.start.max(b.start), end: a.end.min(b.end) }
}
