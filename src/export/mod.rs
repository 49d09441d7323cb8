//! The drawing as files.

pub mod cite;
pub mod figure;
pub mod first;
pub mod svg;
