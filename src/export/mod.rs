//! The drawing as files.

pub mod svg;
