//! The charts of the exhibit's own numbers: nothing lies over anything else, and nothing is left
//! out.
#![cfg(all(feature = "charts", feature = "tool"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use twentieth::{
    charts::{self, Picture, Words},
    dataset::read_folder,
    i18n,
    model::{Dataset, Lang},
    query::themes::themes,
    time_axis::Preset,
};

/// A phone, the panel, a wide page, in CSS pixels.
const WIDTHS: [f32; 4] = [300.0, 336.0, 640.0, 900.0];

fn own() -> Dataset {
    read_folder(Path::new("data/twentieth")).unwrap().0
}

fn check(picture: &Picture, about: &str) {
    for (i, (a, said)) in picture.texts.iter().enumerate() {
        for (b, other) in &picture.texts[i + 1..] {
            assert!(!a.overlaps(*b), "{about}: {said:?} and {other:?} overlap");
        }
        let inside = a.x >= -0.5 && a.right() <= picture.size.w + 0.5;
        assert!(inside && a.bottom() <= picture.size.h + 0.5, "{about}: {said:?} at {a:?}");
    }
    for part in ["role=\"img\"", "<title>", "<desc>"] {
        assert!(picture.svg.contains(part), "{about}: no {part}");
    }
    // Both themes, from one drawing.
    assert!(!picture.svg.contains("#0"), "{about}: a colour was left unpainted");
}

#[test]
fn every_row_of_numbers_is_drawn_and_its_words_do_not_overlap() {
    let dataset = own();
    let mut drawn = 0;
    for section in &dataset.parts().sections {
        for (lang, width) in Lang::ALL.into_iter().flat_map(|l| WIDTHS.map(|w| (l, w))) {
            let Some(picture) = charts::numbers(section, lang, width).unwrap() else { continue };
            check(&picture, &format!("{}, {width}", section.title.get(lang)));
            for figure in section.figures().unwrap() {
                let number = i18n::tenths(lang, figure.low, figure.high);
                let said = picture.texts.iter().any(|(_, text)| *text == number);
                assert!(said, "{}: {number} is missing", section.title.get(lang));
            }
            drawn += 1;
        }
    }
    assert!(drawn >= 30 * Lang::ALL.len() * WIDTHS.len(), "{drawn}");
}

#[test]
fn every_series_of_the_data_has_its_chart_with_every_entry_it_is_about() {
    let dataset = own();
    for series in &dataset.parts().series {
        for node in &series.about {
            let found = dataset.sections_of(*node).find(|section| section.title == series.title);
            let figures = found.and_then(|section| section.figures()).unwrap_or_default();
            let numbers: Vec<(u32, u32)> =
                figures.iter().map(|figure| (figure.low, figure.high)).collect();
            let tenths = |number: f64| (number * 10.0).round() as u32;
            let expected: Vec<(u32, u32)> =
                series.values.iter().map(|value| (tenths(value.low), tenths(value.high))).collect();
            assert_eq!(numbers, expected, "{}", series.id);
        }
    }
}

#[test]
fn events_by_theme_are_drawn_for_every_window() {
    let dataset = own();
    for preset in Preset::ALL {
        let counted = themes(&dataset, preset.span(), &|_| true, &|ix| ix.index() < 3);
        assert!(counted.count() > 0);
        for (lang, width) in Lang::ALL.into_iter().flat_map(|l| WIDTHS.map(|w| (l, w))) {
            let name = |row: &twentieth::query::themes::ThemeRow| dataset.region(row.region);
            let names: Vec<&str> =
                counted.rows.iter().map(|row| name(row).lane.get(lang)).collect();
            let words = Words { title: "title", desc: "desc" };
            let picture = charts::themes(&counted, &names, lang, width, words).unwrap();
            let about = format!("{preset:?}, {lang:?}, {width}");
            check(&picture, &about);
            let bars = picture.svg.matches("<rect").count();
            let cells: usize = counted
                .rows
                .iter()
                .flat_map(|row| row.counts.iter().chain(&row.tied))
                .filter(|count| **count > 0)
                .count();
            assert_eq!(bars, cells, "{about}");
        }
    }
}
