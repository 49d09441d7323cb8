//! Places and rings.

/// Whether a place is inside rings taken as one shape by the even-odd rule. O(points).
pub fn contains(rings: &[Vec<[f32; 2]>], [x, y]: [f32; 2]) -> bool {
    edges(rings)
        .filter(|&([ax, ay], [bx, by])| {
            (ay <= y) != (by <= y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
        })
        .count()
        % 2
        == 1
}

/// Squared distance from a place to the nearest edge; infinite if there is none. O(points).
pub fn squared_distance_to_outline(rings: &[Vec<[f32; 2]>], [x, y]: [f32; 2]) -> f32 {
    edges(rings)
        .map(|([ax, ay], [bx, by])| {
            let (ux, uy) = (bx - ax, by - ay);
            let length = ux * ux + uy * uy;
            let t = ((x - ax) * ux + (y - ay) * uy) / length.max(f32::MIN_POSITIVE);
            let t = t.clamp(0.0, 1.0);
            let (dx, dy) = (x - ax - ux * t, y - ay - uy * t);
            dx * dx + dy * dy
        })
        .fold(f32::INFINITY, f32::min)
}

/// Area of a ring; its direction does not matter.
pub fn area(ring: &[[f32; 2]]) -> f32 {
    let n = ring.len();
    let twice: f32 = (0..n)
        .map(|i| {
            let ([ax, ay], [bx, by]) = (ring[i], ring[(i + 1) % n]);
            ax * by - bx * ay
        })
        .sum();
    (twice / 2.0).abs()
}

fn edges(rings: &[Vec<[f32; 2]>]) -> impl Iterator<Item = ([f32; 2], [f32; 2])> {
    rings.iter().flat_map(|ring| (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()])))
}
