//! The lens on the days of the Congress: 14 to 24 February 1956 and the day of the speech get so
//! much of the plot that days and hours can be told apart, whatever else is in view. A fold with
//! more room instead of less.
//!
//! Outside the lens all keeps its proportions. Where the days take more than that anyway, nothing
//! is stretched, so that zooming in comes out of the lens without a jump.

use super::{
    folds::{Folds, Line},
    scale::Shape,
};
use crate::model::{Moment, Span};

/// The days the lens opens.
pub const CONGRESS: Span = Span { start: Moment::ymd(1956, 2, 14), end: Moment::ymd(1956, 2, 26) };
/// The day of the speech, whose hours are told apart.
const SPEECH: Moment = Moment::ymd(1956, 2, 25);

/// Shares of the plot that the open lens gives to the eleven days before the speech, to the day of
/// the speech, and leaves to all else.
const DAYS: f64 = 0.28;
const HOURS: f64 = 0.24;
const REST: f64 = 1.0 - DAYS - HOURS;

/// The edges of the lens as shares of the axis, and how much it stretches each of its two parts in
/// a view of this length.
struct Lens {
    edges: [f64; 3],
    times: [f64; 2],
}

impl Lens {
    fn new(shape: Shape, folds: &Folds, length: f64) -> Self {
        let edges = [CONGRESS.start, SPEECH, CONGRESS.end].map(|moment| folds.share(moment));
        let times = |from: f64, to: f64, wanted: f64| {
            let plain = (to - from) / length * REST;
            // Evenly in zoom while it opens.
            (wanted / plain).max(1.0).powf(shape.lens)
        };
        let times = match shape.lens > 0.0 {
            true => [times(edges[0], edges[1], DAYS), times(edges[1], edges[2], HOURS)],
            false => [1.0; 2],
        };
        Self { edges, times }
    }

    /// By how much the stretch about a share is stretched.
    fn at(&self, share: f64) -> f64 {
        match share {
            _ if share < self.edges[0] || self.edges[2] <= share => 1.0,
            _ if share < self.edges[1] => self.times[0],
            _ => self.times[1],
        }
    }
}

/// From days to pixels of a view from one share of the axis to another.
pub(super) fn map(shape: Shape, folds: &Folds, [start, end]: [f64; 2], width: f64) -> Line {
    let lens = Lens::new(shape, folds, end - start);
    let mut map = Line::default();
    let (mut before, mut place) = (start, 0.0);
    let line = folds.line();
    map.push(line.days(start), 0.0);
    let folds_and_end = line.stops().iter().map(|stop| stop.1).chain([end]);
    // Folds and edges of the lens, merged; both rise.
    let mut edges = lens.edges.iter().copied().filter(|_| shape.lens > 0.0).peekable();
    for fold in folds_and_end {
        let mut add = |share: f64| {
            if before < share && share <= end {
                place += (share - before) * lens.at((before + share) / 2.0);
                before = share;
                map.push(line.days(share), place);
            }
        };
        while let Some(edge) = edges.next_if(|edge| *edge < fold) {
            add(edge);
        }
        add(fold);
    }
    map.scale_to(width / place.max(f64::MIN_POSITIVE));
    map
}

/// How much longer a view is, lens and all, than the shares it shows.
pub(super) fn stretch(shape: Shape, [start, end]: [f64; 2]) -> f64 {
    let lens = Lens::new(shape, &Folds::axis(shape.folded), end - start);
    let part = |from: usize| {
        let seen = lens.edges[from + 1].min(end) - lens.edges[from].max(start);
        seen.max(0.0) * (lens.times[from] - 1.0)
    };
    1.0 + (part(0) + part(1)) / (end - start)
}

/// Where a view of this length must start, between two shares, so that the later of them lies at
/// `x`: by halving, since the lens moves with the view.
pub(super) fn start_for(
    shape: Shape,
    folds: &Folds,
    [mut low, high]: [f64; 2],
    length: f64,
    width: f64,
    x: f64,
) -> f64 {
    let pinned = folds.line().days(high);
    let mut high = high;
    for _ in 0..48 {
        let start = (low + high) / 2.0;
        let map = map(shape, folds, [start, start + length], width);
        if x < map.place(pinned) {
            low = start;
        } else {
            high = start;
        }
    }
    (low + high) / 2.0
}
