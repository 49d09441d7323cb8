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

#[cfg(test)]
mod tests {
    use super::fixed;

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
