//! "Why is this here?": how an entry hangs together with the speech, and what speaks for it.

use yew::prelude::*;

use super::{
    connections::entry_link,
    entry::{Article, Medium, note_marks, with_notes},
    parts::{el, row, text, words},
};
use crate::{
    i18n::{self, Msg},
    query::{
        Visible,
        paths::Step,
        reasons::{Reasons, reasons},
    },
    state::Filter,
};

/// Opens to the weight of the entry and the shortest way from it to the speech. Nothing on a page,
/// where everything is shown anyway.
pub(super) fn why(article: &Article<'_>) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    if let Medium::Page { .. } = article.medium {
        return Html::default();
    }
    let everything = Visible::new(dataset, &Filter::default(), None);
    let Reasons { chain, importance, ties, sources, disputes, .. } =
        reasons(dataset, &everything, article.node);
    let weight = Msg::WhyWeight { importance, ties, sources, disputes };
    let mut body = vec![
        words("summary", "", i18n::text(lang, &Msg::WhyHere)),
        words("p", "weight", i18n::text(lang, &weight)),
    ];
    if let Some(chain) = chain.filter(|chain| !chain.steps.is_empty()) {
        let steps = chain.steps.iter().map(|step| one(article, step));
        body.push(el("ol", "way", steps.collect()));
    }
    el("section", "sections", el("details", "", row(body)))
}

/// A tie of the way: its verb, where it leads, its reason and sources.
fn one(article: &Article<'_>, step: &Step) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let node = dataset.node(step.to);
    let relation = dataset.relation(step.relation);
    let notes = note_marks(article, &relation.sources);
    let mut pieces = vec![
        words("span", "verb", step.verb(dataset).get(lang).to_owned() + " "),
        entry_link(article.medium, step.to, &node.id, node.name.get(lang)),
    ];
    pieces.push(if relation.note.is_empty() {
        notes
    } else {
        row(vec![text(": "), with_notes(relation.note.get(lang), notes)])
    });
    el("li", "", row(pieces))
}
