//! The course of a layout, for one connected part: distances, shape, neighbourhoods.

use super::{
    bodies::Bodies,
    graph::Graph,
    pivots::Pivots,
    random::Random,
    settle::{Settle, Strengths},
    stress::Stress,
};

/// Up to this many nodes every node is a pivot.
const ALL_PIVOTS: usize = 400;
/// Pivots of a larger graph: of one up to [`MANY`] nodes, and beyond.
const PIVOTS: [usize; 2] = [128, 64];
const MANY: usize = 6000;
/// Passes over all terms while the shape forms. The rate falls by the same factor from each to the
/// next, which is a root of a power of two, taken by square roots.
const ROOTS: u32 = 4;
const SWEEPS: usize = (1 << ROOTS) + 1;
/// What a step may do, so that none takes more than a few milliseconds.
const EDGES_A_STEP: usize = 400_000;
const TERMS_A_STEP: usize = 2_000_000;
const BUCKETS_A_STEP: usize = 1250;
/// Heat with which a layout starts from old places.
const WARM: f32 = 0.3;

/// Where a layout stands.
#[derive(Clone, Debug)]
enum Stage {
    Distances(Pivots),
    Shape { sweep: usize },
    Settle,
    Done,
}

/// A layout of a connected graph under way.
#[derive(Clone, Debug)]
pub struct Solver {
    graph: Graph,
    /// What is moved.
    pub bodies: Bodies,
    random: Random,
    stress: Stress,
    settle: Settle,
    stage: Stage,
    heat: f32,
    /// What each round takes off the heat.
    cooling: f32,
    warm: bool,
    /// Pixels for each unit of length.
    pub unit: f32,
    /// How strongly nodes are drawn back to where they started.
    loyalty: f32,
}

/// How a layout is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// Whether the places it starts from are good ones.
    pub warm: bool,
    /// Pixels for each unit of length; where `warm`, as a first guess.
    pub unit: f32,
    /// How strong the forces are.
    pub strengths: Strengths,
    /// Multiplies the number of rounds.
    pub effort: f32,
    /// How strongly nodes are drawn back to where they started.
    pub loyalty: f32,
}

impl Solver {
    /// Prepares a layout of a connected graph.
    pub fn new(graph: Graph, bodies: Bodies, random: Random, course: Course) -> Self {
        let Course { warm, unit, strengths, effort, loyalty } = course;
        let n = graph.len();
        let rounds = rounds(n) * if effort > 0.05 { effort } else { 0.05 };
        Self {
            settle: Settle::new(n, graph.edges(), strengths),
            bodies,
            random,
            stress: Stress::default(),
            stage: if n < 2 { Stage::Done } else { Stage::Distances(Pivots::none(n)) },
            heat: if warm { WARM } else { 1.0 },
            cooling: 1.0 / rounds,
            warm,
            unit,
            loyalty,
            graph,
        }
    }

    /// Whether all has come to rest.
    pub fn done(&self) -> bool {
        matches!(self.stage, Stage::Done)
    }

    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        match &self.stage {
            Stage::Distances(pivots) => {
                0.2 * pivots.nodes.len() as f32 / wanted(self.graph.len()) as f32
            }
            Stage::Shape { sweep } => 0.2 + 0.1 * *sweep as f32 / SWEEPS as f32,
            Stage::Settle => 0.3 + 0.7 * (1.0 - self.heat),
            Stage::Done => 1.0,
        }
    }

    /// Warms up what had settled, because something was moved.
    pub fn reheat(&mut self) {
        if matches!(self.stage, Stage::Done) && self.graph.len() > 1 {
            self.stage = Stage::Settle;
        }
        if self.heat < WARM {
            self.heat = WARM;
        }
    }

    /// Does a few milliseconds' work at most.
    pub fn step(&mut self) {
        match &mut self.stage {
            Stage::Distances(pivots) => {
                let n = self.graph.len();
                let wanted = wanted(n);
                let mut visited = 0;
                while visited < EDGES_A_STEP && pivots.nodes.len() < wanted {
                    pivots.add(&self.graph, &mut self.random);
                    visited += self.graph.ends();
                }
                if pivots.nodes.len() == wanted {
                    self.stress = Stress::new(pivots, self.graph.edges());
                    self.settle.expect(pivots.mean_distance());
                    self.stage = if self.warm { Stage::Settle } else { Stage::Shape { sweep: 0 } };
                    if self.warm {
                        self.fit();
                    }
                }
            }
            Stage::Shape { sweep } => {
                let [highest, lowest] = self.stress.range();
                let rate = falling(1.0 / lowest, 0.1 / highest, *sweep);
                if self.stress.sweep(&mut self.bodies, rate, &mut self.random, TERMS_A_STEP) {
                    *sweep += 1;
                    if *sweep == SWEEPS {
                        self.stage = Stage::Settle;
                    }
                }
            }
            Stage::Settle => {
                let Self { bodies, stress, heat, .. } = self;
                if self.settle.step(bodies, stress, *heat, BUCKETS_A_STEP) {
                    self.heat -= self.cooling;
                    if self.heat <= 0.0 {
                        self.heat = 0.0;
                        self.stage = Stage::Done;
                    }
                }
            }
            Stage::Done => {}
        }
    }
}

impl Solver {
    /// Takes over the scale of good places: a picture that had settled stays as it is.
    fn fit(&mut self) {
        let factor = self.settle.balance(&self.bodies, &self.stress);
        for at in self.bodies.x.iter_mut().chain(&mut self.bodies.y) {
            *at *= factor;
        }
        self.unit /= factor;
        self.settle.anchor(&self.bodies, self.loyalty);
    }
}

fn wanted(n: usize) -> usize {
    if n <= ALL_PIVOTS { n } else { PIVOTS[usize::from(n > MANY)] }
}

/// Rounds in which all cools down: twice as many do not make better pictures.
fn rounds(n: usize) -> f32 {
    if n <= 1000 {
        80.0
    } else if n <= MANY {
        70.0
    } else {
        45.0
    }
}

/// A number between `first`, at 0, and `last`, at the last sweep, in equal ratios.
fn falling(first: f32, last: f32, sweep: usize) -> f32 {
    let ratio = (0..ROOTS).fold(last / first, |ratio, _| ratio.sqrt());
    (0..sweep).fold(first, |rate, _| rate * ratio)
}
