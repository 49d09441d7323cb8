//! One level of the algorithm: a weighted graph whose entries may be merged ones.

use std::collections::VecDeque;

use crate::query::network::Network;

/// A graph with loops: a loop holds what lies inside of a merged entry.
#[derive(Clone, Debug)]
pub(super) struct Graph {
    starts: Vec<usize>,
    links: Vec<(u32, i64)>,
    /// Twice the weight inside of each entry.
    loops: Vec<i64>,
    /// The weight at each entry, that inside of it counted twice.
    strengths: Vec<i64>,
    /// 2m: all strengths together.
    total: i64,
}

impl Graph {
    pub(super) fn new(network: &Network) -> Self {
        let rows = (0..network.len()).map(|slot| {
            network.links(slot).iter().map(|link| (link.to, i64::from(link.weight))).collect()
        });
        Self::of(rows, vec![0; network.len()])
    }

    fn of(rows: impl Iterator<Item = Vec<(u32, i64)>>, loops: Vec<i64>) -> Self {
        let (mut starts, mut links, mut strengths) = (vec![0], Vec::new(), loops.clone());
        for (entry, row) in rows.enumerate() {
            strengths[entry] += row.iter().map(|(_, weight)| weight).sum::<i64>();
            links.extend(row);
            starts.push(links.len());
        }
        let total = strengths.iter().sum();
        Self { starts, links, loops, strengths, total }
    }

    pub(super) fn len(&self) -> usize {
        self.loops.len()
    }

    fn links(&self, entry: usize) -> &[(u32, i64)] {
        &self.links[self.starts[entry]..self.starts[entry + 1]]
    }

    /// 100 · (2m)² · modularity.
    pub(super) fn quality(&self, communities: &[u32], resolution: i64) -> i64 {
        let mut inside = 0;
        let mut strengths = vec![0; self.len()];
        for entry in 0..self.len() {
            let own = communities[entry];
            inside += self.loops[entry];
            let within =
                self.links(entry).iter().filter(|(to, _)| communities[*to as usize] == own);
            inside += within.map(|(_, weight)| weight).sum::<i64>();
            strengths[own as usize] += self.strengths[entry];
        }
        let by_chance: i64 = strengths.iter().map(|strength| strength * strength).sum();
        100 * self.total * inside - resolution * by_chance
    }

    /// What an entry of strength `k` gains in a community of strength `of` to which it is linked by
    /// `weight`, against being alone.
    fn gain(&self, weight: i64, k: i64, of: i64, resolution: i64) -> i64 {
        100 * self.total * weight - resolution * k * of
    }

    /// Fast local moving: entries whose surroundings have changed are looked at again.
    pub(super) fn move_entries(
        &self,
        communities: &mut [u32],
        resolution: i64,
        order: &mut Shuffle,
    ) {
        let len = self.len();
        let mut strengths = vec![0; len];
        let mut sizes = vec![0u32; len];
        for (entry, community) in communities.iter().enumerate() {
            strengths[*community as usize] += self.strengths[entry];
            sizes[*community as usize] += 1;
        }
        let mut empty: Vec<u32> = (0..len as u32).filter(|c| sizes[*c as usize] == 0).collect();
        let mut queue: VecDeque<u32> = order.shuffled(len).into();
        let mut queued = vec![true; len];
        let mut near = Tally::new(len);
        while let Some(entry) = queue.pop_front() {
            let entry = entry as usize;
            queued[entry] = false;
            let (old, k) = (communities[entry], self.strengths[entry]);
            strengths[old as usize] -= k;
            sizes[old as usize] -= 1;
            near.count(self.links(entry).iter().map(|(to, w)| (communities[*to as usize], *w)));
            let gain = |of: u32| self.gain(near.of(of), k, strengths[of as usize], resolution);
            let mut best = (gain(old), old);
            for &community in &near.seen {
                let gained = gain(community);
                if gained > best.0 || gained == best.0 && best.1 != old && community < best.1 {
                    best = (gained, community);
                }
            }
            if best.0 < 0 {
                // Better alone. A community that has just become empty will do.
                let free = if sizes[old as usize] == 0 { Some(old) } else { empty.pop() };
                best.1 = free.unwrap_or(old);
            }
            let new = best.1;
            communities[entry] = new;
            strengths[new as usize] += k;
            sizes[new as usize] += 1;
            if new != old {
                if sizes[old as usize] == 0 {
                    empty.push(old);
                }
                for &(to, _) in self.links(entry) {
                    if communities[to as usize] != new && !queued[to as usize] {
                        queued[to as usize] = true;
                        queue.push_back(to);
                    }
                }
            }
        }
    }

    /// Parts of the communities: single entries merged into well-connected parts, where that gains.
    pub(super) fn refine(
        &self,
        communities: &[u32],
        resolution: i64,
        order: &mut Shuffle,
    ) -> Vec<u32> {
        let len = self.len();
        let mut whole = vec![0; len];
        for (entry, community) in communities.iter().enumerate() {
            whole[*community as usize] += self.strengths[entry];
        }
        let mut parts: Vec<u32> = (0..len as u32).collect();
        let mut strengths = self.strengths.clone();
        let mut alone = vec![true; len];
        // The weight from each part to the rest of its community.
        let mut outward: Vec<i64> = (0..len)
            .map(|entry| {
                let own = communities[entry];
                let within = self.links(entry).iter();
                within.filter(|(to, _)| communities[*to as usize] == own).map(|(_, w)| w).sum()
            })
            .collect();
        let mut near = Tally::new(len);
        for entry in order.shuffled(len) {
            let entry = entry as usize;
            let (community, k) = (communities[entry], self.strengths[entry]);
            let whole = whole[community as usize];
            let well_connected =
                |outward: i64, k: i64| self.gain(outward, k, whole - k, resolution) >= 0;
            if !alone[entry] || !well_connected(outward[entry], k) {
                continue;
            }
            let within = self.links(entry).iter();
            let within = within.filter(|(to, _)| communities[*to as usize] == community);
            near.count(within.map(|(to, weight)| (parts[*to as usize], *weight)));
            let mut best = (0, entry as u32);
            for &part in &near.seen {
                let of = strengths[part as usize];
                let gained = self.gain(near.of(part), k, of, resolution);
                let better =
                    gained > best.0 || gained == best.0 && best.1 != entry as u32 && part < best.1;
                if better && well_connected(outward[part as usize], of) {
                    best = (gained, part);
                }
            }
            let part = best.1 as usize;
            if part != entry {
                outward[part] += outward[entry] - 2 * near.of(best.1);
                strengths[part] += k;
                // The founder of the part is no longer alone either.
                (alone[entry], alone[part]) = (false, false);
                parts[entry] = best.1;
            }
        }
        parts
    }

    /// The graph of the parts, numbered 0 to `count`.
    pub(super) fn merged(&self, parts: &[u32], count: usize) -> Self {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
        let mut loops = vec![0; count];
        for (entry, part) in parts.iter().enumerate() {
            members[*part as usize].push(entry as u32);
            loops[*part as usize] += self.loops[entry];
        }
        let mut near = Tally::new(count);
        let mut rows = Vec::with_capacity(count);
        for (part, members) in members.iter().enumerate() {
            let links = members.iter().flat_map(|entry| self.links(*entry as usize));
            near.count(links.map(|(to, weight)| (parts[*to as usize], *weight)));
            loops[part] += near.of(part as u32);
            let others = near.seen.iter().filter(|to| **to != part as u32);
            rows.push(others.map(|to| (*to, near.of(*to))).collect());
        }
        Self::of(rows.into_iter(), loops)
    }
}

/// Weights added up by community, emptied at the cost of what was seen.
struct Tally {
    weights: Vec<i64>,
    /// In the order of their first mention.
    seen: Vec<u32>,
}

impl Tally {
    fn new(len: usize) -> Self {
        Self { weights: vec![0; len], seen: Vec::new() }
    }

    fn count(&mut self, weights: impl Iterator<Item = (u32, i64)>) {
        for community in self.seen.drain(..) {
            self.weights[community as usize] = 0;
        }
        for (community, weight) in weights {
            // Weights are positive, so 0 is a first mention.
            if self.weights[community as usize] == 0 {
                self.seen.push(community);
            }
            self.weights[community as usize] += weight;
        }
    }

    fn of(&self, community: u32) -> i64 {
        self.weights[community as usize]
    }
}

/// A linear congruential generator (Numerical Recipes): an order without randomness.
pub(super) struct Shuffle(pub(super) u32);

impl Shuffle {
    /// 0 to `len` in an order of its own each time (Fisher and Yates).
    fn shuffled(&mut self, len: usize) -> Vec<u32> {
        let mut items: Vec<u32> = (0..len as u32).collect();
        for i in (1..len).rev() {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // The upper bits are the good ones: scaled, not reduced by a remainder.
            let other = (u64::from(self.0) * (i as u64 + 1)) >> 32;
            items.swap(i, other as usize);
        }
        items
    }
}
