//! The overview strip: how many dated facts each year from 1917 to 1991 has.
//!
//! Heights follow the square root, so that 1956 does not flatten the rest; colours are the thaw
//! ramp, and the bar of 1956 changes colour inside, at 25 February.

use std::fmt::Write;

use plotters::{
    chart::ChartBuilder,
    drawing::{DrawingAreaErrorKind, IntoDrawingArea},
    element::Rectangle,
    prelude::SVGBackend,
    style::{Color as _, RGBColor},
};

use super::plot::FINENESS;
use crate::{
    export::svg::Escaped,
    model::Moment,
    query::activity::Bin,
    scene::{Color, FontFace, Rect, Size, Theme, thaw_color},
    time_axis::{
        TimeScale, scale,
        strip::{TURNING_POINT, named_years, plot_of, scale_of},
    },
};

/// Every year shows at least this much: an empty one was counted too.
const LEAST_HEIGHT: f32 = 1.5;
/// What the chart says in words.
#[derive(Clone, Copy)]
pub struct OverviewWords<'a> {
    /// Read out as the picture's name: "Dated facts a year, 1917 to 1991".
    pub title: &'a str,
    /// Read out as its description: the highest year, the totals.
    pub desc: &'a str,
    /// A tooltip for each year ("1956: 143 dated facts"), for pages without scripts.
    pub year: Option<&'a dyn Fn(i32, u32) -> String>,
}

/// The chart and where its bars are.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// An SVG element.
    pub svg: String,
    /// The area of the bars, in pixels; brush and handles live here.
    pub plot: Rect,
    /// Time along the plot: all of the axis, from the left edge of `plot`.
    pub scale: TimeScale,
}

/// Draws the overview of yearly bins (`query::activity` by year; bins outside 1917–1991 are left
/// out).
///
/// # Errors
/// Where plotters cannot draw into the size, which is smaller than a pixel then.
pub fn overview(
    bins: &[Bin],
    size: Size,
    gutter: f32,
    theme: &Theme,
    words: &OverviewWords<'_>,
) -> Result<Overview, ChartError> {
    let plot = plot_of(size, gutter);
    let scale = scale_of(plot);
    let bins = within_axis(bins);

    let bars = bars(&bins, size, plot, theme)?;
    let mut svg = String::new();
    let (w, h) = (size.w, size.h);
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"overview\" viewBox=\"0 0 {w} {h}\" \
         width=\"{w}\" height=\"{h}\" role=\"img\" font-family=\"{}\">\n<title>{}</title>\n\
         <desc>{}</desc>\n<g transform=\"scale({})\">\n{bars}</g>\n",
        FontFace::Interface.family(),
        Escaped(words.title),
        Escaped(words.desc),
        1.0 / FINENESS,
    );
    baseline(&mut svg, plot, theme);
    years(&mut svg, size, plot, theme);
    if let Some(year) = words.year {
        tooltips(&mut svg, plot, &scale, &bins, year);
    }
    svg.push_str("</svg>\n");
    Ok(Overview { svg, plot, scale })
}

/// The bars alone, made to be stretched over any frame: the strip of the exhibit, which draws
/// names and brush itself. It is drawn when the bundle is built, so that the page need not carry
/// the drawing library for one picture that never changes.
///
/// # Errors
/// As [`overview`].
pub fn strip(bins: &[Bin], theme: &Theme) -> Result<String, ChartError> {
    let size = Size::new(750.0, 60.0);
    let plot = Rect::new(0.0, 0.0, size.w, size.h);
    let bars = bars(&within_axis(bins), size, plot, theme)?;
    let (w, h) = (size.w * FINENESS, size.h * FINENESS);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" \
         preserveAspectRatio=\"none\">\n{bars}</svg>\n"
    ))
}

fn within_axis(bins: &[Bin]) -> Vec<Bin> {
    let inside = |bin: &&Bin| scale::FIRST <= bin.span.start && bin.span.end <= scale::LAST;
    bins.iter().filter(inside).copied().collect()
}

/// Why a chart could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartError {
    /// What plotters says.
    pub message: String,
}

impl std::fmt::Display for ChartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the chart could not be drawn: {}", self.message)
    }
}

impl std::error::Error for ChartError {}

impl<E: std::error::Error + Send + Sync> From<DrawingAreaErrorKind<E>> for ChartError {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self { message: error.to_string() }
    }
}

/// The bars as SVG elements, `FINENESS` times too large.
fn bars(bins: &[Bin], size: Size, plot: Rect, theme: &Theme) -> Result<String, ChartError> {
    let fine = |pixels: f32| (pixels * FINENESS).round().max(0.0) as u32;
    let mut drawing = String::new();
    {
        let root =
            SVGBackend::with_string(&mut drawing, (fine(size.w), fine(size.h))).into_drawing_area();
        let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
        let (first, last) = (scale::FIRST.as_days(), scale::LAST.as_days());
        let mut chart = ChartBuilder::on(&root)
            .margin_left(fine(plot.x))
            .margin_right(fine(size.w - plot.right()))
            .margin_top(fine(plot.y))
            .margin_bottom(fine(size.h - plot.bottom()))
            .build_cartesian_2d(first..last, 0.0..f64::from(most).sqrt())?;
        let least = f64::from(LEAST_HEIGHT / plot.h) * f64::from(most).sqrt();
        let gap = (last - first) / f64::from(plot.w) * 0.8;
        let bar = |bin: &Bin, from: Moment, to: Moment, gap: f64| {
            let height = f64::from(bin.count).sqrt().max(least);
            let style = rgb(thaw_color(theme, from)).filled();
            Rectangle::new([(from.as_days(), 0.0), (to.as_days() - gap, height)], style)
        };
        let crack = Moment::ymd(1956, 2, 25);
        let rectangles = bins.iter().flat_map(|bin| {
            let (start, end) = (bin.span.start, bin.span.end);
            if start < crack && crack < end {
                vec![bar(bin, start, crack, 0.0), bar(bin, crack, end, gap)]
            } else {
                vec![bar(bin, start, end, gap)]
            }
        });
        chart.draw_series(rectangles)?;
        root.present()?;
    }
    Ok(inner(&drawing))
}

/// What stands between the tags of the SVG element plotters writes, without attributes that only
/// repeat the default.
pub(super) fn inner(drawing: &str) -> String {
    let start =
        drawing.find("<svg").and_then(|svg| drawing[svg..].find('>').map(|end| svg + end + 1));
    let end = drawing.rfind("</svg>");
    match (start, end) {
        (Some(start), Some(end)) if start <= end => drawing[start..end]
            .trim_start()
            .replace(" opacity=\"1\"", "")
            .replace(" stroke=\"none\"", ""),
        _ => String::new(),
    }
}

fn rgb(color: Color) -> RGBColor {
    RGBColor(color.r, color.g, color.b)
}

fn baseline(svg: &mut String, plot: Rect, theme: &Theme) {
    let (y, from, to) = (plot.bottom() + 0.5, plot.x, plot.right());
    let color = theme.ink3.to_hex();
    let _ = writeln!(svg, "<path d=\"M{from},{y}H{to}\" stroke=\"{color}\" fill=\"none\"/>");
}

/// The names of years under the middle of their bars, where they do not touch.
fn years(svg: &mut String, size: Size, plot: Rect, theme: &Theme) {
    for (year, x) in named_years(size, plot) {
        let (color, weight) =
            if year == TURNING_POINT { (theme.spot, 700) } else { (theme.ink3, 500) };
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"12\" font-weight=\"{weight}\" \
             text-anchor=\"middle\" fill=\"{}\">{year}</text>",
            plot.bottom() + 13.5,
            color.to_hex(),
        );
    }
}

/// Columns of the full height that say their year and count.
fn tooltips(
    svg: &mut String,
    plot: Rect,
    scale: &TimeScale,
    bins: &[Bin],
    words: &dyn Fn(i32, u32) -> String,
) {
    for bin in bins {
        let (from, to) = (scale.x(bin.span.start), scale.x(bin.span.end));
        let _ = writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"0\" width=\"{:.1}\" height=\"{}\" fill-opacity=\"0\">\
             <title>{}</title></rect>",
            f64::from(plot.x) + from,
            to - from,
            plot.bottom(),
            Escaped(&words(bin.span.start.to_ymd().0, bin.count)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{OverviewWords, inner, overview};
    use crate::{
        model::{Moment, Span},
        query::activity::Bin,
        scene::{Size, Theme, thaw_color},
    };

    fn bins(counts: &[(i32, u32)]) -> Vec<Bin> {
        let bin = |(year, count): &(i32, u32)| {
            let (start, end) = (Moment::ymd(*year, 1, 1), Moment::ymd(*year + 1, 1, 1));
            Bin { span: Span { start, end }, count: *count }
        };
        counts.iter().map(bin).collect()
    }

    const PLAIN: OverviewWords<'_> = OverviewWords { title: "Facts", desc: "A & B", year: None };

    #[test]
    fn the_bar_of_1956_changes_colour_at_the_speech() {
        let svg = |bins: &[Bin]| {
            overview(bins, Size::new(800.0, 60.0), 0.0, &Theme::DARK, &PLAIN).unwrap().svg
        };
        let color = |m, d| thaw_color(&Theme::DARK, Moment::ymd(1956, m, d)).to_hex();
        let chart = svg(&bins(&[(1956, 10), (2006, 1)])).to_lowercase();
        assert_eq!(chart.matches("<rect").count(), 2);
        assert!(chart.contains(&color(1, 1)) && chart.contains(&color(2, 25)));
        assert_eq!(svg(&bins(&[(1955, 10)])).matches("<rect").count(), 1);
    }

    #[test]
    fn names_of_years_never_touch() {
        for width in [80.0, 200.0, 390.0, 970.0] {
            let size = Size::new(width, 60.0);
            let chart = overview(&[], size, 8.0, &Theme::LIGHT, &PLAIN).unwrap();
            let xs: Vec<f32> = chart
                .svg
                .split("<text x=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
                .collect();
            assert!(xs.windows(2).all(|pair| pair[1] - pair[0] >= 28.0), "{width}: {xs:?}");
            assert!(chart.svg.contains(">1956</text>"));
        }
    }

    #[test]
    fn the_scale_matches_the_bars() {
        let bins = bins(&[(1917, 4), (1991, 4)]);
        let chart = overview(&bins, Size::new(790.0, 60.0), 20.0, &Theme::LIGHT, &PLAIN).unwrap();
        assert_eq!(chart.scale.x(Moment::ymd(1917, 1, 1)), 0.0);
        assert_eq!(chart.scale.x(Moment::ymd(1992, 1, 1)) as f32, chart.plot.w);
        assert!(chart.svg.contains("<rect x=\"200\""), "{}", chart.svg);
    }

    #[test]
    fn an_unexpected_wrapping_gives_an_empty_chart() {
        assert_eq!(inner("<svg a=\"1\">\n<rect opacity=\"1\"/>\n</svg>"), "<rect/>\n");
        assert_eq!(inner("nothing"), "");
    }
}
