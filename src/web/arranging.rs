//! Laying a history out in the browser: one that came without positions, or what is shown of one
//! by its ties alone.

use std::rc::Rc;

use crate::{
    layout::{Baked, BakedVariant, Variant, apart::apart},
    model::{Dataset, Node, NodeIx, RelationIx},
    query::{Presence, Visible},
    scene::graph::{merge::MERGED_ABOVE, node_radius},
    state::Place,
    web::{
        WebError,
        arrange::{self, Request},
    },
};

/// How far a layout is.
pub struct Step {
    /// 0 to 100.
    pub percent: usize,
    /// Where every node is; `None` where that has not changed much.
    pub baked: Option<Baked>,
    /// Whether these are the last.
    pub done: bool,
}

/// A layout on its way; dropping it ends it where it is.
pub struct Arranging(#[expect(dead_code, reason = "kept for its drop")] arrange::Arranging);

/// Begins to lay out what is shown, from `start` (fractions of the canvas, one for each node). What
/// is not shown keeps its place, and so does what is `held` somewhere. An error comes where the
/// engine could not be had.
pub fn begin(
    dataset: Rc<Dataset>,
    visible: Rc<Visible>,
    start: &[[f32; 2]],
    held: &[(NodeIx, Place)],
    report: impl Fn(Result<Step, WebError>) + Clone + 'static,
) -> Arranging {
    let shown: Vec<NodeIx> =
        dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown).collect();
    let mut slots = vec![None; dataset.nodes().len()];
    for (slot, ix) in shown.iter().enumerate() {
        slots[ix.index()] = Some(slot as u32);
    }
    let ties = dataset.relations().iter().enumerate();
    let edges = ties.filter_map(|(i, tie)| {
        let is_shown = visible.relation(RelationIx::from_index(i)) == Presence::Shown;
        let ends = [slots[tie.from.index()]?, slots[tie.to.index()]?];
        is_shown.then_some(ends)
    });
    let [w, h] = sheet(shown.len());
    let mut places: Vec<[f32; 2]> = start.to_vec();
    for (ix, place) in held {
        let at = place.point();
        places[ix.index()] = [at.x, at.y];
    }
    let from = |ix: &NodeIx| places.get(ix.index()).map_or([0.5; 2], |[x, y]| [x * w, y * h]);
    let request = Request {
        n: shown.len() as u32,
        edges: edges.collect(),
        seed: 1956,
        start: shown.iter().map(from).collect(),
        pinned: held.iter().filter_map(|(ix, _)| slots[ix.index()]).collect(),
        ..Request::default()
    };
    // What is held says where the rest is; without it the picture fills the canvas.
    let on_sheet = move |[x, y]: &[f32; 2]| [x / w, y / h].map(|at| at.clamp(0.02, 0.98));
    let is_held = !request.pinned.is_empty();
    let told = move |found: &[[f32; 2]]| {
        let found = if is_held { found.iter().map(on_sheet).collect() } else { fitted(found) };
        let mut all = places.clone();
        for (ix, at) in shown.iter().zip(found) {
            all[ix.index()] = at;
        }
        all
    };
    let (underway, last, progress, entries) = (told.clone(), told, report.clone(), dataset.clone());
    Arranging(arrange::Arranging::start(
        request,
        move |done, found| {
            let percent = (done.clamp(0.0, 1.0) * 100.0) as usize;
            let baked = found.map(|found| baked(&entries, underway(&found)));
            progress(Ok(Step { percent, baked, done: false }));
        },
        move |found| {
            report(found.map(|found| {
                let places = last(&found);
                // Where marks merge into counted ones there is nothing to part.
                let baked = match dataset.nodes().len() > MERGED_ABOVE {
                    true => baked(&dataset, places),
                    false => parted(&dataset, &visible, &places),
                };
                Step { percent: 100, baked: Some(baked), done: true }
            }));
        },
    ))
}

/// Where everything is before the layout has begun: each region about its anchor, the most
/// important in the middle.
pub fn spread(dataset: &Dataset) -> Baked {
    baked(dataset, start(dataset))
}

/// Positions as the picture takes them: no floes, and so a plain ground.
pub fn baked(dataset: &Dataset, positions: Vec<[f32; 2]>) -> Baked {
    as_variants(dataset, &positions, |_, _| {})
}

/// The same with the marks of what is shown kept off each other.
fn parted(dataset: &Dataset, visible: &Visible, positions: &[[f32; 2]]) -> Baked {
    let shown: Vec<NodeIx> =
        dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown).collect();
    let radii: Vec<f32> =
        shown.iter().map(|ix| node_radius(dataset.node(*ix).importance.into())).collect();
    as_variants(dataset, positions, |of, places| {
        let mut some: Vec<[f32; 2]> = shown.iter().map(|ix| places[ix.index()]).collect();
        apart(&mut some, &radii, of);
        for (ix, at) in shown.iter().zip(some) {
            places[ix.index()] = at;
        }
    })
}

fn as_variants(
    dataset: &Dataset,
    positions: &[[f32; 2]],
    change: impl Fn(Variant, &mut [[f32; 2]]),
) -> Baked {
    let names = vec![Vec::new(); dataset.regions().len()];
    let variant = |of: Variant| {
        // On an upright canvas the layout lies on its side.
        let turned = positions.iter().map(|[x, y]| match of {
            Variant::Wide => [*x, *y],
            Variant::Tall => [*y, *x],
        });
        let mut turned: Vec<[f32; 2]> = turned.collect();
        change(of, &mut turned);
        BakedVariant::new(of.aspect(), turned, <[_; 2]>::default(), names.clone())
    };
    Baked { request_hash: 0, variants: Variant::ALL.map(variant) }
}

/// The sheet that nodes lie on, pixels: about the distance of neighbours times their number.
fn sheet(n: usize) -> [f32; 2] {
    let side = 12.0 * (n as f32).sqrt();
    [side * 1.4, side / 1.4]
}

fn start(dataset: &Dataset) -> Vec<[f32; 2]> {
    let regions = dataset.regions().len();
    let mut members = vec![0usize; regions];
    let total = dataset.nodes().len().max(1) as f32;
    let place = |node: &Node| {
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
