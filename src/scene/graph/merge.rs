//! Communities as counted marks, where a history has more entries than a picture has room for.
//!
//! At scale 1 each community is one mark at the middle of its entries; communities whose marks
//! would lie on each other share one. From there on the most
//! important entries stand for themselves, more with every step of the scale, and what is left of
//! a community comes apart into the cells of a grid that grows finer; at the largest scale nothing
//! stands together any more, so that every entry can be reached.
//!
//! Only large histories need this, so the page fetches it on demand: [`Merging`] carries the
//! functions that [`plan`](super::plan) and [`draw`](super::draw) call.

use std::fmt;

use super::{DrawnNode, GraphInputs, Look, Plan};
use crate::{
    i18n::{self, Msg},
    model::{Dataset, Kind, NodeIx},
    query::{Presence, Visible, communities::Communities, leiden::Settings},
    scene::{Align, Camera, FontFace, Path, Point, Rect, Scene, Seg, TextStyle, Theme},
    state::Filter,
};

/// With more entries than this in the picture, communities stand together.
pub const MERGED_ABOVE: usize = 2000;

/// A community smaller than this is no mark worth opening; its entries go with their region.
const SMALLEST: usize = 6;

/// Who may stand together: made once for a history, in O(nodes + relations) and a search for
/// communities.
#[derive(Clone)]
pub struct Merging {
    /// The community of each node.
    of: Vec<u32>,
    /// [`merge`] and [`paint`], by reference: see the module.
    pub(super) merge: fn(&GraphInputs<'_>, &Merging, &[bool]) -> Vec<Merged>,
    pub(super) paint: fn(&mut Scene, &GraphInputs<'_>, &Plan, &[Rect]) -> Vec<Rect>,
}

/// Several entries as one mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The most important of them, after which the mark is named.
    pub leader: NodeIx,
    /// All of them, most important first.
    pub members: Vec<NodeIx>,
    /// Middle of the mark, CSS pixels.
    pub center: Point,
    /// Radius of the mark, CSS pixels.
    pub radius: f32,
    /// Whether any of them is more than context.
    pub shown: bool,
}

impl Merging {
    /// Finds the communities of the whole history, whatever is filtered.
    pub fn new(dataset: &Dataset) -> Self {
        let everything = Visible::new(dataset, &Filter::default(), None);
        let settings = Settings { attempts: 1, ..Settings::default() };
        let found = Communities::new(dataset, &everything, &settings);
        let regions = found.list.len() as u32;
        let of = dataset.node_ixs().map(|ix| match found.of(ix) {
            Some(community) if found.list[community].size >= SMALLEST => community as u32,
            _ => regions + dataset.node(ix).region.0,
        });
        Self { of: of.collect(), merge, paint }
    }
}

impl fmt::Debug for Merging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merging").field("of", &self.of).finish_non_exhaustive()
    }
}

impl PartialEq for Merging {
    fn eq(&self, other: &Self) -> bool {
        self.of == other.of
    }
}

impl Merged {
    /// The mark as if it were its leader's.
    pub(super) fn as_node(&self) -> DrawnNode {
        let (node, center, radius) = (self.leader, self.center, self.radius);
        let (kind, look, rank) = (Kind::Person, Look::Full, node.0);
        DrawnNode { node, kind, center, radius, look, weight: 3.0, rank }
    }

    /// The view in which the mark comes apart: all its entries, and in any case nearer than now.
    pub fn opened(&self, inputs: &GraphInputs<'_>) -> Camera {
        let all = Camera::fit(self.members.iter().map(|ix| inputs.pos_in_world(*ix)));
        let here = inputs.camera.world_from_screen(inputs.size, self.center);
        match all.scale < inputs.camera.scale * 1.6 {
            true => Camera::at(here, inputs.camera.scale * 2.0),
            false => all,
        }
    }
}

/// Gathers what `single` leaves out, by community and cell.
fn merge(inputs: &GraphInputs<'_>, merging: &Merging, single: &[bool]) -> Vec<Merged> {
    let scale = inputs.camera.scale;
    // Whole communities at scale 1; then 2, 4, 8 or 16 cells a side, the next power above.
    let cells = if scale < 1.4 { 1.0 } else { 2f32.powi(scale.log2().ceil() as i32).min(16.0) };
    let mut rest: Vec<(u32, u32, NodeIx)> = Vec::new();
    for ix in inputs.dataset.node_ixs() {
        if single[ix.index()] || inputs.visible.node(ix) == Presence::Hidden {
            continue;
        }
        let at = inputs.pos_in_world(ix);
        let cell = (at.y * cells) as u32 * 64 + (at.x * cells) as u32;
        rest.push((merging.of.get(ix.index()).copied().unwrap_or(u32::MAX), cell, ix));
    }
    rest.sort_unstable();
    let canvas = inputs.canvas().inflate(60.0);
    let mut merged = Vec::new();
    for group in rest.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let members: Vec<NodeIx> = group.iter().map(|(.., ix)| *ix).collect();
        let (mut x, mut y) = (0.0, 0.0);
        for ix in &members {
            let at = inputs.pos_in_world(*ix);
            (x, y) = (x + at.x, y + at.y);
        }
        let count = members.len() as f32;
        let middle = Point::new(x / count, y / count);
        let center = inputs.camera.screen_from_world(inputs.size, middle);
        if canvas.contains(center) {
            merged.push(Merged {
                leader: members[0],
                radius: radius(members.len()),
                shown: members.iter().any(|ix| inputs.visible.node(*ix) == Presence::Shown),
                members,
                center,
            });
        }
    }
    while let Some(fewer) = joined(&mut merged) {
        merged = fewer;
    }
    for mark in &mut merged {
        mark.members.sort_unstable();
    }
    merged
}

fn radius(count: usize) -> f32 {
    (8.0 + 1.4 * (count as f32).sqrt()).min(46.0)
}

/// Half the room a mark takes: the smallest keep as far apart as if they were larger.
fn room(radius: f32) -> f32 {
    (radius + 3.0).max(25.0)
}

/// Puts marks that would lie on each other together, the smaller into the larger; `None` once none
/// do. Each round leaves fewer, so that the rounds end.
fn joined(marks: &mut Vec<Merged>) -> Option<Vec<Merged>> {
    marks.sort_by_key(|mark| (usize::MAX - mark.members.len(), mark.leader));
    let before = marks.len();
    let mut kept: Vec<Merged> = Vec::with_capacity(before);
    for mark in marks.drain(..) {
        let gap = |other: &Merged| {
            other.center.distance(mark.center) - (room(other.radius) + room(mark.radius))
        };
        let nearest = kept.iter_mut().min_by(|a, b| gap(a).total_cmp(&gap(b)));
        match nearest {
            Some(other) if gap(other) < 0.0 => {
                let share = mark.members.len() as f32;
                let t = share / (share + other.members.len() as f32);
                other.center = other.center.lerp(mark.center, t);
                other.members.extend(mark.members);
                other.radius = radius(other.members.len());
                other.leader = other.leader.min(mark.leader);
                other.shown |= mark.shown;
            }
            _ => kept.push(mark),
        }
    }
    if kept.len() < before {
        return Some(kept);
    }
    *marks = kept;
    None
}

/// Lines between two merged marks, or a merged and a single one, for each mark: more would be
/// felt, not read.
const LINES_PER_MARK: f32 = 1.2;

/// Paints lines, marks, counts and names of what stands together. Names keep off `taken`; the
/// places of marks and names are given back.
fn paint(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan, taken: &[Rect]) -> Vec<Rect> {
    let theme = inputs.theme;
    paint_lines(scene, inputs, plan);
    let (mut full, mut faded) = (Vec::new(), Vec::new());
    for mark in &plan.merged {
        let segs = if mark.shown { &mut full } else { &mut faded };
        segs.push(Seg::Circle(mark.center, mark.radius));
    }
    for (segs, color) in [(faded, theme.hair), (full, theme.ink2)] {
        let stroke = Path::stroked(Vec::new(), color, 1.6).stroke;
        scene.path(Path { stroke, ..Path::filled(segs, theme.tint) });
    }
    let mut taken = taken.to_vec();
    let first = taken.len();
    taken.extend(plan.merged.iter().map(|mark| Rect::around(mark.center, mark.radius)));
    let single = plan.nodes.iter().map(|drawn| Rect::around(drawn.center, drawn.radius));
    let marks = taken.len();
    taken.extend(single);
    let singles = taken.len() - marks;
    for mark in &plan.merged {
        count(scene, inputs, mark);
    }
    for mark in &plan.merged {
        taken.extend(name(scene, inputs, mark, &taken));
    }
    // Names of entries judge for themselves how near they come to marks of entries.
    taken.drain(marks..marks + singles);
    taken.split_off(first)
}

fn style(theme: &Theme, size: f32, weight: u16) -> TextStyle {
    TextStyle {
        face: FontFace::Interface,
        size,
        weight,
        spacing: 0.0,
        color: theme.ink,
        halo: None,
        align: Align::Middle,
    }
}

fn count(scene: &mut Scene, inputs: &GraphInputs<'_>, mark: &Merged) {
    let style = style(inputs.theme, (mark.radius * 0.62).clamp(11.0, 19.0), 700);
    let said = i18n::number(inputs.lang, mark.members.len());
    scene.text(said, Point::new(mark.center.x, mark.center.y + style.size * 0.34), style);
}

/// The name of the leader over "and 213 more", beside the mark where it is free.
fn name(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    mark: &Merged,
    taken: &[Rect],
) -> Option<Rect> {
    let theme = inputs.theme;
    let halo = Some((theme.floe, 3.4));
    let title = TextStyle { halo, ..style(theme, 13.5, 600) };
    let detail = TextStyle { halo, color: theme.ink2, ..style(theme, 12.0, 500) };
    let leader = inputs.dataset.node(mark.leader).label(inputs.lang);
    let more = match mark.members.len() - 1 {
        0 => String::new(),
        more => i18n::text(inputs.lang, &Msg::AndMore(more)),
    };
    let w = inputs.metrics.width(leader, &title).max(inputs.metrics.width(&more, &detail));
    let h = if more.is_empty() { 15.0 } else { 28.0 };
    let (c, out) = (mark.center, mark.radius + 3.0);
    let frame = Rect::new(2.0, 2.0, inputs.size.w - 4.0, inputs.size.h - 4.0);
    let places = [
        Rect::new(c.x - w / 2.0, c.y + out, w, h),
        Rect::new(c.x - w / 2.0, c.y - out - h, w, h),
        Rect::new(c.x + out, c.y - h / 2.0, w, h),
        Rect::new(c.x - out - w, c.y - h / 2.0, w, h),
    ];
    let free = |place: &&Rect| {
        frame.contains_rect(**place) && !taken.iter().any(|other| other.overlaps(**place))
    };
    let place = *places.iter().find(free)?;
    scene.text(leader, Point::new(place.center().x, place.y + 12.0), title);
    if !more.is_empty() {
        scene.text(more, Point::new(place.center().x, place.y + 25.0), detail);
    }
    Some(place)
}

/// Lines to and between merged marks: one for each pair, wider for more ties.
fn paint_lines(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan) {
    let marks = plan.merged.len();
    let mut slot_of = vec![0u32; inputs.dataset.nodes().len()];
    for (slot, mark) in plan.merged.iter().enumerate() {
        for member in &mark.members {
            slot_of[member.index()] = slot as u32 + 1;
        }
    }
    for (i, drawn) in plan.nodes.iter().enumerate() {
        slot_of[drawn.node.index()] = (marks + i) as u32 + 1;
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for relation in inputs.dataset.relations() {
        let (a, b) = (slot_of[relation.from.index()], slot_of[relation.to.index()]);
        let (low, high) = (a.min(b), a.max(b));
        // Between two single marks the tie has a line of its own.
        if low > 0 && low != high && low as usize <= marks {
            pairs.push((low, high));
        }
    }
    pairs.sort_unstable();
    let mut lines: Vec<(usize, u32, u32)> =
        pairs.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0].0, same[0].1)).collect();
    lines.sort_unstable_by_key(|(ties, a, b)| (usize::MAX - *ties, *a, *b));
    lines.truncate((marks as f32 * LINES_PER_MARK) as usize);
    let center = |slot: u32| {
        let slot = slot as usize - 1;
        match plan.merged.get(slot) {
            Some(mark) => mark.center,
            None => plan.nodes[slot - marks].center,
        }
    };
    // Four widths, so that the number of strokes stays small.
    let mut widths: [Vec<Seg>; 4] = Default::default();
    for (ties, a, b) in lines {
        let step = (ties as f32).log2() / 2.0;
        widths[(step as usize).min(3)].extend([Seg::Move(center(a)), Seg::Line(center(b))]);
    }
    for (step, segs) in widths.into_iter().enumerate() {
        let color = inputs.theme.thaw[1].with_alpha(0.6);
        scene.path(Path::stroked(segs, color, 0.9 + step as f32));
    }
}
