//! Cool `alpha`, call every force, integrate: the protocol of d3-force, and nothing more.
//!
//! The simulation knows neither nodes nor regions; forces carry what they need about bodies. Same
//! bodies and forces, same positions, on every machine.

/// Something that changes velocities.
pub trait Force {
    /// Adds to `vx`, `vy`, in pixels a tick. `alpha` falls from 1 to 0 as the layout cools.
    fn apply(&mut self, bodies: &mut Bodies, alpha: f32);
}

/// What forces move, in flat arrays of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bodies {
    /// From the left, pixels.
    pub x: Vec<f32>,
    /// From the top, pixels.
    pub y: Vec<f32>,
    /// Velocity to the right, pixels a tick.
    pub vx: Vec<f32>,
    /// Velocity downwards, pixels a tick.
    pub vy: Vec<f32>,
    /// Bodies that stay where they are.
    pub pinned: Vec<bool>,
}

impl Bodies {
    /// Bodies at rest.
    pub fn at(positions: &[[f32; 2]]) -> Self {
        Self {
            x: positions.iter().map(|p| p[0]).collect(),
            y: positions.iter().map(|p| p[1]).collect(),
            vx: vec![0.0; positions.len()],
            vy: vec![0.0; positions.len()],
            pinned: vec![false; positions.len()],
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }

    /// Where they are, pixels.
    pub fn positions(&self) -> Vec<[f32; 2]> {
        self.x.iter().zip(&self.y).map(|(&x, &y)| [x, y]).collect()
    }
}

/// Bodies under forces.
pub struct Simulation {
    bodies: Bodies,
    forces: Vec<Box<dyn Force>>,
    alpha: f32,
}

impl Simulation {
    /// Below this the layout is settled.
    pub const ALPHA_MIN: f32 = 0.001;
    /// 1 − 0.001^(1/300): settled after 300 ticks (d3-force's default).
    pub const ALPHA_DECAY: f32 = 0.022_763;
    /// What friction leaves of a velocity.
    pub const VELOCITY_KEPT: f32 = 0.6;

    /// A hot simulation. Forces act in the order given.
    pub fn new(bodies: Bodies, forces: Vec<Box<dyn Force>>) -> Self {
        Self { bodies, forces, alpha: 1.0 }
    }

    /// Starts cooler: 0 < `alpha` ≤ 1. For continuing from positions that are nearly right.
    pub fn with_alpha(mut self, alpha: f32) -> Self {
        self.alpha = alpha;
        self
    }

    /// One step.
    pub fn tick(&mut self) {
        self.alpha -= self.alpha * Self::ALPHA_DECAY;
        for force in &mut self.forces {
            force.apply(&mut self.bodies, self.alpha);
        }
        let Bodies { x, y, vx, vy, pinned } = &mut self.bodies;
        for i in 0..x.len() {
            if pinned[i] {
                (vx[i], vy[i]) = (0.0, 0.0);
                continue;
            }
            vx[i] *= Self::VELOCITY_KEPT;
            vy[i] *= Self::VELOCITY_KEPT;
            x[i] += vx[i];
            y[i] += vy[i];
        }
    }

    /// Whether it has cooled.
    pub fn is_settled(&self) -> bool {
        self.alpha < Self::ALPHA_MIN
    }

    /// Ticks until settled: 300 from hot.
    pub fn settle(mut self) -> Bodies {
        while !self.is_settled() {
            self.tick();
        }
        self.bodies
    }

    /// What moves.
    pub fn bodies(&self) -> &Bodies {
        &self.bodies
    }
}
