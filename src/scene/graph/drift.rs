//! How the ice lies on a date: one sheet before 25 February 1956, cracked on that day, parted by
//! November (design, part 6). Things are pulled to the middle half as far as the design has it:
//! marks keep their size, and would lie on each other.

use crate::{model::Moment, number::Bounded, scene::Point};

/// The floes at one date, or between two while the ice cracks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drift {
    /// Width of the seams between floes, pixels.
    pub gap: f32,
    /// How near everything is pulled to the middle of the picture; 1 is where the layout has it.
    pub pull: f32,
    /// How much of the whole sheet is there: 1 before the crack, 0 afterwards.
    pub sheet: f32,
}

/// The day of the crack.
const CRACK: Moment = Moment::ymd(1956, 2, 25);
/// When the floes have parted.
const PARTED: Moment = Moment::ymd(1956, 11, 4);
const MIDDLE: Point = Point { x: 0.5, y: 0.5 };

impl Drift {
    /// The steady browsing state.
    pub const STEADY: Self = Self { gap: 7.0, pull: 1.0, sheet: 0.0 };
    /// Before the crack: hairlines on a whole sheet.
    pub const WHOLE: Self = Self { gap: 0.6, pull: 0.88, sheet: 1.0 };
    const CRACKED: Self = Self { gap: 6.0, pull: 0.92, sheet: 0.0 };
    const PARTED: Self = Self { gap: 13.0, ..Self::STEADY };

    /// The ice on the day of the cursor; without one, the steady state.
    pub fn at(cursor: Option<Moment>) -> Self {
        match cursor {
            None => Self::STEADY,
            Some(day) if day < CRACK => Self::WHOLE,
            Some(day) => {
                let t = (day.as_days() - CRACK.as_days()) / (PARTED.as_days() - CRACK.as_days());
                Self::CRACKED.toward(Self::PARTED, t as f32)
            }
        }
    }

    /// The share `t` (held between 0 and 1) of the way to another.
    #[must_use]
    pub fn toward(self, other: Self, t: f32) -> Self {
        let t = t.bounded(0.0, 1.0);
        let between = |from: f32, to: f32| from + (to - from) * t;
        Self {
            gap: between(self.gap, other.gap),
            pull: between(self.pull, other.pull),
            sheet: between(self.sheet, other.sheet),
        }
    }

    /// Where a point of the layout lies now.
    pub fn moved(self, place: Point) -> Point {
        place + (place - MIDDLE) * (self.pull - 1.0)
    }

    /// Which point of the layout lies here now.
    pub fn home(self, place: Point) -> Point {
        place + (place - MIDDLE) * (1.0 / self.pull - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Drift;
    use crate::{model::Moment, scene::Point};

    #[test]
    fn the_sheet_is_whole_before_the_speech_and_parts_by_november() {
        let at = |y, m, d| Drift::at(Some(Moment::ymd(y, m, d)));
        assert_eq!(at(1953, 3, 5), Drift::WHOLE);
        assert_eq!(at(1956, 2, 24), Drift::WHOLE);
        assert_eq!(at(1956, 2, 25), Drift { gap: 6.0, pull: 0.92, sheet: 0.0 });
        assert_eq!(at(1956, 11, 4), Drift { gap: 13.0, pull: 1.0, sheet: 0.0 });
        assert_eq!(at(1989, 1, 1), at(1956, 11, 4));
        assert_eq!(Drift::at(None), Drift { gap: 7.0, pull: 1.0, sheet: 0.0 });
        let (june, july) = (at(1956, 6, 1), at(1956, 7, 1));
        assert!(june.gap < july.gap && june.pull < july.pull);
    }

    #[test]
    fn a_place_comes_back_from_where_the_drift_took_it() {
        let place = Point::new(0.1, 0.9);
        let back = Drift::WHOLE.home(Drift::WHOLE.moved(place));
        assert!(place.distance(back) < 1e-6);
        assert_eq!(Drift::STEADY.moved(place), place);
    }
}
