//! Where everything lies: the network on its ice floes.
//!
//! A [`LayoutRequest`] goes in, a [`Baked`] comes out. The work is done once, natively, and shipped
//! as a few kilobytes; the same [`Simulation`] runs in the browser when something has to move.
//!
//! How a picture comes about, in the order of the files:
//!
//! 1. [`request`]: what the layout depends on, and nothing else.
//! 2. [`territory`]: every region gets ground in proportion to its population, about its anchor.
//! 3. [`leaders`]: the nodes drawn at scale 1 settle under [`forces`]; some are nudged until their
//!    label fits.
//! 4. [`ground`]: leaders and filler points divide the sheet into cells, land or water.
//! 5. `floes` (feature `tool`): cells of one region become the outline of its floe.
//! 6. [`followers`]: the other nodes fill in between, near what they are linked to, spread so that
//!    every zoom step finds its nodes well apart.
//! 7. [`names`]: where the name of a region may stand.
//! 8. [`baked`]: all of it as bytes.
//!
//! [`unfold`] is another arrangement: facts by date and row.
//!
//! # Invariants
//!
//! - Only `+ − × ÷ √`, comparisons and integers decide a position: no libm, no clock, no random
//!   source, no hash order. Every machine gets the same bits.
//! - Lengths are CSS pixels of the reference canvas ([`Variant::size`]) until [`baked`] divides by
//!   its size.

pub mod apart;
#[cfg(feature = "tool")]
mod bake;
pub mod baked;
pub mod engine;
#[cfg(feature = "tool")]
pub mod floes;
pub mod followers;
pub mod forces;
pub mod ground;
pub mod leaders;
pub mod names;
mod noise;
mod nudge;
mod outlines;
pub mod polygon;
mod quadtree;
pub mod request;
pub mod simulation;
pub mod territory;
pub mod unfold;

#[cfg(feature = "tool")]
pub use bake::bake;
pub use baked::{Baked, BakedError, BakedVariant, Floe, Ice, Line};
pub use quadtree::{Mass, Quadtree};
pub use request::{LayoutLink, LayoutNode, LayoutRegion, LayoutRequest, Pin, Variant};
pub use simulation::{Bodies, Force, Simulation};
