use super::{Form, HistDate, Moment, Parts, Point, Span, days_in_month};

fn bounds(text: &str) -> String {
    match HistDate::parse(text) {
        Ok(date) => {
            let end = |moment: Moment, shift: i64| {
                if moment.is_finite() {
                    moment.plus_days(shift).to_day_text()
                } else {
                    "…".into()
                }
            };
            format!("{} {}", end(date.span().start, 0), end(date.span().end, -1))
        }
        Err(error) => error.to_string(),
    }
}

/// EDTF, then first and last day.
const BOUNDS: &[(&str, &str)] = &[
    ("1956-02-25", "1956-02-25 1956-02-25"),
    ("1956-02", "1956-02-01 1956-02-29"),
    ("1957-02", "1957-02-01 1957-02-28"),
    ("1956", "1956-01-01 1956-12-31"),
    ("195X", "1950-01-01 1959-12-31"),
    ("19XX", "1900-01-01 1999-12-31"),
    ("1956-XX", "1956-01-01 1956-12-31"),
    ("1956-02-XX", "1956-02-01 1956-02-29"),
    ("1956-XX-XX", "1956-01-01 1956-12-31"),
    ("1956-21", "1956-03-01 1956-05-31"),
    ("1956-22", "1956-06-01 1956-08-31"),
    ("1956-23", "1956-09-01 1956-11-30"),
    ("1956-24", "1956-12-01 1957-02-28"),
    ("1956-02~", "1956-02-01 1956-02-29"),
    ("1956-02?", "1956-02-01 1956-02-29"),
    ("1956-02-25%", "1956-02-25 1956-02-25"),
    ("1956-12", "1956-12-01 1956-12-31"),
    ("1956-02-14/1956-02-25", "1956-02-14 1956-02-25"),
    ("1956-03-05/1956", "1956-03-05 1956-12-31"),
    ("1953/1964-10", "1953-01-01 1964-10-31"),
    ("1956-02-25/..", "1956-02-25 …"),
    ("../1956-02-25", "… 1956-02-25"),
    ("1956-02-25/", "1956-02-25 …"),
    ("/1956-02-25", "… 1956-02-25"),
    ("1956~/1958", "1956-01-01 1958-12-31"),
    ("[1956-02-09,1956-02-13]", "1956-02-09 1956-02-13"),
    ("[1956-02-09..1956-02-13]", "1956-02-09 1956-02-13"),
    ("[1956, 1958-03]", "1956-01-01 1958-03-31"),
    ("[..1956-02-13]", "… 1956-02-13"),
    ("[1956-02-13..]", "1956-02-13 …"),
    ("{1956-10-23,1956-11-04}", "1956-10-23 1956-11-04"),
    ("1956-02-29", "1956-02-29 1956-02-29"),
    ("-0043-03-15", "-043-03-15 -043-03-15"),
    ("Y12000", "12000-01-01 12000-12-31"),
    ("Y170000002", "170000002-01-01 170000002-12-31"),
    ("-015X", "-159-01-01 -150-12-31"),
    ("156X-12-25", "1560-12-25 1569-12-25"),
    ("15XX-12-XX", "1500-12-01 1599-12-31"),
    ("XXXX-12-XX", "0000-12-01 9999-12-31"),
    ("1XXX-XX", "1000-01-01 1999-12-31"),
    ("1984-1X", "1984-10-01 1984-12-31"),
    ("1956-X1", "1956-01-01 1956-11-30"),
    ("1956-XX-31", "1956-01-31 1956-12-31"),
    ("195X-02-29", "1952-02-29 1956-02-29"),
    ("1956-02-2X", "1956-02-20 1956-02-29"),
    ("2004?-06-~11", "2004-06-11 2004-06-11"),
    ("2004-06~-11", "2004-06-11 2004-06-11"),
    ("1956-02-25T10:05:00+03:00", "1956-02-25 1956-02-24"),
    ("[1667..1668, 1670]", "1667-01-01 1670-12-31"),
    ("{..1984}", "… 1984-12-31"),
    ("1900-02-29", r#"found "1900-02-29", where the day does not exist"#),
    ("1957-02-29", r#"found "1957-02-29", where the day does not exist"#),
    ("1956-13", r#"found "1956-13", where the month does not exist"#),
    ("1956-00-10", r#"found "1956-00-10", where the month does not exist"#),
    ("1956-2-25", r#"found "2", expected a month of two digits, or a season 21 to 24"#),
    ("56", r#"found "56", expected a year of four digits, such as 1956, 195X or 19XX"#),
    ("", r#"found "", expected a year of four digits, such as 1956, 195X or 19XX"#),
    (
        "spring 1956",
        r#"found "spring 1956", expected a year of four digits, such as 1956, 195X or 19XX"#,
    ),
    ("1956-03/1956-02", r#"found "1956-03/1956-02", which ends before it starts"#),
    ("../..", r#"found "../..", expected an interval with at least one date"#),
    ("1956-21-03", r#"found "1956-21-03", expected no day after a season"#),
    (
        "Y1XXXXXXXXXXXX",
        r#"found "1XXXXXXXXXXXX", expected five to nine digits after the Y, no exponent"#,
    ),
    ("Y17E7", r#"found "17E7", expected five to nine digits after the Y, no exponent"#),
    ("1950S2", r#"found "1950S2", expected a year of four digits, such as 1956, 195X or 19XX"#),
    ("-000X", r#"found "000X", expected a known digit of a year before year 0"#),
    ("1956-25", r#"found "1956-25", where the month does not exist"#),
    ("1956-02-3X", r#"found "1956-02-3X", where the day does not exist"#),
    ("1956-2X", r#"found "1956-2X", where the month does not exist"#),
    ("1957-02-29?", r#"found "1957-02-29?", where the day does not exist"#),
    ("[1670..1667]", r#"found "1670..1667", which ends before it starts"#),
    (
        "1956-02-XXT10:00:00",
        r#"found "1956-02-XXT10:00:00", expected a day before the time of day"#,
    ),
    ("1956-02-25T25:00:00", r#"found "25:00:00", where the time of day does not exist"#),
];

#[test]
fn edtf_texts_have_the_bounds_of_the_standard() {
    for (text, expected) in BOUNDS {
        assert_eq!(bounds(text), *expected, "{text}");
    }
}

#[test]
fn a_time_of_day_is_kept_to_the_minute() {
    let date = HistDate::parse("1956-02-25T10:05:00").unwrap();
    assert_eq!(date.span().start.hour_minute(), (10, 5));
    assert_eq!(date.span().end, date.span().start.plus_minutes(1));
}

#[test]
fn dates_sort_by_earliest_moment_then_latest() {
    let mut texts = ["1956-03", "1956", "1956-02-25", "1956-02", "1956-02-25/1956-03"]
        .map(|text| HistDate::parse(text).unwrap());
    texts.sort();
    let order: Vec<_> = texts.iter().map(HistDate::text).collect();
    assert_eq!(order, ["1956", "1956-02", "1956-02-25", "1956-02-25/1956-03", "1956-03"]);
}

#[test]
fn civil_days_round_trip_across_four_centuries() {
    let mut moment = Moment::ymd(1600, 1, 1);
    for year in 1600..2001 {
        for month in 1..=12 {
            for day in 1..=days_in_month(year, month) {
                assert_eq!(moment.to_ymd(), (year, month, day));
                assert_eq!(moment, Moment::ymd(year, month, day));
                moment = moment.plus_days(1);
            }
        }
    }
}

#[test]
fn lives_may_lack_either_end() {
    let life = |from, to| HistDate::life(from, to).unwrap().map(|date| date.text().to_owned());
    assert_eq!(life(Some("1894-04-15"), Some("1971-09-11")), Some("1894-04-15/1971-09-11".into()));
    assert_eq!(life(Some("1931-03-02"), None), Some("1931-03-02/..".into()));
    assert_eq!(life(None, Some("1938")), Some("/1938".into()));
    assert_eq!(life(None, None), None);
}

#[test]
fn fuzziness_is_seen_at_either_end() {
    let fuzzy = |text| HistDate::parse(text).unwrap().is_fuzzy();
    for text in ["1956", "1956-02~", "1956-02-25?", "1956-02-25/1956-03", "[1956-02-09,1956-02-13]"]
    {
        assert!(fuzzy(text), "{text}");
    }
    for text in ["1956-02-25", "1956-02-14/1956-02-25", "1894-04-15/.."] {
        assert!(!fuzzy(text), "{text}");
    }
}

#[test]
fn a_mark_is_kept_for_the_parts_it_stands_at() {
    let (year, month, day) = (Parts::YEAR, Parts::MONTH, Parts::DAY);
    for (text, about, doubtful) in [
        ("2004-06-11", Parts::NONE, Parts::NONE),
        ("2004-06-11~", year.and(month).and(day), Parts::NONE),
        ("2004-06~-11", year.and(month), Parts::NONE),
        ("2004?-06-~11", day, year),
        ("2004-%06-11", month, month),
        ("?-0043-03-15", Parts::NONE, year),
        ("Y12000?", Parts::NONE, year),
        ("1956-21%", year.and(month), year.and(month)),
    ] {
        let point = point(text);
        assert_eq!((point.approximate, point.uncertain), (about, doubtful), "{text}");
    }
}

fn point(text: &str) -> Point {
    match HistDate::parse(text).unwrap().form() {
        Form::Single(point) => *point,
        form => panic!("{form:?}"),
    }
}

#[test]
fn about_reaches_as_far_as_what_it_is_about() {
    for (text, expected) in [
        ("1956-02-25", "1956-02-25 1956-02-25"),
        ("1956-02-25~", "1956-02-21 1956-02-29"),
        ("1956-02~", "1956-01-01 1956-03-31"),
        ("1956-24~", "1956-09-01 1957-05-31"),
        ("1956~", "1955-01-01 1957-12-31"),
        ("195X~", "1940-01-01 1969-12-31"),
        ("1956-02~-25", "1956-01-25 1956-03-25"),
        ("1956~-02-25", "1955-02-25 1957-02-25"),
        ("~1956-02-~25", "1955-02-25 1957-02-25"),
        ("1956-02-25?", "1956-02-25 1956-02-25"),
        ("Y999999999~", "999999998-01-01 1000000000-12-31"),
        ("1956-12-31%", "1956-12-27 1957-01-04"),
    ] {
        let Span { start, end } = point(text).reach();
        let days = format!("{} {}", start.to_day_text(), end.plus_days(-1).to_day_text());
        assert_eq!(days, expected, "{text}");
    }
}

#[test]
fn a_date_is_surely_or_possibly_in_a_window() {
    // Date, first and last day of the window, surely, possibly.
    for (text, first, last, surely, possibly) in [
        ("1956", "1956-01-01", "1956-12-31", true, true),
        ("1956", "1956-02-01", "1957-12-31", false, true),
        ("1956", "1957-01-01", "1957-12-31", false, false),
        ("1956?", "1950-01-01", "1960-12-31", false, true),
        ("1956-02-25~", "1956-02-25", "1956-02-25", false, true),
        ("1956-02-25~", "1956-02-21", "1956-02-29", true, true),
        ("1956-02-25~", "1956-03-01", "1956-12-31", false, false),
        // An interval goes on throughout.
        ("1953/1964", "1956-02-25", "1956-02-25", true, true),
        ("1953/1964", "1953-06-01", "1953-06-30", false, true),
        ("1953/1964", "1953-01-01", "1953-12-31", true, true),
        ("1953?/1964", "1956-01-01", "1956-12-31", false, true),
        ("1953?/1964", "1964-01-01", "1964-12-31", true, true),
        ("1953/..", "1990-01-01", "1990-12-31", true, true),
        ("1953/", "1990-01-01", "1990-12-31", false, true),
        ("1953/", "1953-01-01", "1953-12-31", true, true),
        ("../1953", "1917-01-01", "1917-12-31", true, true),
        // One of several, and all of several.
        ("[1956-02-09,1956-02-13]", "1956-02-09", "1956-02-13", true, true),
        ("[1956-02-09,1956-02-13]", "1956-02-13", "1956-02-14", false, true),
        ("[1956-02-09,1956-02-13]", "1956-02-10", "1956-02-12", false, false),
        ("{1956-02-09,1956-02-13}", "1956-02-13", "1956-02-14", true, true),
        ("{1956-02-09,1956-02-13}", "1956-02-10", "1956-02-12", false, false),
        ("[..1956]", "1917-01-01", "1991-12-31", false, true),
        ("{1953..1964}", "1956-01-01", "1956-12-31", true, true),
    ] {
        let day = |text: &str| HistDate::parse(text).unwrap().span();
        let window = Span { start: day(first).start, end: day(last).end };
        let date = HistDate::parse(text).unwrap();
        let answers = (date.surely_in(window), date.possibly_in(window));
        assert_eq!(answers, (surely, possibly), "{text} in {first} to {last}");
    }
}
