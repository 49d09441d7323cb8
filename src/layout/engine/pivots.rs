//! Distances in the graph from some of its nodes, the pivots.
//!
//! Each pivot is the node farthest from all pivots before it (max-min, de Silva and Tenenbaum 2004);
//! a pivot also stands for the nodes that are nearest to it, its region (Ortmann, Klimenta and
//! Brandes 2016, "A Sparse Stress Model").

use super::{graph::Graph, random::Random};

/// Pivots and how far every node is from each.
#[derive(Clone, Debug, Default)]
pub struct Pivots {
    /// The nodes that are pivots.
    pub nodes: Vec<u32>,
    /// For each pivot, the number of edges to each node.
    pub distances: Vec<Vec<u16>>,
    /// For each node, the distance to the nearest pivot and which that is.
    nearest: Vec<(u16, u32)>,
    queue: Vec<u32>,
}

impl Pivots {
    /// None yet, for a connected graph of `n` nodes.
    pub fn none(n: usize) -> Self {
        let nearest = vec![(u16::MAX, 0); n];
        Self { nodes: Vec::new(), distances: Vec::new(), nearest, queue: Vec::with_capacity(n) }
    }

    /// Adds one pivot; the first is drawn, the others are the farthest node.
    pub fn add(&mut self, graph: &Graph, random: &mut Random) {
        let node = if self.nodes.is_empty() {
            random.below(graph.len())
        } else {
            // Among equally far ones the best linked, which says most about the others.
            let far = |&i: &usize| (self.nearest[i].0, graph.degree(i), core::cmp::Reverse(i));
            (0..graph.len()).max_by_key(far).unwrap_or(0)
        };
        let row = distances_from(graph, node, &mut self.queue);
        let number = self.nodes.len() as u32;
        for (nearest, &distance) in self.nearest.iter_mut().zip(&row) {
            if distance < nearest.0 {
                *nearest = (distance, number);
            }
        }
        self.nodes.push(node as u32);
        self.distances.push(row);
    }

    /// How far pivots are from nodes, on average, in edges; at least 1.
    pub fn mean_distance(&self) -> f32 {
        let rows = || self.distances.iter().flatten();
        let sum: u64 = rows().map(|&distance| u64::from(distance)).sum();
        let mean = sum as f32 / (rows().count().max(1) as f32);
        if mean > 1.0 { mean } else { 1.0 }
    }

    /// For each pivot and each distance, how many nodes of the pivot's region are at most half as
    /// far from it: what the pivot stands for when it acts on a node at that distance.
    pub fn shares(&self) -> Vec<Vec<f32>> {
        let mut shares: Vec<Vec<f32>> = self
            .distances
            .iter()
            .map(|row| vec![0.0; usize::from(row.iter().copied().max().unwrap_or(0)) + 1])
            .collect();
        for &(distance, pivot) in &self.nearest {
            if let Some(count) =
                shares.get_mut(pivot as usize).and_then(|row| row.get_mut(usize::from(distance)))
            {
                *count += 1.0;
            }
        }
        for row in &mut shares {
            for at in 1..row.len() {
                row[at] += row[at - 1];
            }
            *row = (0..row.len()).map(|distance| row[distance / 2]).collect();
        }
        shares
    }
}

/// The number of edges from one node to every other, by breadth-first search; `u16::MAX` where
/// there is no way, and for all that is further than that.
pub fn distances_from(graph: &Graph, node: usize, queue: &mut Vec<u32>) -> Vec<u16> {
    let mut distances = vec![u16::MAX; graph.len()];
    queue.clear();
    if let Some(first) = distances.get_mut(node) {
        *first = 0;
        queue.push(node as u32);
    }
    let mut at = 0;
    while let Some(&from) = queue.get(at) {
        at += 1;
        let beyond = distances[from as usize].saturating_add(1);
        for &to in graph.neighbours(from as usize) {
            let distance = &mut distances[to as usize];
            if *distance == u16::MAX {
                *distance = beyond;
                queue.push(to);
            }
        }
    }
    distances
}
