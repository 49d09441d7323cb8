//! As many ways as there are that share no entry.
//!
//! The shortest way after the best, then the next, each without the entries of those before: that is
//! what a reader expects, but it may block itself. Whether more ways exist is known from a flow of
//! least cost through a graph in which every entry can be passed once (J. W. Suurballe, "Disjoint
//! paths in a network", Networks 4, 1974; R. Bhandari, *Survivable Networks*, 1999). Where the flow
//! finds more, its ways are the answer: together the shortest of their number.

use std::collections::VecDeque;

use super::{between, finder::Finder};
use crate::{model::NodeIx, order::sort_by_key};

/// Up to `limit` ways that share no entry in between with `best` nor with each other, the shortest
/// first. There are never fewer than could be found.
pub(super) fn others(
    finder: &Finder<'_>,
    from: NodeIx,
    to: NodeIx,
    best: &[NodeIx],
    limit: usize,
) -> Vec<Vec<NodeIx>> {
    if from == to {
        return Vec::new();
    }
    let mut avoid = vec![false; finder.len()];
    between(best).iter().for_each(|node| avoid[node.index()] = true);
    // A tie between the two is a way of its own and can be gone only once.
    let direct = [(from, to)];

    let mut found = Vec::new();
    let mut taken = avoid.clone();
    while found.len() < limit {
        let Some(nodes) = finder.shortest(from, to, &taken, &direct) else { break };
        between(&nodes).iter().for_each(|node| taken[node.index()] = true);
        found.push(nodes);
    }
    if found.len() < limit {
        let mut more = Flow::new(finder, from, to, &avoid).run(limit);
        if found.len() < more.len() {
            sort_by_key(&mut more, |nodes| (nodes.len(), finder.cost_of(nodes), nodes.clone()));
            return more;
        }
    }
    found
}

/// A flow in which every entry has a door in (`2n`) and a door out (`2n + 1`).
struct Flow {
    from: NodeIx,
    to: NodeIx,
    /// In pairs: an arc and, at its index `^ 1`, the way back.
    arcs: Vec<Arc>,
    /// The arcs that leave each door.
    leaving: Vec<Vec<u32>>,
}

struct Arc {
    to: usize,
    /// Whether it can still be taken.
    open: bool,
    cost: i64,
}

impl Flow {
    fn new(finder: &Finder<'_>, from: NodeIx, to: NodeIx, avoid: &[bool]) -> Self {
        let doors = finder.len() * 2;
        let mut flow = Self { from, to, arcs: Vec::new(), leaving: vec![Vec::new(); doors] };
        for (index, avoided) in avoid.iter().enumerate() {
            let node = NodeIx::from_index(index);
            if *avoided {
                continue;
            }
            flow.arc(index * 2, index * 2 + 1, 0);
            for hop in finder.hops(node) {
                // Never into the start, out of the end, or straight from one to the other.
                if hop.to != from && node != to && (node, hop.to) != (from, to) {
                    // Length first, sources second.
                    let cost = (1 << 32) + i64::from(hop.cost.unsourced);
                    flow.arc(index * 2 + 1, hop.to.index() * 2, cost);
                }
            }
        }
        flow
    }

    fn arc(&mut self, from: usize, to: usize, cost: i64) {
        for (door, arc) in
            [(from, Arc { to, open: true, cost }), (to, Arc { to: from, open: false, cost: -cost })]
        {
            self.leaving[door].push(self.arcs.len() as u32);
            self.arcs.push(arc);
        }
    }

    /// Sends through what it can, up to `limit`, and reads off the ways.
    fn run(mut self, limit: usize) -> Vec<Vec<NodeIx>> {
        let found = (0..limit).take_while(|_| self.augment()).count();
        let mut ways: Vec<Vec<NodeIx>> = Vec::new();
        let mut node = self.from;
        let mut way = vec![node];
        while ways.len() < found {
            // Every arc with flow is followed once.
            let door = node.index() * 2 + 1;
            let used = self.leaving[door].iter().map(|arc| *arc as usize);
            let Some(arc) = used.filter(|arc| arc % 2 == 0).find(|arc| !self.arcs[*arc].open)
            else {
                break;
            };
            self.arcs[arc].open = true;
            node = NodeIx::from_index(self.arcs[arc].to / 2);
            way.push(node);
            if node == self.to {
                node = self.from;
                ways.push(std::mem::replace(&mut way, vec![node]));
            }
        }
        ways
    }

    /// One more way of least cost, if there is one. Ways back cost what they give back, so that the
    /// search is that of Bellman and Ford, with a queue.
    fn augment(&mut self) -> bool {
        let (start, end) = (self.from.index() * 2 + 1, self.to.index() * 2);
        let mut reached: Vec<Option<(i64, u32)>> = vec![None; self.leaving.len()];
        let mut queued = vec![false; self.leaving.len()];
        reached[start] = Some((0, u32::MAX));
        let mut queue = VecDeque::from([start]);
        while let Some(door) = queue.pop_front() {
            queued[door] = false;
            let Some((cost, _)) = reached[door] else { continue };
            for &arc in &self.leaving[door] {
                let Arc { to, open, cost: more } = self.arcs[arc as usize];
                let found = cost + more;
                if open && reached[to].is_none_or(|(known, _)| found < known) {
                    reached[to] = Some((found, arc));
                    if !queued[to] {
                        queued[to] = true;
                        queue.push_back(to);
                    }
                }
            }
        }
        let mut door = end;
        while door != start {
            let Some((_, arc)) = reached[door] else { return false };
            let arc = arc as usize;
            self.arcs[arc].open = false;
            self.arcs[arc ^ 1].open = true;
            door = self.arcs[arc ^ 1].to;
        }
        true
    }
}
