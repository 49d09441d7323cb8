//! Where axis, lane names and lanes are.

use std::cmp::Reverse;

use super::{Request, facts::Contest};
use crate::{
    model::RegionIx,
    number::Bounded,
    scene::{Rect, Size},
};

/// Height of the axis above the lanes.
pub const AXIS_HEIGHT: f32 = 26.0;
/// Height of a row of a lane.
pub const LANE_HEIGHT: f32 = 21.0;

/// Width of the column of lane names.
const GUTTER: f32 = 140.0;
/// Drawings narrower than this have no column of names.
const NARROW: f32 = 560.0;
/// Room at the outer edges.
pub(super) const EDGE: f32 = 16.0;
/// Height of a lane's name where it stands above the lane.
const NAME_HEIGHT: f32 = 14.0;
/// What a lane must lose before another row is worth its height.
const WORTH_A_ROW: u32 = 4;
/// More rows than this make a lane a list.
const MOST_ROWS: usize = 5;
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

/// Lanes in dataset order; `facts` has one contest for each.
///
/// Lanes with nothing in view fold away where others lose marks or names for want of room. The
/// rows gained, and those a taller drawing has, go one by one to the lane that loses most.
pub(super) fn layout(request: &Request<'_>, plot: Rect, facts: &[Contest<'_>]) -> Frame {
    let size = request.size;
    let narrow = size.w < NARROW;
    let room = (size.h - AXIS_HEIGHT - 1.0).max(0.0);
    let kept = request.keep_lanes.filter(|lanes| fits_kept(lanes, size, facts));
    if let Some(lanes) = kept {
        let names = match lanes.first() {
            _ if !narrow => Names::Gutter,
            Some(lane) if lane.rows_top > lane.rect.y => Names::Above,
            _ => Names::Nowhere,
        };
        return Frame { plot, lanes: lanes.to_vec(), names };
    }

    let mut rows: Vec<(usize, usize)> = (0..facts.len()).map(|region| (region, 1)).collect();
    let used = |region: usize| !facts[region].is_empty();
    let mut losses: Vec<u32> = facts.iter().map(|contest| contest.loss(1)).collect();
    let lossy = losses.iter().any(|loss| *loss > WORTH_A_ROW);
    let cramped = rows.len() as f32 * LANE_HEIGHT > room;
    if (lossy || cramped) && (0..facts.len()).any(used) {
        rows.retain(|(region, _)| used(*region));
    }
    let count = rows.len().max(1) as f32;
    let names = match narrow {
        false => Names::Gutter,
        true if count * (LEAST_ROW + NAME_HEIGHT) <= room => Names::Above,
        true => Names::Nowhere,
    };
    let name_height = if names == Names::Above { NAME_HEIGHT } else { 0.0 };
    let row_room = (room - count * name_height).max(0.0);

    let spare = ((row_room / LANE_HEIGHT) as usize).saturating_sub(rows.len());
    for _ in 0..spare {
        let neediest = rows
            .iter_mut()
            .filter(|(region, rows)| losses[*region] > WORTH_A_ROW && *rows < MOST_ROWS)
            .max_by_key(|(region, _)| (losses[*region], Reverse(*region)));
        let Some((region, rows)) = neediest else { break };
        *rows += 1;
        losses[*region] = facts[*region].loss(*rows);
    }

    let total: usize = rows.iter().map(|(_, rows)| rows).sum();
    // A lane is never stretched: spare room stays below.
    let row_height = (row_room / total.max(1) as f32).bounded(LEAST_ROW, LANE_HEIGHT);
    let mut top = AXIS_HEIGHT;
    let lanes = rows.into_iter().map(|(region, rows)| {
        let height = name_height + rows as f32 * row_height;
        let band = LaneBand {
            region: RegionIx::from_index(region),
            rect: Rect::new(0.0, top, size.w, height),
            rows,
            rows_top: top + name_height,
            row_height,
        };
        top += height;
        band
    });
    Frame { plot, lanes: lanes.collect(), names }
}

/// Whether lanes of an earlier drawing still serve: same size, and a lane for each fact in view.
fn fits_kept(lanes: &[LaneBand], size: Size, facts: &[Contest<'_>]) -> bool {
    let same_width = lanes.iter().all(|lane| lane.rect.w == size.w);
    let has_lane =
        |region: usize| lanes.iter().any(|lane| lane.region == RegionIx::from_index(region));
    same_width && facts.iter().enumerate().all(|(i, contest)| contest.is_empty() || has_lane(i))
}
