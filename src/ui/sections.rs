//! More to read on an entry: a document part by part, numbers, where it is named.

use yew::prelude::*;

use super::{
    charts::SectionChart,
    connections::entry_link,
    entry::{Article, Medium, note_marks, with_notes},
    numbers::as_table,
    parts::{Tag, el, row, text, words},
};
use crate::{
    i18n::{Phrase, phrase},
    model::{LocalizedText, Section, SectionRow, SourceIx},
};

/// The sections of the article's entry, under the headings of their groups.
pub(super) fn sections(article: &Article<'_>) -> Html {
    let mut pieces = Vec::new();
    let mut group = "";
    let mut charts = 0;
    let all = article.dataset.parts().sections.iter().enumerate();
    for (at, section) in all.filter(|(_, section)| section.node == article.node) {
        let name = section.group.get(article.lang);
        if name != group {
            group = name;
            pieces.push(words(article.heading, "section-head", name.to_owned()));
        }
        let drawn = section.figures().is_some();
        charts += usize::from(drawn);
        // The first chart is seen at once.
        let open = drawn && charts == 1;
        pieces.push(one(article, (at, section), group.is_empty(), open));
    }
    if pieces.is_empty() { Html::default() } else { el("section", "sections", row(pieces)) }
}

/// A section that opens; one outside a group stands open, under a heading of its own.
fn one(article: &Article<'_>, (at, section): (usize, &Section), alone: bool, open: bool) -> Html {
    let mut body = Vec::new();
    if !section.text.is_empty() {
        body.push(el("p", "", said(article, &section.text, &section.sources)));
    }
    if !section.entries.is_empty() {
        let links = section.entries.iter().map(|ix| {
            let node = article.dataset.node(*ix);
            let name = node.label(article.lang);
            el("li", "", entry_link(article.medium, *ix, &node.id, name))
        });
        body.push(el("ul", "named", links.collect()));
    }
    if section.figures().is_some() {
        body.push(figure(article, at, section));
    } else if !section.rows.is_empty() {
        body.push(el("ul", "rows", section.rows.iter().map(|row| line(article, row)).collect()));
    }
    let title = section.title.get(article.lang).to_owned();
    if alone {
        return row(vec![words(article.heading, "section-head", title), row(body)]);
    }
    let mut details = Tag::new("details", "");
    // On paper nothing can be opened.
    if open || matches!(article.medium, Medium::Page { .. }) {
        details = details.set("open", "".into());
    }
    body.insert(0, words("summary", "", title));
    details.around(row(body))
}

/// The numbers of a section, of which `at` is the place among all: a chart, and the table behind it.
pub(super) fn figure(article: &Article<'_>, at: usize, section: &Section) -> Html {
    let lang = article.lang;
    let chart = match article.medium {
        Medium::Exhibit { .. } => {
            html! { <SectionChart dataset={article.dataset.clone()} {at} {lang} /> }
        }
        Medium::Page { chart_of, .. } => chart_of.emit(at),
    };
    let whose = section.rows.iter().any(|row| !row.more.is_empty());
    let mut columns = vec![Phrase::ColumnWhat, Phrase::ColumnNumber];
    columns.extend(whose.then_some(Phrase::ColumnWhose));
    let head = columns.into_iter().map(|name| {
        Tag::new("th", "").set("scope", "col".into()).around(text(phrase(lang, name, &[])))
    });
    let lines = section.rows.iter().map(|of| {
        let name = text(of.label.get(lang).to_owned());
        let mut cells = vec![
            Tag::new("th", "").set("scope", "row".into()).around(name),
            el("td", "number", said(article, &of.text, &of.sources)),
        ];
        if whose {
            cells.push(el("td", "", said(article, &of.more, &[])));
        }
        el("tr", "", row(cells))
    });
    let table =
        row(vec![el("thead", "", el("tr", "", head.collect())), el("tbody", "", lines.collect())]);
    el("figure", "figures", row(vec![chart, as_table(lang, el("table", "", table))]))
}

/// A row: what it is, what it says, and what is to be said of that.
fn line(article: &Article<'_>, of: &SectionRow) -> Html {
    let mut pieces = Vec::new();
    if !of.label.is_empty() {
        pieces.push(words("span", "label", of.label.get(article.lang).to_owned()));
    }
    // The sources stand with the last word.
    let (first, second): (&[SourceIx], &[SourceIx]) =
        if of.more.is_empty() { (&of.sources, &[]) } else { (&[], &of.sources) };
    pieces.push(el("span", "said", said(article, &of.text, first)));
    if !of.more.is_empty() {
        pieces.push(el("span", "more", said(article, &of.more, second)));
    }
    el("li", "", row(pieces))
}

/// A text in its own language, with the numbers of its sources.
fn said(article: &Article<'_>, of: &LocalizedText, sources: &[SourceIx]) -> Html {
    let words = of.get(article.lang);
    let lang = of.lang_of(article.lang);
    let content = match sources {
        [] => text(words.to_owned()),
        _ => with_notes(words, note_marks(article, sources)),
    };
    if lang == article.lang {
        content
    } else {
        Tag::new("span", "").lang(lang.tag()).around(content)
    }
}
