//! The network as a drawing.
//!
//! [`plan`] decides which nodes are drawn, where and how; [`draw`] paints ground, edges, marks
//! and labels from that plan; [`overlay`] paints what changes at pointer speed (hover, focus) on a
//! layer of its own, so that hovering repaints nothing below. What exploring adds is reached through
//! [`Lens`], which the page fetches after the first picture.

mod arrows;
mod cells;
mod chain;
mod drift;
mod edges;
mod explored;
mod focus;
mod ground;
mod hulls;
mod labels;
pub mod lod;
pub mod merge;
mod minimap;
mod overlay;
mod paint;
mod plan;
mod slots;
mod ties;

pub use drift::Drift;
pub use explored::LENS;
pub use focus::{Focus, Lens};
pub use labels::PlacedLabel;
pub use lod::{Detail, Whole, node_budget};
pub use minimap::{camera_on_minimap, minimap_place};
pub use overlay::{Overlay, overlay};
pub use paint::{GraphScene, LabelChoice, draw};
pub use plan::{DrawnNode, Look, Plan, nearest, node_radius, plan};
pub use slots::EdgeSlots;

use super::{Camera, Point, Rect, Size, TextMetrics, Theme};
use crate::{
    layout::{Baked, BakedVariant, Variant},
    model::{Dataset, Lang, Moment, NodeIx},
    query::{Visible, neighbours::Ego, study::Study},
    state::Explore,
};

/// All that the picture of the network depends on.
#[derive(Clone, Copy)]
pub struct GraphInputs<'a> {
    /// The history.
    pub dataset: &'a Dataset,
    /// What is in the picture.
    pub visible: &'a Visible,
    /// Positions and floes.
    pub layout: &'a BakedVariant,
    /// How parallel edges fan out.
    pub slots: &'a EdgeSlots,
    /// Where the reader looks.
    pub camera: Camera,
    /// Size of the frame, CSS pixels.
    pub size: Size,
    /// Colours.
    pub theme: &'a Theme,
    /// Language of labels.
    pub lang: Lang,
    /// Measures labels.
    pub metrics: &'a dyn TextMetrics,
    /// The chosen node with its neighbours.
    pub ego: Option<&'a Ego>,
    /// How the network is explored.
    pub explore: &'a Explore,
    /// The answers that follow from it, once they are there.
    pub study: Option<&'a Study>,
    /// Where the page lays its own controls over the frame: no name is put there.
    pub keep_clear: &'a [Rect],
    /// The day of the cursor: what comes later is an outline.
    pub cursor: Option<Moment>,
    /// What the picture has beyond the usual.
    pub detail: Detail<'a>,
}

impl GraphInputs<'_> {
    /// Where a node lies in the frame.
    pub fn pos_on_screen(&self, node: NodeIx) -> Point {
        self.camera.screen_from_world(self.size, self.pos_in_world(node))
    }

    /// What is drawn: the frame, and what lies beyond it.
    fn canvas(&self) -> Rect {
        Rect::new(0.0, 0.0, self.size.w, self.size.h).inflate(self.detail.bleed)
    }

    /// How the ice lies: as the date says, on ground that has any.
    pub fn drift(&self) -> Drift {
        match self.detail.drift {
            Some(drift) => drift,
            None if self.layout.ice.is_empty() => Drift::STEADY,
            None => Drift::at(self.cursor),
        }
    }

    /// Where a node lies in the world: where it is held, else where the reader has put it, else
    /// where the layout has it, these two moved as the ice is.
    pub fn pos_in_world(&self, node: NodeIx) -> Point {
        if let Some((_, held)) = self.detail.held.iter().find(|(other, _)| *other == node) {
            return *held;
        }
        if let Some((_, place)) = self.explore.moved.iter().find(|(other, _)| *other == node) {
            return self.drift().moved(place.point());
        }
        let [x, y] = self.layout.positions.get(node.index()).copied().unwrap_or([0.5, 0.5]);
        self.drift().moved(Point::new(x, y))
    }
}

/// The baked picture for a frame: wide, or tall where the frame is taller than about wide.
pub fn layout_for(baked: &Baked, size: Size) -> &BakedVariant {
    baked.variant(layout_variant(size))
}

/// Which of the baked pictures fits a frame.
fn layout_variant(size: Size) -> Variant {
    if size.aspect() < 1.15 { Variant::Tall } else { Variant::Wide }
}
