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
pub fn places(
    request: &LayoutRequest,
    territories: &Territories,
    ground: &Ground,
    leaders: &[[f32; 2]],
) -> Vec<Vec<[f32; 2]>> {
    let raster = Raster::new(request.variant().size(), ground);
    let mut taken: Vec<([f32; 2], f32)> = Vec::new();
    (0..request.regions().len())
        .map(|region| {
            let half_width = request.regions()[region].name_half_width;
            let mut scored: Vec<([f32; 2], f32)> = Vec::new();
            for_each_place(request.variant().size(), STEP, |place| {
                let score = score(request, territories, &raster, leaders, region, place);
                if let Some(score) = score {
                    scored.push((place, score));
                }
            });
            scored.sort_by(|a, b| b.1.total_cmp(&a.1));
            let mut chosen: Vec<[f32; 2]> = Vec::new();
            for (place, _) in scored {
                let is_free = taken.iter().all(|(other, other_half)| {
                    half_width + other_half < (place[0] - other[0]).abs()
                        || 2.0 * HALF_HEIGHT < (place[1] - other[1]).abs()
                });
                let is_apart =
                    chosen.iter().all(|other| APART * APART <= squared_distance(place, *other));
                if is_apart && (is_free || !chosen.is_empty()) {
                    chosen.push(place);
                }
                if chosen.len() == MOST {
                    break;
                }
            }
            taken.extend(chosen.first().map(|&place| (place, half_width)));
            chosen
        })
        .collect()
}

/// How good a place is; `None` where the name may not stand.
fn score(
    request: &LayoutRequest,
    territories: &Territories,
    raster: &Raster,
    leaders: &[[f32; 2]],
    region: usize,
    place: [f32; 2],
) -> Option<f32> {
    let size = request.variant().size();
    let half_width = request.regions()[region].name_half_width;
    let half = [half_width, HALF_HEIGHT];
    let is_on_sheet = (0..2)
        .all(|axis| half[axis] + 4.0 < place[axis] && place[axis] < size[axis] - half[axis] - 4.0);
    if !is_on_sheet {
        return None;
    }
    // Over own ice and water only; at least a third over ice or close to it.
    let samples = [-1.0f32, -0.5, 0.0, 0.5, 1.0].map(|t| [place[0] + t * half_width, place[1]]);
    for sample in samples {
        let (owner, margin) = raster.at(sample);
        if owner.is_some_and(|owner| owner != region) || (owner.is_none() && margin < 2.0) {
            // Water this near may be the shore of another floe.
            if owner.is_some() {
                return None;
            }
        }
    }
    let (mut own, mut foreign) = (f32::INFINITY, f32::INFINITY);
    for (node, leader) in request.nodes().iter().zip(leaders) {
        let dx = ((leader[0] - place[0]).abs() - half[0]).max(0.0);
        let dy = ((leader[1] - place[1]).abs() - half[1]).max(0.0);
        let distance = (dx * dx + dy * dy).sqrt() - node.mark_radius();
        let nearest = if node.region as usize == region { &mut own } else { &mut foreign };
        *nearest = nearest.min(distance);
    }
    if own < AIR || foreign <= own {
        return None;
    }
    let (owner, margin) = raster.at(place);
    let off_shore = if owner == Some(region) { (margin - 10.0).max(0.0) } else { margin };
    // Outwards from the middle of the sheet; the region in the middle has its name on top.
    let site = territories.site(region);
    let out = [site[0] / size[0] - 0.5, (site[1] / size[1] - 0.5) * 1.4];
    let length = (out[0] * out[0] + out[1] * out[1]).sqrt();
    let out = if length < 0.12 { [0.0, -1.0] } else { out.map(|v| v / length) };
    let outward = (place[0] - site[0]) * out[0] + (place[1] - site[1]) * out[1];
    Some(
        0.35 * outward + 1.2 * own.min(foreign).min(14.0)
            - 1.0 * off_shore
            - 0.8 * (own - 20.0).max(0.0),
    )
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

    fn at(&self, place: [f32; 2]) -> (Option<usize>, f32) {
        let column = ((place[0] / STEP) as usize).min(self.columns.saturating_sub(1));
        let row = (place[1] / STEP) as usize;
        self.cells.get(row * self.columns + column).copied().unwrap_or((None, 0.0))
    }
}
