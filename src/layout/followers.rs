//! The nodes that appear as the reader zooms in.
//!
//! The budget of marks grows with the square of the scale. A follower therefore keeps a distance
//! from all nodes before it that shrinks with the root of its rank: whichever zoom step it appears
//! at, it has the same room on screen as the leaders have at scale 1 (a progressive Poisson-disc
//! sampling: M. `McCool` and E. Fiume, "Hierarchical Poisson disk sampling distributions", 1992).
//! Among the places that keep it, the one nearest to its neighbours is taken.

use super::{
    LayoutRequest, baked::Line, ground::squared_distance, noise, polygon, territory::for_each_place,
};

/// Raster of candidate places and its jitter, pixels.
const STEP: f32 = 4.0;
const JITTER: f32 = 1.9;
/// From the shore, pixels.
const CLEARANCE: f32 = 5.0;
/// Distance kept ÷ the distance that would just fit.
const SPREAD: f32 = 0.72;
/// Pull of a link that leaves the region ÷ one that stays.
const ACROSS: f32 = 0.15;

/// A place a follower may take.
#[derive(Clone, Copy)]
struct Candidate {
    at: [f32; 2],
    /// To the nearest node, squared.
    free: f32,
}

/// Positions of all nodes in pixels, by rank; the leaders stay where they are. `floes` are the
/// rings of every region, pixels.
pub fn place(request: &LayoutRequest, floes: &[Vec<Line>], leaders: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let nodes = request.nodes();
    let neighbours = neighbours(request);
    let mut candidates = candidates(request, floes);
    let areas: Vec<f32> = candidates.iter().map(|c| c.len() as f32 * STEP * STEP).collect();
    let mut placed = vec![0.0f32; request.regions().len()];
    let mut positions: Vec<[f32; 2]> = Vec::with_capacity(nodes.len());
    for (rank, node) in nodes.iter().enumerate() {
        let region = node.region as usize;
        placed[region] += 1.0;
        let pin = request.pins().iter().find(|pin| pin.rank as usize == rank);
        let place = match (leaders.get(rank), pin) {
            (Some(&leader), _) => leader,
            (None, Some(pin)) => request.px(pin.at),
            (None, None) => {
                let wanted = wanted(request, &neighbours[rank], &positions, region);
                let keep = SPREAD * SPREAD * areas[region] / placed[region];
                best(&candidates[region], wanted, keep)
                    .unwrap_or_else(|| request.px(request.regions()[region].anchor))
            }
        };
        for candidate in candidates.iter_mut().flatten() {
            candidate.free = candidate.free.min(squared_distance(candidate.at, place));
        }
        positions.push(place);
    }
    positions
}

/// The place nearest to `wanted` among those at least `keep` (squared) from every node, or the
/// freest one if there is none or nothing is wanted.
fn best(candidates: &[Candidate], wanted: Option<[f32; 2]>, keep: f32) -> Option<[f32; 2]> {
    let freest = candidates.iter().max_by(|a, b| a.free.total_cmp(&b.free))?;
    let Some(wanted) = wanted else { return Some(freest.at) };
    candidates
        .iter()
        .filter(|candidate| keep <= candidate.free)
        .min_by(|a, b| squared_distance(a.at, wanted).total_cmp(&squared_distance(b.at, wanted)))
        .or(Some(freest))
        .map(|candidate| candidate.at)
}

/// The middle of the neighbours placed so far.
fn wanted(
    request: &LayoutRequest,
    neighbours: &[(usize, f32)],
    positions: &[[f32; 2]],
    region: usize,
) -> Option<[f32; 2]> {
    let (mut total, mut sum) = (0.0, [0.0, 0.0]);
    for &(other, weight) in neighbours.iter().filter(|(other, _)| *other < positions.len()) {
        let is_inside = request.nodes()[other].region as usize == region;
        let weight = if is_inside { weight } else { weight * ACROSS };
        total += weight;
        sum[0] += positions[other][0] * weight;
        sum[1] += positions[other][1] * weight;
    }
    (0.0 < total).then(|| sum.map(|s| s / total))
}

/// The linked nodes of every node, by rank, with the weight of the link.
fn neighbours(request: &LayoutRequest) -> Vec<Vec<(usize, f32)>> {
    let mut neighbours = vec![Vec::new(); request.nodes().len()];
    for link in request.links() {
        let [a, b] = link.ends.map(|rank| rank as usize);
        neighbours[a].push((b, link.weight));
        neighbours[b].push((a, link.weight));
    }
    neighbours
}

/// Places on the floe of every region, well inside.
fn candidates(request: &LayoutRequest, floes: &[Vec<Line>]) -> Vec<Vec<Candidate>> {
    let mut candidates = vec![Vec::new(); request.regions().len()];
    for_each_place(request.variant().size(), STEP, |[x, y]| {
        let (column, row) = ((x / STEP) as i32, (y / STEP) as i32);
        let at = [
            x + JITTER * noise::of_cell(column, row, 31),
            y + JITTER * noise::of_cell(column, row, 32),
        ];
        let is_inland = |rings: &&Vec<Line>| {
            polygon::contains(rings, at)
                && CLEARANCE * CLEARANCE <= polygon::squared_distance_to_outline(rings, at)
        };
        if let Some(region) = floes.iter().position(|rings| is_inland(&rings)) {
            candidates[region].push(Candidate { at, free: f32::INFINITY });
        }
    });
    candidates
}
