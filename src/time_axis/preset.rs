//! The stretches of time a reader comes back to.

use super::{
    TimeScale,
    scale::{FIRST, LAST},
};
use crate::model::{Moment, Span};

/// The stretches a reader can call up by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Preset {
    /// 1917–1991.
    Century,
    /// 1953–1964, from Stalin's death to Khrushchev's fall.
    Thaw,
    /// 1956.
    Year1956,
    /// February 1956.
    February1956,
}

impl Preset {
    /// Every preset, the widest first.
    pub const ALL: [Self; 4] = [Self::Century, Self::Thaw, Self::Year1956, Self::February1956];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Century => "1917-1991",
            Self::Thaw => "1953-1964",
            Self::Year1956 => "1956",
            Self::February1956 => "1956-02",
        }
    }

    /// The preset of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.id() == id)
    }

    /// The days it names.
    pub const fn span(self) -> Span {
        let (start, end) = match self {
            Self::Century => (FIRST, LAST),
            Self::Thaw => (Moment::ymd(1953, 1, 1), Moment::ymd(1965, 1, 1)),
            Self::Year1956 => (Moment::ymd(1956, 1, 1), Moment::ymd(1957, 1, 1)),
            Self::February1956 => (Moment::ymd(1956, 2, 1), Moment::ymd(1956, 3, 1)),
        };
        Span { start, end }
    }

    /// The preset a scale shows, to within a pixel.
    pub fn shown_by(scale: &TimeScale) -> Option<Self> {
        let pixel = (scale.end - scale.start) / scale.width;
        Self::ALL.into_iter().find(|preset| {
            let fitted = TimeScale::fit_in(scale.shape, preset.span(), scale.width);
            (fitted.start - scale.start).abs() < pixel && (fitted.end - scale.end).abs() < pixel
        })
    }
}
