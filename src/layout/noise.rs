//! Irregularity without randomness: the same everywhere, for ever.

/// A linear congruential generator (Numerical Recipes, as in d3-force): a fixed sequence that
/// separates coincident nodes.
#[derive(Clone, Debug)]
pub(crate) struct Lcg(u32);

impl Lcg {
    /// The sequence of a seed.
    pub(crate) const fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number, 0 ≤ n < 1.
    pub(crate) fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        unit_of(self.0)
    }

    /// A tiny displacement, never 0: what coincident nodes are pushed apart by.
    pub(crate) fn jiggle(&mut self) -> f32 {
        let step = (self.unit() - 0.5) * 1e-3;
        if step == 0.0 { 1e-4 } else { step }
    }
}

/// A number −1 ≤ n < 1 for a cell of a grid.
pub(crate) fn of_cell(column: i32, row: i32, seed: u32) -> f32 {
    // Finalizer of MurmurHash3 (Austin Appleby) over the mixed coordinates.
    let mut h = column.cast_unsigned().wrapping_mul(0x9E37_79B1)
        ^ row.cast_unsigned().wrapping_mul(0x85EB_CA77)
        ^ seed.wrapping_mul(0xC2B2_AE3D);
    h = (h ^ (h >> 16)).wrapping_mul(0x85EB_CA6B);
    h = (h ^ (h >> 13)).wrapping_mul(0xC2B2_AE35);
    unit_of(h ^ (h >> 16)) * 2.0 - 1.0
}

/// Value noise: smooth between the corners of a grid of `period`, −1 to 1.
pub(crate) fn smooth(x: f32, y: f32, period: f32, seed: u32) -> f32 {
    let (gx, gy) = (x / period, y / period);
    let (column, row) = (gx.floor(), gy.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (tx, ty) = (ease(gx - column), ease(gy - row));
    let (column, row) = (column as i32, row as i32);
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let top = mix(of_cell(column, row, seed), of_cell(column + 1, row, seed), tx);
    let bottom = mix(of_cell(column, row + 1, seed), of_cell(column + 1, row + 1, seed), tx);
    mix(top, bottom, ty)
}

/// The upper 24 bits as a fraction; exact in `f32`.
fn unit_of(bits: u32) -> f32 {
    (bits >> 8) as f32 * (1.0 / 16_777_216.0)
}
