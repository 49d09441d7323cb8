//! The last pixels: marks are moved a little so that important labels fit.
//!
//! Forces bring every label near a place of its own, but a crowd of equal pushes can leave two of
//! them overlapping by a pixel. Here each label is tried as the picture will try it, most important
//! first: right, left, above, below (DESIGN 9.3). If none is free, the mark goes to a place nearby
//! where one is; if there is none, less important marks are no obstacle, and make way in their turn.

use super::{LayoutNode, LayoutRequest, ground::squared_distance, territory::Territories};
use crate::scene::Rect;

/// How far a mark is moved so that its label fits, pixels.
const NEAR: f32 = 30.0;
/// How far a mark is moved to make way, pixels.
const FAR: f32 = 150.0;
/// Raster of places tried, pixels.
const STEP: f32 = 3.0;
/// Between mark and label, between two boxes, and to the edge of the sheet, pixels.
const GAP: f32 = 3.0;
const AIR: f32 = 1.5;
const EDGE: f32 = 4.0;

/// Moves leaders, given by rank in pixels, so that more labels fit and no mark is covered.
pub(super) fn nudge(request: &LayoutRequest, ground: &Territories, leaders: &mut [[f32; 2]]) {
    let offsets = offsets();
    let mut labels: Vec<Rect> = Vec::new();
    for rank in 0..leaders.len() {
        let sheet = Sheet { request, ground, leaders, labels: &labels, rank };
        let is_pinned = sheet.is_pinned(rank);
        let here = leaders[rank];
        // A mark may stay where it is even on foreign ground; it moves to its own only.
        let homes = |farthest: f32| {
            let farthest = if is_pinned { 0.0 } else { farthest };
            offsets
                .iter()
                .take_while(move |by| length_squared(**by) <= farthest * farthest)
                .map(move |by| [here[0] + by[0], here[1] + by[1]])
                .filter(|&at| at == here || sheet.is_home(at))
        };
        let labelled = |before: usize| {
            homes(NEAR)
                .filter(|&at| sheet.is_clear(at, before) && !sheet.is_covered(at))
                .find_map(|at| sheet.label_at(at, before).map(|label| (at, label)))
        };
        let all = leaders.len();
        let is_labelled = rank < request.variant().label_budget();
        let fit = if is_labelled { labelled(all).or_else(|| labelled(rank)) } else { None };
        if let Some((at, label)) = fit {
            leaders[rank] = at;
            labels.push(label);
            continue;
        }
        // Clear of what has its place; where the ground is full, at least clear of all marks.
        let goal = homes(FAR)
            .find(|&at| sheet.is_clear(at, rank) && !sheet.is_covered(at))
            .or_else(|| homes(FAR).find(|&at| sheet.is_clear(at, all)));
        if let Some(at) = goal {
            leaders[rank] = at;
        }
    }
}

/// Ways to go, the shortest first.
fn offsets() -> Vec<[f32; 2]> {
    let n = (FAR / STEP) as i32;
    let mut offsets: Vec<[f32; 2]> = (-n..=n)
        .flat_map(|row| (-n..=n).map(move |column| [column as f32 * STEP, row as f32 * STEP]))
        .collect();
    offsets.sort_by(|a, b| length_squared(*a).total_cmp(&length_squared(*b)));
    offsets
}

fn length_squared(by: [f32; 2]) -> f32 {
    squared_distance(by, [0.0, 0.0])
}

/// What stands on the sheet when it is the turn of the leader `rank`.
struct Sheet<'a> {
    request: &'a LayoutRequest,
    ground: &'a Territories,
    leaders: &'a [[f32; 2]],
    labels: &'a [Rect],
    rank: usize,
}

impl Sheet<'_> {
    fn is_pinned(&self, rank: usize) -> bool {
        self.request.pins().iter().any(|pin| pin.rank as usize == rank)
    }

    fn node(&self) -> &LayoutNode {
        &self.request.nodes()[self.rank]
    }

    fn is_home(&self, at: [f32; 2]) -> bool {
        self.ground.at(at) == Some(self.node().region as usize)
    }

    /// The other marks up to a rank, and all pinned ones.
    fn marks(&self, before: usize) -> impl Iterator<Item = (&LayoutNode, [f32; 2])> {
        let marks = self.request.nodes().iter().zip(self.leaders).enumerate();
        marks
            .filter(move |(rank, _)| {
                *rank != self.rank && (*rank < before || self.is_pinned(*rank))
            })
            .map(|(_, (node, &at))| (node, at))
    }

    /// Whether a place for the mark is clear of other marks.
    fn is_clear(&self, at: [f32; 2], before: usize) -> bool {
        let radius = self.node().mark_radius();
        self.marks(before).all(|(node, other)| {
            let apart = radius + node.mark_radius() + 2.0 * AIR;
            apart * apart <= squared_distance(at, other)
        })
    }

    /// Whether a label placed so far would cover the mark.
    fn is_covered(&self, at: [f32; 2]) -> bool {
        let mark = mark_box(self.node(), at).inflate(AIR);
        self.labels.iter().any(|label| label.overlaps(mark))
    }

    /// The first free place for its label.
    fn label_at(&self, [x, y]: [f32; 2], before: usize) -> Option<Rect> {
        let [w, h] = self.request.variant().size();
        let inside = Rect::new(0.0, 0.0, w, h).inflate(-EDGE);
        let node = self.node();
        let (radius, width, height) = (node.mark_radius(), node.label_width, node.label_height());
        let sides = [
            Rect::new(x + radius + GAP, y - height / 2.0, width, height),
            Rect::new(x - radius - GAP - width, y - height / 2.0, width, height),
            Rect::new(x - width / 2.0, y - radius - AIR - height, width, height),
            Rect::new(x - width / 2.0, y + radius + AIR, width, height),
        ];
        sides.into_iter().find(|side| {
            let with_air = side.inflate(AIR);
            inside.contains_rect(*side)
                && !self.labels.iter().any(|label| label.overlaps(with_air))
                && !self.marks(before).any(|(node, at)| mark_box(node, at).overlaps(with_air))
        })
    }
}

fn mark_box(node: &LayoutNode, [x, y]: [f32; 2]) -> Rect {
    let radius = node.mark_radius();
    Rect::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius)
}
