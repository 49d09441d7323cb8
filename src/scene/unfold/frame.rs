//! Rows, ticks, folds, the crack.

use super::{UnfoldInputs, choose::Choice};
use crate::{
    i18n::{TickUnit, numeral, tick_label},
    model::{Moment, RegionIx},
    scene::{Align, Color, FontFace, Point, Rect, TextStyle},
    state::SPEECH_DAY,
    time_axis::Folds,
};

/// Height of the band of ticks.
pub(super) const AXIS: f32 = 38.0;
/// Room at the right edge.
const RIGHT: f32 = 14.0;
/// Where names of rows stand beside the plot, and its width.
const GUTTER: (f32, f32) = (760.0, 122.0);
/// Left edge of a plot whose rows are named inside.
const NO_GUTTER: f32 = 12.0;
/// The crack's tag.
const TAG: (f32, f32) = (18.0, 7.0);
/// Steps nearer to each other than this stand one below the other, so many radii apart.
pub(super) const CLOSE: f32 = 46.0;
pub(super) const STEP_PITCH: f32 = 2.75;
/// On phones: where marks stand, room above the first, and from one to the next.
pub(super) const COLUMN: f32 = 0.36;
const COLUMN_MOST: f32 = 150.0;

/// A row of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which region.
    pub region: RegionIx,
    /// Its band.
    pub band: Rect,
    /// Its name.
    pub name: String,
    /// Box of its name.
    pub name_bounds: Rect,
}

/// A tick of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct UnfoldTick {
    /// Its place along time.
    pub at: f32,
    /// Its name, where there is room.
    pub name: Option<String>,
    /// Whether a piece of the scale starts here.
    pub is_piece: bool,
}

/// What stands behind the facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The area whose x (on phones: y) is time.
    pub plot: Rect,
    /// From the top; none on phones.
    pub rows: Vec<Row>,
    /// In order of time.
    pub ticks: Vec<UnfoldTick>,
    /// Where the scale changes.
    pub folds: Vec<f32>,
    /// Where the day of the speech lies.
    pub crack: f32,
    /// The tag of the crack, with its words.
    pub tag: (Rect, String),
    /// Whether time runs down.
    pub is_down: bool,
}

impl Frame {
    pub(super) fn new(inputs: &UnfoldInputs<'_>, choice: &Choice) -> Self {
        if super::choose::is_down(inputs.size) {
            // What runs down has its frame made together with its facts.
            let x = (inputs.size.w * COLUMN).min(COLUMN_MOST);
            let plot = Rect::new(x, 0.0, inputs.size.w - x, inputs.size.h);
            return Self { plot, is_down: true, ..Self::default() };
        }
        let size = inputs.size;
        let left = if size.w >= GUTTER.0 { GUTTER.1 } else { NO_GUTTER };
        let plot =
            Rect::new(left, AXIS, (size.w - left - RIGHT).max(1.0), (size.h - AXIS).max(1.0));
        let rows = rows(inputs, choice, plot);
        let x = |moment: Moment| plot.x + (inputs.folds.share(moment) as f32) * plot.w;
        let crack = x(SPEECH_DAY.plus_minutes(12 * 60));
        let words = numeral(SPEECH_DAY);
        let width = inputs.metrics.width(&words, &tag_style(inputs)) + 2.0 * TAG.1;
        let tag = Rect::new(crack - width / 2.0, 6.0, width, TAG.0);
        let folds = inputs.folds.seams().map(x).collect();
        let ticks = ticks(inputs, plot, tag);
        Self { plot, rows, ticks, folds, crack, tag: (tag, words), is_down: false }
    }

    /// The row at a height.
    pub fn row_at(&self, y: f32) -> Option<usize> {
        self.rows.iter().position(|row| row.band.y <= y && y <= row.band.bottom())
    }

    /// Where a moment lies along the plot.
    pub(super) fn x(&self, folds: &Folds, moment: Moment) -> f32 {
        let share = (folds.share(moment) as f32).clamp(-0.006, 1.004);
        self.plot.x + share * self.plot.w
    }
}

/// Regions from the top: those west of the first (by their anchors) above it, the others below in
/// the order of the lanes.
pub(super) fn row_order(inputs: &UnfoldInputs<'_>) -> Vec<RegionIx> {
    let regions = inputs.dataset.regions();
    let Some(first) = regions.first() else { return Vec::new() };
    let is_west = |ix: &RegionIx| {
        let anchor = inputs.dataset.region(*ix).anchor;
        // What lies below the first floe is no more west than east.
        anchor[0] < first.anchor[0] && (anchor[1] - first.anchor[1]).abs() < 0.4
    };
    let all = || (1..regions.len()).map(RegionIx::from_index);
    let mut west: Vec<RegionIx> = all().filter(is_west).collect();
    crate::order::sort_by(&mut west, |a, b| {
        inputs.dataset.region(*a).anchor[0].total_cmp(&inputs.dataset.region(*b).anchor[0])
    });
    west.push(RegionIx(0));
    west.extend(all().filter(|ix| !is_west(ix)));
    west
}

fn rows(inputs: &UnfoldInputs<'_>, choice: &Choice, plot: Rect) -> Vec<Row> {
    let dataset = inputs.dataset;
    let order = row_order(inputs);
    // A row has room for as many steps as stand close to each other in it.
    let need = |region: &RegionIx| {
        let marks = || choice.marks.iter().filter(|m| dataset.node(m.node).region == *region);
        let steps: Vec<(f32, f32)> = marks()
            .filter(|mark| mark.step.is_some())
            .filter_map(|mark| Some((mark.radius, inputs.consequences.moment(mark.node)?)))
            .map(|(radius, moment)| (radius, plot.x + inputs.folds.share(moment) as f32 * plot.w))
            .collect();
        let close = |x: f32| steps.iter().filter(move |(_, other)| (other - x).abs() < CLOSE);
        let needs = steps
            .iter()
            .map(|(_, x)| close(*x).map(|(radius, _)| radius * STEP_PITCH).sum::<f32>() + 6.0);
        (marks().count(), needs.fold(26.0, f32::max))
    };
    let needs: Vec<(usize, f32)> = order.iter().map(need).collect();
    let heights = crate::layout::unfold::row_heights(&needs, plot.h);
    let mut y = plot.y;
    let mut rows = Vec::with_capacity(order.len());
    for (region, height) in order.into_iter().zip(heights) {
        let band = Rect::new(0.0, y, inputs.size.w, height);
        y += height;
        let name = dataset.region(region).lane.get(inputs.lang).to_owned();
        let style = row_style(inputs, region);
        let width = inputs.metrics.width(&name, &style);
        let is_beside = plot.x > NO_GUTTER;
        let top = if is_beside { band.center().y - 7.5 } else { band.y + 3.0 };
        let name_bounds = Rect::new(if is_beside { 14.0 } else { 8.0 }, top, width, 15.0);
        rows.push(Row { region, band, name, name_bounds });
    }
    rows
}

/// Months where there is room for them, else years, in steps that leave room for their names; a
/// piece of the scale always starts with its year.
fn ticks(inputs: &UnfoldInputs<'_>, plot: Rect, tag: Rect) -> Vec<UnfoldTick> {
    let folds = inputs.folds;
    let x = |moment: Moment| plot.x + (folds.share(moment) as f32) * plot.w;
    let mut pieces: Vec<Moment> = vec![folds.moment(0.0)];
    pieces.extend(folds.seams());
    let end = folds.moment(1.0);
    let mut ticks: Vec<(UnfoldTick, Rect)> = Vec::new();
    let mut add = |moment: Moment, unit: TickUnit, is_piece: bool| {
        let at = x(moment);
        let name = tick_label(moment, unit, inputs.lang);
        let width = inputs.metrics.width(&name, &tick_style(inputs, is_piece));
        let bounds = Rect::new(at + 3.0, 8.0, width + 4.0, 16.0);
        let fits = bounds.right() <= plot.right() + RIGHT
            && !bounds.overlaps(tag.inflate(2.0))
            && !inputs.keep_clear.iter().any(|control| control.overlaps(bounds))
            && !ticks.iter().any(|(tick, other)| tick.name.is_some() && other.overlaps(bounds));
        ticks.push((UnfoldTick { at, name: fits.then_some(name), is_piece }, bounds));
    };
    for piece in &pieces {
        add(*piece, TickUnit::Year, true);
    }
    for (i, piece) in pieces.iter().enumerate() {
        let until = pieces.get(i + 1).copied().unwrap_or(end);
        let (year, ..) = piece.to_ymd();
        let (last, ..) = until.plus_minutes(-1).to_ymd();
        let px_per_year = x(Moment::ymd(year + 1, 1, 1)) - x(Moment::ymd(year, 1, 1));
        if px_per_year > 12.0 * 26.0 {
            for year in year..=last {
                for month in 2..=12 {
                    add(Moment::ymd(year, month, 1), TickUnit::Month, false);
                }
            }
            continue;
        }
        let step = [1, 2, 5, 10, 20].into_iter().find(|n| px_per_year * *n as f32 >= 34.0);
        let step = step.unwrap_or(20);
        for year in (year + 1..=last)
            .filter(|other| (other - year) % step == 0 || step >= 5 && other % step == 0)
        {
            if step >= 5 && year % step != 0 {
                continue;
            }
            add(Moment::ymd(year, 1, 1), TickUnit::Year, false);
        }
    }
    let mut ticks: Vec<UnfoldTick> = ticks.into_iter().map(|(tick, _)| tick).collect();
    crate::order::sort_by(&mut ticks, |a, b| a.at.total_cmp(&b.at));
    ticks
}

pub(super) fn tick_style(inputs: &UnfoldInputs<'_>, is_piece: bool) -> TextStyle {
    let (size, weight, color) = match is_piece {
        true => (15.0, 700, inputs.theme.ink),
        false => (12.5, 500, inputs.theme.ink3),
    };
    style(size, weight, color)
}

pub(super) fn row_style(inputs: &UnfoldInputs<'_>, region: RegionIx) -> TextStyle {
    let is_first = region == RegionIx(0);
    let size = if inputs.size.w >= GUTTER.0 { 13.5 } else { 12.0 };
    let color = if is_first { inputs.theme.ink } else { inputs.theme.ink2 };
    style(size, if is_first { 700 } else { 500 }, color)
}

pub(super) fn tag_style(inputs: &UnfoldInputs<'_>) -> TextStyle {
    style(13.5, 700, inputs.theme.onspot)
}

pub(super) fn style(size: f32, weight: u16, color: Color) -> TextStyle {
    TextStyle {
        face: FontFace::Interface,
        size,
        weight,
        spacing: 0.0,
        color,
        halo: None,
        align: Align::Start,
    }
}

/// The jagged line of the crack from one end to the other.
pub(super) fn crack_line(from: f32, to: f32, at: f32, is_down: bool) -> Vec<Point> {
    // Steps sideways and along, repeated; the same on every machine.
    const STEPS: [[f32; 2]; 7] = [
        [0.0, 13.0],
        [1.9, 17.0],
        [-1.6, 11.0],
        [-2.6, 15.0],
        [1.2, 19.0],
        [2.4, 12.0],
        [-1.1, 16.0],
    ];
    let mut line = Vec::new();
    let mut along = from;
    for [aside, step] in STEPS.iter().cycle() {
        let point = (at + aside, along.min(to));
        line.push(if is_down {
            Point::new(point.1, point.0)
        } else {
            Point::new(point.0, point.1)
        });
        if along >= to {
            break;
        }
        along += step;
    }
    line
}
