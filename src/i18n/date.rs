//! Dates in words, at the precision they are known to: "spring 1956" never becomes a day.

use super::{
    key::Key,
    say,
    table::{template, word},
    template::Arg,
};
use crate::model::{
    HistDate, Lang, Moment, Span,
    date::{Bound, Candidate, Form, Point, Precision},
};

/// How much room a date has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// "25 February 1956".
    Long,
    /// "25 Feb 1956".
    Short,
}

/// What a tick of the time axis stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickUnit {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// A date in words.
pub fn format_date(date: &HistDate, lang: Lang, style: DateStyle) -> String {
    match date.form() {
        Form::Single(p) => format_point(p, lang, style),
        Form::Interval(from, to) => interval(from, to, lang, style),
        Form::OneOf(candidates) => list(candidates, lang, style, Key::Or),
        Form::AllOf(candidates) => list(candidates, lang, style, Key::And),
    }
}

/// The day of a moment in words.
pub fn format_moment(moment: Moment, lang: Lang, style: DateStyle) -> String {
    let (year, month, day) = moment.to_ymd();
    plain_day(year, month, day, lang, style)
}

/// The day of a moment, with the hour where it is not midnight.
pub fn day_words(moment: Moment, lang: Lang) -> String {
    let day = format_moment(moment, lang, DateStyle::Long);
    match moment.hour_minute() {
        (0, 0) => day,
        (hour, minute) => format!("{day}, {hour}:{minute:02}"),
    }
}

/// First and last day of a closed span.
pub fn format_span(span: Span, lang: Lang, style: DateStyle) -> String {
    let (first, last) = (span.start, span.end.plus_minutes(-1));
    let (from, to) = (first.to_ymd(), last.to_ymd());
    let whole_years = (from.1, from.2) == (1, 1) && (to.1, to.2) == (12, 31);
    match (whole_years, from, to) {
        (true, (a, ..), (b, ..)) if a == b => a.to_string(),
        (true, (a, ..), (b, ..)) => format!("{a}–{b}"),
        (false, a, b) if a == b => plain_day(a.0, a.1, a.2, lang, style),
        (false, a, b) => run((a.0, Some(a.1), Some(a.2)), (b.0, Some(b.1), Some(b.2)), lang, style),
    }
}

/// The large numeral over the network: day, Roman month, year.
pub fn numeral(moment: Moment) -> String {
    let (year, month, day) = moment.to_ymd();
    format!("{day} {} {year}", ROMAN[usize::from(month - 1)])
}

/// The label of a tick.
pub fn tick_label(moment: Moment, unit: TickUnit, lang: Lang) -> String {
    let (year, month, day) = moment.to_ymd();
    match unit {
        TickUnit::Year => year.to_string(),
        TickUnit::Month => month_name(month, lang, DateStyle::Short, false).to_owned(),
        TickUnit::Day => day_month(month, day, lang, DateStyle::Short),
        TickUnit::Hour => {
            let (hour, minute) = moment.hour_minute();
            format!("{hour}:{minute:02}")
        }
    }
}

/// The name of a month; `of_day` where a day number stands before it.
fn month_name(month: u8, lang: Lang, style: DateStyle, of_day: bool) -> &'static str {
    let names = match (style, of_day) {
        (DateStyle::Long, false) => Key::Months,
        (DateStyle::Long, true) => Key::MonthsOfDay,
        (DateStyle::Short, false) => Key::ShortMonths,
        (DateStyle::Short, true) => Key::ShortMonthsOfDay,
    };
    word(lang, names, month - 1)
}

fn day_month(month: u8, day: u8, lang: Lang, style: DateStyle) -> String {
    format!("{day} {}", month_name(month, lang, style, true))
}

fn plain_day(year: i32, month: u8, day: u8, lang: Lang, style: DateStyle) -> String {
    format!("{} {year}", day_month(month, day, lang, style))
}

/// A point of time in words.
pub fn format_point(p: &Point, lang: Lang, style: DateStyle) -> String {
    let plain = unqualified(p, lang, style);
    let key = match (p.approximate, p.uncertain) {
        (false, false) => return plain,
        (true, false) => Key::About,
        (false, true) => Key::Probably,
        (true, true) => Key::ProbablyAbout,
    };
    say(lang, key, &[Arg::Text(&plain)])
}

fn unqualified(p: &Point, lang: Lang, style: DateStyle) -> String {
    let year = p.year;
    match (p.precision(), p.month, p.day) {
        (Precision::Decade, ..) if p.unspecified_year_digits == 1 => {
            say(lang, Key::Decade, &[Arg::Text(&year.to_string())])
        }
        (Precision::Decade, ..) => {
            let years = 10i32.pow(u32::from(p.unspecified_year_digits));
            format!("{year}–{}", year + years - 1)
        }
        (Precision::Season, Some(number), _) => {
            // EDTF counts the seasons from 21.
            let season = word(lang, Key::Seasons, number.saturating_sub(21));
            say(lang, Key::Season, &[Arg::Text(season), Arg::Text(&year.to_string())])
        }
        (_, Some(month), Some(day)) => {
            let text = plain_day(year, month, day, lang, style);
            match p.time {
                Some((hour, minute)) => format!("{text}, {hour}:{minute:02}"),
                None => text,
            }
        }
        (_, Some(month), None) => format!("{} {year}", month_name(month, lang, style, false)),
        (_, None, _) => year.to_string(),
    }
}

fn interval(from: &Bound, to: &Bound, lang: Lang, style: DateStyle) -> String {
    match (from, to) {
        (Bound::At(a), Bound::At(b)) => {
            let plain = |p: &Point| {
                !p.approximate
                    && !p.uncertain
                    && p.time.is_none()
                    && p.precision() != Precision::Season
                    && p.precision() != Precision::Decade
            };
            if plain(a) && plain(b) {
                run((a.year, a.month, a.day), (b.year, b.month, b.day), lang, style)
            } else {
                format!("{} – {}", format_point(a, lang, style), format_point(b, lang, style))
            }
        }
        (Bound::At(a), Bound::Open) => {
            say(lang, Key::From, &[Arg::Text(&format_point(a, lang, style))])
        }
        (Bound::Open, Bound::At(b)) => {
            say(lang, Key::Until, &[Arg::Text(&format_point(b, lang, style))])
        }
        (Bound::At(a), Bound::Unknown) => format!("{} – ?", format_point(a, lang, style)),
        (Bound::Unknown, Bound::At(b)) => format!("? – {}", format_point(b, lang, style)),
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => "?".to_owned(),
    }
}

type Ymd = (i32, Option<u8>, Option<u8>);

/// Two plain dates without saying twice what they share: "14–25 February 1956".
fn run(a: Ymd, b: Ymd, lang: Lang, style: DateStyle) -> String {
    let full = |(year, month, day): Ymd| match (month, day) {
        (Some(month), Some(day)) => plain_day(year, month, day, lang, style),
        (Some(month), None) => format!("{} {year}", month_name(month, lang, style, false)),
        _ => year.to_string(),
    };
    match (a, b) {
        ((ya, Some(ma), Some(da)), (yb, Some(mb), Some(db))) if ya == yb && ma == mb => {
            format!("{da}–{}", plain_day(yb, mb, db, lang, style))
        }
        ((ya, Some(ma), Some(da)), (yb, Some(_), Some(_))) if ya == yb => {
            format!("{} – {}", day_month(ma, da, lang, style), full(b))
        }
        ((ya, Some(ma), None), (yb, Some(mb), None)) if ya == yb => format!(
            "{}–{} {yb}",
            month_name(ma, lang, style, false),
            month_name(mb, lang, style, false)
        ),
        ((ya, None, None), (yb, None, None)) => format!("{ya}–{yb}"),
        _ => format!("{} – {}", full(a), full(b)),
    }
}

/// "24 or 25 February 1956": two plain days of a month say the month once.
fn days_of_one_month(
    candidates: &[Candidate],
    lang: Lang,
    style: DateStyle,
    word: &str,
) -> Option<String> {
    let plain = |candidate: &Candidate| match candidate {
        Candidate::At(p) if p.precision() == Precision::Day && !p.approximate && !p.uncertain => {
            Some((p.year, p.month?, p.day?))
        }
        _ => None,
    };
    let [a, b] = candidates else { return None };
    let ((year, month, first), (other_year, other_month, last)) = (plain(a)?, plain(b)?);
    ((year, month) == (other_year, other_month))
        .then(|| format!("{first} {word} {}", plain_day(year, month, last, lang, style)))
}

fn list(candidates: &[Candidate], lang: Lang, style: DateStyle, word: Key) -> String {
    let word = template(lang, word as u16);
    if let Some(text) = days_of_one_month(candidates, lang, style, word) {
        return text;
    }
    let mut out = String::new();
    for (i, candidate) in candidates.iter().enumerate() {
        if i > 0 && i + 1 == candidates.len() {
            out += " ";
            out += word;
            out += " ";
        } else if i > 0 {
            out += ", ";
        }
        out += &match candidate {
            Candidate::At(p) => format_point(p, lang, style),
            Candidate::Range(from, to) => {
                let end = |p: &Option<Point>| p.as_ref().map_or(Bound::Open, |p| Bound::At(*p));
                interval(&end(from), &end(to), lang, style)
            }
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{DateStyle, format_date, format_span, numeral};
    use crate::model::{HistDate, Lang, Moment, Span};

    #[test]
    fn dates_are_said_at_the_precision_they_are_known_to() {
        for (edtf, en, ru) in [
            ("1956-02-25", "25 February 1956", "25 февраля 1956"),
            ("1956-02", "February 1956", "февраль 1956"),
            ("1956", "1956", "1956"),
            ("1956-21", "spring 1956", "весна 1956 г."),
            ("195X", "1950s", "1950-е годы"),
            ("1956-02-14/1956-02-25", "14–25 February 1956", "14–25 февраля 1956"),
            (
                "1956-10-23/1956-11-11",
                "23 October – 11 November 1956",
                "23 октября – 11 ноября 1956",
            ),
            ("1956-07/1956-09", "July–September 1956", "июль–сентябрь 1956"),
            ("1953/1964", "1953–1964", "1953–1964"),
            (
                "1956-03-05/1964-10-14",
                "5 March 1956 – 14 October 1964",
                "5 марта 1956 – 14 октября 1964",
            ),
            ("1956-04~", "about April 1956", "около: апрель 1956"),
            ("1956-03-15?", "probably 15 March 1956", "вероятно, 15 марта 1956"),
            ("[1956-02-09,1956-02-13]", "9 or 13 February 1956", "9 или 13 февраля 1956"),
            ("1956-02-25/..", "from 25 February 1956", "с 25 февраля 1956"),
            ("1956-02-25T10:00:00", "25 February 1956, 10:00", "25 февраля 1956, 10:00"),
        ] {
            let date = HistDate::parse(edtf).unwrap();
            assert_eq!(format_date(&date, Lang::En, DateStyle::Long), en);
            assert_eq!(format_date(&date, Lang::Ru, DateStyle::Long), ru);
        }
    }

    #[test]
    fn spans_of_whole_years_are_named_by_their_years() {
        let words = |a: Moment, b: Moment| {
            format_span(Span { start: a, end: b }, Lang::En, DateStyle::Short)
        };
        assert_eq!(words(Moment::ymd(1956, 1, 1), Moment::ymd(1957, 1, 1)), "1956");
        assert_eq!(words(Moment::ymd(1917, 1, 1), Moment::ymd(1992, 1, 1)), "1917–1991");
        assert_eq!(words(Moment::ymd(1956, 2, 14), Moment::ymd(1956, 2, 26)), "14–25 Feb 1956");
        assert_eq!(words(Moment::ymd(1956, 2, 25), Moment::ymd(1956, 2, 26)), "25 Feb 1956");
    }

    #[test]
    fn the_numeral_has_a_roman_month() {
        assert_eq!(numeral(Moment::ymd(1956, 2, 25)), "25 II 1956");
    }
}
