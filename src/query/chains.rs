//! What led to what: causes and consequences to any depth, and the chain between two facts.
//!
//! Only relations of the class *consequence* between dated facts count, and only where the effect
//! can lie after its cause. Dates are often known to the month only: each fact gets one moment
//! within what its date allows, such that no effect stands before its cause. What goes round in a
//! circle is cut where it comes back to its earliest fact, so that the answer is always acyclic.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    model::{
        Certainty, Dataset, HistDate, Kind, Moment, Node, NodeIx, RelationClass, RelationIx, Span,
        date::{Bound, Form},
    },
    order::sort_by_key,
};

/// A link to a cause or to an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fact at the other end.
    pub node: NodeIx,
    /// The relation, whose note has the reason and which has the sources.
    pub relation: RelationIx,
}

/// A fact that is reached from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Which.
    pub node: NodeIx,
    /// Over how many links at least.
    pub steps: u32,
    /// The last link of a shortest way to it.
    pub relation: RelationIx,
}

/// A way from a cause to an effect, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Where it starts.
    pub from: NodeIx,
    /// Its links, each to the next fact; never empty.
    pub links: Vec<Link>,
    /// A direct link between its ends that the chain itself does not take.
    pub direct: Option<RelationIx>,
}

impl Chain {
    /// Its facts in order of time, both ends included.
    pub fn nodes(&self) -> impl Iterator<Item = NodeIx> {
        std::iter::once(self.from).chain(self.links.iter().map(|link| link.node))
    }

    /// Where it ends.
    pub fn end(&self) -> NodeIx {
        self.links.last().map_or(self.from, |link| link.node)
    }

    /// The number of a fact in the chain, from 0.
    pub fn step_of(&self, node: NodeIx) -> Option<usize> {
        self.nodes().position(|step| step == node)
    }

    /// Whether it takes a relation.
    pub fn takes(&self, relation: RelationIx) -> bool {
        self.links.iter().any(|link| link.relation == relation)
    }
}

/// The facts of a history with what joins them as causes and effects.
#[derive(Clone, Debug, Default)]
pub struct Consequences {
    /// Facts with a cause or an effect, causes before their effects.
    order: Vec<NodeIx>,
    /// By node: its place in that order.
    places: Vec<u32>,
    /// By node: the moment a dated fact stands at.
    moments: Vec<Option<Moment>>,
    /// By node.
    causes: Vec<Vec<Link>>,
    effects: Vec<Vec<Link>>,
}

/// At most so many ends are offered for chains.
pub const ENDS: usize = 8;
/// The least importance of an end that is offered.
const LEAST_END: u8 = 4;

impl Consequences {
    /// Gathers and orders the links. O((facts + links) log facts).
    pub fn new(dataset: &Dataset) -> Self {
        let len = dataset.nodes().len();
        let windows: Vec<Option<Window>> = dataset.nodes().iter().map(window).collect();
        let mut graph = Self {
            order: Vec::new(),
            places: vec![u32::MAX; len],
            moments: vec![None; len],
            causes: vec![Vec::new(); len],
            effects: vec![Vec::new(); len],
        };
        for (i, relation) in dataset.relations().iter().enumerate() {
            let (from, to) = (relation.from, relation.to);
            let (Some(cause), Some(effect)) = (windows[from.index()], windows[to.index()]) else {
                continue;
            };
            let class = dataset.class_of(relation);
            if class == RelationClass::Consequence && cause.first <= effect.last {
                let ix = RelationIx::from_index(i);
                graph.effects[from.index()].push(Link { node: to, relation: ix });
                graph.causes[to.index()].push(Link { node: from, relation: ix });
            }
        }
        graph.put_in_order(&windows);
        graph.settle(windows);
        graph
    }

    /// The moment a dated fact stands at: the middle of what its date allows for its beginning,
    /// moved where causes and effects ask for it; `None` for what is undated or no fact.
    pub fn moment(&self, ix: NodeIx) -> Option<Moment> {
        self.moments.get(ix.index()).copied().flatten()
    }

    /// What facts are told in order of: their moment, and of one moment causes before effects.
    pub fn order_of(&self, ix: NodeIx) -> (Option<Moment>, u32, NodeIx) {
        (self.moment(ix), self.places.get(ix.index()).copied().unwrap_or(u32::MAX), ix)
    }

    /// What led to a fact directly, in the order of the data.
    pub fn causes(&self, ix: NodeIx) -> &[Link] {
        self.causes.get(ix.index()).map_or(&[], Vec::as_slice)
    }

    /// What it led to directly, in the order of the data.
    pub fn effects(&self, ix: NodeIx) -> &[Link] {
        self.effects.get(ix.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether anything led to a fact, or followed from it.
    pub fn is_linked(&self, ix: NodeIx) -> bool {
        !self.causes(ix).is_empty() || !self.effects(ix).is_empty()
    }

    /// Every link, as cause, relation and effect.
    pub fn links(&self) -> impl Iterator<Item = (NodeIx, RelationIx, NodeIx)> {
        self.order.iter().flat_map(|from| {
            self.effects(*from).iter().map(|link| (*from, link.relation, link.node))
        })
    }

    /// What led to a fact, to any depth, in order of time.
    pub fn before(&self, ix: NodeIx) -> Vec<Reached> {
        self.reached(ix, &self.causes)
    }

    /// What followed from a fact, to any depth, in order of time.
    pub fn after(&self, ix: NodeIx) -> Vec<Reached> {
        self.reached(ix, &self.effects)
    }

    fn reached(&self, start: NodeIx, links: &[Vec<Link>]) -> Vec<Reached> {
        let mut known = vec![false; links.len()];
        let mut found: Vec<Reached> = Vec::new();
        let mut edge = vec![start];
        let mut steps = 0;
        if let Some(start) = known.get_mut(start.index()) {
            *start = true;
        }
        while !edge.is_empty() {
            steps += 1;
            let mut next = Vec::new();
            for link in edge.iter().filter_map(|node| links.get(node.index())).flatten() {
                if !std::mem::replace(&mut known[link.node.index()], true) {
                    found.push(Reached { node: link.node, steps, relation: link.relation });
                    next.push(link.node);
                }
            }
            edge = next;
        }
        sort_by_key(&mut found, |reached| self.order_of(reached.node));
        found
    }

    /// The most telling chain between two facts, or `None` where none leads from one to the other.
    ///
    /// It is the way over the most important facts: one of importance 5 in between counts for a
    /// way, every other against it, and so do links that are only probable or disputed. Of equal
    /// ways the shorter is taken, then the one over the earlier relations.
    pub fn chain(&self, dataset: &Dataset, from: NodeIx, to: NodeIx) -> Option<Chain> {
        let best = self.best_ways(dataset, from);
        let mut links = Vec::new();
        let mut at = to;
        while at != from {
            let way = best.get(at.index()).copied().flatten()?;
            let relation = way.last?;
            links.push(Link { node: at, relation });
            at = dataset.relation(relation).from;
        }
        if links.is_empty() {
            return None;
        }
        links.reverse();
        let direct = self.effects(from).iter().find(|link| link.node == to);
        let direct = direct.map(|link| link.relation).filter(|_| links.len() > 1);
        Some(Chain { from, links, direct })
    }

    /// Where the telling of this history starts: the most important fact of a day, events before
    /// all else, or without one the fact that most followed from.
    pub fn source(&self, dataset: &Dataset, day: Moment) -> Option<NodeIx> {
        let on_day = |ix: &&NodeIx| {
            let date = dataset.node(**ix).date.as_ref();
            date.is_some_and(|date| date.span().start.day_start() == day && date.span().days() <= 1)
                && !self.effects(**ix).is_empty()
        };
        let rank = |ix: &&NodeIx| (dataset.node(**ix).kind != Kind::Event, **ix);
        let of_the_day = self.order.iter().filter(on_day).min_by_key(rank).copied();
        of_the_day.or_else(|| {
            let by_effects = |ix: &&NodeIx| (self.effects(**ix).len(), Reverse(**ix));
            self.order.iter().max_by_key(by_effects).copied()
        })
    }

    /// Ends worth following from a fact, the most telling chain first, none of them on the way to
    /// another.
    pub fn ends(&self, dataset: &Dataset, from: NodeIx) -> Vec<NodeIx> {
        let best = self.best_ways(dataset, from);
        let mut ends: Vec<(Reverse<i32>, NodeIx)> = Vec::new();
        for (i, way) in best.iter().enumerate() {
            let ix = NodeIx::from_index(i);
            let importance = dataset.node(ix).importance;
            if let Some(way) = way.filter(|way| way.steps > 1 && importance >= LEAST_END) {
                ends.push((Reverse(way.value + worth(importance) + i32::from(importance) * 8), ix));
            }
        }
        sort_by_key(&mut ends, |end| *end);
        let mut taken: Vec<(NodeIx, Vec<NodeIx>)> = Vec::new();
        for (_, end) in ends {
            let Some(chain) = self.chain(dataset, from, end) else { continue };
            if taken.len() < ENDS && !taken.iter().any(|(_, way)| way.contains(&end)) {
                taken.push((end, chain.nodes().filter(|node| *node != end).collect()));
            }
        }
        let ways: Vec<NodeIx> = taken.iter().flat_map(|(_, way)| way.iter().copied()).collect();
        let first = taken.first().map(|(end, _)| *end);
        let ends = taken.into_iter().map(|(end, _)| end);
        // The most telling one stays, even where another goes on from it.
        ends.filter(|end| Some(*end) == first || !ways.contains(end)).collect()
    }

    /// The best way to every fact, by node.
    fn best_ways(&self, dataset: &Dataset, from: NodeIx) -> Vec<Option<Way>> {
        let mut best: Vec<Option<Way>> = vec![None; self.moments.len()];
        if let Some(start) = best.get_mut(from.index()) {
            *start = Some(Way { value: 0, steps: 0, last: None });
        }
        for at in &self.order {
            let Some(way) = best[at.index()] else { continue };
            let inner = if *at == from { 0 } else { worth(dataset.node(*at).importance) };
            for link in self.effects(*at) {
                let certainty = dataset.relation(link.relation).certainty;
                let next = Way {
                    value: way.value + inner - doubt(certainty),
                    steps: way.steps + 1,
                    last: Some(link.relation),
                };
                let known = &mut best[link.node.index()];
                if known.is_none_or(|known| known.rank() < next.rank()) {
                    *known = Some(next);
                }
            }
        }
        best
    }

    /// Orders linked facts, causes first (A. B. Kahn, "Topological sorting of large networks",
    /// 1962, always with the earliest fact that is free); drops links that close a circle.
    fn put_in_order(&mut self, windows: &[Option<Window>]) {
        // Of one day events come before what was written.
        let key = |ix: NodeIx| {
            let window = windows[ix.index()];
            (window.map(|window| window.first), window.is_some_and(|w| w.not_event), ix)
        };
        let mut waiting: Vec<usize> = self.causes.iter().map(Vec::len).collect();
        let linked = (0..waiting.len()).map(NodeIx::from_index).filter(|ix| self.is_linked(*ix));
        let mut left: Vec<NodeIx> = linked.collect();
        sort_by_key(&mut left, |ix| key(*ix));
        let free = left.iter().filter(|ix| waiting[ix.index()] == 0);
        let mut heap: BinaryHeap<_> = free.map(|ix| Reverse(key(*ix))).collect();
        let mut placed = vec![false; waiting.len()];
        let mut next_left = left.iter();
        while self.order.len() < left.len() {
            let ix = match heap.pop() {
                Some(Reverse((.., ix))) => ix,
                None => match next_left.by_ref().find(|ix| !placed[ix.index()]) {
                    Some(ix) => *ix,
                    None => break,
                },
            };
            if std::mem::replace(&mut placed[ix.index()], true) {
                continue;
            }
            self.order.push(ix);
            for link in &self.effects[ix.index()] {
                let count = &mut waiting[link.node.index()];
                *count = count.saturating_sub(1);
                if *count == 0 && !placed[link.node.index()] {
                    heap.push(Reverse(key(link.node)));
                }
            }
        }
        for (i, ix) in self.order.iter().enumerate() {
            self.places[ix.index()] = i as u32;
        }
        let place = &self.places;
        for i in 0..place.len() {
            self.effects[i].retain(|link| place[i] < place[link.node.index()]);
            self.causes[i].retain(|link| place[link.node.index()] < place[i]);
        }
    }

    /// Chooses the moments: first how late each cause may stand, then from the earliest fact on
    /// the middle of what is left.
    fn settle(&mut self, mut windows: Vec<Option<Window>>) {
        for ix in self.order.iter().rev() {
            let latest = self.effects[ix.index()].iter();
            let latest = latest.filter_map(|link| windows[link.node.index()]).map(|w| w.last).min();
            if let (Some(window), Some(latest)) = (&mut windows[ix.index()], latest) {
                window.last = window.last.min(latest).max(window.first);
            }
        }
        let middle =
            |window: &Window, last: Moment| Moment(window.middle.0.min(last.0).max(window.first.0));
        for (i, window) in windows.iter().enumerate() {
            self.moments[i] = window.as_ref().map(|window| middle(window, window.last));
        }
        for ix in &self.order {
            let causes = self.causes[ix.index()].iter();
            let earliest = causes.filter_map(|link| self.moments[link.node.index()]).max();
            if let (Some(moment), Some(earliest)) = (&mut self.moments[ix.index()], earliest) {
                *moment = (*moment).max(earliest);
            }
        }
    }
}

/// What a fact in between is worth to a chain.
fn worth(importance: u8) -> i32 {
    if importance >= 5 { 2 } else { i32::from(importance) - 5 }
}

/// What an uncertain link costs it.
const fn doubt(certainty: Certainty) -> i32 {
    match certainty {
        Certainty::Established => 0,
        Certainty::Probable => 1,
        Certainty::Disputed => 6,
    }
}

#[derive(Clone, Copy)]
struct Way {
    value: i32,
    steps: u32,
    last: Option<RelationIx>,
}

impl Way {
    fn rank(&self) -> (i32, Reverse<u32>, Reverse<Option<RelationIx>>) {
        (self.value, Reverse(self.steps), Reverse(self.last))
    }
}

/// When a fact can have begun.
#[derive(Clone, Copy)]
struct Window {
    first: Moment,
    not_event: bool,
    /// Where it is drawn if nothing speaks against it.
    middle: Moment,
    last: Moment,
}

fn window(node: &Node) -> Option<Window> {
    let date = node.date.as_ref().filter(|_| node.is_dated_fact())?;
    let span = beginning(date);
    let (first, last) = (span.start, span.end.plus_minutes(-1));
    (first.is_finite() && span.end.is_finite()).then(|| Window {
        first,
        not_event: node.kind != Kind::Event,
        middle: Moment(i64::midpoint(first.0, last.0)),
        last,
    })
}

/// The moments at which what a date speaks of can have begun; its end where nobody knows.
fn beginning(date: &HistDate) -> Span {
    let span = date.span();
    match date.form() {
        Form::Interval(Bound::At(point), _) => point.span(),
        Form::Interval(_, _) => Span { start: span.end.plus_minutes(-1), ..span },
        _ => span,
    }
}
