//! The picture, from the ground up.

use super::{
    Standing, UnfoldInputs, UnfoldLine, UnfoldMark, Unfolded,
    frame::{AXIS, Frame, crack_line, row_style, style, tag_style, tick_style},
    place::label_style,
};
use crate::{
    layout::unfold::Arc,
    model::{Certainty, Kind},
    number::Bounded,
    scene::{
        Align, Color, Dash, Item, Paint, Path, Point, Rect, Scene, Seg, Size, Stroke, TextStyle,
        Vec2,
        batches::Batches,
        marks::{is_open, mark, mark_spine},
        thaw_color,
    },
};

/// Width of the chain and of its casing (design, part 7).
const CHAIN: (f32, f32) = (3.4, 8.0);
/// Half the width of the crease at a fold.
const CREASE: f32 = 26.0;
/// Length of the arrowheads of lines at rest and of the chain.
const ARROW: (f32, f32) = (8.0, 12.0);

pub(super) fn paint(inputs: &UnfoldInputs<'_>, unfolded: &Unfolded) -> Scene {
    let frame = &unfolded.frame;
    let size = Size::new(inputs.size.w, inputs.size.h.max(frame.plot.bottom()));
    let mut scene = Scene::new(size);
    ground(&mut scene, inputs, frame, 1.0);
    crack(&mut scene, inputs, frame, 1.0);
    scene.items.extend(under(inputs, unfolded));
    lines(&mut scene, inputs, unfolded);
    marks(&mut scene, inputs, &unfolded.marks);
    scene.items.extend(over(inputs, unfolded));
    scene
}

/// Ticks, names of rows, dots, the line of a life: what lies below the lines of consequences.
pub(super) fn under(inputs: &UnfoldInputs<'_>, unfolded: &Unfolded) -> Vec<Item> {
    let mut scene = Scene::new(unfolded.scene.size);
    scene.size = Size::new(inputs.size.w, inputs.size.h.max(unfolded.frame.plot.bottom()));
    if !unfolded.frame.is_down {
        axis(&mut scene, inputs, &unfolded.frame);
    }
    dots(&mut scene, inputs, unfolded);
    lifeline(&mut scene, inputs, unfolded.lifeline.as_ref());
    scene.items
}

/// Names and the tag of the crack: what lies above the marks.
pub(super) fn over(inputs: &UnfoldInputs<'_>, unfolded: &Unfolded) -> Vec<Item> {
    let mut scene = Scene::new(inputs.size);
    if unfolded.frame.is_down {
        axis(&mut scene, inputs, &unfolded.frame);
    }
    labels(&mut scene, inputs, &unfolded.marks);
    tag(&mut scene, inputs, &unfolded.frame);
    scene.items
}

/// Ice left of the crack, water right of it; folds and the lines between rows. `strength` 0 is
/// nothing, 1 is all of it.
pub(super) fn ground(scene: &mut Scene, inputs: &UnfoldInputs<'_>, frame: &Frame, strength: f32) {
    let (theme, size) = (inputs.theme, scene.size);
    let fill =
        |rect: Rect, color: Color| Path::filled(vec![Seg::Rect(rect)], color.with_alpha(strength));
    scene.path(fill(Rect::new(0.0, 0.0, size.w, size.h), theme.water));
    let ice = match frame.is_down {
        true => Rect::new(0.0, 0.0, size.w, frame.crack),
        false => Rect::new(0.0, 0.0, frame.crack, size.h),
    };
    scene.path(fill(ice, theme.floe));
    for fold in &frame.folds {
        if frame.is_down {
            let line =
                vec![Seg::Move(Point::new(0.0, *fold)), Seg::Line(Point::new(size.w, *fold))];
            scene.path(Path::dashed(line, theme.ink3.with_alpha(0.7 * strength), 1.2, Dash::Dots));
            continue;
        }
        let (clear, dark) = (theme.ink.with_alpha(0.0), theme.ink.with_alpha(0.09 * strength));
        for (x0, from, x1, to) in
            [(*fold - CREASE, clear, *fold, dark), (*fold, dark, *fold + CREASE * 0.5, clear)]
        {
            let segs = vec![Seg::Rect(Rect::new(x0, AXIS, x1 - x0, size.h - AXIS))];
            let fill = Some(Paint::FadeX { x0, from, x1, to });
            scene.path(Path { segs, fill, stroke: None });
        }
        let line = vec![Seg::Move(Point::new(*fold, AXIS)), Seg::Line(Point::new(*fold, size.h))];
        scene.path(Path::dashed(line, theme.ink3.with_alpha(strength), 1.2, Dash::Dots));
    }
    let rules = frame.rows.iter().skip(1).flat_map(|row| {
        let y = row.band.y.round() + 0.5;
        [Seg::Move(Point::new(0.0, y)), Seg::Line(Point::new(size.w, y))]
    });
    scene.path(Path::stroked(rules.collect(), theme.hair.with_alpha(0.8 * strength), 1.0));
}

/// Ticks and the names of rows.
fn axis(scene: &mut Scene, inputs: &UnfoldInputs<'_>, frame: &Frame) {
    let theme = inputs.theme;
    if frame.is_down {
        let mut rules = Vec::new();
        for tick in &frame.ticks {
            let (width, size) = if tick.is_piece { (44.0, 15.5) } else { (22.0, 13.0) };
            rules.extend([
                Seg::Move(Point::new(12.0, tick.at)),
                Seg::Line(Point::new(12.0 + width, tick.at)),
            ]);
            let color = if tick.is_piece { theme.ink } else { theme.ink2 };
            let style = style(size, if tick.is_piece { 700 } else { 500 }, color);
            let style = TextStyle { halo: Some((theme.floe, 3.0)), ..style };
            if let Some(name) = &tick.name {
                scene.text(name.clone(), Point::new(12.0, tick.at + size + 2.0), style);
            }
        }
        scene.path(Path::stroked(rules, theme.ink, 1.6));
        return;
    }
    let right = scene.size.w;
    scene.path(Path::stroked(
        vec![Seg::Move(Point::new(0.0, AXIS)), Seg::Line(Point::new(right, AXIS))],
        theme.ink,
        1.4,
    ));
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for tick in &frame.ticks {
        let at = tick.at.round() + 0.5;
        let (list, length) = if tick.is_piece { (&mut large, 14.0) } else { (&mut small, 7.0) };
        list.push(Seg::Move(Point::new(at, AXIS)));
        list.push(Seg::Line(Point::new(at, AXIS - length)));
        if let Some(name) = &tick.name {
            let at = Point::new(tick.at + 4.0, AXIS - 13.0);
            scene.text(name.clone(), at, tick_style(inputs, tick.is_piece));
        }
    }
    scene.path(Path::stroked(small, theme.ink3, 1.0));
    scene.path(Path::stroked(large, theme.ink, 1.8));
    for row in &frame.rows {
        let at = Point::new(row.name_bounds.x, row.name_bounds.y + 11.5);
        scene.text(row.name.clone(), at, row_style(inputs, row.region));
    }
}

/// The crack of 25 February 1956.
pub(super) fn crack(scene: &mut Scene, inputs: &UnfoldInputs<'_>, frame: &Frame, strength: f32) {
    let to = if frame.is_down { scene.size.w } else { scene.size.h };
    let from = if frame.is_down { 0.0 } else { AXIS - 12.0 };
    let mut segs: Vec<Seg> =
        crack_line(from, to, frame.crack, frame.is_down).into_iter().map(Seg::Line).collect();
    if let Some(first) = segs.first_mut()
        && let Seg::Line(start) = *first
    {
        *first = Seg::Move(start);
    }
    scene.path(Path::stroked(segs, inputs.theme.spot.with_alpha(strength), 1.6));
}

fn tag(scene: &mut Scene, inputs: &UnfoldInputs<'_>, frame: &Frame) {
    let (rect, words) = &frame.tag;
    if words.is_empty() {
        return;
    }
    scene.path(Path::filled(vec![Seg::Rect(*rect)], inputs.theme.spot));
    let style = TextStyle { align: Align::Middle, ..tag_style(inputs) };
    scene.text(words.clone(), rect.center() + Vec2::new(0.0, style.size * 0.35), style);
}

fn dots(scene: &mut Scene, inputs: &UnfoldInputs<'_>, unfolded: &Unfolded) {
    let mut by_color = Batches::default();
    for (node, at) in &unfolded.dots {
        let color = color_of(inputs, *node);
        by_color.segs(rgb(color)).push(Seg::Circle(*at, 2.0));
    }
    for (rgb, segs) in by_color.in_order() {
        scene.path(Path::filled(segs, Color::hex(rgb).with_alpha(0.8)));
    }
}

/// The thaw colour of the moment a fact stands at.
fn color_of(inputs: &UnfoldInputs<'_>, node: crate::model::NodeIx) -> Color {
    let moment = inputs.consequences.moment(node);
    moment.map_or(inputs.theme.thaw[1], |moment| thaw_color(inputs.theme, moment))
}

fn rgb(color: Color) -> u32 {
    u32::from(color.r) << 16 | u32::from(color.g) << 8 | u32::from(color.b)
}

fn lifeline(scene: &mut Scene, inputs: &UnfoldInputs<'_>, life: Option<&Arc>) {
    let Some(life) = life else { return };
    let mut segs = Vec::new();
    push(&mut segs, life);
    let theme = inputs.theme;
    scene.path(Path::stroked(segs.clone(), theme.floe.with_alpha(0.7), 4.0));
    scene.path(Path::stroked(segs, theme.kind(Kind::Person), 1.4));
}

/// The lines from causes to effects: context first, the chain last.
pub(super) fn lines(scene: &mut Scene, inputs: &UnfoldInputs<'_>, unfolded: &Unfolded) {
    let theme = inputs.theme;
    let groups = unfolded.lines.chunk_by(|a, b| rank(a) == rank(b));
    for group in groups {
        let Some(first) = group.first() else { continue };
        let (mut casing, mut heads) = (Vec::new(), Batches::default());
        let mut strokes: Batches<(u32, Dash)> = Batches::default();
        let (width, alpha, head) = match first.standing {
            Standing::Faded => (1.0, 0.3, 0.0),
            Standing::Full => (1.6, 0.9, ARROW.0),
            Standing::Lit | Standing::Selected => (2.2, 1.0, ARROW.0 + 1.0),
            Standing::Step(_) => (CHAIN.0, 1.0, ARROW.1),
        };
        let is_chain = matches!(first.standing, Standing::Step(_));
        for line in group {
            let relation = inputs.dataset.relation(line.relation);
            let dash = match relation.certainty {
                Certainty::Disputed => Dash::Short,
                Certainty::Probable => Dash::Long,
                Certainty::Established => Dash::Solid,
            };
            let color = if is_chain { theme.spot } else { color_of(inputs, line.to) };
            push(&mut casing, &line.arc);
            // The chain is whole even where a link of it is not certain: the panel says so.
            let dash = if is_chain && dash == Dash::Long { Dash::Solid } else { dash };
            push(strokes.segs((rgb(color), dash)), &line.arc);
            if head > 0.0 {
                arrow(heads.segs(rgb(color)), &line.arc, head);
            }
        }
        match first.standing {
            Standing::Step(_) => scene.path(Path::stroked(casing, theme.floe, CHAIN.1)),
            Standing::Lit => scene.path(Path::stroked(casing, theme.floe.with_alpha(0.8), 5.0)),
            _ => {}
        }
        for ((rgb, dash), segs) in strokes.in_order() {
            let color = Color::hex(rgb).with_alpha(alpha);
            scene.path(Path { segs, fill: None, stroke: Some(Stroke { color, width, dash }) });
        }
        for (rgb, segs) in heads.in_order() {
            scene.path(Path::filled(segs, Color::hex(rgb).with_alpha(alpha)));
        }
    }
}

/// Lines of one rank are drawn together.
fn rank(line: &UnfoldLine) -> u8 {
    match line.standing {
        Standing::Faded => 0,
        Standing::Full => 1,
        Standing::Lit | Standing::Selected => 2,
        Standing::Step(_) => 3,
    }
}

fn push(segs: &mut Vec<Seg>, arc: &Arc) {
    segs.push(Seg::Move(arc.start()));
    segs.extend(arc.curves.iter().map(|[_, a, b, end]| Seg::Cubic(*a, *b, *end)));
}

/// A solid head at the end of a line, pointing the way it arrives.
fn arrow(segs: &mut Vec<Seg>, arc: &Arc, length: f32) {
    let tip = arc.end();
    // Wherever lines come from, they arrive horizontally and to the right.
    let along = Vec2::new(1.0, 0.0);
    let base = tip - along * length;
    let side = along.perpendicular() * (length * 0.42);
    segs.extend([Seg::Move(tip), Seg::Line(base + side), Seg::Line(base - side), Seg::Close]);
}

/// Marks, numbered where they are steps of the chain; rings around what is chosen.
pub(super) fn marks(scene: &mut Scene, inputs: &UnfoldInputs<'_>, list: &[UnfoldMark]) {
    let theme = inputs.theme;
    let mut shapes: Batches<(bool, Kind)> = Batches::default();
    let mut spines = Vec::new();
    let mut steps = [Vec::new(), Vec::new()];
    for item in list {
        let faded = item.standing == Standing::Faded;
        if item.step.is_some() {
            steps[usize::from(!faded)].extend(mark(Kind::Event, item.center, item.radius));
            continue;
        }
        shapes.segs((!faded, item.kind)).extend(mark(item.kind, item.center, item.radius));
        spines.extend(mark_spine(item.kind, item.center, item.radius));
    }
    for ((full, kind), segs) in shapes.in_order() {
        let color = theme.kind(kind);
        let color = if full { color } else { theme.floe.mix(color, 0.38) };
        let (fill, line, width) =
            if is_open(kind) { (theme.floe, color, 2.2) } else { (color, theme.floe, 1.2) };
        let stroke = Some(Stroke { color: line, width, dash: Dash::Solid });
        scene.path(Path { segs, fill: Some(Paint::Solid(fill)), stroke });
    }
    scene.path(Path::stroked(spines, theme.floe, 1.4));
    let [faded, full] = steps;
    for (segs, color) in [(faded, theme.floe.mix(theme.spot, 0.45)), (full, theme.spot)] {
        if !segs.is_empty() {
            let stroke = Some(Stroke { color: theme.floe, width: 1.6, dash: Dash::Solid });
            scene.path(Path { segs, fill: Some(Paint::Solid(color)), stroke });
        }
    }
    let number = TextStyle { align: Align::Middle, ..style(12.5, 700, theme.onspot) };
    for item in list {
        if let Some(step) = item.step {
            let at = item.center + Vec2::new(0.0, number.size * 0.36);
            scene.text((step + 1).to_string(), at, number);
        }
        if item.standing == Standing::Selected {
            let kind = if item.step.is_some() { Kind::Event } else { item.kind };
            let ring = mark(kind, item.center, item.radius + 5.5);
            scene.path(Path::stroked(ring.clone(), theme.floe, 5.0));
            scene.path(Path::stroked(ring, theme.spot, 3.0));
        }
    }
}

/// Names, with the date below them on phones.
fn labels(scene: &mut Scene, inputs: &UnfoldInputs<'_>, list: &[UnfoldMark]) {
    for item in list {
        let Some(label) = &item.label else { continue };
        let style = label_style(inputs, item.standing, item.step.is_some());
        let is_dated = label.lines.len() > 1;
        let height = label.bounds.h / label.lines.len().max(1) as f32;
        for (i, line) in label.lines.iter().enumerate() {
            let top = label.bounds.y + height * i as f32;
            let at = Point::new(label.bounds.x, top + style.size * 0.86);
            let is_date = is_dated && i + 1 == label.lines.len();
            let style = match is_date {
                true => TextStyle { size: 12.5, weight: 400, color: inputs.theme.ink2, ..style },
                false => style,
            };
            scene.text(line.clone(), at, style);
        }
    }
}

/// How strongly something is seen that comes between two shares of the way.
pub(super) fn between(t: f32, from: f32, to: f32) -> f32 {
    ((t - from) / (to - from)).bounded(0.0, 1.0)
}
