//! Linked bodies like a certain distance (d3-force's link force).

use crate::layout::{Bodies, Force, noise::Lcg};

/// One link as a spring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spring {
    /// The bodies it joins.
    pub ends: [usize; 2],
    /// The length it likes, pixels.
    pub length: f32,
    /// How much of the error one tick mends at full heat, 0 to 1.
    pub strength: f32,
}

/// All springs. The end with more of them moves less.
#[derive(Clone, Debug)]
pub struct Link {
    springs: Vec<Spring>,
    /// Share of a correction that the second end takes.
    bias: Vec<f32>,
    lcg: Lcg,
}

impl Link {
    /// Springs between `n` bodies. They act in the order given, so give them sorted.
    pub fn new(springs: Vec<Spring>, n: usize) -> Self {
        let mut degree = vec![0.0f32; n];
        for spring in &springs {
            for end in spring.ends {
                degree[end] += 1.0;
            }
        }
        let bias = springs
            .iter()
            .map(|&Spring { ends: [a, b], .. }| degree[a] / (degree[a] + degree[b]))
            .collect();
        Self { springs, bias, lcg: Lcg::new(1) }
    }
}

impl Force for Link {
    fn apply(&mut self, bodies: &mut Bodies, alpha: f32) {
        let Bodies { x, y, vx, vy, .. } = bodies;
        for (spring, &bias) in self.springs.iter().zip(&self.bias) {
            let [a, b] = spring.ends;
            let mut dx = x[b] + vx[b] - x[a] - vx[a];
            let mut dy = y[b] + vy[b] - y[a] - vy[a];
            if dx == 0.0 && dy == 0.0 {
                (dx, dy) = (self.lcg.jiggle(), self.lcg.jiggle());
            }
            let length = (dx * dx + dy * dy).sqrt();
            let pull = (length - spring.length) / length * alpha * spring.strength;
            vx[b] -= dx * pull * bias;
            vy[b] -= dy * pull * bias;
            vx[a] += dx * pull * (1.0 - bias);
            vy[a] += dy * pull * (1.0 - bias);
        }
    }
}
