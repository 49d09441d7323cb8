//! Twentieth: the 20th Congress of the CPSU, the Secret Speech and its aftermath as a linked
//! network and timeline.
//!
//! # The map
//!
//! | module | what it holds | may name the browser |
//! | --- | --- | --- |
//! | [`layout`] | where everything lies: settled, ice floes, baked to bytes | no |
//! | [`model`] | what a history is: nodes, relations, claims, EDTF dates | no |
//! | [`case`] | upper and lower case, small to ship | no |
//! | [`order`] | sorting, small to ship | no |
//! | [`query`] | questions, each a pure function | no |
//! | [`time_axis`] | time ⇄ x, ticks, packing into lanes | no |
//! | `charts` | charts drawn with plotters, as SVG text; feature `charts` | inside plotters, on wasm |
//! | [`export`] | the drawing as SVG text | no |
//! | [`dataset`] | from text to model and back: TOML sources, shipped JSON, problems | no |
//!
//! # The fence
//!
//! `cargo check --no-default-features` compiles everything but the browser. Only `web` and `ui`
//! may name `web-sys`, `wasm-bindgen` or Yew; the compiler holds that fence, not review.

pub mod case;
#[cfg(feature = "charts")]
pub mod charts;
pub mod dataset;
pub mod export;
pub mod i18n;
pub mod layout;
pub mod model;
pub mod order;
pub mod query;
pub mod scene;
pub mod state;
pub mod time_axis;

#[cfg(feature = "app")]
pub mod ui;
#[cfg(feature = "app")]
pub mod web;
