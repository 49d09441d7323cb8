//! What the interface says, in each language.
//!
//! [`Msg`] has one variant per sentence with its arguments typed. The sentences lie in
//! `www/locales/`, a file for each language, where they can be edited without Rust; they are
//! shipped beside the wasm ([`load_messages`]). Tests hold that every message has its sentence in
//! every language, with the same gaps. A message library would add 37 KB to the wasm for the same
//! two languages. Texts of the history live in the data.

mod date;
#[cfg(test)]
mod date_test;
mod key;
#[cfg(test)]
mod messages_test;
mod msg;
mod table;
mod template;

pub use date::{
    DateStyle, TickUnit, day_words, format_date, format_moment, format_point, format_span, numeral,
    tick_label,
};
pub use key::Phrase;
pub use msg::{KeyHelp, Msg};
#[cfg(not(target_family = "wasm"))]
pub use table::shipped_messages;
pub use table::{ForeignMessages, load_messages};
pub use template::Arg;

use self::key::{FIRST_PHRASE, Key, first_key};
use crate::{model::Lang, number::fixed, query::HiddenCounts};

/// The words of a message for readers of a language.
pub fn text(lang: Lang, msg: &Msg<'_>) -> String {
    let mut args = [Arg::Text(""); 6];
    // Which of the message's keys: they follow each other in the order of the type.
    let mut form = 0;
    match *msg {
        Msg::KindPlural(kind) | Msg::KindName(kind) => form = kind as u8,
        Msg::CertaintyName(certainty) => form = certainty as u8,
        Msg::StandingName(standing) => form = standing as u8,
        Msg::ClassName(class) => form = class as u8,
        Msg::KeyMeaning(key) => form = key as u8,
        Msg::SearchCount(n) | Msg::OnThisDay(n) | Msg::Loading(n) => {
            form = u8::from(n == 0);
            args[0] = Arg::Number(n);
        }
        Msg::AllCount(n) | Msg::DataProblems(n) | Msg::AndMore(n) | Msg::PickedCount(n) => {
            args[0] = Arg::Number(n)
        }
        Msg::NetworkDescription { entries: a, ties: b }
        | Msg::ListCount { entries: a, disputed: b }
        | Msg::SomeOf(a, b)
        | Msg::Arranging { entries: a, percent: b }
        | Msg::AccountOf(a, b) => (args[0], args[1]) = (Arg::Number(a), Arg::Number(b)),
        Msg::NoEntryFor(words)
        | Msg::LegendHint(words)
        | Msg::LegendKindHint(words)
        | Msg::DisputedAbout(words)
        | Msg::NamedIn(words)
        | Msg::OldStyle(words)
        | Msg::Born(words)
        | Msg::Died(words)
        | Msg::Founded(words)
        | Msg::Dissolved(words)
        | Msg::RolesLabel(words)
        | Msg::AlsoTied(words)
        | Msg::WheelHint(words) => args[0] = Arg::Text(words),
        Msg::SortBy(column) => args[0] = Arg::Lower(column),
        Msg::RoleLine(a, b) | Msg::LicenceLine(a, b) | Msg::CitationRetrieved(a, b) => {
            (args[0], args[1]) = (Arg::Text(a), Arg::Text(b));
        }
        Msg::Selected(name, n) => (args[0], args[1]) = (Arg::Text(name), Arg::Number(n)),
        Msg::TieSpoken(from, verb, to, date) => {
            (args[0], args[1]) = (Arg::Text(from), Arg::Text(verb));
            (args[2], args[3]) = (Arg::Text(to), Arg::Text(date));
        }
        Msg::WhyWeight { importance, ties, sources, disputes } => {
            (args[0], args[1]) = (Arg::Number(importance.into()), Arg::Number(ties));
            (args[2], args[3]) = (Arg::Number(sources), Arg::Number(disputes));
        }
        Msg::NodeSpoken { name, kind, date, region, connections, disputed } => {
            (args[0], args[1], args[2]) = (Arg::Text(name), Arg::Lower(kind), Arg::Text(date));
            (args[3], args[4]) = (Arg::Text(region), Arg::Number(connections));
            args[5] = Arg::Number(disputed);
        }
        Msg::LinkProblem(problem) => {
            form = problem.reason as u8;
            (args[0], args[1]) = (Arg::Text(&problem.key), Arg::Text(&problem.value));
        }
        Msg::HiddenLine(hidden, window) => return hidden_line(lang, hidden, window),
        _ => {}
    }
    template::filled(lang, table::template(lang, first_key(msg) as u16 + u16::from(form)), &args)
}

/// The words of a line of `www/locales/` with its gaps filled.
fn say(lang: Lang, key: Key, args: &[Arg<'_>]) -> String {
    template::filled(lang, table::template(lang, key as u16), args)
}

/// The words of a phrase with its gaps filled in order.
pub fn phrase(lang: Lang, phrase: Phrase, args: &[Arg<'_>]) -> String {
    template::filled(lang, table::template(lang, FIRST_PHRASE + phrase as u16), args)
}

/// A number with decimals as the language writes them.
pub fn decimal(lang: Lang, value: f64, decimals: u32) -> String {
    let written = fixed(value, decimals);
    match lang {
        Lang::En => written,
        Lang::Ru => written.replace('.', ","),
    }
}

/// A number or a range in tenths, as readers of a language write it: "22–800", "49.6".
pub fn tenths(lang: Lang, low: u32, high: u32) -> String {
    let one = |value: u32| {
        let whole = number(lang, (value / 10) as usize);
        let point = if lang == Lang::Ru { ',' } else { '.' };
        match value % 10 {
            0 => whole,
            rest => format!("{whole}{point}{rest}"),
        }
    };
    if low < high { format!("{}–{}", one(low), one(high)) } else { one(low) }
}

/// What is hidden by what: as many parts as there are reasons.
fn hidden_line(lang: Lang, hidden: HiddenCounts, window: &str) -> String {
    let mut out = String::new();
    for (count, key) in [
        (hidden.by_time, Key::HiddenLineTime),
        (hidden.by_kind, Key::HiddenLineKind),
        (hidden.by_certainty, Key::HiddenLineCertainty),
    ] {
        if count > 0 {
            if !out.is_empty() {
                out.push_str(", ");
            }
            out += &say(lang, key, &[Arg::Number(count), Arg::Text(window)]);
        }
    }
    out
}

/// The best of our languages for a reader who prefers `tags` in this order.
pub fn negotiate<'a>(tags: impl IntoIterator<Item = &'a str>) -> Lang {
    tags.into_iter().find_map(Lang::from_tag).unwrap_or_default()
}

/// An English noun with its number.
#[cfg(feature = "reading")]
pub(crate) fn en_count(n: usize, one: &str, many: &str) -> String {
    let noun = [one, many][template::plural(Lang::En, n)];
    format!("{} {noun}", number(Lang::En, n))
}

/// A Russian noun with its number: 1 запись, 2 записи, 5 записей.
#[cfg(any(test, feature = "reading"))]
pub(crate) fn ru_count(n: usize, one: &str, few: &str, many: &str) -> String {
    let noun = [one, few, many][template::plural(Lang::Ru, n)];
    format!("{} {noun}", number(Lang::Ru, n))
}

/// A whole number with its thousands grouped as the language does.
pub fn number(lang: Lang, n: usize) -> String {
    let digits = n.to_string();
    let separator = match lang {
        Lang::En => ',',
        Lang::Ru => '\u{a0}',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        // Russian leaves four digits together.
        let group = digits.len() > 4 || (digits.len() > 3 && lang == Lang::En);
        if i > 0 && group && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{negotiate, number, ru_count};
    use crate::model::Lang;

    #[test]
    fn russian_nouns_follow_their_number() {
        let noun = |n| ru_count(n, "связь", "связи", "связей");
        for (n, expected) in [
            (0, "0 связей"),
            (1, "1 связь"),
            (3, "3 связи"),
            (5, "5 связей"),
            (11, "11 связей"),
            (21, "21 связь"),
            (112, "112 связей"),
            (1054, "1054 связи"),
        ] {
            assert_eq!(noun(n), expected);
        }
    }

    #[test]
    fn thousands_are_grouped_as_the_language_does() {
        assert_eq!(number(Lang::En, 1050), "1,050");
        assert_eq!(number(Lang::Ru, 1050), "1050");
        assert_eq!(number(Lang::Ru, 113_735), "113\u{a0}735");
    }

    #[test]
    fn the_first_language_we_speak_is_taken() {
        assert_eq!(negotiate(["de-DE", "ru-RU", "en"]), Lang::Ru);
        assert_eq!(negotiate(["fr"]), Lang::En);
        assert_eq!(negotiate([]), Lang::En);
    }
}
