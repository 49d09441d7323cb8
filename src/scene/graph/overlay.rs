//! The pointer's layer: hover and keyboard focus.

use super::{
    DrawnNode, GraphInputs, GraphScene, Look, PlacedLabel, edges,
    labels::label_style,
    paint::{paint_label, paint_marks, ring},
    plan::node_radius,
    ties,
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{NodeIx, RelationIx},
    number::Bounded,
    order::sort_by_key,
    scene::{Align, FontFace, Path, Point, Rect, Scene, Seg, TextStyle},
};

/// What the pointer and the keyboard point at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// Under the pointer, or hovered elsewhere (timeline, panel, list).
    pub hovered: Option<NodeIx>,
    /// Where the keyboard is.
    pub focused: Option<NodeIx>,
    /// The tie under the pointer, where no entry is.
    pub tie: Option<RelationIx>,
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
    if let Some(tie) = overlay.tie {
        edges::emphasise(&mut scene, inputs, &below.plan, &[tie], 1.3);
        let relation = inputs.dataset.relation(tie);
        let ends = [relation.from, relation.to].into_iter().filter_map(|end| below.plan.get(end));
        let ends: Vec<DrawnNode> =
            ends.map(|drawn| DrawnNode { look: drawn.look.max(Look::Full), ..*drawn }).collect();
        paint_marks(&mut scene, inputs.theme, ends.iter());
    }
    let mut plates: Vec<Rect> = Vec::new();
    for node in targets.into_iter().flatten() {
        plates.push(name(&mut scene, inputs, below, node));
    }
    // The box of the name lies above: what is said along lines keeps clear of it.
    if let Some(node) = targets.into_iter().flatten().find(|node| shows_ties(inputs, *node)) {
        ties::verbs_of_pointed(&mut scene, inputs, below, node, &plates);
    }
    if let Some((tie, at)) =
        overlay.tie.and_then(|tie| Some((tie, ties::middle(inputs, below, tie)?)))
    {
        let (sentence, detail) = ties::said(inputs, tie);
        let theme = inputs.theme;
        let title = TextStyle {
            size: 13.5,
            weight: 600,
            color: theme.ink,
            halo: None,
            ..ground_style(inputs)
        };
        plate(&mut scene, inputs, (&sentence, title), &detail, (at, 10.0));
    }
    scene
}

fn ground_style(inputs: &GraphInputs<'_>) -> TextStyle {
    TextStyle {
        face: FontFace::Interface,
        size: 12.0,
        weight: 500,
        spacing: 0.0,
        color: inputs.theme.ink2,
        halo: None,
        align: Align::Start,
    }
}

/// Whether pointing at an entry shows its ties. With a selection the hovered node's ties would
/// drown it; they show when nothing is chosen or the node belongs to the selection's own circle.
fn shows_ties(inputs: &GraphInputs<'_>, node: NodeIx) -> bool {
    inputs.ego.is_none_or(|ego| ego.distance(node) == Some(1))
}

/// The node's ties, and over them the marks and names that the lines pass, so that none crosses
/// what it does not join. Nothing else is touched: the cost follows the ties, not the picture.
fn point_out(scene: &mut Scene, inputs: &GraphInputs<'_>, below: &GraphScene, node: NodeIx) {
    let adjacent = inputs.dataset.adjacent(node);
    if shows_ties(inputs, node) {
        let relations: Vec<_> = adjacent.iter().map(|adjacent| adjacent.relation).collect();
        edges::emphasise(scene, inputs, &below.plan, &relations, 1.0);
        let passed = Passed::new(inputs, below, &relations);
        let marks = passed.marks.iter().map(|drawn| {
            let joined = adjacent.iter().any(|adjacent| adjacent.node == drawn.node);
            let look = if joined { drawn.look.max(Look::Neighbour) } else { drawn.look };
            DrawnNode { look, ..*drawn }
        });
        let marks: Vec<DrawnNode> = marks.collect();
        paint_marks(scene, inputs.theme, marks.iter());
        for label in below.labels.iter().rev() {
            if passed.covers(below, label) {
                paint_label(scene, inputs, below, label);
            }
        }
    }
    if below.plan.merged.iter().any(|mark| mark.leader == node) {
        return;
    }
    let drawn = drawn_or_planned(inputs, below, node);
    paint_marks(scene, inputs.theme, std::iter::once(&drawn));
}

/// What lies under the lines of some ties.
struct Passed {
    /// The lines in short straight pieces, as boxes.
    pieces: Vec<Rect>,
    /// The marks they touch, their ends among them; in the order of the picture.
    marks: Vec<DrawnNode>,
}

impl Passed {
    /// A curve is looked at in so many pieces.
    const PIECES: usize = 12;

    fn new(inputs: &GraphInputs<'_>, below: &GraphScene, relations: &[RelationIx]) -> Self {
        let plan = &below.plan;
        let canvas = inputs.canvas();
        let mut pieces = Vec::new();
        let mut touched: Vec<NodeIx> = Vec::new();
        for relation in relations {
            let Some(curve) = edges::curve_of(inputs, plan, *relation) else { continue };
            let place = |i: usize| curve.at(i as f32 / Self::PIECES as f32);
            for i in 0..Self::PIECES {
                let (a, b) = (place(i), place(i + 1));
                let (x, y) = (a.x.min(b.x), a.y.min(b.y));
                // The casing of a line is 4 pixels wide.
                let piece = Rect::new(x, y, a.x.max(b.x) - x, a.y.max(b.y) - y).inflate(2.0);
                if !piece.overlaps(canvas) {
                    continue;
                }
                let marks = plan.around(piece).filter(|drawn| {
                    // Outlines and corners reach a little beyond the radius.
                    ties::distance(a, b, drawn.center) <= drawn.radius * 1.25 + 3.0
                });
                touched.extend(marks.map(|drawn| drawn.node));
                pieces.push(piece);
            }
        }
        sort_by_key(&mut touched, |node| *node);
        touched.dedup();
        let marks = touched.iter().filter_map(|node| plan.get(*node)).copied().collect();
        Self { pieces, marks }
    }

    /// Whether a name lies under a line or under a mark that is painted again.
    fn covers(&self, below: &GraphScene, label: &PlacedLabel) -> bool {
        let Some(own) = below.plan.get(label.node) else { return false };
        let bounds = label.bounds(own.center).inflate(2.0);
        self.pieces.iter().any(|piece| piece.overlaps(bounds))
            || self.marks.iter().any(|mark| {
                mark.node == label.node || bounds.distance_to(mark.center) < mark.radius * 1.25
            })
    }
}

/// The drawn form of a node, or the one it would have: hovering a row of the panel points at its
/// place even where the budget left its mark out.
fn drawn_or_planned(inputs: &GraphInputs<'_>, below: &GraphScene, ix: NodeIx) -> DrawnNode {
    let node = inputs.dataset.node(ix);
    let mut drawn = below.plan.stop(ix).unwrap_or_else(|| DrawnNode {
        node: ix,
        kind: node.kind,
        center: inputs.pos_on_screen(ix),
        radius: node_radius(f32::from(node.importance)),
        look: Look::Full,
        weight: f32::from(node.importance),
        rank: ix.0,
    });
    if drawn.look < Look::Full {
        drawn.look = Look::Neighbour;
    }
    drawn
}

/// Name, kind and date in a box; gives back the box.
fn name(scene: &mut Scene, inputs: &GraphInputs<'_>, below: &GraphScene, ix: NodeIx) -> Rect {
    let drawn = drawn_or_planned(inputs, below, ix);
    let node = inputs.dataset.node(ix);
    let title = TextStyle {
        halo: None,
        color: inputs.theme.ink,
        weight: 700,
        ..label_style(inputs, &drawn)
    };
    let kind = i18n::text(inputs.lang, &Msg::KindName(node.kind));
    let line = match &node.date {
        Some(date) => format!("{kind}, {}", format_date(date, inputs.lang, DateStyle::Short)),
        None => kind,
    };
    let text = node.name.get(inputs.lang);
    plate(scene, inputs, (text, title), &line, (drawn.center, drawn.radius + 12.0))
}

/// Two lines in a box that stays inside the frame, so many pixels beside a place.
fn plate(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    (text, title): (&str, TextStyle),
    line: &str,
    (at, out): (Point, f32),
) -> Rect {
    let theme = inputs.theme;
    let detail = ground_style(inputs);
    let width = inputs.metrics.width(text, &title).max(inputs.metrics.width(line, &detail)) + 16.0;
    let height = title.size + detail.size + 16.0;
    let (w, h) = (inputs.size.w, inputs.size.h);
    let x = if at.x + out + width < w - 4.0 { at.x + out } else { (at.x - out - width).max(4.0) };
    let y = (at.y - height / 2.0).bounded(4.0, (h - height - 4.0).max(4.0));
    let bounds = Rect::new(x, y, width, height);
    scene.path(Path {
        stroke: Path::stroked(Vec::new(), theme.ink, 1.0).stroke,
        ..Path::filled(vec![Seg::Rect(bounds)], theme.paper)
    });
    scene.text(text, Point::new(x + 8.0, y + 6.0 + title.size * 0.82), title);
    scene.text(line, Point::new(x + 8.0, y + height - 9.0), detail);
    bounds
}
