//! Datasets: what reading makes of records, and that they survive the way to the page and back.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{fs, path::Path, sync::LazyLock};

use proptest::prelude::*;
use serde_json::Value;
use twentieth::{
    dataset::{
        Problem, ReadError, SCHEMA_VERSION, join_sources, join_texts, json_schema, read_core,
        read_files, read_folder, stats::Stats, toml::SourceFile, write_core, write_sources,
        write_texts,
    },
    model::{Certainty, Dataset, HistDate, Lang, Relation},
};

const SMALL: &str = "tests/fixtures/small";

fn small() -> Dataset {
    let (dataset, problems) = read_folder(Path::new(SMALL)).unwrap();
    assert_eq!(shown(&problems), Vec::<String>::new());
    dataset
}

fn shown(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// `from verb to [date] note`, with `?` after the verb where it is not established.
fn sentence(dataset: &Dataset, relation: &Relation) -> String {
    let id = |node| dataset.node(node).id.as_str();
    let date = relation.date.as_ref().map_or("", HistDate::text);
    let doubt = if relation.certainty == Certainty::Established { "" } else { "?" };
    let verb = &dataset.type_of(relation).id;
    let (from, to, note) = (id(relation.from), id(relation.to), &relation.note.en);
    format!("{from} {verb}{doubt} {to} [{date}] {note}")
}

#[test]
fn events_carry_relations() {
    let dataset = small();
    let speech = dataset.find("1956-02-25-secret-speech").unwrap();
    let mut found: Vec<String> = dataset
        .adjacent(speech)
        .iter()
        .map(|adjacent| sentence(&dataset, dataset.relation(adjacent.relation)))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "1956-02-14-20th-congress led-to 1956-02-25-secret-speech [1956-02-25] the speech was \
             read to its delegates at an unscheduled closed session",
            "1956-02-25-secret-speech led-to? 1956-06-28-poznan-june [1956-06-28/1956-06-30] party \
             meetings that discussed the speech loosened fear in Poland",
            "1956-02-25-secret-speech took-place-in great-kremlin-palace [1956-02-25] ",
            "khrushchev-nikita took-part-in 1956-02-25-secret-speech [1956-02-25] speaker",
            "stalin-joseph took-part-in 1956-02-25-secret-speech [1956-02-25] subject",
        ]
    );
}

#[test]
fn claims_in_an_event_fall_back_on_its_sources() {
    let dataset = small();
    let sources = |from: &str, to: &str| {
        let (from, to) = (dataset.find(from).unwrap(), dataset.find(to).unwrap());
        let relation = dataset.relations().iter().find(|r| (r.from, r.to) == (from, to)).unwrap();
        let ids = relation.sources.iter().map(|ix| dataset.source(*ix).unwrap().id.clone());
        ids.collect::<Vec<String>>()
    };
    let congress = "1956-02-14-20th-congress";
    assert_eq!(sources("khrushchev-nikita", congress), ["smith-2017"]);
    assert_eq!(sources("bierut-boleslaw", congress), ["machcewicz-2009"]);
}

#[test]
fn nodes_stand_by_importance_then_relations_then_id() {
    let dataset = small();
    let ids: Vec<&str> = dataset.nodes().iter().map(|node| node.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "1956-02-14-20th-congress",
            "1956-02-25-secret-speech",
            "khrushchev-nikita",
            "on-the-cult-of-personality",
            "cpsu",
            "moscow",
            "stalin-joseph",
            "bierut-boleslaw",
            "1956-06-28-poznan-june",
            "cult-of-personality",
            "great-kremlin-palace",
            "1956-03-12-death-of-bierut",
            "pzpr",
            "poznan",
            "moscow-1956",
            "smith-kathleen",
        ]
    );
}

#[test]
fn lives_become_dates() {
    let dataset = small();
    for (id, expected) in [
        ("khrushchev-nikita", Some("1894-04-15/1971-09-11")),
        ("cpsu", Some("1898-03/1991-11-06")),
        ("1956-02-14-20th-congress", Some("1956-02-14/1956-02-25")),
        ("moscow-1956", Some("2017")),
        ("smith-kathleen", None),
        ("moscow", None),
    ] {
        let node = dataset.node(dataset.find(id).unwrap());
        assert_eq!(node.date.as_ref().map(HistDate::text), expected, "{id}");
    }
}

fn files_below(folder: &Path, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, files);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push(SourceFile { path: path.display().to_string(), text });
        }
    }
}

fn written(files: Vec<SourceFile>) -> [String; 4] {
    let (dataset, problems) = read_files(files);
    assert_eq!(shown(&problems), Vec::<String>::new());
    all_files(&dataset)
}

/// Core, sources, English texts, Russian texts.
fn all_files(dataset: &Dataset) -> [String; 4] {
    [
        write_core(dataset),
        write_sources(dataset),
        write_texts(dataset, Lang::En),
        write_texts(dataset, Lang::Ru),
    ]
}

/// What a page for readers of a language puts together.
fn loaded(dataset: &Dataset, lang: Lang) -> Dataset {
    let (core, problems) = read_core(&write_core(dataset)).unwrap();
    assert_eq!(problems, []);
    let (sourced, problems) = join_sources(&core, &write_sources(dataset)).unwrap();
    assert_eq!(problems, []);
    let (joined, problems) = join_texts(&sourced, &write_texts(dataset, lang)).unwrap();
    assert_eq!(problems, []);
    joined
}

#[test]
fn order_and_names_of_files_do_not_matter() {
    let mut files = Vec::new();
    files_below(Path::new(SMALL), &mut files);
    let expected = written(files.clone());

    let mut backwards = files.clone();
    backwards.reverse();
    assert_eq!(written(backwards), expected);

    let mut renamed = files.clone();
    for (i, file) in renamed.iter_mut().enumerate() {
        file.path = format!("{}.toml", 9 - i);
    }
    assert_eq!(written(renamed), expected);

    // The head of the history must come first in its file.
    files.sort_by_key(|file| !file.path.ends_with("dataset.toml"));
    let text = files.into_iter().map(|file| file.text).collect::<Vec<_>>().join("\n");
    assert_eq!(written(vec![SourceFile { path: "all.toml".to_owned(), text }]), expected);
}

#[test]
fn what_is_written_reads_back_the_same() {
    let dataset = small();
    for lang in Lang::ALL {
        assert_eq!(*loaded(&dataset, lang).parts(), dataset.parts().shipped(lang));
    }
}

#[test]
fn texts_in_the_other_language_take_the_place_of_the_first() {
    let dataset = small();
    let english = loaded(&dataset, Lang::En);
    let (russian, _) = join_texts(&english, &write_texts(&dataset, Lang::Ru)).unwrap();
    assert_eq!(*russian.parts(), dataset.parts().shipped(Lang::Ru));
}

#[test]
fn a_reader_gets_the_texts_of_one_language_and_the_other_where_there_is_no_other() {
    let dataset = small();
    let text =
        |dataset: &Dataset, id: &str| dataset.node(dataset.find(id).unwrap()).summary.clone();
    let translated = "stalin-joseph";
    assert!(text(&dataset, translated).ru.is_some());
    for (lang, en, ru) in [(Lang::En, true, false), (Lang::Ru, false, true)] {
        let found = text(&loaded(&dataset, lang), translated);
        assert_eq!((!found.en.is_empty(), found.ru.is_some()), (en, ru), "{}", lang.tag());
    }
    let english_only = "moscow";
    assert_eq!(text(&dataset, english_only).ru, None);
    let found = text(&loaded(&dataset, Lang::Ru), english_only);
    assert_eq!(found, text(&dataset, english_only));
}

#[test]
fn passages_and_numbers_become_sections_of_their_entries() {
    let dataset = small();
    let titles = |id: &str| -> Vec<String> {
        let node = dataset.find(id).unwrap();
        dataset.sections_of(node).map(|section| section.title.en.clone()).collect()
    };
    assert_eq!(titles("on-the-cult-of-personality"), ["1. The cult", "2. The letter of 1922"]);
    assert_eq!(titles("stalin-joseph"), ["Named in “The text of the speech”"]);
    assert_eq!(titles("1956-02-14-20th-congress"), ["Delegates"]);
    // Of a body the members that have done something, and somewhere, and at some time.
    assert_eq!(titles("cpsu"), ["All: 1", "At the Congress: 1", "At a later one: 0"]);
}

#[test]
fn the_core_alone_draws_the_picture() {
    let dataset = small();
    let (core, _) = read_core(&write_core(&dataset)).unwrap();
    assert!(!core.has_texts());
    let stalin = core.node(core.find("stalin-joseph").unwrap());
    assert!(stalin.is_disputed() && stalin.disputes.is_empty() && stalin.summary.is_empty());
    assert_eq!(core.relations().len(), dataset.relations().len());
}

#[test]
fn stats_count_what_there_is() {
    let stats = Stats::of(&small());
    let count = |heading: &str, name: &str| {
        let (_, rows) = stats.tables.iter().find(|(found, _)| *found == heading).unwrap();
        rows.iter().find(|(found, _)| found == name).unwrap().1
    };
    for (heading, name, expected) in [
        ("nodes by kind", "person", 4),
        ("nodes by region", "memory", 2),
        ("nodes by importance", "5", 7),
        ("relations by type", "took-part-in", 6),
        ("relations by certainty", "probable", 2),
        ("sources by kind", "article", 3),
        ("how well it is known", "events with a dispute", 1),
        ("how well it is known", "relations with a dispute", 1),
        ("how well it is known", "passages", 2),
        ("how well it is known", "claims that are wrong", 1),
        ("how well it is known", "numbers", 2),
        ("how well it is known", "nodes resting on web pages alone", 0),
    ] {
        assert_eq!(count(heading, name), expected, "{heading}: {name}");
    }
}

#[test]
fn shipped_data_has_no_problem() {
    let folder = Path::new("data/twentieth");
    if !folder.exists() {
        return;
    }
    let (dataset, problems) = read_folder(folder).unwrap();
    assert_eq!(shown(&problems), Vec::<String>::new());
    for lang in Lang::ALL {
        assert_eq!(*loaded(&dataset, lang).parts(), dataset.parts().shipped(lang));
    }
}

#[test]
fn the_schema_for_editors_is_current() {
    let printed = format!("{:#}\n", json_schema());
    let committed = fs::read_to_string("data/schema.json").unwrap();
    assert!(printed == committed, "run: cargo run --bin dataset -- schema > data/schema.json");
}

#[test]
fn what_cannot_be_read_says_why() {
    let dataset = small();
    let core = write_core(&dataset);
    let (sources, texts) = (write_sources(&dataset), write_texts(&dataset, Lang::En));
    let newer = |json: &str| json.replacen("\"schema\":1", "\"schema\":7", 1);
    for (error, expected) in [
        (
            read_core("<!doctype html>").unwrap_err(),
            "cannot read the core file at line 1, column 1: found no JSON there",
        ),
        (
            read_core(&newer(&core)).unwrap_err(),
            "found schema version 7 in the core file, expected 1; page and data are of different \
             ages, so reloading the page may help",
        ),
        (
            read_core("{\"schema\":\"2.0\",\"nodes\":[]}").unwrap_err(),
            "found schema version \"2.0\" in the core file, expected 1; page and data are of \
             different ages, so reloading the page may help",
        ),
        (
            read_core("{\"schema\":1}").unwrap_err(),
            "cannot read the core file: found nothing, expected an object at meta",
        ),
        (
            read_core(&core.replacen("\"schema\":1,", "", 1)).unwrap_err(),
            "found schema version nothing in the core file, expected 1; page and data are of \
             different ages, so reloading the page may help",
        ),
        (
            read_core(&core.replacen("\"id\":[\"", "\"id\":[7,\"", 1)).unwrap_err(),
            "cannot read the core file: found 7, expected a text at nodes.id",
        ),
        (
            join_sources(&dataset, &newer(&sources)).unwrap_err(),
            "found schema version 7 in the sources file, expected 1; page and data are of \
             different ages, so reloading the page may help",
        ),
        (
            join_texts(&dataset, &newer(&texts)).unwrap_err(),
            "found schema version 7 in the texts file, expected 1; page and data are of different \
             ages, so reloading the page may help",
        ),
        (
            read_folder(Path::new("tests/fixtures/nowhere")).unwrap_err(),
            "cannot read tests/fixtures/nowhere: No such file or directory (os error 2)",
        ),
        (
            read_folder(Path::new("src/model")).unwrap_err(),
            "found no .toml file below src/model, expected the folder of a history",
        ),
    ] {
        assert_eq!(error.to_string(), expected);
    }
    assert!(core.starts_with(&format!("{{\"schema\":{SCHEMA_VERSION},")));
}

#[test]
fn texts_and_sources_of_another_core_are_refused() {
    let dataset = small();
    let mut parts = dataset.parts().clone();
    parts.meta.version = "0.2.0".to_owned();
    let newer = Dataset::new(parts);
    for error in [
        join_sources(&newer, &write_sources(&dataset)).unwrap_err(),
        join_texts(&newer, &write_texts(&dataset, Lang::En)).unwrap_err(),
    ] {
        assert!(matches!(error, ReadError::OtherCore { .. }), "{error}");
    }
}

#[test]
fn broken_columns_are_reported_and_the_rest_is_read() {
    let core: Value = serde_json::from_str(&write_core(&small())).unwrap();
    let check = |pointer: &str, value: Value, expected: &[&str]| {
        let mut broken = core.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        let (dataset, problems) = read_core(&broken.to_string()).unwrap();
        assert_eq!(shown(&problems), expected, "{pointer}");
        assert_eq!(dataset.nodes().len(), 16);
    };
    check(
        "/nodes/region/3",
        9.into(),
        &["core: error: node 3: region: found the index 9, expected less than 3"],
    );
    check(
        "/nodes/date/0",
        "1956-13".into(),
        &["core: error: node 0: date: found \"1956-13\", where the month does not exist"],
    );
    check(
        "/nodes/kind",
        "9".into(),
        &["core: error: node 0: kind: found the index 9, expected less than 7"],
    );
    check(
        "/types/0/class",
        "deed".into(),
        &["core: error: type 0: class: found \"deed\", expected tie, act, consequence or passing"],
    );
    check(
        "/nodes/lang",
        vec!["ru"; 17].into(),
        &["core: error: nodes: lang: found 17 values, expected 16"],
    );
    check(
        "/relations/kind/20",
        99.into(),
        &["core: error: relation 20: kind: found the index 99, expected less than 10"],
    );
}

/// A JSON value with one of its inner values replaced: the `at`th in depth-first order.
fn mutate(value: &mut Value, at: &mut usize, by: &Value) -> bool {
    if *at == 0 {
        *value = by.clone();
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| mutate(item, at, by)),
        Value::Object(fields) => fields.values_mut().any(|field| mutate(field, at, by)),
        _ => false,
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn hostile() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        (-3i64..40).prop_map(Value::from),
        any::<u32>().prop_map(Value::from),
        any::<f64>().prop_map(|number| serde_json::Number::from_f64(number).into()),
        "[0-9XY/.~?%T:,\\[\\]{}-]{0,14}".prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        Just(Value::Null),
        Just(Value::Array(Vec::new())),
        prop::collection::vec(any::<i64>().prop_map(Value::from), 0..40).prop_map(Value::from),
        Just(serde_json::json!({})),
    ]
}

/// Every index of a dataset is looked up, so that one out of range would panic.
fn walk_everything(dataset: &Dataset) {
    for node in dataset.node_ixs() {
        dataset.region(dataset.node(node).region);
        for adjacent in dataset.adjacent(node) {
            let relation = dataset.relation(adjacent.relation);
            dataset.type_of(relation);
            assert_eq!(relation.other(node), adjacent.node);
        }
    }
}

/// The small history and its files, read once for thousands of cases.
static WRITTEN: LazyLock<(Dataset, [String; 4])> = LazyLock::new(|| {
    let dataset = small();
    let files = all_files(&dataset);
    (dataset, files)
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn hostile_values_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), hostile()), 1..4)
    ) {
        let (dataset, files) = &*WRITTEN;
        for (which, json) in files.iter().enumerate() {
            let mut value: Value = serde_json::from_str(json).unwrap();
            for (index, by) in &changes {
                let mut at = index.index(count(&value));
                mutate(&mut value, &mut at, by);
            }
            let read = match which {
                0 => read_core(&value.to_string()),
                1 => join_sources(dataset, &value.to_string()),
                _ => join_texts(dataset, &value.to_string()),
            };
            if let Ok((read, _)) = read {
                walk_everything(&read);
                let core = write_core(&read);
                prop_assert!(read_core(&core).is_ok());
            }
        }
    }

    #[test]
    fn hostile_text_never_panics(cut in any::<prop::sample::Index>(), by in "\\PC{0,4}") {
        let core = &WRITTEN.1[0];
        let mut at = cut.index(core.len());
        while !core.is_char_boundary(at) {
            at -= 1;
        }
        let _ = read_core(&core[..at]);
        let _ = read_core(&format!("{}{by}{}", &core[..at], &core[at..]));
    }

    #[test]
    fn dates_never_panic(text in "Y?-?[0-9]{0,5}X{0,14}[0-9XY/.~?%T:,\\[\\]{}+Z-]{0,14}") {
        if let Ok(date) = HistDate::parse(&text) {
            prop_assert_eq!(HistDate::parse(date.text()), Ok(date));
        }
    }
}

/// What `docs/EDITING.md` shows a curator can be put into the history as it stands.
#[test]
fn the_worked_example_fits_the_history() {
    let guide = fs::read_to_string("docs/EDITING.md").unwrap();
    let example: String = guide
        .split("<!-- tested -->\n```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect::<Vec<_>>()
        .join("\n");
    assert!(example.contains("[[person]]") && example.contains("[[event]]"), "{example}");
    let mut files = Vec::new();
    files_below(Path::new("data/twentieth"), &mut files);
    files.retain(|file| file.path.ends_with(".toml"));
    let (before, problems_before) = read_files(files.clone());
    files.push(SourceFile { path: "example.toml".to_owned(), text: example });
    let (after, problems) = read_files(files);
    let new: Vec<String> = problems
        .iter()
        .filter(|problem| !problems_before.contains(problem))
        .map(ToString::to_string)
        .collect();
    assert_eq!(new, Vec::<String>::new());
    assert_eq!(after.nodes().len(), before.nodes().len() + 2);
}

/// The least that the history is to hold: whoever takes records out must see that it is too much.
#[test]
fn the_shipped_history_holds_what_it_promises() {
    let (dataset, _) = read_folder(Path::new("data/twentieth")).unwrap();
    let stats = Stats::of(&dataset);
    let count = |heading: &str, names: &[&str]| -> usize {
        let (_, rows) = stats.tables.iter().find(|(found, _)| *found == heading).unwrap();
        rows.iter().filter(|(name, _)| names.contains(&name.as_str())).map(|(_, n)| n).sum()
    };
    let disputes: usize = dataset.nodes().iter().map(|node| node.disputes.len()).sum();
    let sources = dataset.sources().len();
    let strong = count("sources by kind", &["document", "book", "article"]);
    for (what, found, least) in [
        ("people", count("nodes by kind", &["person"]), 370),
        ("documents and works", count("nodes by kind", &["document", "work"]), 90),
        ("organizations", count("nodes by kind", &["organization"]), 95),
        ("places", count("nodes by kind", &["place"]), 65),
        ("concepts", count("nodes by kind", &["concept"]), 28),
        ("events", count("nodes by kind", &["event"]), 330),
        ("relations", dataset.relations().len(), 900),
        ("consequences", count("relations by type", &["led-to"]), 250),
        ("sources", sources, 450),
        ("books, articles and documents", strong, sources / 2),
        ("disputes", disputes, 120),
    ] {
        assert!(found >= least, "{what}: {found} of {least}");
    }
}
