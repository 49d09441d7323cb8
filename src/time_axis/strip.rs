//! The strip 1917–1991 below everything: where its bars are, and which years it names.

use super::{TimeScale, scale};
use crate::{
    model::Moment,
    order::sort_by_key,
    scene::{Rect, Size},
};

/// Room below the bars for the years.
const YEARS: f32 = 17.0;
/// Room above the tallest bar.
const TOP: f32 = 3.0;
/// Room at the right edge.
const EDGE: f32 = 16.0;
/// The years that are named, those that stay longest in a narrow strip first.
const NAMED: [i32; 9] = [TURNING_POINT, 1917, 1991, 1934, 1964, 1985, 1941, 1953, 1924];
/// The year that is spot red.
pub const TURNING_POINT: i32 = 1956;
/// A name needs so much width; years closer than that give way to the turning point.
const NAME_WIDTH: f32 = 30.0;

/// The area of the bars for a size, `gutter` pixels being left free at the left for a name.
pub fn plot_of(size: Size, gutter: f32) -> Rect {
    let right = if gutter < EDGE { gutter } else { EDGE };
    let width = (size.w - gutter - right).max(1.0);
    Rect::new(gutter, TOP, width, (size.h - TOP - YEARS).max(1.0))
}

/// Time along a plot: all of the axis.
pub fn scale_of(plot: Rect) -> TimeScale {
    let [first, last] = [scale::FIRST, scale::LAST].map(Moment::as_days);
    TimeScale::between(first, last, f64::from(plot.w))
}

/// The years that can be named without touching, each with the middle of its name, from the left.
pub fn named_years(size: Size, plot: Rect) -> Vec<(i32, f32)> {
    let scale = scale_of(plot);
    let middle = |year: i32| {
        let x = scale.x(Moment::ymd(year, 7, 2)) as f32;
        // The first and the last stay inside the picture.
        let half = NAME_WIDTH / 2.0 - 2.0;
        (plot.x + x).max(half).min(size.w - half)
    };
    let mut shown: Vec<(i32, f32)> = Vec::new();
    for year in NAMED {
        let x = middle(year);
        if shown.iter().all(|(_, other)| (other - x).abs() >= NAME_WIDTH) {
            shown.push((year, x));
        }
    }
    sort_by_key(&mut shown, |(year, _)| *year);
    shown
}

#[cfg(test)]
mod tests {
    use super::{TURNING_POINT, named_years, plot_of};
    use crate::scene::Size;

    #[test]
    fn years_never_touch_and_the_turning_point_is_always_named() {
        for w in [320.0, 390.0, 616.0, 968.0, 1484.0] {
            let size = Size::new(w, 74.0);
            let years = named_years(size, plot_of(size, 14.0));
            assert!(years.iter().any(|(year, _)| *year == TURNING_POINT), "{w}");
            assert!(years.windows(2).all(|pair| pair[1].1 - pair[0].1 >= 30.0), "{years:?}");
            assert!(years.iter().all(|(_, x)| (0.0..=w).contains(x)), "{years:?}");
        }
        let wide = Size::new(968.0, 74.0);
        assert_eq!(named_years(wide, plot_of(wide, 140.0)).len(), 9);
    }
}
