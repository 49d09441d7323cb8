//! Bars, marks, ticks and labels. Marks are batched by kind, so that the number of paths follows
//! kinds and not facts; bars that fade need a gradient each.

use super::{
    Request,
    facts::{BAR_HEIGHT, Fact, LINE_HEIGHT, OFFICE_HEIGHT, TICK},
    frame::Frame,
    gather::{LEAST_GROUND, REACH},
    glyph::{Bar, GlyphForm},
};
use crate::{
    model::Kind,
    number::Bounded,
    order::{sort_by, sort_by_key},
    scene::{
        Color, Dash, Paint, Path, Point, Rect, Scene, Seg, TextStyle,
        marks::{is_open, mark, mark_polygon, mark_spine},
    },
};

/// Opacity of what is context only.
const FADED: f32 = 0.38;
/// Opacity of an office.
const OFFICE_ALPHA: f32 = 0.62;
/// Opacity at the far end of a fade.
const FADE_END: f32 = 0.05;
/// Opacity of ticks.
const TICK_ALPHA: f32 = 0.55;
/// A known end opposite a fading one: width and height of its upright.
const UPRIGHT: [f32; 2] = [1.6, 13.0];
/// The line around marks in the colour of the ground.
const OUTLINE: f32 = 1.2;
/// The outline of open marks.
const OPEN_LINE: f32 = 1.5;
/// The ring of the selected and the hovered.
const RING: f32 = 2.0;
/// Hatching: distance and width of its lines.
const HATCH: [f32; 2] = [3.6, 1.1];
/// The halo of a label that crosses the crack.
const HALO: f32 = 3.4;

/// The lives whose lanes these are: a thin line each, from birth to death.
pub(super) fn lives(scene: &mut Scene, request: &Request<'_>, frame: &Frame) {
    let plot = frame.plot;
    let mut segs = Vec::new();
    for band in &frame.lanes {
        let person = request.lanes.person(band.lane).map(|ix| request.dataset.node(ix));
        let Some(life) = person.and_then(|person| person.span()) else { continue };
        if band.rect.bottom() <= frame.top() || request.size.h <= band.rect.y {
            continue;
        }
        let x = |moment| plot.x + request.scale.x_near(moment).bounded(0.0, plot.w);
        let (from, to, y) = (x(life.start), x(life.end), band.row_y(0).round() + 0.5);
        if from < to {
            segs.extend([Seg::Move(Point::new(from, y)), Seg::Line(Point::new(to, y))]);
        }
    }
    if !segs.is_empty() {
        scene.path(Path::stroked(segs, request.theme.ink3.with_alpha(0.75), 1.0));
    }
}

/// Offices: pale bars below the lives, darker where several were held at once.
pub(super) fn offices(scene: &mut Scene, request: &Request<'_>, plot: Rect, facts: &[Fact]) {
    for fact in facts.iter().filter(|fact| fact.is_office) {
        let color = color(request, fact);
        let color = color.with_alpha(color.alpha * OFFICE_ALPHA);
        match &fact.glyph.form {
            GlyphForm::Bar(bar) => paint_bar(scene, plot, &moved(bar, plot.x), fact, color),
            _ => scene.path(Path::filled(vec![Seg::Rect(fact.mark)], color)),
        }
    }
}

/// Ticks of crowded facts, then bars.
pub(super) fn bars(scene: &mut Scene, request: &Request<'_>, plot: Rect, facts: &[Fact]) {
    ticks(scene, request, facts);
    for fact in facts.iter().rev() {
        if fact.crowded || fact.is_office {
            continue;
        }
        let color = color(request, fact);
        match &fact.glyph.form {
            GlyphForm::Bar(bar) => {
                let bar = moved(bar, plot.x);
                if fact.mark.w <= LEAST_GROUND {
                    // It may lie upon a longer bar.
                    let ground = vec![Seg::Rect(fact.mark.inflate(OUTLINE))];
                    scene.path(Path::filled(ground, request.theme.paper));
                }
                paint_bar(scene, plot, &bar, fact, color);
                if fact.selected {
                    let ring = fact.mark.inflate(3.5);
                    scene.path(Path::stroked(vec![Seg::Rect(ring)], request.theme.spot, RING));
                }
            }
            GlyphForm::Mark { x, reach } if *reach > 0.0 => {
                let x = plot.x + x;
                let tails = Bar { from: x - reach, to: x + reach, solid: [x, x] };
                paint_bar(scene, plot, &tails, fact, color.with_alpha(color.alpha * 0.6));
            }
            GlyphForm::Set { xs, all } => {
                let y = fact.y();
                let at = |x: f32| Point::new(plot.x + x, y);
                let line = match (xs.first(), xs.last()) {
                    (Some(first), Some(last)) => {
                        vec![Seg::Move(at(*first)), Seg::Line(at(*last))]
                    }
                    _ => Vec::new(),
                };
                let dash = if *all { Dash::Solid } else { Dash::Short };
                scene.path(Path::dashed(line, color, OPEN_LINE, dash));
            }
            GlyphForm::Mark { .. } => {}
        }
    }
}

/// How many facts share a tick is told by its height.
fn ticks(scene: &mut Scene, request: &Request<'_>, facts: &[Fact]) {
    for fact in facts.iter().filter(|fact| fact.crowded && is_line(fact)) {
        let alpha = TICK_ALPHA * if fact.faded { FADED } else { 1.0 };
        let color = request.theme.kind(fact.kind).with_alpha(alpha);
        scene.path(Path::filled(vec![Seg::Rect(fact.mark)], color));
    }
    let is_tick = |fact: &&Fact| fact.crowded && !fact.rolled && !is_line(fact);
    let mut crowded: Vec<&Fact> = facts.iter().filter(is_tick).collect();
    sort_by(&mut crowded, |a, b| {
        a.mark.y.total_cmp(&b.mark.y).then_with(|| a.mark.x.total_cmp(&b.mark.x))
    });
    let mut by_style: Vec<(Kind, bool, Vec<Seg>)> = Vec::new();
    for slot in crowded.chunk_by(|a, b| (a.mark.x, a.mark.y) == (b.mark.x, b.mark.y)) {
        // The colour is that of the most important; the sort kept their order.
        let (Rect { x, y, .. }, count) = (slot[0].mark, slot.len() as f32);
        let height = (TICK[1] + (count - 1.0) * 1.5).min(TICK[1] * 2.0);
        let rect = Rect::new(x, y + TICK[1] - height, TICK[0] - 0.5, height);
        let (kind, faded) = (slot[0].kind, slot[0].faded);
        match by_style.iter_mut().find(|(k, f, _)| (*k, *f) == (kind, faded)) {
            Some((_, _, segs)) => segs.push(Seg::Rect(rect)),
            None => by_style.push((kind, faded, vec![Seg::Rect(rect)])),
        }
    }
    sort_by_key(&mut by_style, |(kind, faded, _)| (!*faded, *kind));
    for (kind, faded, segs) in by_style {
        let alpha = if faded { TICK_ALPHA * FADED } else { TICK_ALPHA };
        scene.path(Path::filled(segs, request.theme.kind(kind).with_alpha(alpha)));
    }
}

/// Whether a crowded fact is a stretch of time and not a tick.
fn is_line(fact: &Fact) -> bool {
    fact.mark.h <= LINE_HEIGHT
}

/// Marks, the least important first, so that the others lie above.
pub(super) fn marks(scene: &mut Scene, request: &Request<'_>, facts: &[Fact]) {
    let ground = request.theme.paper;
    for faded in [true, false] {
        let facts = || facts.iter().filter(|fact| fact.faded == faded).rev();
        for kind in Kind::ALL {
            let (mut filled, mut spines, mut open, mut hatches) =
                (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            let mut grown = Vec::new();
            let mut color = request.theme.kind(kind);
            let drawn = |fact: &&Fact| fact.kind == kind && !fact.crowded && !fact.is_office;
            for fact in facts().filter(drawn) {
                color = self::color(request, fact);
                let one_of = matches!(fact.glyph.form, GlyphForm::Set { all: false, .. });
                for center in centers(fact, request) {
                    if one_of || fact.glyph.hatched || is_open(kind) {
                        open.extend(mark(kind, center, fact.radius));
                    } else {
                        filled.extend(mark(kind, center, fact.radius));
                        grown.extend(mark(kind, center, fact.radius + OUTLINE));
                        spines.extend(mark_spine(kind, center, fact.radius));
                    }
                    if fact.glyph.hatched {
                        hatches.extend(hatch(&mark_polygon(kind, center, fact.radius)));
                    }
                }
            }
            // The ground's outline keeps touching marks apart, and the crack from showing through
            // what is faded. Filled: a browser strokes thousands of corners slowly.
            scene.path(Path::filled(grown, ground));
            scene.path(Path::filled(filled, color));
            scene.path(Path::stroked(spines, ground, OUTLINE));
            scene.path(Path::filled(open.clone(), ground));
            scene.path(Path::stroked(open, color, OPEN_LINE));
            scene.path(Path::stroked(hatches, color, HATCH[1]));
        }
    }
    for fact in facts.iter().filter(|fact| fact.selected) {
        ring(scene, request, fact, request.theme.spot);
    }
}

/// Labels; those across the crack keep a halo of paper.
pub(super) fn labels(scene: &mut Scene, request: &Request<'_>, facts: &[Fact], crack: Option<f32>) {
    for fact in facts {
        let Some(label) = &fact.label else { continue };
        let crosses = crack.is_some_and(|x| label.rect.x - 4.0 < x && x < label.rect.right() + 4.0);
        if label.rect.overlaps(fact.mark) {
            // A bar without an end in view is named upon itself.
            let paper = Rect::new(label.rect.x - 4.0, fact.mark.y - 1.0, label.rect.w + 8.0, 11.0);
            scene.path(Path::filled(vec![Seg::Rect(paper)], request.theme.paper));
        }
        let mut style = fact.style;
        style.halo = crosses.then_some((request.theme.paper, HALO));
        scene.text(fact.name.clone(), Point::new(label.rect.x, label.baseline), style);
    }
}

/// The hovered fact: its mark, a ring of ink, its label on paper.
pub(super) fn hovered(
    scene: &mut Scene,
    request: &Request<'_>,
    fact: &Fact,
    plot: Rect,
    when: Option<&str>,
) {
    let theme = request.theme;
    let mut fact = fact.clone();
    if fact.crowded {
        // Its tick is shown in its row as the mark it would have been.
        let y = match fact.rolled {
            true => fact.mark.center().y,
            false => fact.mark.bottom() - super::LANE_HEIGHT / 2.0,
        };
        let x = if is_line(&fact) {
            fact.mark.center().x
        } else {
            plot.x + request.scale.x_near(fact.glyph.moment)
        };
        let center = Point::new(x, y);
        fact.mark = Rect::around(center, fact.radius * REACH);
        fact.glyph.form = GlyphForm::Mark { x: center.x - plot.x, reach: 0.0 };
        fact.crowded = false;
        let segs = mark(fact.kind, center, fact.radius);
        scene.path(Path::stroked(segs.clone(), theme.paper, OUTLINE * 2.0));
        scene.path(match is_open(fact.kind) {
            true => Path::stroked(segs, theme.kind(fact.kind), OPEN_LINE),
            false => Path::filled(segs, theme.kind(fact.kind)),
        });
    }
    match fact.glyph.form {
        GlyphForm::Bar(_) => {
            let around = vec![Seg::Rect(fact.mark.inflate(3.0))];
            scene.path(Path::stroked(around, theme.ink, RING));
        }
        _ => ring(scene, request, &fact, theme.ink),
    }

    let Some(when) = when else { return };
    let mut style = fact.style;
    style.color = if fact.selected { theme.spot } else { theme.ink };
    let date = TextStyle { color: theme.ink2, weight: 500, ..style };
    let width = request.metrics.width(&fact.name, &style);
    let more = if when.is_empty() { 0.0 } else { 8.0 + request.metrics.width(when, &date) };
    let y = fact.y();
    let whole = width + more;
    let right = match &fact.label {
        Some(label) if fact.mark.x <= label.rect.x => label.rect.x,
        _ => fact.mark.right() + 8.0,
    };
    let left = match &fact.label {
        Some(label) if label.rect.x < fact.mark.x => label.rect.right() - whole,
        _ => fact.mark.x - 8.0 - whole,
    };
    let prefers_left = fact.label.as_ref().is_some_and(|label| label.rect.x < fact.mark.x);
    let fits_right = right + whole <= plot.right();
    let fits_left = plot.x <= left;
    let x = if fits_left && (prefers_left || !fits_right) { left } else { right };
    let x = x.min(plot.right() - whole).max(0.0);
    let baseline = fact.label.as_ref().map_or(y + 4.3, |label| label.baseline);
    let paper = Rect::new(x - 3.0, y - 9.0, whole + 6.0, 18.0);
    scene.path(Path::filled(vec![Seg::Rect(paper)], theme.paper));
    scene.text(fact.name, Point::new(x, baseline), style);
    if !when.is_empty() {
        scene.text(when, Point::new(x + width + 8.0, baseline), date);
    }
}

/// A ring in the shape of the mark.
fn ring(scene: &mut Scene, request: &Request<'_>, fact: &Fact, color: Color) {
    if matches!(fact.glyph.form, GlyphForm::Bar(_)) {
        return;
    }
    for center in centers(fact, request) {
        let segs = mark(fact.kind, center, fact.radius + 3.2);
        scene.path(Path::stroked(segs, color, RING));
    }
}

/// Where the marks of a fact stand; a bar has none.
fn centers(fact: &Fact, request: &Request<'_>) -> Vec<Point> {
    let left = super::plot_of(request.size).x;
    let at = |x: &f32| Point::new(left + x, fact.y());
    match &fact.glyph.form {
        GlyphForm::Mark { x, .. } => vec![at(x)],
        GlyphForm::Set { xs, .. } => xs.iter().map(at).collect(),
        GlyphForm::Bar(_) => Vec::new(),
    }
}

fn color(request: &Request<'_>, fact: &Fact) -> Color {
    let color = request.theme.kind(fact.kind);
    if fact.faded { color.with_alpha(FADED) } else { color }
}

fn moved(bar: &Bar, dx: f32) -> Bar {
    Bar { from: bar.from + dx, to: bar.to + dx, solid: bar.solid.map(|x| x + dx) }
}

/// A bar with its fades, cut to the plot.
fn paint_bar(scene: &mut Scene, plot: Rect, bar: &Bar, fact: &Fact, color: Color) {
    let y = fact.y();
    let height = if fact.is_office { OFFICE_HEIGHT } else { BAR_HEIGHT };
    let piece = |from: f32, to: f32| {
        let (from, to) = (from.max(plot.x), to.min(plot.right()));
        let rect = Rect::new(from, y - height / 2.0, to - from, height);
        (to - from > 0.01).then(|| vec![Seg::Rect(rect)])
    };
    let nothing = color.with_alpha(color.alpha * FADE_END);
    let body = if fact.glyph.hatched { color.with_alpha(color.alpha * 0.3) } else { color };
    // Pieces meet at whole pixels, so that no seam shows.
    let [left_known, right_known] = bar.known();
    let solid_from = if left_known { bar.from } else { bar.solid[0].round() };
    let solid_to = if right_known { bar.to } else { bar.solid[1].round() };
    let parts = [
        (bar.from, solid_from, nothing, body),
        (solid_from, solid_to, body, body),
        (solid_to, bar.to, body, nothing),
    ];
    for (from, to, left, right) in parts {
        let Some(segs) = piece(from, to) else { continue };
        if left == right {
            scene.path(Path::filled(segs, left));
        } else {
            let fill = Some(Paint::FadeX { x0: from, from: left, x1: to, to: right });
            scene.path(Path { segs, fill, stroke: None });
        }
    }
    if fact.glyph.hatched {
        let (from, to) = (bar.from.max(plot.x), bar.to.min(plot.right()));
        let (top, bottom) = (y - height / 2.0, y + height / 2.0);
        let corners = [(from, top), (to, top), (to, bottom), (from, bottom)];
        let polygon = corners.map(|(x, y)| Point::new(x, y));
        scene.path(Path::stroked(hatch(&polygon), color, HATCH[1]));
    }

    let known_x = match (left_known, right_known) {
        (true, false) => bar.from,
        (false, true) => bar.to - UPRIGHT[0],
        _ => return,
    };
    if !fact.is_office && (plot.x..=plot.right()).contains(&known_x) {
        let upright = Rect::new(known_x, y - UPRIGHT[1] / 2.0, UPRIGHT[0], UPRIGHT[1]);
        scene.path(Path::filled(vec![Seg::Rect(upright)], color));
    }
}

/// Strokes at 45 degrees inside a polygon: each line x + y = c is cut by the edges, and the cuts
/// in order are its ins and outs (even-odd).
fn hatch(polygon: &[Point]) -> Vec<Seg> {
    let sum = |p: &Point| p.x + p.y;
    let low = polygon.iter().map(sum).fold(f32::INFINITY, f32::min);
    let high = polygon.iter().map(sum).fold(f32::NEG_INFINITY, f32::max);
    let step = HATCH[0] * std::f32::consts::SQRT_2;
    let mut segs = Vec::new();
    // Lines lie at multiples of the step, so that neighbouring shapes hatch alike.
    let mut c = (low / step).ceil() * step;
    while c < high {
        let mut cuts: Vec<Point> = Vec::new();
        for (i, a) in polygon.iter().enumerate() {
            let b = &polygon[(i + 1) % polygon.len()];
            let (from, to) = (sum(a) - c, sum(b) - c);
            if (from < 0.0) != (to < 0.0) {
                cuts.push(a.lerp(*b, from / (from - to)));
            }
        }
        sort_by(&mut cuts, |a, b| a.x.total_cmp(&b.x));
        for pair in cuts.chunks_exact(2) {
            segs.extend([Seg::Move(pair[0]), Seg::Line(pair[1])]);
        }
        c += step;
    }
    segs
}

#[cfg(test)]
mod tests {
    use super::hatch;
    use crate::{
        model::Kind,
        scene::{Point, Seg, marks::mark_polygon},
    };

    #[test]
    fn hatching_stays_inside_its_shape() {
        let center = Point::new(20.0, 30.0);
        for kind in [Kind::Event, Kind::Document, Kind::Person] {
            let radius = 8.0;
            let strokes = hatch(&mark_polygon(kind, center, radius));
            assert!(strokes.len() >= 6, "{kind:?} has {} strokes", strokes.len() / 2);
            for seg in strokes {
                let (Seg::Move(p) | Seg::Line(p)) = seg else { panic!("{seg:?}") };
                assert!(p.distance(center) < radius * 1.32, "{kind:?} at {p:?}");
            }
        }
    }
}
