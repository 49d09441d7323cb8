//! Scales, lens, lanes and counted marks of the timeline.

use browser_journeys::{Visitor, journey};
use thirtyfour::Key;
use twentieth::{
    model::Moment,
    scene::timeline::Grouping,
    state::{ScaleKind, TimeWindow},
};

const CENTURY: &str = "from=1917-01-01&to=1991-12-31";

#[test]
fn folds_can_be_laid_flat_and_the_link_says_so() {
    journey(Visitor::default(), async |visit| {
        visit.open(CENTURY).await;
        let folded = visit.pixels(".lanes canvas").await;
        visit.click(".fold").await;
        visit.until_fragment_has("scale=even").await;
        visit.until_pixels(".lanes canvas", folded, false).await;
        visit.click(".fold").await;
        visit.until_state("folded", |state| state.scale == ScaleKind::Folded).await;
        visit.until_pixels(".lanes canvas", folded, true).await;
    });
}

#[test]
fn the_lens_opens_the_days_of_the_congress_wherever_the_reader_is() {
    journey(Visitor::default(), async |visit| {
        visit.open("from=1964-01-01&to=1970-12-31").await;
        visit.click(".lens").await;
        let state = visit.until_state("the lens is open", |state| state.lens).await;
        assert_eq!(state.window, Some(TimeWindow::HOME), "where they can be seen");
        visit.until_fragment_has("lens=congress").await;
        let pressed = "return document.querySelector('.lens').getAttribute('aria-pressed')";
        assert_eq!(visit.js_text(pressed).await, "true");
        let lanes = visit.lanes().await;
        // The middle of the plot is no longer the middle of the year.
        let middle = lanes.moment_at(lanes.at(0.5, 0.5));
        assert!(middle < Moment::ymd(1956, 2, 27), "{middle:?}");
        visit.click(".lens").await;
        visit.until_state("the lens is closed", |state| !state.lens).await;
    });
}

#[test]
fn lanes_go_by_person_scroll_to_the_focused_fact_and_fold() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit
            .js("const s = document.querySelector('.lane-tools select'); s.value = 'person'; \
                 s.dispatchEvent(new Event('change', { bubbles: true }))")
            .await;
        visit.until_state("lanes by person", |state| state.lanes == Grouping::Person).await;
        visit.until_fragment_has("lanes=person").await;
        visit
            .until(
                "many lanes",
                "return document.querySelectorAll('.lane-column button').length > 20",
            )
            .await;
        let first = ".lane-column button";
        let expanded = "return document.querySelector('.lane-column button').ariaExpanded";
        assert_eq!(visit.js_text(expanded).await, "true");
        visit.click(first).await;
        visit
            .until(
                "folded",
                "return document.querySelector('.lane-column button').ariaExpanded === 'false'",
            )
            .await;
        visit.js("document.querySelector('.lanes .mirror').focus()").await;
        // Some facts have a lane below those in view.
        let scrolled = "return document.querySelector('.lane-column').scrollTop";
        let mut farthest: f64 = 0.0;
        for _ in 0..40 {
            visit.key(Key::Right).await;
            farthest = farthest.max(visit.js_number(scrolled).await);
        }
        assert!(farthest > 0.0, "the lanes scroll to the fact with the focus");
    });
}

#[test]
fn a_counted_mark_opens_to_what_it_counts() {
    journey(Visitor::default(), async |visit| {
        visit.open(CENTURY).await;
        let lanes = visit.lanes().await;
        let (at, facts) = lanes.largest_cluster().expect("a counted mark");
        visit.click_at(at).await;
        let state = visit
            .until_state("closer", |state| state.window.is_some_and(|w| w != TimeWindow::AXIS))
            .await;
        let window = state.window.expect("a window").span();
        for fact in facts {
            let date = visit.exhibit.dataset().node(fact).date.as_ref().expect("a date");
            assert!(window.overlaps(date.span()), "{window:?} {}", date.text());
        }
    });
}

#[test]
fn page_keys_move_by_what_is_in_view_and_the_list_stays_short() {
    journey(Visitor::default(), async |visit| {
        visit.open(CENTURY).await;
        let options = visit.count(".lanes [role=option]").await;
        assert!((20..=41).contains(&options), "{options}");
        let said = "return document.querySelector('.lanes [role=option]').ariaSetSize > 200";
        visit.until("it says how many there are", said).await;
        visit.open("from=1956-03-01&to=1956-03-31").await;
        visit.js("document.querySelector('.lanes .mirror').focus()").await;
        visit.key(Key::PageDown).await;
        let state = visit
            .until_state("the month after", |state| {
                state.window.is_some_and(|w| w.span().start > Moment::ymd(1956, 3, 25))
            })
            .await;
        assert!(state.window.is_some_and(|w| w.span().end < Moment::ymd(1956, 5, 3)));
    });
}
