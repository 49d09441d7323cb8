//! The pointer's layer: hover and keyboard focus.

use super::{
    DrawnNode, GraphInputs, GraphScene, Look, edges,
    labels::label_style,
    paint::{paint_labels, paint_marks, ring},
    plan::node_radius,
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::NodeIx,
    number::Bounded,
    scene::{Path, Point, Rect, Scene, Seg, TextStyle},
};

/// What the pointer and the keyboard point at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// Under the pointer, or hovered elsewhere (timeline, panel, list).
    pub hovered: Option<NodeIx>,
    /// Where the keyboard is.
    pub focused: Option<NodeIx>,
}

/// Draws the layer over `below`; transparent where nothing is pointed at.
pub fn overlay(inputs: &GraphInputs<'_>, below: &GraphScene, overlay: Overlay) -> Scene {
    let mut scene = Scene::new(inputs.size);
    let targets = [overlay.hovered, overlay.focused.filter(|_| overlay.focused != overlay.hovered)];
    for node in targets.into_iter().flatten() {
        point_out(&mut scene, inputs, below, node);
    }
    if let Some(drawn) = overlay.hovered.map(|ix| drawn_or_planned(inputs, below, ix)) {
        scene.path(Path::stroked(ring(&drawn, 5.0), inputs.theme.ink, 2.0));
    }
    if let Some(drawn) = overlay.focused.map(|ix| drawn_or_planned(inputs, below, ix)) {
        let square = |out: f32| vec![Seg::Rect(Rect::around(drawn.center, drawn.radius + out))];
        scene.path(Path::stroked(square(9.0), inputs.theme.paper, 6.0));
        scene.path(Path::stroked(square(9.0), inputs.theme.ink, 3.0));
    }
    for node in targets.into_iter().flatten() {
        name(&mut scene, inputs, below, node);
    }
    scene
}

/// The node's ties, and over them every mark and name of the picture again, so that no line
/// crosses what it only passes.
fn point_out(scene: &mut Scene, inputs: &GraphInputs<'_>, below: &GraphScene, node: NodeIx) {
    let adjacent = inputs.dataset.adjacent(node);
    // With a selection the hovered node's ties would drown it; they show when nothing is chosen
    // or the node belongs to the selection's own circle.
    if inputs.ego.is_none_or(|ego| ego.contains(node) && ego.center != node) {
        let relations: Vec<_> = adjacent.iter().map(|adjacent| adjacent.relation).collect();
        edges::emphasise(scene, inputs, &below.plan, &relations);
        let mut marks = below.plan.nodes.clone();
        for drawn in &mut marks {
            if adjacent.iter().any(|adjacent| adjacent.node == drawn.node) {
                drawn.look = drawn.look.max(Look::Neighbour);
            }
        }
        paint_marks(scene, inputs.theme, marks.iter());
        paint_labels(scene, inputs, below);
    }
    let drawn = drawn_or_planned(inputs, below, node);
    paint_marks(scene, inputs.theme, std::iter::once(&drawn));
}

/// The drawn form of a node, or the one it would have: hovering a row of the panel points at its
/// place even where the budget left its mark out.
fn drawn_or_planned(inputs: &GraphInputs<'_>, below: &GraphScene, ix: NodeIx) -> DrawnNode {
    let node = inputs.dataset.node(ix);
    let mut drawn = below.plan.get(ix).copied().unwrap_or_else(|| DrawnNode {
        node: ix,
        kind: node.kind,
        center: inputs.pos_on_screen(ix),
        radius: node_radius(node.importance),
        look: Look::Full,
    });
    if drawn.look < Look::Full {
        drawn.look = Look::Neighbour;
    }
    drawn
}

/// Name, kind and date in a box that stays inside the frame.
fn name(scene: &mut Scene, inputs: &GraphInputs<'_>, below: &GraphScene, ix: NodeIx) {
    let drawn = drawn_or_planned(inputs, below, ix);
    let node = inputs.dataset.node(ix);
    let theme = inputs.theme;
    let title =
        TextStyle { halo: None, color: theme.ink, weight: 700, ..label_style(inputs, &drawn) };
    let detail = TextStyle { size: 12.0, weight: 500, color: theme.ink2, halo: None, ..title };
    let kind = i18n::text(inputs.lang, &Msg::KindName(node.kind));
    let line = match &node.date {
        Some(date) => format!("{kind}, {}", format_date(date, inputs.lang, DateStyle::Short)),
        None => kind,
    };
    let text = node.name.get(inputs.lang);
    let width = inputs.metrics.width(text, &title).max(inputs.metrics.width(&line, &detail)) + 16.0;
    let height = title.size + detail.size + 16.0;
    let out = drawn.radius + 12.0;
    let (w, h) = (inputs.size.w, inputs.size.h);
    let x = if drawn.center.x + out + width < w - 4.0 {
        drawn.center.x + out
    } else {
        (drawn.center.x - out - width).max(4.0)
    };
    let y = (drawn.center.y - height / 2.0).bounded(4.0, (h - height - 4.0).max(4.0));
    let bounds = Rect::new(x, y, width, height);
    scene.path(Path {
        stroke: Path::stroked(Vec::new(), theme.ink, 1.0).stroke,
        ..Path::filled(vec![Seg::Rect(bounds)], theme.paper)
    });
    scene.text(text, Point::new(x + 8.0, y + 6.0 + title.size * 0.82), title);
    scene.text(line, Point::new(x + 8.0, y + height - 9.0), detail);
}
