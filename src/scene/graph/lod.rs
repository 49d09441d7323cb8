//! Level of detail: how much of a history a picture shows.
//!
//! Labels go first, then lines, then entries: [`plan`](super::plan) draws as many of the most
//! important as fit ([`node_budget`]), lines are rationed by the marks they join, and in a history
//! too large for that the rest of a community stands together as one counted mark
//! ([`merge`](super::merge)).

use super::{Drift, GraphInputs, Lens, layout_variant, merge::Merging};
use crate::{
    model::NodeIx,
    number::Bounded,
    scene::{Camera, Point, Size},
};

/// What a picture has beyond the usual; the default is a picture that fills its frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail<'a> {
    /// How many pixels beyond each side of the frame are drawn too, so that the finished picture
    /// can be moved.
    pub bleed: f32,
    /// Draw every entry, tie and name, whatever there is room for.
    pub whole: Option<Whole>,
    /// Who stands together where there is no room for all.
    pub merging: Option<&'a Merging>,
    /// Draws what exploring asks for.
    pub lens: Option<&'a Lens>,
    /// How the ice lies while it cracks; else the date says.
    pub drift: Option<Drift>,
    /// Entries that are being dragged or follow one that is, and where they are in the world.
    pub held: &'a [(NodeIx, Point)],
}

/// A picture without a budget, as graph libraries draw it: for comparing with them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whole {
    /// Radius of every mark, CSS pixels.
    pub radius: f32,
    /// Whether every entry is named, names over each other included.
    pub labels: bool,
}

/// How many nodes fit a frame at scale 1 and stay legible: 170 on a desktop canvas, 70 in an
/// embed, 40 on a phone (design, part 12).
pub fn node_budget(size: Size) -> usize {
    let pixels_per_node = match size.w {
        w if w < 480.0 => 4700.0,
        w if w < 800.0 => 3575.0,
        _ => 2800.0,
    };
    // The layout keeps room for so many and their labels; larger frames give them more of it.
    ((size.w * size.h / pixels_per_node) as usize).clamp(20, layout_variant(size).budget())
}

/// How many nodes a picture draws as marks of their own. It grows with the square of the scale, so
/// that zooming in reveals more at the same density. What stands together at scale 1 is at home
/// there, and comes apart from then on.
pub(super) fn single_budget(inputs: &GraphInputs<'_>) -> usize {
    if inputs.detail.whole.is_some() {
        return inputs.dataset.nodes().len();
    }
    let scale = inputs.camera.scale;
    // At the end of the scale nothing is left to come apart.
    if inputs.detail.merging.is_some() && scale >= Camera::SCALES.1 * 0.98 {
        return inputs.dataset.nodes().len();
    }
    let area = match inputs.detail.merging {
        // The marks that stand for many take their share of the room.
        Some(_) => (scale * scale - 1.0) / 2.0,
        None => scale * scale,
    };
    (node_budget(inputs.size) as f32 * area.max(0.0)) as usize
}

/// Marks are a little smaller where the frame is smaller than the one they were laid out in.
pub(super) fn mark_scale(size: Size) -> f32 {
    let [w, h] = layout_variant(size).size();
    (size.w * size.h / (w * h)).sqrt().bounded(0.76, 1.0)
}
