//! The JSON files a page loads: **core** draws the first picture; **sources** and, for each language,
//! **texts** are joined to it.
//!
//! This folder is the only place that knows their names. Both are columns, not records: all ids,
//! then all names, and so on, for equal things next to each other compress best. An absent value
//! is an empty one, and a column may stop at its last value that is not empty. Relations point
//! with indices, which makes them meaningless without their core: the other files carry the
//! [`fingerprint`] of the core they were written for.
//!
//! Nothing here trusts what it reads: every index is checked, what cannot be is a
//! [`ReadError`], and what is wrong with one record is a
//! [`Problem`](super::Problem).

mod columns;
mod core;
mod core_file;
mod json;
mod nodes;
mod relations;
mod report;
mod sections;
mod sources;
mod texts;
mod texts_file;

use self::{json::Json, report::shown};
use super::ReadError;
use crate::model::{Dataset, Relation};

pub use self::{
    core::{read_core, write_core},
    sources::{join_sources, write_sources},
    texts::{join_texts, write_texts},
};

/// Version of these files. Raise it with every change that an older page cannot read.
pub const SCHEMA_VERSION: u32 = 1;

/// What the other files must agree on with their core: version, ids, roles and relations, in order.
///
/// FNV-1a, 64 bits, after Fowler, Noll and Vo: nothing here is secret, only mixed up by caches.
pub fn fingerprint(dataset: &Dataset) -> String {
    let mut hash = Fnv::default();
    let meta = dataset.meta();
    for text in [&meta.id, &meta.version, &meta.date] {
        hash.text(text);
    }
    for node in dataset.nodes() {
        hash.text(&node.id);
        hash.number(node.roles.len() as u32);
    }
    for Relation { from, to, kind, .. } in dataset.relations() {
        for index in [from.0, to.0, kind.0] {
            hash.number(index);
        }
    }
    format!("{:016x}", hash.0)
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn number(&mut self, number: u32) {
        self.bytes(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        // No UTF-8 text holds this byte, so "ab" "c" differs from "a" "bc".
        self.bytes(&[0xff]);
    }
}

/// Parses a file of this version. The version is looked at before the shape, for a page older than
/// its data is the likeliest reason why that does not fit.
fn parse(what: &'static str, json: &str) -> Result<Json, ReadError> {
    let json = Json::parse(json).map_err(|(line, column)| ReadError::NotJson {
        what,
        line,
        column,
        message: "found no JSON there".to_owned(),
    })?;
    match json.get("schema") {
        Some(schema) if schema.whole() == Some(SCHEMA_VERSION.into()) => Ok(json),
        schema => {
            let found = shown(schema.unwrap_or(&Json::Null));
            Err(ReadError::WrongSchema { what, found, expected: SCHEMA_VERSION })
        }
    }
}

/// A file of another shape.
fn misshapen(what: &'static str, message: String) -> ReadError {
    ReadError::NotJson { what, line: 0, column: 0, message }
}
