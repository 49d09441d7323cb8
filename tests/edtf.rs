//! Dates held against the table of `tests/edtf/strings.txt`: what they can mean, what is kept of
//! them, and whether *surely in* is always *possibly in*. The bounds are compared with those of an
//! independent reader, the npm package `edtf`; `tests/edtf/README.md` says how they were made.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use proptest::prelude::*;
use twentieth::model::{
    HistDate, Moment, Span,
    date::{Bound, Candidate, Form, Parts, Point},
};

const STRINGS: &str = include_str!("edtf/strings.txt");
const BOUNDS: &str = include_str!("edtf/bounds.json");

fn strings() -> impl Iterator<Item = &'static str> {
    STRINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn dates() -> Vec<HistDate> {
    strings().filter_map(|text| HistDate::parse(text).ok()).collect()
}

#[test]
fn the_table_holds_two_hundred_dates_that_are_read() {
    assert!(dates().len() >= 200, "{}", dates().len());
}

#[test]
fn a_date_is_itself_again_after_it_was_written() {
    for date in dates() {
        assert_eq!(HistDate::parse(date.text()).as_ref(), Ok(&date));
        // Its shape alone says all that its text does.
        let written = write(date.form());
        let again = HistDate::parse(&written).unwrap_or_else(|error| panic!("{date}: {error}"));
        assert_eq!((again.form(), again.span()), (date.form(), date.span()), "{date} as {written}");
    }
}

#[test]
fn dates_are_equal_only_where_their_texts_are() {
    let dates = dates();
    for (i, a) in dates.iter().enumerate() {
        for (j, b) in dates.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a} and {b}");
            assert_eq!(a.cmp(b).is_eq(), i == j, "{a} and {b}");
        }
    }
}

/// Windows about the ends of every date: hours, days, months and years, and no window at all.
fn windows() -> Vec<Span> {
    let days = |start: Moment, days| Span { start, end: start.plus_days(days) };
    let mut windows = vec![Span { start: Moment::MIN, end: Moment::MAX }];
    let years = (1916..1993).map(|year| days(Moment::ymd(year, 1, 1), 366));
    windows.extend(years);
    windows.extend((0..400).map(|day| days(Moment::ymd(1956, 1, 1).plus_days(day), day % 40 + 1)));
    for date in dates() {
        for end in [date.span().start, date.span().end] {
            if end.is_finite() {
                let around = [-400, -5, -1, 0, 1].map(|before| end.plus_days(before));
                windows
                    .extend(around.iter().flat_map(|start| [1, 5, 400].map(|n| days(*start, n))));
                windows.push(Span { start: end.plus_minutes(-30), end: end.plus_minutes(30) });
                windows.push(Span { start: Moment::MIN, end });
                windows.push(Span { start: end, end: Moment::MAX });
            }
        }
    }
    windows.retain(|window| window.start < window.end);
    windows
}

#[test]
fn what_is_surely_in_a_window_is_possibly_in_it() {
    let windows = windows();
    for date in dates() {
        for window in &windows {
            let (surely, possibly) = (date.surely_in(*window), date.possibly_in(*window));
            assert!(possibly || !surely, "{date} in {window:?}");
        }
    }
}

#[test]
fn every_date_is_possibly_where_it_can_be_and_surely_in_a_window_wide_enough() {
    for date in dates() {
        let Span { start, end } = date.span();
        assert!(date.possibly_in(date.span()), "{date}");
        // Wide enough for "about the 1950s", which begin a decade before and end one after.
        let wide = Span { start: start.plus_days(-5_000), end: end.plus_days(5_000) };
        assert!(date.possibly_in(wide), "{date}");
        let has_ends = start.is_finite() && end.is_finite();
        let is_doubtful = date.text().contains(['?', '%']);
        assert!(is_doubtful || !has_ends || date.surely_in(wide), "{date}");
    }
}

proptest! {
    #[test]
    fn surely_in_grows_with_the_window(
        at in 0usize..200,
        start in Moment::ymd(1850, 1, 1).0..Moment::ymd(2010, 1, 1).0,
        minutes in 1i64..10_000_000,
        more in (0i64..1_000_000, 0i64..1_000_000),
    ) {
        let date = &dates()[at];
        let window = Span { start: Moment(start), end: Moment(start + minutes) };
        let wider = Span { start: Moment(start - more.0), end: Moment(start + minutes + more.1) };
        prop_assert!(date.possibly_in(window) || !date.surely_in(window));
        prop_assert!(date.surely_in(wider) || !date.surely_in(window));
        prop_assert!(date.possibly_in(wider) || !date.possibly_in(window));
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "[-0-9XTYZ~?%/.,:{}\\[\\] +SE]{0,24}") {
        if let Ok(date) = HistDate::parse(&text) {
            let again = HistDate::parse(&write(date.form())).unwrap();
            prop_assert_eq!(again.form(), date.form());
            prop_assert!(date.span().start < date.span().end);
        }
    }
}

/// Where our reader and the other disagree about a date that both read, with the reason.
const OTHER_BOUNDS: &[(&[&str], &str)] = &[
    (
        &["1985-04-12T23:20:30-04:00", "1985-04-12T23:20:30+04:30"],
        "a time of day is that of the place, and they count it at Greenwich",
    ),
    (
        &["Y170000002", "Y-170000002", "Y200000000"],
        "their dates end 271,821 years before and 275,760 years after Christ",
    ),
    (
        &["2001-21", "2001-22", "2001-23", "2001-24", "1956-21", "1956-22", "1956-23", "1956-24"],
        "spring begins in March, and they begin it in January, as the first quarter of the year",
    ),
    (&["195X-02-29"], "29 February is a day of leap years alone, and they run on into March"),
    (
        &[
            "[1667,1668,1670..1672]",
            "[1956-02-09..1956-02-13]",
            "{1667,1668,1670..1672}",
            "{1956-10-23..1956-11-04}",
        ],
        "the last member of a set is not over before its run is, and they end it with its first",
    ),
    (
        &["[1956-02-25,1956-XX-XX]"],
        "a set begins with its earliest member, and they begin it with the first that is written",
    ),
];

/// What the other reader refuses.
const READ_BY_US_ALONE: &[(&[&str], &str)] = &[
    (
        &["195X?", "195X~", "195X%", "156X-12-25?", "156X-12-25~", "15XX-12-XX%", "1956-02-1X~"],
        "marks and unspecified digits of one date are both of the standard",
    ),
    (&["[1956~,1958]", "{1956?,1957~}"], "members of sets may be marked"),
    (
        &["1956/1956", "1956-02/1956-02", "1956-02-25/1956-02-25"],
        "what began and ended in one year lasted for some of it",
    ),
    (
        &["1956-03-05/1956", "1956-02-25/1956-02"],
        "an end known to the year or month is not before a day of it",
    ),
    (&["1956-21~", "1956-21?", "195X-21", "XXXX-22"], "seasons may be marked, of any year"),
    (&["1956-21/1956-23"], "seasons may begin and end an interval"),
    (&["1956-02-25T10:05:00~"], "a time of day may be about"),
];

/// What only the other reads.
const READ_BY_THEM_ALONE: &[(&[&str], &str)] = &[
    (&["Y17E7", "Y-17E7"], "exponents: geology, not history"),
    (&["Y17101E4S3", "1950S2", "Y171010000S3", "-1859S5"], "significant digits: 195X says it"),
    (&["2001-25", "2001-34", "2001-41"], "seasons of a hemisphere, quarters and halves of a year"),
];

#[test]
fn bounds_agree_with_an_independent_reader() {
    let theirs: BTreeMap<String, serde_json::Value> = serde_json::from_str(BOUNDS).unwrap();
    assert_eq!(theirs.len(), strings().count(), "bounds.json is of other strings");
    let mut found: [Vec<&str>; 3] = Default::default();
    let mut report = String::new();
    for text in strings() {
        let ours = HistDate::parse(text);
        match (&ours, &theirs[text]) {
            (Ok(date), serde_json::Value::Array(bounds)) => {
                let Span { start, end } = date.span();
                let minutes = |moment: Moment| moment.is_finite().then_some(moment.0);
                let ours = [minutes(start), minutes(end)];
                let theirs = [bounds[0].as_i64(), bounds[1].as_i64()];
                if ours != theirs {
                    writeln!(report, "{text}: {ours:?}, they say {theirs:?}").unwrap();
                    found[0].push(text);
                }
            }
            (Ok(_), _) => found[1].push(text),
            (Err(error), serde_json::Value::Array(_)) => {
                writeln!(report, "{text}: {error}").unwrap();
                found[2].push(text);
            }
            (Err(_), _) => {}
        }
    }
    let known = [OTHER_BOUNDS, READ_BY_US_ALONE, READ_BY_THEM_ALONE];
    for (found, known) in found.iter().zip(known) {
        let known: BTreeSet<&str> = known.iter().flat_map(|(texts, _)| *texts).copied().collect();
        assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), known, "\n{report}");
    }
}

/// EDTF of a shape.
fn write(form: &Form) -> String {
    let bound = |bound: &Bound| match bound {
        Bound::At(point) => write_point(point),
        Bound::Open => "..".to_owned(),
        Bound::Unknown => String::new(),
    };
    let list = |members: &[Candidate]| {
        let end = |point: &Option<Point>| point.as_ref().map(write_point).unwrap_or_default();
        let members = members.iter().map(|member| match member {
            Candidate::At(point) => write_point(point),
            Candidate::Range(from, to) => format!("{}..{}", end(from), end(to)),
        });
        members.collect::<Vec<_>>().join(",")
    };
    match form {
        Form::Single(point) => write_point(point),
        Form::Interval(from, to) => format!("{}/{}", bound(from), bound(to)),
        Form::OneOf(members) => format!("[{}]", list(members)),
        Form::AllOf(members) => format!("{{{}}}", list(members)),
    }
}

/// Every part with its own mark before it.
fn write_point(point: &Point) -> String {
    let mark =
        |part: Parts| match (point.approximate.contains(part), point.uncertain.contains(part)) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
    let digits = |number: u32, width: usize, unspecified: u8| {
        let digits = format!("{number:0width$}");
        let shown = digits.chars().rev().enumerate();
        let shown = shown.map(|(i, c)| if i < 8 && unspecified >> i & 1 == 1 { 'X' } else { c });
        shown.collect::<Vec<_>>().into_iter().rev().collect::<String>()
    };
    let sign = if point.year < 0 { "-" } else { "" };
    let size = point.year.unsigned_abs();
    let mut out = mark(Parts::YEAR).to_owned();
    if size > 9999 {
        // The marks of a long year may stand before it too.
        return format!("{out}Y{sign}{size}");
    }
    out += sign;
    out += &digits(size, 4, point.unspecified.year);
    for (value, part, unspecified) in [
        (point.month, Parts::MONTH, point.unspecified.month),
        (point.day, Parts::DAY, point.unspecified.day),
    ] {
        if let Some(value) = value {
            out += "-";
            out += mark(part);
            out += &digits(value.into(), 2, unspecified);
        }
    }
    if let Some((hour, minute)) = point.time {
        write!(out, "T{hour:02}:{minute:02}").unwrap();
    }
    out
}
