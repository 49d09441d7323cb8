//! How two entries are connected: every way as a chain of sentences.

use yew::prelude::*;

use super::tie::{entry, tie};
use crate::{
    i18n::{Arg, Phrase, phrase},
    model::NodeIx,
    query::{
        Presence, Visible,
        paths::{Path, shortest_path},
    },
    state::Filter,
    ui::{
        connections::line_class,
        entry::{Article, sources},
        parts::{Tag, button, el, row, words},
    },
};

/// The ways, the best first, with their sources.
pub fn ways(article: &Article<'_>, found: &[Path]) -> Html {
    let ways = found.iter().enumerate().map(|(i, path)| way(article, i, path));
    let ways = el("ol", "ways", ways.collect());
    row(vec![ways, sources(article)])
}

fn way(article: &Article<'_>, place: usize, path: &Path) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let title = match (place, path.shared) {
        (0, _) => Phrase::WayShortest,
        (_, 0) => Phrase::WayApart,
        _ => Phrase::WaySharing,
    };
    let title = phrase(lang, title, &[Arg::Number(path.steps.len()), Arg::Number(path.shared)]);
    let mut chain = vec![el("li", "connection start", entry(article, path.from))];
    let mut from = path.from;
    for step in &path.steps {
        let certainty = dataset.relation(step.relation).certainty;
        let mut pieces = vec![tie(article, from, step.relation)];
        if !step.also.is_empty() {
            let also = phrase(lang, Phrase::AlsoTies, &[Arg::Number(step.also.len())]);
            pieces.push(words("span", "also muted", also));
        }
        chain.push(el("li", line_class(certainty), row(pieces)));
        from = step.to;
    }
    let content = row(vec![
        words(article.heading, "section-head", title),
        Tag::new("ol", "chain").around(chain.into_iter().collect()),
    ]);
    el("li", "", content)
}

/// Why there is no way, and what to do about it.
pub fn no_way(
    article: &Article<'_>,
    visible: &Visible,
    ends: [NodeIx; 2],
    look_at_all: Callback<MouseEvent>,
) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let name = |ix: NodeIx| Arg::Text(dataset.node(ix).name.get(lang));
    let mut said = Vec::new();
    for end in ends.into_iter().filter(|end| visible.node(*end) != Presence::Shown) {
        said.push(words("p", "", phrase(lang, Phrase::EndLeftOut, &[name(end)])));
    }
    let names = ends.map(name);
    let everything = Visible::new(dataset, &Filter::default(), None);
    if shortest_path(dataset, &everything, ends[0], ends[1]).is_none() {
        said.push(words("p", "", phrase(lang, Phrase::NoWayAtAll, &names)));
    } else {
        if said.is_empty() {
            said.push(words("p", "", phrase(lang, Phrase::NoWay, &names)));
        }
        said.push(words("p", "", phrase(lang, Phrase::NothingLeftOutHint, &[])));
        said.push(button("secondary", phrase(lang, Phrase::LookAtAll, &[]), look_at_all));
    }
    el("div", "no-way", row(said))
}
