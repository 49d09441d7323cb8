//! What surely was in the chosen time, and what only may have been; facts dated by others.

use browser_journeys::{Visitor, journey};
use serde_json::json;
use twentieth::{
    i18n::number,
    model::Lang,
    query::{
        Visible,
        filter::{Cause, Causes, Countries},
    },
};

#[test]
fn only_what_surely_was_then_can_be_asked_for_and_taken_back() {
    journey(Visitor::default(), async |visit| {
        visit.open("from=1956-02-01&to=1956-02-29").await;
        visit.click("#explore-open").await;
        visit.find(".facet").await;
        visit.click_named(".drawer button", "surely in the chosen time").await;
        visit.until_fragment_has("time=sure").await;
        let state = visit.state().await;
        let dataset = visit.exhibit.dataset();
        let [possibly, surely] = [Default::default(), state.filter.clone()]
            .map(|filter| Visible::new(dataset, &filter, state.window).hidden.by_time);
        assert!(surely > possibly, "some dates are known to the year alone");
        let causes = Causes::new(dataset, &Countries::new(dataset), &state.filter, state.window);
        let faded = causes.explain(dataset).into_iter().find(|hides| hides.cause == Cause::Time);
        let count = number(Lang::En, faded.unwrap().entries);
        visit
            .until_with(
                "the chip of the window counts what fades",
                "return document.querySelector('.chip-count').innerText === '−' + arguments[0]",
                json!([count]),
            )
            .await;
        visit.click(".chip:last-child .chip-undo").await;
        visit.until_fragment_lacks("time").await;
        visit.until_fragment_has("from=").await;
    });
}

#[test]
fn an_entry_says_what_it_is_dated_by() {
    for (language, words) in [
        ("en-GB", ["Dated by other events", "within 1 day after", "The Secret Speech"]),
        ("ru-RU", ["Датировано по другим событиям", "не позже чем через 1 день после", "доклад"]),
    ] {
        journey(Visitor::default().speaking(language), async |visit| {
            visit.open("select=1956-02-25-foreign-leaders-read-speech").await;
            visit.find(".sections .rows").await;
            let text = visit.text(".sections").await;
            for word in words {
                assert!(text.to_lowercase().contains(&word.to_lowercase()), "{text}");
            }
        });
    }
}
