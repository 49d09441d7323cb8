//! Questions about a history, each a pure function.

pub mod filter;
pub mod fold;
pub mod neighbours;
pub mod search;

pub use filter::{HiddenCounts, Presence, Visible};
pub use search::{Hit, SearchIndex};
//! Questions to a history, each a pure function.

pub mod activity;
