//! The connections of an entry: what led to it and what it led to, then the rest by verb.

use yew::prelude::*;

use super::{
    entry::{Article, Medium, note_marks, with_notes},
    glyph::glyph,
    parts::{self, Button, Tag, el, text, words},
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{
        Adjacent, Certainty, Dataset, Kind, Lang, NodeIx, Relation, RelationClass, RelationTypeIx,
    },
    order::sort_by_key,
    query::neighbours::{connections, consequences},
};

/// How many connections are shown before the reader asks for all.
const FIRST: usize = 6;

/// The sections of connections of the article's entry.
pub(super) fn connection_sections(article: &Article<'_>) -> Html {
    let (lang, node, dataset) = (article.lang, article.node, article.dataset);
    // What led to a person would read oddly: there it is one connection among others.
    let is_fact = dataset.node(node).is_dated_fact();
    let causal = |outgoing: bool, title: Msg<'static>| {
        let list = consequences(dataset, node, outgoing);
        if list.is_empty() || !is_fact {
            return Html::default();
        }
        let rows = list.iter().map(|adjacent| row(article, adjacent, true)).collect();
        let content = parts::row(vec![
            words(article.heading, "section-head", i18n::text(lang, &title)),
            el("ul", "", rows),
        ]);
        el("section", "connections causal", content)
    };
    let (causes, effects) = (causal(false, Msg::Causes), causal(true, Msg::Consequences));
    let rest: Vec<Adjacent> = connections(dataset, node)
        .into_iter()
        .filter(|adjacent| !is_fact || class_of(dataset, adjacent) != RelationClass::Consequence)
        .collect();
    let total = rest.len();
    let all = match article.medium {
        Medium::Exhibit { expanded, .. } => *expanded || total <= FIRST,
        Medium::Page { .. } => true,
    };
    if total == 0 {
        return parts::row(vec![causes, effects]);
    }
    let count = if all {
        total.to_string()
    } else {
        i18n::text(lang, &Msg::SomeOf(FIRST.min(total), total))
    };
    let rows = if all && total > FIRST {
        by_verb(article, &rest)
    } else {
        let few = most_important(&rest);
        el("ul", "", few.iter().map(|adjacent| row(article, adjacent, false)).collect())
    };
    let toggle = match article.medium {
        Medium::Exhibit { on_expand, expanded, .. } if total > FIRST => {
            let on_expand = on_expand.clone();
            let expanded = *expanded;
            let words = if expanded { Msg::Fewer } else { Msg::AllCount(total) };
            Button {
                class: "quiet",
                expanded: Some(expanded),
                onclick: Callback::from(move |_: MouseEvent| on_expand.emit(!expanded)),
                content: text(i18n::text(lang, &words)),
                ..Button::default()
            }
            .html()
        }
        _ => Html::default(),
    };
    let line = parts::row(vec![
        words(article.heading, "section-head", i18n::text(lang, &Msg::Connections)),
        words("span", "count", count),
    ]);
    let rest = parts::row(vec![el("div", "section-line", line), rows, toggle]);
    parts::row(vec![causes, effects, el("section", "connections", rest)])
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
    let groups = groups.iter().map(|((kind, outgoing), group)| {
        let vocabulary = &article.dataset.relation_types()[kind.index()];
        let verb = if *outgoing { &vocabulary.forward } else { &vocabulary.reverse };
        let rows = group.iter().map(|adjacent| row(article, adjacent, true)).collect();
        let head = words("span", "verb-head", verb.get(article.lang).to_owned());
        el("li", "", parts::row(vec![head, el("ul", "", rows)]))
    });
    el("ul", "verbs", groups.collect())
}

/// A line about a tie: the mark of where it leads, `what` it is in words, how firmly it is held, why,
/// who says so, and when.
pub(super) fn tie_line(
    article: &Article<'_>,
    relation: &Relation,
    mark: Kind,
    mut what: Vec<Html>,
    date: Option<String>,
) -> Html {
    let lang = article.lang;
    let notes = note_marks(article, &relation.sources);
    if relation.certainty != Certainty::Established {
        let doubt = i18n::text(lang, &Msg::CertaintyName(relation.certainty));
        what.push(words("span", "doubt", [" (", &doubt, ")"].concat()));
    }
    what.push(if relation.note.is_empty() {
        notes
    } else {
        let reason = with_notes(relation.note.get(lang), notes);
        Tag::new("span", "reason")
            .lang(relation.note.lang_of(lang).tag())
            .around(parts::row(vec![text(" "), reason]))
    });
    let mut pieces = vec![glyph(mark), el("span", "what", parts::row(what))];
    if let Some(date) = date {
        pieces.push(words("span", "when", date));
    }
    parts::row(pieces)
}

/// The class of a line about a tie.
pub(super) const fn line_class(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Established => "connection",
        Certainty::Probable => "connection probable",
        Certainty::Disputed => "connection disputed",
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
    let class = line_class(relation.certainty);
    let mut what = Vec::new();
    if !verb_said {
        what.push(words("span", "verb", verb.get(lang).to_owned() + " "));
    }
    let link = entry_link(medium, adjacent.node, &other.id, &name);
    what.push(spoken_in(other.name.lang_of(lang), lang, link));
    let content = tie_line(article, relation, other.kind, what, date);
    match medium {
        Medium::Exhibit { on_hover, .. } => {
            let (enter, leave, node) = (on_hover.clone(), on_hover.clone(), adjacent.node);
            let onmouseenter = Callback::from(move |_: MouseEvent| enter.emit(Some(node)));
            let onmouseleave = Callback::from(move |_: MouseEvent| leave.emit(None));
            html! { <li {class} {onmouseenter} {onmouseleave}>{ content }</li> }
        }
        Medium::Page { .. } => el("li", class, content),
    }
}

/// Marks words that fell back to another language than the article's.
fn spoken_in(words: Lang, article: Lang, html: Html) -> Html {
    if words == article { html } else { Tag::new("span", "").lang(words.tag()).around(html) }
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
        Medium::Page { href_of, .. } => {
            let href = href_of.emit(node).into();
            Tag::new("a", "entry-link").set("href", href).around(text(name.to_owned()))
        }
    }
}
