//! The drawing as files.

pub mod cite;
pub mod first;
pub mod svg;
