//! Importance means something only while few are important.

use super::{Finding, Subject, rules::finding};
use crate::{dataset::ProblemKind, model::Dataset};

/// A smaller history is all highlights.
const FROM_NODES: usize = 200;
/// The greatest share of nodes, in per cent, that may be of an importance or of a higher one.
const MOST: [(u8, usize); 3] = [(5, 5), (4, 18), (3, 55)];

pub(super) fn few_are_important(dataset: &Dataset) -> Vec<Finding> {
    let nodes = dataset.nodes();
    if nodes.len() < FROM_NODES {
        return Vec::new();
    }
    let findings = MOST.iter().filter_map(|(level, most)| {
        let count = nodes.iter().filter(|node| node.importance >= *level).count();
        let found = count * 100 / nodes.len();
        let kind = ProblemKind::TooManyImportant { level: *level, found, most: *most };
        (found > *most).then(|| finding(Subject::Whole, "importance", kind))
    });
    findings.collect()
}
