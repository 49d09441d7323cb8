//! Dates as historians know them: EDTF (ISO 8601-2:2019) levels 0 and 1, and of level 2 the sets,
//! unspecified digits anywhere, and qualifiers of single parts.
//!
//! A [`HistDate`] keeps the text it was read from, its [`Form`] for drawing and wording, and its
//! [`Span`]: the earliest and the latest moment it can mean. Approximation (`~`) and doubt (`?`)
//! do not widen the span; they are said, drawn soft, and weighed where a date is
//! [surely](HistDate::surely_in) or [possibly](HistDate::possibly_in) in a window. Days are of the
//! proleptic Gregorian calendar at the place of the event; there are no time zones, and the shift
//! of a time of day is read and put aside.
//!
//! Of level 2 it does not read exponents (`Y17E7`), significant digits (`1950S2`), and the parts of
//! a year numbered 25 to 41. None of them says anything of the history that is told here.

mod moment;
mod parse;
mod point;
mod window;

use std::{cmp::Ordering, fmt};

pub use moment::{MINUTES_PER_DAY, Moment, Span, days_in_month};
pub use parse::DateError;
pub use point::{Digits, Parts, Point, Precision};

/// A date with its certainty. Ordered by earliest moment, then latest, then text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistDate {
    text: String,
    form: Form,
    span: Span,
}

/// The shape of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// One date, to whatever precision is known.
    Single(Point),
    /// From one date to another.
    Interval(Bound, Bound),
    /// One of several candidates (`[..]`): it is not known which.
    OneOf(Vec<Candidate>),
    /// All of several dates (`{..}`).
    AllOf(Vec<Candidate>),
}

/// An end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Known to the point's precision.
    At(Point),
    /// `..`: the interval has no end on this side, or goes on.
    Open,
    /// Empty: there is an end, and nobody knows it.
    Unknown,
}

/// A member of a set: a point or a run of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// One date.
    At(Point),
    /// Consecutive dates; `None` is without limit on that side.
    Range(Option<Point>, Option<Point>),
}

impl HistDate {
    /// Reads EDTF.
    ///
    /// # Errors
    /// [`DateError`] says what was found, where, and what was expected.
    ///
    /// ```
    /// use twentieth::model::HistDate;
    /// let congress: HistDate = "1956-02-14/1956-02-25".parse()?;
    /// assert_eq!(congress.span().days(), 12);
    /// # Ok::<(), twentieth::model::DateError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let form = parse::form(text)?;
        let span = form.span();
        if span.end <= span.start {
            return Err(DateError::EndsBeforeStart { text: text.to_owned() });
        }
        Ok(Self { text: text.to_owned(), form, span })
    }

    /// The life of somebody or something from the texts of its two ends, either of which may be
    /// missing: an absent start is unknown, an absent end open.
    ///
    /// # Errors
    /// Where an end is no EDTF date, or the end lies before the start.
    pub fn life(from: Option<&str>, to: Option<&str>) -> Result<Option<Self>, DateError> {
        match (from, to) {
            (None, None) => Ok(None),
            (from, to) => {
                let text = format!("{}/{}", from.unwrap_or(""), to.unwrap_or(".."));
                Self::parse(&text).map(Some)
            }
        }
    }

    /// The EDTF text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its shape.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The earliest and latest moments it can mean; open ends reach [`Moment::MIN`] and
    /// [`Moment::MAX`].
    pub fn span(&self) -> Span {
        self.span
    }

    /// The moment that stands for the date where one is needed (a colour, an order): its start,
    /// or its end where the start is open.
    pub fn representative(&self) -> Moment {
        if self.span.start > Moment::MIN { self.span.start } else { self.span.end }
    }

    /// Whether any part is approximate, doubtful, unknown or one of several.
    pub fn is_fuzzy(&self) -> bool {
        let fuzzy = |point: &Point| !point.is_firm() || point.precision() < Precision::Day;
        match &self.form {
            Form::Single(point) => fuzzy(point),
            Form::Interval(from, to) => [from, to].into_iter().any(|bound| match bound {
                Bound::At(point) => fuzzy(point),
                Bound::Open => false,
                Bound::Unknown => true,
            }),
            Form::OneOf(_) => true,
            Form::AllOf(_) => false,
        }
    }
}

impl Ord for HistDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.span.start, self.span.end, &self.text).cmp(&(
            other.span.start,
            other.span.end,
            &other.text,
        ))
    }
}

impl PartialOrd for HistDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::str::FromStr for HistDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl fmt::Display for HistDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Form {
    fn span(&self) -> Span {
        match self {
            Self::Single(point) => point.span(),
            Self::Interval(from, to) => Span {
                start: match from {
                    Bound::At(point) => point.span().start,
                    Bound::Open | Bound::Unknown => Moment::MIN,
                },
                end: match to {
                    Bound::At(point) => point.span().end,
                    Bound::Open | Bound::Unknown => Moment::MAX,
                },
            },
            Self::OneOf(candidates) | Self::AllOf(candidates) => {
                let spans = candidates.iter().map(Candidate::span);
                spans
                    .reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) })
                    .unwrap_or(Span { start: Moment::MIN, end: Moment::MAX })
            }
        }
    }
}

impl Candidate {
    /// The moments this member can mean.
    pub fn span(&self) -> Span {
        match self {
            Self::At(point) => point.span(),
            Self::Range(from, to) => Span {
                start: from.map_or(Moment::MIN, |point| point.span().start),
                end: to.map_or(Moment::MAX, |point| point.span().end),
            },
        }
    }
}

#[cfg(test)]
mod tests;
