//! A body and what became of its members: asked of the relations when the history is linked.

use super::{HistDate, LocalizedText, NodeIx, RelationTypeIx};

/// The members of a body, by what they did later.
#[derive(Clone, Debug, PartialEq)]
pub struct Roll {
    /// The body, with which it is shown.
    pub of: NodeIx,
    /// The heading above its groups.
    pub title: LocalizedText,
    /// The relation that leads from a member to the body.
    pub membership: RelationTypeIx,
    /// Its groups, in the order of the file.
    pub groups: Vec<RollGroup>,
    /// The days on which those still living are counted, as a set of them.
    pub living: Option<HistDate>,
}

/// Those members of a [`Roll`] that have a relation of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct RollGroup {
    /// What they have in common.
    pub title: LocalizedText,
    /// The relations one of which a member must have; empty for every member.
    pub kinds: Vec<RelationTypeIx>,
    /// Where one of them must lead; empty for anywhere.
    pub to: Vec<NodeIx>,
    /// When, at least in part; `None` for whenever.
    pub within: Option<HistDate>,
}
