//! Lines between nodes: colour says the date, dashes the certainty, arrows the direction.

use super::{GraphInputs, Look, Plan, arrows::arrow_head};
use crate::{
    model::{Certainty, HistDate, Moment, Relation, RelationClass, RelationIx},
    order::sort_by_key,
    query::Presence,
    scene::{Color, Dash, Path, Point, Rect, Scene, Seg, Stroke, batches::Batches, thaw_color},
};

/// A quadratic curve from one mark to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Curve {
    pub(super) from: Point,
    pub(super) control: Point,
    pub(super) to: Point,
}

impl Curve {
    /// A slight bend: 16 % of the length at most 18 pixels, times `bend`.
    pub(super) fn new(from: Point, to: Point, bend: f32) -> Self {
        let along = to - from;
        let offset = (along.length() * 0.16).min(18.0) * bend;
        let control = from.lerp(to, 0.5) + along.perpendicular().normalized() * offset;
        Self { from, control, to }
    }

    /// The place `t` of the way.
    pub(super) fn at(&self, t: f32) -> Point {
        self.from.lerp(self.control, t).lerp(self.control.lerp(self.to, t), t)
    }

    pub(super) fn bounds(&self) -> Rect {
        let (a, b, c) = (self.from, self.control, self.to);
        let (x, y) = (a.x.min(b.x).min(c.x), a.y.min(b.y).min(c.y));
        Rect::new(x, y, a.x.max(b.x).max(c.x) - x, a.y.max(b.y).max(c.y) - y)
    }

    pub(super) fn push_to(&self, segs: &mut Vec<Seg>) {
        segs.push(Seg::Move(self.from));
        segs.push(Seg::Quad(self.control, self.to));
    }
}

/// The dash of a relation: its certainty, else round dots where the text was passed on.
pub(super) fn dash_of(relation: &Relation, class: RelationClass) -> Dash {
    match (relation.certainty, class) {
        (Certainty::Disputed, _) => Dash::Short,
        (Certainty::Probable, _) => Dash::Long,
        (Certainty::Established, RelationClass::Passing) => Dash::Dots,
        (Certainty::Established, _) => Dash::Solid,
    }
}

/// Whether a class shows its direction.
pub(super) fn has_arrow(class: RelationClass) -> bool {
    matches!(class, RelationClass::Consequence | RelationClass::Passing)
}

/// The curve of a relation whose ends are both drawn.
pub(super) fn curve_of(inputs: &GraphInputs<'_>, plan: &Plan, ix: RelationIx) -> Option<Curve> {
    let relation = inputs.dataset.relation(ix);
    let (from, to) = (plan.get(relation.from)?, plan.get(relation.to)?);
    Some(Curve::new(from.center, to.center, inputs.slots.bend(ix)))
}

/// Lines of one style share a path, and the number of strokes follows styles, not edges.
#[derive(Default)]
struct Lines(Batches<(u32, u32, Dash)>);

impl Lines {
    fn segs(&mut self, color: Color, width: f32, dash: Dash) -> &mut Vec<Seg> {
        let alpha = (color.alpha * 255.0) as u32;
        self.0.segs((rgb(color) | (alpha << 24), (width * 100.0) as u32, dash))
    }

    fn paint(self, scene: &mut Scene) {
        for ((rgba, width, dash), segs) in self.0.in_order() {
            let color = Color::hex(rgba & 0x00ff_ffff).with_alpha((rgba >> 24) as f32 / 255.0);
            let stroke = Stroke { color, width: width as f32 / 100.0, dash };
            scene.path(Path { segs, fill: None, stroke: Some(stroke) });
        }
    }
}

fn rgb(color: Color) -> u32 {
    u32::from(color.r) << 16 | u32::from(color.g) << 8 | u32::from(color.b)
}

/// Lines at rest for each node in the frame, half as many beside a selection and
/// between marks that stand for many: more would be felt,
/// not read. Zooming in draws more nodes and so more lines; choosing or hovering an entry shows
/// every one of its own.
const LINES_PER_NODE: f32 = 1.3;

/// The most telling lines of the picture: consequences first, then those between the most
/// important entries, one for each pair.
fn resting_lines(inputs: &GraphInputs<'_>, plan: &Plan) -> Vec<(RelationIx, Curve)> {
    let (frame, canvas) = (Rect::new(0.0, 0.0, inputs.size.w, inputs.size.h), inputs.canvas());
    let mut lines: Vec<(u32, RelationIx, Curve)> = Vec::new();
    let mut last_pair = None;
    for (i, relation) in inputs.dataset.relations().iter().enumerate() {
        let ix = RelationIx::from_index(i);
        // Relations come sorted by their ends, so that parallel ones follow each other.
        let pair = Some((relation.from, relation.to));
        if inputs.visible.relation(ix) == Presence::Hidden
            || is_emphasised(inputs, plan, ix, relation)
            || is_future(inputs, plan, relation)
            || pair == last_pair
        {
            continue;
        }
        let Some(curve) = curve_of(inputs, plan, ix).filter(|c| c.bounds().overlaps(canvas)) else {
            continue;
        };
        last_pair = pair;
        let class = inputs.dataset.class_of(relation);
        let rank = relation.from.0 + relation.to.0;
        lines.push((if has_arrow(class) { rank / 3 } else { rank }, ix, curve));
    }
    let in_frame = plan.nodes.iter().filter(|drawn| frame.contains(drawn.center)).count();
    let crowded = inputs.ego.is_some() || !plan.merged.is_empty();
    let per_node = if crowded { LINES_PER_NODE / 2.0 } else { LINES_PER_NODE };
    let budget = (in_frame as f32 * per_node) as usize;
    if lines.len() > budget && inputs.detail.whole.is_none() {
        sort_by_key(&mut lines, |(rank, ix, _)| (*rank, *ix));
        lines.truncate(budget);
    }
    lines.into_iter().map(|(_, ix, curve)| (ix, curve)).collect()
}

/// The lines at rest; which, and where.
pub(super) fn paint_resting(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    plan: &Plan,
) -> Vec<(RelationIx, Curve)> {
    let mut lines = Lines::default();
    let mut heads = Batches::default();
    let drawn = resting_lines(inputs, plan);
    for (ix, curve) in drawn.iter().copied() {
        let relation = inputs.dataset.relation(ix);
        let presence = inputs.visible.relation(ix);
        let class = inputs.dataset.class_of(relation);
        let faded = inputs.ego.is_some() || plan.focus.alone || presence == Presence::Faded;
        let alpha = if faded { 0.38 } else { 0.85 * freshness(inputs, relation) };
        let width = if class == RelationClass::Consequence { 1.5 } else { 0.9 };
        let width = width * firmness(relation);
        let color = resting_color(inputs, relation).with_alpha(alpha);
        curve.push_to(lines.segs(color, width, dash_of(relation, class)));
        if has_arrow(class) && !faded {
            arrow_head(heads.segs(rgb(color)), &curve, 6.0);
        }
    }
    lines.paint(scene);
    for (rgb, segs) in heads.in_order() {
        scene.path(Path::filled(segs, Color::hex(rgb).with_alpha(0.85)));
    }
    drawn
}

/// How wide a line is for how well it is known: a tie with one source is thinner, with four as wide
/// as any; one that is only probable is thinner still. Where that is not known a tie is as usual.
fn firmness(relation: &Relation) -> f32 {
    let by_sources = match relation.source_count {
        0 | 2 => 1.0,
        1 => 0.8,
        3 => 1.2,
        _ => 1.4,
    };
    if relation.certainty == Certainty::Probable { by_sources * 0.8 } else { by_sources }
}

/// The lines of what is brought to the fore, else of the chosen node, over a casing in the colour
/// of the ground; which, and where.
pub(super) fn paint_emphasised(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    plan: &Plan,
) -> Vec<(RelationIx, Curve)> {
    emphasise(scene, inputs, plan, &plan.focus.light, 0.65);
    let mut strong = plan.focus.strong.clone();
    if let Some(ego) = inputs.ego.filter(|_| !plan.focus.alone) {
        let own = inputs.dataset.adjacent(ego.center).iter();
        strong.extend(own.map(|adjacent| adjacent.relation));
    }
    emphasise(scene, inputs, plan, &strong, 1.0);
    let all = plan.focus.light.iter().chain(&strong);
    all.filter_map(|ix| Some((*ix, curve_of(inputs, plan, *ix)?))).collect()
}

/// Draws these relations strongly: 1.7 px before or after the speech times `strength`, arrows where
/// they lead.
pub(super) fn emphasise(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    relations: &[RelationIx],
    strength: f32,
) {
    let theme = inputs.theme;
    let mut casing = Vec::new();
    let mut lines = Lines::default();
    let mut heads: [Vec<Seg>; 2] = [Vec::new(), Vec::new()];
    for ix in relations {
        let relation = inputs.dataset.relation(*ix);
        let presence = inputs.visible.relation(*ix);
        if presence == Presence::Hidden {
            continue;
        }
        let Some(curve) = curve_of(inputs, plan, *ix) else { continue };
        let class = inputs.dataset.class_of(relation);
        let after = date_of(inputs, relation).is_none_or(|date| date >= crack());
        let color = if after { theme.thawed } else { theme.ice };
        let color = if presence == Presence::Faded { color.with_alpha(0.45) } else { color };
        let width = if class == RelationClass::Consequence { 2.0 } else { 1.7 };
        let width = width * strength * firmness(relation);
        curve.push_to(&mut casing);
        curve.push_to(lines.segs(color, width, dash_of(relation, class)));
        if has_arrow(class) {
            arrow_head(&mut heads[usize::from(after)], &curve, 9.0 * strength);
        }
    }
    scene.path(Path::stroked(casing, theme.floe, 4.0 * strength));
    lines.paint(scene);
    let [before, after] = heads;
    scene.path(Path::filled(before, theme.ice));
    scene.path(Path::filled(after, theme.thawed));
}

fn is_emphasised(
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    ix: RelationIx,
    relation: &Relation,
) -> bool {
    let focus = &plan.focus;
    let own = |center| !focus.alone && (center == relation.from || center == relation.to);
    inputs.ego.is_some_and(|ego| own(ego.center))
        || focus.strong.binary_search(&ix).is_ok()
        || focus.light.binary_search(&ix).is_ok()
}

fn is_future(inputs: &GraphInputs<'_>, plan: &Plan, relation: &Relation) -> bool {
    let later = |end| plan.get(end).is_some_and(|drawn| drawn.look == Look::Future);
    let dated_later = inputs.cursor.zip(relation.date.as_ref());
    later(relation.from)
        || later(relation.to)
        || dated_later.is_some_and(|(cursor, date)| date.representative() > cursor)
}

/// How strong a line is by its age on the day of the cursor: ties that have just come stand out and
/// fade in steps, so that few strokes are needed, within a season in 1956 and within years outside.
fn freshness(inputs: &GraphInputs<'_>, relation: &Relation) -> f32 {
    let (Some(cursor), Some(date)) = (inputs.cursor, relation.date.as_ref()) else {
        return if inputs.cursor.is_some() { 0.7 } else { 1.0 };
    };
    let season = if cursor.to_ymd().0 == 1956 { 30.0 } else { 365.0 };
    match (cursor.as_days() - date.representative().as_days()) / season {
        age if age < 1.0 => 1.0,
        age if age < 2.0 => 0.85,
        age if age < 4.0 => 0.7,
        _ => 0.55,
    }
}

fn crack() -> Moment {
    Moment::ymd(1956, 2, 25)
}

/// The date of a line: its own, else of the end that is a dated fact.
fn date_of(inputs: &GraphInputs<'_>, relation: &Relation) -> Option<Moment> {
    let own = relation.date.as_ref();
    let of_end = |ix| {
        let node = inputs.dataset.node(ix);
        node.date.as_ref().filter(|_| node.is_dated_fact())
    };
    own.or_else(|| of_end(relation.to))
        .or_else(|| of_end(relation.from))
        .map(HistDate::representative)
}

/// The thaw ramp at the month of a line in the fifties, else at its year: neighbouring dates
/// share a colour and so a stroke.
fn resting_color(inputs: &GraphInputs<'_>, relation: &Relation) -> Color {
    let Some(moment) = date_of(inputs, relation).filter(|moment| moment.is_finite()) else {
        return inputs.theme.thaw[1];
    };
    let (year, month, day) = moment.to_ymd();
    let step = match (year, month) {
        (1956, 2) if day >= 25 => crack(),
        (1953..=1957, month) => Moment::ymd(year, month, 1),
        _ => Moment::ymd(year, 1, 1),
    };
    thaw_color(inputs.theme, step)
}

#[cfg(test)]
mod tests {
    use super::{Curve, Point};

    #[test]
    fn curves_bend_slightly_and_pass_through_their_ends() {
        let curve = Curve::new(Point::new(0.0, 0.0), Point::new(400.0, 0.0), 1.0);
        assert_eq!(curve.at(0.0), Point::new(0.0, 0.0));
        assert_eq!(curve.at(1.0), Point::new(400.0, 0.0));
        assert_eq!(curve.control, Point::new(200.0, 18.0));
        let short = Curve::new(Point::new(0.0, 0.0), Point::new(50.0, 0.0), -1.0);
        assert_eq!(short.control, Point::new(25.0, -8.0));
    }
}
