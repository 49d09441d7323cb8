//! From text to model and back.
//!
//! | module | from | to |
//! | --- | --- | --- |
//! | `toml` (feature `tool`) | the folder curators edit | [`Dataset`](crate::model::Dataset) and problems |
//! | `check` (feature `tool`) | a dataset | problems no single record shows |
//! | `constraints` (feature `tool`) | dates and what is dated by other things | what they leave open |
//! | `made` (natively alone) | two numbers | a made-up dataset of that size |
//! | `stats` (feature `tool`) | a dataset | counts for its curators |
//! | `sections` (feature `tool`) | passages and series | what is shown of them |
//! | [`schema`] | a dataset | the JSON files a page loads, and back |
//!
//! Broken history is still history: reading gives what could be read together with a list of
//! [`Problem`]s. Only input that cannot be continued with is a [`ReadError`].

#[cfg(feature = "tool")]
pub mod check;
#[cfg(feature = "tool")]
mod constraints;
#[cfg(not(target_family = "wasm"))]
pub mod made;
mod problem;
mod read_error;
pub mod schema;
#[cfg(feature = "tool")]
mod sections;
#[cfg(feature = "tool")]
pub mod stats;
#[cfg(feature = "tool")]
mod suggest;
#[cfg(feature = "tool")]
pub mod toml;

#[cfg(feature = "tool")]
pub use self::toml::{json_schema, read_files, read_folder};
pub use problem::{End, Problem, ProblemKind, Severity, Target};
pub use read_error::ReadError;
pub use schema::{
    SCHEMA_VERSION, fingerprint, join_sources, join_texts, read_core, write_core, write_sources,
    write_texts,
};
