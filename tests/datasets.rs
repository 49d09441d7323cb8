//! Datasets: they read without problems, and survive the way to the page and back.
#![cfg(feature = "tool")]

use std::path::Path;

use twentieth::{
    dataset::{join_texts, read_core, read_folder, write_core, write_texts},
    model::Dataset,
};

fn small() -> Dataset {
    let (dataset, problems) = read_folder(Path::new("tests/fixtures/small")).unwrap();
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(shown, Vec::<String>::new());
    dataset
}

#[test]
fn what_is_written_reads_back_the_same() {
    let dataset = small();
    let (core, problems) = read_core(&write_core(&dataset)).unwrap();
    assert_eq!(problems, []);
    let (joined, problems) = join_texts(&core, &write_texts(&dataset)).unwrap();
    assert_eq!(problems, []);
    assert_eq!(joined.parts(), dataset.parts());
}
