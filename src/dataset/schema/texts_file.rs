//! The shape of the texts file.

use serde::Serialize;

use super::columns::{Codes, TextColumn};

#[derive(Debug, Serialize)]
pub(super) struct TextsFile {
    pub(super) schema: u32,
    /// Fingerprint of the core.
    pub(super) core: String,
    pub(super) nodes: NodeTexts,
    pub(super) relations: RelationTexts,
    /// Lists of source indices that the other columns point into.
    pub(super) lists: Vec<Vec<u32>>,
    pub(super) sources: SourceColumns,
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

/// Sources; `id` says how many.
#[derive(Debug, Default, Serialize)]
pub(super) struct SourceColumns {
    pub(super) id: Vec<String>,
    /// Index into `SourceKind::ALL`.
    pub(super) kind: Codes,
    #[serde(skip_serializing_if = "Codes::is_empty")]
    pub(super) seen: Codes,
    pub(super) title: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) publisher: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) year: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pages: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) url: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) note: Vec<String>,
}
