//! Questions about the graph, against petgraph, brute force and the formulas themselves.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "network/made.rs"]
mod made;

#[path = "network/chains.rs"]
mod chains;
#[path = "network/communities.rs"]
mod communities;
#[path = "network/compare.rs"]
mod compare;
#[path = "network/filter.rs"]
mod filter;
#[path = "network/metrics.rs"]
mod metrics;
#[path = "network/neighbours.rs"]
mod neighbours;
#[path = "network/paths.rs"]
mod paths;
#[cfg(feature = "tool")]
#[path = "network/shipped.rs"]
mod shipped;
