//! The chain as a list with its reasons and sources; of a chosen entry what led to it and what
//! followed, to any depth.

use yew::prelude::*;

use super::told::{Told, title, use_told, when};
use crate::{
    i18n::{self, Arg, Msg, Phrase, phrase},
    model::{Certainty, Kind, Lang, NodeIx, RelationIx},
    query::chains::Reached,
    state::Action,
    ui::{
        connections::line_class,
        entry::{Article, Medium, note_marks, sources, with_notes},
        footnotes::Footnotes,
        glyph::glyph,
        parts::{Button, Tag, button, capitalised, el, row, text, words},
        store::{DatasetRef, Dispatch, act},
    },
};

/// Props of [`ChainPanel`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChainPanelProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The chosen entry.
    pub selection: Option<NodeIx>,
    /// Where the chain ends, if that was asked for.
    pub chain: Option<NodeIx>,
    /// Language of the reader.
    pub lang: Lang,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
}

/// So many causes or effects are shown at once; more are folded away.
const SHOWN: usize = 12;

/// Without a choice the chain; with one, what stands below its article.
#[component]
pub fn ChainPanel(props: &ChainPanelProps) -> Html {
    let ChainPanelProps { dataset, dispatch, selection, chain, lang, on_hover } = props;
    let told = use_told(dataset, *chain);
    let medium = Medium::exhibit(dispatch, on_hover);
    let article = Article {
        dataset,
        node: selection.unwrap_or(NodeIx(0)),
        lang: *lang,
        medium: &medium,
        notes: Footnotes::default(),
        anchor: "chain",
        heading: "h3",
    };
    match *selection {
        Some(node) => around(&article, &told, node, dispatch),
        None => the_chain(&article, &told, dispatch),
    }
}

/// Title, lead, numbered steps, other chains, sources.
fn the_chain(article: &Article<'_>, told: &Told, dispatch: &Dispatch) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let Some(chain) = &told.chain else { return Html::default() };
    let say = |what: Phrase, args: &[Arg<'_>]| phrase(lang, what, args);
    let kind = row(vec![glyph(Kind::Event), text(say(Phrase::ChainKind, &[]))]);
    let mut content = vec![
        el("p", "entry-kind", kind),
        words("h2", "entry-name", title(dataset, chain.end(), lang)),
    ];
    let end = [dataset.node(chain.end()).name.get(lang), ", ", &when(dataset, chain.end(), lang)];
    content.push(words("p", "entry-date", end.concat()));
    if let Some(missed) = told.missed {
        let name = |ix: NodeIx| Arg::Text(dataset.node(ix).name.get(lang));
        let said = say(Phrase::ChainNone, &[name(chain.from), name(missed)]);
        content.push(words("p", "entry-text", said));
    }
    content.push(words(
        "p",
        "entry-text",
        say(Phrase::ChainLead, &[Arg::Number(chain.links.len())]),
    ));
    let mut steps = vec![step(article, 0, chain.from, None)];
    for (i, link) in chain.links.iter().enumerate() {
        steps.push(step(article, i + 1, link.node, Some(link.relation)));
    }
    content.push(el("ol", "chain-steps", row(steps)));
    if let Some(direct) = chain.direct {
        let said = row(vec![text(say(Phrase::ChainDirect, &[]) + " "), reason(article, direct)]);
        content.push(el("p", "chain-direct", said));
    }
    let offers = told.ends.iter().map(|end| {
        let (dispatch, chosen) = (dispatch.clone(), *end);
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Chain(Some(chosen)));
        });
        let label = row(vec![
            words("span", "", dataset.node(*end).label(lang).to_owned()),
            words("span", "when", when(dataset, *end, lang)),
        ]);
        let pressed = Some(*end == chain.end());
        el("li", "", Button { pressed, onclick, content: label, ..Button::default() }.html())
    });
    let name = Arg::Text(dataset.node(chain.from).label(lang));
    let others = row(vec![
        words(article.heading, "section-head", say(Phrase::ChainOthers, &[name])),
        el("ul", "chain-ends", offers.collect()),
    ]);
    content.push(el("section", "connections", others));
    content.push(sources(article));
    Tag::new("article", "entry chain-panel").lang(lang.tag()).around(row(content))
}

/// A numbered step: name, date, and how the one before led to it.
fn step(article: &Article<'_>, at: usize, node: NodeIx, by: Option<RelationIx>) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let number = Tag::new("span", "step-number").set("aria-hidden", "true".into());
    let head = row(vec![name(article, node), words("span", "when", when(dataset, node, lang))]);
    let mut said = vec![el("span", "step-head", head)];
    if let Some(by) = by {
        said.push(el("span", "step-reason", reason(article, by)));
    }
    let content =
        row(vec![number.around(text((at + 1).to_string())), el("span", "step-said", row(said))]);
    el("li", "chain-step", content)
}

/// Why one led to the other, how firmly that is held, and who says so.
fn reason(article: &Article<'_>, relation: RelationIx) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let relation = dataset.relation(relation);
    let notes = note_marks(article, &relation.sources);
    let mut said = Vec::new();
    if relation.note.is_empty() {
        said.push(notes);
    } else {
        let language = relation.note.lang_of(lang).tag();
        let sentence = capitalised(relation.note.get(lang)) + ".";
        let note = with_notes(&sentence, notes);
        said.push(Tag::new("span", "").lang(language).around(note));
    }
    if relation.certainty != Certainty::Established {
        let doubt = i18n::text(lang, &Msg::CertaintyName(relation.certainty));
        said.push(words("span", "doubt", [" (", &doubt, ")"].concat()));
    }
    row(said)
}

/// The name of an entry, which chooses it.
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

/// What led to an entry and what followed, near and far, with the way to its chain.
fn around(article: &Article<'_>, told: &Told, node: NodeIx, dispatch: &Dispatch) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let mut content = Vec::new();
    let shown = told.chain.as_ref().is_some_and(|chain| chain.end() == node);
    let source = told.source.filter(|_| !shown);
    if let Some(from) = source
        && told.consequences.chain(dataset, from, node).is_some()
    {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Chain(Some(node)));
            act(&dispatch, Action::Select(None));
        });
        let said = phrase(lang, Phrase::ChainHere, &[Arg::Text(dataset.node(from).label(lang))]);
        content.push(el("p", "chain-here", button("secondary", said, onclick)));
    }
    for (list, head) in [
        (told.consequences.before(node), Phrase::CausesAll),
        (told.consequences.after(node), Phrase::EffectsAll),
    ] {
        if !list.is_empty() {
            content.push(reached(article, &list, head));
        }
    }
    if content.is_empty() {
        return Html::default();
    }
    content.push(sources(article));
    el("div", "chain-around", row(content))
}

/// Causes or effects in order of time.
fn reached(article: &Article<'_>, list: &[Reached], head: Phrase) -> Html {
    let (dataset, lang) = (article.dataset, article.lang);
    let lines = list.iter().map(|reached| {
        let relation = dataset.relation(reached.relation);
        let away = phrase(lang, Phrase::StepsAway, &[Arg::Number(reached.steps as usize)]);
        let mut what = vec![name(article, reached.node)];
        if reached.steps > 1 {
            what.push(words("span", "muted", [" · ", &away].concat()));
        }
        let why = row(vec![text(" "), reason(article, reached.relation)]);
        what.push(el("span", "reason", why));
        let line = row(vec![
            glyph(dataset.node(reached.node).kind),
            el("span", "what", row(what)),
            words("span", "when", when(dataset, reached.node, lang)),
        ]);
        el("li", line_class(relation.certainty), line)
    });
    let lines = el("ol", "", lines.collect());
    let said = phrase(lang, head, &[]);
    let summary = row(vec![
        words("span", "section-head", said),
        words("span", "count", [" ", &list.len().to_string()].concat()),
    ]);
    let mut details = Tag::new("details", "connections causal");
    if list.len() <= SHOWN {
        details = details.set("open", "".into());
    }
    details.around(row(vec![el("summary", "", summary), lines]))
}
