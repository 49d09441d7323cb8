//! The panel before anything is chosen: what this is, why it mattered, where to begin. The words
//! are data, with their sources, so that a curator can change them.

use yew::prelude::*;

use super::{
    colophon::colophon,
    connections::entry_link,
    entry::{Article, Medium, note_marks, sources, with_notes},
    footnotes::Footnotes,
    glyph::glyph,
    parts::{Tag, el, row, text, words},
    store::DatasetRef,
};
use crate::{
    i18n::{self, Msg},
    model::{Lang, NodeIx},
};

/// Heading, opening, doors, sources.
pub fn intro(dataset: &DatasetRef, lang: Lang, medium: &Medium) -> Html {
    let article = Article {
        dataset,
        node: NodeIx(0),
        lang,
        medium,
        notes: Footnotes::default(),
        anchor: "opening",
        heading: "h3",
    };
    let parts = dataset.parts();
    let doors = parts.doors.iter().map(|door| {
        let node = dataset.node(door.node);
        let line = " ".to_owned() + door.line.get(lang);
        let what = row(vec![
            entry_link(medium, door.node, &node.id, node.name.get(lang)),
            Tag::new("span", "reason").lang(door.line.lang_of(lang).tag()).around(text(line)),
        ]);
        el("li", "connection", row(vec![glyph(node.kind), el("span", "what", what)]))
    });
    let doors = row(vec![
        words("h3", "section-head", i18n::text(lang, &Msg::BeginWith)),
        el("ul", "", doors.collect()),
    ]);
    let mut content = vec![words("h2", "entry-name", i18n::text(lang, &Msg::ChooseName))];
    for statement in &parts.opening {
        let notes = note_marks(&article, &statement.sources);
        let paragraph = Tag::new("p", "entry-text").lang(statement.text.lang_of(lang).tag());
        content.push(paragraph.around(with_notes(statement.text.get(lang), notes)));
    }
    content.push(el("section", "connections doors", doors));
    content.push(sources(&article));
    if let Medium::Exhibit { .. } = medium {
        content.push(colophon(dataset, lang));
    }
    Tag::new("article", "entry intro").lang(lang.tag()).around(row(content))
}
