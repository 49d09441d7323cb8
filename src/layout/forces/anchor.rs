//! Bodies fall towards a place of their own (d3-force's x and y forces).

use crate::layout::{Bodies, Force};

/// Gravity to the middle of a region.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// Where each body is drawn to, pixels.
    pub toward: Vec<[f32; 2]>,
    /// Share of the way in x and in y that one tick goes at full heat.
    pub strength: [f32; 2],
}

impl Force for Anchor {
    fn apply(&mut self, bodies: &mut Bodies, alpha: f32) {
        for (i, toward) in self.toward.iter().enumerate() {
            bodies.vx[i] += (toward[0] - bodies.x[i]) * self.strength[0] * alpha;
            bodies.vy[i] += (toward[1] - bodies.y[i]) * self.strength[1] * alpha;
        }
    }
}
