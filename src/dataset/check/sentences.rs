//! Where sentences end, well enough to count them in English and Russian summaries.

/// Words whose full stop ends no sentence, without it, in lower case.
const ABBREVIATIONS: [&str; 44] = [
    "no", "nos", "vol", "vols", "p", "pp", "ch", "ed", "eds", "trans", "dr", "mr", "mrs", "ms",
    "prof", "gen", "col", "lt", "st", "jr", "sr", "rev", "c", "ca", "cf", "vs", "e.g", "i.e",
    "etc", "approx", "dept", "г", "гг", "в", "вв", "им", "т.е", "т.д", "т.п", "др", "тыс", "млн",
    "ул", "см",
];

/// How many sentences a text has.
pub(super) fn count(text: &str) -> usize {
    split(text).len()
}

/// The sentences of a text.
pub(super) fn split(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (i, word) in words.iter().enumerate() {
        let more = words.get(i + 1).is_none_or(|next| starts_sentence(next));
        let last = i + 1 == words.len();
        if last || (ends_as_sentence(word) && more && !is_abbreviation(word)) {
            // Words are slices of the text, so their places in it are known.
            let end = word.as_ptr() as usize + word.len() - text.as_ptr() as usize;
            sentences.push(text[start..end].trim());
            start = end;
        }
    }
    sentences
}

/// Whether it ends in a full stop, a question or an exclamation mark, quotes and brackets aside.
pub(super) fn ends_as_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(is_closing).ends_with(['.', '!', '?', '…'])
}

/// The end of a text, for a message.
pub(super) fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(3)..].join(" ")
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']')
}

fn starts_sentence(word: &str) -> bool {
    let first = word.trim_start_matches(['"', '\'', '“', '‘', '„', '«', '(', '[']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// `No.`, `т. е.`, and initials, `N.` and `N.S.`.
fn is_abbreviation(word: &str) -> bool {
    let Some(word) = word.trim_start_matches(['(', '[', '“', '«', '"']).strip_suffix('.') else {
        return false;
    };
    let initials = word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    });
    initials || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted() {
        for (text, expected) in [
            ("", 0),
            ("One.", 1),
            ("No end", 1),
            ("One. Two. Three.", 3),
            ("Published in no. 3 of Izvestiia TsK KPSS. Then read.", 2),
            ("Decree No. 7 freed them.", 1),
            ("N. S. Khrushchev spoke. F.R. Kozlov listened.", 2),
            ("He said: “It was a mistake.” Nobody answered.", 2),
            ("About 3.5 million, i.e. all of them.", 1),
            ("Why? Nobody knew! 1956 passed.", 3),
            ("В 1956 г. Хрущёв выступил. Зал молчал.", 2),
            ("The vote (see p. 4). It passed.", 2),
            ("In the USSR. In Poland.", 2),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    #[test]
    fn sentence_ends_are_seen_behind_quotes() {
        for (text, expected) in [
            ("One.", true),
            ("“One.”", true),
            ("(One.)", true),
            ("«Один».", true),
            ("Why?", true),
            ("One", false),
            ("One,", false),
            ("“One”", false),
        ] {
            assert_eq!(ends_as_sentence(text), expected, "{text}");
        }
    }
}
