//! Questions about a history, each a pure function.

pub mod activity;
pub mod communities;
pub mod compare;
pub mod filter;
pub mod fold;
pub mod leiden;
pub mod metrics;
pub mod neighbours;
pub mod network;
pub mod paths;
pub mod reasons;
pub mod search;

pub use filter::{HiddenCounts, Presence, Visible};
pub use search::{Hit, SearchIndex};
