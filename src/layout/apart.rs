//! Keeps marks off each other where entries lie by their ties: a picture draws the most important
//! first and more with every zoom step, and each step finds its marks apart.

use super::{engine::overlap::part, request::Variant};

/// The magnifications at which marks are parted.
const STEPS: [f32; 3] = [1.0, 2.0, 3.0];
/// Room around a mark, pixels.
const GAP: f32 = 2.0;
/// Nothing lies nearer to the edge of the sheet, fractions.
const EDGE: f32 = 0.02;

/// Moves `places` (fractions of the sheet, the most important first) so that the marks drawn at a
/// magnification, with these radii in pixels, do not overlap. What is drawn earlier does not give way
/// to what is drawn later.
pub fn apart(places: &mut [[f32; 2]], radii: &[f32], variant: Variant) {
    let [w, h] = variant.size();
    let mut px: Vec<[f32; 2]> = places.iter().map(|[x, y]| [x * w, y * h]).collect();
    let mut settled = 0;
    for step in STEPS {
        let drawn = ((variant.budget() as f32 * step * step) as usize).min(px.len());
        let radii: Vec<f32> = radii[..drawn].iter().map(|radius| radius / step).collect();
        let free: Vec<bool> = (0..drawn).map(|i| i >= settled).collect();
        part(&mut px[..drawn], &radii, &free, GAP / step);
        settled = drawn;
    }
    for (place, [x, y]) in places.iter_mut().zip(px) {
        *place = [x / w, y / h].map(|at| at.clamp(EDGE, 1.0 - EDGE));
    }
}

#[cfg(test)]
mod tests {
    use super::{Variant, apart};

    #[test]
    fn what_is_drawn_at_once_does_not_overlap() {
        // A crowd about the middle, four of each in one place.
        let mut places: Vec<[f32; 2]> = (0..600)
            .map(|i| {
                let i = (i / 4) as f32;
                [0.5 + 0.3 * ((i * 0.37) % 1.0 - 0.5), 0.5 + 0.4 * ((i * 0.73) % 1.0 - 0.5)]
            })
            .collect();
        let radii: Vec<f32> = (0..600).map(|i| if i < 100 { 11.0 } else { 6.0 }).collect();
        for variant in Variant::ALL {
            apart(&mut places, &radii, variant);
            let [w, h] = variant.size();
            for (drawn, scale) in [(variant.budget(), 1.0), (variant.budget() * 4, 2.0)] {
                let drawn = drawn.min(places.len());
                for a in 0..drawn {
                    for b in 0..a {
                        let (dx, dy) = (places[a][0] - places[b][0], places[a][1] - places[b][1]);
                        let way = (dx * w).hypot(dy * h) * scale;
                        assert!(way >= radii[a] + radii[b], "{variant:?}: {a} and {b}: {way}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_lies_apart_stays() {
        let before = [[0.2, 0.2], [0.5, 0.5], [0.8, 0.3]];
        let mut after = before;
        apart(&mut after, &[12.0; 3], Variant::Wide);
        assert_eq!(after, before);
    }
}
