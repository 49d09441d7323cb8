//! The way between the network and the network unfolded in time (design, part 4).
//!
//! A picture of the way depends on how far it has come and on nothing else, so that it can be
//! stopped, turned round and tested. Each entry takes two thirds of the time and starts up to a
//! third late, the earlier its date the sooner.

use super::{
    Standing, UnfoldInputs, UnfoldMark, Unfolded,
    paint::{between, crack, ground, marks, over, under},
};
use crate::{
    layout::unfold::Arc,
    model::{Kind, NodeIx},
    number::Bounded,
    scene::{
        Color, Dash, Item, Paint, Path, Point, Rect, Scene, Seg, Stroke,
        batches::Batches,
        graph::{GraphInputs, GraphScene},
        marks::{is_open, mark},
        thaw_color,
    },
};

/// How much of the whole time an entry starts late at most: 400 of 1200 ms.
const LATE: f32 = 1.0 / 3.0;

/// The network the way starts from: what it depends on, and its picture.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    /// What the network depends on.
    pub inputs: &'a GraphInputs<'a>,
    /// What was drawn.
    pub picture: &'a GraphScene,
}

/// How far an entry is when the whole is `t` of the way, both from 0 to 1; `share` is where its date
/// lies, 0 at the start of the axis. Never falls as `t` rises, eased at both ends.
pub fn own_progress(t: f32, share: f32) -> f32 {
    let own =
        between(t, LATE * share.bounded(0.0, 1.0), LATE * share.bounded(0.0, 1.0) + 1.0 - LATE);
    own * own * (3.0 - 2.0 * own)
}

/// Where an entry is when the whole is `t` of the way. What has no date stays where it was.
pub fn position(start: &Start<'_>, unfolded: &Unfolded, node: NodeIx, t: f32) -> Point {
    let from = start.inputs.pos_on_screen(node);
    match unfolded.place_of(node) {
        Some(to) => from.lerp(to, own_progress(t, share_of(unfolded, to))),
        None => from,
    }
}

/// Where along the axis a place of the picture lies.
fn share_of(unfolded: &Unfolded, at: Point) -> f32 {
    let plot = unfolded.frame.plot;
    if unfolded.frame.is_down { at.y / plot.h.max(1.0) } else { (at.x - plot.x) / plot.w.max(1.0) }
}

/// The picture `t` of the way, from 0 (the marks of the network) to 1 (the unfolded picture).
pub fn halfway(inputs: &UnfoldInputs<'_>, unfolded: &Unfolded, start: &Start<'_>, t: f32) -> Scene {
    if t >= 1.0 {
        return unfolded.scene.clone();
    }
    let theme = inputs.theme;
    let mut scene = Scene::new(unfolded.scene.size);
    let turned = between(t, 0.0, 0.7);
    let whole = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    scene.path(Path::filled(vec![Seg::Rect(whole)], theme.water));
    floes(&mut scene, start, 1.0 - turned);
    ground(&mut scene, inputs, &unfolded.frame, turned);
    crack(&mut scene, inputs, &unfolded.frame, between(t, 0.4, 0.8));
    append(&mut scene, under(inputs, unfolded), between(t, 0.6, 1.0));

    let at = |node: NodeIx| position(start, unfolded, node, t);
    ties(&mut scene, inputs, start, &at, 0.5 * (1.0 - between(t, 0.0, 0.5)));
    consequences(&mut scene, inputs, unfolded, start, t);
    leaving(&mut scene, inputs, unfolded, start, t);
    let mut moved = Vec::with_capacity(unfolded.marks.len());
    for item in &unfolded.marks {
        let own = own_progress(t, share_of(unfolded, item.center));
        let known = start.picture.plan.get(item.node);
        // What the network did not draw grows out of its place there.
        let before = known.map_or(0.0, |drawn| drawn.radius);
        let turned = own > 0.5;
        moved.push(UnfoldMark {
            center: at(item.node),
            radius: before + (item.radius - before) * own,
            step: item.step.filter(|_| turned),
            standing: if turned || item.standing <= Standing::Full {
                item.standing
            } else {
                Standing::Full
            },
            label: None,
            ..item.clone()
        });
    }
    marks(&mut scene, inputs, &moved);
    append(&mut scene, over(inputs, unfolded), between(t, 0.85, 1.0));
    scene
}

/// The floes of the network.
fn floes(scene: &mut Scene, start: &Start<'_>, strength: f32) {
    let inputs = start.inputs;
    let mut segs = Vec::new();
    for ring in inputs.layout.ice.floes.iter().flat_map(|floe| &floe.rings) {
        for (i, [x, y]) in ring.iter().enumerate() {
            let at = inputs.camera.screen_from_world(inputs.size, Point::new(*x, *y));
            segs.push(if i == 0 { Seg::Move(at) } else { Seg::Line(at) });
        }
        segs.push(Seg::Close);
    }
    let (fill, edge) = (inputs.theme.floe, inputs.theme.shore);
    let stroke = Stroke { color: edge.with_alpha(strength), width: 1.4, dash: Dash::Solid };
    let fill = Some(Paint::Solid(fill.with_alpha(strength)));
    scene.path(Path { segs, fill, stroke: Some(stroke) });
}

/// The lines of the network that lead from no cause to an effect: they fade where they are.
fn ties(
    scene: &mut Scene,
    inputs: &UnfoldInputs<'_>,
    start: &Start<'_>,
    at: &dyn Fn(NodeIx) -> Point,
    strength: f32,
) {
    if strength <= 0.01 {
        return;
    }
    let mut segs = Vec::new();
    for relation in start.picture.drawn_ties() {
        let relation = inputs.dataset.relation(relation);
        segs.extend([Seg::Move(at(relation.from)), Seg::Line(at(relation.to))]);
    }
    scene.path(Path::stroked(segs, inputs.theme.thaw[2].with_alpha(strength), 0.9));
}

/// Lines from causes to effects, on their way from straight to bent.
fn consequences(
    scene: &mut Scene,
    inputs: &UnfoldInputs<'_>,
    unfolded: &Unfolded,
    start: &Start<'_>,
    t: f32,
) {
    let theme = inputs.theme;
    let mut strokes: Batches<(bool, u32)> = Batches::default();
    for line in &unfolded.lines {
        let ends = [line.from, line.to].map(|node| start.inputs.pos_on_screen(node));
        let places = [line.arc.start(), line.arc.end()];
        let own = places.map(|place| own_progress(t, share_of(unfolded, place)));
        let moved = bent(&line.arc, ends, own);
        let is_chain = matches!(line.standing, Standing::Step(_)) && own[0] > 0.5;
        let moment = inputs.consequences.moment(line.to);
        let color = match (is_chain, moment) {
            (true, _) => theme.spot,
            (false, Some(moment)) => thaw_color(theme, moment),
            (false, None) => theme.thaw[1],
        };
        let packed = u32::from(color.r) << 16 | u32::from(color.g) << 8 | u32::from(color.b);
        let segs = strokes.segs((is_chain, packed));
        segs.push(Seg::Move(moved.start()));
        segs.extend(moved.curves.iter().map(|[_, a, b, end]| Seg::Cubic(*a, *b, *end)));
    }
    let strength = 0.35 + 0.55 * between(t, 0.0, 0.6);
    for ((is_chain, packed), segs) in strokes.in_order() {
        let width = if is_chain { 3.4 } else { 1.5 };
        scene.path(Path::stroked(segs, Color::hex(packed).with_alpha(strength), width));
    }
}

/// A bent line on its way from the straight one between two places; its start and its end have come
/// so far.
fn bent(arc: &Arc, [from, to]: [Point; 2], [first, last]: [f32; 2]) -> Arc {
    let parts = arc.curves.len().max(1) as f32;
    let curve = |(k, curve): (usize, &[Point; 4])| {
        let mut i = 0.0;
        curve.map(|target| {
            let share = (k as f32 + i / 3.0) / parts;
            i += 1.0;
            from.lerp(to, share).lerp(target, first + (last - first) * share)
        })
    };
    Arc { curves: arc.curves.iter().enumerate().map(curve).collect() }
}

/// Marks of the network that have none in the unfolded picture: what has a date shrinks to its dot,
/// the rest fades.
fn leaving(
    scene: &mut Scene,
    inputs: &UnfoldInputs<'_>,
    unfolded: &Unfolded,
    start: &Start<'_>,
    t: f32,
) {
    let theme = inputs.theme;
    let mut shapes: Batches<(bool, Kind)> = Batches::default();
    for drawn in start.picture.plan.nodes.iter().filter(|d| unfolded.mark(d.node).is_none()) {
        let place = unfolded.place_of(drawn.node);
        let own = place.map_or(0.0, |place| own_progress(t, share_of(unfolded, place)));
        let radius = drawn.radius + (2.0 - drawn.radius) * own;
        let center = position(start, unfolded, drawn.node, t);
        shapes.segs((place.is_some(), drawn.kind)).extend(mark(drawn.kind, center, radius));
    }
    for ((stays, kind), segs) in shapes.in_order() {
        let strength = if stays { 0.9 } else { 1.0 - between(t, 0.0, 0.55) };
        if strength <= 0.01 {
            continue;
        }
        let color = theme.kind(kind).with_alpha(strength);
        let floe = theme.floe.with_alpha(strength);
        let (fill, line) = if is_open(kind) { (floe, color) } else { (color, floe) };
        let stroke = Some(Stroke { color: line, width: 1.2, dash: Dash::Solid });
        scene.path(Path { segs, fill: Some(Paint::Solid(fill)), stroke });
    }
}

/// Adds a drawing at a strength from 0 to 1.
fn append(scene: &mut Scene, items: Vec<Item>, strength: f32) {
    if strength <= 0.01 {
        return;
    }
    let faded = |color: Color| color.with_alpha(color.alpha * strength);
    for mut item in items {
        match &mut item {
            Item::Path(path) => {
                path.fill = path.fill.map(|fill| match fill {
                    Paint::Solid(color) => Paint::Solid(faded(color)),
                    Paint::FadeX { x0, from, x1, to } => {
                        Paint::FadeX { x0, from: faded(from), x1, to: faded(to) }
                    }
                });
                if let Some(stroke) = &mut path.stroke {
                    stroke.color = faded(stroke.color);
                }
            }
            Item::Text(text) => {
                text.style.color = faded(text.style.color);
                text.style.halo = text.style.halo.map(|(color, width)| (faded(color), width));
            }
        }
        scene.items.push(item);
    }
}
