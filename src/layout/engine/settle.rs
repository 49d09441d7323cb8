//! The forces that give every node its neighbourhood, on top of the shape that stress gave.
//!
//! Attraction and repulsion are those of Zhong, Xue, Zhang and others 2023, "Force-Directed Graph
//! Layouts Revisited: A New Force Based on the T-Distribution" (t-FDP): both are bounded and act
//! over a short range, so that they arrange neighbours and leave distances alone. Those are held
//! by the terms of [`Stress`], here as weak springs.

use super::{bodies::Bodies, stress::Stress, tree::Tree};

/// How strong the forces are. Lengths are in edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strengths {
    /// Of the terms of stress, whose weights come to 1 for a node on average: when all is hot, and
    /// when all has cooled. Neighbours find each other first, then distances are set right.
    pub stress: [f32; 2],
    /// Between neighbours.
    pub attraction: f32,
    /// The part of the attraction that grows with the distance.
    pub linear: f32,
    /// Between all; more where a graph is crowded.
    pub repulsion: f32,
    /// Nodes for each square of the mean distance beyond which a graph is crowded: its distances
    /// leave too little room for its nodes, as in expanders.
    pub crowded: f32,
    /// Distance at which attraction and repulsion begin to fade.
    pub range: f32,
    /// Size over distance at which a group of nodes counts as one: when all is hot, and when all
    /// has cooled. The second makes an error of 2 % in the repulsion of a node, on average.
    pub theta: [f32; 2],
}

/// Found by search on the graphs of the benchmark, for low stress and few crossings at once;
/// stress goes down and neighbourhoods get worse with the first number, and the other way round.
pub const STRENGTHS: Strengths = Strengths {
    stress: [0.08, 0.32],
    attraction: 0.13,
    linear: 0.2,
    repulsion: 0.15,
    crowded: 20.0,
    range: 0.7,
    theta: [1.1, 0.7],
};

/// Steps in the search for the scale, each of which halves the range of powers.
const BISECTIONS: usize = 10;
/// Part of the last move that goes on.
const MOMENTUM: f32 = 0.6;
/// Part of the way to rest that is gone at once.
const RATE: f32 = 0.5;
/// The longest move while all is hot, in edges.
const REACH: f32 = 0.3;
/// The longest move when all has cooled.
const LAST: f32 = 0.001;

/// Moves bodies under the forces.
#[derive(Clone, Debug)]
pub struct Settle {
    strengths: Strengths,
    edges: Vec<[u32; 2]>,
    /// How much each body repels.
    mass: Vec<f32>,
    force: [Vec<f32>; 2],
    /// How fast the force of each body falls as it gives way.
    stiff: Vec<f32>,
    velocity: [Vec<f32>; 2],
    tree: Tree,
    /// Where each body is drawn back to, and how strongly.
    anchors: Option<([Vec<f32>; 2], f32)>,
    /// The next bucket whose repulsion is due in this round.
    bucket: usize,
}

impl Settle {
    /// Bodies at rest with these edges.
    pub fn new(n: usize, edges: Vec<[u32; 2]>, strengths: Strengths) -> Self {
        let zeros = || [vec![0.0; n], vec![0.0; n]];
        Self {
            strengths,
            edges,
            mass: vec![1.0; n],
            force: zeros(),
            stiff: vec![0.0; n],
            velocity: zeros(),
            tree: Tree::default(),
            anchors: None,
            bucket: 0,
        }
    }

    /// Draws the bodies back to where they are now, `strength` times the distance.
    pub fn anchor(&mut self, bodies: &Bodies, strength: f32) {
        self.anchors = (strength > 0.0).then(|| ([bodies.x.clone(), bodies.y.clone()], strength));
    }

    /// By what factor all distances would have to be multiplied for the forces of the cold state
    /// neither to widen nor to narrow the whole.
    pub fn balance(&mut self, bodies: &Bodies, stress: &Stress) -> f32 {
        let (mut low, mut high) = (1.0 / 16.0, 16.0);
        for _ in 0..BISECTIONS {
            let middle = f32::sqrt(low * high);
            if self.widening(bodies, stress, middle) > 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        f32::sqrt(low * high)
    }

    fn widening(&mut self, bodies: &Bodies, stress: &Stress, factor: f32) -> f32 {
        let mut scaled = bodies.clone();
        for at in scaled.x.iter_mut().chain(&mut scaled.y) {
            *at *= factor;
        }
        self.bucket = 0;
        self.forces(&scaled, stress, 0.0, usize::MAX);
        let [fx, fy] = &self.force;
        let forces = fx.iter().zip(fy);
        scaled.x.iter().zip(&scaled.y).zip(forces).map(|((x, y), (fx, fy))| x * fx + y * fy).sum()
    }

    /// Tells how far apart nodes are in the graph, on average, in edges.
    pub fn expect(&mut self, distance: f32) {
        let crowding = self.mass.len() as f32 / (distance * distance * self.strengths.crowded);
        self.mass.fill(if crowding > 1.0 { crowding.sqrt() } else { 1.0 });
    }

    /// One part of a round, no more than so many buckets of it; whether the round is over. `heat`
    /// falls from 1 to 0 and limits how far a body moves.
    pub fn step(&mut self, bodies: &mut Bodies, stress: &Stress, heat: f32, most: usize) -> bool {
        let over = self.forces(bodies, stress, heat, most);
        if over {
            self.give_way(bodies, LAST + heat * REACH);
        }
        over
    }

    fn forces(&mut self, bodies: &Bodies, stress: &Stress, heat: f32, most: usize) -> bool {
        let Strengths { stress: hold, attraction, linear, repulsion, crowded: _, range, theta } =
            self.strengths;
        let narrow = 1.0 / (range * range);
        let [fx, fy] = &mut self.force;
        if self.bucket == 0 {
            fx.fill(0.0);
            fy.fill(0.0);
            self.stiff.fill(1e-6);
            let mean = stress.totals().iter().sum::<f32>() / bodies.len() as f32;
            let cool = (1.0 - heat) * (1.0 - heat);
            let hold = (hold[0] + cool * (hold[1] - hold[0])) / (mean + 1e-6);
            stress.add(bodies, hold, [fx, fy], &mut self.stiff);
            attract(bodies, &self.edges, [attraction, linear, narrow], [fx, fy], &mut self.stiff);
            if let Some(([hx, hy], strength)) = &self.anchors {
                for at in 0..bodies.len() {
                    fx[at] += strength * (hx[at] - bodies.x[at]);
                    fy[at] += strength * (hy[at] - bodies.y[at]);
                    self.stiff[at] += strength;
                }
            }
            self.tree.build(bodies, &self.mass);
        }
        let falls = |d2, spread| repulsion * fading(narrow, d2, spread);
        let end = self.tree.buckets().min(self.bucket.saturating_add(most));
        let theta = theta[1] + heat * (theta[0] - theta[1]);
        self.tree.repel(self.bucket..end, theta, falls, [fx, fy]);
        if end < self.tree.buckets() {
            self.bucket = end;
            return false;
        }
        self.bucket = 0;
        true
    }

    fn give_way(&mut self, bodies: &mut Bodies, reach: f32) {
        let [vx, vy] = &mut self.velocity;
        let places = bodies.x.iter_mut().zip(&mut bodies.y).zip(&bodies.free);
        let forces = self.force[0].iter().zip(&self.force[1]).zip(&self.stiff);
        for (((x, y), free), ((vx, vy), ((fx, fy), stiff))) in
            places.zip(vx.iter_mut().zip(vy).zip(forces))
        {
            let gain = RATE / stiff;
            let (dx, dy) = (MOMENTUM * *vx + gain * fx, MOMENTUM * *vy + gain * fy);
            let length = (dx * dx + dy * dy).sqrt();
            let part = if length > reach { reach / length } else { 1.0 };
            (*vx, *vy) = (free * part * dx, free * part * dy);
            *x += *vx;
            *y += *vy;
        }
    }
}

/// How repulsion fades with the squared distance: (1 + narrow d²)⁻². What acts may be many bodies,
/// spread about their centre: then the mean of their forces differs from that of the centre by half
/// the variance along each axis times the Laplacian of the force, to the second order.
#[inline(always)]
pub fn fading(narrow: f32, d2: f32, spread: f32) -> f32 {
    let near = 1.0 / (1.0 + narrow * d2);
    near * near * (1.0 + spread * narrow * near * (2.0 - 6.0 * near))
}

fn attract(
    bodies: &Bodies,
    edges: &[[u32; 2]],
    [strength, linear, narrow]: [f32; 3],
    [fx, fy]: [&mut [f32]; 2],
    stiff: &mut [f32],
) {
    for &[a, b] in edges {
        let (a, b) = (a as usize, b as usize);
        let (dx, dy) = (bodies.x[a] - bodies.x[b], bodies.y[a] - bodies.y[b]);
        let pull = strength * (linear + 1.0 / (1.0 + narrow * (dx * dx + dy * dy)));
        fx[a] -= pull * dx;
        fy[a] -= pull * dy;
        fx[b] += pull * dx;
        fy[b] += pull * dy;
        stiff[a] += pull;
        stiff[b] += pull;
    }
}
