//! Text widths from a table, for tests and native tools, where no browser can measure.
//!
//! The table holds the advance widths of Sofia Sans Condensed 500 in thousandths of the em; other
//! weights and faces are scaled by their mean. Expect a per cent or two against a browser, since
//! kerning is left out.

use super::{FontFace, TextMetrics, TextStyle};

/// The [`TextMetrics`] of tests and tools.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableMetrics;

impl TextMetrics for TableMetrics {
    fn width(&self, text: &str, style: &TextStyle) -> f32 {
        let face = match style.face {
            FontFace::Interface => 1.0,
            FontFace::Display => 0.86,
            FontFace::Reading => 1.17,
        };
        // 400 is 1.9 % narrower than 500, 800 is 7.8 % wider.
        let weight = 1.0 + (f32::from(style.weight) - 500.0) * 0.000_25;
        let (mut thousandths, mut letters) = (0.0, 0.0);
        for c in text.chars() {
            thousandths += f32::from(advance(c));
            letters += 1.0;
        }
        thousandths / 1000.0 * style.size * face * weight + letters * style.spacing
    }
}

fn advance(c: char) -> u16 {
    let code = c as usize;
    match c {
        ' '..='~' => LATIN[code - 0x20],
        'А'..='я' => CYRILLIC[code - 0x410],
        '\u{300}'..='\u{36f}' => 0,
        '·' => 210,
        '’' | '“' | '”' | '\u{a0}' => 204,
        '–' => 564,
        '—' => 670,
        '…' => 580,
        'ł' => 192,
        'ё' => 406,
        // Latin letters with marks, and whatever else: as wide as most small letters.
        '\u{a1}'..='\u{24f}' if c.is_uppercase() => 460,
        '\u{a1}'..='\u{24f}' => 400,
        _ => 480,
    }
}

#[rustfmt::skip]
const LATIN: [u16; 95] = [
    158, 199, 307, 464, 503, 733, 512, 164, 220, 221, 351, 489, 204, 372, 200, 302,
    455, 362, 419, 427, 432, 412, 448, 410, 448, 452, 199, 207, 489, 489, 489, 371,
    753, 442, 454, 493, 499, 418, 401, 508, 515, 208, 211, 466, 377, 605, 517, 501,
    431, 501, 470, 435, 414, 502, 462, 665, 435, 430, 423, 212, 302, 212, 395, 407,
    209, 392, 420, 406, 422, 409, 296, 405, 433, 191, 185, 394, 191, 648, 433, 421,
    420, 422, 293, 366, 312, 423, 396, 573, 387, 395, 367, 218, 210, 218, 489,
];

#[rustfmt::skip]
const CYRILLIC: [u16; 64] = [
    442, 448, 454, 368, 490, 418, 670, 448, 514, 514, 459, 436, 605, 515, 501, 514,
    431, 493, 414, 437, 645, 435, 516, 493, 694, 702, 515, 651, 443, 474, 681, 468,
    392, 422, 422, 376, 420, 409, 558, 369, 423, 423, 390, 364, 496, 423, 421, 433,
    420, 406, 648, 395, 551, 387, 433, 408, 640, 653, 451, 583, 404, 401, 575, 400,
];

#[cfg(test)]
mod tests {
    use super::{TableMetrics, TextMetrics, TextStyle};
    use crate::scene::{Align, Color, FontFace};

    fn width(text: &str, face: FontFace, weight: u16, spacing: f32) -> f32 {
        let color = Color::hex(0);
        let style =
            TextStyle { face, size: 10.0, weight, spacing, color, halo: None, align: Align::Start };
        TableMetrics.width(text, &style)
    }

    #[test]
    fn widths_follow_letters_not_bytes() {
        let plain = |text| width(text, FontFace::Interface, 500, 0.0);
        let (latin, cyrillic) = (plain("Khrushchev"), plain("Хрущёв"));
        assert!((30.0..45.0).contains(&latin), "{latin}");
        assert!((20.0..30.0).contains(&cyrillic), "{cyrillic}");
        assert!(plain("ill") < plain("mmm") / 2.0);
        assert_eq!(plain("e\u{301}"), plain("e"));
        assert_eq!(plain(""), 0.0);
    }

    #[test]
    fn weight_face_and_spacing_count() {
        let word = "Resolution";
        let plain = width(word, FontFace::Interface, 500, 0.0);
        assert!(width(word, FontFace::Interface, 700, 0.0) > plain);
        assert!(width(word, FontFace::Display, 500, 0.0) < plain);
        assert_eq!(width(word, FontFace::Interface, 500, 1.0), plain + 10.0);
    }
}
