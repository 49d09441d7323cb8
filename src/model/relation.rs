//! Relations: dated, typed, sourced claims that join two nodes.

use super::{Certainty, Dispute, HistDate, Kind, LocalizedText, NodeIx, RelationTypeIx, SourceIx};

/// How a relation is drawn, and what may be asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelationClass {
    /// Belonging: membership, attendance, kinship, place.
    Tie,
    /// Somebody did something: wrote, denounced, chaired.
    Act,
    /// One thing led to another; the arrow points to the effect.
    Consequence,
    /// The text of the speech passed on; the arrow points to who got it.
    Passing,
}

impl RelationClass {
    /// Every class, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Tie, Self::Act, Self::Consequence, Self::Passing];

    /// The word used in data files and links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tie => "tie",
            Self::Act => "act",
            Self::Consequence => "consequence",
            Self::Passing => "passing",
        }
    }

    /// The class of a word used in data files.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.id() == id)
    }
}

/// One word of the small vocabulary of relations.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationType {
    /// Stable id: `led-to`, `member-of`.
    pub id: String,
    /// How it is drawn.
    pub class: RelationClass,
    /// The verb read from the first node to the second: "delivered".
    pub forward: LocalizedText,
    /// The verb read from the second node to the first: "delivered by".
    pub reverse: LocalizedText,
    /// Kinds the first end may have; empty means any.
    pub from_kinds: Vec<Kind>,
    /// Kinds the second end may have; empty means any.
    pub to_kinds: Vec<Kind>,
}

/// A claim that joins two nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The end the forward verb starts from.
    pub from: NodeIx,
    /// The end it points to.
    pub to: NodeIx,
    /// Which word of the vocabulary.
    pub kind: RelationTypeIx,
    /// When it held or happened.
    pub date: Option<HistDate>,
    /// How firmly it is held.
    pub certainty: Certainty,
    /// The part played ("chair"), or the reason of a consequence. Empty until texts arrive.
    pub note: LocalizedText,
    /// Points on which sources differ. Empty until texts arrive.
    pub disputes: Vec<Dispute>,
    /// Who says so; never empty in a checked dataset. Empty until they arrive.
    pub sources: Vec<SourceIx>,
    /// How many say so, at most 35; known before they arrive.
    pub source_count: u8,
}

impl Relation {
    /// More sources are not counted: a picture tells one from few from many.
    pub const MOST_COUNTED: u8 = 35;

    /// How many of these sources are counted.
    pub fn counted(sources: &[SourceIx]) -> u8 {
        u8::try_from(sources.len()).unwrap_or(u8::MAX).min(Self::MOST_COUNTED)
    }

    /// The end that is not `node`. A relation never joins a node with itself.
    pub fn other(&self, node: NodeIx) -> NodeIx {
        if self.from == node { self.to } else { self.from }
    }
}
