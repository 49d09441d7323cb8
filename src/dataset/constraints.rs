//! What dates and [`TimeBound`]s say together: the earliest and the latest that each fact can have
//! been, and where they cannot all be true.
//!
//! Everything has a beginning and an end, two unknown moments in minutes. A date and a bound are
//! differences between two of them ("this end lies at most so much after that beginning"), a simple
//! temporal problem: R. Dechter, I. Meiri and J. Pearl, "Temporal constraint networks", Artificial
//! Intelligence 49 (1991), 61–95. Shortest paths from the origin of time are the latest moments,
//! shortest paths to it the earliest; a cycle of negative length is a contradiction, and its members
//! are the statements that contradict each other. Both are found as R. Bellman and L. Ford do it
//! (T. Cormen and others, "Introduction to Algorithms", chapter on difference constraints).
//!
//! A date with `?` binds nothing, one with `~` as much as [`Point::reach`] says.

use crate::model::{
    HistDate, Moment, Node, NodeIx, Span, TimeBound, TimeOrder,
    date::{Bound, Candidate, Form, Point},
};

/// What remains possible.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Solved {
    /// For each node that a bound is about: the moments at which it can have been.
    pub(super) spans: Vec<(NodeIx, Span)>,
    /// What cannot all be true. The bounds blamed for it have no say in the spans.
    pub(super) contradictions: Vec<Contradiction>,
}

/// Statements that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contradiction {
    /// The bound that is blamed: of those in the chain, the first that was written.
    pub(super) bound: usize,
    /// The statements from the blamed one on, each about what the one before it speaks of.
    pub(super) chain: Vec<Reason>,
}

/// Why one moment cannot lie further from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Nothing ends before it begins.
    Order,
    /// The date of a node.
    Date(NodeIx),
    /// The bound at this place.
    Bound(usize),
}

/// Solves the bounds of a history. O(bounds × statements × facts), and twice that at most for each
/// contradiction.
pub(super) fn solve(nodes: &[Node], bounds: &[TimeBound]) -> Solved {
    let mut about: Vec<NodeIx> =
        bounds.iter().flat_map(|bound| [bound.node, bound.other]).collect();
    about.sort_unstable();
    about.dedup();
    let moments = Moments { about: &about };
    let mut limits = Vec::new();
    for node in &about {
        let [start, end] = moments.of(*node);
        limits.push(Limit { from: end, to: start, most: -1, why: Reason::Order });
        if let Some(date) = &nodes[node.index()].date {
            of_date(date, *node, [start, end], &mut limits);
        }
    }
    for (i, bound) in bounds.iter().enumerate() {
        of_bound(bound, i, nodes, &moments, &mut limits);
    }
    let count = moments.count();
    let mut contradictions = Vec::new();
    while let Some(mut chain) = negative_cycle(count, &limits) {
        let blamed = chain.iter().filter_map(|why| match why {
            Reason::Bound(i) => Some(*i),
            Reason::Order | Reason::Date(_) => None,
        });
        // The dates of one fact never contradict each other: the reader of dates saw to that.
        let Some(bound) = blamed.min() else { break };
        let blamed = Reason::Bound(bound);
        limits.retain(|limit| limit.why != blamed);
        let place = chain.iter().position(|why| *why == blamed).unwrap_or(0);
        chain.rotate_left(place);
        contradictions.push(Contradiction { bound, chain });
    }
    contradictions.sort_by_key(|contradiction| contradiction.bound);
    let latest = shortest(count, &limits);
    let turned = |limit: &Limit| Limit { from: limit.to, to: limit.from, ..*limit };
    let turned: Vec<Limit> = limits.iter().map(turned).collect();
    let earliest = shortest(count, &turned);
    let spans = about.iter().map(|node| {
        let [start, end] = moments.of(*node);
        let start = earliest[start].map_or(Moment::MIN, |distance| Moment(-distance));
        (*node, Span { start, end: latest[end].map_or(Moment::MAX, Moment) })
    });
    Solved { spans: spans.collect(), contradictions }
}

/// A moment lies at most so many minutes after another: `to − from ≤ most`.
#[derive(Clone, Copy)]
struct Limit {
    from: usize,
    to: usize,
    most: i64,
    why: Reason,
}

/// The moment from which all others are counted.
const ORIGIN: usize = 0;

/// Numbers for the beginnings and ends of nodes.
struct Moments<'a> {
    about: &'a [NodeIx],
}

impl Moments<'_> {
    fn of(&self, node: NodeIx) -> [usize; 2] {
        let place = self.about.binary_search(&node).unwrap_or(0);
        [1 + 2 * place, 2 + 2 * place]
    }

    const fn count(&self) -> usize {
        1 + 2 * self.about.len()
    }
}

fn of_date(date: &HistDate, node: NodeIx, [start, end]: [usize; 2], limits: &mut Vec<Limit>) {
    let why = Reason::Date(node);
    let mut not_before = |moment: usize, at: Moment| {
        if at.is_finite() {
            limits.push(Limit { from: moment, to: ORIGIN, most: -at.0, why });
        }
    };
    let reach = |bound: &Bound| match bound {
        Bound::At(point) => firm(point),
        Bound::Open | Bound::Unknown => None,
    };
    let (first, last) = match date.form() {
        Form::Single(point) => {
            let span = firm(point);
            (span.map(|span| span.start), span.map(|span| span.end))
        }
        Form::Interval(from, to) => {
            let (from, to) = (reach(from), reach(to));
            if let Some(to) = to {
                not_before(end, to.start.plus_minutes(1));
            }
            if let Some(from) = from {
                let most = from.end.0 - 1;
                not_before(start, from.start);
                limits.push(Limit { from: ORIGIN, to: start, most, why });
            }
            (None, to.map(|to| to.end))
        }
        Form::OneOf(candidates) | Form::AllOf(candidates) => widest(candidates),
    };
    if let Some(first) = first.filter(|moment| moment.is_finite()) {
        limits.push(Limit { from: start, to: ORIGIN, most: -first.0, why });
    }
    if let Some(last) = last.filter(|moment| moment.is_finite()) {
        limits.push(Limit { from: ORIGIN, to: end, most: last.0, why });
    }
}

/// Where a point can lie; nowhere in particular where it is doubtful.
fn firm(point: &Point) -> Option<Span> {
    (!point.is_uncertain()).then(|| point.reach())
}

/// The first and the last moment that some member reaches; `None` where one has no limit.
fn widest(candidates: &[Candidate]) -> (Option<Moment>, Option<Moment>) {
    let ends = candidates.iter().map(|candidate| match candidate {
        Candidate::At(point) => [firm(point), firm(point)],
        Candidate::Range(from, to) => [from, to].map(|end| end.as_ref().and_then(firm)),
    });
    let ends: Vec<[Option<Span>; 2]> = ends.collect();
    let first = ends.iter().map(|[from, _]| from.map(|span| span.start));
    let last = ends.iter().map(|[_, to]| to.map(|span| span.end));
    let first: Option<Vec<Moment>> = first.collect();
    let last: Option<Vec<Moment>> = last.collect();
    (first.and_then(|all| all.into_iter().min()), last.and_then(|all| all.into_iter().max()))
}

fn of_bound(
    bound: &TimeBound,
    i: usize,
    nodes: &[Node],
    moments: &Moments<'_>,
    limits: &mut Vec<Limit>,
) {
    let ([start, end], [other_start, other_end]) =
        (moments.of(bound.node), moments.of(bound.other));
    let within = bound.within.map(|length| length.minutes());
    // What has one date is within a length whole; what goes from one to another, by its near end.
    let has_one_date = nodes[bound.node.index()]
        .date
        .as_ref()
        .is_none_or(|date| matches!(date.form(), Form::Single(_) | Form::OneOf(_)));
    let mut limit = |from, to, most| limits.push(Limit { from, to, most, why: Reason::Bound(i) });
    match (bound.order, within) {
        (TimeOrder::After, within) => {
            limit(start, other_end, 0);
            match within {
                Some(within) if has_one_date => limit(other_end, end, within),
                Some(within) => limit(other_end, start, within - 1),
                None => {}
            }
        }
        (TimeOrder::Before, within) => {
            limit(other_start, end, 0);
            match within {
                Some(within) if has_one_date => limit(start, other_start, within),
                Some(within) => limit(end, other_start, within - 1),
                None => {}
            }
        }
        (TimeOrder::During, _) => {
            limit(start, other_start, 0);
            limit(other_end, end, 0);
        }
        (TimeOrder::With, Some(within)) => {
            limit(start, other_start, within);
            limit(other_start, start, within);
        }
        // An end is the first moment after.
        (TimeOrder::With, None) => {
            limit(other_end, start, -1);
            limit(end, other_start, -1);
        }
    }
}

/// Statements that together ask a moment to lie before itself; `None` where none do.
fn negative_cycle(count: usize, limits: &[Limit]) -> Option<Vec<Reason>> {
    // As if every moment could be reached from somewhere at once.
    let mut distance = vec![0i64; count];
    let mut by: Vec<Option<usize>> = vec![None; count];
    let mut last = None;
    for _ in 0..=count {
        last = None;
        for (i, Limit { from, to, most, .. }) in limits.iter().enumerate() {
            if distance[*from] + most < distance[*to] {
                distance[*to] = distance[*from] + most;
                by[*to] = Some(i);
                last = Some(*to);
            }
        }
        last?;
    }
    // What still moves after as many rounds as there are moments hangs on a cycle: go back into it.
    let mut moment = last?;
    for _ in 0..count {
        moment = limits[by[moment]?].from;
    }
    let first = moment;
    let mut chain = Vec::new();
    loop {
        let limit = limits[by[moment]?];
        if limit.why != Reason::Order && chain.last() != Some(&limit.why) {
            chain.push(limit.why);
        }
        moment = limit.from;
        if moment == first {
            break;
        }
    }
    if chain.len() > 1 && chain.first() == chain.last() {
        chain.pop();
    }
    Some(chain)
}

/// The least distance of every moment from the origin, `None` where nothing limits it.
fn shortest(count: usize, limits: &[Limit]) -> Vec<Option<i64>> {
    let mut distance: Vec<Option<i64>> = vec![None; count];
    distance[ORIGIN] = Some(0);
    for _ in 0..count {
        let mut moved = false;
        for Limit { from, to, most, .. } in limits {
            let Some(reached) = distance[*from].map(|distance| distance + most) else { continue };
            if distance[*to].is_none_or(|known| reached < known) {
                distance[*to] = Some(reached);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Kind, LocalizedText, TimeLength};

    /// First day of 1956 and length in days, and how well that is known.
    type Truth = (i64, i64, u8);

    fn span_of((first, days, _): Truth) -> Span {
        let start = Moment::ymd(1956, 1, 1).plus_days(first);
        Span { start, end: start.plus_days(days) }
    }

    fn node(i: usize, truth: Truth) -> Node {
        let Span { start, end } = span_of(truth);
        let (first, last) = (start.to_day_text(), end.plus_days(-1).to_day_text());
        let mut node = Node::new(i.to_string(), Kind::Event, LocalizedText::en("event"));
        node.date = HistDate::parse(&match truth.2 {
            0 if first == last => first,
            0 => format!("{first}/{last}"),
            1 => format!("{first}/.."),
            2 => format!("[{first}..{last}]"),
            3 => "1956".to_owned(),
            _ => "1917?".to_owned(),
        })
        .ok();
        node
    }

    /// A bound between two facts that is true of them.
    fn bound(truths: &[Truth], nodes: &[Node], a: usize, b: usize, near: bool) -> TimeBound {
        let (x, y) = (span_of(truths[a]), span_of(truths[b]));
        let has_one_date =
            matches!(nodes[a].date.as_ref().unwrap().form(), Form::Single(_) | Form::OneOf(_));
        let (order, apart) = if x.start >= y.end {
            let reached = if has_one_date { x.end } else { x.start.plus_minutes(1) };
            (TimeOrder::After, reached.0 - y.end.0)
        } else if x.end <= y.start {
            let reached = if has_one_date { x.start } else { x.end.plus_minutes(-1) };
            (TimeOrder::Before, y.start.0 - reached.0)
        } else if y.contains(x) {
            (TimeOrder::During, 0)
        } else {
            (TimeOrder::With, (x.start.0 - y.start.0).abs())
        };
        let days = (apart as u64).div_ceil(24 * 60).max(1) as u16;
        TimeBound {
            node: NodeIx::from_index(a),
            order,
            other: NodeIx::from_index(b),
            within: near.then_some(TimeLength::Days(days)),
            sources: Vec::new(),
        }
    }

    proptest! {
        #[test]
        fn what_is_true_contradicts_nothing_and_remains_possible(
            truths in prop::collection::vec((0i64..40, 1i64..6, 0u8..5), 2..8),
            pairs in prop::collection::vec((0usize..8, 0usize..8, any::<bool>()), 1..12),
        ) {
            let nodes: Vec<Node> =
                truths.iter().enumerate().map(|(i, truth)| node(i, *truth)).collect();
            let pairs = pairs.into_iter().map(|(a, b, near)| (a % nodes.len(), b % nodes.len(), near));
            let bounds: Vec<TimeBound> = pairs
                .filter(|(a, b, _)| a != b)
                .map(|(a, b, near)| bound(&truths, &nodes, a, b, near))
                .collect();
            let solved = solve(&nodes, &bounds);
            prop_assert_eq!(solved.contradictions, []);
            for (node, span) in solved.spans {
                let truth = span_of(truths[node.index()]);
                prop_assert!(span.contains(truth), "{:?} without {:?}", span, truth);
            }
        }

        #[test]
        fn one_lie_is_found(
            days in prop::collection::vec(0i64..40, 3..8),
            apart in 1i64..9,
        ) {
            // Each after the one before it, and the first after the last.
            let mut days = days;
            days.sort_unstable();
            let truths = (0i64..).zip(&days).map(|(i, day)| (day + i * apart, 1, 0));
            let nodes: Vec<Node> = truths.enumerate().map(|(i, truth)| node(i, truth)).collect();
            let after = |a: usize, b: usize| TimeBound {
                node: NodeIx::from_index(a),
                order: TimeOrder::After,
                other: NodeIx::from_index(b),
                within: None,
                sources: Vec::new(),
            };
            let mut bounds: Vec<TimeBound> = (1..nodes.len()).map(|i| after(i, i - 1)).collect();
            prop_assert_eq!(solve(&nodes, &bounds).contradictions, []);
            bounds.push(after(0, nodes.len() - 1));
            prop_assert_eq!(solve(&nodes, &bounds).contradictions.len(), 1);
        }
    }
}
