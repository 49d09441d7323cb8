//! Panels: Yew function components, complete without effects, so that the same components render
//! on the host for the reading edition and the tests.
//!
//! State flows down as props, [`Action`](crate::state::Action)s flow up through one dispatcher.
//! `app` owns the reducer; panes that need a canvas hand it to a view of [`crate::web`].

pub mod app;
mod charts;
mod chooser;
pub(crate) mod chunk;
mod colophon;
mod connections;
mod detail;
mod disputes;
mod effects;
mod entry;
pub(crate) mod explore;
mod footnotes;
mod glyph;
mod graph_pane;
mod header;
mod help;
mod hooks;
mod intro;
pub(crate) mod large;
mod later;
mod legend;
mod life;
mod list_pane;
mod notices;
pub(crate) mod numbers;
mod overview;
mod parts;
mod player;
mod rail;
mod search_box;
mod sections;
mod share;
mod store;
mod that_day;
mod timeline_lanes;
mod timeline_pane;
mod tools;
pub(crate) mod unfold;
mod why;

pub use app::{App, AppProps};
pub use entry::{Medium, entry_article, source_line};
pub use glyph::glyph;
pub use intro::intro;
pub use store::DatasetRef;
