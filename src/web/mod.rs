//! The browser shell: the only folder that names `web-sys`, `js-sys` and `wasm-bindgen`.
//!
//! Everything here is thin: DOM events become plain values, scenes become canvas calls, the state
//! becomes a fragment. What can be computed without a browser is computed elsewhere.

pub mod arrange;
pub mod arranging;
pub mod bench;
mod bench_timeline;
pub mod brush;
pub mod canvas;
pub mod clipboard;
pub mod dom;
mod error;
pub mod fetch;
pub mod fonts;
pub mod frame;
pub mod graph_view;
pub mod history;
pub mod keyboard;
pub mod metrics;
pub mod observer;
pub mod pointer;
pub mod save;
pub mod start;
pub mod timeline_view;
pub mod unfold_view;

pub use error::WebError;
