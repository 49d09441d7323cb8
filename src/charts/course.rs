//! One number over time, as a line: where every row is told by its day alone and nobody disputes
//! it. Time runs evenly, so that years without a number are seen.

use super::{
    plot::{Ink, Mark, Plot},
    sheet::{Hand, NUMBER, REMARK, SCALE, Sheet},
};
use crate::{
    i18n,
    model::{Figure, Lang, Section},
    scene::{Align, Rect, Size},
};

/// Height of the plot.
const HEIGHT: f32 = 112.0;
/// Side of the square at a number.
const DOT: f32 = 7.0;

/// What is drawn, and its words; `None` for what is no course, or where its words have no room.
pub(super) fn course(
    section: &Section,
    figures: &[Figure],
    lang: Lang,
    (width, unit): (f32, &str),
) -> Option<(Sheet, Plot, Size)> {
    let remarks = section.rows.iter().any(|row| !row.more.is_empty());
    let days: Vec<f64> =
        figures.iter().map(|figure| Some(figure.at?.as_days())).collect::<Option<_>>()?;
    if days.len() < 3 || remarks || days.windows(2).any(|pair| pair[1] <= pair[0]) {
        return None;
    }
    let (first, last) = (days[0], days[days.len() - 1]);
    let top = REMARK.leading() + DOT;
    let names = top + HEIGHT + 5.0;
    let mut sheet = Sheet::default();
    sheet.write(unit, 0.0, 0.0, REMARK);

    // The outer names end with the chart; their points stand over their middle.
    let number = Hand { align: Align::Middle, ..NUMBER };
    let said: Vec<[(String, Hand); 2]> = section
        .rows
        .iter()
        .zip(figures)
        .map(|(row, figure)| {
            let value = i18n::tenths(lang, figure.low, figure.high);
            [(row.label.get(lang).to_owned(), SCALE), (value, number)]
        })
        .collect();
    let widest = |lines: &[(String, Hand); 2]| {
        lines.iter().map(|(words, hand)| hand.width(words)).fold(DOT, f32::max)
    };
    let (left, right) = (widest(&said[0]) / 2.0, widest(&said[said.len() - 1]) / 2.0);
    let area = Rect::new(left, top, width - left - right, HEIGHT);
    let x_of = |day: f64| area.x + area.w * ((day - first) / (last - first)) as f32;
    for (day, lines) in days.iter().zip(&said) {
        for (i, (words, hand)) in lines.iter().enumerate() {
            let top = names + SCALE.leading() * i as f32;
            if !sheet.write_if_free(words, x_of(*day), top, *hand) {
                return None;
            }
        }
    }
    let most = figures.iter().map(|figure| figure.high).max().unwrap_or(0).max(1);
    let plot = Plot {
        area,
        x: first..last,
        y: 0.0..f64::from(most),
        marks: marks(figures, &days, f64::from(most), area),
    };
    let size = Size::new(width, names + SCALE.leading() + NUMBER.leading() + 2.0);
    Some((sheet, plot, size))
}

fn marks(figures: &[Figure], days: &[f64], most: f64, area: Rect) -> Vec<Mark> {
    let middle = |figure: &Figure| f64::midpoint(figure.low.into(), figure.high.into());
    let (first, last) = (days[0], days[days.len() - 1]);
    // Half a dot, in days and in units.
    let dx = f64::from(DOT / 2.0 / area.w) * (last - first);
    let dy = f64::from(DOT / 2.0 / area.h) * most;
    let mut marks = vec![Mark::line((first - dx, 0.0), (last + dx, 0.0), Ink::Black, 1.2)];
    for (day, figure) in days.iter().zip(figures) {
        marks.push(Mark::line((*day, 0.0), (*day, middle(figure)), Ink::Hair, 1.0));
    }
    let points = days.iter().zip(figures).map(|(day, figure)| (*day, middle(figure))).collect();
    marks.push(Mark::Line { points, ink: Ink::Thawed, width: 2.0 });
    for (day, figure) in days.iter().zip(figures) {
        let (low, high) = (f64::from(figure.low), f64::from(figure.high));
        if figure.is_range() {
            marks.push(Mark::line((*day, low), (*day, high), Ink::Black, 1.6));
            for end in [low, high] {
                marks.push(Mark::line((day - dx, end), (day + dx, end), Ink::Black, 1.6));
            }
        } else {
            let (x, y) = (day - dx..day + dx, low - dy..low + dy);
            marks.push(Mark::Bar { x, y, ink: Ink::Thawed });
        }
    }
    marks
}
