//! Everything without a pointer.

use browser_journeys::{Visit, Visitor, journey};
use serde_json::{Value, json};
use thirtyfour::Key;
use twentieth::query::neighbours::connections;

const ACTIVE: &str = "return document.activeElement.getAttribute('aria-activedescendant') ?? ''";

async fn focus_network(visit: &Visit) {
    visit.js("document.querySelector('#network').focus()").await;
    visit.until("the network has a place of the keyboard", ACTIVE).await;
}

/// Where the focus is, in one word each: the part of the page it lies in.
const PART: &str = "
    const at = document.activeElement;
    if (at === document.body) return '';
    const parts = { skip: '.skip', header: '.header', legend: '.legend', network: '.graph',
        timeline: '.timeline', panel: '.panel', tabs: '.bottom-tabs' };
    return Object.keys(parts).find(name => at.closest(parts[name])) ?? at.outerHTML;";

/// An outline or a shadow of the focused element, or of what stands in for it.
const MARKED: &str = "
    const at = document.activeElement;
    const around = [at, at.parentElement, at.closest('section, .search, .panel')].filter(Boolean);
    const drawn = element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
            || style.boxShadow !== 'none';
    };
    return drawn(at) || around.slice(1).some(one => one.matches(':focus-within') && drawn(one));";

#[test]
fn tab_goes_through_every_part_and_the_focus_can_be_seen() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let (mut parts, mut unmarked) = (Vec::<String>::new(), Vec::<String>::new());
        for _ in 0..120 {
            visit.key(Key::Tab).await;
            let part = visit.js_text(PART).await;
            if part.is_empty() {
                break;
            }
            if !visit.js(MARKED).await.as_bool().unwrap() {
                unmarked.push(
                    visit.js_text("return document.activeElement.outerHTML.slice(0, 120)").await,
                );
            }
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        }
        assert_eq!(parts, ["skip", "header", "legend", "network", "timeline", "panel"]);
        assert!(unmarked.is_empty(), "no visible focus on\n{}", unmarked.join("\n"));
    });
}

#[test]
fn the_first_link_skips_to_the_list() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.key(Key::Tab).await;
        assert_eq!(
            visit.js_text("return document.activeElement.innerText").await,
            "Skip to the list"
        );
        let place = visit.place(".skip").await;
        assert!(place.x >= 0.0 && place.y >= 0.0 && place.h > 10.0, "it can be seen: {place:?}");
        visit.key(Key::Enter).await;
        visit.find(".list tbody tr").await;
        let inside = "return document.querySelector('.list').contains(document.activeElement)";
        visit.until("the keyboard is in the list", inside).await;
    });
}

#[test]
fn arrows_walk_the_network_enter_opens_and_escape_clears() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        focus_network(visit).await;
        let base = visit.pixels(".graph canvas.top").await;
        let mut seen = vec![visit.js_text(ACTIVE).await];
        for key in [Key::Left, Key::Up, Key::Right, Key::Down] {
            let before = visit.js_text(ACTIVE).await;
            visit.key(key.clone()).await;
            let now = visit.js_text(ACTIVE).await;
            let network = visit.network().await;
            let mark = |id: &str| {
                network.mark(visit.exhibit.find(&id["net-".len()..])).expect("a drawn entry")
            };
            let (from, to) = (mark(&before), mark(&now));
            let went = match key {
                Key::Left => to.x < from.x,
                Key::Right => to.x > from.x,
                Key::Up => to.y < from.y,
                _ => to.y > from.y,
            };
            assert!(went, "{key:?} from {before} to {now}");
            assert_eq!(visit.count(&format!("[id='{now}'][role=option]")).await, 1);
            seen.push(now);
        }
        assert_ne!(visit.pixels(".graph canvas.top").await, base, "the focus ring moves");
        let last = seen.last().unwrap()["net-".len()..].to_owned();
        visit.key(Key::Enter).await;
        visit.until_panel_shows(&last).await;
        visit.until_announced(&format!("{} opened", visit.exhibit.name(&last))).await;
        visit.key(Key::Escape).await;
        visit.until_nothing_is_chosen().await;
        visit.until_announced("Nothing chosen").await;
    });
}

#[test]
fn brackets_walk_the_ties_and_say_each_of_them() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=hoxha-enver").await;
        focus_network(visit).await;
        assert_eq!(visit.js_text(ACTIVE).await, "net-hoxha-enver");
        let dataset = visit.exhibit.dataset();
        let ties = connections(dataset, visit.exhibit.find("hoxha-enver"));
        for (key, tie) in [("]", &ties[0]), ("]", &ties[1]), ("[", &ties[0])] {
            let other = dataset.node(tie.node);
            visit.keys(key).await;
            let at = format!("net-{}", other.id);
            let script = "return document.activeElement
                .getAttribute('aria-activedescendant') === arguments[0]";
            visit.until_with(&format!("{key} goes to {at}"), script, json!([at])).await;
            visit.until_announced("Enver Hoxha ").await;
            visit.until_announced(&other.name.en).await;
        }
        let first = dataset.node(ties[0].node).id.clone();
        visit.key(Key::Enter).await;
        visit.until_panel_shows(&first).await;
    });
}

#[test]
fn backspace_goes_the_way_back() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        focus_network(visit).await;
        let start = visit.js_text(ACTIVE).await;
        visit.key(Key::Left).await;
        assert_ne!(visit.js_text(ACTIVE).await, start);
        visit.key(Key::Backspace).await;
        assert_eq!(visit.js_text(ACTIVE).await, start);
    });
}

#[test]
fn the_help_lists_the_keys_keeps_the_focus_and_closes() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("?").await;
        visit.find("#help[open]").await;
        assert!(visit.count("#help kbd").await > 10);
        for _ in 0..12 {
            visit.key(Key::Tab).await;
            let inside = "return document.activeElement === document.body
                || document.querySelector('#help').contains(document.activeElement)";
            assert_eq!(visit.js(inside).await, Value::Bool(true), "the focus stays in the help");
        }
        visit.key(Key::Escape).await;
        visit.until("the help closes", "return !document.querySelector('#help').open").await;
    });
}

#[test]
fn single_keys_can_be_switched_off() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("?").await;
        visit.click("#help input[type=checkbox]").await;
        visit.key(Key::Escape).await;
        visit.until("the help closes", "return !document.querySelector('#help').open").await;
        visit.keys("l.").await;
        visit.painted().await;
        assert_eq!(visit.fragment().await, "", "keys do nothing");
        assert_eq!(visit.count(".list").await, 0);
    });
}

#[test]
fn plus_minus_and_nought_zoom() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("").await;
        visit.keys("++").await;
        visit.until_fragment_has("camera=").await;
        let scale = visit.state().await.camera.expect("a camera").scale;
        assert!((scale - 2.25).abs() < 0.01, "{scale}");
        visit.keys("0").await;
        visit.until_fragment("").await;
    });
}
