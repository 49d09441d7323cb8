//! Whether a date lies in a stretch of time: surely, or possibly.
//!
//! Both questions are about what happened, not about the text: an event of `1956` happened on one
//! day of that year, which one is not known; something dated `1953/1964` went on all the while. What
//! is surely in a window is always possibly in it.
//!
//! | date | surely in | possibly in |
//! | --- | --- | --- |
//! | one point, as coarse as it may be | all of it is inside | some of it is |
//! | from/to | it has begun before the window is over, and is not over before the window begins, whichever moments its ends mean | they can be chosen so |
//! | `..` as an end | it was so before, or goes on after, everything | the same |
//! | empty as an end, or an end with `?` | the other end is all inside | that end may be anywhere; with `?`, where it is said to be |
//! | one of `[..]` | every candidate is | some candidate is |
//! | all of `{..}` | some member is; a run of members went on all the while | some member possibly is |
//! | with `?` | never | where it is said to be |
//! | with `~` | as a point so much wider | as a point so much wider |
//!
//! "About" is given as much room on either side as it is commonly heard with: one of what is marked
//! (a month for "about March 1956", a year for "about 1956", ten for "about the 1950s"), of a day
//! four, as far as its mark fades in the timeline. Less would call a date sure that its author
//! would not; much more, and every `~` would be possible everywhere.

use super::{Bound, Candidate, Form, HistDate, Moment, Parts, Point, Precision, Span};

/// How far "about" a day reaches, in days.
const ABOUT_A_DAY: i64 = 4;

impl HistDate {
    /// Whether it happened, or was so, at some moment of the window, whatever the date means.
    pub fn surely_in(&self, window: Span) -> bool {
        match &self.form {
            Form::Single(point) => lasts(End::of(point), End::of(point), window),
            Form::Interval(from, to) => {
                lasts(End::at(from, Moment::MIN), End::at(to, Moment::MAX), window)
            }
            Form::OneOf(candidates) => candidates.iter().all(|candidate| {
                let [from, to] = candidate.ends();
                let firm = [from, to].into_iter().flatten().all(|point| !point.is_uncertain());
                firm && window.contains(widest(from, to))
            }),
            Form::AllOf(members) => members.iter().any(|member| {
                let [from, to] = member.ends();
                let end = |point: Option<&Point>, open| point.map_or(End::open(open), End::of);
                lasts(end(from, Moment::MIN), end(to, Moment::MAX), window)
            }),
        }
    }

    /// Whether it can have happened, or have been so, at some moment of the window.
    pub fn possibly_in(&self, window: Span) -> bool {
        let known = |bound: &'_ Bound| match bound {
            Bound::At(point) => Some(*point),
            Bound::Open | Bound::Unknown => None,
        };
        match &self.form {
            Form::Single(point) => point.reach().overlaps(window),
            Form::Interval(from, to) => {
                widest(known(from).as_ref(), known(to).as_ref()).overlaps(window)
            }
            Form::OneOf(candidates) | Form::AllOf(candidates) => {
                candidates.iter().any(|candidate| {
                    let [from, to] = candidate.ends();
                    widest(from, to).overlaps(window)
                })
            }
        }
    }
}

/// Where an end of something lies; `None` where that is not known, or not for sure.
#[derive(Clone, Copy)]
struct End(Option<Span>);

impl End {
    fn of(point: &Point) -> Self {
        Self((!point.is_uncertain()).then(|| point.reach()))
    }

    const fn open(at: Moment) -> Self {
        Self(Some(Span { start: at, end: at }))
    }

    fn at(bound: &Bound, open: Moment) -> Self {
        match bound {
            Bound::At(point) => Self::of(point),
            Bound::Open => Self::open(open),
            Bound::Unknown => Self(None),
        }
    }
}

/// Whether what goes on from one end to the other surely meets the window. What is known of one end
/// alone is known of a moment at which it was so.
fn lasts(from: End, to: End, window: Span) -> bool {
    let (Some(from), Some(to)) = (from.0.or(to.0), to.0.or(from.0)) else { return false };
    from.end <= window.end && window.start <= to.start
}

fn widest(from: Option<&Point>, to: Option<&Point>) -> Span {
    Span {
        start: from.map_or(Moment::MIN, |point| point.reach().start),
        end: to.map_or(Moment::MAX, |point| point.reach().end),
    }
}

impl Candidate {
    fn ends(&self) -> [Option<&Point>; 2] {
        match self {
            Self::At(point) => [Some(point), Some(point)],
            Self::Range(from, to) => [from.as_ref(), to.as_ref()],
        }
    }
}

impl Point {
    /// The moments it can mean, those that "about" lets in included.
    pub fn reach(&self) -> Span {
        let Span { start, end } = self.span();
        let Some(unit) = self.approximate.unit() else { return Span { start, end } };
        if unit == Parts::DAY {
            let (start, end) = (start.plus_days(-ABOUT_A_DAY), end.plus_days(ABOUT_A_DAY));
            return Span { start, end };
        }
        let months = match unit {
            Parts::MONTH if self.precision() == Precision::Season => 3,
            Parts::MONTH => 1,
            // As many years as the year leaves open.
            _ => 12 * (end.plus_minutes(-1).to_ymd().0 - start.to_ymd().0 + 1),
        };
        Span { start: start.plus_months(-months), end: end.plus_months(months) }
    }
}
