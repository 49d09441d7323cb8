//! What a visitor asks, answered from the panel in both languages, each answer with its source.

use browser_journeys::{Visitor, journey};
use serde_json::json;

/// Whether the panel holds some words next to a numbered source.
const SAYS: &str = "
    const places = [...document.querySelectorAll('.panel .entry-text, .panel .dispute li,'
        + '.panel .connection, .panel .sections p, .panel .rows li')];
    const plain = text => text.replaceAll('\\u00a0', ' ');
    return places.some(place => plain(place.textContent).includes(arguments[0])
        && place.querySelector('.note') !== null);";

#[test]
fn the_questions_of_a_visitor_are_answered_in_both_languages() {
    journey(Visitor::default(), async |visit| {
        for (id, english, russian) in [
            // How many delegates were there?
            ("1956-02-14-20th-congress", "1,349 voting", "1349 делегатов"),
            // Who drafted the speech?
            ("1956-02-25-secret-speech", "Pospelov and Aristov", "Поспелов и Аристов"),
            // Who chaired the closed session?
            ("bulganin-nikolai", "presided over the closed session", "вёл закрытое заседание"),
            // Why did Beijing object?
            (
                "1956-03-beijing-weighs-the-speech",
                "without asking the others",
                "не спросив остальных",
            ),
            // What did Lenin write of Stalin?
            ("lenins-testament", "removing Stalin", "снять Сталина"),
            // How did the Poles come to read it?
            (
                "1956-03-polish-edition-secret-speech",
                "numbered booklets",
                "нумерованными брошюрами",
            ),
            // And the Americans?
            ("1956-04-17-angleton-receives-text", "Angleton", "Энглтон"),
            // What happened in Tbilisi in March?
            ("1956-03-09-tbilisi-shooting", "soldiers fired", "солдаты открыли огонь"),
            // When could Soviet citizens read it in print?
            ("1989-03-secret-speech-published-in-ussr", "Izvestiya TsK KPSS", "Известия ЦК КПСС"),
        ] {
            for (lang, words) in [("en", english), ("ru", russian)] {
                visit.open(&format!("select={id}&lang={lang}")).await;
                visit.until_panel_shows(id).await;
                visit.until_with(&format!("{id} says “{words}”"), SAYS, json!([words])).await;
            }
        }
    });
}

#[test]
fn the_speech_is_told_part_by_part_and_leads_to_whom_it_names() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=secret-speech").await;
        visit.until_panel_shows("secret-speech").await;
        assert!(visit.count(".panel .sections summary").await >= 18);
        let script = "
            const parts = [...document.querySelectorAll('.panel .sections details')];
            return parts.filter(part => part.querySelector('p, .rows') && !part.querySelector('.note'))
                .map(part => part.innerText);";
        assert_eq!(visit.js(script).await, json!([]), "every part has its sources");
        visit.click_named(".panel .sections summary", "2. Lenin’s warnings").await;
        visit.click_named(".panel .named a", "Lenin").await;
        visit.until_panel_shows("lenin-vladimir").await;
    });
}

#[test]
fn why_an_entry_is_here_ends_at_the_speech() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=dubcek-alexander").await;
        visit.until_panel_shows("dubcek-alexander").await;
        visit.click_named(".panel summary", "Why is this here?").await;
        let last =
            visit.js_text("return [...document.querySelectorAll('.way a')].pop().hash").await;
        assert_eq!(last, "#select=1956-02-25-secret-speech");
    });
}

#[test]
fn the_other_language_is_fetched_when_it_is_asked_for() {
    journey(Visitor::default(), async |visit| {
        visit.open("select=lenins-testament").await;
        let fetched = "return performance.getEntriesByType('resource').map(entry => entry.name)
            .filter(name => name.includes('texts-')).map(name => name.replace(/.*texts-/, ''));";
        assert_eq!(visit.js(fetched).await, json!(["en.json"]));
        visit.click(".header .lang").await;
        visit.until_with("the Russian text stands", SAYS, json!(["снять Сталина"])).await;
        assert_eq!(visit.js(fetched).await, json!(["en.json", "ru.json"]));
        let script = "return document.querySelector('.panel .entry-text').lang";
        assert_eq!(visit.js_text(script).await, "ru");
    });
}
