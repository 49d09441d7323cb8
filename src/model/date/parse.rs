//! EDTF text to [`Form`].

use std::fmt;

use super::{Bound, Candidate, Digits, Form, Parts, Point};

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// A part that fits no rule.
    Unreadable {
        /// The part at fault.
        found: String,
        /// What would fit there.
        expected: &'static str,
    },
    /// A month, day, hour or minute out of its range.
    OutOfRange {
        /// The part at fault.
        found: String,
        /// What is out of range: "month".
        unit: &'static str,
    },
    /// An interval whose end lies before its start.
    EndsBeforeStart {
        /// The whole interval.
        text: String,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { found, expected } => {
                write!(f, "found {found:?}, expected {expected}")
            }
            Self::OutOfRange { found, unit } => {
                write!(f, "found {found:?}, where the {unit} does not exist")
            }
            Self::EndsBeforeStart { text } => {
                write!(f, "found {text:?}, which ends before it starts")
            }
        }
    }
}

impl std::error::Error for DateError {}

#[inline(never)]
fn unreadable(found: &str, expected: &'static str) -> DateError {
    DateError::Unreadable { found: found.to_owned(), expected }
}

pub(super) fn form(text: &str) -> Result<Form, DateError> {
    let set =
        |open: char, close: char| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(members) = set('[', ']') {
        return candidates(members).map(Form::OneOf);
    }
    if let Some(members) = set('{', '}') {
        return candidates(members).map(Form::AllOf);
    }
    match text.split_once('/') {
        Some((from, to)) => {
            let (from, to) = (bound(from)?, bound(to)?);
            if let (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) = (&from, &to) {
                return Err(unreadable(text, "an interval with at least one date"));
            }
            Ok(Form::Interval(from, to))
        }
        None => point(text).map(Form::Single),
    }
}

fn bound(text: &str) -> Result<Bound, DateError> {
    match text {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        _ => point(text).map(Bound::At),
    }
}

fn candidates(members: &str) -> Result<Vec<Candidate>, DateError> {
    members.split(',').map(|member| candidate(member.trim())).collect()
}

fn candidate(member: &str) -> Result<Candidate, DateError> {
    let Some((from, to)) = member.split_once("..") else {
        return point(member).map(Candidate::At);
    };
    let end = |text: &str| if text.is_empty() { Ok(None) } else { point(text).map(Some) };
    match (end(from)?, end(to)?) {
        (None, None) => Err(unreadable(member, "a date before or after the two dots")),
        (from, to) => {
            let range = Candidate::Range(from, to);
            let span = range.span();
            match span.start < span.end {
                true => Ok(range),
                false => Err(DateError::EndsBeforeStart { text: member.to_owned() }),
            }
        }
    }
}

fn point(text: &str) -> Result<Point, DateError> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut point = Point {
        year: 0,
        month: None,
        day: None,
        time: None,
        unspecified: Digits::default(),
        approximate: Parts::NONE,
        uncertain: Parts::NONE,
    };
    // What is marked before the sign of a year is the year.
    let unmarked = point.mark_before(date, 0);
    let (negative, digits) = match unmarked.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, unmarked),
    };
    match digits.strip_prefix('Y').filter(|_| !negative) {
        Some(long) => point.year = long_year(point.mark_after(long, 0))?,
        None => point.read_parts(digits, negative)?,
    }
    if let Some(time) = time {
        let last = usize::from(point.month.is_some()) + usize::from(point.day.is_some());
        point.time = Some(clock(point.mark_after(time, last))?);
    }
    check(&point, text)?;
    Ok(point)
}

impl Point {
    /// Year, month and day, as many as there are, with their marks.
    fn read_parts(&mut self, text: &str, negative: bool) -> Result<(), DateError> {
        for (place, part) in text.split('-').enumerate() {
            let part = self.mark_before(part, place);
            let part = self.mark_after(part, place);
            match place {
                0 => (self.year, self.unspecified.year) = year(part, negative)?,
                1 => {
                    let (month, unspecified) = two_digits(part, "month")?;
                    (self.month, self.unspecified.month) = (Some(month), unspecified);
                }
                2 => {
                    let (day, unspecified) = two_digits(part, "day")?;
                    (self.day, self.unspecified.day) = (Some(day), unspecified);
                }
                _ => return Err(unreadable(text, "year, month and day: YYYY-MM-DD")),
            }
        }
        Ok(())
    }

    /// Takes the mark off that stands before a part and qualifies it alone.
    fn mark_before<'a>(&mut self, part: &'a str, place: usize) -> &'a str {
        match part.as_bytes() {
            [mark @ (b'~' | b'?' | b'%'), ..] => {
                self.mark(*mark, Parts::at(place));
                &part[1..]
            }
            _ => part,
        }
    }

    /// Takes the mark off that stands after a part and qualifies it and those before it.
    fn mark_after<'a>(&mut self, part: &'a str, place: usize) -> &'a str {
        match part.as_bytes() {
            [.., mark @ (b'~' | b'?' | b'%')] => {
                self.mark(*mark, Parts::up_to(place));
                &part[..part.len() - 1]
            }
            _ => part,
        }
    }

    fn mark(&mut self, mark: u8, parts: Parts) {
        if mark != b'?' {
            self.approximate = self.approximate.and(parts);
        }
        if mark != b'~' {
            self.uncertain = self.uncertain.and(parts);
        }
    }
}

/// The number that digits make, an X counting as 0, and which of them are X.
fn number(text: &str) -> Option<(i32, u16)> {
    let digits = Some(text).filter(|text| (1..=9).contains(&text.len()))?;
    digits.bytes().try_fold((0, 0), |(number, unspecified), byte| match byte {
        b'0'..=b'9' => Some((number * 10 + i32::from(byte - b'0'), unspecified << 1)),
        b'X' => Some((number * 10, unspecified << 1 | 1)),
        _ => None,
    })
}

fn year(text: &str, negative: bool) -> Result<(i32, u8), DateError> {
    match number(text).filter(|_| text.len() == 4) {
        // There is one year 0 and none before it of the same name.
        Some((0, _)) if negative => Err(unreadable(text, "a known digit of a year before year 0")),
        Some((year, unspecified)) => Ok((if negative { -year } else { year }, unspecified as u8)),
        None => Err(unreadable(text, "a year of four digits, such as 1956, 195X or 19XX")),
    }
}

/// What follows the `Y` of a year of more than four digits.
fn long_year(text: &str) -> Result<i32, DateError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    // Nine digits of years are still counted in minutes without overflow.
    match number(digits).filter(|(_, unspecified)| *unspecified == 0) {
        Some((year, _)) if (5..=9).contains(&digits.len()) => {
            Ok(if negative { -year } else { year })
        }
        _ => Err(unreadable(text, "five to nine digits after the Y, no exponent")),
    }
}

#[inline(never)]
fn two_digits(text: &str, unit: &'static str) -> Result<(u8, u8), DateError> {
    match number(text).filter(|_| text.len() == 2) {
        Some((number, unspecified)) => Ok((number as u8, unspecified as u8)),
        None => Err(unreadable(
            text,
            match unit {
                "month" => "a month of two digits, or a season 21 to 24",
                _ => "a day of two digits",
            },
        )),
    }
}

/// Hour and minute. The shift to another zone is read and put aside: times are local.
fn clock(text: &str) -> Result<(u8, u8), DateError> {
    let wrong = || unreadable(text, "a time of day such as T10:00:00");
    let (local, zone) = match text.find(['Z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, "Z"),
    };
    let two = |part: &str| match number(part) {
        Some((number, 0)) if part.len() == 2 => Ok(number as u8),
        _ => Err(wrong()),
    };
    if zone != "Z" {
        let (hours, minutes) = zone[1..].split_once(':').unwrap_or((&zone[1..], "00"));
        two(hours)?;
        two(minutes)?;
    }
    let mut parts = local.split(':');
    let (Some(hour), Some(minute)) = (parts.next(), parts.next()) else {
        return Err(wrong());
    };
    let (hour, minute) = (two(hour)?, two(minute)?);
    let second = parts.next().map_or(Ok(0), two)?;
    if hour > 23 || minute > 59 || second > 59 || parts.next().is_some() {
        return Err(DateError::OutOfRange { found: text.to_owned(), unit: "time of day" });
    }
    Ok((hour, minute))
}

fn check(point: &Point, text: &str) -> Result<(), DateError> {
    let is_season = matches!(point.month, Some(21..=24)) && point.unspecified.month == 0;
    if is_season && point.day.is_some() {
        return Err(unreadable(text, "no day after a season"));
    }
    if point.time.is_some() && (point.day.is_none() || point.unspecified != Digits::default()) {
        return Err(unreadable(text, "a day before the time of day"));
    }
    if point.day_at(false).is_some() && (is_season || point.month.is_none_or(|month| month <= 12)) {
        return Ok(());
    }
    let month_exists = Point { day: None, ..*point }.day_at(false).is_some()
        && point.month.is_none_or(|month| month <= 12);
    let unit = if month_exists { "day" } else { "month" };
    Err(DateError::OutOfRange { found: text.to_owned(), unit })
}
