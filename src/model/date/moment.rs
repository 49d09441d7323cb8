//! Moments and spans: whole minutes of the proleptic Gregorian calendar.

/// Minutes in a day.
pub const MINUTES_PER_DAY: i64 = 24 * 60;

/// Minutes since midnight of 1 January 1970, local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// Before everything: the start of a date without one.
    pub const MIN: Self = Self(i64::MIN);
    /// After everything: the end of a date without one.
    pub const MAX: Self = Self(i64::MAX);

    /// Midnight at the start of a day. `day` may run past the month.
    ///
    /// Days from civil, after Howard Hinnant, "chrono-compatible low-level date algorithms".
    pub const fn ymd(year: i32, month: u8, day: u8) -> Self {
        let y = if month <= 2 { year as i64 - 1 } else { year as i64 };
        let era = y.div_euclid(400);
        let year_of_era = y - era * 400;
        let month_from_march = (month as i64 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i64 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self((era * 146_097 + day_of_era - 719_468) * MINUTES_PER_DAY)
    }

    /// Midnight at the start of a month; months past 12 carry into the next year.
    pub const fn month(year: i32, month: u8) -> Self {
        let carried = (month as i32 - 1) / 12;
        Self::ymd(year + carried, (month - 1) % 12 + 1, 1)
    }

    /// Year, month and day of the day it lies in.
    pub const fn to_ymd(self) -> (i32, u8, u8) {
        let days = self.0.div_euclid(MINUTES_PER_DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days - era * 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        (year as i32, month as u8, day)
    }

    /// Hour and minute of the day.
    pub const fn hour_minute(self) -> (u8, u8) {
        let minutes = self.0.rem_euclid(MINUTES_PER_DAY);
        ((minutes / 60) as u8, (minutes % 60) as u8)
    }

    /// Midnight at the start of the day it lies in.
    pub const fn day_start(self) -> Self {
        Self(self.0.div_euclid(MINUTES_PER_DAY) * MINUTES_PER_DAY)
    }

    /// Later by so many minutes; the open ends stay open.
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes))
    }

    /// Later by so many days.
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(MINUTES_PER_DAY))
    }

    /// The same day of a month so many months later, a day that month lacks running on into the
    /// next; the open ends stay open.
    pub const fn plus_months(self, months: i32) -> Self {
        if !self.is_finite() {
            return self;
        }
        let (year, month, day) = self.to_ymd();
        let months = year as i64 * 12 + month as i64 - 1 + months as i64;
        Self::ymd(months.div_euclid(12) as i32, months.rem_euclid(12) as u8 + 1, day)
    }

    /// Days since 1970 with their fraction, for scales.
    pub const fn as_days(self) -> f64 {
        self.0 as f64 / MINUTES_PER_DAY as f64
    }

    /// The moment of a day number with its fraction, to the nearest minute.
    pub fn from_days(days: f64) -> Self {
        Self((days * MINUTES_PER_DAY as f64).round() as i64)
    }

    /// Whether it is not one of the two open ends.
    pub const fn is_finite(self) -> bool {
        self.0 != Self::MIN.0 && self.0 != Self::MAX.0
    }

    /// The same day in the Julian calendar, which Russia kept until 31 January 1918: midnight of the
    /// day that bears its number; `None` from 14 February 1918 on, when the two agree.
    ///
    /// Good from March 1700, when the calendars were 11 days apart; one day more was left out of the
    /// Gregorian Februaries of 1800 and 1900.
    pub fn in_old_style(self) -> Option<Self> {
        let behind = match self {
            later if later >= Self::ymd(1918, 2, 14) => return None,
            later if later >= Self::ymd(1900, 3, 13) => 13,
            later if later >= Self::ymd(1800, 3, 12) => 12,
            _ => 11,
        };
        Some(self.day_start().plus_days(-behind))
    }

    /// The day as an EDTF text, `1956-02-25`.
    pub fn to_day_text(self) -> String {
        let (year, month, day) = self.to_ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// From `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// First moment inside.
    pub start: Moment,
    /// First moment after.
    pub end: Moment,
}

impl Span {
    /// Whole days touched; meaningless for open spans.
    pub const fn days(self) -> i64 {
        (self.end.0 - self.start.0 + MINUTES_PER_DAY - 1) / MINUTES_PER_DAY
    }

    /// Whether the two share a moment.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every moment of `other` is inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The middle of a closed span.
    pub const fn middle(self) -> Moment {
        Moment(self.start.0 + (self.end.0 - self.start.0) / 2)
    }
}

/// Days of a month, leap years included.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
