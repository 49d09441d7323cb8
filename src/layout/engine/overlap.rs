//! Moves nodes apart until no two overlap.
//!
//! Overlapping nodes push each other along the line between them, as in d3's `forceCollide`, round
//! after round. Nodes that still overlap then (they were crowded between pinned ones) go to the
//! nearest free place.

use std::collections::BTreeMap;

/// Rounds of pushing.
const ROUNDS: usize = 60;
/// Pushed a little further than needed, or rounding would leave the last trace of an overlap.
const BEYOND: f32 = 1.002;

/// Moves `places` so that circles of these radii, with `gap` between them, do not overlap. Pinned
/// ones (`free` false) stay, even if they overlap each other.
pub fn part(places: &mut [[f32; 2]], radii: &[f32], free: &[bool], gap: f32) {
    let largest = radii.iter().copied().fold(0.0, |a, b| if a > b { a } else { b });
    let side = 2.0 * largest + gap;
    if places.len() < 2 || side <= 0.0 {
        return;
    }
    let apart = |a: usize, b: usize| radii[a] + radii[b] + gap;
    for _ in 0..ROUNDS {
        let mut touched = false;
        for [a, b] in pairs(places, side) {
            let (dx, dy) = (places[b][0] - places[a][0], places[b][1] - places[a][1]);
            let (square, wanted) = (dx * dx + dy * dy, apart(a, b));
            if square >= wanted * wanted || !free[a] && !free[b] {
                continue;
            }
            touched = true;
            let length = square.sqrt();
            // In one place there is no line between them: any direction will do, say by number.
            let [ux, uy] = if length > 1e-6 {
                [dx / length, dy / length]
            } else {
                [[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [-0.8, 0.6]][(a + b) % 4]
            };
            let push = (wanted * BEYOND - length) / if free[a] && free[b] { 2.0 } else { 1.0 };
            if free[a] {
                places[a] = [places[a][0] - push * ux, places[a][1] - push * uy];
            }
            if free[b] {
                places[b] = [places[b][0] + push * ux, places[b][1] + push * uy];
            }
        }
        if !touched {
            return;
        }
    }
    rescue(places, radii, free, gap, side);
}

/// Pairs of nodes in the same or neighbouring squares of a grid, in a fixed order.
fn pairs(places: &[[f32; 2]], side: f32) -> Vec<[usize; 2]> {
    let grid = Grid::new(places, side);
    let mut pairs = Vec::new();
    for (a, &place) in places.iter().enumerate() {
        grid.near(place, |b| {
            if a < b {
                pairs.push([a, b]);
            }
        });
    }
    pairs
}

struct Grid {
    side: f32,
    squares: BTreeMap<[i32; 2], Vec<u32>>,
}

impl Grid {
    fn new(places: &[[f32; 2]], side: f32) -> Self {
        let mut grid = Self { side, squares: BTreeMap::new() };
        for (node, &place) in places.iter().enumerate() {
            grid.squares.entry(grid.square(place)).or_default().push(node as u32);
        }
        grid
    }

    fn square(&self, place: [f32; 2]) -> [i32; 2] {
        place.map(|at| {
            let whole = (at / self.side) as i32;
            if (whole as f32) * self.side > at { whole - 1 } else { whole }
        })
    }

    fn near(&self, place: [f32; 2], mut found: impl FnMut(usize)) {
        let [column, row] = self.square(place);
        for column in column - 1..=column + 1 {
            for row in row - 1..=row + 1 {
                for &node in self.squares.get(&[column, row]).map_or(&[][..], Vec::as_slice) {
                    found(node as usize);
                }
            }
        }
    }
}

/// Gives each free node that overlaps another the nearest free place on a fine grid about it.
fn rescue(places: &mut [[f32; 2]], radii: &[f32], free: &[bool], gap: f32, side: f32) {
    let mut grid = Grid::new(places, side);
    for node in (0..places.len()).filter(|&node| free[node]) {
        let clear = |at: [f32; 2], places: &[[f32; 2]], grid: &Grid| {
            let mut clear = true;
            grid.near(at, |other| {
                let wanted = radii[node] + radii[other] + gap;
                let (dx, dy) = (at[0] - places[other][0], at[1] - places[other][1]);
                clear &= other == node || dx * dx + dy * dy >= wanted * wanted;
            });
            clear
        };
        let from = places[node];
        let step = side * 0.25;
        let mut ring = 0_i32;
        let to = loop {
            let around = (-ring..=ring)
                .flat_map(|k| [[k, -ring], [k, ring], [-ring, k], [ring, k]])
                .map(|[i, j]| [from[0] + i as f32 * step, from[1] + j as f32 * step])
                .find(|&at| clear(at, places, &grid));
            // Every node covers a bounded part of the plane, so one of the rings has room.
            match around {
                Some(at) => break at,
                None => ring += 1,
            }
        };
        if to != from {
            let old = grid.square(from);
            if let Some(square) = grid.squares.get_mut(&old) {
                square.retain(|&other| other as usize != node);
            }
            grid.squares.entry(grid.square(to)).or_default().push(node as u32);
            places[node] = to;
        }
    }
}
