//! The network unfolded in time: the picture, its bar, and the chain in words; a chunk of its own,
//! which is fetched when a reader first asks for the view.
//!
//! | file | what it does |
//! | --- | --- |
//! | [`pane`] | canvases, their accessible mirror, the bar below |
//! | [`panel`] | the chain as a list, what led to an entry and what followed |
//! | [`told`] | what both are about |

mod pane;
mod panel;
mod told;

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

pub use pane::UnfoldPaneProps;
pub use panel::ChainPanelProps;

use super::chunk::{Awaited, Fetched, use_chunk};

/// What the chunk can do.
pub struct Unfolder {
    /// [`pane::UnfoldPane`].
    pub pane: fn(UnfoldPaneProps) -> Html,
    /// [`panel::ChainPanel`].
    pub panel: fn(ChainPanelProps) -> Html,
}

/// Fetches the chunk; once it is there, at once. After a failure the next call tries again.
#[wasm_split(unfold, fallible)]
fn fetch() -> Fetched<Unfolder> {
    Ok(&Unfolder {
        pane: |props| html! { <pane::UnfoldPane ..props /> },
        panel: |props| html! { <panel::ChainPanel ..props /> },
    })
}

/// The chunk as panels hold it.
pub type AwaitedUnfolder = Awaited<Unfolder>;

/// Fetches the chunk once it is wanted.
#[hook]
pub fn use_unfolder(wanted: bool) -> AwaitedUnfolder {
    use_chunk(wanted, || Box::pin(fetch()))
}
