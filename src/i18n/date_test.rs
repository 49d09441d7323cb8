//! Dates in words, form by form.

use super::date::{DateStyle, format_date, format_span, numeral};
use crate::model::{HistDate, Lang, Moment, Span};

#[test]
fn dates_are_said_at_the_precision_they_are_known_to() {
    for (edtf, en, ru) in [
        ("1956-02-25", "25 February 1956", "25 февраля 1956"),
        ("1956-02", "February 1956", "февраль 1956"),
        ("1956", "1956", "1956"),
        ("1956-21", "spring 1956", "весна 1956 г."),
        ("195X", "1950s", "1950-е годы"),
        ("19XX", "1900–1999", "1900–1999"),
        ("1956-02-14/1956-02-25", "14–25 February 1956", "14–25 февраля 1956"),
        ("1956-10-23/1956-11-11", "23 October – 11 November 1956", "23 октября – 11 ноября 1956"),
        ("1956-07/1956-09", "July–September 1956", "июль–сентябрь 1956"),
        ("1953/1964", "1953–1964", "1953–1964"),
        (
            "1956-03-05/1964-10-14",
            "5 March 1956 – 14 October 1964",
            "5 марта 1956 – 14 октября 1964",
        ),
        ("1956-02-25T10:00:00", "25 February 1956, 10:00", "25 февраля 1956, 10:00"),
    ] {
        assert_words(edtf, en, ru);
    }
}

#[test]
fn doubt_is_said_of_the_whole_or_of_its_part() {
    for (edtf, en, ru) in [
        ("1956-04~", "about April 1956", "около апреля 1956"),
        ("195X~", "about the 1950s", "около 1950-х годов"),
        ("1956-21~", "about spring 1956", "около весны 1956 г."),
        ("1956-03-15?", "probably 15 March 1956", "вероятно, 15 марта 1956"),
        ("1956-03-15%", "perhaps about 15 March 1956", "вероятно, около 15 марта 1956"),
        ("1956-03-~15", "15 March 1956 (approximate: day)", "15 марта 1956 (приблизительно: день)"),
        ("1956-?03-15", "15 March 1956 (in doubt: month)", "15 марта 1956 (под вопросом: месяц)"),
        (
            "1956?-03-~15",
            "15 March 1956 (approximate: day) (in doubt: year)",
            "15 марта 1956 (приблизительно: день) (под вопросом: год)",
        ),
        (
            "1956-03~-15",
            "15 March 1956 (approximate: month, year)",
            "15 марта 1956 (приблизительно: месяц, год)",
        ),
    ] {
        assert_words(edtf, en, ru);
    }
}

#[test]
fn unknown_digits_are_not_passed_over() {
    for (edtf, en, ru) in [
        ("1956-02-XX", "unknown day of February 1956", "неизвестный день февраля 1956"),
        ("1956-XX", "unknown month of 1956", "неизвестный месяц 1956 г."),
        ("1956-XX-XX", "unknown day of 1956", "неизвестный день 1956 г."),
        ("1956-1X", "a month of October–December 1956", "один из месяцев: октябрь–декабрь 1956"),
        ("1956-02-1X", "a day of 10–19 February 1956", "один из дней: 10–19 февраля 1956"),
        (
            "1956-XX-25",
            "day 25 of an unknown month of 1956",
            "25-е число неизвестного месяца 1956 г.",
        ),
        (
            "195X-12-25",
            "25 December of an unknown year, 1950s",
            "25 декабря неизвестного года, 1950-е годы",
        ),
        (
            "19XX-12-XX",
            "unknown day of December of an unknown year, 1900–1999",
            "неизвестный день декабря неизвестного года, 1900–1999",
        ),
        ("XXXX-12", "December of an unknown year", "декабрь неизвестного года"),
        ("XXXX-21", "spring of an unknown year", "весна неизвестного года"),
        ("XXXX", "unknown year", "неизвестный год"),
    ] {
        assert_words(edtf, en, ru);
    }
}

#[test]
fn open_ends_unknown_ends_and_sets_differ() {
    for (edtf, en, ru) in [
        ("1956-02-25/..", "from 25 February 1956", "с 25 февраля 1956"),
        ("1956-02/..", "from February 1956", "с февраля 1956"),
        ("../195X", "until the 1950s", "до 1950-х годов"),
        ("1956-02/", "from February 1956, its end unknown", "с февраля 1956, конец неизвестен"),
        (
            "/1956-02",
            "until February 1956, its start unknown",
            "до февраля 1956, начало неизвестно",
        ),
        ("1956-02?/..", "probably February 1956 – …", "вероятно, февраль 1956 – …"),
        ("/1956-02~", "? – about February 1956", "? – около февраля 1956"),
        ("[1956-02-09,1956-02-13]", "9 or 13 February 1956", "9 или 13 февраля 1956"),
        (
            "[1956-02-09..1956-02-13]",
            "one of the dates 9–13 February 1956",
            "одна из дат: 9–13 февраля 1956",
        ),
        (
            "[1667..1668, 1670]",
            "one of the dates 1667–1668 or 1670",
            "одна из дат: 1667–1668 или 1670",
        ),
        ("[..1956-02-13]", "13 February 1956 or earlier", "13 февраля 1956 или раньше"),
        ("[1956-02..]", "February 1956 or later", "февраль 1956 или позже"),
        (
            "{1956-10-23,1956-11-04}",
            "23 October 1956 and 4 November 1956",
            "23 октября 1956 и 4 ноября 1956",
        ),
        ("{..1956}", "until 1956", "до 1956"),
    ] {
        assert_words(edtf, en, ru);
    }
}

fn assert_words(edtf: &str, en: &str, ru: &str) {
    let date = HistDate::parse(edtf).unwrap();
    assert_eq!(format_date(&date, Lang::En, DateStyle::Long), en, "{edtf}");
    assert_eq!(format_date(&date, Lang::Ru, DateStyle::Long), ru, "{edtf}");
}

#[test]
fn spans_of_whole_years_are_named_by_their_years() {
    let words =
        |a: Moment, b: Moment| format_span(Span { start: a, end: b }, Lang::En, DateStyle::Short);
    assert_eq!(words(Moment::ymd(1956, 1, 1), Moment::ymd(1957, 1, 1)), "1956");
    assert_eq!(words(Moment::ymd(1917, 1, 1), Moment::ymd(1992, 1, 1)), "1917–1991");
    assert_eq!(words(Moment::ymd(1956, 2, 14), Moment::ymd(1956, 2, 26)), "14–25 Feb 1956");
    assert_eq!(words(Moment::ymd(1956, 2, 25), Moment::ymd(1956, 2, 26)), "25 Feb 1956");
}

#[test]
fn the_numeral_has_a_roman_month() {
    assert_eq!(numeral(Moment::ymd(1956, 2, 25)), "25 II 1956");
}
