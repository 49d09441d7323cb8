//! Time along a line: the scale, its ticks, and the packing of dated things into lanes.
//!
//! Nothing here draws. Times are [`Moment`](crate::model::Moment)s, places are pixels from the
//! left of the plot.

pub mod folds;
pub mod lanes;
pub mod playback;
pub mod scale;
pub mod strip;
pub mod ticks;

pub use folds::Folds;
pub use lanes::{LaneItem, Place, pack};
pub use scale::{Preset, TimeScale};
pub use ticks::{Tick, TickUnit, TickWords, ticks};
