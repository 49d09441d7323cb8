//! Connecting, ranking, grouping and filtering, in the drawer and beside it.

use browser_journeys::{Visit, Visitor, journey};
use serde_json::json;
use thirtyfour::Key;
use twentieth::{
    model::{Kind, Lang, NodeIx},
    query::{
        Visible,
        metrics::{Metric, ranking},
        neighbours::Ego,
        paths::paths,
    },
};

const ENDS: [&str; 2] = ["gomulka-wladyslaw", "mikoyan-anastas"];

/// Tab until the focus is on what a selector names.
async fn tab_to(visit: &Visit, css: &str) {
    for _ in 0..80 {
        visit.key(Key::Tab).await;
        let there = "return document.activeElement.matches(arguments[0])";
        if visit.js_with(there, json!([css])).await == true {
            return;
        }
    }
    panic!("Tab does not reach {css}");
}

/// Asks by keyboard alone how two entries are connected, and returns what the drawer answers.
async fn ask(visit: &Visit, names: [&str; 2], connect: &str) -> String {
    visit.open("").await;
    tab_to(visit, "#explore-open").await;
    visit.key(Key::Enter).await;
    let focused = "return document.activeElement.id === arguments[0]";
    visit.until_with("the keyboard is in the drawer", focused, json!(["explore"])).await;
    let part = "return [...document.querySelectorAll('.parts button')]
        .findIndex(one => one.innerText === arguments[0])";
    let place = visit.js_with(part, json!([connect])).await.as_i64().unwrap();
    // Back from the body to the last of the four parts, and on to the one.
    for _ in 0..(4 - place) {
        let chord = format!("{}{}", Key::Shift.value(), Key::Tab.value());
        visit.driver.active_element().await.unwrap().send_keys(chord).await.unwrap();
    }
    visit.key(Key::Enter).await;
    visit.find("#explore-first").await;
    for (field, name) in ["explore-first", "explore-second"].into_iter().zip(names) {
        tab_to(visit, &format!("#{field}")).await;
        visit.keys(name).await;
        visit.find(&format!("#{field}-option-0")).await;
        visit.key(Key::Enter).await;
    }
    visit.find("#explore-answer .chain").await;
    visit.text("#explore-answer").await
}

#[test]
fn how_two_entries_are_connected_is_asked_and_answered_by_keyboard_alone() {
    for (lang, language, names, connect) in [
        (Lang::En, "en-GB", ["Gomulka", "Mikoyan"], "Connect"),
        (Lang::Ru, "ru-RU", ["Гомулка", "Микоян"], "Связать"),
    ] {
        journey(Visitor::default().speaking(language), async |visit| {
            let said = ask(visit, names, connect).await;
            visit.until_fragment_has(&format!("path={}", ENDS.join(","))).await;
            let dataset = visit.exhibit.dataset();
            let everything = Visible::new(dataset, &Default::default(), None);
            let [a, b] = ENDS.map(|id| visit.exhibit.find(id));
            // Which of equally short ways is the best depends on sources, which the page alone has.
            let shortest = &paths(dataset, &everything, a, b)[0];
            let names =
                "return [...document.querySelector('.chain').querySelectorAll('.entry-link')]
                .map(one => one.innerText)";
            let names: Vec<String> = serde_json::from_value(visit.js(names).await).unwrap();
            assert_eq!(names.len(), shortest.steps.len() + 1, "{names:?}");
            let find = |name: &String| {
                let is = |ix: &NodeIx| dataset.node(*ix).name.get(lang) == name;
                dataset.node_ixs().find(is).unwrap_or_else(|| panic!("no entry {name}"))
            };
            let nodes: Vec<NodeIx> = names.iter().map(find).collect();
            assert_eq!([nodes[0], nodes[nodes.len() - 1]], [a, b]);
            for hop in nodes.windows(2) {
                let ties = dataset.adjacent(hop[0]).iter().filter(|tie| tie.node == hop[1]);
                let mut sentences = ties.map(|tie| {
                    let word = dataset.type_of(dataset.relation(tie.relation));
                    let verb = if tie.outgoing { &word.forward } else { &word.reverse };
                    format!("{} {}", verb.get(lang), dataset.node(hop[1]).name.get(lang))
                });
                assert!(sentences.any(|sentence| said.contains(&sentence)), "{hop:?} in\n{said}");
            }
            assert!(visit.count("#explore-answer .sources li").await > 0);
            assert!(visit.count(".chain .notes").await > 0);
            // Esc closes the drawer, whatever it was opened for, and the keyboard goes back.
            visit.key(Key::Escape).await;
            visit.until("the drawer closes", "return !document.querySelector('.drawer')").await;
            let back = "return document.activeElement.id === 'explore-open'";
            visit.until("the keyboard is where it came from", back).await;
        });
    }
}

#[test]
fn a_link_to_a_path_opens_the_drawer_and_leaves_the_keyboard_alone() {
    journey(Visitor::default(), async |visit| {
        visit.open(&format!("path={}", ENDS.join(","))).await;
        visit.find(".drawer .chain").await;
        let inside = "return document.querySelector('.drawer').contains(document.activeElement)";
        assert_eq!(visit.js(inside).await, false);
        visit.click_named(".choice button", "Compare").await;
        visit.until_fragment_has("compare=").await;
        visit.find("#explore-answer .shared").await;
        visit.click_named(".drawer button", "Swap the two").await;
        visit.until_fragment_has(&format!("compare={},{}", ENDS[1], ENDS[0])).await;
    });
}

#[test]
fn where_a_filter_cuts_every_way_the_answer_says_so_and_undoes_it() {
    journey(Visitor::default(), async |visit| {
        visit.open(&format!("path={}&kinds=place", ENDS.join(","))).await;
        visit.find(".no-way").await;
        assert!(visit.text(".no-way").await.contains("Gomułka is not shown"));
        visit.click_named(".no-way button", "Leave nothing out").await;
        visit.until_fragment_lacks("kinds").await;
        visit.find(".drawer .chain").await;
    });
}

#[test]
fn the_ranking_is_that_of_the_time_window() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click("#explore-open").await;
        visit.click_named(".parts button", "Rank").await;
        visit.click_named(".choice button", "Betweenness").await;
        visit.until_fragment_has("rank=betweenness").await;
        for window in ["", "&from=1956-10-01&to=1956-11-30"] {
            if !window.is_empty() {
                visit.open(&format!("rank=betweenness{window}")).await;
            }
            visit.find(".ranking li").await;
            let dataset = visit.exhibit.dataset();
            let visible = Visible::new(dataset, &Default::default(), visit.state().await.window);
            let expected = ranking(dataset, &visible, Metric::Betweenness);
            let names = "return [...document.querySelectorAll('.ranking .value-name')]
                .map(one => one.innerText)";
            let shown: Vec<String> = serde_json::from_value(visit.js(names).await).unwrap();
            assert_eq!(shown.len(), 30.min(expected.len()));
            for (name, ranked) in shown.iter().zip(&expected) {
                assert_eq!(name, dataset.node(ranked.node).name.get(Lang::En));
            }
        }
        assert!(visit.text(".computed").await.contains("1956"));
        visit.click(".ranking li:first-child button").await;
        visit.until_fragment_has("select=").await;
    });
}

#[test]
fn each_chip_undoes_its_own_filter_and_the_last_step_can_be_taken_back() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click("#explore-open").await;
        visit.find(".facet").await;
        visit.click_named(".drawer .value-name", "People").await;
        visit.until_fragment_has("kinds=").await;
        visit.click_named(".drawer .only", "Only: Hungary").await;
        visit.until_fragment_has("regions=").await;
        visit.until("two chips", "return document.querySelectorAll('.chip').length === 2").await;
        visit.click(".chip:first-child .chip-undo").await;
        visit.until_fragment_lacks("kinds").await;
        visit.until_fragment_has("regions=").await;
        visit.click_named(".chips > .undo", "Undo last").await;
        visit.until_fragment_has("kinds=").await;
        visit.click_named(".chips > .undo", "Clear all").await;
        visit.until_fragment("").await;
        assert_eq!(visit.count(".chip").await, 0);
        // The numbers beside the kinds are those of the filter.
        visit.click_named(".drawer .only", "Only: Hungary").await;
        visit.until_fragment_has("regions=").await;
        let dataset = visit.exhibit.dataset();
        let region = dataset.regions().iter().position(|region| region.name.en == "Hungary");
        let people = dataset
            .nodes()
            .iter()
            .filter(|node| node.kind == Kind::Person && Some(node.region.index()) == region);
        let count = people.count().to_string();
        visit.until_with(
            "the legend counts what is left",
            "return document.querySelector('.legend-kinds .legend-count').innerText === arguments[0]",
            json!([count]),
        ).await;
    });
}

#[test]
fn one_to_four_set_how_far_the_emphasis_reaches() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("2").await;
        visit.painted().await;
        assert_eq!(visit.fragment().await, "", "nothing is chosen");
        visit.open(&format!("select={}", ENDS[0])).await;
        visit.keys("2").await;
        visit.until_fragment_has("degree=2").await;
        let dataset = visit.exhibit.dataset();
        let everything = Visible::new(dataset, &Default::default(), None);
        let ego = Ego::within(dataset, &everything, visit.exhibit.find(ENDS[0]), 2);
        let count = twentieth::i18n::number(Lang::En, ego.at(1).count() + ego.at(2).count());
        visit.until_announced(&format!("{count} entries within 2 ties")).await;
        visit.keys("1").await;
        visit.until_fragment_lacks("degree").await;
    });
}

#[test]
fn an_entry_can_be_connected_opened_out_and_folded_from_its_article() {
    journey(Visitor::default(), async |visit| {
        visit.open(&format!("select={}", ENDS[0])).await;
        visit.find(".entry-tools").await;
        visit.click_named(".entry-tools button", "Open out all neighbours").await;
        visit.until_fragment_has(&format!("expand={}", ENDS[0])).await;
        visit.click_named(".entry-tools button", "Fold in").await;
        visit.until_fragment_has(&format!("collapse={}", ENDS[0])).await;
        visit.click_named(".entry-tools button", "Connect with …").await;
        let ready = "return document.activeElement.id === 'explore-second'";
        visit.until("the second field waits", ready).await;
        visit.keys("Mikoyan").await;
        visit.find("#explore-second-option-0").await;
        visit.key(Key::Enter).await;
        visit.until_fragment_has(&format!("path={}", ENDS.join(","))).await;
    });
}

#[test]
fn communities_are_set_against_the_themes() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click("#explore-open").await;
        visit.click_named(".parts button", "Groups").await;
        visit.click_named(".choice button", "Communities by ties").await;
        visit.until_fragment_has("ground=communities").await;
        visit.find(".drawer .ranking li").await;
        assert!(visit.text(".drawer-body").await.contains("Modularity"));
    });
}

#[test]
fn neither_drawer_nor_chips_lie_over_the_picture() {
    for (width, height) in [(1440, 900), (1000, 800), (900, 600), (390, 844)] {
        journey(Visitor::at(width, height), async |visit| {
            visit.open("kinds=person,event&from=1956-06-01&to=1956-12-31").await;
            visit.find(".chip").await;
            let parts = if width < 600 { vec![".chips"] } else { vec![".chips", ".drawer"] };
            if width >= 600 {
                visit.click("#explore-open").await;
                visit.find(".facet").await;
            }
            let picture = visit.place(".graph canvas.top").await;
            assert!(picture.w > 200.0 && picture.h > 200.0, "{picture:?}");
            for part in parts {
                let place = visit.place(part).await;
                assert!(place.w > 100.0, "{part} is there: {place:?}");
                assert!(!place.overlaps(picture), "{part} {place:?} over {picture:?}");
            }
        });
    }
}

#[test]
fn entries_lie_by_their_ties_while_asked_for_and_then_where_they_were() {
    journey(Visitor::default().without_motion(), async |visit| {
        visit.open("kinds=person").await;
        visit.find(".chip").await;
        let base = visit.pixels(".graph canvas:not(.top)").await;
        visit.click("#explore-open").await;
        visit.click_named(".parts button", "Groups").await;
        visit.click_named(".choice button", "Places by ties").await;
        visit.until_fragment_has("arrange=free").await;
        visit.click(".drawer .close").await;
        visit
            .until(
                "they are placed",
                "return [...document.querySelectorAll('.chip')].some(chip =>
                    chip.innerText.includes('Placed by ties')) && !document.querySelector('.arranging')",
            )
            .await;
        visit.until_pixels(".graph canvas:not(.top)", base, false).await;
        visit.click(".chip:last-child .chip-undo").await;
        visit.until_fragment("kinds=person").await;
        visit.until_pixels(".graph canvas:not(.top)", base, true).await;
    });
}

#[test]
fn on_a_phone_an_entry_chosen_in_the_drawer_is_shown() {
    journey(Visitor::on_phone(), async |visit| {
        visit.open("rank=degree").await;
        visit.click(".ranking li:first-child button").await;
        visit.until_fragment_has("select=").await;
        assert_eq!(visit.count(".drawer").await, 0);
        visit.find(".panel .entry-name").await;
    });
}

#[test]
fn the_picture_can_be_kept_as_a_drawing_and_as_a_photograph() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.find(".save summary").await;
        // What would be saved is caught on its way.
        visit
            .js("globalThis.kept = [];
                HTMLAnchorElement.prototype.click = function () {
                    kept.push([this.download, this.href.slice(0, 22)]);
                };")
            .await;
        visit.click(".save summary").await;
        visit.click_named(".save .formats button", "SVG").await;
        visit.click(".save summary").await;
        visit.click_named(".save .formats button", "PNG").await;
        let kept = visit.until("both are kept", "return kept.length === 2 ? kept : null").await;
        let kept: Vec<[String; 2]> = serde_json::from_value(kept).unwrap();
        for ([name, address], [ending, kind]) in
            kept.iter().zip([[".svg", "data:image/svg+xml"], [".png", "data:image/png"]])
        {
            assert!(name.ends_with(ending) && address.starts_with(kind), "{name} {address}");
        }
    });
}
