//! Dates as historians know them: EDTF (ISO 8601-2:2019) levels 0 and 1, and the sets of level 2.
//!
//! A [`HistDate`] keeps the text it was read from, its [`Form`] for drawing and wording, and its
//! [`Span`]: the earliest and the latest moment it can mean. Approximation (`~`) and doubt (`?`)
//! do not widen the span; they are said, and drawn soft. Days are of the proleptic Gregorian
//! calendar at the place of the event; there are no time zones.

mod moment;
mod parse;

use std::{cmp::Ordering, fmt};

pub use moment::{MINUTES_PER_DAY, Moment, Span, days_in_month};
pub use parse::DateError;

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

/// A year, season, month, day or minute, with its qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Astronomical year; the known digits where some are unspecified (`195X` is 1950).
    pub year: i32,
    /// How many digits of the year, from the right, are unspecified.
    pub unspecified_year_digits: u8,
    /// 1 to 12, or 21 to 24 for spring, summer, autumn, winter.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// Hour and minute of local time.
    pub time: Option<(u8, u8)>,
    /// `~` or `%`: about.
    pub approximate: bool,
    /// `?` or `%`: doubtful.
    pub uncertain: bool,
}

/// How finely a [`Point`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A decade or more.
    Decade,
    /// A year.
    Year,
    /// A season of three months.
    Season,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A minute.
    Minute,
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
        let fuzzy = |point: &Point| point.approximate || point.uncertain;
        match &self.form {
            Form::Single(point) => fuzzy(point) || point.precision() < Precision::Day,
            Form::Interval(from, to) => [from, to].into_iter().any(|bound| match bound {
                Bound::At(point) => fuzzy(point) || point.precision() < Precision::Day,
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

impl Point {
    /// How finely it is known.
    pub fn precision(&self) -> Precision {
        match (self.unspecified_year_digits, self.month, self.day, self.time) {
            (1.., ..) => Precision::Decade,
            (0, None, ..) => Precision::Year,
            (0, Some(21..=24), ..) => Precision::Season,
            (0, Some(_), None, _) => Precision::Month,
            (0, Some(_), Some(_), None) => Precision::Day,
            (0, Some(_), Some(_), Some(_)) => Precision::Minute,
        }
    }

    /// The first moment it can mean, and the first after it. Winter runs from December of its
    /// year to the end of the following February.
    pub fn span(&self) -> Span {
        let from_to = |start: Moment, end: Moment| Span { start, end };
        match self.precision() {
            Precision::Decade => {
                let years = 10i32.pow(u32::from(self.unspecified_year_digits));
                from_to(Moment::ymd(self.year, 1, 1), Moment::ymd(self.year + years, 1, 1))
            }
            Precision::Year => {
                from_to(Moment::ymd(self.year, 1, 1), Moment::ymd(self.year + 1, 1, 1))
            }
            Precision::Season => {
                let first = match self.month {
                    Some(21) => 3,
                    Some(22) => 6,
                    Some(23) => 9,
                    _ => 12,
                };
                from_to(Moment::month(self.year, first), Moment::month(self.year, first + 3))
            }
            Precision::Month => {
                let month = self.month.unwrap_or(1);
                from_to(Moment::month(self.year, month), Moment::month(self.year, month + 1))
            }
            Precision::Day => {
                let start = self.midnight();
                from_to(start, start.plus_minutes(MINUTES_PER_DAY))
            }
            Precision::Minute => {
                let (hour, minute) = self.time.unwrap_or((0, 0));
                let start = self.midnight().plus_minutes(i64::from(hour) * 60 + i64::from(minute));
                from_to(start, start.plus_minutes(1))
            }
        }
    }

    fn midnight(&self) -> Moment {
        Moment::ymd(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

#[cfg(test)]
mod tests;
