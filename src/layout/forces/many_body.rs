//! Everything repels everything, more the nearer it is (d3-force's many-body force).

use crate::layout::{
    Bodies, Force,
    noise::Lcg,
    quadtree::{Mass, Quadtree},
};

/// Repulsion by inverse distance.
#[derive(Clone, Debug)]
pub struct ManyBody {
    /// Push between two bodies at distance 1, pixels a tick at full heat.
    strength: f32,
    /// Beyond this nothing is felt, pixels.
    reach: f32,
    tree: Quadtree,
    lcg: Lcg,
}

impl ManyBody {
    /// Groups farther than their side ÷ this count as one body (d3-force's default).
    const THETA: f32 = 0.9;

    /// A repulsion. See the fields.
    pub fn new(strength: f32, reach: f32) -> Self {
        Self { strength, reach, tree: Quadtree::default(), lcg: Lcg::new(2) }
    }
}

impl Force for ManyBody {
    fn apply(&mut self, bodies: &mut Bodies, alpha: f32) {
        self.tree.rebuild(&bodies.x, &bodies.y);
        for i in 0..bodies.len() {
            let (x, y) = (bodies.x[i], bodies.y[i]);
            let (mut push_x, mut push_y) = (0.0, 0.0);
            self.tree.walk([x, y], Self::THETA, |mass| {
                let (count, mut dx, mut dy) = match mass {
                    Mass::Body(j) if j == i => return,
                    Mass::Body(j) => (1.0, bodies.x[j] - x, bodies.y[j] - y),
                    Mass::Group { count, center } => (count, center[0] - x, center[1] - y),
                };
                if dx == 0.0 && dy == 0.0 {
                    (dx, dy) = (self.lcg.jiggle(), self.lcg.jiggle());
                }
                let squared = dx * dx + dy * dy;
                if squared < self.reach * self.reach {
                    // Nearer than a pixel the push no longer grows.
                    let weight = count / squared.max(1.0);
                    push_x += dx * weight;
                    push_y += dy * weight;
                }
            });
            bodies.vx[i] -= push_x * self.strength * alpha;
            bodies.vy[i] -= push_y * self.strength * alpha;
        }
    }
}
