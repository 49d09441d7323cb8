//! Where axis, lane names and lanes are.

use super::Request;
use crate::{
    model::RegionIx,
    scene::{Rect, Size},
};

/// Height of the axis above the lanes.
pub const AXIS_HEIGHT: f32 = 26.0;
/// Height of a row of a lane.
pub const LANE_HEIGHT: f32 = 21.0;

/// Width of the column of lane names.
const GUTTER: f32 = 140.0;
/// Drawings narrower than this have no column of names.
const NARROW: f32 = 640.0;
/// Room at the outer edges.
pub(super) const EDGE: f32 = 16.0;
/// Height of a lane's name where it stands above the lane.
const NAME_HEIGHT: f32 = 14.0;
/// Rows are squeezed to this before the drawing grows beyond its size.
const LEAST_ROW: f32 = 17.0;

/// A lane as laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBand {
    /// The theme it holds.
    pub region: RegionIx,
    /// All of it, from one hairline to the next, names included.
    pub rect: Rect,
    /// How many rows share its height.
    pub rows: usize,
    /// Top of its first row.
    pub rows_top: f32,
    /// Height of a row.
    pub row_height: f32,
}

impl LaneBand {
    /// The y of the middle of a row.
    pub fn row_y(&self, row: usize) -> f32 {
        self.rows_top + (row as f32 + 0.5) * self.row_height
    }
}

/// The area of a drawing of this size whose x is time, axis included.
pub fn plot_of(size: Size) -> Rect {
    let (left, right) = if size.w < NARROW { (8.0, 8.0) } else { (GUTTER, EDGE) };
    Rect::new(left, 0.0, (size.w - left - right).max(1.0), size.h.max(1.0))
}

/// The height at which so many lanes have one full row each.
pub fn height_for(lanes: usize, width: f32) -> f32 {
    let name = if width < NARROW { NAME_HEIGHT } else { 0.0 };
    AXIS_HEIGHT + lanes as f32 * (LANE_HEIGHT + name) + 1.0
}

pub(super) struct Frame {
    pub(super) plot: Rect,
    pub(super) lanes: Vec<LaneBand>,
    pub(super) names: Names,
}

/// Where lane names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Gutter,
    Above,
    Nowhere,
}

impl Frame {
    pub(super) fn top(&self) -> f32 {
        AXIS_HEIGHT
    }

    pub(super) fn bottom(&self) -> f32 {
        self.lanes.last().map_or(AXIS_HEIGHT, |lane| lane.rect.bottom())
    }

    pub(super) fn lane(&self, region: RegionIx) -> Option<&LaneBand> {
        self.lanes.iter().find(|lane| lane.region == region)
    }
}

/// Lanes in dataset order. `used` says which hold something in view: where not all of them have
/// room, the others fold away.
pub(super) fn layout(request: &Request<'_>, plot: Rect, used: &[bool]) -> Frame {
    let Request { size, .. } = request;
    let narrow = size.w < NARROW;
    let room = (size.h - AXIS_HEIGHT - 1.0).max(0.0);

    let all: Vec<usize> = (0..used.len()).collect();
    let needed: Vec<usize> = all.iter().copied().filter(|region| used[*region]).collect();
    let fits = |count: usize, row: f32| count as f32 * row <= room;
    let shown = if fits(all.len(), LANE_HEIGHT) || needed.is_empty() { all } else { needed };

    let count = shown.len().max(1) as f32;
    let names = match narrow {
        false => Names::Gutter,
        true if fits(shown.len(), LEAST_ROW + NAME_HEIGHT) => Names::Above,
        true => Names::Nowhere,
    };
    let name_height = if names == Names::Above { NAME_HEIGHT } else { 0.0 };
    let lane_room = room / count - name_height;
    let rows = ((lane_room / LANE_HEIGHT) as usize).max(1);
    // A lane is never stretched: spare room stays below.
    let row_height = (lane_room / rows as f32).clamp(LEAST_ROW, LANE_HEIGHT);
    let height = name_height + rows as f32 * row_height;

    let lanes = shown.into_iter().enumerate().map(|(i, region)| {
        let top = AXIS_HEIGHT + i as f32 * height;
        LaneBand {
            region: RegionIx::from_index(region),
            rect: Rect::new(0.0, top, size.w, height),
            rows,
            rows_top: top + name_height,
            row_height,
        }
    });
    Frame { plot, lanes: lanes.collect(), names }
}
