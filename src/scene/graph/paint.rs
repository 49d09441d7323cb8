//! The whole picture below the pointer's layer.

use super::{
    DrawnNode, GraphInputs, Look, PlacedLabel, Plan,
    edges::{self, Curve},
    ground,
    labels::{self, leader::leader, place_labels},
    merge::Merged,
    plan,
};
use crate::{
    model::{Certainty, Kind, NodeIx, RelationIx},
    scene::{
        Camera, Color, Dash, Paint, Path, Point, Rect, Scene, Seg, Stroke, Theme,
        batches::Batches,
        marks::{is_open, mark, mark_spine},
    },
    state::SPEECH_DAY,
};

/// The picture with what the shell needs to answer the pointer.
#[derive(Clone, Debug, Default)]
pub struct GraphScene {
    /// What to paint.
    pub scene: Scene,
    /// Which nodes stand where.
    pub plan: Plan,
    /// Which names stand where.
    pub labels: Vec<PlacedLabel>,
    /// Which lines were drawn where.
    pub(super) lines: Vec<(RelationIx, Curve)>,
    /// Where it looks.
    pub camera: Camera,
}

impl GraphScene {
    /// What a pointer at a place means: the nearest mark within reach, else the mark whose name
    /// it is on. A mark's target is at least 24 pixels wide.
    pub fn hit(&self, at: Point) -> Option<NodeIx> {
        self.hit_within(at, 6.0)
    }

    /// The same for a finger, whose targets are at least 44 pixels wide.
    pub fn hit_by_finger(&self, at: Point) -> Option<NodeIx> {
        self.hit_within(at, 18.0)
    }

    fn hit_within(&self, at: Point, reach: f32) -> Option<NodeIx> {
        self.plan.hit(at, reach).or_else(|| {
            self.labels
                .iter()
                .find(|label| {
                    self.plan
                        .get(label.node)
                        .is_some_and(|drawn| label.bounds(drawn.center).inflate(2.0).contains(at))
                })
                .map(|label| label.node)
        })
    }

    /// The relations that were drawn as lines.
    pub fn drawn_ties(&self) -> impl Iterator<Item = RelationIx> + '_ {
        self.lines.iter().map(|(relation, _)| *relation)
    }

    /// The counted mark under a pointer, where no mark of a single entry is.
    pub fn merged_at(&self, at: Point) -> Option<&Merged> {
        self.plan.merged.iter().find(|mark| mark.center.distance(at) <= mark.radius + 2.0)
    }
}

/// Where labels come from.
#[derive(Clone, Copy, Debug)]
pub enum LabelChoice<'a> {
    /// Chosen anew: the picture is at rest.
    Place,
    /// Kept from the last picture at rest: labels never change during a gesture.
    Keep(&'a [PlacedLabel]),
}

/// Draws the network.
pub fn draw(inputs: &GraphInputs<'_>, choice: LabelChoice<'_>) -> GraphScene {
    let plan = plan(inputs);
    let mut scene = Scene::new(inputs.size);
    let lens = inputs.detail.lens;
    let is_plain = lens.is_some_and(|lens| (lens.ground)(&mut scene, inputs));
    if !is_plain {
        ground::paint_ground(&mut scene, inputs);
    }
    // The day of the speech is the day of this history; another shows one when it is asked for.
    let own_day = (!inputs.layout.ice.is_empty()).then_some(SPEECH_DAY);
    let numeral = inputs.cursor.or(own_day);
    let numeral = numeral.and_then(|day| ground::paint_numeral(&mut scene, inputs, day));
    // Names keep off the date, which their halos would eat.
    let keep_clear: Vec<Rect> = inputs.keep_clear.iter().copied().chain(numeral).collect();
    let inputs = &GraphInputs { keep_clear: &keep_clear, ..*inputs };
    let mut lines = edges::paint_resting(&mut scene, inputs, &plan);
    // Lines that stand out pass over context and end at the rest.
    let is_context = |d: &&DrawnNode| matches!(d.look, Look::Faded | Look::Future);
    paint_marks(&mut scene, inputs.theme, plan.nodes.iter().filter(is_context));
    lines.extend(edges::paint_emphasised(&mut scene, inputs, &plan));
    if let Some(lens) = lens {
        (lens.under)(&mut scene, inputs, &plan);
    }

    let reserved = labels::story_places(inputs, &plan, inputs.keep_clear);
    let mut taken = inputs.keep_clear.to_vec();
    if let Some(lens) = lens {
        taken.extend((lens.names)(&mut scene, inputs, &plan, &reserved));
    }
    let clear = GraphInputs { keep_clear: &taken, ..*inputs };
    let names = ground::region_names(&clear, &plan, &reserved);
    taken.extend(names.iter().map(|name| name.bounds));
    ground::paint_region_names(&mut scene, names);

    let below_marks = scene.items.len();
    paint_marks(&mut scene, inputs.theme, plan.nodes.iter().filter(|d| !is_context(d)));
    paint_rings(&mut scene, inputs, &plan);
    if let Some(lens) = lens {
        (lens.over)(&mut scene, inputs, &plan);
    }
    if let Some(merging) = inputs.detail.merging {
        taken.extend((merging.paint)(&mut scene, inputs, &plan, &taken));
    }

    let labels = match choice {
        LabelChoice::Place => place_labels(inputs, &plan, &taken),
        LabelChoice::Keep(kept) => kept.to_vec(),
    };
    let mut drawn = GraphScene { scene, plan, labels, lines, camera: inputs.camera };
    let mut scene = std::mem::take(&mut drawn.scene);
    let leaders = leaders(inputs, &drawn).items;
    scene.items.splice(below_marks..below_marks, leaders);
    paint_labels(&mut scene, inputs, &drawn);
    if let (Some(lens), LabelChoice::Place) = (lens, choice) {
        (lens.words)(&mut scene, inputs, &drawn);
    }
    drawn.scene = scene;
    drawn
}

/// Paints the placed names, the least important first: the others lie on top.
pub(super) fn paint_labels(scene: &mut Scene, inputs: &GraphInputs<'_>, picture: &GraphScene) {
    for label in picture.labels.iter().rev() {
        paint_label(scene, inputs, picture, label);
    }
}

/// Hairlines to the names that stand off their marks, over a casing of the ground.
fn leaders(inputs: &GraphInputs<'_>, picture: &GraphScene) -> Scene {
    let mut scene = Scene::new(inputs.size);
    let mut lines = Vec::new();
    for label in &picture.labels {
        let drawn = picture.plan.get(label.node);
        let line = drawn.and_then(|drawn| leader(drawn, label.bounds(drawn.center)));
        lines.extend(line.into_iter().flatten());
    }
    scene.path(Path::stroked(lines.clone(), inputs.theme.floe, 2.6));
    scene.path(Path::stroked(lines, inputs.theme.ink2, 0.9));
    scene
}

/// Paints one placed name, where its mark is drawn.
pub(super) fn paint_label(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    picture: &GraphScene,
    label: &PlacedLabel,
) {
    if let Some(drawn) = picture.plan.get(label.node) {
        let style = labels::label_style(inputs, drawn);
        scene.text(label.text.clone(), drawn.center + label.offset, style);
    }
}

/// Paints marks, batched by kind and look. Faded marks are mixed with the ground rather than
/// made transparent, so that lines do not show through.
pub(super) fn paint_marks<'a>(
    scene: &mut Scene,
    theme: &Theme,
    nodes: impl Iterator<Item = &'a DrawnNode>,
) {
    let mut outlines = Batches::default();
    let mut spines = Batches::default();
    for drawn in nodes {
        let key = (drawn.look, drawn.kind);
        outlines.segs(key).extend(mark(drawn.kind, drawn.center, drawn.radius));
        spines.segs(key).extend(mark_spine(drawn.kind, drawn.center, drawn.radius));
    }
    for ((look, kind), outline) in outlines.in_order() {
        let color = match look {
            Look::Faded => theme.floe.mix(theme.kind(kind), 0.38),
            Look::Future => theme.floe.mix(theme.kind(kind), 0.45),
            Look::Distant(near) => {
                theme.floe.mix(theme.kind(kind), 0.5 + 0.15 * f32::from(near.min(2)))
            }
            Look::Full | Look::Neighbour | Look::Chosen | Look::Selected => theme.kind(kind),
        };
        let (fill, stroke) = if is_open(kind) || look == Look::Future {
            let width = if is_open(kind) { 2.2 } else { 1.3 };
            (theme.floe, line(color, width))
        } else {
            (color, line(theme.floe, 1.2))
        };
        scene.path(Path { segs: outline, fill: Some(Paint::Solid(fill)), stroke: Some(stroke) });
        scene.path(Path::stroked(std::mem::take(spines.segs((look, kind))), theme.floe, 1.6));
    }
}

/// Rings: red around the selection and what else is chosen, dashed around what is disputed.
fn paint_rings(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan) {
    let theme = inputs.theme;
    let mut dashed = Vec::new();
    for drawn in &plan.nodes {
        let disputed = inputs.dataset.node(drawn.node).certainty == Certainty::Disputed;
        if disputed && drawn.look >= Look::Full {
            dashed.extend(ring(drawn, 4.0));
        }
    }
    scene.path(Path::dashed(dashed, theme.ink, 1.2, Dash::Short));
    let chosen = plan.nodes.iter().filter(|drawn| drawn.look >= Look::Chosen);
    for drawn in chosen.filter(|drawn| !plan.focus.steps.contains(&drawn.node)) {
        let (casing, width) = if drawn.look == Look::Selected { (5.0, 3.0) } else { (4.0, 2.0) };
        scene.path(Path::stroked(ring(drawn, 5.0), theme.floe, casing));
        scene.path(Path::stroked(ring(drawn, 5.0), theme.spot, width));
    }
}

/// An outline around a mark in the mark's own shape, `out` pixels further out.
pub(super) fn ring(drawn: &DrawnNode, out: f32) -> Vec<Seg> {
    // Pointed shapes need a little more to clear their own corners.
    let out = if drawn.kind == Kind::Person { out } else { out * 1.15 };
    mark(drawn.kind, drawn.center, drawn.radius + out)
}

const fn line(color: Color, width: f32) -> Stroke {
    Stroke { color, width, dash: Dash::Solid }
}
