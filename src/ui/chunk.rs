//! A chunk of the program, as panels hold it: here, on its way, or missing.

use std::{future::Future, pin::Pin};

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;
use yew::prelude::*;

use super::parts::{button, el, row, words};
use crate::{
    i18n::{self, Msg},
    model::Lang,
};

/// What a chunk can do, once it is here.
pub type Fetched<T> = Result<&'static T, SplitLoaderError>;

/// That on its way.
pub type Fetching<T> = Pin<Box<dyn Future<Output = Fetched<T>>>>;

/// A chunk that can do `T`.
pub struct Awaited<T: 'static> {
    here: Option<&'static T>,
    missing: bool,
    again: Callback<MouseEvent>,
}

// Derived, these would ask the same of `T`.
impl<T> Clone for Awaited<T> {
    fn clone(&self) -> Self {
        Self { again: self.again.clone(), ..*self }
    }
}

impl<T> PartialEq for Awaited<T> {
    fn eq(&self, other: &Self) -> bool {
        // There is one table of each chunk: two that are here are the same.
        (self.here.is_some(), self.missing) == (other.here.is_some(), other.missing)
            && self.again == other.again
    }
}

impl<T> Awaited<T> {
    /// What it can do, once it is here.
    pub const fn get(&self) -> Option<&'static T> {
        self.here
    }

    /// What stands where the chunk would draw: that it is on its way, or that it did not come and
    /// can be asked for again.
    pub fn placeholder(&self, lang: Lang) -> Html {
        placeholder(self.missing, &self.again, lang)
    }
}

#[inline(never)]
fn placeholder(missing: bool, again: &Callback<MouseEvent>, lang: Lang) -> Html {
    let say = |msg: Msg<'_>| i18n::text(lang, &msg);
    if !missing {
        return words("p", "awaited muted", say(Msg::LoadingTexts));
    }
    let again = button("secondary", say(Msg::TryAgain), again.clone());
    el("div", "awaited", row(vec![words("p", "", say(Msg::PartMissing)), again]))
}

/// Fetches a chunk as soon as it is wanted and the page stands.
#[hook]
pub fn use_chunk<T: 'static>(wanted: bool, fetch: fn() -> Fetching<T>) -> Awaited<T> {
    let here = use_state(|| None::<&'static T>);
    let missing = use_state_eq(|| false);
    let attempt = use_state_eq(|| 0);
    {
        let (here, missing) = (here.clone(), missing.clone());
        use_effect_with((wanted, *attempt), move |(wanted, _)| {
            if *wanted {
                spawn_local(async move {
                    match fetch().await {
                        Ok(chunk) => here.set(Some(chunk)),
                        Err(_) => missing.set(true),
                    }
                });
            }
        });
    }
    let again = {
        let (missing, attempt) = (missing.clone(), attempt.clone());
        use_callback(*attempt, move |_: MouseEvent, now| {
            missing.set(false);
            attempt.set(now + 1);
        })
    };
    Awaited { here: *here, missing: *missing, again }
}
