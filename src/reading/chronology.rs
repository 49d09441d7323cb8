//! Events in order of date, by year, and 1956 by month.

use super::{Edition, chart, entries, page::Page, words};
use crate::{
    charts::overview::ChartError,
    model::{
        HistDate, NodeIx,
        date::{Bound, Candidate, Form, Point, Precision},
    },
};
use yew::prelude::*;

/// The year that is told month by month.
const BY_MONTH: i32 = 1956;

/// The body of the page.
pub fn body(edition: &Edition) -> Result<Html, ChartError> {
    let nodes = edition.nodes(Page::Chronology);
    let date = |ix: &NodeIx| edition.dataset.node(*ix).date.as_ref();
    let years = nodes.chunk_by(|a, b| date(a).map(year_of) == date(b).map(year_of));
    let sections = years.map(|nodes| {
        let year = nodes.first().and_then(date).map(year_of);
        let (id, title) = match year {
            Some(year) => (Some(anchor(year)), year.to_string()),
            None => (None, words::of(edition.lang).undated.to_owned()),
        };
        html! {
            <section class={classes!("year", (year == Some(BY_MONTH)).then_some("turning"))} {id}>
                <h2>{ title }</h2>
                <div>{ year_body(edition, year, nodes) }</div>
            </section>
        }
    });
    let years: Vec<i32> = nodes.iter().filter_map(date).map(year_of).collect();
    let chart = chart::figure(edition, &years)?;
    Ok(html! { <>{ entries::heading(edition, Page::Chronology) }{ chart }{ for sections }</> })
}

/// The id of the section of a year. No entry has such an id: theirs have words.
pub fn anchor(year: i32) -> String {
    format!("y{year}")
}

fn year_body(edition: &Edition, year: Option<i32>, nodes: &[NodeIx]) -> Html {
    if year != Some(BY_MONTH) {
        return nodes.iter().map(|node| edition.article(*node, 3)).collect();
    }
    let month = |ix: &NodeIx| edition.dataset.node(*ix).date.as_ref().and_then(month_of);
    // What is known to the year alone stands first; the sort keeps the order within a month.
    let mut nodes = nodes.to_vec();
    nodes.sort_by_key(month);
    nodes
        .chunk_by(|a, b| month(a) == month(b))
        .map(|nodes| {
            let month = nodes.first().and_then(month);
            let title = match month {
                Some(month) => format!("{} {BY_MONTH}", words::month(edition.lang, month)),
                None => (words::of(edition.lang).month_unknown)(BY_MONTH),
            };
            let id = month.map(|month| format!("{}-{month:02}", anchor(BY_MONTH)));
            html! {
                <section class="month" {id}>
                    <h3>{ title }</h3>
                    { for nodes.iter().map(|node| edition.article(*node, 4)) }
                </section>
            }
        })
        .collect()
}

fn year_of(date: &HistDate) -> i32 {
    date.representative().to_ymd().0
}

/// The month in which a date begins, where it says so.
fn month_of(date: &HistDate) -> Option<u8> {
    let point: &Point = match date.form() {
        Form::Single(point)
        | Form::Interval(Bound::At(point), _)
        | Form::Interval(_, Bound::At(point)) => point,
        Form::OneOf(candidates) | Form::AllOf(candidates) => match candidates.first()? {
            Candidate::At(point)
            | Candidate::Range(Some(point), _)
            | Candidate::Range(None, Some(point)) => point,
            Candidate::Range(None, None) => return None,
        },
        Form::Interval(..) => return None,
    };
    (point.precision() >= Precision::Month).then(|| date.representative().to_ymd().1)
}
