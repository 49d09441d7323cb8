//! What explores the network: filter, paths, comparison, ranking, groups; a chunk of its own, which
//! is fetched when a reader first asks for any of it.
//!
//! | file | what it does |
//! | --- | --- |
//! | [`panels`] | all of it at once |
//! | [`answers`] | works out the [`Study`](crate::query::study::Study) and keeps it up to date |
//! | [`drawer`] | the panel over the left of the network, and its parts: |
//! | [`filter`], [`connect`], [`rank`], [`groups`] | what stands in it |
//! | [`field`] | a field in which an entry is chosen by its name |
//! | [`ways`], [`comparison`], [`tie`] | the answers to what connects two entries |
//! | [`chips`] | what is left out, each with its undo |

mod answers;
mod chips;
mod comparison;
mod connect;
mod drawer;
mod field;
mod filter;
mod groups;
mod panels;
mod rank;
mod tie;
mod ways;

#[cfg(all(test, feature = "reading"))]
mod rendering_test;

use std::rc::Rc;

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

pub use answers::Answered;
pub use panels::PanelsProps;

use super::chunk::{Awaited, Fetched, use_chunk};
use crate::{
    model::{Dataset, Kind, NodeIx},
    query::{
        Visible,
        filter::{Cause, Causes, Countries},
        neighbours::Ego,
    },
    state::{Filter, Question, TimeWindow},
    web::dom,
};

/// What the chunk can do.
pub struct Explorer {
    /// [`panels::panels`].
    pub panels: fn(PanelsProps) -> Html,
    /// [`Ego::within`].
    pub within: fn(&Dataset, &Visible, NodeIx, u8) -> Ego,
    /// How many entries of each kind would be shown if it alone were.
    pub kind_counts: fn(&Dataset, &Filter, Option<TimeWindow>) -> [usize; 7],
}

/// Fetches the chunk; once it is there, at once. After a failure the next call tries again.
#[wasm_split(explore, fallible)]
fn fetch() -> Fetched<Explorer> {
    Ok(&Explorer { panels: panels::panels, within: Ego::within, kind_counts })
}

/// Fetches the chunk once it is wanted.
#[hook]
pub fn use_explorer(wanted: bool) -> Awaited<Explorer> {
    use_chunk(wanted, || Box::pin(fetch()))
}

fn kind_counts(dataset: &Dataset, filter: &Filter, window: Option<TimeWindow>) -> [usize; 7] {
    let countries = Countries::new(dataset);
    let counts =
        Causes::new(dataset, &countries, filter, window).counts(dataset, &countries, Cause::Kind);
    Kind::ALL.map(|kind| counts.get(kind as usize).copied().unwrap_or(0))
}

/// Id of the button that opens the drawer.
pub const OPENER_ID: &str = "explore-open";

/// What the open drawer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The part.
    pub part: Part,
    /// The ends of a pair that is not whole yet.
    pub ends: [Option<NodeIx>; 2],
    /// What will be asked of the pair.
    pub question: Question,
    /// When the reader called for it, in milliseconds, so that the keyboard goes there; 0 where it
    /// stays.
    pub called: u32,
}

impl Opened {
    /// Called for now.
    pub fn now(self) -> Self {
        Self { called: dom::now() as u32 | 1, ..self }
    }
}

impl Default for Opened {
    fn default() -> Self {
        Self { part: Part::Filter, ends: [None; 2], question: Question::Path, called: 0 }
    }
}

/// A part of the drawer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is left out.
    Filter,
    /// Two entries.
    Connect,
    /// Entries by their ties.
    Rank,
    /// Themes and communities.
    Groups,
}

/// The answers as panels share them, compared by identity.
pub type SharedAnswer = Option<Rc<Answered>>;
