//! axe-core finds nothing, in every form of the page.

use browser_journeys::{Visit, Visitor, journey};
use serde_json::Value;

async fn axe(visit: &Visit) -> Vec<String> {
    let file = xtask::tools::node_dir().join("node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask setup`", file.display()));
    let script = format!(
        "{axe};
        const done = arguments[arguments.length - 1];
        window.axe.run(document, {{ resultTypes: ['violations'] }}).then(
            found => done(found.violations.flatMap(one => one.nodes.map(node =>
                one.id + ': ' + node.target.join(' ') + ' – '
                    + node.failureSummary.replaceAll('\\n', ' ')))),
            error => done([String(error)]));"
    );
    let found = visit.driver.execute_async(script, Vec::new()).await.expect("axe runs");
    let lines = found.json().as_array().expect("a list").iter();
    lines.map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

async fn is_clean(visit: &Visit, what: &str) {
    let mut found = axe(visit).await;
    let count = found.len();
    found.truncate(12);
    assert!(found.is_empty(), "{count} found on {what}:\n{}", found.join("\n"));
}

#[test]
fn axe_finds_nothing_on_the_network() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        is_clean(visit, "the network").await;
    });
}

#[test]
fn axe_finds_nothing_on_the_list() {
    journey(Visitor::default(), async |visit| {
        visit.open("view=list").await;
        is_clean(visit, "the list").await;
    });
}

#[test]
fn axe_finds_nothing_on_the_panel() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.find(".panel .sources li cite").await;
        is_clean(visit, "the panel").await;
        visit.open("select=1956-02-25-secret-speech&from=1956-02-01&to=1956-02-29").await;
        visit.find(".panel .sources li cite").await;
        is_clean(visit, "disputes, and a chip").await;
    });
}

#[test]
fn axe_finds_nothing_on_the_help() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.keys("?").await;
        visit.find("#help[open]").await;
        is_clean(visit, "the help").await;
    });
}

#[test]
fn axe_finds_nothing_on_what_explores_the_network() {
    const PATH: &str = "path=gomulka-wladyslaw,mikoyan-anastas&select=gomulka-wladyslaw";
    for visitor in [
        Visitor::default(),
        Visitor::default().in_the_dark(),
        Visitor::on_phone(),
        Visitor::default().speaking("ru-RU"),
    ] {
        journey(visitor, async |visit| {
            visit.open(PATH).await;
            visit.find(".drawer .chain .notes").await;
            is_clean(visit, "a path").await;
            visit.open(&PATH.replace("path", "compare")).await;
            visit.find(".drawer .shared").await;
            is_clean(visit, "a comparison").await;
            visit.open("rank=degree&kinds=person&certainty=probable").await;
            visit.find(".drawer .ranking li").await;
            is_clean(visit, "a ranking and chips").await;
            for part in [1, 4] {
                visit.click(&format!(".parts button:nth-child({part})")).await;
                visit.painted().await;
                is_clean(visit, "filters, then groups").await;
            }
        });
    }
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    journey(Visitor::default().in_the_dark(), async |visit| {
        visit.open("").await;
        is_clean(visit, "the network in the dark").await;
        visit.open("select=khrushchev-nikita&view=list").await;
        visit.find(".panel .sources li cite").await;
        is_clean(visit, "list and panel in the dark").await;
    });
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    journey(Visitor::on_phone(), async |visit| {
        visit.open("").await;
        is_clean(visit, "the network on a phone").await;
        visit.open("select=khrushchev-nikita").await;
        is_clean(visit, "the sheet on a phone").await;
        visit.open("view=list").await;
        is_clean(visit, "the list on a phone").await;
    });
}

#[test]
fn axe_finds_nothing_in_russian() {
    journey(Visitor::default().speaking("ru-RU"), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.find(".panel .sources li cite").await;
        is_clean(visit, "the network in Russian").await;
    });
}

#[test]
fn axe_finds_nothing_on_search_results_and_notices() {
    journey(Visitor::default(), async |visit| {
        visit.open("foo=1").await;
        visit.keys("/").await;
        visit.keys("Stalin").await;
        visit.find("#search-option-0").await;
        is_clean(visit, "search results and a notice").await;
    });
}

#[test]
fn texts_in_another_language_are_marked_as_such() {
    journey(Visitor::default().speaking("ru-RU"), async |visit| {
        visit.open("select=khrushchev-nikita").await;
        visit.find(".panel .sources li cite").await;
        // English words inside the Russian page must not be read out as Russian.
        let unmarked = "
            const latin = text => (text.match(/[a-z]/gi) ?? []).length;
            const cyrillic = text => (text.match(/[а-яё]/gi) ?? []).length;
            return [...document.querySelectorAll('.panel .entry-text, .panel .reason')]
                .filter(one => latin(one.innerText) > cyrillic(one.innerText) + 10)
                .filter(one => one.closest('[lang]').lang === 'ru')
                .map(one => one.innerText.slice(0, 80))";
        assert_eq!(visit.js(unmarked).await, Value::Array(Vec::new()));
    });
}
