//! The overview of years as a figure: the exhibit's chart, in each theme and for wide and narrow
//! pages, and its numbers as a table that leads to the years. And the numbers, drawn and as tables,
//! in the entries they belong to and on a page of their own.

use super::{Edition, chronology, entries::heading, page::Page, words};
use crate::{
    charts::{
        self, Words,
        overview::{ChartError, OverviewWords, overview},
    },
    i18n::{self, Msg},
    model::Lang,
    query::{
        activity::{Bin, Bucket, activity},
        themes,
    },
    scene::{Size, Theme},
    state::TimeWindow,
    time_axis::Preset,
    ui::{DatasetRef, numbers as panel},
};
use yew::prelude::*;

/// Class and size of the chart for wide and for narrow pages, in CSS pixels.
const SIZES: [(&str, Size); 2] =
    [("wide", Size { w: 620.0, h: 100.0 }), ("narrow", Size { w: 340.0, h: 90.0 })];

/// The figure; `years` are those of the events on the page.
///
/// # Errors
/// Where plotters cannot draw.
pub fn figure(edition: &Edition, years: &[i32]) -> Result<Html, ChartError> {
    let (lang, words) = (edition.lang, words::of(edition.lang));
    let bins = activity(&edition.dataset, Bucket::Year, TimeWindow::AXIS.span(), &|_| true);
    let all = bins.iter().map(|bin| bin.count as usize).sum();
    let most = bins.iter().max_by_key(|bin| bin.count);
    let says = most.map(|bin| (words.chart_says)(year(bin), bin.count as usize, all));
    let title = i18n::text(lang, &Msg::OverviewLabel);
    let alone = |year: i32, count: u32| format!("{year}: {count}");
    let mut charts = Vec::new();
    for (width, size) in SIZES {
        for (theme, class) in [(&Theme::LIGHT, "light"), (&Theme::DARK, "dark")] {
            let words = OverviewWords {
                title: &title,
                desc: says.as_deref().unwrap_or_default(),
                // There is no pointing at a bar of a narrow page.
                year: (width == "wide").then_some(&alone as &dyn Fn(i32, u32) -> String),
            };
            let chart = overview(&bins, size, 0.0, theme, &words)?;
            charts.push(html! {
                <div class={classes!("chart", width, class)}>
                    { Html::from_html_unchecked(chart.svg.into()) }
                </div>
            });
        }
    }
    Ok(html! {
        <figure class="years">
            { for charts }
            <figcaption>{ title }{ ". " }{ says }</figcaption>
            <details>
                <summary>{ words.chart_table }</summary>
                { table(edition, &bins, years) }
            </details>
        </figure>
    })
}

/// The chart of a section of numbers; nothing where it cannot be drawn: its table stands below.
pub fn of_section(dataset: &DatasetRef, at: usize, lang: Lang) -> Html {
    let section = dataset.parts().sections.get(at);
    let drawn = section.and_then(|section| charts::numbers(section, lang, NARROW).ok()?);
    drawn.map(|picture| svg("chart of-section", picture.svg)).unwrap_or_default()
}

/// The body of the page of all numbers.
///
/// # Errors
/// Where plotters cannot draw.
pub fn numbers(edition: &Edition) -> Result<Html, ChartError> {
    let (dataset, lang) = (&edition.dataset, edition.lang);
    let span = Preset::Thaw.span();
    let counted = themes::themes(dataset, span, &|_| true, &|_| false);
    let names = panel::names(dataset, &counted, lang);
    let (title, said) = (panel::title(&counted, lang), panel::says(&counted, span, None, lang));
    let mut drawn = Vec::new();
    for (class, width) in [("chart room-wide", WIDE), ("chart room-narrow", NARROW)] {
        let words = Words { title: &title, desc: &said };
        drawn.push(svg(class, charts::themes(&counted, &names, lang, width, words)?.svg));
    }
    let drawn = drawn.into_iter().collect();
    Ok(html! {
        <>
            { heading(edition, Page::Numbers) }
            <div class="item numbers-page">
                { panel::themes_figure(dataset, &counted, said, lang, drawn, "h2") }
                { panel::all_numbers(dataset, lang, &edition.medium(), 2) }
            </div>
        </>
    })
}

fn svg(class: &'static str, svg: String) -> Html {
    html! { <div {class}>{ Html::from_html_unchecked(svg.into()) }</div> }
}

/// How wide charts are drawn, in CSS pixels.
const NARROW: f32 = 336.0;
const WIDE: f32 = 640.0;

fn year(bin: &Bin) -> i32 {
    bin.span.start.to_ymd().0
}

fn table(edition: &Edition, bins: &[Bin], years: &[i32]) -> Html {
    let words = words::of(edition.lang);
    let rows = bins.iter().map(|bin| {
        let year = year(bin);
        let events = years.iter().filter(|other| **other == year).count();
        let name = year.to_string();
        let name = if events > 0 {
            html! { <a href={format!("#{}", chronology::anchor(year))}>{ name }</a> }
        } else {
            html! { { name } }
        };
        html! { <tr><th scope="row">{ name }</th><td>{ bin.count }</td><td>{ events }</td></tr> }
    });
    html! {
        <table>
            <thead><tr>
                <th scope="col">{ words.year }</th>
                <th scope="col">{ words.facts }</th>
                <th scope="col">{ words.events }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
