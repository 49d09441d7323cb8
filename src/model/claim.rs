//! How we know: certainty, sources, competing accounts.

use super::{HistDate, LocalizedText, SourceIx};

/// How firmly historians hold a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Documented, not contested in the literature.
    #[default]
    Established,
    /// The likeliest reading of incomplete evidence.
    Probable,
    /// Contested: see the accounts.
    Disputed,
}

impl Certainty {
    /// Every level, firmest first.
    pub const ALL: [Self; 3] = [Self::Established, Self::Probable, Self::Disputed];

    /// The word used in data files and links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Established => "established",
            Self::Probable => "probable",
            Self::Disputed => "disputed",
        }
    }

    /// The level of a word used in data files and links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.id() == id)
    }
}

/// A point on which the sources differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// What is disputed, as it follows "Disputed:" ("how he died").
    pub about: LocalizedText,
    /// Two or more accounts; a single one where the record itself is the other account.
    pub accounts: Vec<Account>,
}

/// One side of a [`Dispute`].
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// What this account says.
    pub text: LocalizedText,
    /// The date it gives, where that is the point.
    pub date: Option<HistDate>,
    /// Who says so; never empty in a checked dataset.
    pub sources: Vec<SourceIx>,
}
