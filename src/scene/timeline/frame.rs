//! Where axis, lane names and lanes are.

use std::cmp::Reverse;

use super::{LaneOrder, Request, facts::Contest, lanes::Grouping};
use crate::{
    model::Moment,
    number::Bounded,
    order::sort_by_key,
    scene::{Rect, Size},
};

/// Height of the axis above the lanes.
pub const AXIS_HEIGHT: f32 = 26.0;
/// Height of a row of a lane.
pub const LANE_HEIGHT: f32 = 21.0;

/// Width of the column of lane names.
const GUTTER: f32 = 140.0;
/// Drawings narrower than this have no column of names.
const NARROW: f32 = 480.0;
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

/// Height of a lane that is folded to a row of ticks.
const COLLAPSED: f32 = 15.0;

/// A lane as laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBand {
    /// Its position in [`Lanes`](super::Lanes).
    pub lane: usize,
    /// All of it, from one hairline to the next, names included. Lanes that are scrolled away lie
    /// outside the drawing.
    pub rect: Rect,
    /// How many rows share its height.
    pub rows: usize,
    /// Top of its first row.
    pub rows_top: f32,
    /// Height of a row.
    pub row_height: f32,
    /// Folded to a row of ticks.
    pub collapsed: bool,
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
    /// The height of all lanes, of which the drawing may show a part.
    pub(super) content: f32,
    /// The height of the drawing.
    pub(super) height: f32,
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

    /// Where lines from top to bottom end: below the last lane in view.
    pub(super) fn foot(&self) -> f32 {
        self.bottom().min(self.height)
    }
}

/// Lanes from the top; `facts` has one contest for each lane there is.
///
/// Lanes with nothing in view fold away where others lose marks or names for want of room. The
/// rows gained, and those a taller drawing has, go one by one to the lane that loses most. Lanes
/// that find no room are scrolled to.
pub(super) fn layout(request: &Request<'_>, plot: Rect, facts: &[Contest<'_>]) -> Frame {
    let size = request.size;
    let narrow = size.w < NARROW;
    let room = (size.h - AXIS_HEIGHT - 1.0).max(0.0);
    let many = request.lanes.grouping() != Grouping::Theme;
    let kept = request.keep_lanes.filter(|lanes| fits_kept(lanes, size, many, facts));
    if let Some(lanes) = kept {
        let names = match lanes.first() {
            _ if !narrow => Names::Gutter,
            Some(lane) if lane.rows_top > lane.rect.y => Names::Above,
            _ => Names::Nowhere,
        };
        let mut lanes = lanes.to_vec();
        scroll_to(&mut lanes, request.scroll, room);
        return Frame { plot, height: size.h, content: content_of(&lanes), lanes, names };
    }

    let collapsed = |lane: usize| request.collapsed.contains(&lane);
    let used = |lane: usize| !facts[lane].is_empty();
    let mut rows: Vec<(usize, usize)> = (0..facts.len()).map(|lane| (lane, 1)).collect();
    let anything = (0..facts.len()).any(used);
    if many && anything {
        rows.retain(|(lane, _)| used(*lane));
    }
    let cramped = rows.len() as f32 * LANE_HEIGHT > room;
    // Where the lanes must be scrolled anyway, nothing is won by weighing them.
    let weighs = !(many && cramped);
    let mut losses = vec![0; facts.len()];
    if weighs {
        for (lane, loss) in losses.iter_mut().enumerate().filter(|(lane, _)| !collapsed(*lane)) {
            *loss = facts[lane].loss(1);
        }
    }
    let lossy = losses.iter().any(|loss| *loss > WORTH_A_ROW);
    if (lossy || cramped) && anything {
        rows.retain(|(lane, _)| used(*lane));
    }
    order(request, facts, &mut rows);

    let folded = rows.iter().filter(|(lane, _)| collapsed(*lane)).count();
    let count = rows.len().max(1) as f32;
    let names = match narrow {
        false => Names::Gutter,
        true if count * (LEAST_ROW + NAME_HEIGHT) <= room || many => Names::Above,
        true => Names::Nowhere,
    };
    let name_height = if names == Names::Above { NAME_HEIGHT } else { 0.0 };
    let row_room = (room - count * name_height - folded as f32 * COLLAPSED).max(0.0);
    let open = rows.len() - folded;
    let spare = ((row_room / LANE_HEIGHT) as usize).saturating_sub(open);
    for _ in 0..spare {
        let neediest = rows
            .iter_mut()
            .filter(|(lane, rows)| losses[*lane] > WORTH_A_ROW && *rows < MOST_ROWS)
            .max_by_key(|(lane, _)| (losses[*lane], Reverse(*lane)));
        let Some((lane, rows)) = neediest else { break };
        *rows += 1;
        losses[*lane] = facts[*lane].loss(*rows);
    }

    let total: usize = rows.iter().filter(|(lane, _)| !collapsed(*lane)).map(|(_, n)| n).sum();
    // A lane is never stretched: spare room stays below.
    let fits = total as f32 * LEAST_ROW <= row_room;
    let row_height = match fits {
        true => (row_room / total.max(1) as f32).bounded(LEAST_ROW, LANE_HEIGHT),
        false => LANE_HEIGHT,
    };
    let mut top = 0.0;
    let mut lanes: Vec<LaneBand> = Vec::with_capacity(rows.len());
    for (lane, rows) in rows {
        let collapsed = collapsed(lane);
        let height = if collapsed { COLLAPSED } else { rows as f32 * row_height };
        lanes.push(LaneBand {
            lane,
            rect: Rect::new(0.0, top, size.w, name_height + height),
            rows,
            rows_top: top + name_height,
            row_height: if collapsed { COLLAPSED } else { row_height },
            collapsed,
        });
        top += name_height + height;
    }
    scroll_to(&mut lanes, request.scroll, room);
    Frame { plot, height: size.h, content: top, lanes, names }
}

/// Puts the lanes in the order the reader asked for.
fn order(request: &Request<'_>, facts: &[Contest<'_>], rows: &mut [(usize, usize)]) {
    let last = |lane: usize| lane + 1 == facts.len();
    match (request.order, request.lanes.grouping()) {
        (LaneOrder::Usual, Grouping::Theme) => {}
        // What belongs to nobody comes after all that belongs to somebody.
        (LaneOrder::Usual, _) => {
            sort_by_key(rows, |(lane, _)| (last(*lane), Reverse(facts[*lane].weight()), *lane));
        }
        (LaneOrder::First, _) => {
            let first = |lane: usize| request.lanes.first(lane).unwrap_or(Moment::MAX);
            sort_by_key(rows, |(lane, _)| (first(*lane), *lane));
        }
        (LaneOrder::Most, _) => {
            sort_by_key(rows, |(lane, _)| (Reverse(facts[*lane].facts()), *lane));
        }
    }
}

/// Moves lanes so that `scroll` of their height, as far as there is so much, lies above the drawing.
fn scroll_to(lanes: &mut [LaneBand], scroll: f32, room: f32) {
    let scrolled = scroll.bounded(0.0, (content_of(lanes) - room).max(0.0));
    let by = AXIS_HEIGHT - scrolled - lanes.first().map_or(0.0, |lane| lane.rect.y);
    for band in lanes {
        band.rect.y += by;
        band.rows_top += by;
    }
}

/// The height of all lanes together.
fn content_of(lanes: &[LaneBand]) -> f32 {
    match (lanes.first(), lanes.last()) {
        (Some(first), Some(last)) => last.rect.bottom() - first.rect.y,
        _ => 0.0,
    }
}

/// Whether lanes of an earlier drawing still serve: same size, and a lane for each fact in view.
/// Of many lanes some come and go at every step; those wait for the end of the drag.
fn fits_kept(lanes: &[LaneBand], size: Size, many: bool, facts: &[Contest<'_>]) -> bool {
    let mut has_lane = vec![false; facts.len()];
    for band in lanes {
        if let Some(has) = has_lane.get_mut(band.lane) {
            *has = true;
        }
    }
    let same_width = lanes.iter().all(|lane| lane.rect.w == size.w);
    let holds_all = facts.iter().zip(has_lane).all(|(contest, has)| contest.is_empty() || has);
    same_width && if many { !lanes.is_empty() } else { holds_all }
}
