//! A history that came without positions, and larger than a picture has room for.

use std::fs;

use browser_journeys::{Visit, Visitor, journey, journey::Scratch};
use serde_json::json;
use twentieth::{
    dataset::{made::made, write_core, write_sources, write_texts},
    model::Lang,
    scene::{Camera, Point},
};

use crate::broken::copy;

const BASE: &str = ".graph canvas:not(.top)";

/// The bundle with a made-up history of so many entries in the folder `made/`, and its visitor.
fn visitor(scratch: &Scratch, nodes: usize) -> Visitor {
    let bundle = scratch.0.join("bundle");
    copy(&Visitor::default().bundle(), &bundle);
    let folder = bundle.join("made");
    fs::create_dir(&folder).unwrap();
    let history = made(nodes, nodes * 2);
    fs::write(folder.join("core.json"), write_core(&history)).unwrap();
    fs::write(folder.join("sources.json"), write_sources(&history)).unwrap();
    for lang in Lang::ALL {
        let name = format!("texts-{}.json", lang.tag());
        fs::write(folder.join(name), write_texts(&history, lang)).unwrap();
    }
    // The browser reports that there is no baked.bin.
    let provoked = vec!["Failed to load resource"];
    Visitor { bundle: Some(bundle), provoked, ..Visitor::default() }
}

async fn until_arranged(visit: &Visit) {
    visit.until("it is arranged", "return document.querySelector('.arranging') === null").await;
    visit.painted().await;
}

/// The scale the address speaks of; 1 where it speaks of none.
async fn scale(visit: &Visit) -> f32 {
    visit.state().await.camera.unwrap_or(Camera::default()).scale
}

#[test]
fn a_history_without_positions_is_arranged_while_it_is_shown() {
    let scratch = Scratch::new("arranged");
    // So many that the work can be watched.
    journey(visitor(&scratch, 30_000), async |visit| {
        visit.open_history("made/").await;
        let first = visit.pixels(BASE).await;
        let said = visit.text(".arranging").await;
        assert!(said.starts_with("Arranging 30,000 entries."), "{said}");
        visit
            .until_with(
                "the picture grows meanwhile",
                "return document.querySelector('.arranging progress')?.value !== 0",
                json!([]),
            )
            .await;
        until_arranged(visit).await;
        assert_ne!(visit.pixels(BASE).await, first, "the entries have moved");
    });
}

#[test]
fn an_arrangement_can_be_cancelled_and_stays_as_it_is() {
    let scratch = Scratch::new("cancelled");
    // As above: there is time to say no.
    journey(visitor(&scratch, 30_000), async |visit| {
        visit.open_history("made/").await;
        visit
            .until(
                "some way is done",
                "return document.querySelector('.arranging progress').value > 1",
            )
            .await;
        visit.click(".arranging button").await;
        assert_eq!(visit.count(".arranging").await, 0);
        let now = visit.pixels(BASE).await;
        assert!(now.colours > 5, "what there is stays: {now:?}");
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
        assert_eq!(visit.pixels(BASE).await, now, "nothing moves any more");
    });
}

#[test]
fn panning_and_zooming_a_large_history_never_shows_an_empty_picture() {
    let scratch = Scratch::new("panned");
    journey(visitor(&scratch, 4000), async |visit| {
        visit.open_history("made/").await;
        until_arranged(visit).await;
        let frame = visit.place(".graph").await;
        let middle = frame.center();
        for _ in 0..4 {
            visit.wheel(middle, -300).await;
            let seen = visit.pixels(BASE).await;
            assert!(seen.colours > 20, "{seen:?}");
        }
        visit.until_fragment_has("camera=").await;
        for by in [(-260.0, 90.0), (300.0, -120.0), (-200.0, -160.0)] {
            visit.drag(middle, Point::new(middle.x + by.0, middle.y + by.1)).await;
            let seen = visit.pixels(BASE).await;
            assert!(seen.colours > 20, "{seen:?}");
        }
        // At rest the canvas lies where it was painted.
        visit
            .until(
                "it is crisp",
                "return document.querySelector('.graph canvas').style.transform === ''",
            )
            .await;
    });
}

#[test]
fn a_click_on_a_counted_mark_opens_it() {
    let scratch = Scratch::new("merged");
    journey(visitor(&scratch, 4000).without_motion(), async |visit| {
        visit.open_history("made/").await;
        until_arranged(visit).await;
        assert!(scale(visit).await <= 1.0);
        let alone = "return document.querySelectorAll('#network [role=option]').length";
        let before = visit.js_number(alone).await;
        // Somewhere in the middle there is a mark: the picture is full of them.
        let frame = visit.place(".graph").await;
        let mut clicked = false;
        for step in 0..24 {
            let (column, row) = ((step % 6) as f32, (step / 6) as f32);
            let at = Point::new(
                frame.x + frame.w * (0.3 + column * 0.08),
                frame.y + frame.h * (0.3 + row * 0.12),
            );
            visit.click_at(at).await;
            if visit.fragment().await.contains("camera=") || scale(visit).await > 1.0 {
                clicked = true;
                break;
            }
        }
        assert!(clicked, "no mark opened");
        visit.until_fragment_has("camera=").await;
        assert!(scale(visit).await > 1.3);
        visit
            .until_with(
                "entries stand for themselves",
                "return document.querySelectorAll('#network [role=option]').length > arguments[0]",
                json!([before]),
            )
            .await;
    });
}

#[test]
fn the_folder_of_a_history_is_never_elsewhere() {
    journey(Visitor::default(), async |visit| {
        for folder in ["//example.org/", "https://example.org/", "../", "/data/", "data"] {
            // Any of them is ignored, and the exhibit shows its own history.
            visit.open_history(folder).await;
            assert!(visit.text(".legend").await.contains("People"), "{folder}");
            assert_eq!(visit.count(".arranging").await, 0);
        }
    });
}
