//! One tie in words: verb, where it leads, when, how firmly, why, and who says so.

use yew::prelude::*;

use crate::{
    i18n::{DateStyle, format_date},
    model::{NodeIx, RelationIx},
    ui::{
        connections::tie_line,
        entry::{Article, Medium},
        glyph::glyph,
        parts::{row, text, words},
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
    let what = vec![words("span", "verb", verb.get(lang).to_owned() + " "), name(article, to)];
    let date = relation.date.as_ref().map(|date| format_date(date, lang, DateStyle::Short));
    tie_line(article, relation, node.kind, what, date)
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
