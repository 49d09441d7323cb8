//! What exploring asks of a picture, and the functions that draw it.
//!
//! Reading a link or pressing a key may ask for ways, likeness, ranks or communities, but the first
//! picture needs none of it. So [`plan`](super::plan) and [`draw`](super::draw) only obey a
//! [`Focus`]; what fills it and what is drawn beyond it are reached through [`Lens`], which the
//! page fetches.

use super::{GraphInputs, GraphScene, Look, Overlay, Plan};
use crate::{
    model::{NodeIx, RelationIx},
    scene::{Point, Rect, Scene, Vec2},
    state::Explore,
};

/// What a picture brings to the fore. The default is a picture as it was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    /// Entries that stand in the picture, whatever its budget and frame.
    pub kept: Vec<NodeIx>,
    /// Looks that differ from the usual, sorted by entry.
    pub looks: Vec<(NodeIx, Look)>,
    /// Whether all others fade, ties included.
    pub alone: bool,
    /// Every entry, the weightiest first; empty for the importance that the data gives.
    pub order: Vec<NodeIx>,
    /// By entry, how much it weighs, from 1 to 5; empty as `order` is.
    pub weights: Vec<f32>,
    /// Ties that are emphasised, sorted.
    pub strong: Vec<RelationIx>,
    /// Ties that are emphasised less, sorted.
    pub light: Vec<RelationIx>,
    /// The entries of the way that is shown, in order.
    pub steps: Vec<NodeIx>,
}

impl Focus {
    /// What the state asks for.
    pub(super) fn of(inputs: &GraphInputs<'_>) -> Self {
        match inputs.detail.lens {
            Some(lens) if *inputs.explore != Explore::default() => (lens.focus)(inputs),
            _ => Self::default(),
        }
    }

    /// The look of an entry, where it differs from the usual.
    pub(super) fn look(&self, ix: NodeIx) -> Option<Look> {
        let at = self.looks.binary_search_by_key(&ix, |(node, _)| *node);
        let own = at.ok().and_then(|at| self.looks.get(at)).map(|(_, look)| *look);
        own.or(self.alone.then_some(Look::Faded))
    }
}

/// Numbers by entry.
pub type Counts = Vec<(NodeIx, u32)>;
/// Places in the world by entry.
pub type Places = Vec<(NodeIx, Point)>;

/// Functions that draw and answer more than the first picture shows.
#[derive(Clone, Copy, Debug)]
pub struct Lens {
    /// [`overlay`](super::overlay()): what is pointed at.
    pub overlay: fn(&GraphInputs<'_>, &GraphScene, Overlay) -> Scene,
    /// The focus of the state.
    pub(super) focus: fn(&GraphInputs<'_>) -> Focus,
    /// Folds neighbours into collapsed entries: lets go of them in a choice by entry, and counts
    /// them.
    pub(super) fold: fn(&GraphInputs<'_>, &Focus, &mut [bool]) -> Counts,
    /// Communities on the ground; whether there are any.
    pub(super) ground: fn(&mut Scene, &GraphInputs<'_>) -> bool,
    /// What lies under marks: halos of communities, the lines of ways.
    pub(super) under: fn(&mut Scene, &GraphInputs<'_>, &Plan),
    /// What lies over marks: steps and counts.
    pub(super) over: fn(&mut Scene, &GraphInputs<'_>, &Plan),
    /// Names of communities, which keep off these places; gives back those they take.
    pub(super) names: fn(&mut Scene, &GraphInputs<'_>, &Plan, &[Rect]) -> Vec<Rect>,
    /// What lies over everything when the picture is at rest: the verbs of ties.
    pub(super) words: fn(&mut Scene, &GraphInputs<'_>, &GraphScene),
    /// The tie whose line is under a place.
    pub tie_at: fn(&GraphInputs<'_>, &GraphScene, Point) -> Option<RelationIx>,
    /// The drawn entries inside an outline of places of the frame.
    pub within: fn(&Plan, &[Point]) -> Vec<NodeIx>,
    /// The small map, where there is room and need.
    pub minimap: fn(&GraphInputs<'_>) -> Option<Scene>,
    /// Where drawn neighbours of a dragged entry go as it moves by so much from its place.
    pub follow: fn(&GraphInputs<'_>, &Plan, NodeIx, Vec2) -> Places,
    /// The outline that is being drawn around entries.
    pub lasso: fn(&mut Scene, &GraphInputs<'_>, &[Point]),
}
