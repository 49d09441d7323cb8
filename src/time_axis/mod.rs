//! Time along a line: the scale, its ticks, and the packing of dated things into lanes.
//!
//! Nothing here draws. Times are [`Moment`](crate::model::Moment)s, places are pixels from the
//! left of the plot.

pub mod folds;
pub mod lanes;
pub mod lens;
pub mod playback;
mod preset;
pub mod scale;
#[cfg(test)]
mod scale_test;
pub mod strip;
pub mod ticks;

pub use folds::Folds;
pub use lanes::{LaneItem, Place, pack};
pub use preset::Preset;
pub use scale::{Piece, Shape, TimeScale};
pub use ticks::{Tick, TickUnit, TickWords, ticks};
