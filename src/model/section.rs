//! More to read on an entry, in the one form in which it is shipped and shown.

use super::{Certainty, LocalizedText, Moment, NodeIx, SourceIx};

/// A section of an entry: a part of a document, a table of numbers, a list of people.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The entry it belongs to.
    pub node: NodeIx,
    /// The heading that sections in a row stand under, the same in each of them.
    pub group: LocalizedText,
    /// Its own heading.
    pub title: LocalizedText,
    /// What it says.
    pub text: LocalizedText,
    /// Entries it leads to.
    pub entries: Vec<NodeIx>,
    /// Its rows.
    pub rows: Vec<SectionRow>,
    /// Who says what its text says.
    pub sources: Vec<SourceIx>,
}

/// A row of a [`Section`]; each of its parts may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectionRow {
    /// What it is: a year, a standing.
    pub label: LocalizedText,
    /// What it says: a number, a claim.
    pub text: LocalizedText,
    /// What is to be said of that: whose number, what is known today.
    pub more: LocalizedText,
    /// Who says so.
    pub sources: Vec<SourceIx>,
    /// The number it says, where it says one: it can be drawn.
    pub figure: Option<Figure>,
}

/// A number or a range, as a row of a [`Section`] has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Least, in tenths of the unit.
    pub low: u32,
    /// Most, in tenths of the unit; equal to `low` where it is one number.
    pub high: u32,
    /// How firmly it is held.
    pub certainty: Certainty,
    /// When it held, where the row is told by its day alone.
    pub at: Option<Moment>,
}

impl Figure {
    /// Whether it is a range rather than one number.
    pub const fn is_range(self) -> bool {
        self.low < self.high
    }
}

impl Section {
    /// The numbers of its rows, where each of them is one and there is at least one.
    pub fn figures(&self) -> Option<Vec<Figure>> {
        let figures: Option<Vec<Figure>> = self.rows.iter().map(|row| row.figure).collect();
        figures.filter(|figures| !figures.is_empty())
    }
}
