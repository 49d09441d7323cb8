//! What draws charts in the browser: plotters, in a chunk of its own, which is fetched when an
//! entry with numbers, or the page of all numbers, is first opened.

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::{
    chunk::{Awaited, Fetched, use_chunk},
    parts::el,
    store::DatasetRef,
};
use crate::{
    charts::{self, Words},
    model::{Lang, Section},
    query::themes::Themes,
};

/// How wide the numbers of a section are drawn, in pixels: as the panel and a phone have room.
pub const WIDTH: f32 = 336.0;

/// What the chunk can do; `None` where plotters cannot draw.
pub struct Charts {
    /// [`charts::numbers()`] at [`WIDTH`].
    pub numbers: fn(&Section, Lang) -> Option<String>,
    /// [`charts::themes()`].
    pub themes: fn(&Themes, &[&str], Lang, f32, Words<'_>) -> Option<String>,
}

/// Fetches the chunk; once it is there, at once. After a failure the next call tries again.
#[wasm_split(charts, fallible)]
fn fetch() -> Fetched<Charts> {
    Ok(&Charts {
        numbers: |section, lang| Some(charts::numbers(section, lang, WIDTH).ok()??.svg),
        themes: |themes, names, lang, width, words| {
            Some(charts::themes(themes, names, lang, width, words).ok()?.svg)
        },
    })
}

/// Fetches the chunk.
#[hook]
pub fn use_charts() -> Awaited<Charts> {
    use_chunk(true, || Box::pin(fetch()))
}

/// Props of [`SectionChart`].
#[derive(PartialEq, Properties)]
pub struct SectionChartProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Which of its sections.
    pub at: usize,
    /// Language of the reader.
    pub lang: Lang,
}

/// The numbers of a section as a chart, once the chunk is here.
#[component]
pub fn SectionChart(props: &SectionChartProps) -> Html {
    let SectionChartProps { dataset, at, lang } = props;
    let charts = use_charts();
    let svg = use_memo(
        (dataset.clone(), *at, *lang, charts.get().is_some()),
        |(dataset, at, lang, _)| {
            let section = dataset.parts().sections.get(*at)?;
            (charts.get()?.numbers)(section, *lang)
        },
    );
    match &*svg {
        Some(svg) => chart(svg.clone()),
        None => charts.placeholder(*lang),
    }
}

/// A chart of ours in the page: it is made of our own markup, and its words are escaped.
pub fn chart(svg: String) -> Html {
    el("div", "chart", Html::from_html_unchecked(svg.into()))
}
