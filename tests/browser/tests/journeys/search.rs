//! Names in any script.

use browser_journeys::{Visitor, journey};
use serde_json::json;
use thirtyfour::Key;

const QUERIES: &[(&str, &str)] = &[
    ("Khrushchev", "khrushchev-nikita"),
    ("khruschev", "khrushchev-nikita"),
    ("Хрущ", "khrushchev-nikita"),
    ("Хрущёв", "khrushchev-nikita"),
    ("хрущев", "khrushchev-nikita"),
    ("Chruschtschow", "khrushchev-nikita"),
    ("Hruščov", "khrushchev-nikita"),
    ("Bolesław", "bierut-boleslaw"),
    ("boleslaw", "bierut-boleslaw"),
    ("Bierut", "bierut-boleslaw"),
    ("Nagy Imre", "nagy-imre"),
    ("Imre Nagy", "nagy-imre"),
    ("Gomułka", "gomulka-wladyslaw"),
    ("gomulka", "gomulka-wladyslaw"),
    ("Сталин", "stalin-joseph"),
    ("Stalin", "stalin-joseph"),
    ("Mikojan", "mikoyan-anastas"),
    ("Secret Speech", "1956-02-25-secret-speech"),
];

#[test]
fn names_are_found_in_any_script_and_spelling() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let mut wrong = Vec::new();
        for (query, expected) in QUERIES {
            visit.keys("/").await;
            let focused = visit.js_text("return document.activeElement.id").await;
            assert_eq!(focused, "search", "/ goes to the search box");
            visit.keys(query).await;
            let script = "return document.querySelector('#search').value === arguments[0]";
            visit.until_with("the query stands in the box", script, json!([query])).await;
            visit.painted().await;
            let first = visit.text("#search-results [aria-selected=true] .hit-name").await;
            if first != visit.exhibit.name(expected) {
                wrong.push(format!("{query} → “{first}”, not {expected}"));
            }
            visit.key(Key::Escape).await;
            visit.key(Key::Tab).await;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn enter_opens_the_first_hit_with_names_and_sources() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("/").await;
        visit.keys("Хрущ").await;
        visit.find("#search-results [role=option]").await;
        visit.key(Key::Enter).await;
        let name = visit.until_panel_shows("khrushchev-nikita").await;
        assert_eq!(name, "Nikita Khrushchev");
        assert_eq!(visit.text(".panel .entry-native").await, "Никита Сергеевич Хрущёв");
        visit.find(".panel .sources li cite").await;
        visit.until_fragment("select=khrushchev-nikita").await;
        visit.until_announced("Nikita Khrushchev opened").await;
        assert_eq!(visit.text("#search").await, "", "the box is empty again");
    });
}

#[test]
fn arrows_and_pointer_choose_among_the_hits() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("/").await;
        visit.keys("Stalin").await;
        visit.find("#search-option-1").await;
        let second = visit.text("#search-option-1 .hit-name").await;
        visit.key(Key::Down).await;
        let active =
            visit.js_text("return document.activeElement.getAttribute('aria-activedescendant')");
        assert_eq!(active.await, "search-option-1");
        visit.key(Key::Enter).await;
        visit.until_announced(&format!("{second} opened")).await;

        visit.keys("/").await;
        visit.keys("Hoxha").await;
        visit.click("#search-option-0").await;
        visit.until_panel_shows("hoxha-enver").await;
    });
}

#[test]
fn a_name_that_is_not_there_is_said_to_be_missing() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("/").await;
        visit.keys("qqxzv").await;
        visit.find(".no-hit").await;
        assert_eq!(visit.text(".no-hit").await, "No entry for “qqxzv”");
        visit.until_announced("No entry for “qqxzv”").await;
        visit.key(Key::Enter).await;
        assert_eq!(visit.fragment().await, "", "Enter opens nothing");
        visit.key(Key::Escape).await;
        let gone = "return document.querySelector('.no-hit') === null";
        visit.until("Escape empties the box", gone).await;
    });
}
