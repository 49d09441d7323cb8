//! A field in which an entry is chosen by its name: a combobox, as the search box is.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    i18n::{self, Msg},
    model::{Lang, NodeIx},
    query::search::{Results, SearchIndex},
    ui::{
        glyph::glyph,
        later::Later,
        parts::{Tag, el, row, text, truth, words},
        store::DatasetRef,
    },
    web::dom,
};

const LIMIT: usize = 8;

/// What searches, made once for both fields; compared by identity.
#[derive(Clone)]
pub struct Finder(pub Rc<(&'static Later, SearchIndex)>);

impl PartialEq for Finder {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Props of [`Field`].
#[derive(PartialEq, Properties)]
pub struct FieldProps {
    /// Id of the input.
    pub id: &'static str,
    /// What it asks for.
    pub label: String,
    /// The history.
    pub dataset: DatasetRef,
    /// Language of the reader.
    pub lang: Lang,
    /// The chosen entry.
    pub chosen: Option<NodeIx>,
    /// What searches, once it is here.
    pub finder: Option<Finder>,
    /// An entry was chosen.
    pub on_choose: Callback<NodeIx>,
}

/// Text field with a list of hits below it. While nothing is typed it names the chosen entry.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { id, label, dataset, lang, chosen, finder, on_choose } = props;
    let (id, lang) = (*id, *lang);
    let typed = use_state_eq(|| None::<String>);
    let active = use_state_eq(|| 0usize);
    let query = typed.as_deref().unwrap_or_default().trim();
    let results = match finder {
        Some(Finder(finder)) if !query.is_empty() => {
            (finder.0.search)(&finder.1, dataset, query, LIMIT)
        }
        _ => Results::default(),
    };
    let hits: Rc<[NodeIx]> = results.hits.iter().map(|hit| hit.node).collect();
    let option_id = |i: usize| format!("{id}-option-{i}");
    let at = (*active).min(hits.len().saturating_sub(1));
    let shown = typed.is_some() && !query.is_empty();
    let current = (shown && !hits.is_empty()).then(|| option_id(at));
    use_effect_with(current.clone(), |current| {
        if let Some(id) = current {
            dom::scroll_to(id);
        }
    });

    let choose = {
        let (typed, on_choose) = (typed.clone(), on_choose.clone());
        Callback::from(move |ix: NodeIx| {
            typed.set(None);
            on_choose.emit(ix);
        })
    };
    let oninput = {
        let (typed, active) = (typed.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(Some(dom::value_of(&event)));
            active.set(0);
        })
    };
    let onkeydown = {
        let (typed, active, choose, hits) =
            (typed.clone(), active.clone(), choose.clone(), hits.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = hits.len();
            match event.key().as_str() {
                "ArrowDown" if count > 0 => active.set((at + 1) % count),
                "ArrowUp" if count > 0 => active.set((at + count - 1) % count),
                "Enter" if count > 0 => choose.emit(hits[at]),
                // Escape first gives up what was typed; then the key is the drawer's.
                "Escape" if typed.is_some() => typed.set(None),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onblur = {
        let typed = typed.clone();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let options = hits.iter().enumerate().map(|(i, ix)| {
        let node = dataset.node(*ix);
        let (choose, ix) = (choose.clone(), *ix);
        // The press, not the click: the field would lose the focus first and close.
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            choose.emit(ix);
        });
        let name = words("span", "hit-name", node.name.get(lang).to_owned());
        html! {
            <li key={node.id.clone()} id={option_id(i)} role="option" {onmousedown}
                aria-selected={truth(i == at)}>
                { row(vec![glyph(node.kind), el("span", "what", name)]) }
            </li>
        }
    });
    let list_id = format!("{id}-results");
    let list = Tag::new("ul", "")
        .set("id", list_id.clone().into())
        .set("role", "listbox".into())
        .label(label.clone());
    let mut found = vec![list.around(options.collect())];
    if shown && hits.is_empty() {
        let said = i18n::text(lang, &Msg::NoEntryFor(query));
        found.push(Tag::new("p", "no-hit-hint").set("role", "status".into()).around(text(said)));
    }
    let mut box_below = Tag::new("div", "results");
    if !shown {
        box_below = box_below.set("hidden", "hidden".into());
    }
    let name = chosen.map(|ix| dataset.node(ix).name.get(lang).to_owned());
    let value = typed.as_ref().cloned().or(name).unwrap_or_default();
    let input = html! {
        <input {id} type="text" role="combobox" autocomplete="off" spellcheck="false"
            aria-autocomplete="list" aria-expanded={truth(shown)} aria-controls={list_id}
            aria-activedescendant={current} {value} {oninput} {onkeydown} {onblur} />
    };
    let label = Tag::new("label", "").set("for", id.into()).around(text(label.clone()));
    el("div", "field", row(vec![label, input, box_below.around(row(found))]))
}
