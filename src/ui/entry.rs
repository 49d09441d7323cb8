//! One entry in full: the body of the panel and of the reading edition.

use yew::prelude::*;

use super::{
    connections::connection_sections,
    disputes::dispute_boxes,
    footnotes::Footnotes,
    glyph::glyph,
    life::life,
    parts::{Button, Tag, capitalised, el, row, text, words},
    sections::sections,
    store::{DatasetRef, Dispatch, act},
    that_day::ThatDay,
    why::why,
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Dataset, Kind, Lang, Node, NodeIx, Source, SourceIx},
    order::sort_by_key,
    query::that_day::days_of,
    state::Action,
    web::dom,
};

/// Where an article stands: what its links do.
#[derive(Clone, PartialEq)]
pub enum Medium {
    /// In the exhibit: links choose entries.
    Exhibit {
        /// An entry was chosen.
        on_select: Callback<NodeIx>,
        /// An entry is pointed at.
        on_hover: Callback<Option<NodeIx>>,
        /// The reader asked for all connections, or for fewer.
        on_expand: Callback<bool>,
        /// Whether all connections are shown.
        expanded: bool,
        /// What can be done with the entry; stands below its text.
        tools: Html,
    },
    /// On a page of the reading edition: links lead to addresses, everything is shown.
    Page {
        /// The address of an entry.
        href_of: Callback<NodeIx, String>,
        /// The chart of a section of numbers, by its place among all.
        chart_of: Callback<usize, Html>,
    },
}

impl Medium {
    /// In the exhibit, where nothing folds.
    pub fn exhibit(dispatch: &Dispatch, on_hover: &Callback<Option<NodeIx>>) -> Self {
        let dispatch = dispatch.clone();
        Self::Exhibit {
            on_select: Callback::from(move |ix| act(&dispatch, Action::Select(Some(ix)))),
            on_hover: on_hover.clone(),
            on_expand: Callback::noop(),
            expanded: false,
            tools: Html::default(),
        }
    }
}

/// What the parts of one article share. They are plain functions, called in order of reading, so
/// that footnotes are numbered as they are met.
pub(super) struct Article<'a> {
    pub(super) dataset: &'a DatasetRef,
    pub(super) node: NodeIx,
    pub(super) lang: Lang,
    pub(super) medium: &'a Medium,
    pub(super) notes: Footnotes,
    /// What the ids of its notes start with on a page, which holds many articles.
    pub(super) anchor: &'a str,
    /// Tag of the headings of sections.
    pub(super) heading: &'static str,
}

/// Kind, names, life, text, disputes, connections, sources.
/// `level` is that of its heading, 1 to 5.
pub fn entry_article(
    dataset: &DatasetRef,
    ix: NodeIx,
    lang: Lang,
    medium: &Medium,
    level: u8,
) -> Html {
    let node = dataset.node(ix);
    let article = Article {
        dataset,
        node: ix,
        lang,
        medium,
        notes: Footnotes::default(),
        anchor: &node.id,
        heading: heading(level + 1),
    };
    let region = dataset.region(node.region).name.get(lang);
    let kind = i18n::text(lang, &Msg::KindName(node.kind));
    let name = node.name.get(lang).to_owned();
    let mut title = Tag::new(heading(level), "entry-name").set("id", node.id.clone().into());
    if focusable(medium) {
        title = title.set("tabindex", "-1".into());
    }
    let kind = row(vec![glyph(node.kind), text(kind + ", " + region)]);
    let mut parts = vec![
        el("p", "entry-kind", kind),
        title.lang(node.name.lang_of(lang).tag()).around(text(name)),
    ];
    if let Some((original, its_lang)) = original_name(node, lang) {
        let line = Tag::new("p", "entry-native").set("lang", its_lang.into());
        parts.push(line.around(text(original)));
    }
    parts.push(date_line(node, lang));
    if node.kind == Kind::Person && (node.date.is_some() || !node.roles.is_empty()) {
        parts.push(life(node, lang));
    }
    // In order of reading: this numbers the notes.
    parts.push(summary(&article));
    if let Medium::Exhibit { tools, .. } = medium {
        parts.push(tools.clone());
        parts.push(that_day(&article));
    }
    parts.push(dispute_boxes(&article));
    parts.push(sections(&article));
    parts.push(connection_sections(&article));
    parts.push(why(&article));
    parts.push(sources(&article));
    Tag::new("article", "entry").lang(lang.tag()).around(row(parts))
}

/// What else happened when the article's entry did.
fn that_day(article: &Article<'_>) -> Html {
    let node = article.dataset.node(article.node);
    let date = node.date.as_ref().filter(|_| node.is_dated_fact());
    match (date.and_then(days_of), article.medium) {
        (Some(days), Medium::Exhibit { on_select, on_hover, .. }) => html! {
            <ThatDay dataset={article.dataset.clone()} {days}
                but={Some(article.node)} lang={article.lang} open={false} {on_select} {on_hover} />
        },
        _ => Html::default(),
    }
}

/// The tag of a heading.
const fn heading(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn summary(article: &Article<'_>) -> Html {
    let node = article.dataset.node(article.node);
    if !node.summary.is_empty() {
        let notes = note_marks(article, &node.sources);
        let lang = node.summary.lang_of(article.lang).tag();
        let said = with_notes(node.summary.get(article.lang), notes);
        Tag::new("p", "entry-text").lang(lang).around(said)
    } else if !article.dataset.has_texts() {
        words("p", "entry-text muted", i18n::text(article.lang, &Msg::LoadingTexts))
    } else {
        Html::default()
    }
}

/// The name in its own script, unless that is what the heading says already.
fn original_name(node: &Node, lang: Lang) -> Option<(String, String)> {
    let native = node.native.as_ref()?;
    (native.name != node.name.get(lang)).then(|| (native.name.clone(), native.lang.clone()))
}

/// When it was; a person's life stands in the chart instead.
fn date_line(node: &Node, lang: Lang) -> Html {
    match (&node.date, node.kind) {
        (Some(date), kind) if kind != Kind::Person => {
            words("p", "entry-date", format_date(date, lang, DateStyle::Long))
        }
        _ => Html::default(),
    }
}

/// A text whose last word stays on one line with the numbers of its sources.
pub(super) fn with_notes(said: &str, notes: Html) -> Html {
    let (before, last) = said.rsplit_once(' ').map_or(("", said), |(head, last)| (head, last));
    let space = if before.is_empty() { "" } else { " " };
    let together = row(vec![text(last.to_owned()), notes]);
    row(vec![text(before.to_owned() + space), el("span", "together", together)])
}

/// The raised numbers of a claim's sources.
pub(super) fn note_marks(article: &Article<'_>, sources: &[SourceIx]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    let numbers = sources.iter().map(|source| article.notes.number(*source)).collect();
    let marks = runs(numbers).into_iter().map(|run| note_mark(article, run));
    el("sup", "notes", marks.collect())
}

/// Leads to the first note of a run.
fn note_mark(article: &Article<'_>, (first, last): (usize, usize)) -> Html {
    let words = if first == last { first.to_string() } else { format!("{first}–{last}") };
    match article.medium {
        Medium::Exhibit { .. } => {
            let label = format!("{} {words}", i18n::text(article.lang, &Msg::Sources));
            let id = note_id(article, first);
            let go = Callback::from(move |_: MouseEvent| dom::show_element(&id));
            let (label, content) = (Some(label), text(words));
            Button { class: "note", label, onclick: go, content, ..Button::default() }.html()
        }
        Medium::Page { .. } => {
            let href = format!("#{}", note_id(article, first));
            Tag::new("a", "note")
                .set("role", "doc-noteref".into())
                .set("href", href.into())
                .around(text(words))
        }
    }
}

/// Numbers in order, three and more in a row as a run, as print does: 1–9 and not 1 2 3 4 5 6 7 8 9.
fn runs(mut numbers: Vec<usize>) -> Vec<(usize, usize)> {
    sort_by_key(&mut numbers, |number| *number);
    numbers.dedup();
    numbers
        .chunk_by(|a, b| a + 1 == *b)
        .flat_map(|run| match run {
            [first, _, .., last] => vec![(*first, *last)],
            few => few.iter().map(|number| (*number, *number)).collect(),
        })
        .collect()
}

/// The numbered list of what the article cited.
pub(super) fn sources(article: &Article<'_>) -> Html {
    let cited = article.notes.cited();
    if cited.is_empty() {
        return Html::default();
    }
    let lines = cited.iter().enumerate().map(|(i, ix)| {
        let mut line = Tag::new("li", "").set("id", note_id(article, i + 1).into());
        if focusable(article.medium) {
            line = line.set("tabindex", "-1".into());
        }
        line.around(source_line(article.dataset, *ix, article.lang, article.medium))
    });
    let content = row(vec![
        words(article.heading, "section-head", i18n::text(article.lang, &Msg::Sources)),
        el("ol", "", lines.collect()),
    ]);
    el("section", "sources", content)
}

/// The panel moves the focus by script; on a page the browser does, without a mark.
const fn focusable(medium: &Medium) -> bool {
    matches!(medium, Medium::Exhibit { .. })
}

/// The id of a note. The panel holds one article; a page, and what explores the network, more.
fn note_id(article: &Article<'_>, number: usize) -> String {
    let own = article.anchor == article.dataset.node(article.node).id;
    match article.medium {
        Medium::Exhibit { .. } if own => format!("note-{number}"),
        _ => format!("{}-note-{number}", article.anchor),
    }
}

/// One citation: author, title, publisher, year, pages, where to read it.
pub fn source_line(dataset: &Dataset, ix: SourceIx, lang: Lang, medium: &Medium) -> Html {
    let Some(source) = dataset.source(ix) else {
        return text(i18n::text(lang, &Msg::LoadingTexts));
    };
    let Source { author, title, publisher, year, pages, url, seen, note, .. } = source;
    let mut title = words("cite", "", title.clone());
    if let Some(url) = url {
        let mut link = Tag::new("a", "").set("href", url.clone().into());
        // Leaving the exhibit would lose its state; a page is where Back leads to.
        if let Medium::Exhibit { .. } = medium {
            link = link.set("rel", "noopener noreferrer".into()).set("target", "_blank".into());
        }
        title = link.around(title);
    }
    let mut parts = Vec::new();
    if let Some(author) = author {
        parts.push(text(author.clone() + ", "));
    }
    parts.push(title);
    let mut tail = String::new();
    for (i, part) in [publisher, year, pages].into_iter().flatten().enumerate() {
        tail += if i == 0 { ". " } else { ", " };
        tail += part;
    }
    parts.push(text(tail + "."));
    if let Some(note) = note {
        parts.push(words("span", "muted", " ".to_owned() + &sentence(note)));
    }
    if !seen {
        let unseen = [" (", &i18n::text(lang, &Msg::SourceUnseen), ")"].concat();
        parts.push(words("span", "muted", unseen));
    }
    row(parts)
}

fn sentence(note: &str) -> String {
    let stop = if note.ends_with(['.', '?', '!']) { "" } else { "." };
    capitalised(note) + stop
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn three_notes_in_a_row_become_a_run() {
        for (numbers, expected) in [
            (vec![4], vec![(4, 4)]),
            (vec![2, 1], vec![(1, 1), (2, 2)]),
            (vec![1, 2, 3], vec![(1, 3)]),
            (vec![8, 3, 4, 5, 7, 5], vec![(3, 5), (7, 7), (8, 8)]),
        ] {
            assert_eq!(runs(numbers), expected);
        }
    }
}
