//! Entries by how central their ties make them.

use yew::prelude::*;

use super::drawer::DrawerProps;
use crate::{
    i18n::{self, Arg, DateStyle, Msg, Phrase, decimal, format_span, number, phrase},
    model::Lang,
    query::metrics::{Metric, Ranked},
    state::{Action, ExploreAction},
    ui::{
        glyph::glyph,
        parts::{Button, Tag, el, row, text, words},
        store::act,
    },
};

/// How many stand in the list before the reader asks for all.
const FIRST: usize = 30;

/// The choice of a metric with what it means, and the list.
#[component]
pub fn Ranking(props: &DrawerProps) -> Html {
    let DrawerProps { dispatch, explore, lang, .. } = props;
    let lang = *lang;
    let all = use_state_eq(|| false);
    let metrics = std::iter::once(None).chain(Metric::ALL.into_iter().map(Some));
    let choices = metrics.map(|metric| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Explore(ExploreAction::Rank(metric)));
        });
        let pressed = Some(explore.metric == metric);
        let content = text(phrase(lang, names_of(metric)[0], &[]));
        Button { pressed, onclick, content, ..Button::default() }.html()
    });
    let choices = Tag::new("div", "choice")
        .set("role", "group".into())
        .label(phrase(lang, Phrase::RankBy, &[]))
        .around(choices.collect());
    let means = words("p", "means", phrase(lang, names_of(explore.metric)[1], &[]));
    let mut parts = vec![choices, means];
    if let Some(metric) = explore.metric {
        parts.push(list(props, metric, &all));
    }
    row(parts)
}

/// What a metric is called, and what it means; `None` is the importance the data gives.
pub const fn names_of(metric: Option<Metric>) -> [Phrase; 2] {
    match metric {
        None => [Phrase::MetricImportance, Phrase::MetricImportanceMeans],
        Some(Metric::Degree) => [Phrase::MetricDegree, Phrase::MetricDegreeMeans],
        Some(Metric::WeightedDegree) => [Phrase::MetricWeighted, Phrase::MetricWeightedMeans],
        Some(Metric::Betweenness) => [Phrase::MetricBetweenness, Phrase::MetricBetweennessMeans],
        Some(Metric::PageRank) => [Phrase::MetricPageRank, Phrase::MetricPageRankMeans],
    }
}

fn list(props: &DrawerProps, metric: Metric, all: &UseStateHandle<bool>) -> Html {
    let lang = props.lang;
    let answered = props.answered.as_ref().filter(|it| it.asked.metric == Some(metric));
    let Some(answered) = answered else {
        return words("p", "", phrase(lang, Phrase::Computing, &[]));
    };
    let ranking = &answered.study.ranking;
    let window = answered.window.map(|window| format_span(window.span(), lang, DateStyle::Short));
    let window = window.unwrap_or_default();
    let said = phrase(lang, Phrase::ComputedFor, &[Arg::Text(&window)]);
    let mut parts = vec![words("p", "computed muted", said)];
    if ranking.iter().any(|ranked| ranked.best != ranked.worst) {
        parts.push(words("p", "muted", phrase(lang, Phrase::RankRangeMeans, &[])));
    }
    let most = ranking.first().map_or(0.0, |ranked| ranked.value);
    let room = if **all { ranking.len() } else { FIRST };
    let rows = ranking.iter().take(room).map(|ranked| one(props, metric, ranked, most));
    parts.push(el("ol", "ranking", rows.collect()));
    if ranking.len() > FIRST {
        let said = if **all { Msg::Fewer } else { Msg::AllCount(ranking.len()) };
        let next = all.clone();
        let onclick = Callback::from(move |_: MouseEvent| next.set(!*next));
        let content = text(i18n::text(lang, &said));
        let (class, expanded) = ("undo", Some(**all));
        parts.push(Button { class, expanded, onclick, content, ..Button::default() }.html());
    }
    row(parts)
}

fn one(props: &DrawerProps, metric: Metric, ranked: &Ranked, most: f64) -> Html {
    let DrawerProps { dataset, dispatch, on_hover, lang, .. } = props;
    let (lang, ix) = (*lang, ranked.node);
    let node = dataset.node(ix);
    let mut rank = number(lang, ranked.rank);
    if ranked.best != ranked.worst {
        rank += &format!(" ({}–{})", number(lang, ranked.best), number(lang, ranked.worst));
    }
    let share = if most > 0.0 { ranked.value / most } else { 0.0 };
    let width = crate::number::fixed(share * 100.0, 1);
    let bar = Tag::new("span", "bar")
        .set("style", format!("width: {width}%").into())
        .set("aria-hidden", "true".into())
        .around(Html::default());
    let content = row(vec![
        words("span", "rank", rank),
        glyph(node.kind),
        words("span", "value-name", node.name.get(lang).to_owned()),
        words("span", "value-count", value_words(lang, metric, ranked.value)),
        bar,
    ]);
    let select = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| act(&dispatch, Action::Select(Some(ix))))
    };
    let (enter, leave) = (on_hover.clone(), on_hover.clone());
    let onmouseenter = Callback::from(move |_: MouseEvent| enter.emit(Some(ix)));
    let onmouseleave = Callback::from(move |_: MouseEvent| leave.emit(None));
    let (enter, leave) = (on_hover.clone(), on_hover.clone());
    let onfocus = Callback::from(move |_: FocusEvent| enter.emit(Some(ix)));
    let onblur = Callback::from(move |_: FocusEvent| leave.emit(None));
    html! {
        <li key={ix.0}>
            <button type="button" onclick={select} {onmouseenter} {onmouseleave} {onfocus} {onblur}>
                { content }
            </button>
        </li>
    }
}

fn value_words(lang: Lang, metric: Metric, value: f64) -> String {
    match metric {
        Metric::Degree | Metric::WeightedDegree => number(lang, value.round() as usize),
        Metric::Betweenness | Metric::PageRank => decimal(lang, value * 100.0, 2) + "\u{a0}%",
    }
}
