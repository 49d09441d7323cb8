//! What two entries have in common, and what each has alone.

use yew::prelude::*;

use super::tie::{entry, tie};
use crate::{
    i18n::{self, Arg, DateStyle, Msg, Phrase, format_span, phrase},
    model::NodeIx,
    query::compare::{Comparison, OfficeOverlap},
    ui::{
        connections::line_class,
        entry::{Article, sources},
        parts::{Button, el, row, text, words},
    },
};

/// How many stand in a list before the reader asks for all.
const FIRST: usize = 6;

/// Which lists are shown whole: by their place.
pub type Whole = [bool; 3];

/// The comparison, its lists folded unless `whole` says otherwise.
pub fn comparison(
    article: &Article<'_>,
    found: &Comparison,
    ends: [NodeIx; 2],
    whole: Whole,
    on_whole: &Callback<Whole>,
) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let head = |words: String| self::words(article.heading, "section-head", words);
    let mut parts = Vec::new();
    let mut section = |title: String, rows: Vec<Html>, more: Html| {
        if !rows.is_empty() {
            let list = el("ul", "", rows.into_iter().collect());
            parts.push(el("section", "compared", row(vec![head(title), list, more])));
        }
    };
    let tied = |from: NodeIx, relation| {
        el("li", line_class(dataset.relation(relation).certainty), tie(article, from, relation))
    };
    let more = |place: usize, total: usize| {
        if total <= FIRST {
            return Html::default();
        }
        let all = whole[place];
        let said = if all { Msg::Fewer } else { Msg::AllCount(total) };
        let on_whole = on_whole.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut next = whole;
            next[place] = !all;
            on_whole.emit(next);
        });
        let content = text(i18n::text(lang, &said));
        let (class, expanded) = ("undo", Some(all));
        Button { class, expanded, onclick, content, ..Button::default() }.html()
    };
    let room = |place: usize| if whole[place] { usize::MAX } else { FIRST };

    let direct = found.ties.iter().map(|relation| tied(ends[0], *relation)).collect();
    section(phrase(lang, Phrase::DirectTies, &[]), direct, Html::default());
    let events = found.events.iter().map(|ix| el("li", "connection", entry(article, *ix)));
    section(phrase(lang, Phrase::SharedEvents, &[]), events.collect(), Html::default());
    let offices = found.offices.iter().map(|overlap| office(article, ends, overlap)).collect();
    section(phrase(lang, Phrase::OfficesTogether, &[]), offices, Html::default());
    let count = found.shared.len();
    let shared = found.shared.iter().take(room(0)).map(|shared| {
        let both = shared.ties.iter().zip(ends).map(|(ties, end)| {
            let name = words("span", "end", dataset.node(end).label(lang).to_owned());
            let ties = ties.iter().map(|relation| tied(end, *relation));
            el("li", "", row(vec![name, el("ul", "", ties.collect())]))
        });
        let name = el("span", "connection", entry(article, shared.node));
        el("li", "shared", row(vec![name, el("ul", "", both.collect())]))
    });
    let title = phrase(lang, Phrase::SharedNeighbours, &[Arg::Number(count)]);
    section(title, shared.collect(), more(0, count));
    for (i, end) in ends.into_iter().enumerate() {
        let only = &found.only[i];
        let rows = only.iter().take(room(i + 1));
        let rows = rows.map(|ix| el("li", "connection", entry(article, *ix))).collect();
        let name = Arg::Text(dataset.node(end).name.get(lang));
        let title = phrase(lang, Phrase::OnlyOf, &[name, Arg::Number(only.len())]);
        section(title, rows, more(i + 1, only.len()));
    }
    if found.shared.is_empty() && found.ties.is_empty() && found.offices.is_empty() {
        parts.insert(0, words("p", "", phrase(lang, Phrase::NothingShared, &[])));
    }
    parts.push(sources(article));
    row(parts)
}

fn office(article: &Article<'_>, ends: [NodeIx; 2], overlap: &OfficeOverlap) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let held = ends.into_iter().zip(overlap.roles).filter_map(|(end, role)| {
        let node = dataset.node(end);
        let title = node.roles.get(role)?.title.get(lang);
        Some(format!("{}: {title}", node.label(lang)))
    });
    let held = held.collect::<Vec<_>>().join("; ");
    let mut what = vec![text(held)];
    if !overlap.certain {
        let perhaps = phrase(lang, Phrase::Perhaps, &[]);
        what.push(words("span", "doubt", [" (", &perhaps, ")"].concat()));
    }
    let mut pieces = vec![el("span", "what", row(what))];
    let span = overlap.span;
    if span.start.is_finite() && span.end.is_finite() {
        pieces.push(words("span", "when", format_span(span, lang, DateStyle::Short)));
    }
    el("li", "connection", row(pieces))
}
