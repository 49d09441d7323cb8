//! The numbers of a section, each as a bar under its name, with whose it is.
//!
//! What is established is filled, what is probable is pale with an edge, what is disputed has a
//! dashed edge alone: so it reads in grey. A range is a bar to its least, a paler one to its most,
//! and a line with two ends between them. One number over time is a line (`course`).

use std::ops::Range;

use super::{
    course::course,
    overview::ChartError,
    plot::{Ink, Mark, Plot, draw},
    sheet::{Hand, NAME, NUMBER, Picture, REMARK, SCALE, Sheet, Words},
};
use crate::{
    i18n::{self, Arg, Phrase, phrase},
    model::{Certainty, Figure, Lang, Section},
    scene::{Align, Rect, Size},
};

/// Height of a bar.
const BAR: f32 = 11.0;
/// Between a row and the next.
const GAP: f32 = 9.0;
/// Between the name of a row and its number.
const BETWEEN: f32 = 10.0;

/// A row as it is drawn.
struct Row<'a> {
    figure: Figure,
    /// Empty where the row before has the same.
    name: Vec<String>,
    number: String,
    whose: Vec<String>,
    /// Of the name, the bar and all of it, from the top of the chart.
    top: f32,
    bar: f32,
    label: &'a str,
}

/// The chart of a section that is all numbers; `None` for any other. `width` is that of the page,
/// in pixels, from about 200.
///
/// # Errors
/// Where plotters cannot draw.
pub fn numbers(section: &Section, lang: Lang, width: f32) -> Result<Option<Picture>, ChartError> {
    let Some(figures) = section.figures() else { return Ok(None) };
    let unit = unit(section, lang);
    let (sheet, plot, size) = course(section, &figures, lang, (width, unit))
        .unwrap_or_else(|| bars(section, &figures, lang, (width, unit)));
    let drawing = draw(&[plot], size)?;

    let most = figures.iter().map(|figure| figure.high).max().unwrap_or(0);
    let least = figures.iter().map(|figure| figure.low).min().unwrap_or(0);
    let desc = match &section.rows[..] {
        [row] => {
            let all = i18n::tenths(lang, least, most);
            let args = [Arg::Text(row.label.get(lang)), Arg::Text(&all), Arg::Text(unit)];
            phrase(lang, Phrase::FigureSays, &args)
        }
        rows => {
            let (from, to) = (i18n::tenths(lang, least, least), i18n::tenths(lang, most, most));
            let args = [Arg::Number(rows.len()), Arg::Text(&from), Arg::Text(&to), Arg::Text(unit)];
            phrase(lang, Phrase::FiguresSay, &args)
        }
    };
    let words = Words { title: section.title.get(lang), desc: &desc };
    Ok(Some(sheet.finish(&drawing, size, words)))
}

fn bars(
    section: &Section,
    figures: &[Figure],
    lang: Lang,
    (width, unit): (f32, &str),
) -> (Sheet, Plot, Size) {
    let (rows, bottom) = rows(section, figures, lang, width);
    let most = figures.iter().map(|figure| figure.high).max().unwrap_or(0).max(1);
    let steps = steps(most);
    let top = steps.last().copied().unwrap_or(most).max(most);
    // The lines at both ends are seen whole.
    let area = Rect::new(1.0, 0.0, width - 2.0, bottom);
    let mut marks = Vec::new();
    for row in &rows {
        let y = f64::from(bottom - row.bar);
        scale(&mut marks, &steps, y);
        bar(&mut marks, row.figure, y);
        upright(&mut marks, 0.0, y, Ink::Black);
    }
    let size = Size::new(width, bottom + 4.0 + SCALE.leading());
    let plot = Plot { area, x: 0.0..f64::from(top), y: 0.0..f64::from(bottom), marks };
    let mut sheet = Sheet::default();
    for row in &rows {
        write(&mut sheet, row, width);
    }
    let x_of = |step: u32| area.x + area.w * (f64::from(step) / f64::from(top)) as f32;
    name_scale(&mut sheet, &steps, x_of, (bottom + 4.0, width), unit, lang);
    (sheet, plot, size)
}

/// What is counted: the words after the last number.
fn unit(section: &Section, lang: Lang) -> &str {
    let text = section.rows.first().map_or("", |row| row.text.get(lang));
    text.rsplit_once('\u{a0}').map_or("", |(_, unit)| unit)
}

/// Where everything stands, and where the last row ends.
fn rows<'a>(
    section: &'a Section,
    figures: &[Figure],
    lang: Lang,
    width: f32,
) -> (Vec<Row<'a>>, f32) {
    let mut y = 0.0;
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (of, figure) in section.rows.iter().zip(figures) {
        let label = of.label.get(lang);
        let number = i18n::tenths(lang, figure.low, figure.high);
        // Figures that compete stand under one name.
        let again = rows.last().is_some_and(|last| last.label == label);
        let room = width - NUMBER.width(&number) - BETWEEN;
        let whose = of.more.get(lang);
        let (name, whose) = if again {
            (Vec::new(), REMARK.lines(whose, room))
        } else {
            (NAME.lines(label, room), REMARK.lines(whose, width))
        };
        let top = y;
        // A row without a name has its owner beside the number, else under the bar.
        let lines = if again { whose.len() } else { name.len() };
        let bar = top + NAME.leading() * lines.max(1) as f32 + 2.0;
        y = bar + BAR;
        if !again && !whose.is_empty() {
            y += 1.0 + REMARK.leading() * whose.len() as f32;
        }
        y += GAP;
        rows.push(Row { figure: *figure, name, number, whose, top, bar, label });
    }
    (rows, y)
}

fn write(sheet: &mut Sheet, row: &Row<'_>, width: f32) {
    let lines = |sheet: &mut Sheet, lines: &[String], top: f32, hand: Hand, step: f32| {
        for (i, line) in lines.iter().enumerate() {
            sheet.write(line, 0.0, top + step * i as f32, hand);
        }
    };
    if row.name.is_empty() && !row.whose.is_empty() {
        lines(sheet, &row.whose, row.top + 1.0, REMARK, NAME.leading());
    } else {
        lines(sheet, &row.name, row.top, NAME, NAME.leading());
        lines(sheet, &row.whose, row.bar + BAR + 1.0, REMARK, REMARK.leading());
    }
    sheet.write(&row.number, width, row.top, NUMBER);
}

/// A bar from 0 to its number, its top at `y` from below.
fn bar(marks: &mut Vec<Mark>, figure: Figure, y: f64) {
    let (low, high) = (f64::from(figure.low), f64::from(figure.high));
    let y: Range<f64> = y - f64::from(BAR)..y;
    let mut part = |x: Range<f64>, certainty: Certainty| match certainty {
        Certainty::Established => marks.push(Mark::Bar { x, y: y.clone(), ink: Ink::Thawed }),
        Certainty::Probable => {
            marks.push(Mark::Bar { x: x.clone(), y: y.clone(), ink: Ink::Pale });
            marks.push(Mark::outline(&x, &y, Ink::Outline));
        }
        Certainty::Disputed => marks.push(Mark::outline(&x, &y, Ink::Dashed)),
    };
    part(0.0..low, figure.certainty);
    if figure.is_range() {
        let beyond = match figure.certainty {
            Certainty::Established => Certainty::Probable,
            certainty => certainty,
        };
        part(low..high, beyond);
        let middle = f64::midpoint(y.start, y.end);
        marks.push(Mark::line((low, middle), (high, middle), Ink::Black, 1.6));
        for end in [low, high] {
            marks.push(Mark::line((end, y.start - 1.5), (end, y.end + 1.5), Ink::Black, 1.6));
        }
    }
}

/// Two to five round numbers from 0, the last not far above the most; in tenths of the unit.
pub(super) fn steps(most: u32) -> Vec<u32> {
    let mut step = 10u64;
    // 1, 2, 5, 10, 20, 50 … until four of them reach as far.
    for i in 0.. {
        if step * 4 >= u64::from(most) {
            break;
        }
        step = if i % 3 == 1 { step / 2 * 5 } else { step * 2 };
    }
    let count = u64::from(most).div_ceil(step).max(1);
    (0..=count).map(|i| u32::try_from(i * step).unwrap_or(u32::MAX)).collect()
}

/// Lines at round numbers behind a bar; they leave the words alone.
fn scale(marks: &mut Vec<Mark>, steps: &[u32], y: f64) {
    for step in steps.iter().skip(1) {
        upright(marks, f64::from(*step), y, Ink::Hair);
    }
}

/// A line a little higher than a bar.
fn upright(marks: &mut Vec<Mark>, x: f64, y: f64, ink: Ink) {
    marks.push(Mark::line((x, y - f64::from(BAR) - 3.0), (x, y + 3.0), ink, 1.0));
}

/// The last number says what is counted; it, then 0, then the others, where they have room.
fn name_scale(
    sheet: &mut Sheet,
    steps: &[u32],
    x_of: impl Fn(u32) -> f32,
    (top, width): (f32, f32),
    unit: &str,
    lang: Lang,
) {
    let Some((last, rest)) = steps.split_last() else { return };
    let name = |step: u32| i18n::tenths(lang, step, step);
    let end = Hand { align: Align::End, ..SCALE };
    let with_unit = format!("{} {unit}", name(*last));
    sheet.write(with_unit.trim_end(), width, top, end);
    for (i, step) in rest.iter().enumerate() {
        let hand = if i == 0 { Hand { align: Align::Start, ..SCALE } } else { SCALE };
        let x = if i == 0 { 0.0 } else { x_of(*step) };
        sheet.write_if_free(&name(*step), x, top, hand);
    }
}

#[cfg(test)]
mod tests {
    use super::{numbers, steps};
    use crate::{
        charts::Picture,
        model::{Certainty, Figure, Lang, LocalizedText, NodeIx, Section, SectionRow},
    };

    fn row(label: &str, low: u32, high: u32, certainty: Certainty, whose: &str) -> SectionRow {
        SectionRow {
            label: LocalizedText::en(label),
            text: LocalizedText::en("x\u{a0}people"),
            more: LocalizedText::en(whose),
            sources: Vec::new(),
            figure: Some(Figure { low: low * 10, high: high * 10, certainty, at: None }),
        }
    }

    fn section(rows: Vec<SectionRow>) -> Section {
        Section {
            node: NodeIx(0),
            group: LocalizedText::default(),
            title: LocalizedText::en("The <dead>"),
            text: LocalizedText::default(),
            entries: Vec::new(),
            rows,
            sources: Vec::new(),
        }
    }

    fn chart(rows: Vec<SectionRow>, width: f32) -> Picture {
        numbers(&section(rows), Lang::En, width).unwrap().unwrap()
    }

    /// The numbers of an attribute of every element that has a certain paint.
    fn values(svg: &str, paint: &str, attribute: &str) -> Vec<String> {
        let name = format!(" {attribute}=\"");
        let elements = svg.split('<').filter(|element| element.contains(paint));
        elements
            .filter_map(|element| element.split_once(&name)?.1.split_once('"'))
            .map(|(value, _)| value.trim().to_owned())
            .collect()
    }

    #[test]
    fn bars_end_and_ranges_lie_where_their_numbers_are() {
        let rows = vec![
            row("counted", 200, 200, Certainty::Established, ""),
            row("estimated", 300, 700, Certainty::Disputed, "somebody"),
        ];
        // The scale runs from 0 to 800 over 800 pixels; drawn ten times too large.
        let svg = chart(rows, 802.0).svg;
        let close = |found: i32, expected: i32| (found - expected).abs() <= 1;
        let [bar] = &values(&svg, "fill=\"var(--thawed)\"", "width")[..] else { panic!("{svg}") };
        assert!(close(bar.parse().unwrap(), 2000), "{bar}");
        let lines = values(&svg, "stroke=\"var(--ink)\"", "points");
        let xs: Vec<Vec<i32>> = lines
            .iter()
            .map(|points| {
                let x = |point: &str| point.split_once(',').unwrap().0.parse::<i32>().unwrap() - 10;
                points.split(' ').map(x).collect()
            })
            .collect();
        // The base line, then the line of the range, its two ends, and the base line again.
        let expected = [[0, 0], [3000, 7000], [3000, 3000], [7000, 7000], [0, 0]];
        let matches = xs.iter().zip(&expected).all(|(found, expected)| {
            found.iter().zip(expected).all(|(found, expected)| close(*found, *expected))
        });
        assert!(matches && xs.len() == expected.len(), "{xs:?}");
        assert_eq!(values(&svg, "stroke-dasharray", "points").len(), 2);
    }

    #[test]
    fn figures_that_compete_stand_under_one_name_with_whose_they_are() {
        let rows = vec![
            row("killed", 22, 22, Certainty::Established, "one"),
            row("killed", 27, 27, Certainty::Disputed, "another"),
        ];
        let texts: Vec<String> =
            chart(rows, 336.0).texts.into_iter().map(|(_, text)| text).collect();
        let expected = ["killed", "one", "22", "another", "27", "30 people", "0", "10", "20"];
        assert_eq!(texts, expected);
    }

    #[test]
    fn it_says_what_it_is_to_those_who_do_not_see_it() {
        let rows = vec![row("killed", 22, 800, Certainty::Disputed, "")];
        let svg = chart(rows.clone(), 336.0).svg;
        assert!(svg.contains("role=\"img\""));
        assert!(svg.contains("<title>The &lt;dead&gt;</title>"), "{svg}");
        assert!(svg.contains("<desc>killed: 22–800 people.</desc>"), "{svg}");
        let two = [rows, vec![row("wounded", 7, 7, Certainty::Established, "")]].concat();
        let svg = chart(two, 336.0).svg;
        assert!(svg.contains("<desc>2 numbers, from 7 to 800 people.</desc>"), "{svg}");
    }

    #[test]
    fn a_section_with_anything_but_numbers_has_no_chart() {
        let mut rows = vec![row("killed", 22, 22, Certainty::Established, "")];
        rows.push(SectionRow { figure: None, ..rows[0].clone() });
        for rows in [rows, Vec::new()] {
            assert_eq!(numbers(&section(rows), Lang::En, 336.0), Ok(None));
        }
    }

    #[test]
    fn the_scale_is_round_and_reaches_the_most() {
        for (most, expected) in [
            (1, vec![0, 10]),
            (40, vec![0, 10, 20, 30, 40]),
            (41, vec![0, 20, 40, 60]),
            (496, vec![0, 200, 400, 600]),
            (794, vec![0, 200, 400, 600, 800]),
            (8000, vec![0, 2000, 4000, 6000, 8000]),
            (200_000, vec![0, 50_000, 100_000, 150_000, 200_000]),
        ] {
            assert_eq!(steps(most), expected, "{most}");
        }
    }
}
