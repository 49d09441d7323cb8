//! Time that runs by itself: how far the cursor gets in how long (design, part 4).
//!
//! A week a second in 1956 and a year a second outside it. Pure: the shell says how many
//! milliseconds have passed.

use crate::model::{Moment, Span};
use crate::number::Bounded;

/// The year that is told week by week.
const SLOW: [Moment; 2] = [Moment::ymd(1956, 1, 1), Moment::ymd(1957, 1, 1)];
/// Days a second inside and outside that year, at speed 1.
const PACE: [f64; 2] = [7.0, 365.25];
/// Where motion is unwelcome the cursor steps from fact to fact, one in so many milliseconds at
/// speed 1.
pub const STEP_MS: f64 = 2000.0;

/// How fast time runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speed {
    /// Half as fast.
    Half,
    /// As the design has it.
    #[default]
    Usual,
    /// Twice as fast.
    Double,
    /// Four times as fast.
    Fourfold,
}

impl Speed {
    /// Every speed, the slowest first.
    pub const ALL: [Self; 4] = [Self::Half, Self::Usual, Self::Double, Self::Fourfold];

    /// How many times as fast as usual.
    pub const fn factor(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::Usual => 1.0,
            Self::Double => 2.0,
            Self::Fourfold => 4.0,
        }
    }

    /// The next faster, after the fastest the slowest: what one button steps through.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Half => Self::Usual,
            Self::Usual => Self::Double,
            Self::Double => Self::Fourfold,
            Self::Fourfold => Self::Half,
        }
    }
}

/// What is played, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// From where to where.
    pub span: Span,
    /// How fast.
    pub speed: Speed,
    /// Whether the end is followed by the beginning.
    pub looped: bool,
}

/// Where time has got to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reached {
    /// This day number (days since 1970, with fractions), in the midst of it.
    At(f64),
    /// The end.
    End,
}

impl Playback {
    /// Where playing begins when the cursor stands at a moment: there, or at the beginning where
    /// that lies outside or at the last day.
    pub fn start(&self, cursor: Moment) -> f64 {
        let Span { start, end } = self.span;
        let last_day = end.as_days() - 1.0;
        let inside = (start.as_days()..last_day).contains(&cursor.as_days());
        if inside { cursor.as_days() } else { start.as_days() }
    }

    /// Where time has got to from a day number after so many milliseconds.
    pub fn advance(&self, from: f64, ms: f64) -> Reached {
        let (start, end) = (self.span.start.as_days(), self.span.end.as_days());
        // A tab that slept for minutes goes on where it was.
        let mut left = ms.bounded(0.0, 1000.0) / 1000.0 * self.speed.factor();
        let mut at = if from.is_finite() { from.bounded(start, end) } else { start };
        let [slow_from, slow_to] = SLOW.map(Moment::as_days);
        while left > 0.0 {
            let (pace, until) = match at {
                before if before < slow_from => (PACE[1], slow_from),
                inside if inside < slow_to => (PACE[0], slow_to),
                _ => (PACE[1], f64::INFINITY),
            };
            let until = until.min(end);
            let needed = (until - at) / pace;
            if left < needed {
                return Reached::At(at + left * pace);
            }
            left -= needed;
            at = until;
            if at >= end {
                // Less than a moment is left of the lap: it is not worth counting.
                return if self.looped { Reached::At(start) } else { Reached::End };
            }
        }
        Reached::At(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::{Playback, Reached, Speed};
    use crate::{
        model::{Moment, Span},
        state::TimeWindow,
    };

    fn playback(span: Span) -> Playback {
        Playback { span, speed: Speed::Usual, looped: false }
    }

    fn after(playback: &Playback, from: Moment, ms: f64) -> Moment {
        match playback.advance(from.as_days(), ms) {
            Reached::At(days) => Moment::from_days(days),
            Reached::End => playback.span.end,
        }
    }

    #[test]
    fn a_second_is_a_week_in_1956_and_a_year_outside() {
        let all = playback(TimeWindow::AXIS.span());
        let at = |y, m, d| Moment::ymd(y, m, d);
        assert_eq!(after(&all, at(1956, 2, 14), 1000.0), at(1956, 2, 21));
        assert_eq!(after(&all, at(1930, 1, 1), 1000.0).to_ymd(), (1931, 1, 1));
        let fast = Playback { speed: Speed::Fourfold, ..all };
        assert_eq!(after(&fast, at(1956, 2, 1), 1000.0), at(1956, 2, 29));
        // Half of the second before the year, half in it.
        let before = Moment::from_days(at(1956, 1, 1).as_days() - 365.25 / 2.0);
        let inside = Moment::from_days(at(1956, 1, 1).as_days() + 3.5);
        assert!((after(&all, before, 1000.0).0 - inside.0).abs() <= 1);
    }

    #[test]
    fn the_end_stops_or_begins_anew() {
        let congress = Span { start: Moment::ymd(1956, 2, 14), end: Moment::ymd(1956, 2, 26) };
        let once = playback(congress);
        let late = Moment::ymd(1956, 2, 25).as_days();
        assert_eq!(once.advance(late, 1000.0), Reached::End);
        let looped = Playback { looped: true, ..once };
        assert_eq!(looped.advance(late, 1000.0), Reached::At(congress.start.as_days()));
        // Playing again from the last day begins at the first.
        assert_eq!(once.start(Moment::ymd(1956, 2, 25)), congress.start.as_days());
        assert_eq!(once.start(Moment::ymd(1990, 1, 1)), congress.start.as_days());
        let inside = Moment::ymd(1956, 2, 20);
        assert_eq!(once.start(inside), inside.as_days());
    }

    proptest! {
        #[test]
        fn time_never_runs_back_nor_out_of_the_window(
            from in -20_000.0..9000.0f64, ms in -10.0..5000.0f64, speed in 0usize..4,
        ) {
            let all = Playback { speed: Speed::ALL[speed], ..playback(TimeWindow::AXIS.span()) };
            if let Reached::At(days) = all.advance(from, ms) {
                let (start, end) = (all.span.start.as_days(), all.span.end.as_days());
                prop_assert!((start..=end).contains(&days));
                prop_assert!(days >= from.max(start).min(end));
            }
        }
    }

    #[test]
    fn one_button_steps_through_every_speed() {
        let mut seen = vec![Speed::default()];
        while seen.len() < 4 {
            seen.push(seen[seen.len() - 1].next());
        }
        seen.sort_unstable();
        assert_eq!(seen, Speed::ALL);
    }
}
