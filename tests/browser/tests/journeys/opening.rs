//! The page as it first appears.

use browser_journeys::{Visit, Visitor, journey};
use serde_json::Value;
use twentieth::{
    i18n::number,
    model::{Kind, Lang},
    query::Visible,
};

#[test]
fn the_opening_says_what_happened_and_who_says_so() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        assert!(visit.driver.title().await.unwrap().starts_with("Twentieth"));
        assert_eq!(visit.fragment().await, "");
        let opening = &visit.exhibit.dataset().parts().opening;
        assert_eq!(visit.count(".intro .entry-text").await, opening.len());
        let shown = visit.text(".intro").await;
        for statement in opening {
            let text = statement.text.get(Lang::En);
            assert!(shown.contains(text), "the opening lacks “{text}”");
        }
        let unsourced = "return [...document.querySelectorAll('.intro .entry-text')]
            .filter(one => !one.querySelector('.note')).map(one => one.textContent)";
        assert_eq!(visit.js(unsourced).await, Value::Array(Vec::new()), "without a source");
        visit
            .until(
                "every source has a title",
                "const items = [...document.querySelectorAll('.intro .sources li')];
                return items.length > 0 && items.every(one => one.querySelector('cite'))",
            )
            .await;
    });
}

#[test]
fn the_doors_of_the_opening_lead_to_their_entries() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let doors = visit.exhibit.dataset().parts().doors.clone();
        for (i, door) in doors.iter().enumerate() {
            visit.click(&format!(".doors li:nth-child({}) .entry-link", i + 1)).await;
            visit.until_panel_shows(&visit.exhibit.dataset().node(door.node).id).await;
            visit.driver.back().await.unwrap();
            visit.until_nothing_is_chosen().await;
        }
    });
}

#[test]
fn network_timeline_and_overview_are_drawn() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        for canvas in [".graph canvas:not(.top)", ".lanes canvas:not(.top)"] {
            let pixels = visit.pixels(canvas).await;
            // Ice, water, marks, lines and letters, all with soft edges.
            assert!(pixels.colours > 60, "{canvas} has {} colours", pixels.colours);
        }
        let bars = "const bars = document.querySelector('.overview img');
            return bars.complete && bars.naturalWidth > 0 && bars.clientWidth > 300";
        visit.until("the strip has its bars", bars).await;
        assert_eq!(visit.count(".overview .year").await, 9);
    });
}

#[test]
fn the_legend_counts_what_the_data_hold() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        let shown = visit
            .js("return [...document.querySelectorAll('.legend-count')].map(one => one.innerText)")
            .await;
        let expected: Vec<String> = Kind::ALL
            .into_iter()
            .map(|kind| {
                number(Lang::En, Visible::count_of_kind(visit.exhibit.dataset(), kind, None))
            })
            .collect();
        assert_eq!(shown, Value::from(expected));
    });
}

/// Elements wider than their place, and the page where it is larger than the window.
const OVERFLOWING: &str = "
    const page = document.scrollingElement, found = [];
    if (page.scrollWidth > page.clientWidth) found.push('page, across');
    if (page.scrollHeight > page.clientHeight) found.push('page, down');
    for (const element of document.querySelectorAll('body *')) {
        const across = getComputedStyle(element).overflowX;
        if (['auto', 'scroll'].includes(across) && element.scrollWidth > element.clientWidth + 1)
            found.push(element.className || element.tagName);
    }
    return found;";

async fn nothing_overflows(visit: &Visit, fragment: &str) {
    visit.open(fragment).await;
    let found = visit.js(OVERFLOWING).await;
    assert_eq!(found, Value::Array(Vec::new()), "scrollbars at #{fragment}");
}

#[test]
fn no_scrollbar_stands_where_none_belongs() {
    for (width, height) in [(1440, 900), (900, 600), (390, 844), (320, 640)] {
        journey(Visitor::at(width, height), async |visit| {
            println!("{width} × {height}");
            nothing_overflows(visit, "").await;
            nothing_overflows(visit, "select=khrushchev-nikita").await;
        });
    }
}

#[test]
fn a_visit_to_the_smallest_window_still_finds_everything() {
    journey(Visitor::at(320, 640), async |visit| {
        visit.open("").await;
        visit.click_named("nav.bottom-tabs button", "List").await;
        let nodes = visit.exhibit.dataset().nodes().len();
        assert_eq!(visit.count(".list tbody tr").await, nodes);
    });
}
