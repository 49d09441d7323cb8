//! One tie in words: verb, where it leads, when, how firmly, why, and who says so.

use yew::prelude::*;

use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Certainty, NodeIx, RelationIx},
    ui::{
        connections::entry_link,
        entry::{Article, note_marks, with_notes},
        glyph::glyph,
        parts::{Tag, el, row, text, words},
    },
};

/// The tie as read from one of its ends, without that end.
pub fn tie(article: &Article<'_>, from: NodeIx, relation: RelationIx) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let relation = dataset.relation(relation);
    let vocabulary = dataset.type_of(relation);
    let verb = if relation.from == from { &vocabulary.forward } else { &vocabulary.reverse };
    let to = relation.other(from);
    let node = dataset.node(to);
    let notes = note_marks(article, &relation.sources);
    let mut what = vec![
        words("span", "verb", verb.get(lang).to_owned() + " "),
        entry_link(article.medium, to, &node.id, node.name.get(lang)),
    ];
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
            .around(row(vec![text(" "), reason]))
    });
    let mut pieces = vec![glyph(node.kind), el("span", "what", row(what))];
    if let Some(date) = &relation.date {
        pieces.push(words("span", "when", format_date(date, lang, DateStyle::Short)));
    }
    row(pieces)
}

/// The class of a line about a tie.
pub const fn class_of(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Established => "connection",
        Certainty::Probable => "connection probable",
        Certainty::Disputed => "connection disputed",
    }
}

/// An entry with its mark, as a link.
pub fn entry(article: &Article<'_>, ix: NodeIx) -> Html {
    let node = article.dataset.node(ix);
    let name = node.name.get(article.lang);
    row(vec![glyph(node.kind), entry_link(article.medium, ix, &node.id, name)])
}
