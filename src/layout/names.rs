//! Where the name of a region may stand (DESIGN 9.6): at the outer edge of its floe, never nearer
//! to a foreign mark than to its own.

use super::{
    LayoutRequest,
    ground::{Ground, squared_distance},
    territory::{Territories, for_each_place},
};

/// Raster of places tried, pixels.
const STEP: f32 = 5.0;
/// Half the height of a name with some air, pixels.
const HALF_HEIGHT: f32 = 9.0;
/// Least distance between a name and a mark, pixels.
const AIR: f32 = 4.0;
/// Candidates of one region lie at least this far apart, pixels.
const APART: f32 = 44.0;
/// How many candidates a region gets, at most.
const MOST: usize = 6;

/// Middles of the places for each region's name, pixels, best first. First choices never overlap.
/// `positions` are those of all nodes, by rank.
pub fn places(
    request: &LayoutRequest,
    territories: &Territories,
    ground: &Ground,
    positions: &[[f32; 2]],
) -> Vec<Vec<[f32; 2]>> {
    let raster = Raster::new(request.variant().size(), ground);
    let marks = marks(request, positions);
    let mut taken: Vec<([f32; 2], f32)> = Vec::new();
    (0..request.regions().len())
        .map(|region| {
            let half_width = request.regions()[region].name_half_width;
            let score = |place: [f32; 2], is_strict: bool| {
                let abroad = abroad(request, &raster, region, place)?;
                let (own, foreign) = distances(&marks, region, half_width, place);
                let is_near_own = own < foreign || !is_strict;
                (AIR <= own.min(foreign) && is_near_own).then(|| {
                    0.35 * outward(request, territories, region, place)
                        + 1.2 * own.min(foreign).min(14.0)
                        - raster.off_shore(place, region)
                        - 0.8 * (own - 20.0).clamp(0.0, 40.0)
                        - 8.0 * covered(&marks, half_width, place)
                        - 10.0 * abroad
                })
            };
            let rank = |is_strict: bool| {
                let mut scored: Vec<([f32; 2], f32)> = Vec::new();
                for_each_place(request.variant().size(), STEP, |place| {
                    scored.extend(score(place, is_strict).map(|score| (place, score)));
                });
                scored.sort_by(|a, b| b.1.total_cmp(&a.1));
                scored
            };
            // On a narrow floe without marks of its own no place is strictly nearer to them.
            let scored = Some(rank(true)).filter(|s| !s.is_empty()).unwrap_or_else(|| rank(false));
            let chosen = choose(&scored, half_width, &taken);
            taken.extend(chosen.first().map(|&place| (place, half_width)));
            chosen
        })
        .collect()
}

/// The best places that lie apart; the first one overlaps no name that has its place.
fn choose(scored: &[([f32; 2], f32)], half_width: f32, taken: &[([f32; 2], f32)]) -> Vec<[f32; 2]> {
    let mut chosen: Vec<[f32; 2]> = Vec::new();
    for &(place, _) in scored {
        let is_free = taken.iter().all(|(other, other_half)| {
            half_width + other_half + 6.0 < (place[0] - other[0]).abs()
                || 2.0 * HALF_HEIGHT < (place[1] - other[1]).abs()
        });
        let is_apart = chosen.iter().all(|other| APART * APART <= squared_distance(place, *other));
        if is_apart && (is_free || !chosen.is_empty()) {
            chosen.push(place);
        }
        if chosen.len() == MOST {
            break;
        }
    }
    chosen
}

/// A mark that a name must not cover.
struct Mark {
    at: [f32; 2],
    region: usize,
    radius: f32,
    /// Width of its label to the right; 0 if it is likely to have none.
    label: f32,
}

/// The leaders, and the first few of every region, so that none is without.
fn marks(request: &LayoutRequest, positions: &[[f32; 2]]) -> Vec<Mark> {
    const FIRST: usize = 4;
    let mut seen = vec![0usize; request.regions().len()];
    let mut marks = Vec::new();
    for (rank, (node, &at)) in request.nodes().iter().zip(positions).enumerate() {
        let region = node.region as usize;
        seen[region] += 1;
        if rank < request.n_leaders() || seen[region] <= FIRST {
            let is_labelled = rank < request.variant().label_budget();
            let label = if is_labelled { node.label_width } else { 0.0 };
            marks.push(Mark { at, region, radius: node.mark_radius(), label });
        }
    }
    marks
}

/// How much of a name, in fifths, lies over foreign ice; `None` if its middle does or it does not
/// fit on the sheet.
fn abroad(request: &LayoutRequest, raster: &Raster, region: usize, place: [f32; 2]) -> Option<f32> {
    const EDGE: f32 = 5.0;
    let half = [request.regions()[region].name_half_width, HALF_HEIGHT];
    let size = request.variant().size();
    let is_on_sheet = (0..2).all(|axis| {
        half[axis] + EDGE <= place[axis] && place[axis] <= size[axis] - half[axis] - EDGE
    });
    let is_foreign = |t: f32| {
        let (owner, _) = raster.at([place[0] + t * half[0], place[1]]);
        owner.is_some_and(|owner| owner != region)
    };
    let n_foreign = [-1.0, -0.5, 0.5, 1.0].into_iter().filter(|&t| is_foreign(t)).count();
    (is_on_sheet && !is_foreign(0.0)).then_some(n_foreign as f32)
}

/// Distances from a name to the nearest own and the nearest foreign mark, pixels.
fn distances(marks: &[Mark], region: usize, half_width: f32, place: [f32; 2]) -> (f32, f32) {
    let (mut own, mut foreign) = (f32::INFINITY, f32::INFINITY);
    for mark in marks {
        let dx = ((mark.at[0] - place[0]).abs() - half_width).max(0.0);
        let dy = ((mark.at[1] - place[1]).abs() - HALF_HEIGHT).max(0.0);
        let distance = (dx * dx + dy * dy).sqrt() - mark.radius;
        let nearest = if mark.region == region { &mut own } else { &mut foreign };
        *nearest = nearest.min(distance);
    }
    (own, foreign)
}

/// How many labels a name would displace.
fn covered(marks: &[Mark], half_width: f32, place: [f32; 2]) -> f32 {
    let is_covered = |mark: &&Mark| {
        let left = mark.at[0] + mark.radius;
        0.0 < mark.label
            && left < place[0] + half_width
            && place[0] - half_width < left + mark.label
            && (mark.at[1] - place[1]).abs() < 2.0 * HALF_HEIGHT
    };
    marks.iter().filter(is_covered).count() as f32
}

/// How far out from the middle of its ground a place lies, pixels. The region in the middle of the
/// sheet has its name on top.
fn outward(
    request: &LayoutRequest,
    territories: &Territories,
    region: usize,
    place: [f32; 2],
) -> f32 {
    let size = request.variant().size();
    let site = territories.site(region);
    let out = [site[0] / size[0] - 0.5, site[1] / size[1] - 0.5];
    let length = (out[0] * out[0] + out[1] * out[1]).sqrt();
    let out = if length < 0.12 { [0.0, -1.0] } else { out.map(|v| v / length) };
    (place[0] - site[0]) * out[0] + (place[1] - site[1]) * out[1]
}

/// Owner and margin, looked up rather than computed.
struct Raster {
    columns: usize,
    cells: Vec<(Option<usize>, f32)>,
}

impl Raster {
    fn new(size: [f32; 2], ground: &Ground) -> Self {
        let mut cells = Vec::new();
        for_each_place(size, STEP, |place| cells.push(ground.at(place)));
        Self { columns: (size[0] / STEP) as usize, cells }
    }

    /// How far a place is from the shore it should be at, pixels: up to 10 inside is as good as on it.
    fn off_shore(&self, place: [f32; 2], region: usize) -> f32 {
        let (owner, margin) = self.at(place);
        if owner == Some(region) { (margin - 10.0).max(0.0) } else { margin }
    }

    fn at(&self, place: [f32; 2]) -> (Option<usize>, f32) {
        let column = ((place[0] / STEP) as usize).min(self.columns.saturating_sub(1));
        let row = (place[1] / STEP) as usize;
        self.cells.get(row * self.columns + column).copied().unwrap_or((None, 0.0))
    }
}
