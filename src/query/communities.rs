//! Who belongs together by the ties alone, and how that agrees with the curated regions.

use super::{
    Visible,
    leiden::{Settings, leiden, numbered},
    network::Network,
};
use crate::{
    model::{Dataset, NodeIx},
    order::sort_by_key,
};

/// The communities of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The largest first; equal ones by their most important entry.
    pub list: Vec<Community>,
    /// How much more weight lies inside than by chance: −0.5 to 1, 0 where there is no tie.
    pub modularity: f64,
    /// The same of the curated regions, over the same ties.
    pub modularity_of_regions: f64,
    /// How far the two agree. Entries without a tie are left out: nothing could place them.
    pub agreement: Agreement,
    of: Vec<Option<u32>>,
}

/// Entries joined more closely with one another than with the rest. Connected by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Community {
    /// Its most important entry, after which it is named: by importance, then by the weight of its
    /// ties inside, then by index.
    pub name: NodeIx,
    /// How many entries.
    pub size: usize,
}

/// How far two divisions of the same things agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Adjusted Rand index: 1 where they are the same, about 0 by chance, negative below that.
    pub adjusted_rand: f64,
    /// Normalized mutual information, 0 to 1: what one tells about the other, as a share of the mean
    /// of what there is to tell about each.
    pub mutual_information: f64,
}

impl Communities {
    /// Finds them by [`leiden`], ties weighed by their sources.
    pub fn new(dataset: &Dataset, visible: &Visible, settings: &Settings) -> Self {
        let network = Network::new(dataset, visible);
        let found = leiden(&network, settings);
        let mut list = named(dataset, &network, &found);
        let mut order: Vec<usize> = (0..list.len()).collect();
        sort_by_key(&mut order, |i| (usize::MAX - list[*i].size, list[*i].name));
        let mut place = vec![0; list.len()];
        for (i, community) in order.iter().enumerate() {
            place[*community] = i as u32;
        }
        let mut of = vec![None; dataset.nodes().len()];
        for (node, community) in network.nodes().iter().zip(&found) {
            of[node.index()] = Some(place[*community as usize]);
        }
        list = order.iter().map(|i| list[*i]).collect();

        let regions: Vec<u32> =
            network.nodes().iter().map(|node| dataset.node(*node).region.0).collect();
        let tied = |labels: &[u32]| -> Vec<u32> {
            let slots = labels.iter().enumerate();
            slots.filter(|(slot, _)| !network.links(*slot).is_empty()).map(|(_, l)| *l).collect()
        };
        Self {
            list,
            modularity: modularity(&network, &found),
            modularity_of_regions: modularity(&network, &regions),
            agreement: Agreement::of(&tied(&found), &tied(&regions)),
            of,
        }
    }

    /// The position in [`list`](Self::list) of an entry's community; `None` where it is not shown.
    pub fn of(&self, node: NodeIx) -> Option<usize> {
        self.of.get(node.index()).copied().flatten().map(|community| community as usize)
    }
}

/// The communities in the order of their numbers.
fn named(dataset: &Dataset, network: &Network, communities: &[u32]) -> Vec<Community> {
    let count = communities.iter().max().map_or(0, |max| *max as usize + 1);
    let mut best: Vec<Option<(u8, u32, NodeIx)>> = vec![None; count];
    let mut sizes = vec![0; count];
    for (slot, (&node, &community)) in network.nodes().iter().zip(communities).enumerate() {
        sizes[community as usize] += 1;
        let within =
            network.links(slot).iter().filter(|link| communities[link.to as usize] == community);
        let weight = within.map(|link| link.weight).sum();
        let found = (dataset.node(node).importance, weight, node);
        let known = &mut best[community as usize];
        // Slots ascend, so that equals keep the lower index.
        if known.is_none_or(|known| (known.0, known.1) < (found.0, found.1)) {
            *known = Some(found);
        }
    }
    let filled = best.into_iter().zip(sizes);
    filled.filter_map(|(best, size)| best.map(|(.., name)| Community { name, size })).collect()
}

/// Modularity of a division of the slots, ties weighed: the share of weight inside minus what it
/// would be by chance, Σ (inside / 2m − (strength / 2m)²).
///
/// M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70, 056131, 2004.
pub fn modularity(network: &Network, labels: &[u32]) -> f64 {
    let (labels, count) = numbered(labels);
    let mut strengths = vec![0u64; count];
    let (mut inside, mut total) = (0u64, 0u64);
    for (slot, own) in labels.iter().enumerate() {
        for link in network.links(slot) {
            let weight = u64::from(link.weight);
            total += weight;
            strengths[*own as usize] += weight;
            inside += if labels[link.to as usize] == *own { weight } else { 0 };
        }
    }
    if total == 0 {
        return 0.0;
    }
    let share = |weight: u64| weight as f64 / total as f64;
    share(inside)
        - strengths.iter().map(|strength| share(*strength) * share(*strength)).sum::<f64>()
}

impl Agreement {
    /// How far two labellings of the same things agree; they have the same length. Fewer than two
    /// things, or two divisions that both leave nothing to tell, agree wholly.
    ///
    /// L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2, 1985, 193–218;
    /// A. Strehl and J. Ghosh, "Cluster ensembles", Journal of Machine Learning Research 3, 2002,
    /// 583–617, with the arithmetic mean.
    pub fn of(a: &[u32], b: &[u32]) -> Self {
        let ((a, rows), (b, columns)) = (numbered(a), numbered(b));
        let mut table = vec![0u64; rows * columns];
        let (mut row_sums, mut column_sums) = (vec![0u64; rows], vec![0u64; columns]);
        for (a, b) in a.iter().zip(&b) {
            table[*a as usize * columns + *b as usize] += 1;
            row_sums[*a as usize] += 1;
            column_sums[*b as usize] += 1;
        }
        let len = a.len() as u64;

        let pairs =
            |counts: &[u64]| counts.iter().map(|n| n * n.saturating_sub(1) / 2).sum::<u64>();
        let (together, in_a, in_b) =
            (pairs(&table) as f64, pairs(&row_sums) as f64, pairs(&column_sums) as f64);
        let by_chance = in_a * in_b / pairs(&[len]).max(1) as f64;
        let most = (in_a + in_b) / 2.0;
        // Both all in one, or both all alone: the same division.
        let same = most == by_chance;
        let adjusted_rand = if same { 1.0 } else { (together - by_chance) / (most - by_chance) };

        let entropy = |counts: &[u64]| -> f64 {
            let share = |n: &u64| *n as f64 / len as f64;
            counts.iter().filter(|n| **n > 0).map(share).map(|p| -p * p.ln()).sum()
        };
        let (of_a, of_b) = (entropy(&row_sums), entropy(&column_sums));
        let mean = (of_a + of_b) / 2.0;
        let shared = (of_a + of_b - entropy(&table)).max(0.0);
        let mutual_information = if mean > 0.0 { (shared / mean).min(1.0) } else { 1.0 };
        Self { adjusted_rand, mutual_information }
    }
}
