//! From a date to the form it is drawn in: what is known is sharp, the rest fades.

use crate::{
    model::{
        HistDate, Moment, Span,
        date::{Bound, Candidate, Form, Point as DatePoint, Precision},
    },
    order::sort_by,
    time_axis::TimeScale,
};

/// Bars narrower than this are drawn as the mark of their kind.
const LEAST_BAR: f32 = 4.0;
/// Fades narrower than this could not be seen as fades.
const LEAST_FADE: f32 = 12.0;
/// How far a bar fades out beyond its known part where an end is open or unknown.
pub(super) const OPEN_FADE: f32 = 56.0;
/// "About" a day means some days; the fade has this reach on either side.
const ABOUT_A_DAY: i64 = 4;

/// A date's form at a scale; x in pixels of the plot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) form: GlyphForm,
    /// `?`: hatched.
    pub(super) hatched: bool,
    /// Where the mark stands in time.
    pub(super) moment: Moment,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum GlyphForm {
    /// A mark at x, with tails that fade to both sides where `reach` is not 0.
    Mark { x: f32, reach: f32 },
    /// A bar.
    Bar(Bar),
    /// Open marks joined by dashes: one of several; or, closed and joined by a line, all of them.
    Set { xs: Vec<f32>, all: bool },
}

/// A bar that is solid between `solid` and fades to nothing at `from` and `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) solid: [f32; 2],
}

impl Bar {
    /// Whether the left and the right end are known.
    pub(super) fn known(&self) -> [bool; 2] {
        [self.solid[0] <= self.from, self.to <= self.solid[1]]
    }
}

/// One end of a stretch: from where to where it fades in (or out). Equal where it is known.
#[derive(Clone, Copy)]
struct End {
    earliest: f32,
    latest: f32,
}

/// The form of a date at a scale.
pub(super) fn glyph(date: &HistDate, scale: &TimeScale) -> Glyph {
    let hatched = is_doubtful(date.form());
    let form = match date.form() {
        Form::Single(point) => single(point, scale),
        Form::Interval(from, to) => interval(from, to, scale),
        Form::OneOf(candidates) => set(candidates, false, scale),
        Form::AllOf(candidates) => set(candidates, true, scale),
    };
    let moment = moment_of(date);
    let form = match form {
        GlyphForm::Bar(bar) if bar.to - bar.from < least_width(&bar) => {
            GlyphForm::Mark { x: (bar.from + bar.to) / 2.0, reach: 0.0 }
        }
        GlyphForm::Set { xs, .. } if spread(&xs) < 2.0 * LEAST_FADE => {
            GlyphForm::Mark { x: scale.x_near(moment), reach: 0.0 }
        }
        form => form,
    };
    Glyph { form, hatched, moment }
}

/// The moment a fact stands at: the middle of a day, month or year, the start of a span.
pub(super) fn moment_of(date: &HistDate) -> Moment {
    match date.form() {
        Form::Single(point) if point.precision() != Precision::Minute => point.span().middle(),
        Form::Interval(Bound::At(point), _) if point.precision() == Precision::Day => {
            point.span().middle()
        }
        _ => date.representative(),
    }
}

fn least_width(bar: &Bar) -> f32 {
    if bar.known() == [true, true] { LEAST_BAR } else { LEAST_FADE }
}

fn spread(xs: &[f32]) -> f32 {
    match (xs.first(), xs.last()) {
        (Some(first), Some(last)) => last - first,
        _ => 0.0,
    }
}

fn is_doubtful(form: &Form) -> bool {
    let doubtful = |bound: &Bound| matches!(bound, Bound::At(point) if point.is_uncertain());
    match form {
        Form::Single(point) => point.is_uncertain(),
        Form::Interval(from, to) => doubtful(from) || doubtful(to),
        Form::OneOf(_) | Form::AllOf(_) => false,
    }
}

fn single(point: &DatePoint, scale: &TimeScale) -> GlyphForm {
    let span = point.span();
    match (point.precision(), point.is_approximate()) {
        (Precision::Minute, _) => GlyphForm::Mark { x: scale.x_near(span.start), reach: 0.0 },
        (Precision::Day, false) => GlyphForm::Mark { x: scale.x_near(span.middle()), reach: 0.0 },
        (Precision::Day, true) => {
            let x = scale.x_near(span.middle());
            let days = scale.x_near(span.middle().plus_days(ABOUT_A_DAY)) - x;
            // Where days can hardly be told apart, no day is more certain than another.
            let reach = if days < 1.5 { 0.0 } else { days.max(LEAST_FADE) };
            GlyphForm::Mark { x, reach }
        }
        // Somewhere in the month: most solid in its middle.
        (_, false) => {
            let middle = scale.x_near(span.middle());
            let (from, to) = (scale.x_near(span.start), scale.x_near(span.end));
            GlyphForm::Bar(Bar { from, to, solid: [middle, middle] })
        }
        // About the month: the month itself, and half as much again to either side.
        (_, true) => {
            let [outer, inner] = around(span);
            GlyphForm::Bar(Bar {
                from: scale.x_near(outer.start),
                to: scale.x_near(outer.end),
                solid: [scale.x_near(inner.start), scale.x_near(inner.end)],
            })
        }
    }
}

/// A span widened by half its length on each side, and narrowed by a quarter.
fn around(span: Span) -> [Span; 2] {
    let minutes = span.end.0 - span.start.0;
    let by = |share: i64| Span {
        start: span.start.plus_minutes(-minutes * share / 4),
        end: span.end.plus_minutes(minutes * share / 4),
    };
    [by(2), by(-1)]
}

fn interval(from: &Bound, to: &Bound, scale: &TimeScale) -> GlyphForm {
    let start = match from {
        Bound::At(point) => end_of(point, scale, |span| span.start),
        Bound::Open | Bound::Unknown => None,
    };
    let stop = match to {
        Bound::At(point) => end_of(point, scale, |span| span.end),
        Bound::Open | Bound::Unknown => None,
    };
    let (start, stop) = match (start, stop) {
        (Some(start), Some(stop)) => (start, stop),
        (Some(start), None) => {
            (start, End { earliest: start.latest, latest: start.latest + OPEN_FADE })
        }
        (None, Some(stop)) => {
            (End { earliest: stop.earliest - OPEN_FADE, latest: stop.earliest }, stop)
        }
        // The reader accepts no interval without any date.
        (None, None) => (End { earliest: 0.0, latest: 0.0 }, End { earliest: 0.0, latest: 0.0 }),
    };
    // A coarse end may reach back before the start ("1956-03-05/1956"): the fade then begins there.
    let (from, to) = (start.earliest, stop.latest.max(start.earliest));
    let solid_from = start.latest.min(to);
    let solid_to = stop.earliest.max(start.earliest).max(solid_from.min(stop.latest));
    GlyphForm::Bar(Bar { from, to, solid: [solid_from.min(solid_to), solid_to] })
}

/// An end of an interval that is known to the point's precision.
fn end_of(point: &DatePoint, scale: &TimeScale, exact: fn(Span) -> Moment) -> Option<End> {
    let span = point.span();
    let at = |moment: Moment| scale.x_near(moment);
    Some(match (point.precision(), point.is_approximate()) {
        (Precision::Day | Precision::Minute, false) => {
            End { earliest: at(exact(span)), latest: at(exact(span)) }
        }
        (Precision::Day | Precision::Minute, true) => End {
            earliest: at(exact(span).plus_days(-ABOUT_A_DAY)),
            latest: at(exact(span).plus_days(ABOUT_A_DAY)),
        },
        (_, false) => End { earliest: at(span.start), latest: at(span.end) },
        (_, true) => {
            let [outer, _] = around(span);
            End { earliest: at(outer.start), latest: at(outer.end) }
        }
    })
}

fn set(candidates: &[Candidate], all: bool, scale: &TimeScale) -> GlyphForm {
    let mut xs = Vec::new();
    for candidate in candidates {
        let middle = |point: &DatePoint| scale.x_near(point.span().middle());
        match candidate {
            Candidate::At(point) => xs.push(middle(point)),
            Candidate::Range(from, to) => {
                let ends = [from.as_ref().map(middle), to.as_ref().map(middle)];
                match ends {
                    [Some(x), None] => xs.extend([x, x + OPEN_FADE]),
                    [None, Some(x)] => xs.extend([x - OPEN_FADE, x]),
                    ends => xs.extend(ends.into_iter().flatten()),
                }
            }
        }
    }
    sort_by(&mut xs, f32::total_cmp);
    GlyphForm::Set { xs, all }
}

#[cfg(test)]
mod tests {
    use super::{GlyphForm, glyph};
    use crate::{
        model::{HistDate, Moment},
        time_axis::TimeScale,
    };

    /// Ten pixels a day from 1 January 1956.
    fn drawn(text: &str) -> String {
        let start = Moment::ymd(1956, 1, 1).as_days();
        let scale = TimeScale::between(start, start + 400.0, 4000.0);
        let glyph = glyph(&HistDate::parse(text).unwrap(), &scale);
        let form = match glyph.form {
            GlyphForm::Mark { x, reach } if reach > 0.0 => format!("mark {x} reaching {reach}"),
            GlyphForm::Mark { x, .. } => format!("mark {x}"),
            GlyphForm::Bar(bar) => {
                format!("bar {} ({} {}) {}", bar.from, bar.solid[0], bar.solid[1], bar.to)
            }
            GlyphForm::Set { xs, all } => {
                format!("{} {xs:?}", if all { "all of" } else { "one of" })
            }
        };
        if glyph.hatched { format!("{form} hatched") } else { form }
    }

    #[test]
    fn what_is_known_is_sharp_and_the_rest_fades() {
        let cases = [
            // A day stands in its middle.
            ("1956-01-11", "mark 105"),
            ("1956-01-11T12:00", "mark 105"),
            ("1956-01-11~", "mark 105 reaching 40"),
            ("1956-01-11?", "mark 105 hatched"),
            // A month is most solid in its middle; about a month reaches beyond it.
            ("1956-01", "bar 0 (155 155) 310"),
            ("1956-02~", "bar 165 (382.5 527.5) 745"),
            // Spans, and which of their ends are known.
            ("1956-01-02/1956-01-03", "bar 10 (10 30) 30"),
            ("1956-01-02/1956-02", "bar 10 (10 310) 600"),
            ("1956-01/1956-02-10", "bar 0 (310 410) 410"),
            ("1956-01-02/..", "bar 10 (10 10) 66"),
            ("/1956-02-10", "bar 354 (410 410) 410"),
            ("1956-02-10/1956", "bar 400 (400 400) 3660"),
            ("1956-02-01~/1956-03-01", "bar 270 (350 610) 610"),
            ("[1956-01-11,1956-02-11]", "one of [105.0, 415.0]"),
            ("{1956-01-11,1956-02-11}", "all of [105.0, 415.0]"),
            // Two days apart is one mark at this scale.
            ("[1956-01-11,1956-01-12]", "mark 100"),
        ];
        for (text, expected) in cases {
            assert_eq!(drawn(text), expected, "{text}");
        }
    }
}
