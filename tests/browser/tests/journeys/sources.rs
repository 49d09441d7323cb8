//! Nothing is said without its source.

use browser_journeys::{Visitor, journey};
use serde_json::{Value, json};

/// Statements of the panel without a numbered source.
const UNSOURCED: &str = "
    const panel = document.querySelector('.panel .entry');
    const said = [...panel.querySelectorAll('.entry-text, .connections:not(.doors) .connection,'
        + '.dispute .account, .account, .rows li, .figures tbody tr,'
        + '.sections p:not(.weight, .awaited)')];
    return said.filter(one => !one.querySelector('.note')).map(one => one.innerText);";

#[test]
fn every_statement_in_the_panel_has_a_source() {
    journey(Visitor::default(), async |visit| {
        for id in [
            "khrushchev-nikita",
            "1956-02-25-secret-speech",
            "secret-speech",
            "hoxha-enver",
            "1956-10-23-hungarian-revolution",
            "lenins-testament",
            "bierut-boleslaw",
            "moscow",
        ] {
            visit.open(&format!("select={id}")).await;
            visit.until_panel_shows(id).await;
            visit.find(".panel .entry-text .note").await;
            visit.js("document.querySelector('.panel .connections button.quiet')?.click()").await;
            visit.painted().await;
            let rows = visit.count(".panel .connection").await;
            assert!(rows > 0, "{id} has connections");
            assert_eq!(visit.js(UNSOURCED).await, Value::Array(Vec::new()), "in {id}");
        }
    });
}

#[test]
fn a_note_leads_to_its_line_among_the_sources() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.find(".panel .sources li cite").await;
        let words = visit.text(".panel .entry-text .note").await;
        // Several in a row stand as 1–9; they lead to the first.
        let number = words.split('–').next().unwrap().to_owned();
        visit.click(".panel .entry-text .note").await;
        let script = "return document.activeElement.id === 'note-' + arguments[0]";
        visit.until_with("the focus is on the line", script, json!([number])).await;
        let (line, panel) = (visit.place(":focus").await, visit.place(".panel-body").await);
        assert!(
            line.y >= panel.y - 1.0 && line.y < panel.y + panel.h,
            "{line:?} is in view in {panel:?}"
        );
    });
}

#[test]
fn every_number_has_its_line_and_every_line_says_where_to_look() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=1956-02-25-secret-speech").await;
        visit.find(".panel .sources li cite").await;
        let missing = "
            return [...document.querySelectorAll('.panel .note')]
                .flatMap(one => one.innerText.split('–'))
                .filter(number => !document.getElementById('note-' + number))";
        assert_eq!(visit.js(missing).await, Value::Array(Vec::new()));
        let bare = "return [...document.querySelectorAll('.panel .sources li')]
            .filter(one => one.querySelector('cite')?.innerText.length < 3).length";
        assert_eq!(visit.js(bare).await, json!(0));
    });
}

#[test]
fn the_citation_names_the_entry_and_leads_back_to_it() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.click_named(".panel-foot button", "Cite this entry").await;
        let text = visit.text("#citation").await;
        assert!(text.contains("Nikita Khrushchev"), "{text}");
        assert!(text.contains("#select=khrushchev-nikita"), "{text}");
        visit.click_named(".citation-styles button", "BibTeX").await;
        let text = visit.text("#citation").await;
        assert!(text.starts_with('@'), "{text}");
    });
}
