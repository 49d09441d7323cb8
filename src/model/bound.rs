//! When something was, by what is known of something else.

use super::{NodeIx, SourceIx, date::MINUTES_PER_DAY};

/// A statement such as "within three days after the reading in Tbilisi".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeBound {
    /// What it dates.
    pub node: NodeIx,
    /// How that lies to the other.
    pub order: TimeOrder,
    /// What it is dated by.
    pub other: NodeIx,
    /// How far apart the two are at most; for [`TimeOrder::With`], their beginnings.
    pub within: Option<TimeLength>,
    /// Who says so.
    pub sources: Vec<SourceIx>,
}

/// How one thing lies to another in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOrder {
    /// It begins when the other is over.
    After,
    /// It is over when the other begins.
    Before,
    /// It neither begins before the other nor ends after it.
    During,
    /// The two have a moment in common; with a length given, they begin no further apart.
    With,
}

impl TimeOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::After, Self::Before, Self::During, Self::With];

    /// The word used in data files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Before => "before",
            Self::During => "during",
            Self::With => "with",
        }
    }

    /// The order of a word used in data files.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.id() == id)
    }
}

/// A length of time in hours or whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLength {
    /// `PT12H`.
    Hours(u16),
    /// `P3D`, or `P2W` for fourteen.
    Days(u16),
}

impl TimeLength {
    /// Reads a duration of ISO 8601 in one unit: weeks, days or hours.
    pub fn parse(text: &str) -> Option<Self> {
        let length = text.strip_prefix('P')?;
        let number = |digits: &str| digits.parse::<u16>().ok().filter(|number| *number > 0);
        match (length.strip_prefix('T'), length.strip_suffix('D'), length.strip_suffix('W')) {
            (Some(hours), ..) => number(hours.strip_suffix('H')?).map(Self::Hours),
            (_, Some(days), _) => number(days).map(Self::Days),
            (.., Some(weeks)) => number(weeks)?.checked_mul(7).map(Self::Days),
            _ => None,
        }
    }

    /// In minutes.
    pub const fn minutes(self) -> i64 {
        match self {
            Self::Hours(hours) => hours as i64 * 60,
            Self::Days(days) => days as i64 * MINUTES_PER_DAY,
        }
    }
}

impl std::fmt::Display for TimeLength {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hours(hours) => write!(f, "PT{hours}H"),
            Self::Days(days) => write!(f, "P{days}D"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TimeLength;

    #[test]
    fn lengths_are_whole_weeks_days_or_hours() {
        for (text, expected) in [
            ("P3D", Some(TimeLength::Days(3))),
            ("P2W", Some(TimeLength::Days(14))),
            ("PT12H", Some(TimeLength::Hours(12))),
            ("P0D", None),
            ("P3M", None),
            ("PT30M", None),
            ("3 days", None),
            ("P", None),
            ("P99999D", None),
            ("P60000W", None),
        ] {
            assert_eq!(TimeLength::parse(text), expected, "{text}");
        }
    }
}
