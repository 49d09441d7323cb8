//! Bars and lines through plotters, in data units, with colours that the page fills in.

use std::ops::Range;

use plotters::{
    chart::ChartBuilder,
    drawing::IntoDrawingArea,
    element::{PathElement, Rectangle},
    prelude::SVGBackend,
    style::{Color as _, RGBColor},
};

use super::overview::{ChartError, inner};
use crate::scene::{Rect, Size};

/// plotters counts in whole pixels; drawn this much larger and scaled back, bars stand where they
/// should on any screen.
pub(super) const FINENESS: f32 = 10.0;

/// What something is painted with: a token of the page, so that one drawing serves both themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Lines of the scale.
    Hair,
    /// Ends of a range.
    Black,
    /// What is established, and what came after the speech.
    Thawed,
    /// What came before it.
    Ice,
    /// What is tied to the chosen entry.
    Spot,
    /// The ground of what is less than established.
    Pale,
    /// The outline of what is probable.
    Outline,
    /// The outline of what is disputed.
    Dashed,
}

impl Ink {
    const ALL: [Self; 8] = [
        Self::Hair,
        Self::Black,
        Self::Thawed,
        Self::Ice,
        Self::Spot,
        Self::Pale,
        Self::Outline,
        Self::Dashed,
    ];

    /// What stands for it until the drawing is done.
    const fn placeholder(self) -> RGBColor {
        RGBColor(0, 0, self as u8 + 1)
    }

    /// What follows `fill=` or `stroke=` in its stead.
    const fn paint(self) -> &'static str {
        match self {
            Self::Hair => "\"var(--hair)\"",
            Self::Black => "\"var(--ink)\"",
            Self::Thawed | Self::Outline => "\"var(--thawed)\"",
            Self::Ice => "\"var(--ice)\"",
            Self::Spot => "\"var(--spot)\"",
            Self::Pale => "\"var(--tint)\"",
            Self::Dashed => "\"var(--ink3)\" stroke-dasharray=\"45 35\"",
        }
    }
}

/// Something to draw, in the units of its [`Plot`].
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A filled bar.
    Bar { x: Range<f64>, y: Range<f64>, ink: Ink },
    /// A line, so many pixels wide.
    Line { points: Vec<(f64, f64)>, ink: Ink, width: f32 },
}

impl Mark {
    /// The edge of a bar.
    pub(super) fn outline(x: &Range<f64>, y: &Range<f64>, ink: Ink) -> Self {
        let points = vec![
            (x.start, y.start),
            (x.start, y.end),
            (x.end, y.end),
            (x.end, y.start),
            (x.start, y.start),
        ];
        Self::Line { points, ink, width: 1.2 }
    }

    /// A straight line.
    pub(super) fn line(from: (f64, f64), to: (f64, f64), ink: Ink, width: f32) -> Self {
        Self::Line { points: vec![from, to], ink, width }
    }
}

/// An area of a chart with scales of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plot {
    /// Where it lies, in pixels.
    pub(super) area: Rect,
    /// What runs from its left to its right edge.
    pub(super) x: Range<f64>,
    /// What runs from its lower to its upper edge.
    pub(super) y: Range<f64>,
    /// What is drawn, from the back to the front.
    pub(super) marks: Vec<Mark>,
}

/// SVG elements, [`FINENESS`] times too large.
pub(super) fn draw(plots: &[Plot], size: Size) -> Result<String, ChartError> {
    let fine = |pixels: f32| (pixels * FINENESS).round().max(0.0) as u32;
    let mut drawing = String::new();
    {
        let root =
            SVGBackend::with_string(&mut drawing, (fine(size.w), fine(size.h))).into_drawing_area();
        for Plot { area, x, y, marks } in plots {
            let mut chart = ChartBuilder::on(&root)
                .margin_left(fine(area.x))
                .margin_right(fine(size.w - area.right()))
                .margin_top(fine(area.y))
                .margin_bottom(fine(size.h - area.bottom()))
                .build_cartesian_2d(x.clone(), y.clone())?;
            for mark in marks {
                match mark {
                    Mark::Bar { x, y, ink } => {
                        let style = ink.placeholder().filled();
                        let corners = [(x.start, y.end), (x.end, y.start)];
                        chart.draw_series([Rectangle::new(corners, style)])?;
                    }
                    Mark::Line { points, ink, width } => {
                        let style = ink.placeholder().stroke_width(fine(*width));
                        chart.draw_series([PathElement::new(points.clone(), style)])?;
                    }
                }
            }
        }
        root.present()?;
    }
    let mut painted = inner(&drawing);
    for ink in Ink::ALL {
        painted = painted.replace(&format!("\"#00000{}\"", ink as u8 + 1), ink.paint());
    }
    Ok(painted)
}
