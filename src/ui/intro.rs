//! The panel before anything is chosen: what this is, why it mattered, where to begin. The words
//! are data, with their sources, so that a curator can change them.

use yew::prelude::*;

use super::{
    colophon::colophon,
    connections::entry_link,
    entry::{Article, Medium, note_marks, sources, with_notes},
    footnotes::Footnotes,
    glyph::glyph,
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
        heading: "h3".into(),
    };
    let parts = dataset.parts();
    let paragraphs: Html = parts
        .opening
        .iter()
        .map(|statement| {
            html! {
                <p class="entry-text" lang={statement.text.lang_of(lang).tag()}>
                    { with_notes(statement.text.get(lang), note_marks(&article, &statement.sources)) }
                </p>
            }
        })
        .collect();
    let doors = parts.doors.iter().map(|door| {
        let node = dataset.node(door.node);
        html! {
            <li class="connection">
                { glyph(node.kind) }
                <span class="what">
                    { entry_link(medium, door.node, &node.id, node.name.get(lang)) }
                    <span class="reason" lang={door.line.lang_of(lang).tag()}>{ " " }{ door.line.get(lang).to_owned() }</span>
                </span>
            </li>
        }
    });
    html! {
        <article class="entry intro" lang={lang.tag()}>
            <h2 class="entry-name">{ i18n::text(lang, &Msg::ChooseName) }</h2>
            { paragraphs }
            <section class="connections doors">
                <h3 class="section-head">{ i18n::text(lang, &Msg::BeginWith) }</h3>
                <ul>{ for doors }</ul>
            </section>
            { sources(&article) }
            if let Medium::Exhibit { .. } = medium { { colophon(dataset, lang) } }
        </article>
    }
}
