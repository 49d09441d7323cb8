//! Upper and lower case of the alphabets in the data: Latin of Europe and Vietnam, Cyrillic,
//! Greek without accents, Armenian. The tables of the standard library, for every script there
//! is, weigh more than the whole search.

/// The text in lower case.
pub fn lowercase(text: &str) -> String {
    text.chars().map(to_lower).collect()
}

/// The text in capitals.
pub fn uppercase(text: &str) -> String {
    text.chars().map(to_upper).collect()
}

/// The small letter of a capital; anything else stays.
pub fn to_lower(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' | 'Α'..='Ρ' | 'Σ'..='Ω' => {
            moved(c, 0x20)
        }
        'Ա'..='Ֆ' => moved(c, 0x30),
        'Ѐ'..='Џ' => moved(c, 0x50),
        'Ÿ' => 'ÿ',
        'Ӏ' => 'ӏ',
        c if is_capital_of_pair(c) => moved(c, 1),
        c => c,
    }
}

/// The capital of a small letter; anything else stays.
pub fn to_upper(c: char) -> char {
    match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я' | 'α'..='ρ' | 'σ'..='ω' => {
            moved(c, -0x20)
        }
        'ա'..='ֆ' => moved(c, -0x30),
        'ѐ'..='џ' => moved(c, -0x50),
        'ÿ' => 'Ÿ',
        'ӏ' => 'Ӏ',
        c if is_capital_of_pair(moved(c, -1)) => moved(c, -1),
        c => c,
    }
}

/// Whether the next character is its small letter.
fn is_capital_of_pair(c: char) -> bool {
    let odd = u32::from(c) % 2 == 1;
    match c {
        'Ĺ'..='Ň' | 'Ź'..='Ž' | 'Ư' | 'Ӂ'..='Ӎ' => odd,
        'İ' | 'ĸ' => false,
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ơ' | 'Ș'..='Ț' | 'Ạ'..='Ỿ' => !odd,
        'Ѡ'..='Ҁ' | 'Ҋ'..='Ҿ' | 'Ӑ'..='Ԯ' => !odd,
        _ => false,
    }
}

fn moved(c: char, by: i32) -> char {
    u32::from(c).checked_add_signed(by).and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{lowercase, to_lower, to_upper, uppercase};

    #[test]
    fn is_what_the_standard_library_says() {
        // Ones whose other case is no single letter of these alphabets.
        let odd = ['İ', 'ı', 'ſ', 'ß', 'ŉ', 'µ'];
        let latin = ('\0'..='ſ').chain('Ș'..='ț').chain('Ạ'..='ỿ').chain("ƠơƯư".chars());
        let others =
            ('Ѐ'..='ԯ').chain('Α'..='Ω').chain('α'..='ρ').chain('Ա'..='Ֆ').chain('ա'..='ֆ');
        for c in latin.chain(others).filter(|c| !odd.contains(c)) {
            assert!(to_lower(c).to_string() == c.to_lowercase().to_string(), "{c}");
            assert!(to_upper(c).to_string() == c.to_uppercase().to_string(), "{c}");
        }
        for c in odd.into_iter().chain("語ს".chars()) {
            assert_eq!([to_lower(c), to_upper(c)], [c, c]);
        }
        assert_eq!(uppercase("Poznań, Хрущёв"), "POZNAŃ, ХРУЩЁВ");
        assert_eq!(lowercase("ŁÓDŹ, Їжак"), "łódź, їжак");
    }
}
