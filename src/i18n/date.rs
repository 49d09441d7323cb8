//! Dates in words, at the precision they are known to: "spring 1956" never becomes a day.

use super::{
    key::Key,
    say,
    table::{template, word},
    template::Arg,
};
use crate::model::{
    HistDate, Lang, Moment, Span,
    date::{Bound, Candidate, Digits, Form, Parts, Point, Precision},
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
        Form::OneOf(candidates) => one_of(candidates, lang, style),
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

/// The form a date takes in its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// "February 1956", "февраль 1956".
    Plain,
    /// After "from", "until", "about": "the 1950s", "февраля 1956".
    After,
}

/// A point of time in words.
pub fn format_point(p: &Point, lang: Lang, style: DateStyle) -> String {
    let all = p.parts();
    let [about, doubt] = [p.approximate, p.uncertain].map(|parts| parts.contains(all));
    let mut text = match (about, doubt) {
        (false, false) => unmarked(p, lang, style, Case::Plain),
        (false, true) => {
            say(lang, Key::Probably, &[Arg::Text(&unmarked(p, lang, style, Case::Plain))])
        }
        (true, doubt) => {
            let key = if doubt { Key::ProbablyAbout } else { Key::About };
            say(lang, key, &[Arg::Text(&unmarked(p, lang, style, Case::After))])
        }
    };
    // Where not all of it is meant, which parts are.
    for (key, parts, whole) in
        [(Key::AboutParts, p.approximate, about), (Key::DoubtfulParts, p.uncertain, doubt)]
    {
        if parts.any() && !whole {
            let names = [Parts::DAY, Parts::MONTH, Parts::YEAR].into_iter().enumerate();
            let names = names.filter(|(_, part)| parts.contains(*part));
            let names: Vec<_> = names.map(|(i, _)| word(lang, Key::PartNames, i as u8)).collect();
            text = say(lang, key, &[Arg::Text(&text), Arg::Text(&names.join(", "))]);
        }
    }
    text
}

fn unmarked(p: &Point, lang: Lang, style: DateStyle, case: Case) -> String {
    let Point { year, unspecified, .. } = *p;
    if unspecified != Digits::default() {
        return unspecified_words(p, lang, style, case);
    }
    match (p.month, p.day) {
        (Some(season @ 21..), _) => {
            let season = word(lang, seasons(case), season - 21);
            say(lang, Key::Season, &[Arg::Text(season), Arg::Text(&year.to_string())])
        }
        (Some(month), Some(day)) => {
            let text = plain_day(year, month, day, lang, style);
            match p.time {
                Some((hour, minute)) => format!("{text}, {hour}:{minute:02}"),
                None => text,
            }
        }
        (Some(month), None) => {
            joined(month_name(month, lang, style, case == Case::After), " ", &year.to_string())
        }
        (None, _) => year.to_string(),
    }
}

/// The season names of a case; EDTF counts the seasons from 21.
const fn seasons(case: Case) -> Key {
    match case {
        Case::Plain => Key::Seasons,
        Case::After => Key::SeasonsOf,
    }
}

/// A date with digits that nobody knows: "unknown day of February 1956", "1950s".
fn unspecified_words(p: &Point, lang: Lang, style: DateStyle, case: Case) -> String {
    let Point { month, day, unspecified, .. } = *p;
    let years = years_words(p, lang, case);
    let plain = |month| month_name(month, lang, style, case == Case::After);
    if month.is_none() && !years.is_empty() {
        return years;
    }
    let (year, of_year) = match unspecified.year {
        0 => (years.clone(), say(lang, Key::OfYear, &[Arg::Text(&years)])),
        _ => {
            let unknown = say(lang, Key::OfUnknownYear, &[Arg::Text(&years)]);
            (unknown.clone(), unknown)
        }
    };
    let [(_, first_month, first_day), (_, last_month, last_day)] = ends(p);
    let (key, what) = match (month, day) {
        (None, _) => (Key::UnknownYear, String::new()),
        (Some(season @ 21..), _) => {
            return joined(word(lang, seasons(case), season - 21), " ", &year);
        }
        (Some(_), Some(_)) if unspecified.month != 0 && unspecified.day == 0 => {
            (Key::DayOfUnknownMonth, of_year)
        }
        (Some(_), Some(_)) if unspecified.month != 0 => (Key::UnknownDay, of_year),
        (Some(_), None) if unspecified.month == 3 => (Key::UnknownMonth, of_year),
        (Some(_), None) if unspecified.month != 0 => {
            let months = joined(plain(first_month), "–", plain(last_month));
            (Key::AMonthOf, joined(&months, " ", &year))
        }
        (Some(month), None) => return joined(plain(month), " ", &year),
        (Some(month), Some(_)) if unspecified.day == 3 => {
            (Key::UnknownDayOfMonth, joined(month_name(month, lang, style, true), " ", &year))
        }
        (Some(month), Some(_)) if unspecified.day != 0 => {
            let last = day_month(month, last_day, lang, style);
            let days = joined(&first_day.to_string(), "–", &last);
            (Key::ADayOf, joined(&days, " ", &year))
        }
        (Some(month), Some(day)) => return joined(&day_month(month, day, lang, style), " ", &year),
    };
    let day = day.unwrap_or_default().to_string();
    say(lang, key, &[Arg::Text(&what), Arg::Text(&day)])
}

#[inline(never)]
fn joined(a: &str, between: &str, b: &str) -> String {
    [a, between, b].concat()
}

/// The first and the last day a date can mean.
fn ends(p: &Point) -> [(i32, u8, u8); 2] {
    let Span { start, end } = p.span();
    [start.to_ymd(), end.plus_minutes(-1).to_ymd()]
}

/// "1956", "1950s", "1900–1999"; nothing where no digit is known.
fn years_words(p: &Point, lang: Lang, case: Case) -> String {
    let [(first, ..), (last, ..)] = ends(p);
    match p.unspecified.year {
        0 => p.year.to_string(),
        0b1111 => String::new(),
        1 if p.year >= 0 => {
            let key = if case == Case::Plain { Key::Decade } else { Key::DecadeOf };
            say(lang, key, &[Arg::Text(&p.year.to_string())])
        }
        _ => joined(&first.to_string(), "–", &last.to_string()),
    }
}

fn interval(from: &Bound, to: &Bound, lang: Lang, style: DateStyle) -> String {
    let plain = |p: &Point| p.is_firm() && p.time.is_none() && p.unspecified == Digits::default();
    let (a, b) = match (from, to) {
        (Bound::At(a), Bound::At(b)) => {
            let season = [a, b].into_iter().any(|p| p.precision() == Precision::Season);
            if plain(a) && plain(b) && !season {
                return run((a.year, a.month, a.day), (b.year, b.month, b.day), lang, style);
            }
            (format_point(a, lang, style), format_point(b, lang, style))
        }
        // What is doubtful does not bend ("вероятно, март 1956 – …"), and short words have no room.
        (Bound::At(p), open) | (open, Bound::At(p)) => {
            let is_start = matches!(from, Bound::At(_));
            let is_short = style == DateStyle::Short && matches!(open, Bound::Unknown);
            if p.is_firm() && !is_short {
                let key = match (is_start, open) {
                    (true, Bound::Open) => Key::From,
                    (true, _) => Key::FromToUnknown,
                    (false, Bound::Open) => Key::Until,
                    (false, _) => Key::UntilFromUnknown,
                };
                return say(lang, key, &[Arg::Text(&unmarked(p, lang, style, Case::After))]);
            }
            let known = format_point(p, lang, style);
            let open = if matches!(open, Bound::Open) { "…" } else { "?" }.to_owned();
            if is_start { (known, open) } else { (open, known) }
        }
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => return "?".to_owned(),
    };
    joined(&a, " – ", &b)
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
        Candidate::At(p) if p.precision() == Precision::Day && p.is_firm() => {
            Some((p.year, p.month?, p.day?))
        }
        _ => None,
    };
    let [a, b] = candidates else { return None };
    let ((year, month, first), (other_year, other_month, last)) = (plain(a)?, plain(b)?);
    ((year, month) == (other_year, other_month))
        .then(|| format!("{first} {word} {}", plain_day(year, month, last, lang, style)))
}

/// Candidates, of which it is one.
fn one_of(candidates: &[Candidate], lang: Lang, style: DateStyle) -> String {
    match candidates {
        [Candidate::Range(Some(p), None)] => {
            say(lang, Key::OrLater, &[Arg::Text(&format_point(p, lang, style))])
        }
        [Candidate::Range(None, Some(p))] => {
            say(lang, Key::OrEarlier, &[Arg::Text(&format_point(p, lang, style))])
        }
        _ => {
            let text = list(candidates, lang, style, Key::Or);
            // A stretch would be read as one that lasted.
            match candidates.iter().any(|one| matches!(one, Candidate::Range(..))) {
                true => say(lang, Key::OneOfDates, &[Arg::Text(&text)]),
                false => text,
            }
        }
    }
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
