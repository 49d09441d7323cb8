//! Writes the reading edition.
fn main() {}
