//! What is taken: marks and boxes in cells of a grid, so that a question looks at few of them.

use super::{CLOSE, Strictness};
use crate::scene::{
    Rect, Size,
    graph::{DrawnNode, GraphInputs, Look, Plan},
};

/// Marks in cells, to ask what a label would cover.
pub(super) struct MarkGrid {
    marks: Vec<DrawnNode>,
    cells: Vec<Vec<u32>>,
    columns: usize,
    rows: usize,
}

const CELL: f32 = 64.0;

impl MarkGrid {
    pub(super) fn new(inputs: &GraphInputs<'_>, plan: &Plan) -> Self {
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
    pub(super) fn mistaken(&self, bounds: Rect, own: &DrawnNode) -> usize {
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
    pub(super) fn allows(&self, bounds: Rect, own: &DrawnNode, strictness: Strictness) -> bool {
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
pub(super) struct Grid {
    /// With the position of the label in it.
    boxes: Vec<(Rect, Option<usize>)>,
    cells: Vec<Vec<u32>>,
    columns: usize,
    rows: usize,
}

impl Grid {
    pub(super) fn new(size: Size) -> Self {
        let (columns, rows) = grid_shape(size);
        Self { boxes: Vec::new(), cells: vec![Vec::new(); columns * rows], columns, rows }
    }

    /// Occupies a box; gives back its number.
    pub(super) fn insert(&mut self, bounds: Rect, label: Option<usize>) -> usize {
        let i = self.boxes.len();
        for cell in cells_of(bounds, self.columns, self.rows) {
            self.cells[cell].push(i as u32);
        }
        self.boxes.push((bounds, label));
        i
    }

    /// Shrinks a box, or gives it back its place; what was there.
    pub(super) fn replace(&mut self, i: usize, bounds: Rect) -> Rect {
        std::mem::replace(&mut self.boxes[i].0, bounds)
    }

    fn at(&self, bounds: Rect) -> impl Iterator<Item = usize> {
        cells_of(bounds, self.columns, self.rows)
            .flat_map(|cell| &self.cells[cell])
            .map(|i| *i as usize)
            .filter(move |i| self.boxes[*i].0.overlaps(bounds))
    }

    pub(super) fn overlaps(&self, bounds: Rect) -> bool {
        self.at(bounds).next().is_some()
    }

    /// The box and label in a place that is free but for it.
    pub(super) fn only_label_at(&self, bounds: Rect) -> Option<(usize, usize)> {
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
