//! Time folded like paper: quiet years get less of the width than the year of the Congress.
//!
//! A [`Folds`] is a piecewise linear, strictly rising map between moments and shares of a line
//! (0 at its first stop, 1 at its last). Where two pieces meet, the change of scale is a *fold*,
//! which a picture shows as a seam.

use crate::model::Moment;

/// A map from time to a line whose scale changes at folds.
#[derive(Clone, Debug, PartialEq)]
pub struct Folds {
    /// Days since 1970 and share of the line, both rising.
    stops: Vec<(f64, f64)>,
}

impl Folds {
    /// The folds of the exhibit (design, part 11): 1953 to 1955 take 15 % of the width, 1956
    /// 54.5 %, 1957 to 1964 21.5 % and 1965 to 1991 9 %.
    pub fn exhibit() -> Self {
        Self::new(&[
            (Moment::ymd(1953, 1, 1), 15.0),
            (Moment::ymd(1956, 1, 1), 54.5),
            (Moment::ymd(1957, 1, 1), 21.5),
            (Moment::ymd(1965, 1, 1), 9.0),
            (Moment::ymd(1992, 1, 1), 0.0),
        ])
    }

    /// A map with the same scale everywhere between two moments.
    pub fn even(from: Moment, to: Moment) -> Self {
        Self::new(&[(from, 1.0), (to, 0.0)])
    }

    /// A map from the beginnings of its pieces and their shares, in any unit; the last entry ends
    /// the line and its share is not used. Pieces without length or share, and entries out of
    /// order, are left out; without any piece left the line is a single day.
    pub fn new(pieces: &[(Moment, f64)]) -> Self {
        let mut stops: Vec<(f64, f64)> = Vec::with_capacity(pieces.len());
        let mut sum = 0.0;
        let mut share_before = 0.0;
        for (moment, share) in pieces {
            let days = moment.as_days();
            if stops.last().is_none_or(|(last, _)| days > *last) {
                if !stops.is_empty() {
                    sum += share_before;
                }
                stops.push((days, sum));
                share_before =
                    if share.is_finite() && *share > 0.0 { *share } else { f64::EPSILON };
            }
        }
        if stops.len() < 2 {
            let first = stops.first().map_or(0.0, |(days, _)| *days);
            stops = vec![(first, 0.0), (first + 1.0, 1.0)];
            sum = 1.0;
        }
        for stop in &mut stops {
            stop.1 /= sum;
        }
        Self { stops }
    }

    /// The share of the line a moment lies at; before the first and after the last stop the scale
    /// of the outermost piece goes on, below 0 and above 1.
    pub fn share(&self, moment: Moment) -> f64 {
        let days = moment.as_days();
        let [(from, low), (to, high)] = self.piece(|(start, _)| start <= days);
        low + (days - from) / (to - from) * (high - low)
    }

    /// The moment at a share of the line, to the minute.
    pub fn moment(&self, share: f64) -> Moment {
        let [(from, low), (to, high)] = self.piece(|(_, start)| start <= share);
        Moment::from_days(from + (share - low) / (high - low) * (to - from))
    }

    /// How much of the line a day takes about a moment.
    pub fn share_per_day(&self, moment: Moment) -> f64 {
        let days = moment.as_days();
        let [(from, low), (to, high)] = self.piece(|(start, _)| start <= days);
        (high - low) / (to - from)
    }

    /// Where the scale changes, in order of time; neither end of the line is a seam.
    pub fn seams(&self) -> impl Iterator<Item = Moment> {
        let inner = self.stops.get(1..self.stops.len() - 1).unwrap_or_default();
        inner.iter().map(|(days, _)| Moment::from_days(*days))
    }

    /// The two stops around what `starts_before` says is at or after a stop.
    fn piece(&self, starts_before: impl Fn((f64, f64)) -> bool) -> [(f64, f64); 2] {
        let after = self.stops.partition_point(|stop| starts_before(*stop));
        let end = after.max(1).min(self.stops.len() - 1);
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
