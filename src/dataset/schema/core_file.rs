//! The shape of the core file.

use serde::Serialize;

use super::columns::{Codes, TextColumn};

/// A text outside a column.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Text {
    pub(super) en: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ru: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct CoreFile {
    pub(super) schema: u32,
    pub(super) meta: MetaRow,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) opening: Vec<OpeningRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) doors: Vec<DoorRow>,
    pub(super) regions: Vec<RegionRow>,
    pub(super) types: Vec<TypeRow>,
    pub(super) nodes: NodeColumns,
    pub(super) relations: RelationColumns,
}

#[derive(Debug, Serialize)]
pub(super) struct MetaRow {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) date: String,
    pub(super) title: Text,
    pub(super) licence: String,
}

#[derive(Debug, Serialize)]
pub(super) struct OpeningRow {
    pub(super) text: Text,
    /// Positions in the sources of the texts file.
    pub(super) sources: Vec<u32>,
}

#[derive(Debug, Serialize)]
pub(super) struct DoorRow {
    pub(super) node: u32,
    pub(super) line: Text,
}

#[derive(Debug, Serialize)]
pub(super) struct RegionRow {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) lane: Text,
    pub(super) anchor: [f32; 2],
}

#[derive(Debug, Serialize)]
pub(super) struct TypeRow {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) forward: Text,
    pub(super) reverse: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) from: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) to: Vec<String>,
}

/// Nodes; `id` says how many.
#[derive(Debug, Default, Serialize)]
pub(super) struct NodeColumns {
    pub(super) id: Vec<String>,
    /// Index into `Kind::ALL`.
    pub(super) kind: Codes,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) region: Vec<u32>,
    pub(super) importance: Codes,
    /// Index into `Certainty::ALL`.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    pub(super) certainty: Codes,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) disputes: Vec<u16>,
    pub(super) name: TextColumn,
    #[serde(skip_serializing_if = "TextColumn::is_empty")]
    pub(super) short: TextColumn,
    /// `=` where it is the Russian name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) native: Vec<String>,
    /// Empty where it is Russian, the commonest by far.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lang: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) date: Vec<String>,
    /// From 1, into `countries`; 0 is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) country: Vec<u32>,
    #[serde(skip_serializing_if = "TextColumn::is_empty")]
    pub(super) countries: TextColumn,
    pub(super) coords: CoordColumns,
    #[serde(skip_serializing_if = "PinColumns::is_empty")]
    pub(super) pins: PinColumns,
    pub(super) aliases: AliasColumns,
    pub(super) roles: RoleColumns,
}

/// Coordinates of the nodes in `of` (differences).
#[derive(Debug, Default, Serialize)]
pub(super) struct CoordColumns {
    pub(super) of: Vec<i64>,
    pub(super) lat: Vec<f64>,
    pub(super) lon: Vec<f64>,
}

/// Where the picture keeps the nodes in `of` (differences), fractions of the sheet.
#[derive(Debug, Default, Serialize)]
pub(super) struct PinColumns {
    pub(super) of: Vec<i64>,
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
}

impl PinColumns {
    fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

/// Aliases of the nodes in `of` (differences; a node with two stands twice).
#[derive(Debug, Default, Serialize)]
pub(super) struct AliasColumns {
    pub(super) of: Vec<i64>,
    pub(super) name: Vec<String>,
}

/// Roles of the nodes in `of` (differences; a node with two stands twice).
#[derive(Debug, Default, Serialize)]
pub(super) struct RoleColumns {
    pub(super) of: Vec<i64>,
    pub(super) title: TextColumn,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) date: Vec<String>,
}

/// Relations; `from` says how many.
#[derive(Debug, Default, Serialize)]
pub(super) struct RelationColumns {
    /// Differences.
    pub(super) from: Vec<i64>,
    /// Differences while `from` stays the same, else indices.
    pub(super) to: Vec<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) kind: Vec<u32>,
    /// 0 none, 1 that of `from`, 2 that of `to`, from 3 an index into `dates`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) date: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dates: Vec<String>,
    /// Index into `Certainty::ALL`.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    pub(super) certainty: Codes,
    /// How many sources, at most 35.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    pub(super) sources: Codes,
}
