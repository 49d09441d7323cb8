//! Time folded like paper: quiet years get less of the width than the year of the Congress.
//!
//! A [`Folds`] is a piecewise linear, strictly rising map between moments and shares of a line
//! (0 at its first stop, 1 at its last). Where two pieces meet, the change of scale is a *fold*,
//! which a picture shows as a seam.

use crate::{model::Moment, number::Bounded};

/// The most stops a map can have.
const MOST: usize = 14;

/// A map from time to a line whose scale changes at folds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Folds {
    line: Line,
}

impl Folds {
    /// The folds of the unfolded network (design, part 11): 1953 to 1955 take 15 % of the width,
    /// 1956 54.5 %, 1957 to 1964 21.5 % and 1965 to 1991 9 %.
    pub fn exhibit() -> Self {
        Self::new(&[
            (Moment::ymd(1953, 1, 1), 15.0),
            (Moment::ymd(1956, 1, 1), 54.5),
            (Moment::ymd(1957, 1, 1), 21.5),
            (Moment::ymd(1965, 1, 1), 9.0),
            (Moment::ymd(1992, 1, 1), 0.0),
        ])
    }

    /// The folds of the timeline, all of 1917 to 1991. `folded` goes from 0, where every day takes
    /// the same, to 1; what lies between is for the eye on its way.
    pub fn axis(folded: f64) -> Self {
        const PIECES: [(i32, f64); 5] =
            [(1917, 13.0), (1953, 11.0), (1956, 48.0), (1957, 18.0), (1965, 10.0)];
        const END: Moment = Moment::ymd(1992, 1, 1);
        let folded = folded.bounded(0.0, 1.0);
        let first = Moment::ymd(PIECES[0].0, 1, 1).as_days();
        let days = END.as_days() - first;
        let mut line = Line::default();
        let mut sum = 0.0;
        for (year, share) in PIECES {
            let at = Moment::ymd(year, 1, 1).as_days();
            line.push(at, (1.0 - folded) * (at - first) / days + folded * sum / 100.0);
            sum += share;
        }
        line.push(END.as_days(), 1.0);
        Self { line }
    }

    /// A map with the same scale everywhere between two moments.
    pub fn even(from: Moment, to: Moment) -> Self {
        Self::new(&[(from, 1.0), (to, 0.0)])
    }

    /// A map from the beginnings of its pieces and their shares, in any unit; the last entry ends
    /// the line and its share is not used. Pieces without length or share, entries out of order
    /// and more than thirteen pieces are left out; without any piece left the line is a single day.
    pub fn new(pieces: &[(Moment, f64)]) -> Self {
        let mut line = Line::default();
        let mut sum = 0.0;
        let mut share_before = 0.0;
        for (moment, share) in pieces {
            let sum_here = sum + share_before;
            if line.push(moment.as_days(), sum_here) {
                sum = sum_here;
                share_before =
                    if share.is_finite() && *share > 0.0 { *share } else { f64::EPSILON };
            }
        }
        if line.len < 2 {
            let first = line.stops().first().map_or(0.0, |(days, _)| *days);
            line = Line::default();
            line.push(first, 0.0);
            line.push(first + 1.0, 1.0);
            sum = 1.0;
        }
        line.scale_to(1.0 / sum);
        Self { line }
    }

    /// The share of the line a moment lies at; before the first and after the last stop the scale
    /// of the outermost piece goes on, below 0 and above 1.
    pub fn share(&self, moment: Moment) -> f64 {
        self.line.place(moment.as_days())
    }

    /// The moment at a share of the line, to the minute.
    pub fn moment(&self, share: f64) -> Moment {
        Moment::from_days(self.line.days(share))
    }

    /// How much of the line a day takes about a moment.
    pub fn share_per_day(&self, moment: Moment) -> f64 {
        self.line.slope(moment.as_days())
    }

    /// Where the scale changes, in order of time; neither end of the line is a seam.
    pub fn seams(&self) -> impl Iterator<Item = Moment> {
        let stops = self.line.stops();
        let inner = stops.get(1..stops.len() - 1).unwrap_or_default();
        inner.iter().map(|(days, _)| Moment::from_days(*days))
    }

    /// The map in days since 1970.
    pub(super) fn line(&self) -> &Line {
        &self.line
    }
}

/// A piecewise linear, rising map from days since 1970 to places of any unit. Held in place, so
/// that it is copied as any number is. Before it is asked it has at least two stops.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(super) struct Line {
    stops: [(f64, f64); MOST],
    len: usize,
}

impl Line {
    /// Adds a stop; not where it does not lie after the last one, or there is no room.
    pub(super) fn push(&mut self, days: f64, place: f64) -> bool {
        let rises = self.stops().last().is_none_or(|last| last.0 < days && last.1 <= place);
        match self.stops.get_mut(self.len).filter(|_| rises) {
            Some(free) => *free = (days, place),
            None => return false,
        }
        self.len += 1;
        true
    }

    pub(super) fn stops(&self) -> &[(f64, f64)] {
        &self.stops[..self.len]
    }

    pub(super) fn scale_to(&mut self, factor: f64) {
        for stop in &mut self.stops {
            stop.1 *= factor;
        }
    }

    pub(super) fn place(&self, days: f64) -> f64 {
        let [(from, low), (to, high)] = self.piece(|(start, _)| start <= days);
        low + (days - from) / (to - from) * (high - low)
    }

    pub(super) fn days(&self, place: f64) -> f64 {
        let [(from, low), (to, high)] = self.piece(|(_, start)| start <= place);
        from + (place - low) / (high - low).max(f64::MIN_POSITIVE) * (to - from)
    }

    /// Places a day takes.
    pub(super) fn slope(&self, days: f64) -> f64 {
        let [(from, low), (to, high)] = self.piece(|(start, _)| start <= days);
        (high - low) / (to - from)
    }

    /// The two stops around what `starts_before` says is at or after a stop.
    fn piece(&self, starts_before: impl Fn((f64, f64)) -> bool) -> [(f64, f64); 2] {
        let after = self.stops().partition_point(|stop| starts_before(*stop));
        let end = after.max(1).min(self.len.saturating_sub(1)).max(1);
        [self.stops[end - 1], self.stops[end]]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::Folds;
    use crate::model::Moment;

    #[test]
    fn the_year_of_the_congress_takes_more_than_half_of_the_line() {
        let folds = Folds::exhibit();
        let share = |y, m, d| folds.share(Moment::ymd(y, m, d));
        assert_eq!(share(1953, 1, 1), 0.0);
        assert!((share(1956, 1, 1) - 0.15).abs() < 1e-12);
        assert!((share(1957, 1, 1) - 0.695).abs() < 1e-12);
        assert!((share(1965, 1, 1) - 0.91).abs() < 1e-12);
        assert!((share(1992, 1, 1) - 1.0).abs() < 1e-12);
        assert!(share(1950, 1, 1) < 0.0 && share(1995, 1, 1) > 1.0);
        let seams: Vec<Moment> = folds.seams().collect();
        assert_eq!(seams, [1956, 1957, 1965].map(|year| Moment::ymd(year, 1, 1)));
    }

    #[test]
    fn the_timeline_shows_the_decades_and_the_year_of_the_congress_at_once() {
        let folds = Folds::axis(1.0);
        let share = |y| folds.share(Moment::ymd(y, 1, 1));
        assert_eq!((share(1917), share(1992)), (0.0, 1.0));
        assert!(share(1957) - share(1956) > 0.4);
        assert!(share(1953) > 0.1 && share(1965) < 0.95);
        let even = Folds::axis(0.0);
        let middle = even.moment(0.5).to_ymd().0;
        assert_eq!(middle, 1954);
    }

    #[test]
    fn without_folds_there_is_no_seam() {
        let even = Folds::even(Moment::ymd(1953, 1, 1), Moment::ymd(1992, 1, 1));
        assert_eq!(even.seams().count(), 0);
        assert!((even.share(Moment::ymd(1972, 7, 1)) - 0.5).abs() < 0.001);
    }

    #[test]
    fn pieces_without_length_or_order_are_left_out() {
        let day = Moment::ymd(1956, 2, 25);
        for pieces in [&[][..], &[(day, 1.0)], &[(day, 1.0), (day, 2.0)]] {
            let folds = Folds::new(pieces);
            assert!((folds.moment(folds.share(day)).0 - day.0).abs() <= 1);
        }
    }

    proptest! {
        #[test]
        fn a_moment_comes_back_from_its_share_and_later_lies_farther(
            days in -20_000.0..10_000.0f64, step in 0.01..500.0f64,
        ) {
            let folds = Folds::exhibit();
            let (one, other) = (Moment::from_days(days), Moment::from_days(days + step));
            prop_assert!((folds.moment(folds.share(one)).0 - one.0).abs() <= 1);
            prop_assert!(folds.share(one) < folds.share(other));
            prop_assert!(folds.share_per_day(one) > 0.0);
        }
    }
}
