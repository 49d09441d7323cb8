//! Questions about a history, each a pure function.

pub mod activity;
pub mod filter;
pub mod fold;
pub mod neighbours;
pub mod search;

pub use filter::{HiddenCounts, Presence, Visible};
pub use search::{Hit, SearchIndex};
