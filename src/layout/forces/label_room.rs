//! Important labels get a place beside their mark that covers no other mark and no other label.

use crate::layout::{Bodies, Force, noise::Lcg};

/// What a body needs, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Half the side of its mark.
    pub mark: f32,
    /// Width of its label with the gap before it; 0 for none.
    pub label: f32,
    /// Half the height of mark and label.
    pub half_height: f32,
}

/// Boxes that do not overlap. A box is a mark with its label to the right, or to the left where
/// the sheet ends.
#[derive(Clone, Debug)]
pub struct LabelRoom {
    rooms: Vec<Room>,
    /// Where labels must end, pixels.
    right_edge: f32,
    lcg: Lcg,
}

impl LabelRoom {
    /// Share of an overlap that one pass mends.
    const STRENGTH: f32 = 0.6;
    /// Passes over all pairs in a tick.
    const PASSES: usize = 4;

    /// One room a body, on a sheet that ends at `right_edge`.
    pub fn new(rooms: Vec<Room>, right_edge: f32) -> Self {
        Self { rooms, right_edge, lcg: Lcg::new(4) }
    }

    /// Left and right end of a box about a place.
    fn ends(&self, i: usize, x: f32) -> [f32; 2] {
        let Room { mark, label, .. } = self.rooms[i];
        if x + mark + label < self.right_edge {
            [x - mark, x + mark + label]
        } else {
            [x - mark - label, x + mark]
        }
    }
}

impl Force for LabelRoom {
    fn apply(&mut self, bodies: &mut Bodies, _alpha: f32) {
        let n = bodies.len();
        for (i, j) in
            (0..Self::PASSES).flat_map(|_| (0..n).flat_map(|i| (0..i).map(move |j| (i, j))))
        {
            let (yi, yj) = (bodies.y[i] + bodies.vy[i], bodies.y[j] + bodies.vy[j]);
            let over_y = self.rooms[i].half_height + self.rooms[j].half_height - (yi - yj).abs();
            if over_y <= 0.0 {
                continue;
            }
            let [left_i, right_i] = self.ends(i, bodies.x[i] + bodies.vx[i]);
            let [left_j, right_j] = self.ends(j, bodies.x[j] + bodies.vx[j]);
            let over_x = (right_i - left_j).min(right_j - left_i);
            if over_x <= 0.0 {
                continue;
            }
            // Out by the shorter way, half each.
            let push = over_x.min(over_y) * Self::STRENGTH / 2.0;
            if over_y < over_x {
                let up = if yi == yj { self.lcg.jiggle() } else { yi - yj };
                let push = if up < 0.0 { -push } else { push };
                bodies.vy[i] += push;
                bodies.vy[j] -= push;
            } else {
                let push = if left_i + right_i < left_j + right_j { -push } else { push };
                bodies.vx[i] += push;
                bodies.vx[j] -= push;
            }
        }
    }
}
