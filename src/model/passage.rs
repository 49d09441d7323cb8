//! A document part by part: what is said in it, of whom, and what is known today.

use super::{LocalizedText, NodeIx, SourceIx};

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Stable id, `speech-03-testament`; parts stand in the order of their ids.
    pub id: String,
    /// The document it is part of.
    pub document: NodeIx,
    /// What it is about, in a few words.
    pub title: LocalizedText,
    /// What is said in it, in our own words.
    pub summary: LocalizedText,
    /// People, affairs and documents named in it, in the order of naming.
    pub names: Vec<NodeIx>,
    /// What it asserts.
    pub claims: Vec<PassageClaim>,
    /// Where the passage can be read; never empty in a checked dataset.
    pub sources: Vec<SourceIx>,
}

/// An assertion of a [`Passage`] and what has become of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageClaim {
    /// What is asserted.
    pub text: LocalizedText,
    /// Whether it holds.
    pub standing: Standing,
    /// What is known today.
    pub today: LocalizedText,
    /// Who says so; never empty in a checked dataset.
    pub sources: Vec<SourceIx>,
}

/// What research has made of an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Documents bear it out.
    Confirmed,
    /// Historians differ.
    Disputed,
    /// It is not so.
    Wrong,
    /// Nothing has been found for or against it.
    Unproven,
    /// Something that the passage passes over.
    Omitted,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 5] =
        [Self::Confirmed, Self::Disputed, Self::Wrong, Self::Unproven, Self::Omitted];

    /// The word used in data files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
            Self::Wrong => "wrong",
            Self::Unproven => "unproven",
            Self::Omitted => "omitted",
        }
    }

    /// The standing of a word used in data files.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.id() == id)
    }
}
