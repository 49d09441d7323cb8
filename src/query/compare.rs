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
        let roles = node.roles.iter().enumerate();
        roles.filter_map(|(i, role)| Some((i, Term::of(role, node.span())?))).collect()
    };
    let second = terms(b);
    let mut found = Vec::new();
    for (i, one) in terms(a) {
        for (j, other) in &second {
            let span = common(one.longest, other.longest);
            if span.start < span.end {
                let certain =
                    one.surely_ends_after_start_of(other) && other.surely_ends_after_start_of(&one);
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
    /// The latest moment at which it can have begun; `None` where nothing is certain.
    latest_start: Option<Moment>,
    /// The earliest at which it can have ended.
    earliest_end: Option<Moment>,
}

impl Term {
    /// `None` for an office without a date. An open end is that of the life at most.
    fn of(role: &Role, life: Option<Span>) -> Option<Self> {
        let date = role.date.as_ref()?;
        let (from, to) = match date.form() {
            Form::Single(point) => (Some(point), Some(point)),
            Form::Interval(from, to) => (known(from), known(to)),
            Form::OneOf(_) | Form::AllOf(_) => (None, None),
        };
        let firm = |point: &&Point| point.is_firm();
        let (from, to) = (from.filter(firm), to.filter(firm));
        Some(Self {
            longest: life.map_or(date.span(), |life| common(date.span(), life)),
            // It has begun before it ends and not ended before it begins, if no more is known.
            latest_start: from.map(after).or_else(|| to.map(after)),
            earliest_end: to.map(before).or_else(|| from.map(before)),
        })
    }

    /// Whether, whatever the dates mean, it has not ended when the other begins.
    fn surely_ends_after_start_of(&self, other: &Self) -> bool {
        other.latest_start.zip(self.earliest_end).is_some_and(|(start, end)| start < end)
    }
}

fn known(bound: &Bound) -> Option<&Point> {
    match bound {
        Bound::At(point) => Some(point),
        Bound::Open | Bound::Unknown => None,
    }
}

/// By when something dated so has begun; a day that is known is whole.
fn after(point: &Point) -> Moment {
    let span = point.span();
    if point.precision() < Precision::Day { span.end } else { span.start }
}

/// Until when something dated so has not ended.
fn before(point: &Point) -> Moment {
    let span = point.span();
    if point.precision() < Precision::Day { span.start } else { span.end }
}

/// What two spans share; it ends before it starts where that is nothing.
fn common(a: Span, b: Span) -> Span {
    Span { start: a.start.max(b.start), end: a.end.min(b.end) }
}
