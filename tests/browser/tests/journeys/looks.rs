//! Language, theme, motion.

use browser_journeys::{Visitor, journey};

const THEME: &str = "return document.documentElement.dataset.theme";
const PAPER: &str = "return getComputedStyle(document.body).backgroundColor";

#[test]
fn the_language_switch_changes_words_and_address() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        assert_eq!(visit.text(".panel .entry-name").await, "Nikita Khrushchev");
        let english = visit.pixels(".graph canvas:not(.top)").await;
        visit.click(".header .lang").await;
        visit.until_fragment("select=khrushchev-nikita&lang=ru").await;
        assert!(visit.text(".panel .entry-name").await.contains("Хрущёв"));
        assert_eq!(visit.js_text("return document.documentElement.lang").await, "ru");
        assert!(visit.driver.title().await.unwrap().contains("Хрущёв"));
        assert_ne!(visit.pixels(".graph canvas:not(.top)").await, english, "names in Cyrillic");
        visit.click(".header .lang").await;
        visit.until_fragment("select=khrushchev-nikita&lang=en").await;
        assert_eq!(visit.text(".panel .entry-name").await, "Nikita Khrushchev");
    });
}

#[test]
fn the_page_starts_in_the_language_of_the_browser() {
    for (language, expected) in [("ru-RU", "ru"), ("en-GB", "en"), ("de-DE", "en")] {
        journey(Visitor::default().speaking(language), async |visit| {
            visit.open("").await;
            let lang = visit.js_text("return document.documentElement.lang").await;
            assert_eq!(lang, expected, "for a browser that asks for {language}");
            assert_eq!(visit.fragment().await, "");
        });
    }
}

#[test]
fn the_theme_follows_the_system_until_it_is_switched() {
    let mut papers = Vec::new();
    for visitor in [Visitor::default(), Visitor::default().in_the_dark()] {
        let (own, other) = if visitor.dark { ("dark", "light") } else { ("light", "dark") };
        journey(visitor, async |visit| {
            visit.open("").await;
            assert_eq!(visit.js_text(THEME).await, own);
            let (paper, picture) =
                (visit.js_text(PAPER).await, visit.pixels(".graph canvas:not(.top)").await);
            visit.click_named(".header .tool", "Light or dark").await;
            visit.until_fragment(&format!("theme={other}")).await;
            assert_eq!(visit.js_text(THEME).await, other);
            assert_ne!(visit.js_text(PAPER).await, paper);
            assert_ne!(visit.pixels(".graph canvas:not(.top)").await, picture);
            papers.push(paper);
        });
    }
    assert_ne!(papers[0], papers[1]);
}

#[test]
fn without_motion_the_camera_jumps() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("").await;
        // One frame after the key the picture is where it will stay.
        visit.keys("+").await;
        let jumped = visit.pixels(".graph canvas:not(.top)").await;
        visit.until_fragment_has("camera=").await;
        visit.painted().await;
        assert_eq!(visit.pixels(".graph canvas:not(.top)").await, jumped);
    });
}

#[test]
fn a_phone_shows_the_panel_as_a_sheet_that_grows() {
    journey(Visitor::on_phone(), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.until_panel_shows("khrushchev-nikita").await;
        let peek = visit.place(".panel").await;
        let heading = visit.place(".panel .entry-name").await;
        assert!(heading.y < 844.0, "the name can be read: {heading:?}");
        visit.click(".sheet-handle").await;
        let script = "return document.querySelector('.panel').getBoundingClientRect().height
            > arguments[0] + 40";
        visit.until_with("the sheet grows", script, serde_json::json!([peek.h])).await;
    });
}
