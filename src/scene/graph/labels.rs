//! Label placement: greedy by importance on a grid of occupied boxes (design, part 9).
//!
//! Deterministic: candidates are tried in a fixed order and ties are broken by node index.

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
    let mut order: Vec<&DrawnNode> =
        plan.nodes.iter().filter(|drawn| wants_label(inputs, drawn)).collect();
    sort_by_key(&mut order, |drawn| (std::cmp::Reverse(drawn.look.max(Look::Full)), drawn.rank));

    let mut grid = Grid::new(inputs.size);
    for bounds in taken {
        grid.insert(*bounds, None);
    }
    let marks = MarkGrid::new(inputs, plan);
    let mut placed: Vec<PlacedLabel> = Vec::new();
    let mut second_try: Vec<&DrawnNode> = Vec::new();
    for drawn in order {
        let found = tries(drawn)
            .iter()
            .find_map(|strictness| place_one(inputs, drawn, &grid, &marks, *strictness));
        match found {
            Some(label) => {
                grid.insert(label.bounds(drawn.center), Some(placed.len()));
                placed.push(label);
            }
            None if is_main(drawn)
                && make_room(inputs, plan, drawn, &mut grid, &marks, &mut placed) => {}
            None if drawn.look >= Look::Neighbour || is_headline(drawn) => {
                second_try.push(drawn);
            }
            None => {}
        }
    }
    for drawn in second_try {
        if let Some(label) = place_one(inputs, drawn, &grid, &marks, Strictness::Loose) {
            grid.insert(label.bounds(drawn.center), Some(placed.len()));
            placed.push(label);
        }
    }
    placed
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

/// Marks in cells, to ask what a label would cover.
struct MarkGrid {
    marks: Vec<DrawnNode>,
    cells: Vec<Vec<u32>>,
    columns: usize,
    rows: usize,
}

const CELL: f32 = 64.0;

impl MarkGrid {
    fn new(inputs: &GraphInputs<'_>, plan: &Plan) -> Self {
        let (columns, rows) = grid_shape(inputs.size);
        let mut grid = Self {
            marks: plan.nodes.clone(),
            cells: vec![Vec::new(); columns * rows],
            columns,
            rows,
        };
        for (i, mark) in plan.nodes.iter().enumerate() {
            for cell in cells_of(Rect::around(mark.center, mark.radius), columns, rows) {
                grid.cells[cell].push(i as u32);
            }
        }
        grid
    }

    /// How easily a label there is taken for that of other marks: each that it lies on counts three
    /// times as much as one that it merely stands close to, or nearer than to its own.
    fn mistaken(&self, bounds: Rect, own: &DrawnNode) -> usize {
        let gap = |mark: &DrawnNode| bounds.distance_to(mark.center) - mark.radius;
        let own_gap = gap(own);
        let others = self.marks.iter().filter(|mark| mark.node != own.node);
        others
            .map(|mark| match gap(mark) {
                on if on < 0.0 => 3,
                near if near < own_gap.max(CLOSE) && mark.look >= Look::Full => 1,
                _ => 0,
            })
            .sum()
    }

    /// Whether a label of `own` may stand there: on no mark, and not nearer to a highlighted mark
    /// than to its own by more than a hair.
    fn allows(&self, bounds: Rect, own: &DrawnNode, strictness: Strictness) -> bool {
        if strictness == Strictness::Forced {
            return true;
        }
        let own_gap = bounds.distance_to(own.center) - own.radius;
        let reach = bounds.inflate(14.0);
        cells_of(reach, self.columns, self.rows)
            .flat_map(|cell| &self.cells[cell])
            .map(|i| &self.marks[*i as usize])
            .filter(|mark| mark.node != own.node)
            .all(|mark| {
                let gap = bounds.distance_to(mark.center) - mark.radius;
                let highlighted = mark.look >= Look::Full;
                match strictness {
                    Strictness::First if highlighted => gap >= 1.0 && gap > own_gap - 2.0,
                    Strictness::First => gap >= 0.0,
                    Strictness::Loose if highlighted => gap >= 1.0,
                    Strictness::Loose | Strictness::Forced => true,
                }
            })
    }
}

/// Occupied boxes in cells.
struct Grid {
    /// With the position of the label in it.
    boxes: Vec<(Rect, Option<usize>)>,
    cells: Vec<Vec<u32>>,
    columns: usize,
    rows: usize,
}

impl Grid {
    fn new(size: Size) -> Self {
        let (columns, rows) = grid_shape(size);
        Self { boxes: Vec::new(), cells: vec![Vec::new(); columns * rows], columns, rows }
    }

    /// Occupies a box; gives back its number.
    fn insert(&mut self, bounds: Rect, label: Option<usize>) -> usize {
        let i = self.boxes.len();
        for cell in cells_of(bounds, self.columns, self.rows) {
            self.cells[cell].push(i as u32);
        }
        self.boxes.push((bounds, label));
        i
    }

    /// Shrinks a box, or gives it back its place; what was there.
    fn replace(&mut self, i: usize, bounds: Rect) -> Rect {
        std::mem::replace(&mut self.boxes[i].0, bounds)
    }

    fn at(&self, bounds: Rect) -> impl Iterator<Item = usize> {
        cells_of(bounds, self.columns, self.rows)
            .flat_map(|cell| &self.cells[cell])
            .map(|i| *i as usize)
            .filter(move |i| self.boxes[*i].0.overlaps(bounds))
    }

    fn overlaps(&self, bounds: Rect) -> bool {
        self.at(bounds).next().is_some()
    }

    /// The box and label in a place that is free but for it.
    fn only_label_at(&self, bounds: Rect) -> Option<(usize, usize)> {
        let first = self.at(bounds).next()?;
        let alone = self.at(bounds).all(|other| other == first);
        Some((first, self.boxes[first].1?)).filter(|_| alone)
    }
}

fn grid_shape(size: Size) -> (usize, usize) {
    ((size.w / CELL) as usize + 1, (size.h / CELL) as usize + 1)
}

/// Cells a box touches; boxes beyond the frame touch its outermost cells.
fn cells_of(bounds: Rect, columns: usize, rows: usize) -> impl Iterator<Item = usize> {
    let cell = |at: f32, count: usize| ((at / CELL).max(0.0) as usize).min(count - 1);
    let (left, right) = (cell(bounds.x, columns), cell(bounds.right(), columns));
    let (top, bottom) = (cell(bounds.y, rows), cell(bounds.bottom(), rows));
    (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
}
