//! Charts with their tables, and what else happened on a day.

use browser_journeys::{Visitor, journey};

const CHARTS: &str = "return document.querySelectorAll('.numbers .card svg').length";

#[test]
fn the_page_of_numbers_draws_them_all_and_follows_the_window() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click_named(".header nav button", "Numbers").await;
        visit.until_fragment("view=numbers").await;
        visit
            .until(
                "the charts are drawn",
                "return document.querySelectorAll('.numbers .card').length > 20",
            )
            .await;
        let cards = visit.count(".numbers .card").await;
        visit.until("each has its chart", "return document.querySelectorAll('.numbers .card svg').length === document.querySelectorAll('.numbers .card').length").await;
        assert_eq!(visit.js_number(CHARTS).await as usize, cards);
        let title = "return document.querySelector('.by-theme svg > title').textContent";
        visit
            .until("events by month", "return document.querySelector('.by-theme svg') !== null")
            .await;
        assert_eq!(visit.js_text(title).await, "Events a month, by theme");
        let rows = visit.count(".by-theme tbody tr").await;
        assert_eq!(rows, 23, "eleven years and the months of 1956");
        visit.click_named(".numbers .presets button", "February 1956").await;
        visit
            .until(
                "a day each",
                "return document.querySelectorAll('.by-theme tbody tr').length === 29",
            )
            .await;
        visit.until("drawn anew", "return document.querySelector('.by-theme svg > title')?.textContent === 'Events a day, by theme'").await;
    });
}

#[test]
fn numbers_lead_to_their_entry_where_the_chart_stands_too() {
    journey(Visitor::default(), async |visit| {
        visit.open("view=numbers").await;
        let link = ".numbers .card a[href='#select=1956-03-09-tbilisi-shooting']";
        visit.find(link).await;
        visit.click(link).await;
        visit.until_panel_shows("1956-03-09-tbilisi-shooting").await;
        visit.find(".panel .sections .figures svg").await;
        visit.click(".panel .sections .as-table summary").await;
        let table = visit.text(".panel .sections .as-table table").await;
        assert!(table.contains("22–800"), "{table}");
    });
}

#[test]
fn a_chosen_event_tells_what_else_happened_that_day() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=1956-03-09-tbilisi-shooting").await;
        visit.until_panel_shows("1956-03-09-tbilisi-shooting").await;
        visit.click_named(".panel .that-day button", "What else in those days").await;
        visit.find(".that-day .places .entry-link").await;
        let own = ".that-day a[href='#select=1956-03-09-tbilisi-shooting']";
        assert_eq!(visit.count(own).await, 0);
        assert!(visit.text(".that-day").await.contains("local"), "whose day it is");
        let first =
            visit.js_text("return document.querySelector('.that-day .entry-link').hash").await;
        visit.click(".that-day .entry-link").await;
        visit.until_panel_shows(first.trim_start_matches("#select=")).await;
    });
}

#[test]
fn a_moved_cursor_tells_what_else_happened_then() {
    journey(Visitor::default(), async |visit| {
        visit.open("at=1956-10-23").await;
        visit.find(".panel .that-day .places .entry-link").await;
        let title = visit.text(".panel .that-day-opener").await;
        assert_eq!(title, "What else on 23 October 1956");
    });
}
