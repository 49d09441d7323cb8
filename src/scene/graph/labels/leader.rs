//! Names with a leader: where a dense place has no room beside a mark, its name stands further off
//! and a hairline leads to it, as on printed maps.

use super::{
    ASCENT, GAP, PlacedLabel, Strictness, beside,
    grid::{Grid, MarkGrid},
};
use crate::scene::{
    Point, Rect, Seg, Vec2,
    graph::{DrawnNode, GraphInputs},
};

/// Free ways from the mark to the name that are tried, pixels. Nearer ones are tried without a line.
const WAYS: [f32; 12] =
    [20.0, 28.0, 36.0, 46.0, 56.0, 68.0, 80.0, 94.0, 108.0, 122.0, 136.0, 150.0];
/// A name farther from its mark than this has a leader.
const NEEDS_LEADER: f32 = 24.0;
/// Directions that are tried, evenly around the mark.
const DIRECTIONS: [Vec2; 16] = [
    Vec2::new(1.0, 0.0),
    Vec2::new(-1.0, 0.0),
    Vec2::new(0.0, -1.0),
    Vec2::new(0.0, 1.0),
    Vec2::new(0.924, -0.383),
    Vec2::new(-0.924, -0.383),
    Vec2::new(0.924, 0.383),
    Vec2::new(-0.924, 0.383),
    Vec2::new(0.707, -0.707),
    Vec2::new(-0.707, -0.707),
    Vec2::new(0.707, 0.707),
    Vec2::new(-0.707, 0.707),
    Vec2::new(0.383, -0.924),
    Vec2::new(-0.383, -0.924),
    Vec2::new(0.383, 0.924),
    Vec2::new(-0.383, 0.924),
];
/// Room kept free along a leader, and the step in which that is asked, pixels.
const CLEARANCE: f32 = 2.0;
const STEP: f32 = 5.0;

/// The nearest place for a name that a leader can reach without crossing names, nor marks if that
/// can be; of places as near, the one that fewest marks could claim. Occupies it and its leader.
pub(super) fn place(
    inputs: &GraphInputs<'_>,
    drawn: &DrawnNode,
    grid: &mut Grid,
    marks: &MarkGrid,
    index: usize,
) -> Option<PlacedLabel> {
    let frame = Rect::new(2.0, 2.0, inputs.size.w - 4.0, inputs.size.h - 4.0);
    let label = beside(inputs, drawn);
    let (w, h) = (label.size.w, label.size.h);
    let taken: &Grid = grid;
    let (frame, label) = (&frame, &label);
    let free_at = |way: f32| {
        DIRECTIONS.into_iter().filter_map(move |toward| {
            // The side of the box that faces the mark ends the leader.
            let end = drawn.center + toward * (drawn.radius + way);
            let (left, above) = (0.5 - toward.x / 2.0, 0.5 - toward.y / 2.0);
            let bounds = Rect::new(end.x - left * w, end.y - above * h, w, h);
            let is_free = frame.contains_rect(bounds)
                && !taken.overlaps(bounds.inflate(GAP))
                && marks.allows(bounds, drawn, Strictness::Loose)
                && !leader_boxes(drawn, bounds).any(|place| taken.overlaps(place));
            is_free.then_some(bounds)
        })
    };
    let crossed = |bounds: Rect| {
        let boxes = leader_boxes(drawn, bounds);
        boxes.filter(|place| !marks.allows(*place, drawn, Strictness::Loose)).count()
    };
    let clear = WAYS.into_iter().find_map(|way| {
        let free = free_at(way).filter(|bounds| crossed(*bounds) == 0);
        free.min_by_key(|bounds| marks.mistaken(*bounds, drawn))
    });
    // Behind a mark a leader can still be followed.
    let bounds = clear
        .or_else(|| WAYS.into_iter().flat_map(free_at).min_by_key(|bounds| crossed(*bounds)))?;
    for place in leader_boxes(drawn, bounds) {
        grid.insert(place, None);
    }
    grid.insert(bounds, Some(index));
    let start = Point::new(bounds.x, bounds.y + label.style.size * ASCENT);
    Some(PlacedLabel { offset: start - drawn.center, ..label.clone() })
}

/// The line from a mark to its name, where the name stands too far off to be read as its own.
pub(in crate::scene::graph) fn leader(drawn: &DrawnNode, bounds: Rect) -> Option<[Seg; 2]> {
    let end = nearest_in(bounds, drawn.center);
    let way = drawn.center.distance(end);
    if way - drawn.radius <= NEEDS_LEADER {
        return None;
    }
    let start = drawn.center.lerp(end, (drawn.radius + 2.0) / way);
    Some([Seg::Move(start), Seg::Line(end)])
}

/// Small boxes along a leader, clear of the mark and of the name themselves.
fn leader_boxes(drawn: &DrawnNode, bounds: Rect) -> impl Iterator<Item = Rect> + use<> {
    let (from, to) = (drawn.center, nearest_in(bounds, drawn.center));
    let (way, radius) = (from.distance(to), drawn.radius);
    let steps = ((way - radius - 2.0 * CLEARANCE) / STEP).max(0.0) as usize;
    (1..=steps)
        .map(move |i| Rect::around(from.lerp(to, (radius + i as f32 * STEP) / way), CLEARANCE))
}

/// The point of a box nearest to another.
fn nearest_in(bounds: Rect, to: Point) -> Point {
    Point::new(to.x.max(bounds.x).min(bounds.right()), to.y.max(bounds.y).min(bounds.bottom()))
}
