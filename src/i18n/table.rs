//! The sentences of all languages: beside the page they are `data/messages.txt`, fetched at start,
//! on the host they come with the program.

use std::{fmt, sync::OnceLock};

use super::key::{FINGERPRINT, Key, NAMES};
use crate::model::Lang;

/// One language after the other, each in the order of [`NAMES`]. The text never changes, so two
/// exhibits of a program share it.
static TABLE: OnceLock<Box<[Box<str>]>> = OnceLock::new();

/// The shipped file starts with this and the fingerprint of its keys.
const MARK: &str = "messages";

/// A file that is not the sentences of this version of the exhibit.
#[derive(Debug, PartialEq, Eq)]
pub struct ForeignMessages;

impl fmt::Display for ForeignMessages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it was made for another version of the exhibit")
    }
}

impl std::error::Error for ForeignMessages {}

/// Takes the sentences from the text of `data/messages.txt`. Before that, the exhibit in a browser
/// has none; what is here already stays.
///
/// # Errors
/// Where the text was made for other messages than ours, or is cut short.
pub fn load_messages(shipped: &str) -> Result<(), ForeignMessages> {
    let table = parse(shipped)?;
    TABLE.get_or_init(|| table);
    Ok(())
}

fn parse(shipped: &str) -> Result<Box<[Box<str>]>, ForeignMessages> {
    let (head, body) = shipped.split_once('\n').ok_or(ForeignMessages)?;
    let table: Box<[Box<str>]> = body.lines().map(Box::from).collect();
    let ours = head.strip_prefix(MARK).and_then(|number| number.trim().parse().ok());
    if ours == Some(FINGERPRINT) && table.len() == NAMES.len() * Lang::ALL.len() {
        Ok(table)
    } else {
        Err(ForeignMessages)
    }
}

/// A sentence with its gaps.
pub(super) fn template(lang: Lang, key: u16) -> &'static str {
    let row = lang as usize * NAMES.len() + usize::from(key);
    table().get(row).map_or("", |template| template)
}

/// The word at a place, counted from 0, of a line that lists words.
pub(super) fn word(lang: Lang, key: Key, place: u8) -> &'static str {
    template(lang, key as u16).split(' ').nth(usize::from(place)).unwrap_or_default()
}

#[cfg(target_family = "wasm")]
fn table() -> &'static [Box<str>] {
    TABLE.get().map_or(&[], |table| table)
}

#[cfg(not(target_family = "wasm"))]
fn table() -> &'static [Box<str>] {
    TABLE.get_or_init(|| parse(&shipped_messages()).unwrap_or_default())
}

#[cfg(not(target_family = "wasm"))]
pub use host::shipped_messages;

#[cfg(not(target_family = "wasm"))]
mod host {
    use super::{FINGERPRINT, MARK, NAMES};
    use crate::model::Lang;

    fn file(lang: Lang) -> &'static str {
        match lang {
            Lang::En => include_str!("../../www/locales/en.txt"),
            Lang::Ru => include_str!("../../www/locales/ru.txt"),
        }
    }

    /// Name and words of every line; `None` as words where there is no `=`.
    pub(super) fn lines(lang: Lang) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        file(lang)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| match line.split_once('=') {
                Some((name, words)) => (name.trim(), Some(words.trim())),
                None => (line, None),
            })
    }

    /// The text of `data/messages.txt`, made from `www/locales/`: a line that says what it is,
    /// then for each language the words alone, a line each, in the order the exhibit counts them.
    pub fn shipped_messages() -> String {
        let mut out = format!("{MARK} {FINGERPRINT}\n");
        for lang in Lang::ALL {
            for key in NAMES {
                let words = lines(lang).find(|(name, _)| name == key).and_then(|(_, words)| words);
                out += words.unwrap_or_default();
                out.push('\n');
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{ForeignMessages, host, load_messages, parse, shipped_messages};
    use crate::{i18n::key::NAMES, model::Lang};

    #[test]
    fn every_language_has_every_sentence_once_and_no_other() {
        for lang in Lang::ALL {
            let mut names: Vec<&str> = host::lines(lang).map(|(name, _)| name).collect();
            names.sort_unstable();
            let mut expected = NAMES.to_vec();
            expected.sort_unstable();
            assert_eq!(names, expected, "www/locales/{}.txt", lang.tag());
            for (name, words) in host::lines(lang) {
                assert!(words.is_some_and(|words| !words.is_empty()), "{}: {name}", lang.tag());
            }
        }
    }

    /// Which arguments it has, which of them choose a noun and of how many forms.
    fn gaps(words: &str) -> (Vec<&str>, Vec<(&str, usize)>) {
        let inside = words.split('{').skip(1).map(|part| part.split_once('}').unwrap().0);
        let (nouns, plain): (Vec<&str>, Vec<&str>) = inside.partition(|gap| gap.contains('|'));
        let nouns =
            nouns.into_iter().map(|gap| (gap.split_once('|').unwrap().0, gap.matches('|').count()));
        let (mut plain, mut nouns) = (plain, nouns.collect::<Vec<_>>());
        plain.sort_unstable();
        nouns.sort_unstable();
        (plain, nouns)
    }

    #[test]
    fn every_language_has_the_same_gaps_and_all_forms_of_a_noun() {
        let forms = |lang| if lang == Lang::En { 2 } else { 3 };
        for (name, english) in host::lines(Lang::En) {
            let (expected, _) = gaps(english.unwrap());
            for lang in Lang::ALL {
                let line = host::lines(lang).find(|(other, _)| *other == name).unwrap();
                let words = line.1.unwrap();
                let (plain, nouns) = gaps(words);
                assert_eq!(plain, expected, "{} {name}", lang.tag());
                assert_eq!(words.matches('[').count(), words.matches(']').count(), "{name}");
                for (number, count) in nouns {
                    assert_eq!(count, forms(lang), "{} {name}", lang.tag());
                    assert!(plain.contains(&number), "{} {name}", lang.tag());
                }
            }
        }
    }

    #[test]
    fn lists_of_months_and_seasons_are_whole() {
        for lang in Lang::ALL {
            for (name, words) in host::lines(lang) {
                let expected = match name {
                    "Months" | "MonthsOfDay" | "ShortMonths" | "ShortMonthsOfDay" => 12,
                    "Seasons" => 4,
                    _ => continue,
                };
                assert_eq!(words.unwrap().split(' ').count(), expected, "{} {name}", lang.tag());
            }
        }
    }

    #[test]
    fn what_is_shipped_is_read_and_anything_else_is_refused() {
        let shipped = shipped_messages();
        assert_eq!(load_messages(&shipped), Ok(()));
        let (head, body) = shipped.split_once('\n').unwrap();
        let cut = shipped.trim_end().rsplit_once('\n').unwrap().0.to_owned();
        for wrong in [
            String::new(),
            "<!doctype html>\n<title>Not found</title>".to_owned(),
            format!("messages 1\n{body}"),
            format!("{head}\n"),
            cut,
        ] {
            assert_eq!(parse(&wrong), Err(ForeignMessages), "{wrong:.40}");
        }
    }
}
