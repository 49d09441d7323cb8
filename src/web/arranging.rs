//! Laying a history out in the browser, where no baked positions came with it.

use std::{cell::Cell, rc::Rc};

use gloo::timers::callback::Timeout;

use super::dom;
use crate::{
    layout::{
        Baked, BakedVariant, Bodies, Simulation, Variant,
        forces::{Anchor, Link, ManyBody, Spring},
    },
    model::Dataset,
};

/// How far a layout is.
pub struct Step {
    /// 0 to 100.
    pub percent: usize,
    /// Where every node is, in fractions of the canvas.
    pub positions: Vec<[f32; 2]>,
    /// Whether these are the last.
    pub done: bool,
}

/// A layout on its way; dropping it ends it where it is.
pub struct Arranging(Rc<Cell<bool>>);

impl Drop for Arranging {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// Reports are so far apart, milliseconds: each repaints the picture.
const REPORT_MS: f64 = 300.0;
/// One turn of work, milliseconds.
const TURN_MS: f64 = 20.0;

/// Begins to lay a history out; the first report comes soon.
pub fn begin(dataset: &Dataset, report: impl Fn(Step) + 'static) -> Arranging {
    let work = Work { simulation: simulation(dataset), told: dom::now(), ticks: 0 };
    let ended: Rc<Cell<bool>> = Rc::default();
    turn(work, Rc::new(report), ended.clone());
    Arranging(ended)
}

/// Where everything is before the layout has begun: each region about its anchor, the most
/// important in the middle.
pub fn spread(dataset: &Dataset) -> Baked {
    baked(dataset, start(dataset))
}

/// Positions as the picture takes them: no floes, and so a plain ground.
pub fn baked(dataset: &Dataset, positions: Vec<[f32; 2]>) -> Baked {
    let names = vec![Vec::new(); dataset.regions().len()];
    let variant = |of: Variant| {
        // On an upright canvas the layout lies on its side.
        let turned = positions.iter().map(|[x, y]| match of {
            Variant::Wide => [*x, *y],
            Variant::Tall => [*y, *x],
        });
        BakedVariant::new(of.aspect(), turned.collect(), Vec::new(), names.clone())
    };
    Baked { request_hash: 0, variants: Variant::ALL.map(variant) }
}

struct Work {
    simulation: Simulation,
    told: f64,
    ticks: usize,
}

/// Ticks from full heat to rest.
const TICKS: usize = 300;

fn turn(mut work: Work, report: Rc<dyn Fn(Step)>, ended: Rc<Cell<bool>>) {
    let next = move || {
        if ended.get() {
            return;
        }
        let start = dom::now();
        while dom::now() - start < TURN_MS && work.ticks < TICKS {
            work.simulation.tick();
            work.ticks += 1;
        }
        let done = work.ticks >= TICKS;
        if done || dom::now() - work.told > REPORT_MS {
            work.told = dom::now();
            let percent = work.ticks * 100 / TICKS;
            let positions = fitted(&work.simulation.bodies().positions());
            report(Step { percent, positions, done });
        }
        if !done {
            turn(work, report, ended);
        }
    };
    Timeout::new(0, next).forget();
}

/// The sheet that bodies move on, pixels: about the distance of neighbours times their number.
fn sheet(n: usize) -> [f32; 2] {
    let side = 12.0 * (n as f32).sqrt();
    [side * 1.4, side / 1.4]
}

fn start(dataset: &Dataset) -> Vec<[f32; 2]> {
    let regions = dataset.regions().len();
    let mut members = vec![0usize; regions];
    let total = dataset.nodes().len().max(1) as f32;
    let place = |node: &crate::model::Node| {
        let region = node.region.index();
        let [x, y] = dataset.region(node.region).anchor;
        let i = members[region] as f32;
        members[region] += 1;
        // Phyllotaxis: even at every size (H. Vogel, Mathematical Biosciences 44, 1979).
        let (angle, radius) = (i * 2.399_963, 0.42 * (i / total).sqrt());
        [x + radius * angle.cos(), y + radius * angle.sin()].map(|at: f32| at.clamp(0.02, 0.98))
    };
    dataset.nodes().iter().map(place).collect()
}

fn simulation(dataset: &Dataset) -> Simulation {
    let n = dataset.nodes().len();
    let [w, h] = sheet(n);
    let on_sheet = |[x, y]: [f32; 2]| [x * w, y * h];
    let places: Vec<[f32; 2]> = start(dataset).into_iter().map(on_sheet).collect();
    let spring = |ends: [usize; 2]| {
        let least = ends.map(|end| dataset.degree(crate::model::NodeIx::from_index(end)));
        let strength = 1.0 / least[0].min(least[1]).max(1) as f32;
        Spring { ends, length: 12.0, strength }
    };
    let springs = dataset.relations().iter().map(|tie| spring([tie.from.index(), tie.to.index()]));
    let toward =
        dataset.nodes().iter().map(|node| on_sheet(dataset.region(node.region).anchor)).collect();
    Simulation::new(
        Bodies::at(&places),
        vec![
            Box::new(Link::new(springs.collect(), n)),
            Box::new(ManyBody::new(18.0, w / 4.0)),
            Box::new(Anchor { toward, strength: [0.012, 0.012] }),
        ],
    )
}

/// The positions, made to fill the canvas.
fn fitted(positions: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
    for at in positions {
        for axis in 0..2 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    let on = |axis: usize, x: f32| {
        0.03 + 0.94 * (x - low[axis]) / (high[axis] - low[axis]).max(f32::EPSILON)
    };
    positions.iter().map(|at| [on(0, at[0]), on(1, at[1])]).collect()
}
