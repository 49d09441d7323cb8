//! Lays out any graph: from nothing, or from the places of an earlier layout.
//!
//! The shipped picture is baked by the rest of [`layout`](super); this engine is for graphs that
//! nobody has seen before, and for nodes that a reader drags. It runs in a worker as a small wasm
//! program of its own (`src/bin/engine.rs`) and natively in tests.
//!
//! In the order of the files:
//!
//! 1. [`graph`]: edges in, compressed sparse rows; connected parts are laid out one by one.
//! 2. [`pivots`]: distances in the graph from some nodes (BFS).
//! 3. [`stress`]: stochastic gradient descent on sparse stress gives the shape.
//! 4. [`tree`]: repulsion between all without visiting all pairs.
//! 5. [`settle`]: short-range forces give neighbourhoods, with stress as weak springs.
//! 6. [`solver`]: the course of these, in steps of a few milliseconds.
//! 7. [`pack`], [`overlap`]: connected parts side by side, nodes apart.
//!
//! # Invariants
//!
//! - Only `+ − × ÷ √`, comparisons and integers: no libm, no clock, no hash order; [`random`] is
//!   seeded. The same request gives the same bits on every machine.
//! - The order of the edges, repeated edges and loops change nothing.
//! - Pinned nodes are where they were pinned, exactly.

pub mod bodies;
pub mod graph;
pub mod overlap;
pub mod pack;
pub mod pivots;
pub mod random;
pub mod settle;
pub mod solver;
pub mod start;
pub mod stress;
pub mod tree;

pub use graph::Graph;
pub use settle::{STRENGTHS, Strengths};
pub use start::Start;

use bodies::Bodies;
use pack::Frame;
use random::Random;
use solver::{Course, Solver};

/// Length of an edge in the picture, about, in pixels.
pub const EDGE: f32 = 30.0;
/// Between nodes that had overlapped, in pixels.
const GAP: f32 = 1.0;

/// How far a layout is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Whether nothing moves any more.
    pub done: bool,
    /// From 0 to 1.
    pub fraction: f32,
}

/// What is asked of the engine besides the graph.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Chooses among equally good pictures.
    pub seed: u32,
    /// What to start from.
    pub start: Start<'a>,
    /// Radius of each node in pixels; with it no two nodes overlap in the end. Empty: nodes are
    /// points.
    pub radii: &'a [f32],
    /// Multiplies the time spent on neighbourhoods; 1 is usual.
    pub effort: f32,
    /// How strongly nodes of a [`Start::From`] are drawn back to where they started: 0 lets the
    /// whole picture find its rest anew, 1 keeps all but the neighbours of what was moved.
    pub loyalty: f32,
    /// How strong the forces are.
    pub strengths: Strengths,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            seed: 1,
            start: Start::Fresh,
            radii: &[],
            effort: 1.0,
            loyalty: 0.0,
            strengths: STRENGTHS,
        }
    }
}

/// A connected part of the graph.
#[derive(Clone, Debug)]
struct Part {
    /// Its nodes as the caller numbers them.
    nodes: Vec<u32>,
    solver: Solver,
    /// Whether it has a place of its own and is not to be put beside the others.
    placed: bool,
}

/// A layout under way. Call [`Engine::step`] until it is done.
#[derive(Clone, Debug)]
pub struct Engine {
    parts: Vec<Part>,
    /// For each node, its part and its number in it.
    home: Vec<(u32, u32)>,
    /// The part at work.
    at: usize,
    /// x and y of each node in turn, in pixels.
    positions: Vec<f32>,
    pins: Vec<Option<[f32; 2]>>,
    radii: Vec<f32>,
    /// Pixels between connected parts.
    gap: f32,
    done: bool,
}

impl Engine {
    /// Prepares the layout of a graph; nothing is computed yet.
    pub fn new(graph: &Graph, options: Options<'_>) -> Self {
        let Options { seed, start, radii, effort, loyalty, strengths } = options;
        let n = graph.len();
        let mut random = Random::new(seed);
        let unit = unit(graph, start, radii);
        let given = |node: u32| -> Option<[f32; 2]> {
            let Start::From(places) = start else { return None };
            let at = 2 * node as usize;
            let place = [*places.get(at)?, *places.get(at + 1)?];
            place.iter().all(|at| at.is_finite()).then(|| place.map(|at| at / unit))
        };
        let mut home = vec![(0, 0); n];
        let mut parts = Vec::new();
        for nodes in graph.components() {
            for (number, &node) in nodes.iter().enumerate() {
                home[node as usize] = (parts.len() as u32, number as u32);
            }
            let graph = graph.among(&nodes);
            let old: Vec<_> = nodes.iter().map(|&node| given(node)).collect();
            let old = start::completed(&graph, &old, &mut random);
            let placed = old.is_some();
            let places = old.unwrap_or_else(|| start::scattered(nodes.len(), &mut random));
            let mut bodies = Bodies::new(nodes.len());
            for (at, [x, y]) in places.into_iter().enumerate() {
                (bodies.x[at], bodies.y[at]) = (x, y);
            }
            let own = Random::new(random.bits());
            let course = Course { warm: placed, unit, strengths, effort, loyalty };
            let solver = Solver::new(graph, bodies, own, course);
            parts.push(Part { nodes, solver, placed });
        }
        let mut engine = Self {
            parts,
            home,
            at: 0,
            positions: vec![0.0; 2 * n],
            pins: vec![None; n],
            radii: if radii.len() == n { radii.to_vec() } else { Vec::new() },
            gap: unit,
            done: n == 0,
        };
        engine.publish();
        engine
    }

    /// Holds a node at a place, in pixels, until it is released or pinned elsewhere. Nodes that do
    /// not exist and places that are no numbers are ignored.
    pub fn pin(&mut self, node: usize, place: [f32; 2]) {
        if !place.iter().all(|at| at.is_finite()) {
            return;
        }
        if let Some((part, number)) = self.reheated(node) {
            let Solver { bodies, unit, .. } = &mut part.solver;
            [bodies.x[number], bodies.y[number]] = place.map(|at| at / *unit);
            bodies.free[number] = 0.0;
            part.placed = true;
            self.pins[node] = Some(place);
            (self.positions[2 * node], self.positions[2 * node + 1]) = (place[0], place[1]);
        }
    }

    /// Lets a node go again.
    pub fn release(&mut self, node: usize) {
        if let Some((part, number)) = self.reheated(node) {
            part.solver.bodies.free[number] = 1.0;
            self.pins[node] = None;
        }
    }

    fn reheated(&mut self, node: usize) -> Option<(&mut Part, usize)> {
        let &(part, number) = self.home.get(node)?;
        self.done = false;
        self.at = self.at.min(part as usize);
        let part = self.parts.get_mut(part as usize)?;
        part.solver.reheat();
        Some((part, number as usize))
    }

    /// Goes on for a few milliseconds at most.
    pub fn step(&mut self) -> Progress {
        while self.parts.get(self.at).is_some_and(|part| part.solver.done()) {
            self.at += 1;
        }
        if let Some(part) = self.parts.get_mut(self.at) {
            part.solver.step();
            if !part.solver.done() {
                return Progress { done: false, fraction: self.fraction() };
            }
        }
        if self.parts.iter().all(|part| part.solver.done()) && !self.done {
            self.finish();
            self.done = true;
        }
        Progress { done: self.done, fraction: self.fraction() }
    }

    /// Steps until all is done.
    pub fn run(&mut self) {
        while !self.step().done {}
    }

    /// Where the nodes are: x and y of each in turn, in pixels.
    pub fn positions(&mut self) -> &[f32] {
        if !self.done {
            self.publish();
        }
        &self.positions
    }

    fn fraction(&self) -> f32 {
        if self.done {
            return 1.0;
        }
        let weight = |part: &Part| part.nodes.len() as f32;
        let all: f32 = self.parts.iter().map(weight).sum();
        self.parts.iter().map(|part| weight(part) * part.solver.fraction()).sum::<f32>() / all
    }

    /// Parts side by side, nodes apart.
    fn finish(&mut self) {
        self.publish();
        if self.radii.is_empty() {
            return;
        }
        let mut places: Vec<[f32; 2]> = self.positions.as_chunks::<2>().0.to_vec();
        let free: Vec<bool> = self.pins.iter().map(Option::is_none).collect();
        let growth = overlap::part(&mut places, &self.radii, &free, GAP);
        for (node, place) in places.into_iter().enumerate() {
            (self.positions[2 * node], self.positions[2 * node + 1]) = (place[0], place[1]);
        }
        // What follows, such as a drag, starts from what was shown.
        for part in &mut self.parts {
            part.solver.unit *= growth;
        }
        let Self { parts, home, positions, .. } = self;
        for (node, &(part, number)) in home.iter().enumerate() {
            let part = &mut parts[part as usize];
            part.placed = true;
            let Solver { bodies, unit, .. } = &mut part.solver;
            bodies.x[number as usize] = positions[2 * node] / *unit;
            bodies.y[number as usize] = positions[2 * node + 1] / *unit;
        }
    }

    /// Writes the places of all bodies as positions.
    fn publish(&mut self) {
        let frame = |part: &Part| {
            let Solver { bodies, unit, .. } = &part.solver;
            Frame::about(bodies.x.iter().zip(&bodies.y).map(|(&x, &y)| [x * unit, y * unit]))
        };
        let (placed, loose): (Vec<&Part>, Vec<&Part>) =
            self.parts.iter().partition(|part| part.placed);
        let corners = placed.into_iter().filter_map(frame).flat_map(|f| [f.low, f.high]);
        let frames: Vec<Frame> = loose.into_iter().filter_map(frame).collect();
        let mut moves = pack::rows(&frames, Frame::about(corners), self.gap).into_iter();
        let Self { parts, positions, pins, .. } = self;
        for part in parts {
            let by = if part.placed { [0.0; 2] } else { moves.next().unwrap_or_default() };
            let Solver { bodies, unit, .. } = &part.solver;
            for (number, &node) in part.nodes.iter().enumerate() {
                let node = node as usize;
                let place = pins[node]
                    .unwrap_or([bodies.x[number] * unit + by[0], bodies.y[number] * unit + by[1]]);
                (positions[2 * node], positions[2 * node + 1]) = (place[0], place[1]);
            }
        }
    }
}

/// Pixels for each unit of length: as in the old picture, or by the size of the nodes.
fn unit(graph: &Graph, start: Start<'_>, radii: &[f32]) -> f32 {
    if let Start::From(places) = start {
        let (mut sum, mut count) = (0.0, 0.0);
        for [a, b] in graph.edges() {
            let at = |node: u32| {
                let node = 2 * node as usize;
                Some([*places.get(node)?, *places.get(node + 1)?])
            };
            let Some(([ax, ay], [bx, by])) = at(a).zip(at(b)) else { continue };
            let length = ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt();
            if length.is_finite() {
                sum += length;
                count += 1.0;
            }
        }
        if sum > 0.0 {
            return sum / count;
        }
    }
    let mean = radii.iter().sum::<f32>() / (radii.len().max(1) as f32);
    if 6.0 * mean > EDGE { 6.0 * mean } else { EDGE }
}
