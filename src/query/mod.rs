//! Questions to a history, each a pure function.

pub mod activity;
