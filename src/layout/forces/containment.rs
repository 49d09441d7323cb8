//! Bodies stay on the ground of their region.

use std::rc::Rc;

use crate::layout::{Bodies, Force, territory::Territories};

/// Pushes strays home. It does not cool, or the last ticks would let them out again.
#[derive(Clone, Debug)]
pub struct Containment {
    /// Region of each body.
    pub region: Vec<usize>,
    /// How far from the shore each body wants to stay, pixels.
    pub clearance: f32,
    /// Who owns which ground.
    pub ground: Rc<Territories>,
}

impl Containment {
    /// Share of the way home that one tick goes.
    const STRENGTH: f32 = 0.6;
}

impl Force for Containment {
    fn apply(&mut self, bodies: &mut Bodies, _alpha: f32) {
        for (i, &region) in self.region.iter().enumerate() {
            let ahead = [bodies.x[i] + bodies.vx[i], bodies.y[i] + bodies.vy[i]];
            let home = self.ground.inward(ahead, region, self.clearance);
            bodies.vx[i] += home[0] * Self::STRENGTH;
            bodies.vy[i] += home[1] * Self::STRENGTH;
        }
    }
}
