//! A single date: what is written of it, and which moments that can mean.

use super::{MINUTES_PER_DAY, Moment, Span, days_in_month};

/// A year, season, month, day or minute, with its qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Astronomical year; unspecified digits are 0 (`195X` is 1950).
    pub year: i32,
    /// 1 to 12, or 21 to 24 for spring, summer, autumn, winter; unspecified digits are 0.
    pub month: Option<u8>,
    /// 1 to 31; unspecified digits are 0.
    pub day: Option<u8>,
    /// Hour and minute of local time.
    pub time: Option<(u8, u8)>,
    /// The digits written `X`.
    pub unspecified: Digits,
    /// The parts marked `~` or `%`: about.
    pub approximate: Parts,
    /// The parts marked `?` or `%`: doubtful.
    pub uncertain: Parts,
}

/// Digits of a year, a month and a day: a bit each, the lowest for the last digit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    /// Of the year, four bits.
    pub year: u8,
    /// Of the month, two bits.
    pub month: u8,
    /// Of the day, two bits.
    pub day: u8,
}

/// Year, month and day, any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u8);

/// How finely a [`Point`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A decade or more; whatever has an unspecified digit in its year.
    Decade,
    /// A year; whatever has an unspecified digit in its month.
    Year,
    /// A season of three months.
    Season,
    /// A month; whatever has an unspecified digit in its day.
    Month,
    /// A day.
    Day,
    /// A minute.
    Minute,
}

impl Parts {
    /// None of the three.
    pub const NONE: Self = Self(0);
    /// The year.
    pub const YEAR: Self = Self(1);
    /// The month or season.
    pub const MONTH: Self = Self(2);
    /// The day.
    pub const DAY: Self = Self(4);

    /// The part at a place, counted from 0, of a date as it is written.
    pub(super) const fn at(place: usize) -> Self {
        Self(1 << place)
    }

    /// The part at a place and all parts before it.
    pub(super) const fn up_to(place: usize) -> Self {
        Self((2 << place) - 1)
    }

    /// Whether there is any.
    pub const fn any(self) -> bool {
        self.0 != 0
    }

    /// Whether all of the others are among these.
    pub const fn contains(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// The finest part of the first run of parts, `None` of none: what "about" is about. In
    /// `2004-06~-11` that is the month, in `2004-06-11~` the day.
    pub const fn unit(self) -> Option<Self> {
        if self.0 == 0 {
            return None;
        }
        let first = self.0.trailing_zeros();
        let run = (self.0 >> first).trailing_ones();
        Some(Self(1 << (first + run - 1)))
    }
}

impl Point {
    /// How finely it is known.
    pub fn precision(&self) -> Precision {
        let Self { month, day, time, unspecified, .. } = self;
        match (month, day, time) {
            _ if unspecified.year != 0 => Precision::Decade,
            (None, ..) => Precision::Year,
            _ if unspecified.month != 0 => Precision::Year,
            (Some(21..), ..) => Precision::Season,
            (_, None, _) => Precision::Month,
            _ if unspecified.day != 0 => Precision::Month,
            (_, _, None) => Precision::Day,
            _ => Precision::Minute,
        }
    }

    /// Whether any part is marked as about.
    pub fn is_approximate(&self) -> bool {
        self.approximate.any()
    }

    /// Whether any part is marked as doubtful.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain.any()
    }

    /// Whether no part is marked.
    pub fn is_firm(&self) -> bool {
        !self.is_approximate() && !self.is_uncertain()
    }

    /// The parts that are written.
    pub fn parts(&self) -> Parts {
        Parts::up_to(usize::from(self.month.is_some()) + usize::from(self.day.is_some()))
    }

    /// The first moment it can mean, and the first after the last. Winter runs from December of its
    /// year to the end of the following February.
    pub fn span(&self) -> Span {
        // The reader lets through only dates that have a day.
        let [from, to] = [false, true].map(|last| self.day_at(last).unwrap_or((self.year, 1, 1)));
        let start = Moment::ymd(from.0, from.1, from.2);
        match (self.month, self.time) {
            (Some(21..), _) => Span { start, end: Moment::month(to.0, to.1 + 3) },
            (_, Some((hour, minute))) => {
                let start = start.plus_minutes(i64::from(hour) * 60 + i64::from(minute));
                Span { start, end: start.plus_minutes(1) }
            }
            _ => {
                let last = Moment::ymd(to.0, to.1, to.2);
                Span { start, end: last.plus_minutes(MINUTES_PER_DAY) }
            }
        }
    }

    /// The first or last day that what is written allows, of a season the first day of its first or
    /// last one; `None` where no day has these digits, as in `1956-02-3X`.
    pub(super) fn day_at(&self, last: bool) -> Option<(i32, u8, u8)> {
        let Self { year, month, day, unspecified, .. } = *self;
        let is_before_christ = year < 0;
        let least = year.unsigned_abs();
        // Every X as a nine.
        let room: u32 =
            (0..4).map(|i| u32::from(unspecified.year >> i & 1) * 9 * 10u32.pow(i)).sum();
        for i in 0..=room {
            let size = if last == is_before_christ { least + i } else { least + room - i };
            if !fits(size, least, unspecified.year) {
                continue;
            }
            let year = if is_before_christ { -size.cast_signed() } else { size.cast_signed() };
            if let Some(season @ 21..) = month {
                return Some((year, (season - 20) * 3, 1));
            }
            for i in 1..=12 {
                let m = if last { 13 - i } else { i };
                if !month.is_none_or(|known| fits(m.into(), known.into(), unspecified.month)) {
                    continue;
                }
                let days = days_in_month(year, m);
                for i in 1..=days {
                    let d = if last { days + 1 - i } else { i };
                    if day.is_none_or(|known| fits(d.into(), known.into(), unspecified.day)) {
                        return Some((year, m, d));
                    }
                }
            }
        }
        None
    }
}

/// Whether two numbers agree in every digit but the unspecified.
fn fits(mut value: u32, mut known: u32, mut unspecified: u8) -> bool {
    while value != known {
        if unspecified & 1 == 0 && value % 10 != known % 10 {
            return false;
        }
        (value, known, unspecified) = (value / 10, known / 10, unspecified >> 1);
    }
    true
}
