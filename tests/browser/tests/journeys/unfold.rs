//! The network unfolded in time, and the chain in words.

use browser_journeys::{Visitor, journey};
use thirtyfour::Key;
use twentieth::{
    query::chains::Consequences,
    state::{SPEECH_DAY, View},
};

const INVASION: &str = "1956-11-04-soviet-invasion-hungary";
const SPLIT: &str = "1960-sino-soviet-split";

#[test]
fn the_network_unfolds_the_chain_is_read_an_entry_chosen_and_the_network_comes_back() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click_named(".tabs button", "Unfolded in time").await;
        visit.until_fragment("view=unfolded").await;
        visit.find(".chain-panel").await;
        visit.until_announced("Unfolded in time").await;

        let dataset = visit.exhibit.dataset();
        let consequences = Consequences::new(dataset);
        let source = consequences.source(dataset, SPEECH_DAY).unwrap();
        let chain =
            |end: &str| consequences.chain(dataset, source, dataset.find(end).unwrap()).unwrap();
        let names = |end: &str| -> Vec<String> {
            let steps = chain(end);
            steps.nodes().map(|ix| dataset.node(ix).name.en.clone()).collect()
        };
        let told = "return [...document.querySelectorAll('.chain-step .entry-link')]
            .map(one => one.innerText).join('|')";
        assert_eq!(visit.js_text(told).await, names(INVASION).join("|"));
        visit
            .until(
                "reasons and sources",
                "return document.querySelectorAll('.step-reason .note').length > 4",
            )
            .await;

        // Another chain, from the panel.
        visit.click_named(".chain-ends button span:first-child", "Sino-Soviet split").await;
        visit.until_fragment_has(&format!("chain={SPLIT}")).await;
        visit.until("the other chain", &format!("{told} === {:?}", names(SPLIT).join("|"))).await;

        // An entry is chosen; what led to it and what followed stands below its article.
        visit.click(".chain-step:nth-child(2) .entry-link").await;
        visit.until_panel_shows("1956-06-28-poznan-june").await;
        let poznan = dataset.find("1956-06-28-poznan-june").unwrap();
        let lists = "return [...document.querySelectorAll('.chain-around details')]
            .map(one => one.querySelectorAll('li').length).join(' ')";
        let expected = [consequences.before(poznan).len(), consequences.after(poznan).len()];
        assert_eq!(visit.js_text(lists).await, format!("{} {}", expected[0], expected[1]));

        visit.click_named(".tabs button", "Network").await;
        visit.until_fragment_lacks("view").await;
        visit.until("it has folded back", "return !document.querySelector('.unfold')").await;
        assert_eq!(visit.state().await.view, View::Network);
        assert_eq!(visit.state().await.selection, Some(poznan), "the choice stays");
    });
}

#[test]
fn keys_go_along_time_and_along_consequences() {
    journey(Visitor { reduced_motion: true, ..Visitor::default() }, async |visit| {
        visit.open("view=unfolded").await;
        visit.find(".chain-panel").await;
        visit
            .until(
                "the marks are there",
                "return document.querySelectorAll('#unfolded [role=option]').length > 20",
            )
            .await;
        visit.js("document.getElementById('unfolded').focus()").await;
        let active =
            "return document.getElementById('unfolded').getAttribute('aria-activedescendant')";
        visit
            .until(
                "it starts at the speech",
                &format!("{active} === 'unfolded-1956-02-25-secret-speech'"),
            )
            .await;
        visit.key(Key::Right).await;
        visit
            .until("the next in time", &format!("{active} !== 'unfolded-1956-02-25-secret-speech'"))
            .await;
        visit.key(Key::Left).await;
        visit.until("and back", &format!("{active} === 'unfolded-1956-02-25-secret-speech'")).await;
        visit.keys("]").await;
        visit
            .until("an effect", &format!("{active} !== 'unfolded-1956-02-25-secret-speech'"))
            .await;
        visit.key(Key::Enter).await;
        visit.until_fragment_has("select=").await;
    });
}
