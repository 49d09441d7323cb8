//! Time ⇄ x.
//!
//! In `f64`: a day of 1956 seen from 1917 needs more digits than `f32` has once the view is
//! zoomed to hours. The scale is linear in pieces, which is why callers ask for [`TimeScale::x`]
//! and [`TimeScale::px_per_day_at`] and never divide.
//!
//! Three lines follow each other: days; their *share* of the axis, which [`Folds`] give; and
//! pixels. From shares to pixels the map is even unless the [lens](Shape::lens) is open, so that
//! zooming and panning work in shares.

use super::{folds::Line, lens};
use crate::{
    model::{Moment, Span},
    number::Bounded,
    time_axis::Folds,
};

/// The first moment the axis knows.
pub const FIRST: Moment = Moment::ymd(1917, 1, 1);
/// The first moment after the axis.
pub const LAST: Moment = Moment::ymd(1992, 1, 1);
/// The shortest stretch that can fill the plot, in days.
pub const MIN_DAYS: f64 = 0.5;

/// Share of the plot left free at each side of a fitted span.
const FIT_MARGIN: f64 = 0.016;

/// A visible stretch of time over a plot of some width. A value: zooming gives a new one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    pub(super) shape: Shape,
    /// Share of the axis at x = 0.
    pub(super) start: f64,
    /// Share of the axis at x = `width`; at least [`MIN_DAYS`] later.
    pub(super) end: f64,
    /// Pixels, at least 1.
    pub(super) width: f64,
    /// From days since 1970 to pixels.
    map: Line,
}

/// How the scale departs from an even one. Both go from 0 to 1, so that a change can be watched.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shape {
    /// How far quiet stretches are folded.
    pub folded: f64,
    /// How far the lens on the days of the Congress is open.
    pub lens: f64,
}

/// A piece of a scale within which a day takes the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// From when until when.
    pub span: Span,
    /// Left and right edge in pixels of the plot.
    pub x: [f64; 2],
}

impl Shape {
    /// Every day takes the same.
    pub const EVEN: Self = Self { folded: 0.0, lens: 0.0 };
    /// Quiet stretches are folded, the lens is closed.
    pub const FOLDED: Self = Self { folded: 1.0, lens: 0.0 };

    fn towards(self, other: Self, t: f64) -> Self {
        Self {
            folded: self.folded + (other.folded - self.folded) * t,
            lens: self.lens + (other.lens - self.lens) * t,
        }
    }
}

impl TimeScale {
    /// The even scale that shows a span with a small margin on each side, over `width` pixels. Open
    /// ends reach the limits of the axis.
    pub fn fit(span: Span, width: f64) -> Self {
        Self::fit_in(Shape::EVEN, span, width)
    }

    /// [`fit`](Self::fit) with folds and lens.
    pub fn fit_in(shape: Shape, span: Span, width: f64) -> Self {
        let folds = Folds::axis(shape.folded);
        let share = |moment: Moment| folds.share(moment.max(FIRST).min(LAST));
        let (start, end) = (share(span.start), share(span.end));
        let margin = (end - start) * FIT_MARGIN / (1.0 - 2.0 * FIT_MARGIN);
        Self::new(shape, &folds, start - margin, end + margin, width)
    }

    /// The even scale from exactly one day number to another.
    pub fn between(start: f64, end: f64, width: f64) -> Self {
        let folds = Folds::axis(0.0);
        let [start, end] = [start, end].map(|days| folds.line().place(days));
        Self::new(Shape::EVEN, &folds, start, end, width)
    }

    fn new(shape: Shape, folds: &Folds, start: f64, end: f64, width: f64) -> Self {
        let width = if width.is_finite() { width.max(1.0) } else { 1.0 };
        let (first, last) = LIMITS;
        let line = folds.line();
        let start = if start.is_finite() { start.bounded(first, last) } else { first };
        // Days may not get longer than the plot, wherever the view is.
        let least = |start: f64| line.place(line.days(start) + MIN_DAYS);
        let length = (end - start).max(least(start) - start).min(last - first);
        let mut start = start.min(last - length);
        let mut end = start + length;
        if line.days(end) - line.days(start) < MIN_DAYS {
            start = line.place(line.days(end) - MIN_DAYS);
            end = end.max(least(start));
        }
        let map = lens::map(shape, folds, [start, end], width);
        Self { shape, start, end, width, map }
    }

    /// The same view with other ends, as shares of the axis.
    fn moved(self, start: f64, end: f64) -> Self {
        Self::new(self.shape, &Folds::axis(self.shape.folded), start, end, self.width)
    }

    /// How it departs from an even scale.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Pixels from the left for a moment; the open ends lie off the plot on their sides.
    pub fn x(&self, moment: Moment) -> f64 {
        self.map.place(moment.as_days())
    }

    /// [`x`](Self::x) for drawing: kept within a screen's distance of the plot, where `f32` still
    /// tells pixels apart.
    pub fn x_near(&self, moment: Moment) -> f32 {
        self.x(moment).bounded(-self.width, 2.0 * self.width) as f32
    }

    /// The moment at `x`, to the minute.
    pub fn moment(&self, x: f64) -> Moment {
        Moment::from_days(self.map.days(x))
    }

    /// How many pixels a day takes about `moment`.
    pub fn px_per_day_at(&self, moment: Moment) -> f64 {
        self.map.slope(moment.as_days())
    }

    /// The stretches in view within which a day takes the same, from the left.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for ends in self.map.stops().windows(2) {
            let [from, to] = [ends[0].0, ends[1].0].map(Moment::from_days);
            let x = [ends[0].1, ends[1].1];
            match pieces.last_mut().filter(|before| is_alike(before, x, to.0 - from.0)) {
                Some(before) => (before.span.end, before.x[1]) = (to, x[1]),
                None => pieces.push(Piece { span: Span { start: from, end: to }, x }),
            }
        }
        pieces
    }

    /// Where the scale changes within view, from the left.
    pub fn seams(&self) -> impl Iterator<Item = Moment> {
        self.pieces().into_iter().skip(1).map(|piece| piece.span.start)
    }

    /// How far the view has moved along its axis, in pixels at this zoom: places counted from here
    /// stay the same when it is panned.
    pub fn travelled(&self) -> f64 {
        self.start / (self.end - self.start) * self.width
    }

    /// What is visible.
    pub fn visible(&self) -> Span {
        Span { start: self.moment(0.0), end: self.moment(self.width) }
    }

    /// The span that [`fit`](Self::fit) shows as this: what is visible without the margins. A
    /// window told from a scale and fitted again stays as long as it is.
    pub fn fitted(&self) -> Span {
        let folds = Folds::axis(self.shape.folded);
        let margin = (self.end - self.start) * FIT_MARGIN;
        let [start, end] = [self.start + margin, self.end - margin].map(|at| folds.moment(at));
        Span { start, end }
    }

    /// Visible days.
    pub fn days(&self) -> f64 {
        self.map.days(self.width) - self.map.days(0.0)
    }

    /// Width of the plot in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The same stretch over another width.
    #[must_use]
    pub fn with_width(self, width: f64) -> Self {
        if width == self.width {
            return self;
        }
        Self::new(self.shape, &Folds::axis(self.shape.folded), self.start, self.end, width)
    }

    /// Closer by `factor` (below 1: further away), the moment under `x` staying where it is as
    /// far as the limits allow.
    #[must_use]
    pub fn zoom_about(self, x: f64, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && x.is_finite()) {
            return self;
        }
        let folds = Folds::axis(self.shape.folded);
        let days = self.map.days(x);
        let (first, last) = LIMITS;
        let least = MIN_DAYS * folds.share_per_day(Moment::from_days(days));
        let length = ((self.end - self.start) / factor).bounded(least, last - first);
        let pinned = folds.line().place(days);
        let start = pinned - x / self.width * length;
        let (width, shape) = (self.width, self.shape);
        let start = match shape.lens > 0.0 && (0.0..=width).contains(&x) {
            true => lens::start_for(shape, &folds, [pinned - length, pinned], length, width, x),
            false => start,
        };
        self.moved(start, start + length)
    }

    /// The content moved right by `dx` pixels, as a drag does.
    #[must_use]
    pub fn pan(self, dx: f64) -> Self {
        if !dx.is_finite() {
            return self;
        }
        let length = self.end - self.start;
        let by = -dx / self.width * length * lens::stretch(self.shape, [self.start, self.end]);
        let (first, last) = LIMITS;
        let start = (self.start + by).bounded(first, last - length);
        self.moved(start, start + length)
    }

    /// The same stretch moved, not stretched, until `moment` is inside with `margin` pixels to
    /// spare; unchanged where it already is.
    #[must_use]
    pub fn reveal(self, moment: Moment, margin: f64) -> Self {
        let at = Folds::axis(self.shape.folded).share(moment.max(FIRST).min(LAST));
        let length = self.end - self.start;
        let margin = margin.bounded(0.0, self.width / 2.0) / self.width
            * length
            * lens::stretch(self.shape, [self.start, self.end]);
        let by = (at - margin - self.start).min(0.0) + (at + margin - self.end).max(0.0);
        if by == 0.0 { self } else { self.moved(self.start + by, self.end + by) }
    }

    /// The view `t` of the way to another (0 to 1), for animation: evenly in zoom, so that going
    /// from decades to days does not rush past the years. The width is the other's.
    pub fn towards(&self, other: &Self, t: f64) -> Self {
        let t = t.bounded(0.0, 1.0);
        let folds = Folds::axis(other.shape.folded);
        let share = |x: f64| folds.line().place(self.map.days(x));
        let (from, until) = (share(0.0), share(self.width));
        let (length, its) = (until - from, other.end - other.start);
        let ratio = its / length;
        let is_same = (ratio - 1.0).abs() < 1e-9;
        let now = if is_same { length } else { length * ratio.powf(t) };
        // How far the zoom itself has come decides how far the middle has.
        let come = if is_same { t } else { (now - length) / (its - length) };
        let start = from + (other.start - from) * come;
        let shape = self.shape.towards(other.shape, t);
        let here = Folds::axis(shape.folded);
        let [start, end] = [start, start + now].map(|at| here.line().place(folds.line().days(at)));
        Self::new(shape, &here, start, end, other.width)
    }
}

/// The furthest ends a view may have, as shares of the axis.
pub(super) const LIMITS: (f64, f64) = {
    let margin = FIT_MARGIN / (1.0 - 2.0 * FIT_MARGIN);
    (-margin, 1.0 + margin)
};

/// Whether a stretch goes on at the scale of the piece before it.
fn is_alike(before: &Piece, x: [f64; 2], minutes: i64) -> bool {
    let its = (before.span.end.0 - before.span.start.0).max(1) as f64;
    let slope = (before.x[1] - before.x[0]) / its;
    let next = (x[1] - x[0]) / minutes.max(1) as f64;
    (slope - next).abs() <= 0.01 * slope.max(next)
}
