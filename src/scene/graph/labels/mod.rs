//! Label placement: greedy by importance on a grid of occupied boxes (design, part 9). A main name
//! without room first moves a lesser one, then takes a [`leader`].
//!
//! Deterministic: candidates are tried in a fixed order and ties are broken by node index.

mod grid;
pub(super) mod leader;

use std::cmp::Reverse;

use self::grid::{Grid, MarkGrid};
use super::{DrawnNode, GraphInputs, Look, Plan};
use crate::{
    model::NodeIx,
    order::sort_by_key,
    scene::{Align, FontFace, Point, Rect, Size, TextStyle, Vec2},
};

/// A label that found its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Whose name.
    pub node: NodeIx,
    /// The name.
    pub text: String,
    /// From the middle of the mark to the start of the baseline.
    pub offset: Vec2,
    /// Size of its box.
    pub size: Size,
    /// How it looks.
    pub style: TextStyle,
}

impl PlacedLabel {
    /// Its box when the mark is at `center`.
    pub fn bounds(&self, center: Point) -> Rect {
        let start = center + self.offset;
        Rect::new(start.x, start.y - self.style.size * ASCENT, self.size.w, self.size.h)
    }
}

/// Part of a box above the baseline, of the font size.
const ASCENT: f32 = 0.78;
/// Height of a box, of the font size.
const HEIGHT: f32 = 1.02;
/// How much farther than usual from their marks names are tried that should be there.
const REACHES: [f32; 4] = [0.0, 6.0, 14.0, 22.0];
/// A name within this distance of a mark can be taken for the mark's.
const CLOSE: f32 = 10.0;
/// Free space between two boxes.
const GAP: f32 = 1.5;

/// The style of a node's label.
pub(super) fn label_style(inputs: &GraphInputs<'_>, drawn: &DrawnNode) -> TextStyle {
    let theme = inputs.theme;
    let (size, weight) = match () {
        () if drawn.weight >= 4.5 => (15.0, 700),
        () if drawn.weight >= 3.5 => (13.5, 600),
        () => (12.5, 500),
    };
    let (color, weight) = match drawn.look {
        Look::Selected => (theme.spot, 700),
        Look::Chosen => (theme.ink, 700),
        Look::Faded | Look::Future => (theme.ink3, weight),
        Look::Distant(_) => (theme.ink2, weight),
        Look::Full | Look::Neighbour => (theme.ink, weight),
    };
    TextStyle {
        face: FontFace::Interface,
        size,
        weight,
        spacing: 0.0,
        color,
        halo: Some((theme.floe, 3.4)),
        align: Align::Start,
    }
}

/// Where the few names that carry the story would stand if they came first of all. The names of
/// regions, which have a whole floe to choose from, keep off these places.
pub(super) fn story_places(inputs: &GraphInputs<'_>, plan: &Plan, taken: &[Rect]) -> Vec<Rect> {
    let mut grid = Grid::new(inputs.size);
    for bounds in taken {
        grid.insert(*bounds, None);
    }
    let marks = MarkGrid::new(inputs, plan);
    let mut places = Vec::new();
    for drawn in plan.nodes.iter().filter(|drawn| carries_the_story(drawn)) {
        if !wants_label(inputs, drawn) {
            continue;
        }
        if let Some(label) = place_one(inputs, drawn, &grid, &marks, Strictness::First) {
            let bounds = label.bounds(drawn.center);
            grid.insert(bounds, None);
            places.push(bounds);
        }
    }
    places
}

/// Places as many labels as fit. `taken` holds boxes that are already used (region names).
pub(super) fn place_labels(
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    taken: &[Rect],
) -> Vec<PlacedLabel> {
    if let Some(whole) = inputs.detail.whole {
        let all: &[DrawnNode] = if whole.labels { &plan.nodes } else { &[] };
        return all.iter().map(|drawn| beside(inputs, drawn)).collect();
    }
    let marks = MarkGrid::new(inputs, plan);
    // Main names that found no place come first in the next round.
    let mut hard: Vec<NodeIx> = Vec::new();
    let mut best: Option<(usize, Vec<PlacedLabel>)> = None;
    for _ in 0..ROUNDS {
        let (placed, failed) = place_round(inputs, plan, taken, &marks, &hard);
        hard.extend(&failed);
        if best.as_ref().is_none_or(|(least, _)| failed.len() < *least) {
            best = Some((failed.len(), placed));
        }
        // Where many find no place, as on a phone, there is no room for all in any order.
        if failed.is_empty() || failed.len() > FEW {
            break;
        }
    }
    best.map(|(_, placed)| placed).unwrap_or_default()
}

/// How often placing begins again for the sake of main names without a place.
const ROUNDS: usize = 12;
/// Beginning again helps so many.
const FEW: usize = 6;

/// Places labels in order of importance, `hard` ones before their equals; also gives back the main
/// names that found no place.
fn place_round(
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    taken: &[Rect],
    marks: &MarkGrid,
    hard: &[NodeIx],
) -> (Vec<PlacedLabel>, Vec<NodeIx>) {
    let mut order: Vec<&DrawnNode> =
        plan.nodes.iter().filter(|drawn| wants_label(inputs, drawn)).collect();
    sort_by_key(&mut order, |drawn| {
        (Reverse(drawn.look.max(Look::Full)), !hard.contains(&drawn.node), drawn.rank)
    });

    let mut grid = Grid::new(inputs.size);
    for bounds in taken {
        grid.insert(*bounds, None);
    }
    let mut placed: Vec<PlacedLabel> = Vec::new();
    let mut second_try: Vec<&DrawnNode> = Vec::new();
    let mut failed = Vec::new();
    for drawn in order {
        let found = tries(drawn)
            .iter()
            .find_map(|strictness| place_one(inputs, drawn, &grid, marks, *strictness));
        match found {
            Some(label) => {
                grid.insert(label.bounds(drawn.center), Some(placed.len()));
                placed.push(label);
            }
            None if is_main(drawn) => {
                let has_room = make_room(inputs, plan, drawn, &mut grid, marks, &mut placed);
                if !has_room {
                    match leader::place(inputs, drawn, &mut grid, marks, placed.len()) {
                        Some(label) => placed.push(label),
                        None => failed.push(drawn.node),
                    }
                }
            }
            None if drawn.look >= Look::Neighbour || is_headline(drawn) => {
                second_try.push(drawn);
            }
            None => {}
        }
    }
    for drawn in second_try {
        if let Some(label) = place_one(inputs, drawn, &grid, marks, Strictness::Loose) {
            grid.insert(label.bounds(drawn.center), Some(placed.len()));
            placed.push(label);
        }
    }
    (placed, failed)
}

/// Places a name where only one other name is in the way, and that one elsewhere; whether there was
/// such a place.
fn make_room(
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    drawn: &DrawnNode,
    grid: &mut Grid,
    marks: &MarkGrid,
    placed: &mut Vec<PlacedLabel>,
) -> bool {
    let frame = Rect::new(2.0, 2.0, inputs.size.w - 4.0, inputs.size.h - 4.0);
    let label = beside(inputs, drawn);
    for strictness in [Strictness::First, Strictness::Loose] {
        for reach in REACHES {
            for corner in candidates(drawn, label.size, reach) {
                let bounds = Rect::new(corner.x, corner.y, label.size.w, label.size.h);
                if !frame.contains_rect(bounds) || !marks.allows(bounds, drawn, strictness) {
                    continue;
                }
                let Some((hit, owner)) = grid.only_label_at(bounds.inflate(GAP)) else { continue };
                let Some(other) = placed.get(owner).and_then(|label| plan.get(label.node)) else {
                    continue;
                };
                let before = grid.replace(hit, Rect::default());
                let mine = grid.insert(bounds, Some(placed.len()));
                let tries = tries(other).iter();
                let moved = tries
                    .filter(|strictness| **strictness != Strictness::Forced)
                    .find_map(|strictness| place_one(inputs, other, grid, marks, *strictness));
                if let Some(moved) = moved {
                    grid.insert(moved.bounds(other.center), Some(owner));
                    placed[owner] = moved;
                    let offset = Point::new(corner.x, corner.y + label.style.size * ASCENT);
                    placed.push(PlacedLabel { offset: offset - drawn.center, ..label });
                    return true;
                }
                grid.replace(mine, Rect::default());
                grid.replace(hit, before);
            }
        }
    }
    false
}

/// A label right of its mark, whatever else is there.
fn beside(inputs: &GraphInputs<'_>, drawn: &DrawnNode) -> PlacedLabel {
    let style = label_style(inputs, drawn);
    let text = inputs.dataset.node(drawn.node).label(inputs.lang).to_owned();
    let size = Size::new(inputs.metrics.width(&text, &style), style.size * HEIGHT);
    let offset = Vec2::new(drawn.radius + 4.0, style.size * (ASCENT - HEIGHT / 2.0));
    PlacedLabel { node: drawn.node, text, offset, size, style }
}

/// How a label is tried before all lesser ones: the selection and the few names that carry the
/// story stand in any case.
fn tries(drawn: &DrawnNode) -> &'static [Strictness] {
    if drawn.look >= Look::Chosen || carries_the_story(drawn) {
        &[Strictness::First, Strictness::Loose, Strictness::Forced]
    } else if is_main(drawn) {
        &[Strictness::First, Strictness::Loose]
    } else {
        &[Strictness::First]
    }
}

fn carries_the_story(drawn: &DrawnNode) -> bool {
    drawn.rank < STORY && drawn.look >= Look::Full
}

/// The first so many nodes by weight.
const STORY: u32 = 7;

/// The names a reader should find on a desktop: they take their places before any lesser one.
fn is_main(drawn: &DrawnNode) -> bool {
    drawn.rank < MAIN && drawn.look >= Look::Full
}

/// The first so many nodes by weight.
const MAIN: u32 = 60;

/// What every visitor should meet: unless it is context, its name is tried twice.
fn is_headline(drawn: &DrawnNode) -> bool {
    drawn.look >= Look::Full && drawn.weight >= 4.5
}

fn wants_label(inputs: &GraphInputs<'_>, drawn: &DrawnNode) -> bool {
    let frame = Rect::new(0.0, 0.0, inputs.size.w, inputs.size.h);
    if !frame.contains(drawn.center) {
        return false;
    }
    match drawn.look {
        Look::Selected | Look::Chosen | Look::Neighbour => true,
        Look::Future => false,
        Look::Faded => drawn.weight >= 3.5,
        Look::Distant(_) => drawn.weight >= 2.5 || inputs.camera.scale > 2.5,
        // Zooming in gives room for lesser names; at scale 1 the least stay unnamed.
        Look::Full => drawn.weight >= 1.5 || inputs.camera.scale > 2.5,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strictness {
    /// May not cover any mark.
    First,
    /// May cover faded marks, and stand further out.
    Loose,
    /// May cover any mark: the selection is always named.
    Forced,
}

fn place_one(
    inputs: &GraphInputs<'_>,
    drawn: &DrawnNode,
    grid: &Grid,
    marks: &MarkGrid,
    strictness: Strictness,
) -> Option<PlacedLabel> {
    let style = label_style(inputs, drawn);
    let text = inputs.dataset.node(drawn.node).label(inputs.lang);
    let size = Size::new(inputs.metrics.width(text, &style), style.size * HEIGHT);
    let frame = Rect::new(2.0, 2.0, inputs.size.w - 4.0, inputs.size.h - 4.0);
    let reaches: &[f32] = if is_main(drawn) || is_headline(drawn) || drawn.look >= Look::Neighbour {
        &REACHES
    } else {
        &[0.0]
    };
    // A ring stands around the selected mark; its label keeps clear of it.
    let ring = if drawn.look >= Look::Chosen { 6.0 } else { 0.0 };
    // Where a label may stand nearer to other marks than to its own, or on them, it goes where the
    // fewest could be taken for its own.
    let mut best: Option<(usize, Point)> = None;
    'places: for reach in reaches {
        for corner in candidates(drawn, size, reach + ring) {
            let bounds = Rect::new(corner.x, corner.y, size.w, size.h);
            if !frame.contains_rect(bounds)
                || grid.overlaps(bounds.inflate(GAP))
                || !marks.allows(bounds, drawn, strictness)
            {
                continue;
            }
            let mistaken = match strictness {
                Strictness::First => 0,
                Strictness::Loose | Strictness::Forced => marks.mistaken(bounds, drawn),
            };
            if best.is_none_or(|(least, _)| mistaken < least) {
                best = Some((mistaken, corner));
            }
            if mistaken == 0 {
                break 'places;
            }
        }
    }
    let (_, corner) = best?;
    let offset = Point::new(corner.x, corner.y + style.size * ASCENT) - drawn.center;
    Some(PlacedLabel { node: drawn.node, text: text.to_owned(), offset, size, style })
}

/// Top left corners to try: right, left, above, below, the diagonals, then the sides again, slid
/// along the mark.
fn candidates(drawn: &DrawnNode, size: Size, reach: f32) -> [Point; 16] {
    let Point { x, y } = drawn.center;
    let out = drawn.radius + 4.0 + reach;
    let (right, left) = (x + out, x - out - size.w);
    let (above, below) = (y - out - size.h + 2.0, y + out - 2.0);
    let (center_x, center_y) = (x - size.w / 2.0, y - size.h / 2.0);
    let slant = out * 0.72;
    let (near_right, near_left) = (x + slant, x - slant - size.w);
    let (near_above, near_below) = (y - slant - size.h, y + slant);
    [
        Point::new(right, center_y),
        Point::new(left, center_y),
        Point::new(center_x, above),
        Point::new(center_x, below),
        Point::new(near_right, near_above),
        Point::new(near_right, near_below),
        Point::new(near_left, near_above),
        Point::new(near_left, near_below),
        Point::new(x - drawn.radius, above),
        Point::new(x + drawn.radius - size.w, above),
        Point::new(x - drawn.radius, below),
        Point::new(x + drawn.radius - size.w, below),
        Point::new(right, y - size.h),
        Point::new(right, y),
        Point::new(left, y - size.h),
        Point::new(left, y),
    ]
}
