//! What several tests need.
#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::path::Path;

use twentieth::{
    dataset::read_folder,
    layout::{Baked, bake},
    model::{Dataset, NodeIx},
};

/// The small true history of `tests/fixtures/small`.
pub fn small() -> Dataset {
    read_folder(Path::new("tests/fixtures/small")).unwrap().0
}

/// The history that is shipped.
pub fn shipped() -> Dataset {
    read_folder(Path::new("data/twentieth")).unwrap().0
}

/// The small history with its layout.
pub fn small_with_layout() -> (Dataset, Baked) {
    let dataset = small();
    let baked = bake(&dataset);
    (dataset, baked)
}

/// The node with an id.
pub fn node(dataset: &Dataset, id: &str) -> NodeIx {
    dataset.find(id).unwrap_or_else(|| panic!("no node {id}"))
}
