//! What must hold for any scale.

use proptest::prelude::{Strategy, prop, prop_assert, proptest};

use super::{
    Preset, Shape, TimeScale,
    scale::{FIRST, LAST, LIMITS, MIN_DAYS},
};
use crate::model::{Moment, Span};

const WIDTH: f64 = 816.0;
const OPEN: Shape = Shape { folded: 1.0, lens: 1.0 };
const SHAPES: [Shape; 4] = [Shape::EVEN, Shape::FOLDED, OPEN, Shape { folded: 0.0, lens: 1.0 }];

fn scales() -> impl Strategy<Value = TimeScale> {
    let shapes = prop::sample::select(SHAPES.to_vec());
    (shapes, 0.0..1.0f64, 0.0..1.0f64, 40.0..2000.0f64).prop_map(|(shape, at, zoom, width)| {
        let days = MIN_DAYS * ((LAST.as_days() - FIRST.as_days()) / MIN_DAYS).powf(zoom);
        let start = FIRST.as_days() + at * (LAST.as_days() - FIRST.as_days() - days);
        let [start, end] = [start, start + days].map(Moment::from_days);
        TimeScale::fit_in(shape, Span { start, end }, width)
    })
}

/// How far a minute reaches about a place, a rounding up and one down included.
fn minutes(scale: &TimeScale, x: f64) -> f64 {
    scale.px_per_day_at(scale.moment(x)) / 720.0 + 0.01
}

proptest! {
    #[test]
    fn a_moment_comes_back_from_its_x(scale in scales(), share in 0.0..1.0f64) {
        let moment = scale.moment(share * scale.width());
        let back = scale.moment(scale.x(moment));
        prop_assert!((back.0 - moment.0).abs() <= 1, "{moment:?} became {back:?}");
    }

    #[test]
    fn later_lies_farther_right(scale in scales(), at in 0.0..1.0f64, step in 0.01..1.0f64) {
        let (one, other) = (scale.moment(at * scale.width()), scale.moment((at + step) * scale.width()));
        prop_assert!(scale.x(one) <= scale.x(other));
        prop_assert!(scale.px_per_day_at(one) > 0.0);
    }

    #[test]
    fn zooming_keeps_the_moment_under_the_pointer(
        scale in scales(), share in 0.0..1.0f64, factor in 1.0..3.0f64,
    ) {
        let x = share * scale.width();
        let before = scale.moment(x);
        let zoomed = scale.zoom_about(x, factor);
        // Closer never meets the outer limits; the inner one changes nothing but the factor.
        prop_assert!((zoomed.x(before) - x).abs() < minutes(&zoomed, x));
        prop_assert!(zoomed.days() <= scale.days() + 1e-6);
    }

    #[test]
    fn no_gesture_leaves_the_limits(
        scale in scales(), x in -100.0..2100.0f64, factor in 0.01..100.0f64, dx in -1e5..1e5f64,
    ) {
        let moved = scale.zoom_about(x, factor).pan(dx);
        let widest = TimeScale::fit_in(scale.shape, Preset::Century.span(), scale.width());
        prop_assert!(moved.days() >= MIN_DAYS - 1e-6);
        prop_assert!(moved.visible().start >= widest.visible().start);
        prop_assert!(moved.visible().end <= widest.visible().end);
    }

    #[test]
    fn a_drag_takes_what_is_under_it_along(scale in scales(), share in 0.0..1.0f64, by in -0.2..0.2f64) {
        let (x, dx) = (share * scale.width(), by * scale.width());
        // The lens stretches less while it is only partly in view.
            let lens = crate::time_axis::lens::CONGRESS;
            let lens_in = |scale: &TimeScale| {
                let visible = scale.visible();
                let part = scale.shape.lens > 0.0 && visible.overlaps(lens);
                part.then(|| visible.start <= lens.start && lens.end <= visible.end)
            };
            let there = scale.pan(dx);
        let limited = (there.travelled() - scale.travelled()).abs() < dx.abs() * 0.2;
        if (0.0..=scale.width()).contains(&(x + dx)) && !limited
            && lens_in(&scale) == lens_in(&there) && lens_in(&scale) != Some(false)
            && there.start > LIMITS.0 && there.end < LIMITS.1
        {
            let moment = scale.moment(x);
            let off = there.x(moment) - (x + dx);
            prop_assert!(off.abs() < minutes(&there, x + dx), "{off}");
        }
    }

    #[test]
    fn pieces_cover_the_plot_in_order(scale in scales()) {
        let pieces = scale.pieces();
        prop_assert!(pieces[0].x[0] == 0.0);
        prop_assert!((pieces[pieces.len() - 1].x[1] - scale.width()).abs() < 1e-6);
        for pair in pieces.windows(2) {
            prop_assert!(pair[0].x[1] == pair[1].x[0] && pair[0].span.end == pair[1].span.start);
        }
    }
}

#[test]
fn a_preset_is_recognized_until_the_view_moves() {
    for (preset, shape) in Preset::ALL.into_iter().flat_map(|p| SHAPES.map(|s| (p, s))) {
        assert_eq!(Preset::from_id(preset.id()), Some(preset));
        let scale = TimeScale::fit_in(shape, preset.span(), WIDTH);
        assert_eq!(Preset::shown_by(&scale), Some(preset));
        assert_eq!(Preset::shown_by(&scale.zoom_about(100.0, 1.2)), None);
        let span = preset.span();
        assert!(scale.x(span.start) > 4.0 && scale.x(span.end) < WIDTH - 4.0);
    }
}

#[test]
fn folds_leave_the_year_of_the_congress_readable_among_the_decades() {
    let folded = TimeScale::fit_in(Shape::FOLDED, Preset::Century.span(), WIDTH);
    let a_month = folded.px_per_day_at(Moment::ymd(1956, 6, 1)) * 30.0;
    assert!(a_month > 26.0, "{a_month}");
    let seams: Vec<i32> = folded.seams().map(|seam| seam.to_ymd().0).collect();
    assert_eq!(seams, [1953, 1956, 1957, 1965]);
    let even = TimeScale::fit(Preset::Century.span(), WIDTH);
    assert_eq!(even.seams().count(), 0);
}

#[test]
fn the_lens_shows_days_and_hours_inside_whatever_is_in_view() {
    let (week, speech) = (Moment::ymd(1956, 2, 16), Moment::ymd(1956, 2, 25));
    for preset in Preset::ALL {
        for folded in [0.0, 1.0] {
            let shape = Shape { folded, lens: 1.0 };
            let scale = TimeScale::fit_in(shape, preset.span(), WIDTH);
            assert!(scale.px_per_day_at(week) > 18.0, "{preset:?}");
            assert!(scale.px_per_day_at(speech) > 24.0 * 7.0, "{preset:?}");
            assert_eq!(scale.visible(), {
                let closed = Shape { folded, lens: 0.0 };
                TimeScale::fit_in(closed, preset.span(), WIDTH).visible()
            });
            assert!(scale.seams().any(|seam| seam == speech));
        }
    }
    // Where the day fills the plot, nothing is left to stretch.
    let day = Span { start: speech, end: speech.plus_days(1) };
    let [open, closed] = [OPEN, Shape::FOLDED].map(|shape| TimeScale::fit_in(shape, day, WIDTH));
    let noon = speech.plus_minutes(720);
    assert!((open.x(noon) - closed.x(noon)).abs() < 1.0);
}

#[test]
fn open_ends_reach_the_limits_of_the_axis() {
    let open = Span { start: Moment::MIN, end: Moment::MAX };
    let century = TimeScale::fit(Preset::Century.span(), WIDTH);
    assert_eq!(TimeScale::fit(open, WIDTH), century);
    let scale = TimeScale::fit(Preset::Year1956.span(), WIDTH);
    assert_eq!(scale.x_near(Moment::MIN), -816.0);
    assert_eq!(scale.x_near(Moment::MAX), 1632.0);
}

#[test]
fn a_window_told_from_a_scale_does_not_grow() {
    for (preset, shape) in Preset::ALL.into_iter().flat_map(|p| SHAPES.map(|s| (p, s))) {
        let mut scale = TimeScale::fit_in(shape, preset.span(), WIDTH);
        for dx in [-1.0, 2.0, -1.0] {
            scale = TimeScale::fit_in(shape, scale.pan(dx).fitted(), WIDTH);
        }
        let expected = TimeScale::fit_in(shape, preset.span(), WIDTH);
        // A minute for each rounding; in a margin it may stand for a hundred.
        assert!((scale.days() - expected.days()).abs() < 0.2, "{preset:?} {scale:?}");
        assert_eq!(expected.fitted(), preset.span());
    }
}

#[test]
fn revealing_moves_only_what_is_hidden() {
    for shape in SHAPES {
        let year = TimeScale::fit_in(shape, Preset::Year1956.span(), WIDTH);
        assert_eq!(year.reveal(Moment::ymd(1956, 6, 1), 40.0), year);
        for hidden in [Moment::ymd(1953, 3, 5), Moment::ymd(1961, 10, 17)] {
            let shown = year.reveal(hidden, 40.0);
            let x = shown.x(hidden);
            assert!((30.0..=WIDTH - 30.0).contains(&x), "{shape:?} {x}");
        }
    }
}

#[test]
fn an_animated_view_starts_and_ends_where_it_should() {
    for (one, other) in SHAPES.into_iter().flat_map(|a| SHAPES.map(|b| (a, b))) {
        let from = TimeScale::fit_in(one, Preset::Century.span(), WIDTH);
        let to = TimeScale::fit_in(other, Preset::February1956.span(), WIDTH);
        for moment in [Moment::ymd(1953, 3, 5), Moment::ymd(1956, 2, 15)] {
            let x = |scale: TimeScale| scale.x(moment);
            assert!((x(from.towards(&to, 0.0)) - x(from)).abs() < 0.1);
            assert!((x(from.towards(&to, 1.0)) - x(to)).abs() < 0.1);
        }
        let half = from.towards(&to, 0.5);
        assert!(half.days() < from.days() / 4.0 && half.days() > to.days() * 4.0);
        assert!((0.0..WIDTH).contains(&half.x(Moment::ymd(1956, 2, 15))));
    }
}
