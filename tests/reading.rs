//! The reading edition of the exhibit's own content: what a reader, a search engine and a
//! citation may rely on.
#![cfg(feature = "reading")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "reading/html.rs"]
mod html;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    rc::Rc,
};

use html::Element;
use serde_json::Value;
use twentieth::{
    dataset::{read_files, read_folder, toml::SourceFile},
    i18n,
    model::{Dataset, Lang},
    reading::{
        File, edition, languages,
        page::{self, Page},
    },
    ui::DatasetRef,
};

struct Edition {
    dataset: DatasetRef,
    files: Vec<File>,
    /// The elements of each page, by path.
    pages: BTreeMap<String, Vec<Element>>,
}

impl Edition {
    fn of(dataset: Dataset) -> Self {
        let dataset = DatasetRef(Rc::new(dataset));
        let files = edition(&dataset).unwrap();
        let pages = files.iter().filter(|file| file.path.ends_with(".html"));
        let pages = pages
            .map(|file| match html::parse(&file.text) {
                Ok(elements) => (file.path.clone(), elements),
                Err(wrong) => panic!("{}: {wrong}", file.path),
            })
            .collect();
        Self { dataset, files, pages }
    }

    fn own() -> Self {
        Self::of(read_folder(Path::new("data/twentieth")).unwrap().0)
    }

    fn ids(&self, path: &str) -> Vec<&str> {
        self.pages[path].iter().filter_map(|element| element.attribute("id")).collect()
    }
}

#[test]
fn every_entry_stands_once_and_where_links_expect_it() {
    let edition = Edition::own();
    for lang in languages(&edition.dataset) {
        let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let root = format!("read/{}/", lang.tag());
        for path in edition.pages.keys().filter(|path| path.starts_with(&root)) {
            for id in edition.ids(path) {
                places.entry(id).or_default().push(format!("{}#{id}", &path[root.len()..]));
            }
        }
        for node in edition.dataset.nodes() {
            let found = places.get(node.id.as_str()).cloned().unwrap_or_default();
            assert_eq!(found, [page::href(node)], "{}", node.id);
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let edition = Edition::own();
    let ids: BTreeMap<&str, BTreeSet<&str>> = edition
        .pages
        .keys()
        .map(|path| (path.as_str(), edition.ids(path).into_iter().collect()))
        .collect();
    for (path, elements) in &edition.pages {
        for href in elements.iter().filter_map(|element| element.attribute("href")) {
            if href.starts_with("http") {
                continue;
            }
            let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
            if file == "../../" {
                let mut parts = fragment.split('&').filter_map(|part| part.strip_prefix("select="));
                let known = |id: &str| edition.dataset.find(id).is_some();
                assert!(parts.all(known), "{path}: {href}");
                continue;
            }
            let target = resolved(path, file);
            assert!(edition.files.iter().any(|file| file.path == target), "{path}: {href}");
            assert!(
                fragment.is_empty() || ids[target.as_str()].contains(fragment),
                "{path}: {href}"
            );
        }
    }
}

/// The path of a relative address.
fn resolved(page: &str, file: &str) -> String {
    if file.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn nothing_is_said_without_its_source() {
    let edition = Edition::own();
    let mut articles = 0;
    for (path, elements) in &edition.pages {
        for (i, article) in elements.iter().enumerate().filter(|(_, e)| e.has_class("entry")) {
            let own = || elements.iter().filter(|element| element.inside.contains(&i));
            let sources: Vec<&str> =
                own().filter(|e| e.tag == "li").filter_map(|e| e.attribute("id")).collect();
            let text = own().any(|element| element.has_class("entry-text"));
            assert!(text && !sources.is_empty(), "{path}: {}", article.text);
            for claim in own().filter(|e| {
                e.has_class("entry-text")
                    || e.inside.iter().any(|i| elements[*i].has_class("dispute")) && e.tag == "li"
                    || e.has_class("connection") && !in_doors(elements, e)
            }) {
                let at = elements.iter().position(|e| std::ptr::eq(e, claim)).unwrap();
                let noted = elements
                    .iter()
                    .filter(|e| e.has_class("note") && e.inside.contains(&at))
                    .filter_map(|e| e.attribute("href"))
                    .filter(|href| sources.contains(&href.trim_start_matches('#')))
                    .count();
                assert!(noted > 0, "{path}: {}", claim.text);
            }
            articles += 1;
        }
    }
    assert!(articles > edition.dataset.nodes().len());
}

/// The ways in that the opening offers are links, not claims.
fn in_doors(elements: &[Element], element: &Element) -> bool {
    element.inside.iter().any(|i| elements[*i].has_class("doors"))
}

#[test]
fn pages_are_sound_and_run_nothing() {
    let edition = Edition::own();
    for (path, elements) in &edition.pages {
        let count = |tag: &str| elements.iter().filter(|element| element.tag == tag).count();
        assert_eq!((count("h1"), count("main"), count("title") > 0), (1, 1, true), "{path}");
        assert_eq!(count("button") + count("iframe") + count("form"), 0, "{path}");
        let handler = |(name, value): &(String, String)| {
            name.starts_with("on") || value.trim_start().to_lowercase().starts_with("javascript:")
        };
        assert!(elements.iter().all(|e| !e.attributes.iter().any(handler)), "{path}");

        let ids = edition.ids(path);
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{path}");

        let lang = path.split('/').nth(1);
        let root = elements.iter().find(|element| element.tag == "html").unwrap();
        assert_eq!(root.attribute("lang"), lang, "{path}");

        let levels: Vec<u32> = elements
            .iter()
            .filter_map(|element| {
                element.tag.strip_prefix('h').and_then(|level| level.parse().ok())
            })
            .collect();
        let steps = levels.windows(2).all(|pair| pair[1] <= pair[0] + 1);
        assert!(steps && levels.first() == Some(&1), "{path}: {levels:?}");
    }
}

#[test]
fn every_number_stands_in_the_table_behind_its_chart() {
    let edition = Edition::own();
    let series = &edition.dataset.parts().series;
    for lang in languages(&edition.dataset) {
        let page = &edition.pages[&format!("read/{}/numbers.html", lang.tag())];
        let within = |e: &Element, class: &str| e.inside.iter().any(|i| page[*i].has_class(class));
        let cells: Vec<&str> = page
            .iter()
            .filter(|e| e.has_class("number") && within(e, "figures"))
            .map(|e| e.text.as_str())
            .collect();
        for value in series.iter().flat_map(|series| &series.values) {
            let tenths = |number: f64| (number * 10.0).round() as u32;
            let number = i18n::tenths(lang, tenths(value.low), tenths(value.high));
            assert!(cells.iter().any(|cell| cell.starts_with(&number)), "{number}");
        }
        let charts = page.iter().filter(|e| e.tag == "svg" && within(e, "of-section")).count();
        let titles = page.iter().filter(|e| e.tag == "section" && e.has_class("card")).count();
        assert!(charts == titles && charts >= series.len(), "{charts} of {titles}");
    }
}

#[test]
fn titles_and_descriptions_tell_pages_apart() {
    let edition = Edition::own();
    let find = |elements: &[Element], matches: &dyn Fn(&Element) -> bool| {
        elements.iter().position(matches).map(|i| (elements[i].text.clone(), i))
    };
    let mut titles = BTreeSet::new();
    for (path, elements) in &edition.pages {
        let (title, _) = find(elements, &|e| e.tag == "title").unwrap();
        assert!(title.len() > 5 && titles.insert(title), "{path}");
        let (_, i) = find(elements, &|e| e.attribute("name") == Some("description")).unwrap();
        let words = elements[i].attribute("content").unwrap();
        assert!((20..=160).contains(&words.chars().count()), "{path}: {words}");
    }
}

#[test]
fn linked_data_names_every_entry_of_its_page() {
    let edition = Edition::own();
    for (path, elements) in &edition.pages {
        let scripts: Vec<&Element> = elements.iter().filter(|e| e.tag == "script").collect();
        let [script] = scripts[..] else { panic!("{path}: {}", scripts.len()) };
        assert_eq!(script.attribute("type"), Some("application/ld+json"));
        assert!(!script.text.contains('<'), "{path}");
        let data: Value = serde_json::from_str(&script.text).unwrap();
        assert_eq!(data["@context"], "https://schema.org");
        let list = data["itemListElement"].as_array().cloned().unwrap_or_default();
        let named: BTreeSet<String> = list
            .iter()
            .filter_map(|place| place["item"]["@id"].as_str())
            .map(|id| id.trim_start_matches('#').to_owned())
            .collect();
        let expected: BTreeSet<String> = edition
            .ids(path)
            .into_iter()
            .filter(|id| edition.dataset.find(id).is_some() || is_source(&edition.dataset, id))
            .map(str::to_owned)
            .collect();
        assert_eq!(named, expected, "{path}");
    }
}

fn is_source(dataset: &Dataset, id: &str) -> bool {
    dataset.sources().iter().any(|source| source.id == id)
}

/// Two entries with what is dangerous in HTML, in both languages or in one.
fn history(russian: bool) -> Dataset {
    let (ru, ru_text) = if russian { ("Мнение", "Текст.") } else { ("", "") };
    let text = |en: &str, ru: &str| {
        if ru.is_empty() { format!("{en:?}") } else { format!("{{ en = {en:?}, ru = {ru:?} }}") }
    };
    let text = format!(
        r#"
        schema = 1
        id = "small"
        version = "1"
        date = "2026-01-01"
        title = "A <b>title</b> & more"
        licence = "CC0"
        [[region]]
        id = "r"
        name = "R"
        lane = "R"
        anchor = [0.5, 0.5]
        [[source]]
        id = "book"
        kind = "book"
        title = "A & B </script>"
        year = "1957–64"
        [[event]]
        id = "1956-02-25-speech"
        name = {name}
        date = "1956-02-25"
        region = "r"
        importance = 5
        summary = {summary}
        sources = ["book"]
        [[person]]
        id = "zz-top"
        name = "</script><script>"
        region = "r"
        importance = 1
        summary = {summary}
        sources = ["book"]
        "#,
        name = text("Speech", ru),
        summary = text("It was <held>.", ru_text),
    );
    // Words that events imply.
    let words = ["took-part-in", "took-place-in", "led-to"].map(|id| {
        format!(
            "[[relation_type]]\nid = {id:?}\nclass = \"tie\"\nforward = \"a\"\nreverse = \"b\"\n"
        )
    });
    let text = text + &words.concat();
    let (dataset, problems) = read_files(vec![SourceFile { path: "a.toml".into(), text }]);
    let errors: Vec<String> =
        problems.iter().filter(|p| p.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    dataset
}

#[test]
fn a_language_has_an_edition_when_the_texts_are_in_it() {
    assert_eq!(languages(&history(false)), [Lang::En]);
    assert_eq!(languages(&history(true)), [Lang::En, Lang::Ru]);
    let edition = Edition::of(history(true));
    let page = &edition.pages["read/ru/chronology-1956-1.html"];
    assert!(page.iter().any(|e| e.has_class("entry-name") && e.text == "Мнение"));
    let alternates: Vec<(Option<&str>, Option<&str>)> = page
        .iter()
        .filter(|e| e.attribute("rel") == Some("alternate"))
        .map(|e| (e.attribute("hreflang"), e.attribute("href")))
        .collect();
    let expected = ["en", "ru"].map(|tag| (tag, format!("../{tag}/chronology-1956-1.html")));
    assert!(alternates.iter().zip(&expected).all(|(a, (tag, href))| *a == (Some(tag), Some(href))));
    assert_eq!(alternates.len(), 2);
    // A Russian page opens the exhibit in Russian.
    assert!(
        page.iter().any(|e| e.attribute("href") == Some("../../#select=1956-02-25-speech&lang=ru"))
    );
    // What fell back to English says so.
    let people = &edition.pages["read/ru/people-t-z.html"];
    assert!(people.iter().any(|e| e.has_class("entry-name") && e.attribute("lang") == Some("en")));
}

#[test]
fn what_looks_like_markup_stays_text() {
    let edition = Edition::of(history(false));
    let page = &edition.pages["read/en/people-t-z.html"];
    let name = page.iter().find(|e| e.has_class("entry-name")).unwrap();
    assert_eq!(name.text, "&lt;/script&gt;&lt;script&gt;");
    let sources = &edition.pages["read/en/sources.html"];
    assert!(sources.iter().any(|e| e.tag == "cite" && e.text == "A &amp; B &lt;/script&gt;"));
}

#[test]
fn entries_keep_their_pages() {
    let dataset = read_folder(Path::new("data/twentieth")).unwrap().0;
    for (id, expected) in [
        ("khrushchev-nikita", "people-h-k.html#khrushchev-nikita"),
        ("1956-02-25-secret-speech", "chronology-1956-1.html#1956-02-25-secret-speech"),
    ] {
        assert_eq!(page::href(dataset.node(dataset.find(id).unwrap())), expected);
    }
    let files: BTreeSet<&str> = Page::ALL.iter().map(|page| page.file()).collect();
    assert_eq!(files.len(), Page::ALL.len());
}
