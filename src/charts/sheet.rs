//! The SVG around a drawing, and its words: measured before they are placed, so that none lies
//! over another.

use std::fmt::Write;

use super::plot::FINENESS;
use crate::{
    export::svg::Escaped,
    scene::{
        Align, Color, FontFace, Rect, Size, TextMetrics, TextStyle, metrics_table::TableMetrics,
    },
};

/// What a chart says to those who do not see it.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it shows, in a sentence or two.
    pub desc: &'a str,
}

/// A chart, and where its words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// An SVG element, coloured by the tokens of the page around it.
    pub svg: String,
    /// Its size in pixels.
    pub size: Size,
    /// Every text with the box around it.
    pub texts: Vec<(Rect, String)>,
}

/// How a text of a chart looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hand {
    pub(super) size: f32,
    pub(super) weight: u16,
    /// A token of the page.
    pub(super) token: &'static str,
    pub(super) align: Align,
}

/// Names of rows.
pub(super) const NAME: Hand = Hand { size: 14.0, weight: 500, token: "ink", align: Align::Start };
/// Numbers.
pub(super) const NUMBER: Hand = Hand { size: 14.0, weight: 700, token: "ink", align: Align::End };
/// Remarks.
pub(super) const REMARK: Hand =
    Hand { size: 12.5, weight: 400, token: "ink2", align: Align::Start };
/// The scale.
pub(super) const SCALE: Hand =
    Hand { size: 12.0, weight: 500, token: "ink3", align: Align::Middle };

impl Hand {
    /// How wide a line of it is, with room for faces that run wider than ours.
    pub(super) fn width(self, text: &str) -> f32 {
        let style = TextStyle {
            face: FontFace::Interface,
            size: self.size,
            weight: self.weight,
            spacing: 0.0,
            color: Color::hex(0),
            halo: None,
            align: self.align,
        };
        TableMetrics.width(text, &style) * 1.03
    }

    /// From one line to the next.
    pub(super) fn leading(self) -> f32 {
        self.size * 1.25
    }

    /// Broken into lines between words; a word alone may be wider than that.
    pub(super) fn lines(self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}")) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// The words of a chart as they are placed.
#[derive(Default)]
pub(super) struct Sheet {
    body: String,
    texts: Vec<(Rect, String)>,
}

impl Sheet {
    /// Where a text would stand whose line starts, is centred or ends at `x`, its top at `top`.
    pub(super) fn frame(text: &str, x: f32, top: f32, hand: Hand) -> Rect {
        let width = hand.width(text);
        let left = match hand.align {
            Align::Start => x,
            Align::Middle => x - width / 2.0,
            Align::End => x - width,
        };
        Rect::new(left, top, width, hand.leading())
    }

    /// Writes a line.
    pub(super) fn write(&mut self, text: &str, x: f32, top: f32, hand: Hand) {
        self.texts.push((Self::frame(text, x, top, hand), text.to_owned()));
        let anchor = match hand.align {
            Align::Start => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::End => " text-anchor=\"end\"",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\"{anchor} \
             fill=\"var(--{})\">{}</text>",
            tenth(x),
            tenth(top + hand.size),
            tenth(hand.size),
            hand.weight,
            hand.token,
            Escaped(text),
        );
    }

    /// Writes a line where it touches no other; whether it did.
    pub(super) fn write_if_free(&mut self, text: &str, x: f32, top: f32, hand: Hand) -> bool {
        let room = Self::frame(text, x, top, hand).inflate(3.0);
        let free = self.texts.iter().all(|(taken, _)| !taken.overlaps(room));
        if free {
            self.write(text, x, top, hand);
        }
        free
    }

    /// The whole chart around bars and lines that are [`FINENESS`] times too large.
    pub(super) fn finish(self, bars: &str, size: Size, words: Words<'_>) -> Picture {
        let (w, h) = (tenth(size.w), tenth(size.h));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" viewBox=\"0 0 {w} {h}\" \
             role=\"img\" font-family=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <g transform=\"scale({})\">\n{bars}</g>\n{}</svg>\n",
            FontFace::Interface.family(),
            Escaped(words.title),
            Escaped(words.desc),
            1.0 / FINENESS,
            self.body,
        );
        Picture { svg, size, texts: self.texts }
    }
}

/// A length to a tenth of a pixel.
fn tenth(pixels: f32) -> String {
    crate::number::fixed(pixels.into(), 1)
}
