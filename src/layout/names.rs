//! Where the name of a region may stand (DESIGN 9.6): at the outer edge of its floe, never nearer
//! to a foreign mark than to its own.

use super::{
    LayoutRequest,
    baked::Line,
    ground::{Ground, squared_distance},
    polygon,
    territory::{Territories, for_each_place},
};

/// Raster of places tried, pixels.
const STEP: f32 = 5.0;
/// Half the height of a name with some air, pixels.
const HALF_HEIGHT: f32 = 9.0;
/// Least distance between a name and a mark, and the most that is any use, pixels.
const AIR: f32 = 4.0;
const ENOUGH_AIR: f32 = 14.0;
/// Candidates of one region lie at least this far apart, pixels.
const APART: f32 = 44.0;
/// How many candidates a region gets, at most.
const MOST: usize = 6;

/// Middles of the places for each region's name, pixels, best first. First choices never overlap.
/// `floes` are the rings of every region and `positions` those of all nodes, pixels.
pub fn places(
    request: &LayoutRequest,
    territories: &Territories,
    ground: &Ground,
    floes: &[Vec<Line>],
    positions: &[[f32; 2]],
) -> Vec<Vec<[f32; 2]>> {
    let n_regions = request.regions().len();
    let raster = Raster::new(request.variant().size(), ground);
    let search = Search { request, territories, floes, raster, marks: marks(request, positions) };
    let ranked: Vec<Vec<Place>> = (0..n_regions).map(|region| search.rank(region, true)).collect();
    // Whoever has least choice chooses first.
    let mut order: Vec<usize> = (0..n_regions).collect();
    order.sort_by_key(|&region| (ranked[region].len(), region));

    let mut taken: Vec<([f32; 2], f32)> = Vec::new();
    let mut chosen = vec![Vec::new(); n_regions];
    for region in order {
        let half_width = search.half_width(region);
        chosen[region] = choose(&ranked[region], half_width, &taken);
        if chosen[region].is_empty() {
            // On a narrow floe no place may be strictly nearer to its own marks.
            chosen[region] = choose(&search.rank(region, false), half_width, &taken);
        }
        taken.extend(chosen[region].first().map(|&place| (place, half_width)));
    }
    chosen
}

/// A place for a name and how good it is.
struct Place {
    at: [f32; 2],
    score: f32,
}

/// A mark that a name must not cover.
struct Mark {
    at: [f32; 2],
    region: usize,
    radius: f32,
    /// Width of its label to the right; 0 if it is likely to have none.
    label: f32,
}

struct Search<'a> {
    request: &'a LayoutRequest,
    territories: &'a Territories,
    floes: &'a [Vec<Line>],
    raster: Raster,
    marks: Vec<Mark>,
}

impl Search<'_> {
    /// Every place the name of a region may have, best first. Strictly, it must be nearer to its
    /// own marks than to any other.
    fn rank(&self, region: usize, is_strict: bool) -> Vec<Place> {
        let mut places = Vec::new();
        for_each_place(self.request.variant().size(), STEP, |at| {
            places.extend(self.score(region, at, is_strict).map(|score| Place { at, score }));
        });
        places.sort_by(|a, b| b.score.total_cmp(&a.score));
        places
    }

    /// In pixels of distance, roughly; `None` where the name may not stand.
    fn score(&self, region: usize, at: [f32; 2], is_strict: bool) -> Option<f32> {
        let abroad = self.abroad(region, at)?;
        let off_shore = off_shore(&self.floes[region], at)?;
        let (own, foreign) = self.distances(region, at);
        if own.min(foreign) < AIR || (is_strict && foreign <= own) {
            return None;
        }
        let lonely = (own - 20.0).clamp(0.0, 40.0);
        Some(
            0.35 * self.outward(region, at) + 1.2 * own.min(foreign).min(ENOUGH_AIR)
                - off_shore
                - 0.8 * lonely
                - 8.0 * self.covered(region, at)
                - 14.0 * abroad,
        )
    }

    /// How much of a name, in fifths, lies nearer to foreign ice than to its own; `None` if its middle
    /// does or it does not fit on the sheet.
    fn abroad(&self, region: usize, at: [f32; 2]) -> Option<f32> {
        const EDGE: f32 = 5.0;
        let half = [self.half_width(region), HALF_HEIGHT];
        let size = self.request.variant().size();
        let is_on_sheet = (0..2).all(|axis| {
            half[axis] + EDGE <= at[axis] && at[axis] <= size[axis] - half[axis] - EDGE
        });
        let is_foreign = |t: f32| {
            let owner = self.raster.at([at[0] + t * half[0], at[1]]);
            owner.is_some_and(|owner| owner != region)
        };
        let n_foreign = [-1.0, -0.5, 0.5, 1.0].into_iter().filter(|&t| is_foreign(t)).count();
        (is_on_sheet && !is_foreign(0.0)).then_some(n_foreign as f32)
    }

    /// Distances from a name to the nearest own and the nearest foreign mark, pixels.
    fn distances(&self, region: usize, at: [f32; 2]) -> (f32, f32) {
        let (mut own, mut foreign) = (f32::INFINITY, f32::INFINITY);
        for mark in &self.marks {
            let dx = ((mark.at[0] - at[0]).abs() - self.half_width(region)).max(0.0);
            let dy = ((mark.at[1] - at[1]).abs() - HALF_HEIGHT).max(0.0);
            let distance = (dx * dx + dy * dy).sqrt() - mark.radius;
            let nearest = if mark.region == region { &mut own } else { &mut foreign };
            *nearest = nearest.min(distance);
        }
        (own, foreign)
    }

    /// How many labels a name would displace.
    fn covered(&self, region: usize, at: [f32; 2]) -> f32 {
        let half_width = self.half_width(region);
        let is_covered = |mark: &&Mark| {
            let left = mark.at[0] + mark.radius;
            0.0 < mark.label
                && left < at[0] + half_width
                && at[0] - half_width < left + mark.label
                && (mark.at[1] - at[1]).abs() < 2.0 * HALF_HEIGHT
        };
        self.marks.iter().filter(is_covered).count() as f32
    }

    /// How far out from the middle of its ground a place lies, pixels. The region in the middle
    /// of the sheet has its name on top.
    fn outward(&self, region: usize, at: [f32; 2]) -> f32 {
        const MIDDLE: f32 = 0.12;
        let [w, h] = self.request.variant().size();
        let site = self.territories.site(region);
        let out = [site[0] / w - 0.5, site[1] / h - 0.5];
        let length = (out[0] * out[0] + out[1] * out[1]).sqrt();
        let out = if length < MIDDLE { [0.0, -1.0] } else { out.map(|v| v / length) };
        (at[0] - site[0]) * out[0] + (at[1] - site[1]) * out[1]
    }

    fn half_width(&self, region: usize) -> f32 {
        self.request.regions()[region].name_half_width
    }
}

/// The best places that lie apart; the first one overlaps no name that has its place.
fn choose(places: &[Place], half_width: f32, taken: &[([f32; 2], f32)]) -> Vec<[f32; 2]> {
    const GAP: f32 = 6.0;
    let mut chosen: Vec<[f32; 2]> = Vec::new();
    for &Place { at, .. } in places {
        let is_free = taken.iter().all(|(other, other_half)| {
            half_width + other_half + GAP < (at[0] - other[0]).abs()
                || 2.0 * HALF_HEIGHT < (at[1] - other[1]).abs()
        });
        let is_apart = chosen.iter().all(|other| APART * APART <= squared_distance(at, *other));
        if is_apart && (is_free || !chosen.is_empty()) {
            chosen.push(at);
        }
        if chosen.len() == MOST {
            break;
        }
    }
    chosen
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

/// How far a place is from where a name should be, pixels: on the shore or a little inside. `None`
/// if it is out at sea.
fn off_shore(floe: &[Line], at: [f32; 2]) -> Option<f32> {
    const INSIDE: f32 = 12.0;
    const OUTSIDE: f32 = 24.0;
    let distance = polygon::squared_distance_to_outline(floe, at).sqrt();
    if polygon::contains(floe, at) {
        Some((distance - INSIDE).max(0.0))
    } else {
        (distance <= OUTSIDE).then_some(distance)
    }
}

/// Whose land is nearest to every place, looked up rather than computed.
struct Raster {
    columns: usize,
    owners: Vec<Option<usize>>,
}

impl Raster {
    fn new(size: [f32; 2], ground: &Ground) -> Self {
        let mut owners = Vec::new();
        for_each_place(size, STEP, |place| owners.push(ground.nearest_land(place)));
        Self { columns: (size[0] / STEP) as usize, owners }
    }

    fn at(&self, place: [f32; 2]) -> Option<usize> {
        let column = ((place[0] / STEP) as usize).min(self.columns.saturating_sub(1));
        let row = (place[1] / STEP) as usize;
        self.owners.get(row * self.columns + column).copied().flatten()
    }
}
