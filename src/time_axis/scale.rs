//! Time ⇄ x.
//!
//! In `f64`: a day of 1956 seen from 1917 needs more digits than `f32` has once the view is
//! zoomed to hours. The scale is linear; stretches that collapse will become pieces of it, which
//! is why callers ask for [`TimeScale::x`] and [`TimeScale::px_per_day_at`] and never divide.

use crate::model::{Moment, Span};
use crate::number::Bounded;

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
    /// Days since 1970 at x = 0.
    start: f64,
    /// Days since 1970 at x = `width`; at least [`MIN_DAYS`] later.
    end: f64,
    /// Pixels, at least 1.
    width: f64,
}

/// The stretches a reader can call up by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Preset {
    /// 1917–1991.
    Century,
    /// 1953–1964, from Stalin's death to Khrushchev's fall.
    Thaw,
    /// 1956.
    Year1956,
    /// February 1956.
    February1956,
}

impl Preset {
    /// Every preset, the widest first.
    pub const ALL: [Self; 4] = [Self::Century, Self::Thaw, Self::Year1956, Self::February1956];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Century => "1917-1991",
            Self::Thaw => "1953-1964",
            Self::Year1956 => "1956",
            Self::February1956 => "1956-02",
        }
    }

    /// The preset of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.id() == id)
    }

    /// The days it names.
    pub const fn span(self) -> Span {
        let (start, end) = match self {
            Self::Century => (FIRST, LAST),
            Self::Thaw => (Moment::ymd(1953, 1, 1), Moment::ymd(1965, 1, 1)),
            Self::Year1956 => (Moment::ymd(1956, 1, 1), Moment::ymd(1957, 1, 1)),
            Self::February1956 => (Moment::ymd(1956, 2, 1), Moment::ymd(1956, 3, 1)),
        };
        Span { start, end }
    }

    /// The preset a scale shows, to within a pixel.
    pub fn shown_by(scale: &TimeScale) -> Option<Self> {
        let pixel = scale.days() / scale.width;
        Self::ALL.into_iter().find(|preset| {
            let fitted = TimeScale::fit(preset.span(), scale.width);
            (fitted.start - scale.start).abs() < pixel && (fitted.end - scale.end).abs() < pixel
        })
    }
}

impl TimeScale {
    /// The scale that shows a span with a small margin on each side, over `width` pixels. Open
    /// ends reach the limits of the axis.
    pub fn fit(span: Span, width: f64) -> Self {
        let start = span.start.max(FIRST).min(LAST).as_days();
        let end = span.end.max(FIRST).min(LAST).as_days();
        let days = (end - start).max(MIN_DAYS);
        let middle = (start + end) / 2.0;
        let half = days * (0.5 + FIT_MARGIN / (1.0 - 2.0 * FIT_MARGIN));
        Self::between(middle - half, middle + half, width)
    }

    /// The scale from exactly one day number to another.
    pub fn between(start: f64, end: f64, width: f64) -> Self {
        let width = if width.is_finite() { width.max(1.0) } else { 1.0 };
        Self { start, end: end.max(start + MIN_DAYS), width }.within_limits()
    }

    /// Pixels from the left for a moment; the open ends lie off the plot on their sides.
    pub fn x(&self, moment: Moment) -> f64 {
        (moment.as_days() - self.start) / self.days() * self.width
    }

    /// [`x`](Self::x) for drawing: kept within a screen's distance of the plot, where `f32` still
    /// tells pixels apart.
    pub fn x_near(&self, moment: Moment) -> f32 {
        self.x(moment).bounded(-self.width, 2.0 * self.width) as f32
    }

    /// The moment at `x`, to the minute.
    pub fn moment(&self, x: f64) -> Moment {
        Moment::from_days(self.start + x / self.width * self.days())
    }

    /// How many pixels a day takes about `moment`.
    pub fn px_per_day_at(&self, _moment: Moment) -> f64 {
        self.width / self.days()
    }

    /// What is visible.
    pub fn visible(&self) -> Span {
        Span { start: Moment::from_days(self.start), end: Moment::from_days(self.end) }
    }

    /// The span that [`fit`](Self::fit) shows as this: what is visible without the margins. A
    /// window told from a scale and fitted again stays as long as it is.
    pub fn fitted(&self) -> Span {
        let margin = self.days() * FIT_MARGIN;
        Span {
            start: Moment::from_days(self.start + margin),
            end: Moment::from_days(self.end - margin),
        }
    }

    /// Visible days.
    pub fn days(&self) -> f64 {
        self.end - self.start
    }

    /// Width of the plot in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The same stretch over another width.
    #[must_use]
    pub fn with_width(self, width: f64) -> Self {
        Self::between(self.start, self.end, width)
    }

    /// Closer by `factor` (below 1: further away), the moment under `x` staying where it is as
    /// far as the limits allow.
    #[must_use]
    pub fn zoom_about(self, x: f64, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && x.is_finite()) {
            return self;
        }
        let days = (self.days() / factor).bounded(MIN_DAYS, full_days());
        let share = x / self.width;
        let pinned = self.start + share * self.days();
        let start = pinned - share * days;
        Self { start, end: start + days, ..self }.within_limits()
    }

    /// The content moved right by `dx` pixels, as a drag does.
    #[must_use]
    pub fn pan(self, dx: f64) -> Self {
        if !dx.is_finite() {
            return self;
        }
        let days = -dx / self.width * self.days();
        Self { start: self.start + days, end: self.end + days, ..self }.within_limits()
    }

    /// The same stretch moved, not stretched, until `moment` is inside with `margin` pixels to
    /// spare; unchanged where it already is.
    #[must_use]
    pub fn reveal(self, moment: Moment, margin: f64) -> Self {
        let x = self.x(moment.max(FIRST).min(LAST));
        let margin = margin.bounded(0.0, self.width / 2.0);
        self.pan((margin - x).max(0.0) + (self.width - margin - x).min(0.0))
    }

    /// The view `t` of the way to another (0 to 1), for animation: evenly in zoom, so that going
    /// from decades to days does not rush past the years. The width is the other's.
    pub fn towards(&self, other: &Self, t: f64) -> Self {
        let t = t.bounded(0.0, 1.0);
        let ratio = other.days() / self.days();
        let days =
            if (ratio - 1.0).abs() < 1e-9 { self.days() } else { self.days() * ratio.powf(t) };
        // How far the zoom itself has come decides how far the middle has.
        let share = if (ratio - 1.0).abs() < 1e-9 {
            t
        } else {
            (days - self.days()) / (other.days() - self.days())
        };
        let start = self.start + (other.start - self.start) * share;
        Self::between(start, start + days, other.width)
    }

    fn within_limits(self) -> Self {
        let (first, last) = limits();
        let days = self.days().min(last - first);
        let start =
            if self.start.is_finite() { self.start.bounded(first, last - days) } else { first };
        Self { start, end: start + days, ..self }
    }
}

/// The furthest ends a view may have.
fn limits() -> (f64, f64) {
    let (first, last) = (FIRST.as_days(), LAST.as_days());
    let margin = (last - first) * FIT_MARGIN / (1.0 - 2.0 * FIT_MARGIN);
    (first - margin, last + margin)
}

fn full_days() -> f64 {
    let (first, last) = limits();
    last - first
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_assert, proptest};

    use super::{FIRST, LAST, MIN_DAYS, Preset, TimeScale, full_days};
    use crate::model::{Moment, Span};

    const WIDTH: f64 = 816.0;

    fn scales() -> impl Strategy<Value = TimeScale> {
        (0.0..1.0f64, 0.0..1.0f64, 40.0..2000.0f64).prop_map(|(at, zoom, width)| {
            let days = MIN_DAYS * (full_days() / MIN_DAYS).powf(zoom);
            let start = FIRST.as_days() + at * (LAST.as_days() - FIRST.as_days() - days);
            TimeScale::between(start, start + days, width)
        })
    }

    proptest! {
        #[test]
        fn a_moment_comes_back_from_its_x(scale in scales(), share in 0.0..1.0f64) {
            let moment = scale.moment(share * scale.width());
            let back = scale.moment(scale.x(moment));
            prop_assert!((back.0 - moment.0).abs() <= 1, "{moment:?} became {back:?}");
        }

        #[test]
        fn zooming_keeps_the_moment_under_the_pointer(
            scale in scales(), share in 0.0..1.0f64, factor in 1.0..3.0f64,
        ) {
            let x = share * scale.width();
            let before = scale.moment(x);
            let zoomed = scale.zoom_about(x, factor);
            // Closer never meets the outer limits; the inner one changes nothing but the factor.
            prop_assert!((zoomed.x(before) - x).abs() < scale.width() / 600.0 + 0.01);
            prop_assert!(zoomed.days() <= scale.days() + 1e-9);
        }

        #[test]
        fn no_gesture_leaves_the_limits(
            scale in scales(), x in -100.0..2100.0f64, factor in 0.01..100.0f64, dx in -1e5..1e5f64,
        ) {
            let moved = scale.zoom_about(x, factor).pan(dx);
            let widest = TimeScale::fit(Preset::Century.span(), scale.width());
            prop_assert!(moved.days() >= MIN_DAYS - 1e-9);
            prop_assert!(moved.visible().start >= widest.visible().start);
            prop_assert!(moved.visible().end <= widest.visible().end);
        }

        #[test]
        fn panning_there_and_back_is_staying(scale in scales(), dx in -50.0..50.0f64) {
            let there = scale.pan(dx);
            if (there.x(scale.visible().start) - dx).abs() < 1e-3 {
                let back = there.pan(-dx);
                prop_assert!((back.start - scale.start).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn a_preset_is_recognized_until_the_view_moves() {
        for preset in Preset::ALL {
            assert_eq!(Preset::from_id(preset.id()), Some(preset));
            let scale = TimeScale::fit(preset.span(), WIDTH);
            assert_eq!(Preset::shown_by(&scale), Some(preset));
            assert_eq!(Preset::shown_by(&scale.zoom_about(100.0, 1.2)), None);
            let span = preset.span();
            assert!(scale.x(span.start) > 4.0 && scale.x(span.end) < WIDTH - 4.0);
        }
    }

    #[test]
    fn open_ends_reach_the_limits_of_the_axis() {
        let open = Span { start: Moment::MIN, end: Moment::MAX };
        assert_eq!(TimeScale::fit(open, WIDTH), TimeScale::fit(Preset::Century.span(), WIDTH));
        let scale = TimeScale::fit(Preset::Year1956.span(), WIDTH);
        assert_eq!(scale.x_near(Moment::MIN), -816.0);
        assert_eq!(scale.x_near(Moment::MAX), 1632.0);
    }

    #[test]
    fn a_window_told_from_a_scale_does_not_grow() {
        for preset in Preset::ALL {
            let mut scale = TimeScale::fit(preset.span(), WIDTH);
            for dx in [-1.0, 2.0, -1.0] {
                scale = TimeScale::fit(scale.pan(dx).fitted(), WIDTH);
            }
            let expected = TimeScale::fit(preset.span(), WIDTH);
            // A minute for each rounding.
            assert!((scale.days() - expected.days()).abs() < 0.01, "{preset:?} {scale:?}");
        }
        let span = TimeScale::fit(Preset::Year1956.span(), WIDTH).fitted();
        assert_eq!(span, Preset::Year1956.span());
    }

    #[test]
    fn revealing_moves_only_what_is_hidden() {
        let year = TimeScale::fit(Preset::Year1956.span(), WIDTH);
        assert_eq!(year.reveal(Moment::ymd(1956, 6, 1), 40.0), year);
        for hidden in [Moment::ymd(1953, 3, 5), Moment::ymd(1961, 10, 17)] {
            let shown = year.reveal(hidden, 40.0);
            let x = shown.x(hidden);
            assert!((39.0..=WIDTH - 39.0).contains(&x), "{x}");
            assert!((shown.days() - year.days()).abs() < 1e-6);
        }
    }

    #[test]
    fn an_animated_view_starts_and_ends_where_it_should() {
        let from = TimeScale::fit(Preset::Century.span(), WIDTH);
        let to = TimeScale::fit(Preset::February1956.span(), WIDTH);
        let ends = |scale: TimeScale| (scale.start.round(), scale.end.round());
        assert_eq!(ends(from.towards(&to, 0.0)), ends(from));
        assert_eq!(ends(from.towards(&to, 1.0)), ends(to));
        let speech = Moment::ymd(1956, 2, 15);
        let half = from.towards(&to, 0.5);
        assert!(half.days() < from.days() / 10.0 && half.days() > to.days() * 10.0);
        assert!((0.0..WIDTH).contains(&half.x(speech)));
    }
}
