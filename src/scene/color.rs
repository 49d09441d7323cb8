//! Colours: sRGB with opacity.

use std::fmt;

use crate::number::fixed;

/// An sRGB colour with straight alpha.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
    /// Opacity, 0 to 1.
    pub alpha: f32,
}

impl Color {
    /// An opaque colour written as in CSS: `0xF4F7F7`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, alpha: 1.0 }
    }

    /// The same colour at another opacity.
    pub const fn with_alpha(self, alpha: f32) -> Self {
        Self { alpha, ..self }
    }

    /// The colour `t` of the way to `other`, component by component in sRGB; `t` from 0 to 1.
    pub fn mix(self, other: Self, t: f32) -> Self {
        let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * t + 0.5) as u8;
        Self {
            r: channel(self.r, other.r),
            g: channel(self.g, other.g),
            b: channel(self.b, other.b),
            alpha: self.alpha + (other.alpha - self.alpha) * t,
        }
    }

    /// `#rrggbb`, without the opacity.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// As CSS writes it: `#rrggbb`, or `rgba(…)` where it is not opaque.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { r, g, b, alpha } = self;
        if *alpha >= 1.0 {
            write!(f, "#{r:02x}{g:02x}{b:02x}")
        } else {
            write!(f, "rgba({r},{g},{b},{})", fixed((*alpha).into(), 3))
        }
    }
}
