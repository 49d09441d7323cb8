//! Ties in words: which line is under the pointer, what it says, and the verbs along the lines of
//! an entry.

use super::{
    GraphInputs, GraphScene,
    edges::{self, Curve},
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{NodeIx, RelationIx},
    number::Bounded,
    query::Presence,
    scene::{Align, FontFace, Point, Rect, Scene, TextStyle, Vec2},
};

/// A pointer is on a line within so many pixels.
const SLOP: f32 = 5.0;
/// A curve is looked at in so many straight pieces.
const PIECES: usize = 16;
/// From this scale on the lines of the chosen entry carry their verbs.
const VERBS_FROM: f32 = 1.8;

/// The tie whose line passes nearest to a place, within reach.
pub(super) fn tie_at(
    inputs: &GraphInputs<'_>,
    picture: &GraphScene,
    at: Point,
) -> Option<RelationIx> {
    if inputs.detail.whole.is_some() {
        return None;
    }
    let near = picture.lines.iter().filter(|(_, curve)| curve.bounds().inflate(SLOP).contains(at));
    let gaps = near.map(|(ix, curve)| (gap(curve, at), *ix));
    let within = gaps.filter(|(gap, _)| *gap <= SLOP);
    // Of lines under the pointer, those drawn last lie on top.
    within.rev().min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, ix)| ix)
}

/// Distance of a place from a curve.
fn gap(curve: &Curve, at: Point) -> f32 {
    let place = |i: usize| curve.at(i as f32 / PIECES as f32);
    let gaps = (0..PIECES).map(|i| distance(place(i), place(i + 1), at));
    gaps.fold(f32::INFINITY, f32::min)
}

/// Distance of a place from a straight piece of line.
pub(super) fn distance(a: Point, b: Point, p: Point) -> f32 {
    let (along, to) = (b - a, p - a);
    let length = along.length_squared();
    let t = if length > 0.0 { (to.x * along.x + to.y * along.y) / length } else { 0.0 };
    p.distance(a.lerp(b, t.bounded(0.0, 1.0)))
}

/// What a tie says, and below it when and how firmly.
pub(super) fn said(inputs: &GraphInputs<'_>, ix: RelationIx) -> (String, String) {
    let (dataset, lang) = (inputs.dataset, inputs.lang);
    let relation = dataset.relation(ix);
    let name = |end: NodeIx| dataset.node(end).label(lang);
    let verb = dataset.type_of(relation).forward.get(lang);
    let (from, to) = (name(relation.from), name(relation.to));
    let sentence = i18n::text(lang, &Msg::TieSpoken(from, verb, to, ""));
    let certainty = i18n::text(lang, &Msg::CertaintyName(relation.certainty));
    let detail = match &relation.date {
        Some(date) => format!("{}, {certainty}", format_date(date, lang, DateStyle::Short)),
        None => certainty,
    };
    (sentence, detail)
}

/// The middle of a tie's line, where both of its ends are drawn.
pub(super) fn middle(
    inputs: &GraphInputs<'_>,
    picture: &GraphScene,
    ix: RelationIx,
) -> Option<Point> {
    edges::curve_of(inputs, &picture.plan, ix).map(|curve| curve.at(0.5))
}

/// Once the reader is near enough, the verbs of the chosen entry's ties.
pub(super) fn verbs_of_selection(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    picture: &GraphScene,
) {
    if let Some(ego) = inputs.ego.filter(|_| inputs.camera.scale >= VERBS_FROM) {
        let mut taken = names_of(picture);
        taken.extend(inputs.keep_clear);
        taken.extend(marks_of(picture));
        verbs(scene, inputs, picture, ego.center, (&taken, &[]));
    }
}

/// The verbs of an entry that is pointed at, clear of `plates`; where a line is short or crowded, a
/// verb may lie on marks, but never on a name.
pub(super) fn verbs_of_pointed(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    picture: &GraphScene,
    node: NodeIx,
    plates: &[Rect],
) {
    let mut taken = names_of(picture);
    taken.extend(plates);
    verbs(scene, inputs, picture, node, (&taken, &marks_of(picture)));
}

fn names_of(picture: &GraphScene) -> Vec<Rect> {
    let labels = picture.labels.iter();
    labels.filter_map(|label| Some(label.bounds(picture.plan.get(label.node)?.center))).collect()
}

fn marks_of(picture: &GraphScene) -> Vec<Rect> {
    let marks = picture.plan.nodes.iter();
    marks.map(|drawn| Rect::around(drawn.center, drawn.radius)).collect()
}

/// Writes on the lines of an entry's ties their verbs, read from the entry; each where it covers
/// nothing of `taken` and no other verb, and nothing of `avoided` if it can. Where there is no such
/// place, the line stays bare. Parallel ties that say the same say it once.
fn verbs(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    picture: &GraphScene,
    hub: NodeIx,
    (taken, avoided): (&[Rect], &[Rect]),
) {
    const PLACES: [f32; 13] =
        [0.5, 0.55, 0.45, 0.6, 0.4, 0.65, 0.35, 0.7, 0.3, 0.75, 0.25, 0.8, 0.2];
    let style = TextStyle {
        face: FontFace::Interface,
        size: 12.0,
        weight: 500,
        spacing: 0.0,
        color: inputs.theme.ink2,
        halo: Some((inputs.theme.floe, 3.4)),
        align: Align::Middle,
    };
    let frame = Rect::new(2.0, 2.0, inputs.size.w - 4.0, inputs.size.h - 4.0);
    let mut taken = taken.to_vec();
    let mut written: Vec<(NodeIx, &str)> = Vec::new();
    for tie in inputs.dataset.adjacent(hub) {
        if inputs.visible.relation(tie.relation) == Presence::Hidden {
            continue;
        }
        let Some(curve) = edges::curve_of(inputs, &picture.plan, tie.relation) else { continue };
        let kind = inputs.dataset.type_of(inputs.dataset.relation(tie.relation));
        let verb = if tie.outgoing { &kind.forward } else { &kind.reverse }.get(inputs.lang);
        if written.contains(&(tie.node, verb)) {
            continue;
        }
        let (w, h) = (inputs.metrics.width(verb, &style), style.size);
        let boxes = PLACES.map(|t| {
            let at = curve.at(t);
            Rect::new(at.x - w / 2.0, at.y - h / 2.0, w, h)
        });
        let is_free = |place: &&Rect| {
            frame.contains_rect(**place)
                && !taken.iter().any(|other| other.overlaps(place.inflate(1.5)))
        };
        let is_clear = |place: &&Rect| !avoided.iter().any(|other| other.overlaps(**place));
        let best = boxes.iter().filter(is_free).find(is_clear);
        if let Some(place) = best.or_else(|| boxes.iter().find(is_free)) {
            scene.text(verb, place.center() + Vec2::new(0.0, style.size * 0.32), style);
            taken.push(*place);
            written.push((tie.node, verb));
        }
    }
}
