//! A visitor's ways through the built exhibit, in a real browser.
//!
//! `cargo test --package browser-journeys` walks them all (`TWENTIETH_DIST` names another bundle
//! than `dist/`); with `-- --ignored pictures` it takes pictures for people to look at.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "the helpers of tests fail as loudly as tests do"
)]

mod access;
mod answers;
mod arranging;
mod broken;
mod dates;
mod explore;
mod keyboard;
mod links;
mod list;
mod looks;
mod network;
mod numbers;
mod opening;
mod pictures;
mod scale;
mod search;
mod sources;
mod time;
mod timeline;
mod unfold;
