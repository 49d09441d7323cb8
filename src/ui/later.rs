//! What the first picture does not need: code in a chunk of its own, which is fetched as soon as
//! the picture stands.
//!
//! [`Later`] is the door between the two: a table of functions. What is named in it, and nowhere
//! else in the exhibit, is compiled into the chunk; what both sides use stays in the first part.

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::{
    chooser::{ChooserProps, chooser},
    chunk::{Awaited, Fetched, use_chunk},
    entry::{Medium, entry_article},
    help::keys,
    list_pane::{ListPane, ListPaneProps},
    numbers::NumbersPane,
    player::{Player, PlayerProps},
    share::{Share, ShareProps},
    store::DatasetRef,
    that_day::of_cursor,
    timeline_pane::{TimelinePane, TimelinePaneProps},
    tools::{ToolsProps, tools},
};
use crate::{
    dataset::{self, Problem, ReadError},
    model::{Dataset, Lang, Moment, NodeIx},
    query::search::{Results, SearchIndex},
    scene::graph::{LENS, Lens},
    state::View,
    web::save::{Save, save},
};

/// A history with more in it, and what was wrong with the addition.
pub type Joined = Result<(Dataset, Vec<Problem>), ReadError>;

/// What the chunk can do.
pub struct Later {
    /// [`entry_article`].
    pub article: fn(&DatasetRef, NodeIx, Lang, &Medium, u8) -> Html,
    /// [`Share`].
    pub share: fn(ShareProps) -> Html,
    /// [`tools`].
    pub entry_tools: fn(ToolsProps) -> Html,
    /// What stands in the place of the network: [`ListPane`], or [`NumbersPane`].
    pub list: fn(ListPaneProps) -> Html,
    /// [`of_cursor`].
    pub that_day: fn(&DatasetRef, Moment, bool, Lang, &Medium) -> Html,
    /// [`TimelinePane`].
    pub timeline: fn(TimelinePaneProps) -> Html,
    /// [`chooser`].
    pub chooser: fn(ChooserProps<'_>) -> Html,
    /// [`Player`].
    pub player: fn(PlayerProps) -> Html,
    /// [`keys`].
    pub keys: fn(Lang) -> Html,
    /// [`SearchIndex::new`].
    pub search_index: fn(&Dataset) -> SearchIndex,
    /// [`SearchIndex::search`].
    pub search: fn(&SearchIndex, &Dataset, &str, usize) -> Results,
    /// [`LENS`].
    pub lens: &'static Lens,
    /// [`save`].
    pub save: Save,
    /// [`dataset::join_sources`].
    pub join_sources: fn(&Dataset, &str) -> Joined,
    /// [`dataset::join_texts`].
    pub join_texts: fn(&Dataset, &str) -> Joined,
}

/// Fetches the chunk; once it is there, at once. After a failure the next call tries again.
#[wasm_split(later, fallible)]
fn fetch() -> Fetched<Later> {
    Ok(&Later {
        article: entry_article,
        share: |props| html! { <Share ..props /> },
        entry_tools: tools,
        list: |props| match props.view {
            View::Numbers => html! { <NumbersPane ..props /> },
            View::Network | View::Unfolded | View::List => html! { <ListPane ..props /> },
        },
        that_day: of_cursor,
        timeline: |props| html! { <TimelinePane ..props /> },
        chooser,
        player: |props| html! { <Player ..props /> },
        keys,
        search_index: SearchIndex::new,
        search: SearchIndex::search,
        lens: &LENS,
        save,
        join_sources: dataset::join_sources,
        join_texts: dataset::join_texts,
    })
}

/// The chunk as panels hold it.
pub type AwaitedLater = Awaited<Later>;

/// Fetches the chunk once the first picture stands.
#[hook]
pub fn use_later() -> AwaitedLater {
    use_chunk(true, || Box::pin(fetch()))
}
