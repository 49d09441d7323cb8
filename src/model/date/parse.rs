//! EDTF text to [`Form`].

use std::fmt;

use super::{Bound, Candidate, Form, Point, days_in_month};

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
        (from, to) => Ok(Candidate::Range(from, to)),
    }
}

fn point(text: &str) -> Result<Point, DateError> {
    let (plain, approximate, uncertain) = match text.as_bytes().last() {
        Some(b'~') => (&text[..text.len() - 1], true, false),
        Some(b'?') => (&text[..text.len() - 1], false, true),
        Some(b'%') => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    let (date, time) = match plain.split_once('T') {
        Some((date, time)) => (date, Some(clock(time)?)),
        None => (plain, None),
    };
    let (negative, digits) = match date.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, date),
    };
    let mut parts = digits.split('-');
    let (year, unspecified_year_digits) = year(parts.next().unwrap_or(""), negative)?;
    let mut point = Point {
        year,
        unspecified_year_digits,
        month: None,
        day: None,
        time,
        approximate,
        uncertain,
    };
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(unreadable(text, "year, month and day: YYYY-MM-DD"));
    }
    match (month, day) {
        (None | Some("XX"), None) | (Some("XX"), Some("XX")) => {}
        (Some(month), None | Some("XX")) => point.month = Some(two_digits(month, "month")?),
        (Some(month), Some(day)) => {
            point.month = Some(two_digits(month, "month")?);
            point.day = Some(two_digits(day, "day")?);
        }
        (None, Some(_)) => return Err(unreadable(text, "a month before the day")),
    }
    check(&point, text)?;
    Ok(point)
}

fn year(text: &str, negative: bool) -> Result<(i32, u8), DateError> {
    const EXPECTED: &str = "a year of four digits, such as 1956, 195X or 19XX";
    let known = text.trim_end_matches('X');
    let unspecified = text.len() - known.len();
    let (known, sign) = match known.strip_prefix('Y') {
        Some(long) => match long.strip_prefix('-') {
            Some(rest) => (rest, -1),
            None => (long, 1),
        },
        None if text.len() == 4 => (known, 1),
        None => return Err(unreadable(text, EXPECTED)),
    };
    if known.is_empty() || !known.bytes().all(|b| b.is_ascii_digit()) {
        return Err(unreadable(text, EXPECTED));
    }
    let number: i32 = known.parse().map_err(|_| unreadable(text, EXPECTED))?;
    // A scale of time in minutes ends far beyond recorded history; refuse rather than overflow.
    let scale = u32::try_from(unspecified).ok().and_then(|digits| 10i32.checked_pow(digits));
    let value = scale
        .and_then(|scale| number.checked_mul(scale))
        .filter(|year| *year <= 9_999_999)
        .ok_or_else(|| unreadable(text, "a year within ten million years"))?;
    let sign = if negative { -1 } else { sign };
    Ok((sign * value, unspecified as u8))
}

#[inline(never)]
fn two_digits(text: &str, unit: &'static str) -> Result<u8, DateError> {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().map_err(|_| unreadable(text, "two digits"));
    }
    Err(unreadable(
        text,
        match unit {
            "month" => "a month of two digits, or a season 21 to 24",
            _ => "a day of two digits",
        },
    ))
}

fn clock(text: &str) -> Result<(u8, u8), DateError> {
    const EXPECTED: &str = "a time of day such as T10:00:00";
    let local = text.trim_end_matches('Z');
    let local = local.split(['+']).next().unwrap_or(local);
    let mut parts = local.split(':');
    let (Some(hour), Some(minute)) = (parts.next(), parts.next()) else {
        return Err(unreadable(text, EXPECTED));
    };
    let number = |part: &str| two_digits(part, "time").map_err(|_| unreadable(text, EXPECTED));
    let (hour, minute) = (number(hour)?, number(minute)?);
    if let Some(second) = parts.next() {
        let second = number(second)?;
        if second > 59 {
            return Err(DateError::OutOfRange { found: text.to_owned(), unit: "second" });
        }
    }
    if hour > 23 || minute > 59 || parts.next().is_some() {
        return Err(DateError::OutOfRange { found: text.to_owned(), unit: "time of day" });
    }
    Ok((hour, minute))
}

fn check(point: &Point, text: &str) -> Result<(), DateError> {
    let out_of_range =
        |unit: &'static str| Err(DateError::OutOfRange { found: text.to_owned(), unit });
    if point.unspecified_year_digits > 0 && point.month.is_some() {
        return Err(unreadable(text, "no month after a year with unspecified digits"));
    }
    match (point.month, point.day) {
        (Some(21..=24), Some(_)) => Err(unreadable(text, "no day after a season")),
        (Some(1..=12 | 21..=24) | None, None) => match point.time {
            Some(_) => Err(unreadable(text, "a day before the time of day")),
            None => Ok(()),
        },
        (Some(month @ 1..=12), Some(day)) => {
            if (1..=days_in_month(point.year, month)).contains(&day) {
                Ok(())
            } else {
                out_of_range("day")
            }
        }
        (Some(_), _) => out_of_range("month"),
        (None, Some(_)) => Err(unreadable(text, "a month before the day")),
    }
}
