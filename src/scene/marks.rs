//! Marks of the seven kinds: shape first, colour second.
//!
//! The outlines are those of the design (part 5), drawn there at radius 10 about 0,0.

use super::{Point, Seg, Vec2};
use crate::model::Kind;

/// The radius the design draws its outlines at.
const DESIGN_RADIUS: f32 = 10.0;

/// The outline of a kind's mark about `center`. `radius` is half the side of its design square:
/// the circle has exactly this radius, pointed shapes reach up to a quarter further.
pub fn mark(kind: Kind, center: Point, radius: f32) -> Vec<Seg> {
    match corners(kind) {
        None => vec![Seg::Circle(center, radius)],
        Some(corners) => {
            let at = |[x, y]: [f32; 2]| center + Vec2::new(x, y) * (radius / DESIGN_RADIUS);
            let mut segs = Vec::with_capacity(corners.len() + 1);
            for (i, corner) in corners.iter().enumerate() {
                segs.push(if i == 0 { Seg::Move(at(*corner)) } else { Seg::Line(at(*corner)) });
            }
            segs.push(Seg::Close);
            segs
        }
    }
}

/// The same outline as a polygon, for hatching; a circle has sixteen corners.
pub fn mark_polygon(kind: Kind, center: Point, radius: f32) -> Vec<Point> {
    let corners = corners(kind).unwrap_or(&SIXTEEN);
    let at = |[x, y]: &[f32; 2]| center + Vec2::new(*x, *y) * (radius / DESIGN_RADIUS);
    corners.iter().map(at).collect()
}

/// The spine of the open book that stands for a work, drawn over its fill in the ground colour
/// at `0.16 * radius`; nothing for other kinds.
pub fn mark_spine(kind: Kind, center: Point, radius: f32) -> Vec<Seg> {
    if kind != Kind::Work {
        return Vec::new();
    }
    let scale = radius / DESIGN_RADIUS;
    vec![
        Seg::Move(center + Vec2::new(0.0, -5.5) * scale),
        Seg::Line(center + Vec2::new(0.0, 11.0) * scale),
    ]
}

/// Whether the mark is an outline only (stroke `0.26 * radius`, no fill).
pub const fn is_open(kind: Kind) -> bool {
    matches!(kind, Kind::Concept)
}

/// Corners at radius 10; `None` is the circle.
const fn corners(kind: Kind) -> Option<&'static [[f32; 2]]> {
    match kind {
        Kind::Person => None,
        Kind::Organization => Some(&[[-8.8, -8.8], [8.8, -8.8], [8.8, 8.8], [-8.8, 8.8]]),
        Kind::Place => Some(&[[0.0, 11.8], [-11.2, -7.8], [11.2, -7.8]]),
        Kind::Document => {
            Some(&[[-7.6, -10.5], [2.4, -10.5], [7.6, -5.3], [7.6, 10.5], [-7.6, 10.5]])
        }
        Kind::Work => Some(&[
            [0.0, -5.5],
            [11.2, -9.5],
            [11.2, 7.0],
            [0.0, 11.0],
            [-11.2, 7.0],
            [-11.2, -9.5],
        ]),
        Kind::Event => Some(&[[0.0, -12.2], [12.2, 0.0], [0.0, 12.2], [-12.2, 0.0]]),
        Kind::Concept => {
            Some(&[[-10.1, 0.0], [-5.1, -8.7], [5.1, -8.7], [10.1, 0.0], [5.1, 8.7], [-5.1, 8.7]])
        }
    }
}

/// Sixteen points of a circle of radius 10, written out so that no machine's sine differs.
const SIXTEEN: [[f32; 2]; 16] = [
    [10.0, 0.0],
    [9.24, 3.83],
    [7.07, 7.07],
    [3.83, 9.24],
    [0.0, 10.0],
    [-3.83, 9.24],
    [-7.07, 7.07],
    [-9.24, 3.83],
    [-10.0, 0.0],
    [-9.24, -3.83],
    [-7.07, -7.07],
    [-3.83, -9.24],
    [0.0, -10.0],
    [3.83, -9.24],
    [7.07, -7.07],
    [9.24, -3.83],
];

#[cfg(test)]
mod tests {
    use super::{mark, mark_polygon};
    use crate::{
        model::Kind,
        scene::{Point, Rect, Seg},
    };

    #[test]
    fn marks_scale_with_their_radius_and_stay_about_their_centre() {
        let center = Point::new(40.0, -7.0);
        for kind in Kind::ALL {
            for radius in [3.0, 11.4] {
                let reach = Rect::around(center, radius * 1.25);
                for corner in mark_polygon(kind, center, radius) {
                    assert!(reach.contains(corner), "{kind:?} reaches {corner:?}");
                    assert!(corner.distance(center) > radius * 0.5, "{kind:?} at {corner:?}");
                }
            }
        }
    }

    #[test]
    fn no_two_kinds_share_a_shape() {
        let outlines = Kind::ALL.map(|kind| mark(kind, Point::default(), 10.0));
        for (i, one) in outlines.iter().enumerate() {
            assert!(outlines[i + 1..].iter().all(|other| other != one));
        }
        assert_eq!(outlines[0], [Seg::Circle(Point::default(), 10.0)]);
    }
}
