//! Numbers as text, by whole numbers.
//!
//! The formatting of the standard library finds the shortest or the exact digits of any float,
//! which takes more room than all places where the page writes one.

/// A number with this many decimals, 0 to 9, rounded half away from zero; what is not finite is 0.
///
/// There is never a "-0".
pub fn fixed(value: f64, decimals: u32) -> String {
    let scale = 10u64.pow(decimals.min(9));
    // The cast saturates, and takes what is not a number for 0.
    let finite = if value.is_finite() { value } else { 0.0 };
    let steps = (finite.abs() * scale as f64 + 0.5) as u64;
    let sign = if finite < 0.0 && 0 < steps { "-" } else { "" };
    let (whole, part) = (steps / scale, steps % scale);
    match decimals {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{part:0width$}", width = decimals as usize),
    }
}

/// `clamp` without its panic, which writes the floats at fault and so needs their formatting.
pub trait Bounded {
    /// The nearest number from `least` to `most`; `least` where they are the wrong way round.
    #[must_use]
    fn bounded(self, least: Self, most: Self) -> Self;
}

impl Bounded for f32 {
    fn bounded(self, least: Self, most: Self) -> Self {
        f64::from(self).bounded(least.into(), most.into()) as Self
    }
}

impl Bounded for f64 {
    fn bounded(self, least: Self, most: Self) -> Self {
        match () {
            () if most < least || self < least => least,
            () if most < self => most,
            () => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounded, fixed};

    #[test]
    fn bounds_hold_and_never_panic() {
        for (value, least, most, expected) in [
            (1.0, 0.0, 2.0, 1.0),
            (-1.0, 0.0, 2.0, 0.0),
            (3.0, 0.0, 2.0, 2.0),
            (1.0, 2.0, 0.0, 2.0),
        ] {
            assert_eq!(f64::bounded(value, least, most), expected);
            assert_eq!((value as f32).bounded(least as f32, most as f32), expected as f32);
        }
        assert!(f32::NAN.bounded(0.0, 1.0).is_nan());
    }

    #[test]
    fn decimals_are_as_many_as_asked_for() {
        for (value, decimals, expected) in [
            (0.0, 0, "0"),
            (0.0, 2, "0.00"),
            (1.5, 0, "2"),
            (-1.25, 2, "-1.25"),
            (-0.004, 2, "0.00"),
            (0.045, 1, "0.0"),
            (99.999, 2, "100.00"),
            (12.0625, 3, "12.063"),
            (7.0009, 4, "7.0009"),
            (f64::NAN, 1, "0.0"),
            (f64::NEG_INFINITY, 1, "0.0"),
        ] {
            assert_eq!(fixed(value, decimals), expected, "{value} {decimals}");
        }
    }
}
