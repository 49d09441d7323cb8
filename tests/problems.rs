//! What a curator reads when something is wrong: one broken record and its message each.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use twentieth::{
    dataset::{Problem, read_files, toml::SourceFile},
    model::Dataset,
};

/// A complete small history to break.
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
from = ["person", "organization"]
to = ["event"]
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
[[person]]
id = "kirov-sergei"
name = "Sergei Kirov"
region = "kremlin"
importance = 4
born = "1886-03-27"
died = "1934-12-01"
summary = "He was shot in Leningrad."
sources = ["taubman-2003"]
[[event]]
id = "1934-12-01-kirov-shot"
name = "Kirov is shot"
date = "1934-12-01"
region = "kremlin"
importance = 4
summary = "Kirov was shot in Leningrad."
sources = ["taubman-2003"]
[[event.took_part]]
who = "kirov-sergei"
as = "victim"
"#;

fn read(files: &[(&str, &str)]) -> (Dataset, Vec<Problem>) {
    let file = |(path, text): &(&str, &str)| SourceFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    read_files(files.iter().map(file).collect())
}

/// The problems of the small history with `extra` as one more file, `x.toml`.
fn problems_of(extra: &str) -> Vec<String> {
    let (_, problems) = read(&[("dataset.toml", HEAD), ("x.toml", extra)]);
    problems.iter().map(ToString::to_string).collect()
}

/// `extra` breaks the history in exactly these ways.
#[track_caller]
fn check(extra: &str, expected: &[&str]) {
    assert_eq!(problems_of(extra), expected, "{extra}");
}

/// A person joined to the rest, with `fields` added; her record starts on line 1.
fn person(fields: &str) -> String {
    format!(
        r#"[[person]]
id = "x"
name = "X"
region = "kremlin"
importance = 1
summary = "Somebody."
sources = ["taubman-2003"]
{fields}
[[relation]]
from = "x"
type = "took-part-in"
to = "1934-12-01-kirov-shot"
sources = ["taubman-2003"]
"#
    )
}

/// The same with one line replaced.
fn person_with(line: &str, by: &str) -> String {
    let whole = person("");
    assert!(whole.contains(line), "{line}");
    whole.replacen(line, by, 1)
}

/// A relation from line 1.
fn relation(fields: &str) -> String {
    format!("[[relation]]\n{fields}")
}

#[test]
fn a_sound_history_has_no_problem() {
    check("", &[]);
    check(&person(""), &[]);
}

#[test]
fn text_that_is_no_toml() {
    check(
        "# one\n[[person]\n",
        &["x.toml:2: error: found no TOML: unclosed array table, expected `]`"],
    );
}

#[test]
fn unknown_keys() {
    check(
        &person("sumary = \"…\""),
        &[
            "x.toml:8: error: person x: found the key \"sumary\", expected id, name, short, native, \
           aliases, region, importance, country, pin, summary, sources, certainty, dispute, born, died \
           or role; did you mean \"summary\"?",
        ],
    );
    check(
        &person("lat = 1.0"),
        &["x.toml:8: error: person x: found the key \"lat\", expected id, name, short, native, \
           aliases, region, importance, country, pin, summary, sources, certainty, dispute, born, died \
           or role"],
    );
    check(
        "[[persn]]\nid = \"x\"",
        &["x.toml:1: error: found the key \"persn\", expected schema, id, version, date, title, \
           licence, opening, door, region, relation_type, source, person, organization, place, document, work, \
           event, concept, relation, passage, series or roll; did you mean \"person\"?"],
    );
    check(
        &person("[person.native]\nname = \"Икс\"\nlang = \"ru\"\nscript = \"Cyrl\""),
        &["x.toml:11: error: person x: native: found the key \"script\", expected name or lang"],
    );
}

#[test]
fn missing_fields() {
    for (line, expected) in [
        ("name = \"X\"\n", "x.toml:1: error: person x: name: found nothing, expected the name"),
        (
            "importance = 1\n",
            "x.toml:1: error: person x: importance: found nothing, expected a whole number from 1 \
             to 5",
        ),
        (
            "summary = \"Somebody.\"\n",
            "x.toml:1: error: person x: summary: found nothing, expected one to three sentences",
        ),
        (
            "region = \"kremlin\"\n",
            "x.toml:1: error: person x: region: found no region, expected the id of one",
        ),
        (
            "sources = [\"taubman-2003\"]\n",
            "x.toml:1: error: person x: sources: found no source, expected at least one",
        ),
        (
            "type = \"took-part-in\"\n",
            "x.toml:9: error: relation x … 1934-12-01-kirov-shot: type: found nothing, expected a \
             word of the vocabulary",
        ),
    ] {
        let problems = problems_of(&person_with(line, ""));
        assert!(problems.contains(&expected.to_owned()), "{problems:#?}");
    }
    check(
        &person_with("name = \"X\"", "name = { ru = \"Икс\" }"),
        &["x.toml:3: error: person x: name: en: found nothing, expected the English text"],
    );
    check(
        "[[event]]\nid = \"1935-x\"",
        &[
            "x.toml:1: error: event 1935-x: date: found nothing, expected when it happened",
            "x.toml:1: error: event 1935-x: importance: found nothing, expected a whole number \
             from 1 to 5",
            "x.toml:1: error: event 1935-x: name: found nothing, expected the name",
            "x.toml:1: error: event 1935-x: region: found no region, expected the id of one",
            "x.toml:1: error: event 1935-x: sources: found no source, expected at least one",
            "x.toml:1: error: event 1935-x: summary: found nothing, expected one to three \
             sentences",
            "x.toml:1: warning: event 1935-x: found no relation, expected at least one",
        ],
    );
}

#[test]
fn a_history_without_a_head() {
    let (_, problems) = read(&[("x.toml", "")]);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "dataset.toml: error: date: found nothing, expected the date of the version",
            "dataset.toml: error: id: found nothing, expected the id of the history",
            "dataset.toml: error: licence: found nothing, expected the licence of the content",
            "dataset.toml: error: title: found nothing, expected the title of the exhibit",
            "dataset.toml: error: version: found nothing, expected the version of the content",
        ]
    );
}

#[test]
fn a_vocabulary_without_the_words_events_need() {
    let head = HEAD.replace("id = \"led-to\"", "id = \"ledto\"");
    let (_, problems) = read(&[("dataset.toml", &head)]);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        ["dataset.toml: error: relation_type: found \"led-to\", expected the id of a relation \
          type; did you mean \"ledto\"?"]
    );
}

#[test]
fn values_of_another_type() {
    for (line, by, expected) in [
        (
            "importance = 1",
            "importance = \"1\"",
            "x.toml:5: error: person x: importance: found the text \"1\", expected a whole number",
        ),
        (
            "summary = \"Somebody.\"",
            "summary = \"Somebody.\"\nborn = 1886-03-27",
            "x.toml:7: error: person x: born: found 1886-03-27 without quotes, expected a text in \
             quotes",
        ),
        (
            "sources = [\"taubman-2003\"]",
            "sources = \"taubman-2003\"",
            "x.toml:7: error: person x: sources: found the text \"taubman-2003\", expected a list \
             of texts",
        ),
        (
            "name = \"X\"",
            "name = [\"X\"]",
            "x.toml:3: error: person x: name: found a list of 1, expected a text in quotes",
        ),
    ] {
        check(&person_with(line, by), &[expected]);
    }
    check(
        "[source]\nid = \"x\"\nkind = \"book\"\ntitle = \"X\"",
        &[
            "x.toml:1: error: source: found a table, expected [[source]]",
            "x.toml:1: warning: source x: found nothing that cites it, expected a record",
            "x.toml:1: warning: source x: found no way to it, expected a url, a publisher, or where \
             it is kept",
        ],
    );
}

#[test]
fn a_number_or_date_without_quotes_is_read_all_the_same() {
    let (dataset, problems) =
        read(&[("dataset.toml", HEAD), ("x.toml", &person("born = 1886-03-27"))]);
    assert_eq!(problems.len(), 1);
    let x = dataset.node(dataset.find("x").unwrap());
    assert_eq!(x.date.as_ref().unwrap().text(), "1886-03-27/..");
}

#[test]
fn ids_of_another_form() {
    check(
        &person("").replace("\"x\"", "\"Ivan IV\""),
        &[
            "x.toml:2: error: person Ivan IV: id: found \"Ivan IV\", expected lower-case ASCII words \
           joined by hyphens; did you mean \"ivan-iv\"?",
        ],
    );
    check(
        &person("").replace("\"x\"", "\"Икс\""),
        &[
            "x.toml:2: error: person Икс: id: found \"Икс\", expected lower-case ASCII words joined \
           by hyphens",
        ],
    );
}

#[test]
fn ids_used_twice() {
    check(
        &person("").replace("\"x\"", "\"kirov-sergei\""),
        &["x.toml:1: error: person kirov-sergei: id: found the id \"kirov-sergei\" again, \
             expected it once; it is used in dataset.toml:34"],
    );
}

#[test]
fn references_to_nothing() {
    check(
        &relation(
            "from = \"kirov-sergey\"\ntype = \"took-prat-in\"\nto = \"kirov-shot\"\n\
             sources = [\"taubman\", \"smith-2017\"]",
        ),
        &[
            "x.toml:2: error: relation kirov-sergey took-prat-in kirov-shot: from: found \
             \"kirov-sergey\", expected the id of a person, event or other record; did you mean \
             \"kirov-sergei\"?",
            "x.toml:3: error: relation kirov-sergey took-prat-in kirov-shot: type: found \
             \"took-prat-in\", expected the id of a relation type; did you mean \"took-part-in\"?",
            "x.toml:4: error: relation kirov-sergey took-prat-in kirov-shot: to: found \
             \"kirov-shot\", expected the id of a person, event or other record; did you mean \
             \"1934-12-01-kirov-shot\"?",
            "x.toml:5: error: relation kirov-sergey took-prat-in kirov-shot: sources: found \
             \"taubman\", expected the id of a source; did you mean \"taubman-2003\"?",
            "x.toml:5: error: relation kirov-sergey took-prat-in kirov-shot: sources: found \
             \"smith-2017\", expected the id of a source",
        ],
    );
    check(
        &person_with("region = \"kremlin\"", "region = \"kremlim\""),
        &[
            "x.toml:4: error: person x: region: found \"kremlim\", expected the id of a region; did \
           you mean \"kremlin\"?",
        ],
    );
}

#[test]
fn references_from_events() {
    let event = HEAD.replace("who = \"kirov-sergei\"", "who = \"kirov\"");
    let (_, problems) = read(&[("dataset.toml", &event)]);
    assert_eq!(
        problems.last().unwrap().to_string(),
        "dataset.toml:52: error: event 1934-12-01-kirov-shot: took_part: who: found \"kirov\", \
         expected the id of a person, event or other record; did you mean \"kirov-sergei\"?"
    );
}

#[test]
fn dates_that_are_none() {
    for (fields, expected) in [
        (
            "born = \"4 March 1886\"",
            "x.toml:8: error: person x: born: found \"4 March 1886\", expected a year of four \
             digits, such as 1956, 195X or 19XX",
        ),
        (
            "born = \"1886-02-30\"",
            "x.toml:8: error: person x: born: found \"1886-02-30\", where the day does not exist",
        ),
        (
            "born = \"1986\"\ndied = \"1934\"",
            "x.toml:1: error: person x: died: found \"1986/1934\", which ends before it starts",
        ),
        (
            "[[person.role]]\ntitle = \"Tsar\"\nfrom = \"1886\"\nto = \"1885\"",
            "x.toml:1: error: person x: role 1: to: found \"1886/1885\", which ends before it \
             starts",
        ),
    ] {
        check(&person(fields), &[expected]);
    }
}

#[test]
fn words_outside_their_list() {
    check(
        &person("certainty = \"disputd\""),
        &[
            "x.toml:8: error: person x: certainty: found \"disputd\", expected established, probable \
           or disputed; did you mean \"disputed\"?",
        ],
    );
    check(
        "[[source]]\nid = \"x\"\nkind = \"newspaper\"\ntitle = \"X\"\npublisher = \"X\"",
        &[
            "x.toml:1: warning: source x: found nothing that cites it, expected a record",
            "x.toml:3: error: source x: kind: found \"newspaper\", expected document, book, \
             article, webpage or media",
        ],
    );
    check(
        "[[relation_type]]\nid = \"wrote\"\nclass = \"deed\"\nforward = \"wrote\"\n\
         reverse = \"by\"\nto = [\"book\"]",
        &[
            "x.toml:3: error: relation type wrote: class: found \"deed\", expected tie, act, \
             consequence or passing",
            "x.toml:6: error: relation type wrote: to: found \"book\", expected person, \
             organization, place, document, work, event or concept",
        ],
    );
}

#[test]
fn numbers_outside_their_range() {
    check(
        &person_with("importance = 1", "importance = 6"),
        &["x.toml:5: error: person x: importance: found 6, expected a whole number from 1 to 5"],
    );
    let place = person("lat = 95\nlon = -200.5").replace("[[person]]", "[[place]]").replace(
        "from = \"x\"\ntype = \"took-part-in\"\nto = \"1934-12-01-kirov-shot\"",
        "from = \"1934-12-01-kirov-shot\"\ntype = \"took-place-in\"\nto = \"x\"",
    );
    check(
        &place,
        &[
            "x.toml:1: warning: place x: found no coordinates, expected lat and lon",
            "x.toml:8: error: place x: lat: found 95, expected degrees north from -90 to 90",
            "x.toml:9: error: place x: lon: found -200.5, expected degrees east from -180 to 180",
        ],
    );
    check(
        "[[region]]\nid = \"x\"\nname = \"X\"\nlane = \"X\"\nanchor = [0.5, 50]",
        &["x.toml:5: error: region x: anchor: found [0.5, 50.0], expected two numbers from 0 to 1"],
    );
    check("schema = 2", &["x.toml:1: error: schema: found 2, expected 1"]);
}

#[test]
fn empty_texts() {
    check(
        &person_with("summary = \"Somebody.\"", "summary = \" \""),
        &["x.toml:6: error: person x: summary: found an empty text, expected words"],
    );
    check(
        &person_with("sources = [\"taubman-2003\"]", "sources = []"),
        &["x.toml:7: error: person x: sources: found no source, expected at least one"],
    );
}

#[test]
fn relations_that_do_not_fit() {
    let ends = |from: &str, to: &str| {
        relation(&format!(
            "from = \"{from}\"\ntype = \"took-part-in\"\nto = \"{to}\"\nsources = [\"taubman-2003\"]"
        ))
    };
    check(
        &ends("1934-12-01-kirov-shot", "kirov-sergei"),
        &[
            "x.toml:1: error: relation 1934-12-01-kirov-shot took-part-in kirov-sergei: found \
             event \"1934-12-01-kirov-shot\", expected person or organization before \
             \"took-part-in\"",
            "x.toml:1: error: relation 1934-12-01-kirov-shot took-part-in kirov-sergei: found \
             person \"kirov-sergei\", expected event after \"took-part-in\"",
        ],
    );
    check(
        &ends("kirov-sergei", "kirov-sergei"),
        &["x.toml:1: error: relation kirov-sergei took-part-in kirov-sergei: found \
           \"kirov-sergei\" at both ends, expected two different records"],
    );
    check(
        &relation(
            "from = \"kirov-sergei\"\ntype = \"took-part-in\"\nto = \"1934-12-01-kirov-shot\"\n\
             date = \"1934-12-01\"\nnote = \"victim\"\nsources = [\"taubman-2003\"]",
        ),
        &[
            "x.toml:1: warning: relation kirov-sergei took-part-in 1934-12-01-kirov-shot: found the \
           same relation again, expected it once; it stands in dataset.toml:51",
        ],
    );
}

#[test]
fn disputes_without_two_sides() {
    let dispute = "[[person.dispute]]\nabout = \"how\"\n";
    let account = "[[person.dispute.account]]\ntext = \"So.\"\nsources = [\"taubman-2003\"]";
    check(
        &person(dispute),
        &["x.toml:8: error: person x: dispute: account: found 0 accounts, expected two or more"],
    );
    check(
        &person(&format!("{dispute}{account}")),
        &["x.toml:1: warning: person x: dispute: found 1 account, expected two or more"],
    );
    check(&person(&format!("{dispute}{account}\n{account}")), &[]);
}

#[test]
fn records_that_hang_alone() {
    check(
        "[[source]]\nid = \"smith-2017\"\nkind = \"book\"\ntitle = \"Moscow 1956\"\npublisher = \"HUP\"",
        &["x.toml:1: warning: source smith-2017: found nothing that cites it, expected a record"],
    );
    let whole = person("");
    let alone = whole.split("[[relation]]").next().unwrap();
    check(alone, &["x.toml:1: warning: person x: found no relation, expected at least one"]);
}

#[test]
fn records_the_middle_cannot_be_reached_from() {
    let head = HEAD.replace("1934-12-01-kirov-shot", "1956-02-25-secret-speech");
    let pair = "[[person]]\nid = \"x\"\nname = \"X\"\nregion = \"kremlin\"\nimportance = 1\n\
                summary = \"X.\"\nsources = [\"taubman-2003\"]\n";
    let other = pair.replace("\"x\"", "\"y\"");
    let joined = "[[relation]]\nfrom = \"x\"\ntype = \"led-to\"\nto = \"y\"\n\
                  sources = [\"taubman-2003\"]";
    let (_, problems) =
        read(&[("dataset.toml", &head), ("x.toml", &format!("{pair}{other}{joined}"))]);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "x.toml:1: warning: person x: found no chain of relations to \
             \"1956-02-25-secret-speech\", expected one",
            "x.toml:8: warning: person y: found no chain of relations to \
             \"1956-02-25-secret-speech\", expected one",
        ]
    );
}

#[test]
fn parts_in_events_outside_life() {
    let later = HEAD.replace("date = \"1934-12-01\"", "date = \"1935-12-01\"");
    let check = |part: &str, expected: &[&str]| {
        let text = later.replace("as = \"victim\"", &format!("as = \"{part}\""));
        let (_, problems) = read(&[("dataset.toml", &text)]);
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(shown, expected);
    };
    check("commemorated", &[]);
    check("Victim", &[]);
    check(
        "speaker",
        &["dataset.toml:51: warning: relation kirov-sergei took-part-in 1934-12-01-kirov-shot: \
           found an event of 1935-12-01, expected one within the life 1886-03-27/1934-12-01"],
    );
}

#[test]
fn effects_before_their_causes() {
    let event = |date: &str| {
        format!(
            "[[event]]\nid = \"x\"\nname = \"X\"\ndate = \"{date}\"\nregion = \"kremlin\"\n\
             importance = 1\nsummary = \"X.\"\nsources = [\"taubman-2003\"]\n\
             [[event.led_to]]\nevent = \"1934-12-01-kirov-shot\"\nwhy = \"because\""
        )
    };
    check(&event("1934-11-30"), &[]);
    check(&event("1934-12-01"), &[]);
    check(&event("1934"), &[]);
    check(
        &event("1934-12-02"),
        &["x.toml:9: error: relation x led-to 1934-12-01-kirov-shot: found an effect of \
           1934-12-01, expected one after its cause of 1934-12-02"],
    );
}

#[test]
fn summaries_that_are_none() {
    check(
        &person_with("Somebody.", "Somebody of note"),
        &[
            "x.toml:1: warning: person x: summary: found \"Somebody of note\" at the end, expected a \
           full stop",
        ],
    );
    check(
        &person_with("Somebody.", "One. Two. Three. Four."),
        &["x.toml:1: warning: person x: summary: found 4 sentences, expected one to three"],
    );
}

#[test]
fn sentences_that_stand_in_two_summaries() {
    let shared = person_with("Somebody.", "X was born in Tula. Kirov was shot in Leningrad then.");
    check(&shared, &[]);
    let shared = person_with("Somebody.", "X was his aide. He was shot in Leningrad on Sunday.");
    let head = HEAD.replace("He was shot in Leningrad.", "He was shot in Leningrad, on Sunday.");
    let (_, problems) = read(&[("dataset.toml", &head), ("x.toml", &shared)]);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        ["x.toml:1: warning: person x: summary: found \"He was shot in Leningrad on Sunday.\" in \
          \"kirov-sergei\" too, expected words of its own"]
    );
}

#[test]
fn offices_outside_life_or_held_twice() {
    let offices = |offices: &[(&str, &str)]| {
        let mut fields = "born = \"1900-05-01\"\ndied = \"1976-09-19\"\n".to_owned();
        for (from, to) in offices {
            fields += &format!("[[person.role]]\ntitle = \"Minister\"\nfrom = \"{from}\"\n");
            if !to.is_empty() {
                fields += &format!("to = \"{to}\"\n");
            }
        }
        person(&fields)
    };
    check(&offices(&[("1955", "1976"), ("1930", "1940")]), &[]);
    check(&offices(&[("1955", "")]), &[]);
    check(
        &offices(&[("1955", "1977")]),
        &["x.toml:1: warning: person x: role 1: found an event of 1955/1977, expected one within \
           the life 1900-05-01/1976-09-19"],
    );
    check(
        &offices(&[("1899", "1930")]),
        &["x.toml:1: warning: person x: role 1: found an event of 1899/1930, expected one within \
           the life 1900-05-01/1976-09-19"],
    );
    check(
        &offices(&[("1930", "1940"), ("1935", "1945")]),
        &[
            "x.toml:1: error: person x: role 2: found \"Minister\" twice at the same time, expected \
           it once",
        ],
    );
}

#[test]
fn acts_outside_life() {
    let act = |date: &str| {
        let kind = "[[relation_type]]\nid = \"arrested\"\nclass = \"act\"\nforward = \"arrested\"\n\
                    reverse = \"arrested by\"\n";
        let act = format!(
            "[[relation]]\nfrom = \"x\"\ntype = \"arrested\"\nto = \"kirov-sergei\"\n\
             date = \"{date}\"\nsources = [\"taubman-2003\"]\n"
        );
        person("") + kind + &act
    };
    check(&act("1930"), &[]);
    check(
        &act("1937"),
        &[
            "x.toml:19: warning: relation x arrested kirov-sergei: found an event of 1937, expected \
           one within the life 1886-03-27/1934-12-01",
        ],
    );
}

#[test]
fn places_outside_their_country() {
    let place = |country: &str, lat: f64, lon: f64| {
        let fields = format!("country = \"{country}\"\nlat = {lat}\nlon = {lon}\n");
        let from = "from = \"1934-12-01-kirov-shot\"\ntype = \"took-place-in\"\nto = \"x\"";
        person(&fields)
            .replace("[[person]]", "[[place]]")
            .replace("from = \"x\"\ntype = \"took-part-in\"\nto = \"1934-12-01-kirov-shot\"", from)
    };
    check(&place("Hungary", 47.5, 19.0), &[]);
    check(&place("West Germany", 52.5, 13.3), &[]);
    check(&place("Ruritania", 10.0, 10.0), &[]);
    check(
        &place("Hungary", 19.0, 47.5),
        &["x.toml:1: error: place x: found 19° N, 47.5° E, expected a place in Hungary"],
    );
}

#[test]
fn sources_nobody_could_find() {
    let cited = |source: &str| {
        person_with("[\"taubman-2003\"]", "[\"taubman-2003\", \"y\"]")
            + &format!("[[source]]\nid = \"y\"\nkind = \"webpage\"\ntitle = \"Y\"\n{source}\n")
    };
    check(&cited("publisher = \"Pravda\""), &[]);
    check(&cited("pages = \"RGANI, f. 2, op. 1, d. 181\""), &[]);
    check(&cited("url = \"https://example.com/y\""), &[]);
    check(
        &cited("author = \"Y\""),
        &[
            "x.toml:14: warning: source y: found no way to it, expected a url, a publisher, or where \
             it is kept",
        ],
    );
    check(
        &cited("url = \"example.com\""),
        &[
            "x.toml:14: error: source y: url: found \"example.com\", expected an address that begins \
           with https://",
        ],
    );
}

#[test]
fn great_events_on_web_pages_alone() {
    let web = HEAD.replace("kind = \"book\"", "kind = \"webpage\"");
    let (_, problems) = read(&[("dataset.toml", &web)]);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        ["dataset.toml:43: error: event 1934-12-01-kirov-shot: found nothing but web pages as \
          sources, expected a book, an article or a document"]
    );
    let minor = web.replace("importance = 4", "importance = 3");
    let (_, problems) = read(&[("dataset.toml", &minor)]);
    assert_eq!(problems, []);
}

#[test]
fn a_history_in_russian_is_in_russian_throughout() {
    let head = HEAD.replace("title = \"Test\"", "title = { en = \"Test\", ru = \"Проба\" }");
    let (_, problems) = read(&[("dataset.toml", &head)]);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "dataset.toml:34: warning: person kirov-sergei: name: found no Russian text, expected \
             one",
            "dataset.toml:34: warning: person kirov-sergei: summary: found no Russian text, \
             expected one",
            "dataset.toml:43: warning: event 1934-12-01-kirov-shot: name: found no Russian text, \
             expected one",
            "dataset.toml:43: warning: event 1934-12-01-kirov-shot: summary: found no Russian text, \
             expected one",
            "dataset.toml:51: warning: relation kirov-sergei took-part-in 1934-12-01-kirov-shot: \
             note: found no Russian text, expected one",
        ]
    );
}

#[test]
fn passages_and_series_that_do_not_fit() {
    let passage = |fields: &str| {
        format!(
            "[[passage]]\nid = \"p\"\ndocument = \"1934-12-01-kirov-shot\"\ntitle = \"P\"\n\
             summary = \"P.\"\nsources = [\"taubman-2003\"]\n{fields}"
        )
    };
    check(&passage("names = [\"kirov-sergei\"]"), &[]);
    check(
        &passage("names = [\"kirov-sergej\"]"),
        &[
            "x.toml:7: error: passage p: names: found \"kirov-sergej\", expected the id of a person, \
           event or other record; did you mean \"kirov-sergei\"?",
        ],
    );
    check(
        &passage(
            "[[passage.claim]]\ntext = \"So.\"\nstanding = \"true\"\ntoday = \"Not so.\"\n\
             sources = [\"taubman-2003\"]",
        ),
        &[
            "x.toml:9: error: passage p: claim: standing: found \"true\", expected confirmed, disputed, \
           wrong, unproven or omitted",
        ],
    );
    let series = |value: &str| {
        format!(
            "[[series]]\nid = \"s\"\ntitle = \"S\"\nunit = \"people\"\n\
             about = [\"kirov-sergei\"]\nsources = [\"taubman-2003\"]\n[[series.value]]\n{value}\n\
             sources = [\"taubman-2003\"]"
        )
    };
    check(&series("date = \"1934\"\nvalue = 12"), &[]);
    check(&series("label = \"dead\"\nlow = 12\nhigh = 15"), &[]);
    check(
        &series("date = \"1934\"\nlow = 12"),
        &[
            "x.toml:1: error: series s: value: value: found nothing, expected either value, or low and \
           high",
        ],
    );
    check(
        &series("date = \"1934\"\nlow = 15\nhigh = 12"),
        &["x.toml:1: error: series s: value: low: found 15 to 12, expected the smaller first"],
    );
    check(
        &series("value = 12"),
        &["x.toml:1: error: series s: value: label: found nothing, expected a date or a label"],
    );
}

#[test]
fn the_rest_of_a_broken_history_is_read() {
    let broken = format!("{}\n[[concept]]\n", person("sumary = 1").replace("\"1\"", "1"));
    let (dataset, problems) =
        read(&[("dataset.toml", HEAD), ("x.toml", &broken), ("y.toml", "a = = 1\n")]);
    assert!(problems.iter().any(Problem::is_error));
    for id in ["kirov-sergei", "1934-12-01-kirov-shot", "x"] {
        assert!(dataset.find(id).is_some(), "{id}");
    }
    assert_eq!(dataset.nodes().len(), 3);
    assert_eq!(dataset.relations().len(), 2);
}
