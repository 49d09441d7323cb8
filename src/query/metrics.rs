//! How central an entry is, in four ways, and how far its rank depends on doubtful ties.
//!
//! All four look at what is shown, time window included. They use exactly rounded operations in a
//! fixed order, so that they are the same on every machine.

use super::{Visible, network::Network};
use crate::{
    model::{Certainty, Dataset, NodeIx},
    order::sort_by_key,
};

/// A way to measure how central an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Metric {
    /// How many ties an entry has.
    Degree,
    /// How many sources those ties have: each tie counts its distinct sources, at least 1.
    WeightedDegree,
    /// On which share of the shortest paths between all others an entry lies, 0 to 1.
    Betweenness,
    /// How often a reader who follows ties at random comes by, as a share of all visits; all shares
    /// together are 1.
    PageRank,
}

/// An entry in a ranked list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The entry.
    pub node: NodeIx,
    /// Its value, all shown ties counted.
    pub value: f64,
    /// Its rank by that value, from 1.
    pub rank: usize,
    /// Its best rank with all ties, without the disputed ones, or without the probable ones too.
    pub best: usize,
    /// Its worst rank of the three.
    pub worst: usize,
}

/// Probability of following a tie rather than starting anew (Brin and Page 1998).
const DAMPING: f64 = 0.85;

/// Change of all shares together at which `PageRank` has settled.
const SETTLED: f64 = 1e-12;

/// `DAMPING` to this power is below `SETTLED`.
const MAX_ROUNDS: usize = 180;

impl Metric {
    /// Every metric, the plainest first.
    pub const ALL: [Self; 4] =
        [Self::Degree, Self::WeightedDegree, Self::Betweenness, Self::PageRank];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::WeightedDegree => "weighted",
            Self::Betweenness => "betweenness",
            Self::PageRank => "pagerank",
        }
    }

    /// The metric of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.id() == id)
    }

    /// The value of every slot of a network.
    pub fn values(self, network: &Network) -> Vec<f64> {
        let summed = |of: fn(&super::network::Link) -> u32| {
            let slots = 0..network.len();
            slots.map(|slot| f64::from(network.links(slot).iter().map(of).sum::<u32>())).collect()
        };
        match self {
            Self::Degree => summed(|link| link.ties),
            Self::WeightedDegree => summed(|link| link.weight),
            Self::Betweenness => betweenness(network),
            Self::PageRank => page_rank(network),
        }
    }
}

/// Every shown entry, the most central first; equal ones in the order of their indices.
///
/// Each of the up to three rankings behind [`Ranked::best`] and [`Ranked::worst`] costs what the
/// metric costs.
pub fn ranking(dataset: &Dataset, visible: &Visible, metric: Metric) -> Vec<Ranked> {
    let all = Network::new(dataset, visible);
    let values = metric.values(&all);
    let first = ranks(&values);
    let mut ranked: Vec<Ranked> = all
        .nodes()
        .iter()
        .zip(values)
        .zip(first)
        .map(|((&node, value), rank)| Ranked { node, value, rank, best: rank, worst: rank })
        .collect();
    let mut last = all;
    for firmness in [Certainty::Probable, Certainty::Established] {
        let firmer = Network::held(dataset, visible, firmness);
        if firmer != last {
            let without = ranks(&metric.values(&firmer));
            for (item, rank) in ranked.iter_mut().zip(without) {
                item.best = item.best.min(rank);
                item.worst = item.worst.max(rank);
            }
            last = firmer;
        }
    }
    sort_by_key(&mut ranked, |item| item.rank);
    ranked
}

/// The rank of every value, from 1 for the greatest; equal ones in their order.
///
/// Values that differ by rounding alone are equal: sums over the same paths in another order differ
/// in their last bits, and those would decide who stands first.
fn ranks(values: &[f64]) -> Vec<usize> {
    const STEPS: f64 = (1u64 << 40) as f64;
    let mut order: Vec<(i64, usize)> = values
        .iter()
        .enumerate()
        .map(|(slot, value)| (-(value * STEPS).round() as i64, slot))
        .collect();
    sort_by_key(&mut order, |item| *item);
    let mut ranks = vec![0; values.len()];
    for (i, (_, slot)) in order.into_iter().enumerate() {
        ranks[slot] = i + 1;
    }
    ranks
}

/// Shortest-path betweenness, unweighted and undirected, divided by the number of pairs of others
/// (n − 1)(n − 2) / 2. O(slots × links).
///
/// U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology
/// 25(2), 2001, 163–177.
pub fn betweenness(network: &Network) -> Vec<f64> {
    let len = network.len();
    let mut sums = vec![0.0; len];
    let mut search = Search::new(len);
    for source in 0..len {
        search.run(network, source);
        for &slot in &search.order[1..] {
            sums[slot as usize] += search.at[slot as usize].dependency;
        }
    }
    // Every pair was met from both of its ends.
    let pairs = len.saturating_sub(1) as f64 * len.saturating_sub(2) as f64;
    sums.iter().map(|sum| if pairs > 0.0 { sum / pairs } else { 0.0 }).collect()
}

/// One breadth-first search that counts shortest paths; its buffers are used again.
struct Search {
    at: Vec<Reached>,
    /// Slots in the order in which they were reached.
    order: Vec<u32>,
    /// Every last tie of a shortest path, from the slot before to the slot reached, in the order in
    /// which they were met.
    last_ties: Vec<(u32, u32)>,
}

/// What the search knows of a slot. Side by side, because they are needed together.
#[derive(Clone, Copy)]
struct Reached {
    /// Ties from the source; [`FAR`](Self::FAR) where no way has been found.
    distance: u32,
    /// How many shortest paths lead here from the source.
    paths: f64,
    /// Brandes's δ: how far paths from the source to others depend on the slot.
    dependency: f64,
}

impl Reached {
    const FAR: Self = Self { distance: u32::MAX, paths: 0.0, dependency: 0.0 };
}

impl Search {
    fn new(len: usize) -> Self {
        Self { at: vec![Reached::FAR; len], order: Vec::with_capacity(len), last_ties: Vec::new() }
    }

    fn run(&mut self, network: &Network, source: usize) {
        let Self { at, order, last_ties } = self;
        at.fill(Reached::FAR);
        order.clear();
        last_ties.clear();
        at[source] = Reached { distance: 0, paths: 1.0, dependency: 0.0 };
        order.push(source as u32);
        let mut next = 0;
        while let Some(&slot) = order.get(next) {
            next += 1;
            let Reached { distance, paths, .. } = at[slot as usize];
            for link in network.links(slot as usize) {
                let to = &mut at[link.to as usize];
                if to.distance == u32::MAX {
                    to.distance = distance + 1;
                    order.push(link.to);
                }
                if to.distance == distance + 1 {
                    to.paths += paths;
                    last_ties.push((slot, link.to));
                }
            }
        }
        // Backwards, what depends on a slot is known before its predecessors need it.
        for &(before, slot) in last_ties.iter().rev() {
            let Reached { paths, dependency, .. } = at[slot as usize];
            let before = &mut at[before as usize];
            before.dependency += before.paths / paths * (1.0 + dependency);
        }
    }
}

/// `PageRank` without direction: from every entry each neighbour is equally likely, from one
/// without neighbours every entry is. Power iteration until it has settled. O(rounds × (slots + links)).
///
/// S. Brin and L. Page, "The anatomy of a large-scale hypertextual web search engine", Computer
/// Networks 30, 1998, 107–117.
pub fn page_rank(network: &Network) -> Vec<f64> {
    let len = network.len();
    let share = 1.0 / len as f64;
    let mut ranks = vec![share; len];
    for _ in 0..MAX_ROUNDS {
        let stuck: f64 =
            (0..len).filter(|slot| network.links(*slot).is_empty()).map(|slot| ranks[slot]).sum();
        let anywhere = (1.0 - DAMPING + DAMPING * stuck) * share;
        let mut next = vec![anywhere; len];
        for (slot, rank) in ranks.iter().enumerate() {
            let links = network.links(slot);
            let passed_on = DAMPING * rank / links.len() as f64;
            for link in links {
                next[link.to as usize] += passed_on;
            }
        }
        let change: f64 = next.iter().zip(&ranks).map(|(new, old)| (new - old).abs()).sum();
        ranks = next;
        if change < SETTLED {
            break;
        }
    }
    ranks
}
