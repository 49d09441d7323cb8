//! The shape of the texts file. Of every text column one language is filled.

use serde::Serialize;

use super::columns::TextColumn;

#[derive(Debug, Serialize)]
pub(super) struct TextsFile {
    pub(super) schema: u32,
    /// Fingerprint of the core.
    pub(super) core: String,
    pub(super) nodes: NodeTexts,
    pub(super) relations: RelationTexts,
    /// Lists of source indices that the other columns point into.
    pub(super) lists: Vec<Vec<u32>>,
    pub(super) sections: SectionColumns,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct NodeTexts {
    pub(super) summary: TextColumn,
    /// From 1, into `lists`; 0 is none.
    pub(super) sources: Vec<u32>,
    /// The same for every role of every node, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) role_sources: Vec<u32>,
    pub(super) disputes: DisputeColumns,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct RelationTexts {
    /// From 1, into `notes`; 0 is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) note: Vec<u32>,
    #[serde(skip_serializing_if = "TextColumn::is_empty")]
    pub(super) notes: TextColumn,
    /// 0 none, 1 those of `from`, 2 those of `to`, from 3 an index into `lists`.
    pub(super) sources: Vec<u32>,
    pub(super) disputes: DisputeColumns,
}

/// Disputes of the records in `of` (differences), and their accounts.
#[derive(Debug, Default, Serialize)]
pub(super) struct DisputeColumns {
    pub(super) of: Vec<i64>,
    pub(super) about: TextColumn,
    pub(super) accounts: AccountColumns,
}

/// Accounts of the disputes in `of` (differences).
#[derive(Debug, Default, Serialize)]
pub(super) struct AccountColumns {
    pub(super) of: Vec<i64>,
    pub(super) text: TextColumn,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) date: Vec<String>,
    /// From 1, into `lists`; 0 is none.
    pub(super) sources: Vec<u32>,
}

/// Sections of the nodes in `of` (differences).
#[derive(Debug, Default, Serialize)]
pub(super) struct SectionColumns {
    pub(super) of: Vec<i64>,
    /// From 1, into `groups`; 0 is none.
    pub(super) group: Vec<u32>,
    pub(super) groups: TextColumn,
    pub(super) title: TextColumn,
    pub(super) text: TextColumn,
    /// The entries each leads to.
    pub(super) entries: Vec<Vec<u32>>,
    /// From 1, into `lists`; 0 is none.
    pub(super) sources: Vec<u32>,
    pub(super) rows: RowColumns,
}

/// Rows of the sections in `of` (differences).
#[derive(Debug, Default, Serialize)]
pub(super) struct RowColumns {
    pub(super) of: Vec<i64>,
    pub(super) label: TextColumn,
    pub(super) text: TextColumn,
    pub(super) more: TextColumn,
    /// From 1, into `lists`; 0 is none.
    pub(super) sources: Vec<u32>,
    /// The least of a number in tenths, plus 1; 0 where a row says none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) low: Vec<u32>,
    /// How far the most lies above it, in tenths.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) range: Vec<u32>,
    /// Index into `Certainty::ALL`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) certainty: Vec<u32>,
    /// Days since 1900, plus 1; 0 where there is no day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) day: Vec<u32>,
}
