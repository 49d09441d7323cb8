//! The network under the pointer.

use browser_journeys::{Visitor, journey};
use serde_json::Value;
use twentieth::model::{Kind, Lang};

const BASE: &str = ".graph canvas:not(.top)";
const TOP: &str = ".graph canvas.top";

#[test]
fn a_click_on_a_mark_opens_the_entry_and_one_on_the_water_clears() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click_at(visit.mark_of("khrushchev-nikita").await).await;
        assert_eq!(visit.until_panel_shows("khrushchev-nikita").await, "Nikita Khrushchev");
        visit.until_fragment("select=khrushchev-nikita").await;
        assert!(visit.driver.title().await.unwrap().starts_with("Nikita Khrushchev"));

        visit.click_at(visit.network().await.empty_place()).await;
        visit.until_nothing_is_chosen().await;
        visit.until_fragment("").await;
    });
}

#[test]
fn every_mark_answers_to_its_own_click() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        for id in ["hoxha-enver", "stalin-joseph", "nagy-imre", "mao-zedong", "moscow"] {
            visit.click_at(visit.mark_of(id).await).await;
            visit.until_panel_shows(id).await;
            visit.click_at(visit.network().await.empty_place()).await;
            visit.until_nothing_is_chosen().await;
        }
    });
}

#[test]
fn a_double_click_goes_nearer_and_fit_shows_everything_again() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("").await;
        visit.double_click_at(visit.mark_of("khrushchev-nikita").await).await;
        visit.until_fragment_has("camera=").await;
        visit.until_panel_shows("khrushchev-nikita").await;
        let camera = visit.state().await.camera.expect("a camera");
        assert!(camera.scale >= 1.8, "{camera:?}");
        let at = visit.mark_of("khrushchev-nikita").await;
        assert!(visit.place(".graph").await.contains(at), "he is in view at {at:?}");
        visit.click_named(".zoom button", "Show everything").await;
        visit.until_fragment_lacks("camera").await;
    });
}

#[test]
fn with_motion_the_camera_arrives_at_the_same_place() {
    let mut cameras = Vec::new();
    for visitor in [Visitor::default(), Visitor::default().without_motion()] {
        journey(visitor, async |visit| {
            visit.open("").await;
            visit.double_click_at(visit.mark_of("hoxha-enver").await).await;
            visit.until_fragment_has("camera=").await;
            cameras.push(visit.state().await.camera);
        });
    }
    assert_eq!(cameras[0], cameras[1]);
}

#[test]
fn the_wheel_zooms_about_the_pointer_and_a_drag_moves_the_picture() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("").await;
        let mark = visit.mark_of("nagy-imre").await;
        for _ in 0..3 {
            visit.wheel(mark, -240).await;
        }
        visit.until_fragment_has("camera=").await;
        let zoomed = visit.mark_of("nagy-imre").await;
        assert!(zoomed.distance(mark) < 3.0, "it stays under the pointer: {mark:?} {zoomed:?}");

        let before = visit.fragment().await;
        let from = visit.network().await.empty_place();
        let to = twentieth::scene::Point::new(from.x + 60.0, from.y + 40.0);
        visit.drag(from, to).await;
        visit
            .until_with(
                "the address follows the drag",
                "return location.hash.slice(1) !== arguments[0]",
                serde_json::json!([before]),
            )
            .await;
        let moved = visit.mark_of("nagy-imre").await;
        let (dx, dy) = (moved.x - zoomed.x, moved.y - zoomed.y);
        assert!((dx - 60.0).abs() < 3.0 && (dy - 40.0).abs() < 3.0, "moved by {dx}, {dy}");
        visit.click_at(moved).await;
        visit.until_panel_shows("nagy-imre").await;
    });
}

#[test]
fn hovering_draws_on_the_layer_above_and_leaves_the_picture_alone() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let (base, top) = (visit.pixels(BASE).await, visit.pixels(TOP).await);
        assert_eq!(top.colours, 1, "nothing lies above before the pointer comes");
        let timeline = visit.pixels(".lanes canvas.top").await;

        visit.hover(visit.mark_of("1956-02-14-20th-congress").await).await;
        let hovered = visit.pixels(TOP).await;
        assert!(hovered.colours > 5, "a ring and a name: {} colours", hovered.colours);
        assert_eq!(visit.pixels(BASE).await, base, "the picture below is repainted");
        let pointed = visit.pixels(".lanes canvas.top").await;
        assert_ne!(pointed.hash, timeline.hash, "the timeline shows it too");

        visit.hover(visit.network().await.empty_place()).await;
        assert_eq!(visit.pixels(TOP).await, top, "the layer is empty again");
        assert_eq!(visit.pixels(".lanes canvas.top").await, timeline);
    });
}

#[test]
fn hovering_a_fact_of_the_timeline_shows_it_in_the_network() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let (base, top) = (visit.pixels(BASE).await, visit.pixels(TOP).await);
        visit.hover(visit.fact_of("1956-10-23-hungarian-revolution").await).await;
        assert_ne!(visit.pixels(TOP).await, top, "the network shows what is pointed at");
        assert_eq!(visit.pixels(BASE).await, base);
    });
}

#[test]
fn a_click_in_the_legend_leaves_a_kind_out_and_says_so() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let base = visit.pixels(BASE).await;
        let nodes = visit.exhibit.dataset().nodes();
        let people = nodes.iter().filter(|node| node.kind == Kind::Person).count();
        let first = ".legend-kinds li:first-child button";
        assert!(visit.text(first).await.starts_with("People"));
        visit.click(first).await;
        visit.until_fragment_has("kinds=").await;
        let pressed = visit.find(first).await.attr("aria-pressed").await.unwrap();
        assert_eq!(pressed.as_deref(), Some("false"));
        visit.find(".chip").await;
        let line = visit.text(".chip").await;
        let count = twentieth::i18n::number(Lang::En, people);
        assert!(line.contains("without people") && line.contains(&count), "{line}");
        assert_ne!(visit.pixels(BASE).await, base);
        let left = visit.count("#network [role=option]").await;
        assert!(left > 0, "others are drawn in their place");
        assert!(visit.network().await.mark(visit.exhibit.find("khrushchev-nikita")).is_none());

        visit.click_named(".chips button", "Undo: without people").await;
        visit.until_fragment("").await;
        assert_eq!(visit.count(".chip").await, 0);
        visit.until_pixels(BASE, base, true).await;
    });
}

#[test]
fn alt_in_the_legend_keeps_one_kind_alone() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let click = "document.querySelector('.legend-kinds li:first-child button')
            .dispatchEvent(new MouseEvent('click', { bubbles: true, altKey: true }))";
        visit.js(click).await;
        visit.until_fragment("kinds=person").await;
        let pressed = "return [...document.querySelectorAll('.legend-kinds button')]
            .map(one => one.getAttribute('aria-pressed'))";
        let expected = ["true", "false", "false", "false", "false", "false", "false"];
        assert_eq!(visit.js(pressed).await, Value::from(expected.to_vec()));
    });
}

#[test]
fn a_finger_that_rests_in_the_legend_keeps_one_kind_alone() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let people = visit.place(".legend-kinds li:first-child button").await.center();
        visit.press_long(people, 700).await;
        visit.until_fragment("kinds=person").await;
        // A short tap afterwards is a tap again.
        visit.tap(people).await;
        visit.until_fragment("").await;
    });
}

#[test]
fn of_marks_under_one_finger_the_reader_chooses() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("").await;
        let (at, meant) = visit.network().await.doubtful_place();
        visit.tap(at).await;
        visit.find(".chooser").await;
        assert_eq!(visit.count(".chooser button").await, meant.len().min(4));
        assert!(visit.state().await.selection.is_none(), "nothing is chosen yet");
        // The canvas stays as it is beside what comes and goes.
        assert!(visit.pixels(BASE).await.colours > 20);
        let dataset = visit.exhibit.dataset();
        let name = visit.text(".chooser button:nth-child(2)").await;
        let second = meant.iter().map(|ix| dataset.node(*ix));
        let second = second.into_iter().find(|node| node.label(Lang::En) == name).expect("a mark");
        visit.click(".chooser button:nth-child(2)").await;
        visit.until_panel_shows(&second.id).await;
        assert_eq!(visit.count(".chooser").await, 0);
        assert!(visit.pixels(BASE).await.colours > 20);
        // A mouse points at one of them.
        visit.click_at(visit.network().await.empty_place()).await;
        visit.until_nothing_is_chosen().await;
        visit.click_at(visit.mark_of(&second.id).await).await;
        visit.until_panel_shows(&second.id).await;
    });
}

#[test]
fn the_ice_cracks_and_lies_as_a_link_to_that_day_shows_it() {
    journey(Visitor::default(), async |visit| {
        visit.open("at=1956-02-25").await;
        let cracked = visit.pixels(BASE).await;
        visit.open("at=1956-02-24").await;
        let whole = visit.pixels(BASE).await;
        assert_ne!(whole, cracked);
        visit.js("location.hash = 'at=1956-02-25'").await;
        visit.until_pixels(BASE, whole, false).await;
        visit.until_pixels(BASE, cracked, true).await;
        // What is drawn elsewhere answers where it is drawn.
        visit.click_at(visit.mark_of("hoxha-enver").await).await;
        visit.until_panel_shows("hoxha-enver").await;
    });
}

#[test]
fn escape_lets_go_of_what_is_picked_wherever_the_keyboard_is() {
    journey(Visitor::default(), async |visit| {
        visit.open("picked=stalin-joseph,tito-josip-broz").await;
        visit.find(".search input").await.click().await.unwrap();
        visit.key(thirtyfour::Key::Escape).await;
        visit.until_fragment_lacks("picked").await;
    });
}
