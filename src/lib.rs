//! Twentieth: the 20th Congress of the CPSU, the Secret Speech and its aftermath as a linked
//! network and timeline.
//!
//! # The map
//!
//! | module | what it holds | may name the browser |
//! | --- | --- | --- |
//! | [`model`] | what a history is: nodes, relations, claims, EDTF dates | no |
//! | [`dataset`] | from text to model and back: TOML sources, shipped JSON, problems | no |
//! | [`query`] | questions, each a pure function: filter, search, neighbours, activity | no |
//! | [`layout`] | where everything lies: settled, ice floes, baked to bytes | no |
//! | [`time_axis`] | time ⇄ x, ticks, packing into lanes | no |
//! | [`scene`] | the drawing as a value: network, timeline, labels, gestures | no |
//! | [`state`] | what the reader has chosen, how it changes, the link that says it | no |
//! | [`order`], [`case`], [`number`] | sorting, upper and lower case, decimals: small to ship | no |
//! | [`i18n`] | every sentence of the interface, dates in words | no |
//! | [`export`] | the drawing as SVG text, citations | no |
//! | `charts` | charts drawn with plotters, as SVG text; feature `charts` | inside plotters, on wasm |
//! | `reading` | the content as static pages, rendered on the host; feature `reading` | no |
//! | `ui` | panels: Yew function components; feature `app` | only names of `web` |
//! | `web` | the shell: canvas, pointers, files, history; feature `app` | yes |
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
pub mod number;
pub mod order;
pub mod query;
#[cfg(feature = "reading")]
pub mod reading;
pub mod scene;
pub mod state;
pub mod time_axis;
#[cfg(feature = "app")]
pub mod ui;
#[cfg(feature = "app")]
pub mod web;
