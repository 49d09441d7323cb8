//! What the reader has chosen, and how choices change it.
//!
//! [`AppState`] is what a link can say; [`apply`] is the only way it changes. Mouse, keyboard,
//! link, embedding page and test all send [`Action`]s. What a link cannot express (an open menu,
//! a half-typed search) is not application state and lives in the panel that owns it.

mod action;
mod app_state;
mod apply;
mod explore;
pub mod keys;
pub mod link;

pub use action::{Action, FilterAction, TimeAction};
pub use app_state::{AppState, Filter, KindSet, ScaleKind, Sureness, TimeWindow, View};
pub use apply::{SPEECH_DAY, apply};
pub use explore::{Arrangement, Degrees, Explore, ExploreAction, Ground, Pair, Place, Question};
