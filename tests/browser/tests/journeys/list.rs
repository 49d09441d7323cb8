//! The list, which is the picture in another form.

use browser_journeys::{Visitor, journey};
use serde_json::Value;
use twentieth::model::Kind;

const DEGREES: &str =
    "return [...document.querySelectorAll('.list td.number')].map(cell => Number(cell.innerText))";

#[test]
fn the_list_holds_every_entry_and_sorts_by_connections() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.click_named(".header nav button", "List").await;
        visit.until_fragment("view=list").await;
        let dataset = visit.exhibit.dataset();
        assert_eq!(visit.count(".list tbody tr").await, dataset.nodes().len());
        visit.click_named(".list th button", "Connections").await;
        let mut expected: Vec<usize> = dataset.node_ixs().map(|ix| dataset.degree(ix)).collect();
        expected.sort_unstable_by_key(|degree| std::cmp::Reverse(*degree));
        assert_eq!(visit.js(DEGREES).await, Value::from(expected));
        let sorted = "return [...document.querySelectorAll('.list th[aria-sort]')]
            .map(one => one.innerText.trim() + ' ' + one.ariaSort)";
        let heads = visit.js(sorted).await;
        assert_eq!(heads.as_array().map(Vec::len), Some(1), "{heads}");
        assert!(heads[0].as_str().unwrap().to_lowercase().ends_with("descending"), "{heads}");
    });
}

#[test]
fn typing_filters_the_list_by_any_name() {
    journey(Visitor::default(), async |visit| {
        visit.open("view=list").await;
        visit.click(".list input").await;
        visit.keys("хрущев").await;
        let fewer = "return document.querySelectorAll('.list tbody tr').length < 60";
        visit.until("few rows are left", fewer).await;
        assert!(visit.count(".list a[href='#select=khrushchev-nikita']").await == 1);
        assert_eq!(visit.fragment().await, "view=list");
        let status = visit.text(".list [role=status]").await;
        let rows = visit.count(".list tbody tr").await;
        assert!(status.starts_with(&format!("{rows} entr")), "{status} for {rows} rows");
        visit.click(".list a[href='#select=khrushchev-nikita']").await;
        visit.until_panel_shows("khrushchev-nikita").await;
        visit.until_fragment("select=khrushchev-nikita&view=list").await;
        assert_eq!(visit.count(".list tr[aria-current=true]").await, 1);
    });
}

#[test]
fn the_legend_filters_the_list_too() {
    journey(Visitor::default(), async |visit| {
        visit.open("view=list").await;
        let nodes = visit.exhibit.dataset().nodes();
        let others = nodes.iter().filter(|node| node.kind != Kind::Person).count();
        visit.click(".legend-kinds li:first-child button").await;
        visit.until_fragment_has("kinds=").await;
        assert_eq!(visit.count(".list tbody tr").await, others);
        assert_eq!(visit.count(".list a[href='#select=khrushchev-nikita']").await, 0);
    });
}

#[test]
fn filters_of_the_list_can_be_undone_there() {
    journey(Visitor::default(), async |visit| {
        visit.open("view=list&kinds=place").await;
        let everything = visit.exhibit.dataset().nodes().len();
        assert!(visit.count(".list tbody tr").await < everything);
        visit.click_named(".chips > .undo", "Clear all").await;
        visit.until_fragment("view=list").await;
        assert_eq!(visit.count(".list tbody tr").await, everything);
    });
}
