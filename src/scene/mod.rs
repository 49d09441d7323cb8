//! The drawing as a value.
//!
//! A [`Scene`] is a list of paths and texts in painting order, in CSS pixels from the top left.
//! It knows no canvas: the browser's painter, the SVG export and the tests consume the same list.

mod batches;
mod camera;
mod color;
mod geom;
pub mod gesture;
pub mod graph;
pub mod marks;
pub mod metrics_table;
pub mod raster;
mod shape;
mod thaw;
mod theme;
pub mod timeline;
pub mod unfold;

pub use camera::Camera;
pub use color::Color;
pub use geom::{Point, Rect, Size, Vec2};
pub use shape::{
    Align, Dash, FontFace, Item, Paint, Path, Scene, Seg, Stroke, Text, TextMetrics, TextStyle,
};
pub use thaw::thaw_color;
pub use theme::{Theme, ThemeName};
