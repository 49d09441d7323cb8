//! Dates in words, at the precision they are known to: "spring 1956" never becomes a day.

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

const EN_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const EN_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const RU_MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const RU_GENITIVE: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const RU_SHORT: [&str; 12] = [
    "янв.",
    "февр.",
    "март",
    "апр.",
    "май",
    "июнь",
    "июль",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];
const RU_SHORT_GENITIVE: [&str; 12] = [
    "янв.",
    "февр.",
    "марта",
    "апр.",
    "мая",
    "июня",
    "июля",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];
const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// A date in words.
pub fn format_date(date: &HistDate, lang: Lang, style: DateStyle) -> String {
    match date.form() {
        Form::Single(p) => format_point(p, lang, style),
        Form::Interval(from, to) => interval(from, to, lang, style),
        Form::OneOf(candidates) => {
            list(candidates, lang, style, if lang == Lang::Ru { "или" } else { "or" })
        }
        Form::AllOf(candidates) => {
            list(candidates, lang, style, if lang == Lang::Ru { "и" } else { "and" })
        }
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
        TickUnit::Month => short_month(lang)[usize::from(month - 1)].to_owned(),
        TickUnit::Day => format!("{day} {}", short_genitive(lang)[usize::from(month - 1)]),
        TickUnit::Hour => {
            let (hour, minute) = moment.hour_minute();
            format!("{hour}:{minute:02}")
        }
    }
}

fn short_month(lang: Lang) -> &'static [&'static str; 12] {
    match lang {
        Lang::En => &EN_SHORT,
        Lang::Ru => &RU_SHORT,
    }
}

fn short_genitive(lang: Lang) -> &'static [&'static str; 12] {
    match lang {
        Lang::En => &EN_SHORT,
        Lang::Ru => &RU_SHORT_GENITIVE,
    }
}

/// The name of a month; `of_day` where a day number stands before it.
fn month_name(month: u8, lang: Lang, style: DateStyle, of_day: bool) -> &'static str {
    let names = match (lang, style, of_day) {
        (Lang::En, DateStyle::Long, _) => &EN_MONTHS,
        (Lang::En, DateStyle::Short, _) => &EN_SHORT,
        (Lang::Ru, DateStyle::Long, true) => &RU_GENITIVE,
        (Lang::Ru, DateStyle::Long, false) => &RU_MONTHS,
        (Lang::Ru, DateStyle::Short, true) => &RU_SHORT_GENITIVE,
        (Lang::Ru, DateStyle::Short, false) => &RU_SHORT,
    };
    names[usize::from(month - 1)]
}

fn plain_day(year: i32, month: u8, day: u8, lang: Lang, style: DateStyle) -> String {
    format!("{day} {} {year}", month_name(month, lang, style, true))
}

fn season(number: u8, lang: Lang) -> &'static str {
    match (number, lang) {
        (21, Lang::En) => "spring",
        (22, Lang::En) => "summer",
        (23, Lang::En) => "autumn",
        (_, Lang::En) => "winter",
        (21, Lang::Ru) => "весна",
        (22, Lang::Ru) => "лето",
        (23, Lang::Ru) => "осень",
        (_, Lang::Ru) => "зима",
    }
}

/// A point of time in words.
pub fn format_point(p: &Point, lang: Lang, style: DateStyle) -> String {
    let plain = unqualified(p, lang, style);
    match (p.approximate, p.uncertain, lang) {
        (false, false, _) => plain,
        (true, false, Lang::En) => format!("about {plain}"),
        (false, true, Lang::En) => format!("probably {plain}"),
        (true, true, Lang::En) => format!("perhaps about {plain}"),
        (true, false, Lang::Ru) => format!("около: {plain}"),
        (false, true, Lang::Ru) => format!("вероятно, {plain}"),
        (true, true, Lang::Ru) => format!("вероятно, около: {plain}"),
    }
}

fn unqualified(p: &Point, lang: Lang, style: DateStyle) -> String {
    let year = p.year;
    match (p.precision(), p.month, p.day) {
        (Precision::Decade, ..) if p.unspecified_year_digits == 1 => match lang {
            Lang::En => format!("{year}s"),
            Lang::Ru => format!("{year}-е годы"),
        },
        (Precision::Decade, ..) => {
            let years = 10i32.pow(u32::from(p.unspecified_year_digits));
            format!("{year}–{}", year + years - 1)
        }
        (Precision::Season, Some(number), _) => match lang {
            Lang::En => format!("{} {year}", season(number, lang)),
            Lang::Ru => format!("{} {year} г.", season(number, lang)),
        },
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
        (Bound::At(a), Bound::Open) => match lang {
            Lang::En => format!("from {}", format_point(a, lang, style)),
            Lang::Ru => format!("с {}", format_point(a, lang, style)),
        },
        (Bound::Open, Bound::At(b)) => match lang {
            Lang::En => format!("until {}", format_point(b, lang, style)),
            Lang::Ru => format!("до {}", format_point(b, lang, style)),
        },
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
    let day_month = |month: u8, day: u8| format!("{day} {}", month_name(month, lang, style, true));
    match (a, b) {
        ((ya, Some(ma), Some(da)), (yb, Some(mb), Some(db))) if ya == yb && ma == mb => {
            format!("{da}–{}", plain_day(yb, mb, db, lang, style))
        }
        ((ya, Some(ma), Some(da)), (yb, Some(_), Some(_))) if ya == yb => {
            format!("{} – {}", day_month(ma, da), full(b))
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

fn list(candidates: &[Candidate], lang: Lang, style: DateStyle, word: &str) -> String {
    if let Some(text) = days_of_one_month(candidates, lang, style, word) {
        return text;
    }
    let texts: Vec<String> = candidates
        .iter()
        .map(|candidate| match candidate {
            Candidate::At(p) => format_point(p, lang, style),
            Candidate::Range(from, to) => {
                let end = |p: &Option<Point>| p.as_ref().map_or(Bound::Open, |p| Bound::At(*p));
                interval(&end(from), &end(to), lang, style)
            }
        })
        .collect();
    match texts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
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
