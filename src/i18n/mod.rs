//! What the interface says, in each language.
//!
//! [`Msg`] has one variant per sentence with its arguments typed, and each language is one
//! exhaustive `match` (`en.rs`, `ru.rs`): a missing translation does not compile, sentences are
//! never glued from fragments, and plural rules are plain functions. A message library would add
//! 37 KB to the wasm for the same two languages. Texts of the history live in the data.

mod date;
mod en;
mod msg;
mod ru;

pub use date::{
    DateStyle, TickUnit, day_words, format_date, format_moment, format_point, format_span, numeral,
    tick_label,
};
pub use msg::{KeyHelp, Msg};

use crate::model::Lang;

/// The words of a message for readers of a language.
pub fn text(lang: Lang, msg: &Msg<'_>) -> String {
    match lang {
        Lang::En => en::text(msg),
        Lang::Ru => ru::text(msg),
    }
}

/// The best of our languages for a reader who prefers `tags` in this order.
pub fn negotiate<'a>(tags: impl IntoIterator<Item = &'a str>) -> Lang {
    tags.into_iter().find_map(Lang::from_tag).unwrap_or_default()
}

/// An English noun with its number.
pub(crate) fn en_count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(Lang::En, n), if n == 1 { one } else { many })
}

/// A Russian noun with its number: 1 запись, 2 записи, 5 записей.
pub(crate) fn ru_count(n: usize, one: &str, few: &str, many: &str) -> String {
    let noun = match (n % 10, n % 100) {
        (1, 11) => many,
        (1, _) => one,
        (2..=4, 12..=14) => many,
        (2..=4, _) => few,
        _ => many,
    };
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
