//! The connections of an entry: what led to it and what it led to, then the rest by verb.

use yew::prelude::*;

use super::{
    entry::{Article, Medium, note_marks, with_notes},
    glyph::glyph,
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Adjacent, Certainty, Dataset, Lang, NodeIx, RelationClass, RelationTypeIx},
    order::sort_by_key,
    query::neighbours::{connections, consequences},
};

/// How many connections are shown before the reader asks for all.
const FIRST: usize = 6;

/// The sections of connections of the article's entry.
pub(super) fn connection_sections(article: &Article<'_>) -> Html {
    let (lang, node, dataset) = (article.lang, article.node, article.dataset);
    let causal = |outgoing: bool, title: Msg<'static>| {
        let list = consequences(dataset, node, outgoing);
        if list.is_empty() {
            return Html::default();
        }
        html! {
            <section class="connections causal">
                <@{article.heading.clone()} class="section-head">{ i18n::text(lang, &title) }</@>
                <ul>{ for list.iter().map(|adjacent| row(article, adjacent, true)) }</ul>
            </section>
        }
    };
    let (causes, effects) = (causal(false, Msg::Causes), causal(true, Msg::Consequences));
    let rest: Vec<Adjacent> = connections(dataset, node)
        .into_iter()
        .filter(|adjacent| class_of(dataset, adjacent) != RelationClass::Consequence)
        .collect();
    let total = rest.len();
    let all = match article.medium {
        Medium::Exhibit { expanded, .. } => *expanded || total <= FIRST,
        Medium::Page { .. } => true,
    };
    let count = if all {
        total.to_string()
    } else {
        i18n::text(lang, &Msg::SomeOf(FIRST.min(total), total))
    };
    let rows = if all && total > FIRST {
        by_verb(article, &rest)
    } else {
        html! { <ul>{ for most_important(&rest).iter().map(|adjacent| row(article, adjacent, false)) }</ul> }
    };
    let toggle = match article.medium {
        Medium::Exhibit { on_expand, expanded, .. } if total > FIRST => {
            let on_expand = on_expand.clone();
            let expanded = *expanded;
            let words = if expanded { Msg::Fewer } else { Msg::AllCount(total) };
            let onclick = Callback::from(move |_: MouseEvent| on_expand.emit(!expanded));
            html! {
                <button type="button" class="quiet" aria-expanded={expanded.to_string()} {onclick}>
                    { i18n::text(lang, &words) }
                </button>
            }
        }
        _ => Html::default(),
    };
    html! {
        <>
            { causes }
            { effects }
            if total > 0 {
                <section class="connections">
                    <div class="section-line">
                        <@{article.heading.clone()} class="section-head">{ i18n::text(lang, &Msg::Connections) }</@>
                        <span class="count">{ count }</span>
                    </div>
                    { rows }
                    { toggle }
                </section>
            }
        </>
    }
}

fn class_of(dataset: &Dataset, adjacent: &Adjacent) -> RelationClass {
    dataset.class_of(dataset.relation(adjacent.relation))
}

/// The few connections to the most important entries, one for each, in order of date.
fn most_important(rest: &[Adjacent]) -> Vec<Adjacent> {
    let mut chosen: Vec<NodeIx> = rest.iter().map(|adjacent| adjacent.node).collect();
    sort_by_key(&mut chosen, |ix| *ix);
    chosen.dedup();
    chosen.truncate(FIRST);
    let mut seen = Vec::new();
    let mut list: Vec<Adjacent> = rest
        .iter()
        .filter(|adjacent| {
            let fresh = chosen.contains(&adjacent.node) && !seen.contains(&adjacent.node);
            seen.push(adjacent.node);
            fresh
        })
        .copied()
        .collect();
    // Several ties to one entry leave room for more.
    for adjacent in rest {
        if list.len() >= FIRST {
            break;
        }
        if !list.contains(adjacent) {
            list.push(*adjacent);
        }
    }
    list
}

/// All connections under their verbs, the verb with the earliest connection first.
fn by_verb(article: &Article<'_>, rest: &[Adjacent]) -> Html {
    let mut groups: Vec<((RelationTypeIx, bool), Vec<&Adjacent>)> = Vec::new();
    for adjacent in rest {
        let key = (article.dataset.relation(adjacent.relation).kind, adjacent.outgoing);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(adjacent),
            None => groups.push((key, vec![adjacent])),
        }
    }
    html! {
        <ul class="verbs">
            { for groups.iter().map(|((kind, outgoing), group)| {
                let vocabulary = &article.dataset.relation_types()[kind.index()];
                let verb = if *outgoing { &vocabulary.forward } else { &vocabulary.reverse };
                html! {
                    <li>
                        <span class="verb-head">{ verb.get(article.lang).to_owned() }</span>
                        <ul>{ for group.iter().map(|adjacent| row(article, adjacent, true)) }</ul>
                    </li>
                }
            }) }
        </ul>
    }
}

/// One connection: shape, verb, name, date, the part played or the reason, its sources.
fn row(article: &Article<'_>, adjacent: &Adjacent, verb_said: bool) -> Html {
    let (dataset, lang, medium) = (article.dataset, article.lang, article.medium);
    let relation = dataset.relation(adjacent.relation);
    let vocabulary = dataset.type_of(relation);
    let verb = if adjacent.outgoing { &vocabulary.forward } else { &vocabulary.reverse };
    let other = dataset.node(adjacent.node);
    let name = other.name.get(lang).to_owned();
    // Beside a cause or an effect stands its own date, beside anything else that of the tie.
    let causal = dataset.class_of(relation) == RelationClass::Consequence;
    let date = if causal && other.is_dated_fact() { &other.date } else { &relation.date };
    let date = date.as_ref().map(|date| format_date(date, lang, DateStyle::Short));
    let class = classes!(
        "connection",
        (relation.certainty == Certainty::Disputed).then_some("disputed"),
        (relation.certainty == Certainty::Probable).then_some("probable"),
    );
    let (enter, leave) = match medium {
        Medium::Exhibit { on_hover, .. } => {
            let (enter, leave, node) = (on_hover.clone(), on_hover.clone(), adjacent.node);
            (
                Callback::from(move |_: MouseEvent| enter.emit(Some(node))),
                Callback::from(move |_: MouseEvent| leave.emit(None)),
            )
        }
        Medium::Page { .. } => (Callback::noop(), Callback::noop()),
    };
    let notes = note_marks(article, &relation.sources);
    let doubt = (relation.certainty != Certainty::Established)
        .then(|| i18n::text(lang, &Msg::CertaintyName(relation.certainty)));
    html! {
        <li {class} onmouseenter={enter} onmouseleave={leave}>
            { glyph(other.kind) }
            <span class="what">
                if !verb_said { <span class="verb">{ verb.get(lang).to_owned() }{ " " }</span> }
                { spoken_in(other.name.lang_of(lang), lang, entry_link(medium, adjacent.node, &other.id, &name)) }
                if let Some(doubt) = doubt { <span class="doubt">{ format!(" ({doubt})") }</span> }
                if relation.note.is_empty() {
                    { notes }
                } else {
                    <span class="reason" lang={relation.note.lang_of(lang).tag()}>
                        { " " }{ with_notes(relation.note.get(lang), notes) }
                    </span>
                }
            </span>
            if let Some(date) = date { <span class="when">{ date }</span> }
        </li>
    }
}

/// Marks words that fell back to another language than the article's.
fn spoken_in(words: Lang, article: Lang, html: Html) -> Html {
    if words == article {
        html
    } else {
        html! { <span lang={words.tag()}>{ html }</span> }
    }
}

/// The name of an entry as a link to it.
pub(super) fn entry_link(medium: &Medium, node: NodeIx, id: &str, name: &str) -> Html {
    match medium {
        Medium::Exhibit { on_select, .. } => {
            let on_select = on_select.clone();
            let onclick = Callback::from(move |event: MouseEvent| {
                // With a modifier the browser opens the link in a new tab.
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    on_select.emit(node);
                }
            });
            html! { <a class="entry-link" href={format!("#select={id}")} {onclick}>{ name.to_owned() }</a> }
        }
        Medium::Page { href_of } => {
            html! { <a class="entry-link" href={href_of.emit(node)}>{ name.to_owned() }</a> }
        }
    }
}
