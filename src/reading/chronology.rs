//! Events in order of date, by year, and 1956 by month: their names on one page, their articles
//! on a page for each period.

use super::{
    Edition, chart,
    entries::{heading, name_list, part_links},
    page::{Page, year_and_month},
    words,
};
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

/// The body of the page that names all events.
///
/// # Errors
/// Where the chart cannot be drawn.
pub fn overview(edition: &Edition) -> Result<Html, ChartError> {
    let nodes = edition.nodes(Page::Chronology);
    let years: Vec<i32> = nodes.iter().filter_map(|ix| year_of(edition, *ix)).collect();
    let chart = chart::figure(edition, &years)?;
    let names = by_year(edition, &nodes, &|nodes, _| name_list(edition, nodes, Page::Chronology));
    Ok(
        html! { <>{ heading(edition, Page::Chronology) }{ chart }<div class="names">{ names }</div></> },
    )
}

/// The body of the page of a period.
pub fn period(edition: &Edition, page: Page) -> Html {
    let articles = |nodes: &[NodeIx], level: u8| -> Html {
        nodes.iter().map(|node| edition.article(*node, level)).collect()
    };
    let nodes = edition.nodes(page);
    html! {
        <>
            { heading(edition, page) }
            { by_year(edition, &nodes, &articles) }
            { part_links(edition, page) }
        </>
    }
}

/// The id of the section of a year. No entry has such an id: theirs have words.
pub fn anchor(year: i32) -> String {
    format!("y{year}")
}

/// What stands under a heading: the events and the level of headings below it.
type Show<'a> = &'a dyn Fn(&[NodeIx], u8) -> Html;

fn by_year(edition: &Edition, nodes: &[NodeIx], show: Show<'_>) -> Html {
    let years = nodes.chunk_by(|a, b| year_of(edition, *a) == year_of(edition, *b));
    let sections = years.map(|nodes| {
        let year = nodes.first().and_then(|ix| year_of(edition, *ix));
        let (id, title) = match year {
            Some(year) => (Some(anchor(year)), year.to_string()),
            None => (None, words::of(edition.lang).undated.to_owned()),
        };
        html! {
            <section class={classes!("year", (year == Some(BY_MONTH)).then_some("turning"))} {id}>
                <h2>{ title }</h2>
                <div>
                    { if year == Some(BY_MONTH) { by_month(edition, nodes, show) } else { show(nodes, 3) } }
                </div>
            </section>
        }
    });
    sections.collect()
}

fn by_month(edition: &Edition, nodes: &[NodeIx], show: Show<'_>) -> Html {
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
                    { show(nodes, 4) }
                </section>
            }
        })
        .collect()
}

fn year_of(edition: &Edition, ix: NodeIx) -> Option<i32> {
    year_and_month(edition.dataset.node(ix)).map(|(year, _)| year)
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

#[cfg(test)]
mod tests {
    use super::month_of;
    use crate::model::HistDate;

    #[test]
    fn a_date_stands_in_a_month_only_where_it_says_so() {
        for (edtf, expected) in [
            ("1956-02-25", Some(2)),
            ("1956-02~", Some(2)),
            ("1956-02-14/1956-03", Some(2)),
            ("[1956-04-09,1956-05-13]", Some(4)),
            ("1956", None),
            ("1956/1957-03", None),
            ("1956-21", None),
        ] {
            assert_eq!(month_of(&HistDate::parse(edtf).unwrap()), expected, "{edtf}");
        }
    }
}
