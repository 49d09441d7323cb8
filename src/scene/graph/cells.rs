//! The marks of a picture by place: what is under a pointer, what a line passes.

use super::DrawnNode;
use crate::scene::{Point, Rect};

/// A uniform grid over the marks that were drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells {
    origin: Point,
    columns: usize,
    rows: usize,
    /// `marks[starts[c]..starts[c + 1]]` stand in cell `c`.
    starts: Vec<u32>,
    marks: Vec<u32>,
    /// The widest mark reaches so far from its middle.
    reach: f32,
}

/// Side of a cell in pixels: about the distance of marks at rest.
const SIDE: f32 = 48.0;

impl Cells {
    /// Sorts marks into their cells. O(nodes + cells).
    pub(super) fn new(nodes: &[DrawnNode]) -> Self {
        let mut low = Point::new(f32::INFINITY, f32::INFINITY);
        let mut high = Point::new(f32::NEG_INFINITY, f32::NEG_INFINITY);
        let mut reach = 0.0f32;
        for node in nodes {
            low = Point::new(low.x.min(node.center.x), low.y.min(node.center.y));
            high = Point::new(high.x.max(node.center.x), high.y.max(node.center.y));
            reach = reach.max(node.radius);
        }
        if nodes.is_empty() {
            (low, high) = (Point::default(), Point::default());
        }
        // The casts saturate: neighbours far off the frame share its outermost cells.
        let count = |side: f32| ((side / SIDE) as usize + 1).min(128);
        let (columns, rows) = (count(high.x - low.x), count(high.y - low.y));
        let mut cells = Self {
            origin: low,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            marks: vec![0; nodes.len()],
            reach,
        };
        for node in nodes {
            let cell = cells.cell(node.center);
            cells.starts[cell + 1] += 1;
        }
        for cell in 0..columns * rows {
            cells.starts[cell + 1] += cells.starts[cell];
        }
        let mut next = cells.starts.clone();
        for (i, node) in nodes.iter().enumerate() {
            let slot = &mut next[cells.cell(node.center)];
            cells.marks[*slot as usize] = i as u32;
            *slot += 1;
        }
        cells
    }

    /// The marks that may reach into a rectangle.
    pub(super) fn around(&self, place: Rect) -> impl Iterator<Item = u32> {
        // A pointed mark reaches a quarter further than its radius.
        let place = place.inflate(self.reach * 1.25);
        let (left, right) = (self.column(place.x), self.column(place.right()));
        let (top, bottom) = (self.row(place.y), self.row(place.bottom()));
        (top..=bottom).flat_map(move |row| {
            let first = self.starts[row * self.columns + left] as usize;
            let end = self.starts[row * self.columns + right + 1] as usize;
            self.marks[first..end].iter().copied()
        })
    }

    fn cell(&self, at: Point) -> usize {
        self.row(at.y) * self.columns + self.column(at.x)
    }

    fn column(&self, x: f32) -> usize {
        (((x - self.origin.x) / SIDE).max(0.0) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f32) -> usize {
        (((y - self.origin.y) / SIDE).max(0.0) as usize).min(self.rows - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, DrawnNode, Point, Rect};
    use crate::{
        model::{Kind, NodeIx},
        scene::graph::Look,
    };

    fn marks(places: impl IntoIterator<Item = (f32, f32)>) -> Vec<DrawnNode> {
        let drawn = |(i, (x, y)): (usize, (f32, f32))| DrawnNode {
            node: NodeIx::from_index(i),
            kind: Kind::Person,
            center: Point::new(x, y),
            radius: 6.0,
            look: Look::Full,
            weight: 3.0,
            rank: 0,
        };
        places.into_iter().enumerate().map(drawn).collect()
    }

    #[test]
    fn every_mark_that_reaches_into_a_place_is_found() {
        let marks = marks((0..400).map(|i| ((i * 37 % 991) as f32 - 90.0, (i * 53 % 613) as f32)));
        let cells = Cells::new(&marks);
        for (x, y) in [(-200.0, 10.0), (0.0, 0.0), (340.0, 222.0), (700.0, 612.0), (2000.0, 2000.0)]
        {
            let place = Rect::new(x, y, 70.0, 40.0);
            let found: Vec<u32> = cells.around(place).collect();
            for (i, mark) in marks.iter().enumerate() {
                let reaches = place.distance_to(mark.center) <= mark.radius;
                assert!(!reaches || found.contains(&(i as u32)), "{mark:?} at {place:?}");
            }
        }
    }

    #[test]
    fn nothing_and_one_mark_are_found_too() {
        assert_eq!(Cells::new(&[]).around(Rect::new(0.0, 0.0, 9.0, 9.0)).count(), 0);
        let one = Cells::new(&marks([(500.0, 500.0)]));
        assert_eq!(one.around(Rect::new(490.0, 490.0, 20.0, 20.0)).count(), 1);
    }
}
