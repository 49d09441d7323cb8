//! Bodies keep their distance (d3-force's collision force, with ellipses).

use crate::layout::{Bodies, Force, noise::Lcg};

/// Every body an ellipse, wider than high because labels are.
#[derive(Clone, Debug)]
pub struct Collide {
    /// Half width of each body, pixels.
    radius: Vec<f32>,
    /// Width of an ellipse ÷ its height.
    flatness: f32,
    /// How much of an overlap one pass mends, 0 to 1.
    strength: f32,
    /// Bodies from left to right.
    order: Vec<usize>,
    lcg: Lcg,
}

impl Collide {
    /// Passes over all pairs in a tick.
    const PASSES: usize = 3;

    /// One half width a body. See the fields.
    pub fn new(radius: Vec<f32>, flatness: f32, strength: f32) -> Self {
        let order = (0..radius.len()).collect();
        Self { radius, flatness, strength, order, lcg: Lcg::new(3) }
    }

    /// Pushes a pair apart, if it overlaps where it is about to be.
    fn separate(&mut self, bodies: &mut Bodies, i: usize, j: usize) {
        let Bodies { x, y, vx, vy, .. } = bodies;
        let reach = self.radius[i] + self.radius[j];
        let mut dx = x[i] + vx[i] - x[j] - vx[j];
        let mut dy = (y[i] + vy[i] - y[j] - vy[j]) * self.flatness;
        if dx * dx + dy * dy >= reach * reach {
            return;
        }
        if dx == 0.0 && dy == 0.0 {
            (dx, dy) = (self.lcg.jiggle(), self.lcg.jiggle());
        }
        let distance = (dx * dx + dy * dy).sqrt();
        let push = (reach - distance) / distance * self.strength;
        let (push_x, push_y) = (dx * push, dy * push / self.flatness);
        // The smaller body gives way.
        let (ri, rj) = (self.radius[i] * self.radius[i], self.radius[j] * self.radius[j]);
        let share = rj / (ri + rj);
        vx[i] += push_x * share;
        vy[i] += push_y * share;
        vx[j] -= push_x * (1.0 - share);
        vy[j] -= push_y * (1.0 - share);
    }
}

impl Force for Collide {
    fn apply(&mut self, bodies: &mut Bodies, _alpha: f32) {
        let widest = self.radius.iter().copied().fold(0.0, f32::max);
        for _ in 0..Self::PASSES {
            // Sweep from left to right: only bodies within reach in x can touch.
            let ahead: Vec<f32> = bodies.x.iter().zip(&bodies.vx).map(|(x, vx)| x + vx).collect();
            let mut order = std::mem::take(&mut self.order);
            order.sort_by(|&i, &j| ahead[i].total_cmp(&ahead[j]).then(i.cmp(&j)));
            for (at, &i) in order.iter().enumerate() {
                for &j in &order[at + 1..] {
                    if ahead[j] - ahead[i] > self.radius[i] + widest {
                        break;
                    }
                    self.separate(bodies, i.min(j), i.max(j));
                }
            }
            self.order = order;
        }
    }
}
