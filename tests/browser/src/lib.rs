//! What the journeys share: a visitor's way through the built exhibit in a real browser.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`mod@journey`] | runs one journey from an empty browser to a clean end |
//! | [`visitor`] | who comes: size of the window, language, theme, motion; which bundle is served |
//! | [`visit`] | a page that is open: scripts, waits, what the reader can see |
//! | [`mod@pointer`] | mouse, wheel and keys as the browser gets them from a hand |
//! | [`exhibit`] | the data of the bundle, and where the drawing puts what is in it |
//! | [`watch`] | errors in the console, requests to other places |
//! | [`mod@driver`] | chromedriver, started and ended |
//!
//! A journey ends with a failure on any error in the console and any request to another origin.
//! Waits are for conditions; no journey measures time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail loudly, and this crate is only for tests"
)]

pub mod driver;
pub mod exhibit;
pub mod journey;
pub mod pointer;
pub mod visit;
pub mod visitor;
pub mod watch;

pub use exhibit::Exhibit;
pub use journey::journey;
pub use visit::Visit;
pub use visitor::Visitor;
