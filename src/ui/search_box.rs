//! The search box: a combobox over every name in every script.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    glyph::glyph,
    later::AwaitedLater,
    parts::{Tag, cross, drawing, el, icon, row, text, truth, words},
    store::DatasetRef,
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Lang, NodeIx},
    query::search::Results,
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
    /// What searches.
    pub later: AwaitedLater,
}

/// What was typed, and where the keyboard is among the hits.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    query: String,
    active: usize,
    open: bool,
}

/// What happens to the box; numbers are those of the hits.
enum Step {
    Type(String),
    Empty,
    Leave,
    Down(usize),
    Up(usize),
    Open(bool),
}

impl Reducible for Typed {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match step {
            Step::Type(query) => next = Self { query, active: 0, open: true },
            Step::Empty => next.query.clear(),
            Step::Leave => next = Self { active: next.active, ..Self::default() },
            Step::Down(count) => {
                next.active = (next.active + 1) % count;
                next.open = true;
            }
            Step::Up(count) => next.active = (next.active + count - 1) % count,
            Step::Open(open) => next.open = open,
        }
        Rc::new(next)
    }
}

fn option_id(i: usize) -> String {
    format!("search-option-{i}")
}

/// Text field with a list of hits below it.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let SearchBoxProps { dataset, lang, on_select, on_announce, later } = props;
    let lang = *lang;
    let state = use_reducer_eq(Typed::default);
    let query = &state.query;
    // The names do not change when the texts arrive: key by their number.
    let index = use_memo((dataset.nodes().len(), later.clone()), |(_, later)| {
        later.get().map(|later| (later, (later.search_index)(dataset)))
    });
    let results: Rc<Results> =
        use_memo((query.clone(), later.clone()), |(query, _)| match &*index {
            Some((later, index)) => (later.search)(index, dataset, query, LIMIT),
            None => Results::default(),
        });

    {
        let (on_announce, count) = (on_announce.clone(), results.hits.len());
        let near = results.near_misses;
        use_effect_with((query.clone(), later.clone()), move |(query, later)| {
            if later.get().is_some() && !query.trim().is_empty() {
                on_announce.emit(if near {
                    i18n::text(lang, &Msg::NoEntryFor(query))
                } else {
                    i18n::text(lang, &Msg::SearchCount(count))
                });
            }
        });
    }

    let current = state.active;
    use_effect_with((current, state.open), move |(current, open)| {
        if *open {
            dom::scroll_to(&option_id(*current));
        }
    });
    let send = {
        let state = state.dispatcher();
        move |step: Step| state.dispatch(step)
    };
    let choose = {
        let (on_select, send) = (on_select.clone(), send.clone());
        Callback::from(move |node: NodeIx| {
            send(Step::Leave);
            on_select.emit(node);
        })
    };
    let oninput = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| send(Step::Type(dom::value_of(&event))))
    };
    let onkeydown = {
        let (send, choose, results) = (send.clone(), choose.clone(), results.clone());
        let is_empty = query.is_empty();
        Callback::from(move |event: KeyboardEvent| {
            let count = results.hits.len();
            match event.key().as_str() {
                "ArrowDown" if count > 0 => send(Step::Down(count)),
                "ArrowUp" if count > 0 => send(Step::Up(count)),
                "Enter" => {
                    if let Some(hit) = results.hits.get(current) {
                        choose.emit(hit.node);
                    }
                }
                // Escape first empties the box; an empty box leaves the key to the page.
                "Escape" if !is_empty => send(Step::Empty),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocus = {
        let send = send.clone();
        Callback::from(move |_: FocusEvent| send(Step::Open(true)))
    };
    let onblur = {
        let send = send.clone();
        Callback::from(move |_: FocusEvent| send(Step::Open(false)))
    };
    let clear = Callback::from(move |_: MouseEvent| {
        send(Step::Empty);
        dom::focus(SEARCH_ID);
    });
    let shown = state.open && !query.trim().is_empty();
    let label = i18n::text(lang, &Msg::Search);
    let active = (shown && !results.hits.is_empty()).then(|| option_id(current));
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
        let mut what = vec![words("span", "hit-name", node.name.get(lang).to_owned())];
        if let Some(second) = second {
            what.push(words("span", "hit-second", second));
        }
        let mut pieces = vec![glyph(node.kind), el("span", "what", row(what))];
        if let Some(date) = date {
            pieces.push(words("span", "when", date));
        }
        html! {
            <li key={node.id.clone()} id={option_id(i)} role="option" {onmousedown}
                aria-selected={truth(i == current)}>
                { row(pieces) }
            </li>
        }
    });
    let mut found = Vec::new();
    if results.near_misses && shown {
        let none = i18n::text(lang, &Msg::NoEntryFor(query.trim()));
        let hint = if results.hits.is_empty() { Msg::NamesAnyScript } else { Msg::DidYouMean };
        found.push(words("p", "no-hit", none));
        found.push(words("p", "no-hit-hint", i18n::text(lang, &hint)));
    }
    let list = Tag::new("ul", "").set("id", LIST_ID.into()).set("role", "listbox".into());
    found.push(list.label(label.clone()).around(options.collect()));
    if shown && later.get().is_none() {
        // A press would take the focus from the box, which then closes before the click.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        found.push(html! { <div {onmousedown}>{ later.placeholder(lang) }</div> });
    } else if shown && !results.near_misses {
        let count = text(i18n::text(lang, &Msg::SearchCount(results.hits.len())));
        found.push(Tag::new("p", "result-count").set("aria-hidden", "true".into()).around(count));
    }
    let mut results = Tag::new("div", "results");
    if !shown {
        results = results.set("hidden", "hidden".into());
    }
    let input = html! {
        <input id={SEARCH_ID} type="text" role="combobox" autocomplete="off" spellcheck="false"
            enterkeyhint="search" aria-label={label.clone()} placeholder={label}
            aria-autocomplete="list" aria-expanded={truth(shown)} aria-controls={LIST_ID}
            aria-activedescendant={active} value={query.clone()}
            {oninput} {onkeydown} {onfocus} {onblur} />
    };
    let beside = if query.is_empty() {
        drawing(r#"<kbd aria-hidden="true">/</kbd>"#)
    } else {
        cross("clear", i18n::text(lang, &Msg::ClearSearch), clear)
    };
    let lens = icon!(r#"<circle cx="6.5" cy="6.5" r="4.5" /><path d="M10 10l4.5 4.5" />"#);
    Tag::new("div", "search").set("role", "search".into()).around(row(vec![
        lens,
        input,
        beside,
        results.around(row(found)),
    ]))
}
