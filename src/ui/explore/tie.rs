//! One tie in words: verb, where it leads, when, how firmly, why, and who says so.

use yew::prelude::*;

use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Certainty, NodeIx, RelationIx},
    ui::{
        entry::{Article, Medium, note_marks, with_notes},
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
    let mut what = vec![words("span", "verb", verb.get(lang).to_owned() + " "), name(article, to)];
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

/// An entry with its mark.
pub fn entry(article: &Article<'_>, ix: NodeIx) -> Html {
    row(vec![glyph(article.dataset.node(ix).kind), name(article, ix)])
}

/// The name of an entry, which chooses it. A button: links into the page that come before all
/// others are taken for a way to skip what follows.
fn name(article: &Article<'_>, ix: NodeIx) -> Html {
    let name = article.dataset.node(ix).name.get(article.lang).to_owned();
    let Medium::Exhibit { on_select, on_hover, .. } = article.medium else {
        return text(name);
    };
    let on_select = on_select.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_select.emit(ix));
    let (enter, leave) = (on_hover.clone(), on_hover.clone());
    let onmouseenter = Callback::from(move |_: MouseEvent| enter.emit(Some(ix)));
    let onmouseleave = Callback::from(move |_: MouseEvent| leave.emit(None));
    html! {
        <button type="button" class="entry-link" {onclick} {onmouseenter} {onmouseleave}>
            { name }
        </button>
    }
}
