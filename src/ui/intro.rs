//! The panel before anything is chosen: what this is, why it mattered, where to begin. The words
//! are data, with their sources, so that a curator can change them.

use yew::prelude::*;

use super::{
    connections::entry_link,
    entry::{Article, Medium, note_marks, sources},
    footnotes::Footnotes,
    glyph::Glyph,
    store::DatasetRef,
};
use crate::{
    i18n::{self, Msg},
    model::{Lang, NodeIx},
};

/// Props of [`Intro`].
#[derive(PartialEq, Properties)]
pub struct IntroProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Language of the reader.
    pub lang: Lang,
    /// Where it stands.
    pub medium: Medium,
}

/// Heading, opening, doors, sources.
#[component]
pub fn Intro(props: &IntroProps) -> Html {
    let IntroProps { dataset, lang, medium } = props;
    let lang = *lang;
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
                    { statement.text.get(lang).to_owned() }{ note_marks(&article, &statement.sources) }
                </p>
            }
        })
        .collect();
    let doors = parts.doors.iter().map(|door| {
        let node = dataset.node(door.node);
        html! {
            <li class="connection">
                <Glyph kind={node.kind} />
                <span class="what">
                    { entry_link(medium, door.node, &node.id, node.name.get(lang)) }
                    <span class="reason" lang={door.line.lang_of(lang).tag()}>{ door.line.get(lang).to_owned() }</span>
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
        </article>
    }
}
