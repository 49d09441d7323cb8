//! Charts drawn with plotters, as SVG text: the same picture in the exhibit, in the reading
//! edition and in tests.
//!
//! Only bars and lines go through plotters. Text is written here with explicit anchors: measuring
//! it, plotters would put elements into the page on wasm and count bytes elsewhere.

pub mod overview;

pub use overview::{Overview, OverviewWords, overview};
