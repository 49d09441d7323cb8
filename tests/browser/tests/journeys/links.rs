//! The state in the address.

use browser_journeys::{Visit, Visitor, journey};
use serde_json::json;
use thirtyfour::Key;

async fn attribute(visit: &Visit, name: &str) -> String {
    let script = "return document.documentElement.getAttribute(arguments[0])";
    visit.js_with(script, json!([name])).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_link_restores_everything_it_says() {
    const LINK: &str =
        "select=nagy-imre&from=1956-02-14&to=1956-12-31&view=list&lang=ru&theme=dark";
    journey(Visitor::default(), async |visit| {
        visit.open(LINK).await;
        assert_eq!(visit.until_panel_shows("nagy-imre").await, "Имре Надь");
        assert_eq!(attribute(visit, "lang").await, "ru");
        assert_eq!(attribute(visit, "data-theme").await, "dark");
        assert!(visit.count(".list tbody tr").await > 0);
        assert_eq!(visit.count("canvas").await, 0, "the list stands instead of the pictures");
        let faded = visit.count(".list tbody tr.faded").await;
        assert!(faded > 0, "what lies outside the window fades in the list too");
        assert_eq!(visit.fragment().await, LINK);
        assert_eq!(visit.count(".notices").await, 0);
    });
}

#[test]
fn a_link_to_a_camera_a_day_and_a_filter_is_followed() {
    const LINK: &str = "at=1956-10-23&kinds=person,event&camera=0.3000,0.4000,3.000&lang=en";
    journey(Visitor::default(), async |visit| {
        visit.open(LINK).await;
        assert!(visit.text(".timeline-date").await.contains("23 October 1956"));
        let pressed = "return [...document.querySelectorAll('.legend-kinds [aria-pressed=true]')]
            .map(one => one.querySelector('.legend-name').innerText)";
        assert_eq!(visit.js(pressed).await, json!(["People", "Events"]));
        visit.key(Key::Escape).await;
        visit.keys("+").await;
        let script = "return !location.hash.includes(',3.000')";
        visit.until("zooming goes on from there", script).await;
        let scale = visit.state().await.camera.expect("a camera").scale;
        assert!(scale > 3.0, "{scale}");
    });
}

#[test]
fn an_untidy_link_is_understood_and_rewritten_at_the_next_step() {
    journey(Visitor::default(), async |visit| {
        visit.open("view=network&to=1956-12&theme=light&select=hoxha-enver&from=1956-02-14").await;
        visit.until_panel_shows("hoxha-enver").await;
        assert_eq!(visit.count(".notices").await, 0);
        visit.keys(".").await;
        let tidy = "select=hoxha-enver&from=1956-02-14&to=1956-12-31&at=1956-02-26&theme=light";
        visit.until_fragment(tidy).await;
    });
}

#[test]
fn what_a_link_gets_wrong_is_said_and_the_rest_still_works() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=nobody&from=xyz&foo=1&theme=dark").await;
        let notices = visit.text(".notices").await;
        for part in ["“nobody”", "from = “xyz”", "“foo”"] {
            assert!(notices.contains(part), "{part} is not in {notices}");
        }
        assert_eq!(visit.count(".notices li").await, 3);
        assert_eq!(attribute(visit, "data-theme").await, "dark");
        visit.click(".notices .close").await;
        assert_eq!(visit.count(".notices").await, 0);
        visit.click_at(visit.mark_of("khrushchev-nikita").await).await;
        visit.until_fragment("select=khrushchev-nikita&theme=dark").await;
    });
}

#[test]
fn a_link_typed_over_the_present_one_is_followed() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=hoxha-enver").await;
        visit.js("location.hash = 'select=nagy-imre&theme=dark'").await;
        visit.until_panel_shows("nagy-imre").await;
        assert_eq!(attribute(visit, "data-theme").await, "dark");
    });
}

#[test]
fn back_and_forward_walk_through_the_choices() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click_at(visit.mark_of("khrushchev-nikita").await).await;
        visit.until_fragment("select=khrushchev-nikita").await;
        visit.click_at(visit.mark_of("hoxha-enver").await).await;
        visit.until_fragment("select=hoxha-enver").await;
        visit.driver.back().await.unwrap();
        visit.until_panel_shows("khrushchev-nikita").await;
        visit.until_fragment("select=khrushchev-nikita").await;
        visit.driver.back().await.unwrap();
        visit.until_nothing_is_chosen().await;
        visit.until_fragment("").await;
        visit.driver.forward().await.unwrap();
        visit.until_panel_shows("khrushchev-nikita").await;
    });
}

#[test]
fn drags_and_wheels_leave_no_steps_behind() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("from=1956-01-01&to=1956-12-31").await;
        let steps = visit.js_number("return history.length").await;
        let place = visit.network().await.empty_place();
        visit.wheel(place, -240).await;
        visit.until_fragment_has("camera=").await;
        visit.drag(visit.network().await.empty_place(), place).await;
        let lanes = visit.lanes().await;
        let from = lanes.empty_place(0.5, 0.5);
        visit.drag(from, twentieth::scene::Point::new(from.x - 80.0, from.y)).await;
        let script = "return !location.hash.includes('from=1956-01-01')";
        visit.until("the window moves", script).await;
        assert_eq!(visit.js_number("return history.length").await, steps);

        visit.click_at(visit.mark_of("khrushchev-nikita").await).await;
        visit.until_fragment_has("select=khrushchev-nikita").await;
        assert_eq!(visit.js_number("return history.length").await, steps + 1.0);
        visit.driver.back().await.unwrap();
        visit.until_nothing_is_chosen().await;
        visit.until_fragment_has("camera=").await;
    });
}

#[test]
fn opening_and_leaving_the_list_are_steps() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("l").await;
        visit.until_fragment("view=list").await;
        visit.find(".list tbody tr").await;
        visit.driver.back().await.unwrap();
        visit.until_fragment("").await;
        visit.find(".graph canvas").await;
    });
}
