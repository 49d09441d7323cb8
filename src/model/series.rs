//! Numbers as data: counts with their ranges, and whose counts they are.

use super::{Certainty, HistDate, LocalizedText, NodeIx, SourceIx};

/// Numbers that belong together: one thing over time, or one thing as several have counted it.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Stable id, `tbilisi-dead`.
    pub id: String,
    /// What is counted.
    pub title: LocalizedText,
    /// Of what: "people".
    pub unit: LocalizedText,
    /// The entries it is shown with.
    pub about: Vec<NodeIx>,
    /// What the numbers take in and what they leave out.
    pub note: LocalizedText,
    /// The numbers, in the order of the file.
    pub values: Vec<SeriesValue>,
    /// Where the series as a whole comes from.
    pub sources: Vec<SourceIx>,
}

/// One number or range of a [`Series`].
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesValue {
    /// What it counts within the series, where that is not a date alone.
    pub label: LocalizedText,
    /// When it held.
    pub date: Option<HistDate>,
    /// Least, in units of the series.
    pub low: f64,
    /// Most; equal to `low` where it is one number.
    pub high: f64,
    /// Whose count it is.
    pub whose: LocalizedText,
    /// How firmly it is held.
    pub certainty: Certainty,
    /// Who says so; never empty in a checked dataset.
    pub sources: Vec<SourceIx>,
}

impl SeriesValue {
    /// Whether it is a range rather than one number.
    pub fn is_range(&self) -> bool {
        self.low < self.high
    }
}
