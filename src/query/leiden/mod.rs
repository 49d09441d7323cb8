//! The Leiden algorithm: communities that are joined more closely inside than chance would have it,
//! each of them connected.
//!
//! V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected
//! communities", Scientific Reports 9, 5233, 2019. Three steps are repeated: entries move to the
//! community that gains most; each community is refined from single entries into parts that are
//! well connected inside it; the parts become the entries of a smaller graph.
//!
//! Two choices are ours. The refinement takes the best merge instead of a random one in proportion
//! to `exp(gain / θ)` (their θ → 0): exponentials differ between machines. And gains are whole
//! numbers (2m² times those of the paper), so that no rounding decides: the same graph and seed give
//! the same communities everywhere.

mod graph;

use self::graph::{Graph, Shuffle};
use super::network::Network;

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Start of the order in which entries are visited.
    pub seed: u32,
    /// Resolution γ in per cent, 1 to 5000: 100 is modularity itself, more gives more and smaller
    /// communities.
    pub resolution: u32,
    /// How often to try anew; the best attempt counts. At least 1.
    pub attempts: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 1956, resolution: 100, attempts: 8 }
    }
}

/// The community of every slot, numbered without gaps in the order of their first slots. Weights
/// together must stay below 2^24, so that gains fit 64 bits; slots without links are alone.
pub fn leiden(network: &Network, settings: &Settings) -> Vec<u32> {
    let graph = Graph::new(network);
    let resolution = i64::from(settings.resolution.clamp(1, 5000));
    let mut best: Option<(i64, Vec<u32>)> = None;
    for attempt in 0..settings.attempts.max(1) {
        let mut order = Shuffle(settings.seed.wrapping_add(attempt));
        let mut communities: Vec<u32> = (0..network.len() as u32).collect();
        let mut quality = graph.quality(&communities, resolution);
        // Each round starts from the communities of the one before, until none gains.
        loop {
            let refined = connected(network, &round(&graph, &communities, resolution, &mut order));
            let gained = graph.quality(&refined, resolution);
            if gained <= quality {
                break;
            }
            (communities, quality) = (refined, gained);
        }
        if best.as_ref().is_none_or(|(known, _)| *known < quality) {
            best = Some((quality, communities));
        }
    }
    best.map(|(_, communities)| communities).unwrap_or_default()
}

/// All levels of one pass: from the whole graph to one entry for each community.
fn round(graph: &Graph, start: &[u32], resolution: i64, order: &mut Shuffle) -> Vec<u32> {
    let mut level = graph.clone();
    let mut communities = start.to_vec();
    // Which entry of the level each slot has become part of.
    let mut part_of: Vec<u32> = (0..start.len() as u32).collect();
    loop {
        level.move_entries(&mut communities, resolution, order);
        let (parts, count) = numbered(&level.refine(&communities, resolution, order));
        if count == level.len() {
            break;
        }
        let mut community_of = vec![0; count];
        for (part, community) in parts.iter().zip(&communities) {
            community_of[*part as usize] = *community;
        }
        for part in &mut part_of {
            *part = parts[*part as usize];
        }
        level = level.merged(&parts, count);
        communities = numbered(&community_of).0;
    }
    part_of.iter().map(|part| communities[*part as usize]).collect()
}

/// Numbers without gaps, in the order of their first mention, and how many.
pub(in crate::query) fn numbered(labels: &[u32]) -> (Vec<u32>, usize) {
    let len = labels.iter().max().map_or(0, |max| *max as usize + 1);
    let mut number = vec![u32::MAX; len];
    let mut count = 0;
    let number_of = labels.iter().map(|label| {
        let number = &mut number[*label as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *number
    });
    (number_of.collect(), count as usize)
}

/// The connected pieces of every community. The refinement leaves nothing to split but what a pass
/// has merged last and never refined; a split can only gain.
fn connected(network: &Network, communities: &[u32]) -> Vec<u32> {
    let mut pieces = vec![u32::MAX; communities.len()];
    let mut count = 0;
    for start in 0..communities.len() {
        if pieces[start] != u32::MAX {
            continue;
        }
        pieces[start] = count;
        let mut open = vec![start];
        while let Some(slot) = open.pop() {
            for link in network.links(slot) {
                let to = link.to as usize;
                if pieces[to] == u32::MAX && communities[to] == communities[start] {
                    pieces[to] = count;
                    open.push(to);
                }
            }
        }
        count += 1;
    }
    pieces
}
