use super::{HistDate, Moment, days_in_month};

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
    ("Y1XXXXXXXXXXXX", r#"found "Y1XXXXXXXXXXXX", expected a year within ten million years"#),
    ("Y0XXXXXXXXXXXX", r#"found "Y0XXXXXXXXXXXX", expected a year within ten million years"#),
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
