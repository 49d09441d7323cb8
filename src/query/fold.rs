//! Text as search compares it.
//!
//! [`fold`] takes away case, diacritics and the difference of ё and е. [`skeleton`] goes further:
//! Cyrillic becomes Latin and the spellings that languages give the same Russian sound become
//! one, so that Khrushchev, Chruschtschow, Chruszczow, Hruščov and Хрущёв meet. The table covers
//! Latin-1, Latin Extended-A and the Cyrillic of Russian, Ukrainian, Bulgarian and Serbian, which
//! is what the data holds; a full Unicode transliteration weighs more than the rest of search.

use crate::case::to_lower;

/// Lower case without diacritics; anything but letters and digits becomes a single space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(to_lower) {
        match latin(c) {
            Some(plain) => out.push_str(plain),
            None if c == 'ё' => out.push('е'),
            None if is_combining(c) || is_apostrophe(c) => {}
            None if is_letter_or_digit(c) => out.push(c),
            None if out.ends_with(' ') || out.is_empty() => {}
            None => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The folded text with Cyrillic in Latin letters and spellings of one sound made one.
pub fn skeleton(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match cyrillic(c) {
            Some(plain) => latin.push_str(plain),
            None => latin.push(c),
        }
    }
    for (spelling, sound) in SPELLINGS {
        if latin.contains(spelling) {
            latin = latin.replace(spelling, sound);
        }
    }
    // Endings and vowels differ most between languages: -ow, -ov, -ev, -ew; yo, jo, io; doubled
    // letters.
    let mut out = String::with_capacity(latin.len());
    for c in latin.chars() {
        let c = match c {
            'w' => 'v',
            'y' | 'j' => 'i',
            'q' => 'k',
            'o' => 'e',
            c => c,
        };
        if !out.ends_with(c) || c == ' ' {
            out.push(c);
        }
    }
    out
}

/// Longest first, so that `schtsch` is not read as `sch`.
const SPELLINGS: &[(&str, &str)] = &[
    ("schtsch", "s"),
    ("shtsh", "s"),
    ("chtch", "s"),
    ("stsch", "s"),
    ("shch", "s"),
    ("szcz", "s"),
    ("scsc", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("scs", "s"),
    ("ssc", "s"),
    ("ssh", "s"),
    ("kh", "h"),
    ("ch", "h"),
    ("sh", "s"),
    ("sz", "s"),
    ("zh", "z"),
    ("cz", "c"),
    ("cs", "c"),
    ("sc", "s"),
    ("ts", "c"),
    ("ou", "u"),
    ("ks", "x"),
    ("ye", "e"),
    ("yo", "e"),
    ("je", "e"),
    ("jo", "e"),
    ("io", "e"),
    ("yu", "u"),
    ("ju", "u"),
    ("iu", "u"),
    ("ya", "a"),
    ("ja", "a"),
    ("ia", "a"),
];

/// Of ASCII and of the blocks of scripts, which begin after the marks of Latin-1 and are broken by
/// those of general punctuation and symbols.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        '\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | '\u{3040}'.. => true,
        c => c.is_ascii_alphanumeric(),
    }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | 'ь' | 'ъ')
}

fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ŷ' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'є' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' | 'й' | 'ы' | 'ј' => "i",
        'к' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "tch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{fold, skeleton};

    #[test]
    fn folding_takes_away_case_diacritics_and_punctuation() {
        for (text, expected) in [
            ("Bolesław Bierut", "boleslaw bierut"),
            ("  Ernő GERŐ ", "erno gero"),
            ("Хрущёв", "хрущев"),
            ("Izvestiya TsK KPSS, no. 3", "izvestiya tsk kpss no 3"),
            ("O’Malley", "omalley"),
            ("Nový", "novy"),
            ("赫鲁晓夫", "赫鲁晓夫"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn the_spellings_of_one_name_share_a_skeleton() {
        let russian = skeleton("Хрущёв");
        for spelling in [
            "Khrushchev",
            "Khrushchov",
            "Chruschtschow",
            "Chruszczow",
            "Chruščov",
            "Hruščov",
            "Khrouchtchev",
        ] {
            assert_eq!(skeleton(spelling), russian, "{spelling}");
        }
        assert_eq!(skeleton("Микоян"), skeleton("Mikoyan"));
        assert_eq!(skeleton("Микоян"), skeleton("Mikojan"));
        assert_ne!(skeleton("Жуков"), skeleton("Суслов"));
    }
}
