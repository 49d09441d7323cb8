//! Ground for every region, before any node is placed.
//!
//! Each region owns a disc about its anchor. Where discs meet, the power diagram divides them
//! (F. Aurenhammer, "Power diagrams", SIAM J. Comput. 16, 1987); outside all discs is water. The
//! radii are found by iteration, so that areas follow the populations and the land takes its share
//! of the sheet. Noise bends the shores. Nodes are then kept on the ground of their region, which
//! is what makes floes whole.

use std::f32::consts::PI;

use super::{LayoutRequest, Variant, noise};

/// No region gets less than this share of the mean.
const LEAST: f32 = 0.72;
/// Free on each side, share of the canvas.
const MARGIN: f32 = 0.03;
/// Cells reach this far beyond the last point of their region, pixels.
const OVERHANG: f32 = 13.0;
/// Step of the raster on which areas are measured, pixels.
const STEP: f32 = 6.0;
/// Rounds of adjusting the radii.
const ROUNDS: usize = 120;
/// How far a site follows the middle of its ground, 0 (stays at the anchor) to 1.
const FOLLOW: f32 = 0.55;
/// How far the noise bends a shore, pixels, and how long its waves are.
const BEND: f32 = 13.0;
const WAVE: f32 = 88.0;

/// Who owns which ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Territories {
    size: [f32; 2],
    /// Discs are ellipses: width ÷ height.
    stretch: f32,
    /// Kept as water: the width and height of the corner at the top left, where the large date
    /// stands, and of that at the bottom right, where the page has its buttons.
    corners: [[f32; 2]; 2],
    sites: Vec<Site>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Site {
    /// Centre, pixels; x divided by the stretch.
    at: [f32; 2],
    /// Radius, squared.
    power: f32,
}

impl Territories {
    /// Divides the sheet. O(rounds × raster × regions).
    pub fn fit(request: &LayoutRequest) -> Self {
        let size = request.variant().size();
        // A narrow canvas has neither in its corners.
        let (stretch, corners) = match request.variant() {
            Variant::Wide => (1.3, [[0.262, 0.185], [0.172, 0.11]]),
            Variant::Tall => (0.95, [[0.0; 2]; 2]),
        };
        let corners = corners.map(|corner| request.px(corner));
        let shares = shares(request);
        let anchors: Vec<[f32; 2]> = request
            .regions()
            .iter()
            .map(|region| request.px(region.anchor))
            .map(|[x, y]| [x / stretch, y])
            .collect();
        let sites = anchors
            .iter()
            .zip(&shares)
            .map(|(&at, share)| Site {
                at,
                power: share * land(request.variant()) * size[0] * size[1] / stretch / PI,
            })
            .collect();
        let mut territories = Self { size, stretch, corners, sites };
        for _ in 0..ROUNDS {
            let grounds = territories.measure();
            for (i, &Measured { area, center }) in grounds.iter().enumerate() {
                let wanted = shares[i] * land(request.variant()) * size[0] * size[1];
                let site = &mut territories.sites[i];
                site.power += (wanted - area) / stretch / PI * 0.5;
                site.power = site.power.max(100.0);
                if 0.0 < area {
                    for axis in 0..2 {
                        let goal = anchors[i][axis] + (center[axis] - anchors[i][axis]) * FOLLOW;
                        site.at[axis] += (goal - site.at[axis]) * 0.3;
                    }
                }
            }
        }
        territories
    }

    /// The region that owns a place; `None` for water.
    pub fn at(&self, place: [f32; 2]) -> Option<usize> {
        let bent = self.bend(place);
        if self.is_margin(place) || self.is_margin(bent) || self.is_kept_out(bent) {
            return None;
        }
        let q = [bent[0] / self.stretch, bent[1]];
        let nearest = (0..self.sites.len())
            .map(|i| (i, self.power(q, i)))
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        (nearest.1 < 0.0).then_some(nearest.0)
    }

    /// The middle of a region's ground, pixels.
    pub fn site(&self, region: usize) -> [f32; 2] {
        let [x, y] = self.sites[region].at;
        [x * self.stretch, y]
    }

    /// The way from a place to ground of the region that is `clearance` pixels from its shores;
    /// zero if it is there already. Ground too narrow for that gives a compromise.
    pub fn inward(&self, place: [f32; 2], region: usize, clearance: f32) -> [f32; 2] {
        let bent = self.bend(place);
        let start = [bent[0] / self.stretch, bent[1]];
        let mut q = start;
        let own = self.sites[region];
        // One projection for each boundary the place is beyond: first the straight ones …
        for (i, other) in self.sites.iter().enumerate() {
            if i == region {
                continue;
            }
            let (ax, ay) = (other.at[0] - own.at[0], other.at[1] - own.at[1]);
            let apart = (ax * ax + ay * ay).sqrt().max(1.0);
            let beyond = (self.power(q, region) - self.power(q, i)) / (2.0 * apart) + clearance;
            if 0.0 < beyond {
                q = [q[0] - ax / apart * beyond, q[1] - ay / apart * beyond];
            }
        }
        // … then the disc, the corners and the margin.
        let (dx, dy) = (q[0] - own.at[0], q[1] - own.at[1]);
        let distance = (dx * dx + dy * dy).sqrt();
        let radius = (own.power.sqrt() - clearance).max(1.0);
        if radius < distance {
            q = [own.at[0] + dx / distance * radius, own.at[1] + dy / distance * radius];
        }
        let mut goal = [q[0] * self.stretch, q[1]];
        for (corner, sign) in self.corners.into_iter().zip([1.0, -1.0]) {
            let over = self.reach_into(goal, corner, sign).map(|over| over + clearance);
            if 0.0 < corner[0] && 0.0 < over[0] && 0.0 < over[1] {
                goal[usize::from(over[1] < over[0])] += over[0].min(over[1]) * sign;
            }
        }
        for (value, size) in goal.iter_mut().zip(self.size) {
            let margin = size * MARGIN + OVERHANG + clearance;
            *value = value.clamp(margin, size - margin);
        }
        [goal[0] - bent[0], goal[1] - bent[1]]
    }

    /// Squared distance to the disc of a region, negative inside.
    fn power(&self, q: [f32; 2], region: usize) -> f32 {
        let Site { at, power } = self.sites[region];
        let (dx, dy) = (q[0] - at[0], q[1] - at[1]);
        dx * dx + dy * dy - power
    }

    /// Where the noise puts a place.
    fn bend(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [
            x + BEND * noise::smooth(x, y, WAVE, 11)
                + BEND / 2.0 * noise::smooth(x, y, WAVE / 2.0, 12),
            y + BEND * noise::smooth(x, y, WAVE, 13)
                + BEND / 2.0 * noise::smooth(x, y, WAVE / 2.0, 14),
        ]
    }

    fn is_margin(&self, place: [f32; 2]) -> bool {
        (0..2).any(|axis| {
            let margin = self.size[axis] * MARGIN + OVERHANG;
            place[axis] < margin || self.size[axis] - margin < place[axis]
        })
    }

    fn is_kept_out(&self, place: [f32; 2]) -> bool {
        let mut corners = self.corners.into_iter().zip([1.0, -1.0]);
        corners.any(|(corner, sign)| {
            self.reach_into(place, corner, sign).into_iter().all(|over| 0.0 < over)
        })
    }

    /// How far a place reaches into a corner along each axis: that at the top left with a `sign`
    /// of 1, that at the bottom right with −1.
    fn reach_into(&self, place: [f32; 2], corner: [f32; 2], sign: f32) -> [f32; 2] {
        [0, 1].map(|axis| match sign > 0.0 {
            true => corner[axis] - place[axis],
            false => place[axis] - (self.size[axis] - corner[axis]),
        })
    }

    /// Area and middle of every region's ground.
    fn measure(&self) -> Vec<Measured> {
        let mut grounds = vec![Measured { area: 0.0, center: [0.0, 0.0] }; self.sites.len()];
        for_each_place(self.size, STEP, |place| {
            if let Some(region) = self.at(place) {
                let ground = &mut grounds[region];
                ground.area += 1.0;
                ground.center[0] += place[0] / self.stretch;
                ground.center[1] += place[1];
            }
        });
        for Measured { area, center } in &mut grounds {
            *center = center.map(|sum| sum / area.max(1.0));
            *area *= STEP * STEP;
        }
        grounds
    }
}

#[derive(Clone, Copy)]
struct Measured {
    area: f32,
    center: [f32; 2],
}

/// Visits a raster over the sheet, row by row.
pub(crate) fn for_each_place(size: [f32; 2], step: f32, mut visit: impl FnMut([f32; 2])) {
    for row in 0..(size[1] / step) as i32 {
        for column in 0..(size[0] / step) as i32 {
            visit([(column as f32 + 0.5) * step, (row as f32 + 0.5) * step]);
        }
    }
}

/// Share of the sheet that is land. A phone shows fewer marks and wants water for the names.
const fn land(variant: Variant) -> f32 {
    match variant {
        Variant::Wide => 0.73,
        Variant::Tall => 0.60,
    }
}

/// How much of the land each region gets. Leaders together count as much as everybody, since
/// they need room for labels;
/// small regions get more than their share, so that a name fits on them.
fn shares(request: &LayoutRequest) -> Vec<f32> {
    let leader = request.nodes().len() as f32 / request.n_leaders().max(1) as f32;
    let mut need = vec![0.0f32; request.regions().len()];
    for (rank, node) in request.nodes().iter().enumerate() {
        need[node.region as usize] += if rank < request.n_leaders() { leader } else { 1.0 };
    }
    let total = need.iter().sum::<f32>().max(1.0);
    let roots: f32 = need.iter().map(|n| n.sqrt()).sum::<f32>().max(1.0);
    let share = |n: &f32| (0.6 * n / total + 0.4 * n.sqrt() / roots).max(LEAST / need.len() as f32);
    let shares: Vec<f32> = need.iter().map(share).collect();
    let sum: f32 = shares.iter().sum::<f32>().max(1.0);
    shares.iter().map(|share| share / sum).collect()
}
