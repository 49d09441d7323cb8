//! The way between two entries as a chain, counts of what is folded away, and what a drag draws.

use super::{
    Detail, GraphInputs, Plan,
    arrows::arrow_head,
    edges::{Curve, curve_of},
};
use crate::{
    model::{Kind, NodeIx, RelationIx},
    query::{Presence, paths::Path as Way},
    scene::{
        Align, Dash, FontFace, Paint, Path, Point, Rect, Scene, Seg, TextStyle, Vec2, marks::mark,
    },
    state::Question,
};

/// Width of the chain and of its casing, pixels (design, part 7).
const CHAIN: (f32, f32) = (3.4, 8.0);

/// The lines of the ways: the others thin, the best as the chain.
pub(super) fn under(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan) {
    let is_asked = inputs.explore.pair.is_some_and(|pair| pair.question == Question::Path);
    let Some(study) = inputs.study.filter(|_| is_asked) else { return };
    let Some((best, others)) = study.ways.split_first() else { return };
    let theme = inputs.theme;
    let mut thin = Vec::new();
    for curve in others.iter().flat_map(|way| curves(inputs, plan, way)) {
        curve.push_to(&mut thin);
    }
    scene.path(Path::stroked(thin.clone(), theme.floe, 4.0));
    scene.path(Path::stroked(thin, theme.floe.mix(theme.spot, 0.6), 1.4));
    let (mut line, mut heads) = (Vec::new(), Vec::new());
    for curve in curves(inputs, plan, best) {
        curve.push_to(&mut line);
        arrow_head(&mut heads, &curve, 13.0);
    }
    scene.path(Path::stroked(line.clone(), theme.floe, CHAIN.1));
    scene.path(Path::stroked(line, theme.spot, CHAIN.0));
    scene.path(Path::filled(heads, theme.spot));
}

/// The lines of a way, each in the direction in which it is read.
fn curves(inputs: &GraphInputs<'_>, plan: &Plan, way: &Way) -> Vec<Curve> {
    let curve = |relation: RelationIx, outgoing: bool| {
        let Curve { from, control, to } = curve_of(inputs, plan, relation)?;
        Some(if outgoing {
            Curve { from, control, to }
        } else {
            Curve { from: to, control, to: from }
        })
    };
    way.steps.iter().filter_map(|step| curve(step.relation, step.outgoing)).collect()
}

/// Numbered diamonds on the entries of the way, and counts beside what neighbours are folded into.
pub(super) fn over(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan) {
    let theme = inputs.theme;
    let style = TextStyle {
        face: FontFace::Interface,
        size: 12.5,
        weight: 700,
        spacing: 0.0,
        color: theme.onspot,
        halo: None,
        align: Align::Middle,
    };
    let mut diamonds = Vec::new();
    for drawn in plan.focus.steps.iter().filter_map(|step| plan.get(*step)) {
        diamonds.extend(mark(Kind::Event, drawn.center, drawn.radius));
    }
    let stroke = Path::stroked(Vec::new(), theme.floe, 1.6).stroke;
    scene.path(Path { segs: diamonds, fill: Some(Paint::Solid(theme.spot)), stroke });
    for (i, step) in plan.focus.steps.iter().enumerate() {
        let Some(drawn) = plan.get(*step) else { continue };
        let at = drawn.center + Vec2::new(0.0, style.size * 0.36);
        scene.text((i + 1).to_string(), at, style);
    }
    for (hub, count) in plan.folded.iter().filter(|(_, count)| *count > 0) {
        let Some(drawn) = plan.get(*hub) else { continue };
        let text = format!("+{count}");
        let style = TextStyle { size: 12.0, color: theme.floe, ..style };
        let width = inputs.metrics.width(&text, &style) + 8.0;
        let corner = drawn.center + Vec2::new(drawn.radius * 0.6, drawn.radius * 0.6);
        let plate = Rect::new(corner.x, corner.y, width, 15.0);
        let stroke = Path::stroked(Vec::new(), theme.floe, 1.4).stroke;
        scene.path(Path { stroke, ..Path::filled(vec![Seg::Rect(plate)], theme.ink) });
        scene.text(text, plate.center() + Vec2::new(0.0, 4.2), style);
    }
}

/// The drawn entries inside an outline.
pub(super) fn within(plan: &Plan, outline: &[Point]) -> Vec<NodeIx> {
    let inside = plan.nodes.iter().filter(|drawn| is_inside(outline, drawn.center));
    inside.map(|drawn| drawn.node).collect()
}

/// By the even-odd rule; the outline closes itself.
fn is_inside(outline: &[Point], p: Point) -> bool {
    let ends = outline.iter().zip(outline.iter().cycle().skip(1));
    let crossed = ends.filter(|(a, b)| {
        (a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)
    });
    crossed.count() % 2 == 1
}

/// The outline a drag draws around entries.
pub(super) fn lasso(scene: &mut Scene, inputs: &GraphInputs<'_>, outline: &[Point]) {
    let mut segs: Vec<Seg> = outline.iter().map(|p| Seg::Line(*p)).collect();
    let Some(first) = segs.first_mut() else { return };
    *first = Seg::Move(outline[0]);
    segs.push(Seg::Close);
    let spot = inputs.theme.spot;
    scene.path(Path::filled(segs.clone(), spot.with_alpha(0.08)));
    scene.path(Path::dashed(segs, spot, 1.6, Dash::Short));
}

/// Entries whose neighbour is dragged follow it by a share of its way: half of it where it is
/// their only drawn neighbour, less the more they have.
pub(super) fn follow(
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    dragged: NodeIx,
    by: Vec2,
) -> Vec<(NodeIx, Point)> {
    let drawn_ties = |node: NodeIx| {
        let ties = inputs.dataset.adjacent(node).iter();
        ties.filter(|tie| {
            plan.get(tie.node).is_some()
                && inputs.visible.relation(tie.relation) != Presence::Hidden
        })
    };
    let at_rest = GraphInputs { detail: Detail { held: &[], ..inputs.detail }, ..*inputs };
    let mut moved: Vec<(NodeIx, Point)> = Vec::new();
    for tie in drawn_ties(dragged) {
        let is_put = |ix: NodeIx| inputs.explore.moved.iter().any(|(other, _)| *other == ix);
        if is_put(tie.node) || moved.iter().any(|(other, _)| *other == tie.node) {
            continue;
        }
        let share = 0.5 / drawn_ties(tie.node).count().max(1) as f32;
        if let Some(drawn) = plan.get(tie.node).filter(|_| share > 0.04) {
            let home = at_rest.pos_in_world(drawn.node);
            moved.push((drawn.node, home + by * share));
        }
    }
    moved
}
