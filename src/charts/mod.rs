//! Charts drawn with plotters, as SVG text: the same picture in the exhibit, in the reading
//! edition and in tests.
//!
//! | file | what it draws |
//! | --- | --- |
//! | [`mod@overview`] | how many dated facts each year has: the strip |
//! | [`mod@numbers`] | the numbers of a section as bars, ranges with their two ends |
//! | `course` | the same as a line, where they are one number over time |
//! | [`mod@themes`] | events a month by theme, a row for each |
//! | `plot` | bars and lines through plotters, in the colours of the page |
//! | `sheet` | the SVG around them, and its words |
//!
//! Only bars and lines go through plotters. Text is written here with explicit anchors: measuring
//! it, plotters would put elements into the page on wasm and count bytes elsewhere. On the page
//! this is a chunk of its own; the strip, which never changes, is drawn when the bundle is built.

mod course;
pub mod numbers;
pub mod overview;
mod plot;
mod sheet;
pub mod themes;

pub use numbers::numbers;
pub use overview::{ChartError, Overview, OverviewWords, overview};
pub use sheet::{Picture, Words};
pub use themes::themes;
