//! More to read on an entry, in the one form in which it is shipped and shown.

use super::{LocalizedText, NodeIx, SourceIx};

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
}
