//! Things dated by other things: what a curator reads where they contradict each other, and what a
//! reader of the entry is told.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use twentieth::{
    dataset::{check, read_files, toml::SourceFile},
    model::{Dataset, Lang, Section},
};

const HEAD: &str = r#"schema = 1
id = "test"
version = "1"
date = "2026-11-25"
title = "Test"
licence = "CC BY 4.0"
[[region]]
id = "kremlin"
name = "Kremlin"
lane = "Kremlin"
anchor = [0.5, 0.5]
[[relation_type]]
id = "took-part-in"
class = "tie"
forward = "took part in"
reverse = "with"
[[relation_type]]
id = "took-place-in"
class = "tie"
forward = "took place in"
reverse = "scene of"
[[relation_type]]
id = "led-to"
class = "consequence"
forward = "led to"
reverse = "followed from"
[[source]]
id = "taubman-2003"
kind = "book"
title = "Khrushchev: The Man and His Era"
publisher = "Norton"
"#;

/// An event, its date, and its bounds as `rel of [within]`.
type Event<'a> = (&'a str, &'a str, &'a [&'a str]);

fn read(events: &[Event<'_>]) -> (Dataset, Vec<String>) {
    let mut text = HEAD.to_owned();
    for (id, date, bounds) in events {
        text += &format!(
            "[[event]]\nid = \"{id}\"\nname = \"The {id}\"\ndate = \"{date}\"\nregion = \"kremlin\"\n\
             importance = 3\nsummary = \"It was {id}.\"\nsources = [\"taubman-2003\"]\n"
        );
        for bound in *bounds {
            let words: Vec<&str> = bound.split(' ').collect();
            text += &format!("[[event.bound]]\nrel = \"{}\"\nof = \"{}\"\n", words[0], words[1]);
            if let Some(within) = words.get(2) {
                text += &format!("within = \"{within}\"\n");
            }
            text += "sources = [\"taubman-2003\"]\n";
        }
    }
    let files = [SourceFile { path: "history.toml".to_owned(), text }];
    let (dataset, problems) = read_files(files.into());
    let said = problems.iter().map(ToString::to_string);
    let said = said.filter_map(|line| Some(line.split_once(": error: ")?.1.to_owned()));
    let said = said.filter(|line| line.contains("bound: ")).collect();
    (dataset, said)
}

/// What is said to be impossible, without the words it begins with.
fn contradictions(events: &[Event<'_>]) -> Vec<String> {
    let found = read(events).1;
    let said = |line: String| line.replace("bound: found what cannot all be true: ", "");
    found.into_iter().map(said).collect()
}

#[test]
fn an_order_that_the_dates_allow_is_no_problem() {
    for events in [
        &[("a", "1956-03-05", &[][..]), ("b", "1956-03-08", &["after a P3D"])][..],
        // On one day, either can have come first.
        &[("a", "1956-03-05", &["before b"]), ("b", "1956-03-05", &[])],
        &[("a", "1956-03", &["before b PT1H"]), ("b", "1956-03-05", &[])],
        &[
            ("a", "1956-02-14/1956-02-25", &[]),
            ("b", "1956-02-25", &["during a", "with c"]),
            ("c", "1956-02-25", &[]),
        ],
        &[("a", "1956-02-14/1956-02-25", &[]), ("b", "1956-02-25", &["after a"])],
        // About the 1st can be the 5th, and what is doubtful contradicts nothing.
        &[("a", "1956-03-05", &[]), ("b", "1956-03-01~", &["after a"])],
        &[("a", "1956-03-05", &[]), ("b", "1953?", &["after a"])],
        &[("a", "1956-03-05/..", &[]), ("b", "1991", &["during a"])],
        &[("a", "[1956-02-09,1956-02-13]", &["after b"]), ("b", "1956-02-12", &[])],
        // Round in a circle, but never further than it allows.
        &[("a", "1956", &["after c P400D"]), ("b", "1956", &["after a"]), ("c", "1956", &[])],
    ] {
        assert_eq!(contradictions(events), [] as [&str; 0], "{events:?}");
    }
}

#[test]
fn a_contradiction_is_told_by_name_with_the_whole_chain() {
    for (events, expected) in [
        (
            &[("a", "1956-03-05", &[][..]), ("b", "1956-03-01", &["after a"])][..],
            &["event b: b is after a; b is dated 1956-03-01; a is dated 1956-03-05"][..],
        ),
        (
            &[("a", "1956-03-05", &[]), ("b", "1956-03-09", &["after a P3D"])],
            &["event b: b is within P3D after a; a is dated 1956-03-05; b is dated 1956-03-09"],
        ),
        (
            &[("a", "1956-03-05", &["before b"]), ("b", "1956-03-04", &[])],
            &["event a: a is before b; b is dated 1956-03-04; a is dated 1956-03-05"],
        ),
        (
            &[("a", "1956-02-14/1956-02-25", &[]), ("b", "1956-02-26", &["during a"])],
            &["event b: b is during a; a is dated 1956-02-14/1956-02-25; b is dated 1956-02-26"],
        ),
        (
            &[("a", "1956-03", &["with b"]), ("b", "1956-04", &[])],
            &["event a: a is with b; a is dated 1956-03; b is dated 1956-04"],
        ),
        (
            &[("a", "1956-03-01", &["with b P2D"]), ("b", "1956-03-05", &[])],
            &["event a: a is within P2D with b; a is dated 1956-03-01; b is dated 1956-03-05"],
        ),
        // Through one whose date says nothing, and in a circle without any date.
        (
            &[
                ("a", "1956-03-05", &[]),
                ("b", "1956", &["after a"]),
                ("c", "1956-03-04", &["after b"]),
            ],
            &["event b: b is after a; c is after b; c is dated 1956-03-04; a is dated 1956-03-05"],
        ),
        (
            &[("a", "1956?", &["after b"]), ("b", "1956?", &["after a"])],
            &["event a: a is after b; b is after a"],
        ),
        // Two mistakes are two problems.
        (
            &[
                ("a", "1956-03-05", &[]),
                ("b", "1956-03-01", &["after a"]),
                ("c", "1956-03-02", &["after a"]),
            ],
            &[
                "event b: b is after a; b is dated 1956-03-01; a is dated 1956-03-05",
                "event c: c is after a; c is dated 1956-03-02; a is dated 1956-03-05",
            ],
        ),
    ] {
        assert_eq!(contradictions(events), expected);
    }
}

#[test]
fn a_bound_that_cannot_be_read_is_named() {
    for (bound, expected) in [
        (
            "after nobody",
            r#"event b: bound: of: found "nobody", expected the id of a person, event or other record"#,
        ),
        (
            "after b",
            r#"event b: bound: of: found "b" at both ends, expected two different records"#,
        ),
        (
            "after a P3M",
            r#"event b: bound: within: found "P3M", expected a length of time such as P3D, P2W or PT12H"#,
        ),
        ("near a", r#"event b: bound: rel: found "near", expected after, before, during or with"#),
    ] {
        let found = read(&[("a", "1956-03-05", &[]), ("b", "1956-03-08", &[bound])]).1;
        assert!(found.iter().any(|line| line.starts_with(expected)), "{found:?}");
    }
}

fn section<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a Section> {
    dataset.sections_of(support::node(dataset, id)).next()
}

#[test]
fn the_entry_says_what_it_is_dated_by_and_what_that_leaves() {
    let (dataset, problems) = read(&[
        ("reading", "1956-03-05", &[]),
        ("demand", "1956-03", &["after reading P3D"]),
        ("answer", "1956-03", &["after demand", "before end PT12H"]),
        ("end", "1956-03-10", &[]),
    ]);
    assert_eq!(problems, [] as [&str; 0]);
    let said = |id: &str, lang: Lang| {
        let section = section(&dataset, id).unwrap();
        let rows = section.rows.iter().map(|row| {
            format!("{} | {} | {}", row.label.get(lang), row.text.get(lang), row.more.get(lang))
        });
        (section.text.get(lang).to_owned(), rows.collect::<Vec<_>>())
    };
    assert_eq!(
        said("demand", Lang::En),
        (
            "Together they leave 5–8 March 1956.".to_owned(),
            vec!["within 3 days after | The reading | 5 March 1956".to_owned()]
        )
    );
    assert_eq!(
        said("demand", Lang::Ru),
        (
            "Вместе они оставляют: 5–8 марта 1956.".to_owned(),
            vec!["не позже чем через 3 дня после | The reading | 5 марта 1956".to_owned()]
        )
    );
    let (left, rows) = said("answer", Lang::En);
    assert_eq!(left, "Together they leave 9–10 March 1956.");
    assert_eq!(rows[1], "within 12 hours before | The end | 10 March 1956");
    assert_eq!(section(&dataset, "reading"), None);
}

#[test]
fn the_history_that_is_shipped_contradicts_itself_nowhere() {
    let dataset = support::shipped();
    assert!(dataset.parts().bounds.len() >= 5, "{}", dataset.parts().bounds.len());
    let problems = check::check(&dataset, &check::Origins::default());
    let problems = problems.iter().map(ToString::to_string);
    assert_eq!(problems.filter(|line| line.contains("cannot all be true")).count(), 0);
}
