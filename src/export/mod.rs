//! The drawing as files.

pub mod cite;
pub mod svg;
