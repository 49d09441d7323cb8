//! One force, one file, one page.

mod anchor;
mod collide;
mod containment;
mod label_room;
mod link;
mod many_body;

pub use anchor::Anchor;
pub use collide::Collide;
pub use containment::Containment;
pub use label_room::{LabelRoom, Room};
pub use link::{Link, Spring};
pub use many_body::ManyBody;
