//! Stress: how far distances in the picture are from distances in the graph.
//!
//! Terms lead from each pivot to every node, weighted as in Ortmann, Klimenta and Brandes 2016, and
//! along the edges. With every node a pivot this is full stress.
//!
//! [`Stress::sweep`] lowers it by stochastic gradient descent (Zheng, Pawar and Goodman 2018, "Graph
//! Drawing by Stochastic Gradient Descent"). The terms of one pivot touch different nodes, so
//! their order among themselves does not matter, and a pivot is one pass over flat arrays, four
//! nodes at a time.

use super::{bodies::Bodies, pivots::Pivots, random::Random};

/// The terms of one pivot.
#[derive(Clone, Debug)]
struct Row {
    pivot: u32,
    /// Distance in the graph to each node.
    distance: Vec<f32>,
    /// Weight of the term, 0 for the pivot itself.
    weight: Vec<f32>,
}

/// All terms.
#[derive(Clone, Debug, Default)]
pub struct Stress {
    rows: Vec<Row>,
    order: Vec<u32>,
    edges: Vec<[u32; 2]>,
    /// What each node's own terms weigh together.
    total: Vec<f32>,
    full: bool,
    /// The next row that is due in this sweep.
    next: usize,
}

impl Stress {
    /// Terms from the pivots and along the edges.
    pub fn new(pivots: &Pivots, edges: Vec<[u32; 2]>) -> Self {
        let n = pivots.distances.first().map_or(0, Vec::len);
        let full = pivots.nodes.len() == n;
        let mut total = vec![0.0; n];
        let rows: Vec<Row> = pivots
            .distances
            .iter()
            .zip(pivots.shares())
            .zip(&pivots.nodes)
            .map(|((distances, shares), &pivot)| {
                let weights: Vec<f32> = (0..shares.len())
                    .map(|d| {
                        // Neighbours have their term already, along the edge.
                        if d == 0 || d == 1 && !full {
                            return 0.0;
                        }
                        let share = if full || shares[d] < 1.0 { 1.0 } else { shares[d] };
                        share / (d as f32 * d as f32)
                    })
                    .collect();
                Row {
                    pivot,
                    distance: distances.iter().map(|&d| f32::from(d)).collect(),
                    weight: distances
                        .iter()
                        .map(|&d| weights.get(usize::from(d)).copied().unwrap_or(0.0))
                        .collect(),
                }
            })
            .collect();
        for row in &rows {
            for (sum, weight) in total.iter_mut().zip(&row.weight) {
                *sum += weight;
            }
        }
        let edges = if full { Vec::new() } else { edges };
        for &[a, b] in &edges {
            total[a as usize] += 1.0;
            total[b as usize] += 1.0;
        }
        let order = (0..rows.len() as u32).collect();
        Self { rows, order, edges, total, full, next: 0 }
    }

    /// The largest and the smallest weight of a term.
    pub fn range(&self) -> [f32; 2] {
        let mut range = [1.0_f32, 1.0];
        for &weight in self.rows.iter().flat_map(|row| &row.weight) {
            if weight > 0.0 {
                range = [range[0].max(weight), range[1].min(weight)];
            }
        }
        range
    }

    /// How many terms there are.
    pub fn terms(&self) -> usize {
        self.rows.iter().map(|row| row.weight.len()).sum::<usize>() + self.edges.len()
    }

    /// Moves every node along each of its terms once, by at most half the term's error; `rate`
    /// times its weight is the part of that which is corrected. Does about `most` terms of this at
    /// a time and says whether it was all.
    pub fn sweep(
        &mut self,
        bodies: &mut Bodies,
        rate: f32,
        random: &mut Random,
        most: usize,
    ) -> bool {
        if self.next == 0 {
            random.shuffle(&mut self.order);
            random.shuffle(&mut self.edges);
        }
        let each = self.edges.len().div_ceil(self.rows.len().max(1)).max(1);
        let end = self.rows.len().min(self.next + most / bodies.len().max(1) + 1);
        for at in self.next..end {
            pull(bodies, &self.rows[self.order[at] as usize], rate);
            for &[a, b] in self.edges.iter().skip(at * each).take(each) {
                draw(bodies, a as usize, b as usize, rate);
            }
        }
        self.next = if end == self.rows.len() { 0 } else { end };
        self.next == 0
    }

    /// Adds to `force` the pull of all terms, `strength` times weight times error, and to `stiff`
    /// what they weigh.
    pub fn add(&self, bodies: &Bodies, strength: f32, force: [&mut [f32]; 2], stiff: &mut [f32]) {
        let [fx, fy] = force;
        for row in &self.rows {
            let pivot = row.pivot as usize;
            lean(bodies, row, [bodies.x[pivot], bodies.y[pivot]], strength, [fx, fy]);
        }
        for &[a, b] in &self.edges {
            let (a, b) = (a as usize, b as usize);
            let (dx, dy) = (bodies.x[a] - bodies.x[b], bodies.y[a] - bodies.y[b]);
            let length = (dx * dx + dy * dy).sqrt() + TINY;
            let pull = strength * (1.0 - length) / length;
            fx[a] += pull * dx;
            fy[a] += pull * dy;
            fx[b] -= pull * dx;
            fy[b] -= pull * dy;
        }
        for (sum, total) in stiff.iter_mut().zip(&self.total) {
            *sum += strength * total;
        }
    }

    /// Whether every pair has a term.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// What the weights of the terms of each node come to.
    pub fn totals(&self) -> &[f32] {
        &self.total
    }
}

/// Keeps a division by the length of nothing finite; lengths are about 1.
const TINY: f32 = 1e-6;

fn pull(bodies: &mut Bodies, row: &Row, rate: f32) {
    let pivot = row.pivot as usize;
    let (px, py) = (bodies.x[pivot], bodies.y[pivot]);
    let places = bodies.x.iter_mut().zip(&mut bodies.y).zip(&bodies.free);
    for (((x, y), free), (d, w)) in places.zip(row.distance.iter().zip(&row.weight)) {
        let (dx, dy) = (*x - px, *y - py);
        let length = (dx * dx + dy * dy).sqrt() + TINY;
        let part = rate * w;
        let part = if part < 1.0 { part } else { 1.0 };
        let back = 0.5 * free * part * (length - d) / length;
        *x -= back * dx;
        *y -= back * dy;
    }
}

fn draw(bodies: &mut Bodies, a: usize, b: usize, rate: f32) {
    let (dx, dy) = (bodies.x[a] - bodies.x[b], bodies.y[a] - bodies.y[b]);
    let length = (dx * dx + dy * dy).sqrt() + TINY;
    let part = if rate < 1.0 { rate } else { 1.0 };
    let back = 0.5 * part * (length - 1.0) / length;
    bodies.x[a] -= bodies.free[a] * back * dx;
    bodies.y[a] -= bodies.free[a] * back * dy;
    bodies.x[b] += bodies.free[b] * back * dx;
    bodies.y[b] += bodies.free[b] * back * dy;
}

fn lean(bodies: &Bodies, row: &Row, [px, py]: [f32; 2], strength: f32, [fx, fy]: [&mut [f32]; 2]) {
    let places = bodies.x.iter().zip(&bodies.y);
    let terms = row.distance.iter().zip(&row.weight);
    for (((x, y), (d, w)), (fx, fy)) in places.zip(terms).zip(fx.iter_mut().zip(fy)) {
        let (dx, dy) = (x - px, y - py);
        let length = (dx * dx + dy * dy).sqrt() + TINY;
        let pull = strength * w * (d - length) / length;
        *fx += pull * dx;
        *fy += pull * dy;
    }
}
