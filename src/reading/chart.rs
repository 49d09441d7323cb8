//! The overview of years as a figure: the exhibit's chart, in each theme and for wide and narrow
//! pages, and its numbers as a table that leads to the years.

use super::{Edition, chronology, words};
use crate::{
    charts::overview::{ChartError, OverviewWords, overview},
    i18n::{self, Msg},
    query::activity::{Bin, Bucket, activity},
    scene::{Size, Theme},
    state::TimeWindow,
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
