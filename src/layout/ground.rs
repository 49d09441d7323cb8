//! Leaders and filler points divide the sheet into cells, land or water.

use super::{LayoutRequest, noise, territory::Territories};

/// Points that own cells: leaders first, then fillers.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Where they are, pixels. Fillers reach beyond the sheet, so every cell on it is closed.
    pub points: Vec<[f32; 2]>,
    /// Whose cell it is; `None` for water.
    pub owner: Vec<Option<usize>>,
}

/// Step of the filler grid and how far its points are jittered, pixels (DESIGN 6).
const STEP: f32 = 23.0;
const JITTER: f32 = 7.5;
/// No filler is nearer than this to a leader, pixels. Less than the design's 38, since here
/// fillers are land too and give the shore its grain.
const CLEAR: f32 = 25.0;

/// How far the whole sheet reaches beyond the floes, pixels: what the design takes from the
/// distance of its fillers (74 before the crack, when all lies nearer together).
const SHEET_REACH: f32 = 58.0;
/// Water at the edge of the canvas stays, so that the sheet has a shore all around, pixels.
const EDGE: f32 = 20.0;

impl Ground {
    /// Adds fillers to the leaders.
    pub fn new(request: &LayoutRequest, territories: &Territories, leaders: &[[f32; 2]]) -> Self {
        let mut points = leaders.to_vec();
        let mut owner: Vec<Option<usize>> = request.nodes()[..leaders.len()]
            .iter()
            .map(|node| Some(node.region as usize))
            .collect();
        let [w, h] = request.variant().size();
        let step = STEP;
        for row in -3..=(h / step) as i32 + 3 {
            for column in -3..=(w / step) as i32 + 3 {
                // Rows are offset, so that cells are hexagons rather than squares.
                let shift = if row % 2 == 0 { 0.25 } else { -0.25 };
                let place = [
                    (column as f32 + 0.5 + shift) * step + JITTER * noise::of_cell(column, row, 21),
                    (row as f32 + 0.5) * step + JITTER * noise::of_cell(column, row, 22),
                ];
                let is_clear =
                    leaders.iter().all(|leader| CLEAR * CLEAR <= squared_distance(place, *leader));
                if is_clear {
                    points.push(place);
                    owner.push(territories.at(place));
                }
            }
        }
        Self { points, owner }
    }

    /// The same cells before the ice breaks: water on the canvas (`size`, pixels) within reach of
    /// land belongs to the nearest. O(points²).
    #[must_use]
    pub fn whole(&self, size: [f32; 2]) -> Self {
        let land: Vec<([f32; 2], usize)> = self
            .points
            .iter()
            .zip(&self.owner)
            .filter_map(|(at, owner)| owner.map(|owner| (*at, owner)))
            .collect();
        let nearest = |place: [f32; 2]| {
            let inside = |axis: usize| (EDGE..size[axis] - EDGE).contains(&place[axis]);
            if !(inside(0) && inside(1)) {
                return None;
            }
            let near = land.iter().map(|(at, owner)| (squared_distance(place, *at), *owner));
            let (distance, owner) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
            (distance <= SHEET_REACH * SHEET_REACH).then_some(owner)
        };
        let owner = self.points.iter().zip(&self.owner);
        let owner = owner.map(|(at, owner)| owner.or_else(|| nearest(*at))).collect();
        Self { points: self.points.clone(), owner }
    }

    /// Whose land is nearest to a place; `None` if there is no land. O(points).
    pub fn nearest_land(&self, place: [f32; 2]) -> Option<usize> {
        self.points
            .iter()
            .zip(&self.owner)
            .filter_map(|(&point, owner)| {
                owner.map(|owner| (owner, squared_distance(place, point)))
            })
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(owner, _)| owner)
    }
}

pub(crate) fn squared_distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    dx * dx + dy * dy
}
