//! Arrowheads at 62 % of a line's length, clear of the marks at its ends.

use super::edges::Curve;
use crate::scene::Seg;

const AT: f32 = 0.62;

/// Appends a solid triangle of the given length, pointing along the curve.
pub(super) fn arrow_head(segs: &mut Vec<Seg>, curve: &Curve, length: f32) {
    let middle = curve.at(AT);
    let along = (curve.at(AT + 0.02) - curve.at(AT - 0.02)).normalized();
    if along.length_squared() == 0.0 {
        return;
    }
    let tip = middle + along * (length * 0.5);
    let base = middle - along * (length * 0.5);
    let side = along.perpendicular() * (length * 0.42);
    segs.extend([Seg::Move(tip), Seg::Line(base + side), Seg::Line(base - side), Seg::Close]);
}
