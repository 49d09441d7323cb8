//! A quadtree with centres of mass: J. Barnes and P. Hut, "A hierarchical O(N log N)
//! force-calculation algorithm", Nature 324 (1986). Its storage is reused from tick to tick.

/// No child, no body.
const NONE: u32 = u32::MAX;
/// Squares are not divided further: what shares one is a chain. Also ends the division of
/// coincident bodies.
const MAX_DEPTH: u32 = 20;

/// A square of the tree.
#[derive(Clone, Copy, Debug)]
struct Cell {
    left: f32,
    top: f32,
    side: f32,
    /// Quadrants: top left, top right, bottom left, bottom right.
    children: [u32; 4],
    /// First body of a leaf.
    body: u32,
    count: f32,
    center: [f32; 2],
}

/// Bodies by place.
#[derive(Clone, Debug, Default)]
pub struct Quadtree {
    cells: Vec<Cell>,
    /// The next body of the same leaf.
    next: Vec<u32>,
}

/// What a walk meets: a far group taken as one, or a single body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mass {
    /// `count` bodies whose centre is at `center`.
    Group {
        /// How many.
        count: f32,
        /// Mean position.
        center: [f32; 2],
    },
    /// One body.
    Body(usize),
}

impl Mass {
    /// How many bodies it stands for.
    pub fn count(self) -> f32 {
        match self {
            Self::Group { count, .. } => count,
            Self::Body(_) => 1.0,
        }
    }
}

impl Quadtree {
    /// Sorts all positions in. O(n log n).
    pub fn rebuild(&mut self, x: &[f32], y: &[f32]) {
        self.cells.clear();
        self.next.clear();
        self.next.resize(x.len(), NONE);
        if x.is_empty() {
            return;
        }
        let low = |values: &[f32]| values.iter().copied().fold(f32::INFINITY, f32::min);
        let high = |values: &[f32]| values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let (left, top) = (low(x), low(y));
        let side = (high(x) - left).max(high(y) - top).max(1.0);
        self.push(left, top, side);
        for i in 0..x.len() {
            self.insert(i, x, y);
        }
        // Children come after their parents, so one backward pass sums everything.
        for at in (0..self.cells.len()).rev() {
            let cell = self.cells[at];
            let (mut count, mut sum) = (0.0, [0.0, 0.0]);
            let mut body = cell.body;
            while body != NONE {
                count += 1.0;
                sum = [sum[0] + x[body as usize], sum[1] + y[body as usize]];
                body = self.next[body as usize];
            }
            for child in cell.children.into_iter().filter(|&child| child != NONE) {
                let Cell { count: n, center, .. } = self.cells[child as usize];
                count += n;
                sum = [sum[0] + center[0] * n, sum[1] + center[1] * n];
            }
            let cell = &mut self.cells[at];
            cell.count = count;
            if count > 0.0 {
                cell.center = [sum[0] / count, sum[1] / count];
            }
        }
    }

    /// Calls `visit` for all that is not at `from` itself: squares that look smaller than `theta`
    /// (side ÷ distance) as groups, everything nearer one by one.
    pub fn walk(&self, from: [f32; 2], theta: f32, mut visit: impl FnMut(Mass)) {
        let mut open = Vec::with_capacity(32);
        if !self.cells.is_empty() {
            open.push(0u32);
        }
        while let Some(at) = open.pop() {
            let cell = &self.cells[at as usize];
            let (dx, dy) = (cell.center[0] - from[0], cell.center[1] - from[1]);
            let is_inner = cell.children != [NONE; 4];
            if is_inner && cell.side * cell.side < theta * theta * (dx * dx + dy * dy) {
                visit(Mass::Group { count: cell.count, center: cell.center });
                continue;
            }
            let mut body = cell.body;
            while body != NONE {
                visit(Mass::Body(body as usize));
                body = self.next[body as usize];
            }
            open.extend(cell.children.iter().rev().filter(|&&child| child != NONE));
        }
    }

    fn push(&mut self, left: f32, top: f32, side: f32) -> u32 {
        let at = self.cells.len() as u32;
        self.cells.push(Cell {
            left,
            top,
            side,
            children: [NONE; 4],
            body: NONE,
            count: 0.0,
            center: [0.0, 0.0],
        });
        at
    }

    fn insert(&mut self, body: usize, x: &[f32], y: &[f32]) {
        let mut at = 0u32;
        let mut depth = 0;
        loop {
            let cell = self.cells[at as usize];
            let is_leaf = cell.children == [NONE; 4];
            if is_leaf && (cell.body == NONE || depth == MAX_DEPTH) {
                self.next[body] = cell.body;
                self.cells[at as usize].body = body as u32;
                return;
            }
            if is_leaf {
                // Move the body that was here one level down, then go on with ours.
                let old = cell.body as usize;
                self.cells[at as usize].body = NONE;
                let below = self.child(at, [x[old], y[old]]);
                self.cells[below as usize].body = old as u32;
            }
            at = self.child(at, [x[body], y[body]]);
            depth += 1;
        }
    }

    /// The quadrant of `at` that holds a place, made if it is not there.
    fn child(&mut self, at: u32, place: [f32; 2]) -> u32 {
        let Cell { left, top, side, children, .. } = self.cells[at as usize];
        let half = side / 2.0;
        let (right, below) = (place[0] >= left + half, place[1] >= top + half);
        let quadrant = usize::from(right) + 2 * usize::from(below);
        if children[quadrant] != NONE {
            return children[quadrant];
        }
        let child = self.push(
            if right { left + half } else { left },
            if below { top + half } else { top },
            half,
        );
        self.cells[at as usize].children[quadrant] = child;
        child
    }
}
