//! The page of all charts: events by theme, which follows window, filter and choice, then every
//! number of the history, by theme, each with its table.

use yew::prelude::*;

use super::{
    charts::{chart, use_charts},
    connections::entry_link,
    entry::{Article, Medium, note_marks, sources, with_notes},
    footnotes::Footnotes,
    hooks::use_size,
    list_pane::ListPaneProps,
    parts::{Button, Tag, el, row, text, words},
    sections::figure,
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    charts::Words,
    i18n::{self, Arg, DateStyle, Msg, Phrase, TickUnit, format_span, phrase, tick_label},
    model::{Dataset, Lang, NodeIx, RegionIx, Section, Span},
    query::{
        Presence,
        themes::{Grain, Themes, themes},
    },
    state::{Action, TimeAction, TimeWindow},
    time_axis::Preset,
};

const TITLE_ID: &str = "numbers-title";

/// In the place of the network.
#[component]
pub fn NumbersPane(props: &ListPaneProps) -> Html {
    let ListPaneProps { dataset, dispatch, lang, on_hover, .. } = props;
    let by_theme = use_themes(props);
    // Moving the window draws the first chart anew, not all.
    let all = use_memo((dataset.clone(), *lang), |(dataset, lang)| {
        all_numbers(dataset, *lang, &Medium::exhibit(dispatch, on_hover), 3)
    });
    let title = Tag::new("h2", "")
        .set("id", TITLE_ID.into())
        .set("tabindex", "-1".into())
        .around(text(i18n::text(*lang, &Msg::ViewNumbers)));
    let content = row(vec![
        el("div", "list-head", row(vec![title, presets(dispatch, props.window, *lang)])),
        by_theme,
        (*all).clone(),
    ]);
    Tag::new("section", "numbers")
        .set("id", "numbers".into())
        .set("aria-labelledby", TITLE_ID.into())
        .around(content)
}

#[hook]
fn use_themes(props: &ListPaneProps) -> Html {
    let ListPaneProps { dataset, visible, ego, window, lang, .. } = props;
    let lang = *lang;
    let span = window.map_or(Preset::Thaw.span(), TimeWindow::span);
    let root = use_node_ref();
    let width = use_size(root.clone()).w;
    let charts = use_charts();
    let counted = use_memo(
        (dataset.clone(), visible.clone(), ego.clone(), span),
        |(dataset, visible, ego, span)| {
            let keep = |ix: NodeIx| visible.0.node(ix) != Presence::Hidden;
            let tied = |ix: NodeIx| ego.as_ref().is_some_and(|ego| ego.contains(ix));
            themes(dataset, *span, &keep, &tied)
        },
    );
    let chosen = ego.as_ref().map(|ego| dataset.node(ego.center).name.get(lang));
    let said = says(&counted, span, chosen, lang);
    let drawn = use_memo(
        (counted.clone(), said.clone(), lang, width, charts.get().is_some()),
        |(counted, said, lang, width, _)| {
            let charts = charts.get().filter(|_| *width > 0.0 && counted.count() > 0)?;
            let names = names(dataset, counted, *lang);
            let title = title(counted, *lang);
            (charts.themes)(counted, &names, *lang, *width, Words { title: &title, desc: said })
        },
    );
    let drawn = match &*drawn {
        Some(svg) => chart(svg.clone()),
        None if counted.count() == 0 => words("p", "muted", phrase(lang, Phrase::ThemesNone, &[])),
        None => charts.placeholder(lang),
    };
    let drawn = html! { <div class="chart-room" ref={root}>{ drawn }</div> };
    themes_figure(dataset, &counted, said, lang, drawn, "h3")
}

/// Events by theme: a chart, what it says, and its numbers as a table.
pub fn themes_figure(
    dataset: &Dataset,
    counted: &Themes,
    said: String,
    lang: Lang,
    chart: Html,
    heading: &'static str,
) -> Html {
    let cell = |words: String| self::words("td", "number", words);
    let scope = |scope: &'static str, words: String| {
        Tag::new("th", "").set("scope", scope.into()).around(text(words))
    };
    let mut head = vec![scope("col", i18n::text(lang, &Msg::ColumnDate))];
    head.extend(names(dataset, counted, lang).iter().map(|name| scope("col", (*name).into())));
    let lines = (0..counted.bins.len()).map(|i| {
        let mut cells = vec![scope("row", bin_name(counted, i, lang))];
        cells.extend(counted.rows.iter().map(|row| cell(row.counts[i].to_string())));
        el("tr", "", row(cells))
    });
    let table =
        row(vec![el("thead", "", el("tr", "", row(head))), el("tbody", "", lines.collect())]);
    el(
        "figure",
        "by-theme",
        row(vec![
            words(heading, "", title(counted, lang)),
            chart,
            words("figcaption", "", said),
            as_table(lang, el("table", "", table)),
        ]),
    )
}

/// What opens the table behind a chart.
pub(super) fn as_table(lang: Lang, table: Html) -> Html {
    let summary = words("summary", "", phrase(lang, Phrase::AsTable, &[]));
    el("details", "as-table", row(vec![summary, el("div", "table-room", table)]))
}

/// The name of the chart of themes.
pub fn title(counted: &Themes, lang: Lang) -> String {
    let what = match counted.grain {
        Grain::Days => Phrase::ThemesDaily,
        Grain::Months | Grain::Years => Phrase::ThemesMonthly,
    };
    phrase(lang, what, &[])
}

/// The names of its rows.
pub fn names<'a>(dataset: &'a Dataset, counted: &Themes, lang: Lang) -> Vec<&'a str> {
    counted.rows.iter().map(|row| dataset.region(row.region).lane.get(lang)).collect()
}

/// What it shows, in a few sentences.
pub fn says(counted: &Themes, span: Span, chosen: Option<&str>, lang: Lang) -> String {
    let count = counted.count();
    let when = format_span(span, lang, DateStyle::Short);
    let mut said = vec![phrase(lang, Phrase::ThemesCount, &[Arg::Number(count), Arg::Text(&when)])];
    if count > 0 {
        let most = counted.most();
        let most = i18n::decimal(lang, most, u32::from(most.fract() > 0.0));
        said.push(phrase(lang, Phrase::ThemesScale, &[Arg::Text(&most)]));
    }
    if counted.grain == Grain::Years {
        said.push(phrase(lang, Phrase::ThemesMean, &[]));
    }
    if let Some(name) = chosen {
        said.push(phrase(lang, Phrase::ThemesTied, &[Arg::Text(name)]));
    }
    if counted.rough > 0 {
        said.push(phrase(lang, Phrase::ThemesRough, &[Arg::Number(counted.rough)]));
    }
    said.join(" ")
}

fn bin_name(counted: &Themes, bin: usize, lang: Lang) -> String {
    let span = counted.bins[bin];
    match (counted.grain, counted.months(bin)) {
        (Grain::Days, _) | (_, 12) => format_span(span, lang, DateStyle::Short),
        _ => {
            let month = tick_label(span.start, TickUnit::Month, lang);
            format!("{month} {}", span.start.to_ymd().0)
        }
    }
}

/// Every section of numbers, once, under the name of its theme; `level` is that of the names.
pub fn all_numbers(dataset: &DatasetRef, lang: Lang, medium: &Medium, level: u8) -> Html {
    let (heading, below) = if level < 3 { ("h2", "h3") } else { ("h3", "h4") };
    let article = Article {
        dataset,
        node: NodeIx(0),
        lang,
        medium,
        notes: Footnotes::default(),
        anchor: "numbers",
        heading,
    };
    let all = distinct(dataset);
    let mut content = vec![words("p", "numbers-are", phrase(lang, Phrase::NumbersAre, &[]))];
    for region in 0..dataset.regions().len() {
        let region = RegionIx::from_index(region);
        let cards: Vec<Html> = all
            .iter()
            .filter(|found| dataset.node(found.section.node).region == region)
            .map(|found| card(&article, found, below))
            .collect();
        if !cards.is_empty() {
            let name = dataset.region(region).name.get(lang).to_owned();
            content.push(words(heading, "section-head", name));
            content.push(el("div", "cards", row(cards)));
        }
    }
    content.push(sources(&article));
    row(content)
}

/// A section of numbers, and the entries that have it.
struct Found<'a> {
    at: usize,
    section: &'a Section,
    of: Vec<NodeIx>,
}

/// The sections of numbers, each once, with the most important entry that has it first.
fn distinct(dataset: &Dataset) -> Vec<Found<'_>> {
    let mut all: Vec<Found<'_>> = Vec::new();
    let sections = dataset.parts().sections.iter().enumerate();
    for (at, section) in sections.filter(|(_, section)| section.figures().is_some()) {
        let same = |found: &&mut Found<'_>| {
            found.section.title == section.title && found.section.rows == section.rows
        };
        match all.iter_mut().find(same) {
            Some(found) => found.of.push(section.node),
            None => all.push(Found { at, section, of: vec![section.node] }),
        }
    }
    all
}

/// How many there are.
#[cfg(feature = "reading")]
pub fn count(dataset: &Dataset) -> usize {
    distinct(dataset).len()
}

fn card(article: &Article<'_>, found: &Found<'_>, heading: &'static str) -> Html {
    let Found { at, section, of } = found;
    let lang = article.lang;
    let mut content = vec![words(heading, "", section.title.get(lang).to_owned())];
    content.push(figure(article, *at, section));
    if !section.text.is_empty() {
        let notes = note_marks(article, &section.sources);
        let note = Tag::new("p", "note-below").lang(section.text.lang_of(lang).tag());
        content.push(note.around(with_notes(section.text.get(lang), notes)));
    }
    let links = of.iter().map(|ix| {
        let node = article.dataset.node(*ix);
        el("li", "", entry_link(article.medium, *ix, &node.id, node.label(lang)))
    });
    let mut belongs = vec![words("li", "muted", phrase(lang, Phrase::BelongsTo, &[]))];
    belongs.extend(links);
    content.push(el("ul", "named", row(belongs)));
    el("section", "card", row(content))
}

/// The stretches of time a reader comes back to.
fn presets(dispatch: &Dispatch, window: Option<TimeWindow>, lang: Lang) -> Html {
    let buttons = Preset::ALL.into_iter().map(|preset| {
        let span = preset.span();
        let window_of = TimeWindow::new(span.start, span.end);
        let words = match preset {
            Preset::February1956 => i18n::text(lang, &Msg::PresetFebruary),
            _ => format_span(span, lang, DateStyle::Short),
        };
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Time(TimeAction::Window(Some(window_of))));
        });
        let shown = window.map_or(preset == Preset::Thaw, |window| window == window_of);
        let (pressed, content) = (Some(shown), text(words));
        Button { pressed, onclick, content, ..Button::default() }.html()
    });
    Tag::new("div", "presets")
        .set("role", "group".into())
        .label(i18n::text(lang, &Msg::Presets))
        .around(buttons.collect())
}
