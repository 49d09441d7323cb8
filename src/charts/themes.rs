//! Events by theme: a row of bars for each, all to one scale, which follows the square root so that
//! February 1956 does not flatten the rest. Before the speech they have one colour, after it
//! another; what is tied to the chosen entry stands at the foot of its bar.
//!
//! A year's bar shows the mean of its months, so that years and the months of 1956 compare.

use super::{
    overview::ChartError,
    plot::{Ink, Mark, Plot, draw},
    sheet::{Hand, NAME, NUMBER, Picture, SCALE, Sheet, Words},
};
use crate::{
    i18n::{self, TickUnit, tick_label},
    model::{Lang, Moment},
    query::themes::{BY_MONTH, Grain, Themes},
    scene::{Rect, Size},
    state::SPEECH_DAY,
};

/// Height of the bars of a row.
const HEIGHT: f32 = 34.0;
/// Between a row and the next.
const GAP: f32 = 8.0;
/// What has happened at all is seen.
const LEAST: f32 = 2.0;
/// From this width on names stand beside the bars.
const WIDE: f32 = 620.0;
/// Room for them.
const GUTTER: f32 = 170.0;
/// How much of the width the months of [`BY_MONTH`] get, among few years and among many.
const SHARE: (f64, f64) = (0.36, 0.22);

/// The chart. `names` are those of the rows; `width` is in pixels, from about 200.
///
/// # Errors
/// Where plotters cannot draw.
pub fn themes(
    themes: &Themes,
    names: &[&str],
    lang: Lang,
    width: f32,
    words: Words<'_>,
) -> Result<Picture, ChartError> {
    let wide = width >= WIDE;
    let left = if wide { GUTTER } else { 0.0 };
    let head = if wide { 0.0 } else { NAME.leading() };
    let edges = edges(themes);
    let most = themes.most().max(1.0).sqrt();
    let mut sheet = Sheet::default();
    let mut plots = Vec::new();
    let mut y = 0.0;
    for (row, name) in themes.rows.iter().zip(names) {
        let area = Rect::new(left, y + head, width - left, HEIGHT);
        let total = row.counts.iter().map(|count| *count as usize).sum();
        let total = i18n::number(lang, total);
        let (line, end) =
            if wide { (y + HEIGHT - NAME.leading(), left - 12.0) } else { (y, width) };
        let room = end - NUMBER.width(&total) - 8.0;
        // Two lines at most; names of themes are short.
        let lines = NAME.lines(name, room);
        let first = line - NAME.leading() * (lines.len().saturating_sub(1)) as f32;
        for (i, words) in lines.iter().enumerate() {
            sheet.write(words, 0.0, first.max(y) + NAME.leading() * i as f32, NAME);
        }
        sheet.write(&total, end, line, NUMBER);
        let mut marks = Vec::new();
        for (i, (count, tied)) in row.counts.iter().zip(&row.tied).enumerate() {
            let months = f64::from(themes.months(i));
            let least = f64::from(LEAST / HEIGHT) * most;
            let height = |n: u32| (f64::from(n) / months).sqrt().max(least);
            let gap = (edges[i + 1] - edges[i]) * 0.14;
            let x = edges[i]..edges[i + 1] - gap;
            let before = themes.bins[i].start < SPEECH_DAY;
            let ink = if before { Ink::Ice } else { Ink::Thawed };
            for (n, ink) in [(*count, ink), (*tied, Ink::Spot)] {
                if n > 0 {
                    marks.push(Mark::Bar { x: x.clone(), y: 0.0..height(n), ink });
                }
            }
        }
        marks.push(Mark::line((0.0, 0.0), (1.0, 0.0), Ink::Hair, 1.0));
        plots.push(Plot { area, x: 0.0..1.0, y: 0.0..most, marks });
        y += head + HEIGHT + GAP;
    }
    let size = Size::new(width, y + SCALE.leading());
    name_bins(&mut sheet, themes, &edges, (left, width - left, y - GAP + 3.0), lang);
    let bars = draw(&plots, size)?;
    Ok(sheet.finish(&bars, size, words))
}

/// Where the bins begin and the last one ends, from 0 to 1.
fn edges(themes: &Themes) -> Vec<f64> {
    let years = (0..themes.bins.len()).filter(|i| themes.months(*i) == 12).count();
    let months = themes.bins.len() - years;
    let share = match (themes.grain, years) {
        (Grain::Days | Grain::Months, _) | (_, 0) => 1.0,
        _ if months == 0 => 0.0,
        (_, 1..=20) => SHARE.0,
        _ => SHARE.1,
    };
    let mut edge = 0.0;
    let mut edges = vec![0.0];
    for i in 0..themes.bins.len() {
        edge += match themes.months(i) {
            12 => (1.0 - share) / years.max(1) as f64,
            _ => share / months.max(1) as f64,
        };
        edges.push(edge);
    }
    edges
}

/// Names under the bins, the most telling first, each where it touches no other.
fn name_bins(
    sheet: &mut Sheet,
    themes: &Themes,
    edges: &[f64],
    (left, width, top): (f32, f32, f32),
    lang: Lang,
) {
    let at = |share: f64| left + width * share as f32;
    let mut write = |text: &str, share: f64, hand: Hand| {
        let frame = Sheet::frame(text, at(share), top, hand);
        // Kept inside the chart.
        let shift = (left - frame.x).max(0.0) - (frame.right() - left - width).max(0.0);
        sheet.write_if_free(text, at(share) + shift, top, hand);
    };
    let middle = |i: usize| f64::midpoint(edges[i], edges[i + 1]);
    let day = |moment: Moment| moment.to_ymd();
    match themes.grain {
        Grain::Years => {
            let months: Vec<usize> =
                (0..themes.bins.len()).filter(|i| themes.months(*i) == 1).collect();
            if let (Some(first), Some(last)) = (months.first(), months.last()) {
                let hand = Hand { weight: 700, token: "spot", ..SCALE };
                let name = BY_MONTH.to_string();
                write(&name, f64::midpoint(edges[*first], edges[last + 1]), hand);
            }
            let years = || (0..themes.bins.len()).filter(|i| themes.months(*i) == 12);
            let ends = years().take(1).chain(years().next_back());
            for i in ends.chain(years()) {
                write(&day(themes.bins[i].start).0.to_string(), middle(i), SCALE);
            }
        }
        Grain::Months => {
            let mut year = 0;
            for (i, bin) in themes.bins.iter().enumerate() {
                let (this, ..) = day(bin.start);
                let name = tick_label(bin.start, TickUnit::Month, lang);
                let several =
                    day(themes.bins[0].start).0 != day(themes.bins[themes.bins.len() - 1].start).0;
                let name = if several && this != year { format!("{name} {this}") } else { name };
                year = this;
                write(&name, middle(i), SCALE);
            }
        }
        Grain::Days => {
            let named = |i: &usize| {
                let (_, _, number) = day(themes.bins[*i].start);
                number == 1 || number % 5 == 0
            };
            for i in (0..themes.bins.len()).filter(named) {
                let name = tick_label(themes.bins[i].start, TickUnit::Day, lang);
                write(&name, middle(i), SCALE);
            }
            for i in [0, themes.bins.len().saturating_sub(1)] {
                if let Some(bin) = themes.bins.get(i) {
                    write(&tick_label(bin.start, TickUnit::Day, lang), middle(i), SCALE);
                }
            }
        }
    }
}
