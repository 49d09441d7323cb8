//! Rules that no single record can break: they look at the whole history.

use super::Problem;
use crate::model::Dataset;

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Path below the folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

/// Where the records of a dataset stand, by their indices.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Of nodes.
    pub nodes: Vec<Origin>,
    /// Of relations.
    pub relations: Vec<Origin>,
    /// Of sources.
    pub sources: Vec<Origin>,
}

/// Holds a dataset against every rule.
pub fn check(_dataset: &Dataset, _origins: &Origins) -> Vec<Problem> {
    Vec::new()
}
