//! Repulsion between all bodies without visiting all pairs.
//!
//! Bodies are sorted along a Z-order curve (Morton 1966) and cut into buckets of eight, four of
//! which make a cell, four of those the next larger, up to one (a bounding volume hierarchy over a
//! linear order, as in Lauterbach et al. 2009). Far cells act as one body at their centre of mass
//! (Barnes and Hut 1986). A bucket walks the tree once for its eight bodies, whose arithmetic is
//! that of eight lanes side by side, which compilers turn into SIMD.

use super::bodies::Bodies;

/// Bodies in a bucket, and lanes in the arithmetic.
pub const LANES: usize = 8;
type Lanes = [f32; LANES];

/// Below this many bodies all pairs are faster than a tree, and exact.
const ALL_PAIRS: usize = 400;

/// A run of bodies seen from afar.
#[derive(Clone, Copy, Debug)]
struct Cell {
    x: f32,
    y: f32,
    mass: f32,
    /// Mean squared distance of its bodies from their centre.
    spread: f32,
    /// Square of the longer side of its box.
    size2: f32,
    low: [f32; 2],
    high: [f32; 2],
}

/// Bodies in order, and the cells over them.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Which body stands at each place of the order.
    order: Vec<u32>,
    keys: Vec<(u32, u32)>,
    spare: Vec<(u32, u32)>,
    /// Eight bodies each; the last bucket is filled up with bodies of no mass.
    x: Vec<Lanes>,
    y: Vec<Lanes>,
    mass: Vec<Lanes>,
    /// Buckets first, then each level above them.
    levels: Vec<Vec<Cell>>,
    /// What acts on the bucket at work.
    sources: Vec<[f32; 4]>,
    stack: Vec<(u32, u32)>,
}

impl Tree {
    /// Sorts the bodies where they are now. `mass` is what each repels with.
    pub fn build(&mut self, bodies: &Bodies, mass: &[f32]) {
        let n = bodies.len();
        if n > ALL_PAIRS {
            self.sort(bodies);
        } else if self.order.len() != n {
            self.order = (0..n as u32).collect();
        }
        let buckets = n.div_ceil(LANES);
        for lanes in [&mut self.x, &mut self.y, &mut self.mass] {
            lanes.resize(buckets, [0.0; LANES]);
        }
        for bucket in 0..buckets {
            let run = &self.order[bucket * LANES..n.min((bucket + 1) * LANES)];
            let [mut x, mut y, mut m] = [[0.0; LANES]; 3];
            for lane in 0..LANES {
                let body = run[lane.min(run.len() - 1)] as usize;
                x[lane] = bodies.x[body];
                y[lane] = bodies.y[body];
                m[lane] = if lane < run.len() { mass[body] } else { 0.0 };
            }
            (self.x[bucket], self.y[bucket], self.mass[bucket]) = (x, y, m);
        }
        if n > ALL_PAIRS {
            self.stack_cells();
        }
    }

    /// How many buckets there are to be asked for.
    pub fn buckets(&self) -> usize {
        self.x.len()
    }

    /// Adds to `force` the repulsion on the bodies of some buckets: mass of the other times `falls`
    /// of the squared distance and of the spread of its bodies (0 for a single one) times the
    /// difference of places. A cell counts as one body where its
    /// size is less than `theta` times its distance.
    pub fn repel(
        &mut self,
        buckets: core::ops::Range<usize>,
        theta: f32,
        falls: impl Fn(f32, f32) -> f32 + Copy,
        [fx, fy]: [&mut [f32]; 2],
    ) {
        let n = self.order.len();
        for bucket in buckets {
            let (x, y) = (self.x[bucket], self.y[bucket]);
            let [mut ax, mut ay] = [[0.0; LANES]; 2];
            if self.levels.is_empty() {
                for other in 0..self.x.len() {
                    for lane in 0..LANES {
                        act([&x, &y], self.body(other, lane), falls, [&mut ax, &mut ay]);
                    }
                }
            } else {
                self.gather(bucket, theta);
                for &source in &self.sources {
                    act([&x, &y], source, falls, [&mut ax, &mut ay]);
                }
            }
            let run = &self.order[bucket * LANES..n.min((bucket + 1) * LANES)];
            for (lane, &body) in run.iter().enumerate() {
                fx[body as usize] += ax[lane];
                fy[body as usize] += ay[lane];
            }
        }
    }

    /// Lists what acts on a bucket: single bodies that are near, cells that are far.
    fn gather(&mut self, bucket: usize, theta: f32) {
        self.sources.clear();
        self.stack.clear();
        let Cell { low, high, .. } = self.levels[0][bucket];
        let opens = 1.0 / (theta * theta);
        let top = self.levels.len() - 1;
        self.stack.extend((0..self.levels[top].len() as u32).map(|at| (top as u32, at)));
        while let Some((level, at)) = self.stack.pop() {
            let cell = &self.levels[level as usize][at as usize];
            let dx = positive(positive(low[0] - cell.x) + positive(cell.x - high[0]));
            let dy = positive(positive(low[1] - cell.y) + positive(cell.y - high[1]));
            if cell.size2 * opens < dx * dx + dy * dy {
                self.sources.push([cell.x, cell.y, cell.mass, cell.spread]);
            } else if level == 0 {
                let at = at as usize;
                for lane in 0..LANES {
                    let body = self.body(at, lane);
                    self.sources.push(body);
                }
            } else {
                let below = &self.levels[level as usize - 1];
                let children = at * 4..(at * 4 + 4).min(below.len() as u32);
                self.stack.extend(children.map(|child| (level - 1, child)));
            }
        }
    }

    fn body(&self, bucket: usize, lane: usize) -> [f32; 4] {
        [self.x[bucket][lane], self.y[bucket][lane], self.mass[bucket][lane], 0.0]
    }

    fn sort(&mut self, bodies: &Bodies) {
        let n = bodies.len();
        let (low, high) = bounds(bodies);
        let side = larger(high[0] - low[0], high[1] - low[1]);
        let scale = if side > 0.0 { 65_535.0 / side } else { 0.0 };
        self.keys.clear();
        self.keys.extend((0..n).map(|i| {
            let column = ((bodies.x[i] - low[0]) * scale) as u32;
            let row = ((bodies.y[i] - low[1]) * scale) as u32;
            (spread(column.min(65_535)) | spread(row.min(65_535)) << 1, i as u32)
        }));
        self.spare.resize(n, (0, 0));
        for digit in 0..4 {
            let of = |key: u32| (key >> (8 * digit) & 255) as usize;
            let mut begins = [0_u32; 256];
            for &(key, _) in &self.keys {
                begins[of(key)] += 1;
            }
            let mut sum = 0;
            for begin in &mut begins {
                sum += core::mem::replace(begin, sum);
            }
            for &entry in &self.keys {
                let at = &mut begins[of(entry.0)];
                self.spare[*at as usize] = entry;
                *at += 1;
            }
            core::mem::swap(&mut self.keys, &mut self.spare);
        }
        self.order.clear();
        self.order.extend(self.keys.iter().map(|&(_, body)| body));
    }

    fn stack_cells(&mut self) {
        let buckets = self.x.len();
        let mut level = 0;
        let mut count = buckets;
        loop {
            if self.levels.len() <= level {
                self.levels.push(Vec::new());
            }
            let (below, rest) = self.levels.split_at_mut(level);
            let cells = &mut rest[0];
            cells.clear();
            if let Some(below) = below.last() {
                cells.extend(below.chunks(4).map(|cells| joined(cells.iter().copied())));
            } else {
                cells.extend((0..count).map(|b| single(&self.x[b], &self.y[b], &self.mass[b])));
            }
            if count <= 4 {
                break;
            }
            count = count.div_ceil(4);
            level += 1;
        }
        self.levels.truncate(level + 1);
    }
}

/// What one source does to eight bodies. It does nothing to itself, being at no distance.
#[inline(always)]
fn act(
    [x, y]: [&Lanes; 2],
    [sx, sy, mass, spread]: [f32; 4],
    falls: impl Fn(f32, f32) -> f32,
    [ax, ay]: [&mut Lanes; 2],
) {
    for lane in 0..LANES {
        let (dx, dy) = (x[lane] - sx, y[lane] - sy);
        let push = mass * falls(dx * dx + dy * dy, spread);
        ax[lane] += push * dx;
        ay[lane] += push * dy;
    }
}

fn single(x: &Lanes, y: &Lanes, m: &Lanes) -> Cell {
    joined((0..LANES).map(|lane| {
        let place = [x[lane], y[lane]];
        let [x, y] = place;
        Cell { x, y, mass: m[lane], spread: 0.0, size2: 0.0, low: place, high: place }
    }))
}

/// The cell of several smaller ones.
fn joined(cells: impl Iterator<Item = Cell> + Clone) -> Cell {
    let mut all = Cell {
        x: 0.0,
        y: 0.0,
        mass: 0.0,
        spread: 0.0,
        size2: 0.0,
        low: [f32::INFINITY; 2],
        high: [f32::NEG_INFINITY; 2],
    };
    for cell in cells.clone() {
        all.x += cell.mass * cell.x;
        all.y += cell.mass * cell.y;
        all.mass += cell.mass;
        all.low = [smaller(all.low[0], cell.low[0]), smaller(all.low[1], cell.low[1])];
        all.high = [larger(all.high[0], cell.high[0]), larger(all.high[1], cell.high[1])];
    }
    (all.x, all.y) = (all.x / all.mass, all.y / all.mass);
    for cell in cells {
        let (dx, dy) = (cell.x - all.x, cell.y - all.y);
        all.spread += cell.mass * (cell.spread + dx * dx + dy * dy);
    }
    all.spread /= all.mass;
    let side = larger(all.high[0] - all.low[0], all.high[1] - all.low[1]);
    Cell { size2: side * side, ..all }
}

fn bounds(bodies: &Bodies) -> ([f32; 2], [f32; 2]) {
    let mut low = [bodies.x[0], bodies.y[0]];
    let mut high = low;
    for (&x, &y) in bodies.x.iter().zip(&bodies.y) {
        low = [smaller(low[0], x), smaller(low[1], y)];
        high = [larger(high[0], x), larger(high[1], y)];
    }
    (low, high)
}

/// The bits of a 16-bit number, with a gap after each.
fn spread(value: u32) -> u32 {
    let value = (value | value << 8) & 0x00ff_00ff;
    let value = (value | value << 4) & 0x0f0f_0f0f;
    let value = (value | value << 2) & 0x3333_3333;
    (value | value << 1) & 0x5555_5555
}

// Plain comparisons: those of the standard library must treat NaN alike everywhere, which costs.
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

fn positive(a: f32) -> f32 {
    larger(a, 0.0)
}
