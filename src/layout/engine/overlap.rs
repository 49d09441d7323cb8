//! Moves nodes apart until no two overlap.
//!
//! Overlapping nodes push each other along the line between them, as in d3's `forceCollide`, round
//! after round. Where that is not enough the whole picture becomes larger; where a pinned node
//! forbids that, those that still overlap go to the nearest free place.

/// Rounds of pushing before the picture grows.
const ROUNDS: usize = 12;
/// How much it grows at a time, and how often at most.
const GROWTH: f32 = 1.2;
const GROWTHS: usize = 24;
/// Pushed a little further than needed, or rounding would leave the last trace of an overlap.
const BEYOND: f32 = 1.002;

/// Moves `places` so that circles of these radii, with `gap` between them, do not overlap. Pinned
/// ones (`free` false) stay, even if they overlap each other. Returns by what factor all distances
/// grew, from the first place on.
pub fn part(places: &mut [[f32; 2]], radii: &[f32], free: &[bool], gap: f32) -> f32 {
    let largest = radii.iter().copied().fold(0.0, |a, b| if a > b { a } else { b });
    let side = 2.0 * largest + gap;
    if places.len() < 2 || side <= 0.0 {
        return 1.0;
    }
    let may_grow = free.iter().all(|&free| free);
    let mut grid = Grid::default();
    let mut factor = 1.0;
    for _ in 0..GROWTHS {
        for _ in 0..ROUNDS {
            if !round(&mut grid, places, radii, free, [gap, side]) {
                return factor;
            }
        }
        if may_grow {
            let [x, y] = places[0];
            for place in places.iter_mut() {
                *place = [x + (place[0] - x) * GROWTH, y + (place[1] - y) * GROWTH];
            }
            factor *= GROWTH;
        }
    }
    rescue(&mut grid, places, radii, free, [gap, side]);
    factor
}

/// Pushes every pair that overlaps; whether there was one.
fn round(
    grid: &mut Grid,
    places: &mut [[f32; 2]],
    radii: &[f32],
    free: &[bool],
    [gap, side]: [f32; 2],
) -> bool {
    grid.fill(places, side);
    let mut touched = false;
    for a in 0..places.len() {
        grid.near(places[a], |b| {
            if a < b && (free[a] || free[b]) {
                touched |= push(places, [a, b], radii[a] + radii[b] + gap, free);
            }
        });
    }
    touched
}

/// Parts two nodes that are nearer than `wanted`; whether they were.
fn push(places: &mut [[f32; 2]], [a, b]: [usize; 2], wanted: f32, free: &[bool]) -> bool {
    let (dx, dy) = (places[b][0] - places[a][0], places[b][1] - places[a][1]);
    let square = dx * dx + dy * dy;
    if square >= wanted * wanted {
        return false;
    }
    let length = square.sqrt();
    // In one place there is no line between them: any direction will do, say by number.
    let [ux, uy] = if length > 1e-6 {
        [dx / length, dy / length]
    } else {
        [[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [-0.8, 0.6]][(a + b) % 4]
    };
    let way = (wanted * BEYOND - length) / if free[a] && free[b] { 2.0 } else { 1.0 };
    if free[a] {
        places[a] = [places[a][0] - way * ux, places[a][1] - way * uy];
    }
    if free[b] {
        places[b] = [places[b][0] + way * ux, places[b][1] + way * uy];
    }
    true
}

/// Nodes by the square they lie in. Squares are so large that all that touches a node lies in its
/// own or a neighbouring one.
#[derive(Default)]
struct Grid {
    low: [f32; 2],
    side: f32,
    size: [usize; 2],
    /// Where the nodes of each square begin.
    begins: Vec<u32>,
    nodes: Vec<u32>,
}

impl Grid {
    fn fill(&mut self, places: &[[f32; 2]], side: f32) {
        let mut low = places[0];
        let mut high = low;
        for place in places {
            for axis in [0, 1] {
                low[axis] = if place[axis] < low[axis] { place[axis] } else { low[axis] };
                high[axis] = if place[axis] > high[axis] { place[axis] } else { high[axis] };
            }
        }
        (self.low, self.side) = (low, side);
        let size = |side: f32| [0, 1].map(|k| ((high[k] - low[k]) / side) as usize + 1);
        // No more squares than a few for each node, however far apart those are.
        while size(self.side).iter().product::<usize>() > 4 * places.len() + 64 {
            self.side *= 2.0;
        }
        self.size = size(self.side);
        self.begins.clear();
        self.begins.resize(self.size[0] * self.size[1] + 1, 0);
        for &place in places {
            let square = self.number(self.square(place));
            self.begins[square + 1] += 1;
        }
        for at in 1..self.begins.len() {
            self.begins[at] += self.begins[at - 1];
        }
        let mut next = self.begins.clone();
        self.nodes.resize(places.len(), 0);
        for (node, &place) in places.iter().enumerate() {
            let at = &mut next[self.number(self.square(place))];
            self.nodes[*at as usize] = node as u32;
            *at += 1;
        }
    }

    fn square(&self, place: [f32; 2]) -> [usize; 2] {
        // A node may have been pushed over the edge since; the conversion stops at 0.
        [0, 1].map(|k| (((place[k] - self.low[k]) / self.side) as usize).min(self.size[k] - 1))
    }

    fn number(&self, [column, row]: [usize; 2]) -> usize {
        row * self.size[0] + column
    }

    fn near(&self, place: [f32; 2], mut found: impl FnMut(usize)) {
        let [column, row] = self.square(place);
        for row in row.saturating_sub(1)..=(row + 1).min(self.size[1] - 1) {
            let first = self.number([column.saturating_sub(1), row]);
            let last = self.number([(column + 1).min(self.size[0] - 1), row]);
            let run = self.begins[first] as usize..self.begins[last + 1] as usize;
            for &node in &self.nodes[run] {
                found(node as usize);
            }
        }
    }
}

/// Gives each free node that overlaps another the nearest free place on a fine grid about it.
fn rescue(
    grid: &mut Grid,
    places: &mut [[f32; 2]],
    radii: &[f32],
    free: &[bool],
    [gap, side]: [f32; 2],
) {
    grid.fill(places, side);
    // The grid knows these where they no longer are.
    let mut moved: Vec<usize> = Vec::new();
    for node in (0..places.len()).filter(|&node| free[node]) {
        let clear = |at: [f32; 2]| {
            let apart = |other: usize| {
                let wanted = radii[node] + radii[other] + gap;
                let (dx, dy) = (at[0] - places[other][0], at[1] - places[other][1]);
                other == node || dx * dx + dy * dy >= wanted * wanted
            };
            let mut clear = moved.iter().all(|&other| apart(other));
            grid.near(at, |other| clear &= apart(other));
            clear
        };
        let from = places[node];
        let step = side * 0.25;
        let mut ring = 0_i32;
        // Every node covers a bounded part of the plane, so one of the rings has room.
        let to = loop {
            let around = (-ring..=ring)
                .flat_map(|k| [[k, -ring], [k, ring], [-ring, k], [ring, k]])
                .map(|[i, j]| [from[0] + i as f32 * step, from[1] + j as f32 * step])
                .find(|&at| clear(at));
            match around {
                Some(at) => break at,
                None => ring += 1,
            }
        };
        if to != from {
            moved.push(node);
            places[node] = to;
        }
    }
}
