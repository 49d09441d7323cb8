//! Timeline, overview, cursor.

use browser_journeys::{Visit, Visitor, journey};
use thirtyfour::Key;
use twentieth::{
    model::{Lang, Moment},
    query::Visible,
    scene::Point,
    state::{AppState, TimeWindow},
};

/// Waits for a window that is as it should be.
async fn window(visit: &Visit, what: &str, is: impl Fn(TimeWindow) -> bool) -> TimeWindow {
    let state = visit.until_state(what, |state| state.window.is_some_and(&is)).await;
    state.window.expect("a window")
}

fn days(window: TimeWindow) -> i64 {
    (window.span().end.0 - window.span().start.0) / 1440
}

#[test]
fn a_preset_sets_the_window_says_what_fades_and_can_be_undone() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let base = visit.pixels(".graph canvas:not(.top)").await;
        visit.click_named(".presets button", "February 1956").await;
        visit.until_fragment("from=1956-02-01&to=1956-02-29").await;
        let february = visit.state().await.window;
        let dataset = visit.exhibit.dataset();
        let hidden = Visible::new(dataset, &Default::default(), february).hidden;
        let count = twentieth::i18n::number(Lang::En, hidden.by_time);
        visit.find(".chip").await;
        let line = visit.text(".chip").await;
        assert!(line.contains(&count) && line.contains("outside 1–29 Feb 1956"), "{line}");
        assert_ne!(visit.pixels(".graph canvas:not(.top)").await, base);

        visit.click(".chip .chip-undo").await;
        visit.until_fragment("").await;
        assert_eq!(visit.count(".chip").await, 0);
        visit.until_pixels(".graph canvas:not(.top)", base, true).await;
    });
}

#[test]
fn the_brush_moves_its_ends_and_itself() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let brush = visit.place(".overview .brush").await;
        let middle = brush.y + brush.h / 2.0;
        let end = Point::new(brush.x + brush.w, middle);
        visit.drag(end, Point::new(end.x + 120.0, middle)).await;
        let (start, later) = (Moment::ymd(1956, 1, 1), Moment::ymd(1958, 1, 1));
        window(visit, "the end follows the pointer", |window| {
            window.span().start == start && window.span().end > later
        })
        .await;
        visit.find(".chip").await;
        let line = visit.text(".chip").await;
        assert!(line.contains("outside"), "{line}");

        let brush = visit.place(".overview .brush").await;
        let grip = Point::new(brush.x + brush.w / 2.0, middle);
        visit.drag(grip, Point::new(grip.x - 150.0, middle)).await;
        window(visit, "the whole window moves", |window| {
            window.span().start < Moment::ymd(1950, 1, 1)
        })
        .await;
        let moved = visit.place(".overview .brush").await;
        assert!((moved.w - brush.w).abs() < 1.0, "it keeps its length: {brush:?} {moved:?}");
        assert!((moved.x - brush.x + 150.0).abs() < 2.0, "it follows: {brush:?} {moved:?}");
    });
}

#[test]
fn a_drag_on_the_free_strip_makes_a_new_window() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let brush = visit.place(".overview .brush").await;
        let y = brush.y + brush.h / 2.0;
        visit.drag(Point::new(brush.x + 200.0, y), Point::new(brush.x + 320.0, y)).await;
        window(visit, "a window of years begins after 1960", |window| {
            window.span().start > Moment::ymd(1960, 1, 1) && days(window) > 365
        })
        .await;
    });
}

#[test]
fn the_brush_can_be_moved_with_the_keyboard() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.js("document.querySelectorAll('.overview [role=slider]')[1].focus()").await;
        visit.key(Key::Right).await;
        window(visit, "the end moves by about a month", |window| {
            window.span().start == Moment::ymd(1956, 1, 1)
                && window.span().end > Moment::ymd(1957, 1, 20)
        })
        .await;
        let focused = visit.js_text("return document.activeElement.getAttribute('role')").await;
        assert_eq!(focused, "slider", "the focus stays on the handle");
        visit.key(Key::Left).await;
        visit.until_fragment_has("to=1956-12-31").await;
    });
}

#[test]
fn a_click_on_a_fact_in_the_lanes_opens_it() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        for id in ["1956-10-23-hungarian-revolution", "1956-06-28-poznan-june"] {
            visit.click_at(visit.fact_of(id).await).await;
            visit.until_panel_shows(id).await;
            visit.until_fragment_has(&format!("select={id}")).await;
        }
    });
}

#[test]
fn a_click_beside_the_facts_moves_the_cursor_to_that_day() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let lanes = visit.lanes().await;
        visit.click_at(lanes.empty_place(0.6, 0.5)).await;
        visit.until_fragment_has("at=").await;
        let day = visit.state().await.cursor.expect("a day");
        assert!(day > Moment::ymd(1956, 7, 1) && day < Moment::ymd(1956, 12, 31), "{day:?}");
        let shown = visit.text(".timeline-date").await;
        assert!(shown.ends_with("1956") && !shown.contains("February"), "{shown}");
    });
}

#[test]
fn dragging_the_lanes_moves_the_window_by_as_much() {
    journey(Visitor::default(), async |visit| {
        visit.open("from=1956-01-01&to=1956-12-31&scale=even").await;
        let lanes = visit.lanes().await;
        let from = lanes.empty_place(0.5, 0.5);
        let (left, right) = (lanes.at(0.0, 0.5), lanes.at(1.0, 0.5));
        let by = (right.x - left.x) / 4.0;
        visit.drag(from, Point::new(from.x - by, from.y)).await;
        window(visit, "a quarter of a leap year later", |window| {
            let moved = (window.span().start.0 - Moment::ymd(1956, 1, 1).0) / 1440;
            // The lanes show a little more than the window.
            (91..=96).contains(&moved) && (days(window) - 366).abs() <= 1
        })
        .await;
    });
}

#[test]
fn the_wheel_zooms_the_lanes_about_the_pointer() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let id = "1956-10-23-hungarian-revolution";
        let mark = visit.fact_of(id).await;
        let under = |lanes: &browser_journeys::exhibit::Lanes| lanes.moment_at(mark);
        let before = under(&visit.lanes().await);
        for _ in 0..3 {
            visit.wheel(mark, -200).await;
        }
        window(visit, "a third of the year is left", |window| (100..150).contains(&days(window)))
            .await;
        let after = under(&visit.lanes().await);
        let off = (after.0 - before.0).abs() / 1440;
        assert!(off <= 1, "{off} days away from what was under the pointer");
        for _ in 0..3 {
            visit.wheel(mark, 200).await;
        }
        let start = Moment::ymd(1956, 1, 1);
        window(visit, "the year is back", |window| {
            (days(window) - 366).abs() <= 2 && (window.span().start.0 - start.0).abs() <= 2 * 1440
        })
        .await;
    });
}

#[test]
fn the_keyboard_walks_the_facts_of_the_timeline_in_order() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.js("document.querySelector('.lanes .mirror').focus()").await;
        visit.key(Key::Home).await;
        let active = "return document.activeElement.getAttribute('aria-activedescendant')";
        let mut seen = Vec::new();
        for _ in 0..4 {
            let id = visit.js_text(active).await;
            assert_eq!(visit.count(&format!("[id='{id}'][role=option]")).await, 1, "{id}");
            seen.push(id);
            visit.key(Key::Right).await;
        }
        let date = |id: &String| {
            let node = visit.exhibit.dataset().node(visit.exhibit.find(&id["time-".len()..]));
            node.date.as_ref().expect("a dated fact").representative()
        };
        let dates: Vec<Moment> = seen.iter().map(date).collect();
        assert!(dates.is_sorted() && dates[0] < dates[3], "{seen:?}");
        visit.key(Key::Left).await;
        assert_eq!(visit.js_text(active).await, seen[3]);
        visit.key(Key::Enter).await;
        visit.until_panel_shows(&seen[3]["time-".len()..]).await;
    });
}

#[test]
fn comma_and_full_stop_move_the_cursor_by_days_and_by_facts() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let date = || visit.text(".timeline-date");
        assert!(date().await.contains("25 February 1956"), "{}", date().await);
        visit.keys(".").await;
        visit.until_fragment("at=1956-02-26").await;
        assert!(date().await.contains("26 February 1956"), "{}", date().await);
        visit.keys(",,").await;
        visit.until_fragment("at=1956-02-24").await;
        assert!(date().await.contains("24 February 1956"), "{}", date().await);
        visit.keys(">").await;
        visit.until_fragment_has("at=").await;
        visit.until("the next fact", "return !location.hash.includes('at=1956-02-24')").await;
        let next = visit.state().await.cursor.expect("a day");
        assert!(next > Moment::ymd(1956, 2, 24), "{next:?}");
    });
}

#[test]
fn a_window_without_facts_leads_to_the_nearest_ones() {
    journey(Visitor::default(), async |visit| {
        visit.open("from=1917-01-03&to=1917-01-05").await;
        visit.find(".nothing-dated button").await;
        visit.click(".nothing-dated button").await;
        let gone = "return document.querySelector('.nothing-dated') === null";
        visit.until("facts are in view", gone).await;
        assert!(visit.count(".lanes [role=option]").await > 0);
    });
}

#[test]
fn time_plays_until_somebody_touches_the_exhibit() {
    journey(Visitor::default(), async |visit| {
        visit.open("at=1956-02-14").await;
        visit.click(".player .play").await;
        let is_past = |day: u8| {
            move |state: &AppState| {
                state.cursor.is_some_and(|cursor| cursor > Moment::ymd(1956, 2, day))
            }
        };
        visit.until_state("time moves", is_past(16)).await;
        visit.click_at(visit.network().await.empty_place()).await;
        let stands = "return document.querySelector('.player .play').title === 'Play'";
        visit.until("a touch stops it", stands).await;

        // The space bar goes on, and stops.
        let before = visit.state().await.cursor.expect("a cursor");
        visit.js("document.getElementById('network').focus()").await;
        visit.keys(" ").await;
        visit.until_state("time moves on", |state| state.cursor > Some(before)).await;
        visit.keys(" ").await;
        visit.until("the space bar stops it", stands).await;
    });
}

#[test]
fn without_motion_time_goes_from_fact_to_fact() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("at=1956-02-14").await;
        for _ in 0..2 {
            // Each step of the speed button is twice as fast.
            visit.click(".player .speed").await;
        }
        visit.click(".player .play").await;
        let later = visit
            .until_state("time moves", |state| {
                state.cursor.is_some_and(|cursor| cursor > Moment::ymd(1956, 2, 14))
            })
            .await;
        let cursor = later.cursor.expect("a cursor");
        let dataset = visit.exhibit.dataset();
        let is_dated = dataset.nodes().iter().any(|node| {
            let start = node.date.as_ref().map(|date| date.representative().day_start());
            start == Some(cursor.day_start())
        });
        assert!(is_dated, "nothing is dated {cursor:?}");
    });
}
