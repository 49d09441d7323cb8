//! Questions about a history, each a pure function.
//!
//! | module | the question |
//! | --- | --- |
//! | [`filter`] | what is shown, what hides the rest, and what would come back? |
//! | [`search`], [`fold`] | which entry is meant by these letters? |
//! | [`activity`] | how much happened when? |
//! | [`themes`] | and in which theme? |
//! | [`that_day`] | what else happened on a day, near and far? |
//! | [`neighbours`] | who stands next to whom, and within a few ties? |
//! | [`paths`] | how are two entries connected? |
//! | [`chains`] | what led to what, and over which facts? |
//! | [`compare`] | what do two entries have in common? |
//! | [`reasons`] | why is this entry here? |
//! | [`metrics`] | who is central, and how sure is that? |
//! | [`communities`], [`leiden`] | who belongs together by the ties alone? |
//! | [`study`] | which of these answers does the state ask for? |
//! | [`network`] | the graph that the last two are computed on |

pub mod activity;
pub mod chains;
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
pub mod study;
pub mod that_day;
pub mod themes;

pub use filter::{HiddenCounts, Presence, Visible};
pub use search::{Hit, SearchIndex};
