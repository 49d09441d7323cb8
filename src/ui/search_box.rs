//! The search box: a combobox over every name in every script.

use std::rc::Rc;

use yew::prelude::*;

use super::{glyph::glyph, store::DatasetRef};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Lang, NodeIx},
    query::search::{Results, SearchIndex},
    web::dom,
};

/// Id of the input, for the `/` key.
pub const SEARCH_ID: &str = "search";
const LIST_ID: &str = "search-results";
const LIMIT: usize = 12;

/// Props of [`SearchBox`].
#[derive(PartialEq, Properties)]
pub struct SearchBoxProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Language of the reader.
    pub lang: Lang,
    /// An entry was chosen.
    pub on_select: Callback<NodeIx>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

/// Text field with a list of hits below it.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let SearchBoxProps { dataset, lang, on_select, on_announce } = props;
    let lang = *lang;
    let query = use_state_eq(String::new);
    let active = use_state_eq(|| 0usize);
    let open = use_state_eq(|| false);
    // The names do not change when the texts arrive: key by their number.
    let index = use_memo(dataset.nodes().len(), |_| SearchIndex::new(dataset));
    let results: Rc<Results> =
        use_memo((*query).clone(), |query| index.search(dataset, query, LIMIT));

    {
        let (on_announce, count) = (on_announce.clone(), results.hits.len());
        let near = results.near_misses;
        use_effect_with((*query).clone(), move |query| {
            if !query.trim().is_empty() {
                on_announce.emit(if near {
                    i18n::text(lang, &Msg::NoEntryFor(query))
                } else {
                    i18n::text(lang, &Msg::SearchCount(count))
                });
            }
        });
    }

    let choose = {
        let (on_select, query, open) = (on_select.clone(), query.clone(), open.clone());
        Callback::from(move |node: NodeIx| {
            query.set(String::new());
            open.set(false);
            on_select.emit(node);
        })
    };
    let oninput = {
        let (query, active, open) = (query.clone(), active.clone(), open.clone());
        Callback::from(move |event: InputEvent| {
            query.set(dom::value_of(&event));
            active.set(0);
            open.set(true);
        })
    };
    let onkeydown = {
        let (query, active, open) = (query.clone(), active.clone(), open.clone());
        let (results, choose) = (results.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = results.hits.len();
            match event.key().as_str() {
                "ArrowDown" if count > 0 => {
                    open.set(true);
                    active.set((*active + 1) % count);
                }
                "ArrowUp" if count > 0 => active.set((*active + count - 1) % count),
                "Enter" => {
                    if let Some(hit) = results.hits.get(*active) {
                        choose.emit(hit.node);
                    }
                }
                // Escape first empties the box; an empty box leaves the key to the page.
                "Escape" if !query.is_empty() => query.set(String::new()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocus = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(true))
    };
    let onblur = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let clear = {
        let query = query.clone();
        Callback::from(move |_: MouseEvent| {
            query.set(String::new());
            dom::focus(SEARCH_ID);
        })
    };
    let shown = *open && !query.trim().is_empty();
    let label = i18n::text(lang, &Msg::Search);
    let option_id = |i: usize| format!("search-option-{i}");
    let current = (shown && !results.hits.is_empty()).then(|| option_id(*active));
    let options = results.hits.iter().enumerate().map(|(i, hit)| {
        let node = dataset.node(hit.node);
        let second = hit.matched.clone().or_else(|| node.native.as_ref().map(|n| n.name.clone()));
        let second = second.filter(|name| name != node.name.get(lang));
        let date = node.date.as_ref().map(|date| format_date(date, lang, DateStyle::Short));
        let (choose, ix) = (choose.clone(), hit.node);
        // The press, not the click: the box would lose the focus first and close.
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            choose.emit(ix);
        });
        html! {
            <li key={node.id.clone()} id={option_id(i)} role="option" {onmousedown}
                aria-selected={(i == *active).to_string()}>
                { glyph(node.kind) }
                <span class="what">
                    <span class="hit-name">{ node.name.get(lang).to_owned() }</span>
                    if let Some(second) = second { <span class="hit-second">{ second }</span> }
                </span>
                if let Some(date) = date { <span class="when">{ date }</span> }
            </li>
        }
    });
    html! {
        <div class="search" role="search">
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <circle cx="6.5" cy="6.5" r="4.5" /><path d="M10 10l4.5 4.5" />
            </svg>
            <input id={SEARCH_ID} type="text" role="combobox" autocomplete="off" spellcheck="false"
                enterkeyhint="search" aria-label={label.clone()} placeholder={label}
                aria-autocomplete="list" aria-expanded={shown.to_string()} aria-controls={LIST_ID}
                aria-activedescendant={current} value={(*query).clone()}
                {oninput} {onkeydown} {onfocus} {onblur} />
            if query.is_empty() {
                <kbd aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="clear" onclick={clear} aria-label={i18n::text(lang, &Msg::ClearSearch)}>{ "×" }</button>
            }
            <div class="results" hidden={!shown}>
                if results.near_misses && shown {
                    <p class="no-hit">{ i18n::text(lang, &Msg::NoEntryFor(query.trim())) }</p>
                    <p class="no-hit-hint">{ i18n::text(lang, &if results.hits.is_empty() { Msg::NamesAnyScript } else { Msg::DidYouMean }) }</p>
                }
                <ul id={LIST_ID} role="listbox" aria-label={i18n::text(lang, &Msg::Search)}>{ for options }</ul>
                if shown && !results.near_misses {
                    <p class="result-count" aria-hidden="true">{ i18n::text(lang, &Msg::SearchCount(results.hits.len())) }</p>
                }
            </div>
        </div>
    }
}
