//! What the first picture does not need: code in a chunk of its own, which is fetched as soon as
//! the picture stands.
//!
//! [`Later`] is the door between the two: a table of functions. What is named in it, and nowhere
//! else in the exhibit, is compiled into the chunk; what both sides use stays in the first part.

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use super::{
    entry::{Medium, entry_article},
    help::keys,
    list_pane::{ListPane, ListPaneProps},
    parts::{button, el, row, words},
    share::{Share, ShareProps},
    store::DatasetRef,
};
use crate::{
    dataset::{self, Problem, ReadError},
    i18n::{self, Msg},
    model::{Dataset, Lang, NodeIx},
    query::search::{Results, SearchIndex},
};

/// A history with more in it, and what was wrong with the addition.
pub type Joined = Result<(Dataset, Vec<Problem>), ReadError>;

/// What the chunk can do.
pub struct Later {
    /// [`entry_article`].
    pub article: fn(&DatasetRef, NodeIx, Lang, &Medium, u8) -> Html,
    /// [`Share`].
    pub share: fn(ShareProps) -> Html,
    /// [`ListPane`].
    pub list: fn(ListPaneProps) -> Html,
    /// [`keys`].
    pub keys: fn(Lang) -> Html,
    /// [`SearchIndex::new`].
    pub search_index: fn(&Dataset) -> SearchIndex,
    /// [`SearchIndex::search`].
    pub search: fn(&SearchIndex, &Dataset, &str, usize) -> Results,
    /// [`dataset::join_sources`].
    pub join_sources: fn(&Dataset, &str) -> Joined,
    /// [`dataset::join_texts`].
    pub join_texts: fn(&Dataset, &str) -> Joined,
}

/// Fetches the chunk; once it is there, at once. After a failure the next call tries again.
#[wasm_split(later, fallible)]
pub fn fetch() -> Result<&'static Later, SplitLoaderError> {
    Ok(&Later {
        article: entry_article,
        share: |props| html! { <Share ..props /> },
        list: |props| html! { <ListPane ..props /> },
        keys,
        search_index: SearchIndex::new,
        search: SearchIndex::search,
        join_sources: dataset::join_sources,
        join_texts: dataset::join_texts,
    })
}

/// How far the chunk is.
#[derive(Clone, Copy)]
enum Arrival {
    Coming,
    Here(&'static Later),
    Missing,
}

impl PartialEq for Arrival {
    fn eq(&self, other: &Self) -> bool {
        // There is one chunk: two that are here are the same.
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// The chunk as panels hold it: here, on its way, or missing.
#[derive(Clone, PartialEq)]
pub struct Awaited {
    arrival: Arrival,
    attempt: u32,
    again: Callback<MouseEvent>,
}

impl Awaited {
    /// The chunk, once it is here.
    pub const fn get(&self) -> Option<&'static Later> {
        match self.arrival {
            Arrival::Here(later) => Some(later),
            Arrival::Coming | Arrival::Missing => None,
        }
    }

    /// How often it was asked for; what else depends on it is to be tried again when this grows.
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// What stands where the chunk would draw: that it is on its way, or that it did not come and
    /// can be asked for again. Empty once it is here.
    pub fn placeholder(&self, lang: Lang) -> Html {
        let say = |msg: Msg<'_>| i18n::text(lang, &msg);
        match self.arrival {
            Arrival::Here(_) => Html::default(),
            Arrival::Coming => words("p", "awaited muted", say(Msg::LoadingTexts)),
            Arrival::Missing => {
                let again = button("secondary", say(Msg::TryAgain), self.again.clone());
                el("div", "awaited", row(vec![words("p", "", say(Msg::PartMissing)), again]))
            }
        }
    }
}

/// Fetches the chunk once the first picture stands.
#[hook]
pub fn use_later() -> Awaited {
    let arrival = use_state_eq(|| Arrival::Coming);
    let attempt = use_state_eq(|| 0);
    {
        let arrival = arrival.clone();
        use_effect_with(*attempt, move |_| {
            spawn_local(async move {
                arrival.set(match fetch().await {
                    Ok(later) => Arrival::Here(later),
                    Err(_) => Arrival::Missing,
                });
            });
        });
    }
    let again = {
        let (arrival, attempt) = (arrival.clone(), attempt.clone());
        use_callback(*attempt, move |_: MouseEvent, now| {
            arrival.set(Arrival::Coming);
            attempt.set(now + 1);
        })
    };
    Awaited { arrival: *arrival, attempt: *attempt, again }
}
