//! The net holds together, and runs forward in time.

use super::{
    Finding,
    rules::{nodes, relations},
};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, HistDate, NodeIx, RelationClass},
};

/// The event everything else is here for.
const MIDDLE: &str = "1956-02-25-secret-speech";

pub(super) fn nodes_have_relations(dataset: &Dataset) -> Vec<Finding> {
    nodes(dataset, |ix| (dataset.degree(ix) == 0).then_some(ProblemKind::Orphan))
}

/// Nodes with relations that still hang by themselves. Silent in a history without the middle.
pub(super) fn everything_leads_to_the_middle(dataset: &Dataset) -> Vec<Finding> {
    let Some(middle) = dataset.find(MIDDLE) else { return Vec::new() };
    let mut reached = vec![false; dataset.nodes().len()];
    reached[middle.index()] = true;
    let mut waiting = vec![middle];
    while let Some(node) = waiting.pop() {
        for adjacent in dataset.adjacent(node) {
            if !std::mem::replace(&mut reached[adjacent.node.index()], true) {
                waiting.push(adjacent.node);
            }
        }
    }
    nodes(dataset, |ix| {
        (!reached[ix.index()] && dataset.degree(ix) > 0)
            .then_some(ProblemKind::Unreachable { from: MIDDLE })
    })
}

/// No effect is over before its cause begins.
pub(super) fn effects_follow_causes(dataset: &Dataset) -> Vec<Finding> {
    relations(dataset, |ix| {
        let relation = dataset.relation(ix);
        if dataset.class_of(relation) != RelationClass::Consequence {
            return None;
        }
        // Lives are no causes: only what happened or was made has its moment.
        let dated = |node: NodeIx| {
            let node = dataset.node(node);
            node.date.as_ref().filter(|_| node.is_dated_fact())
        };
        let (cause, effect) = (dated(relation.from)?, dated(relation.to)?);
        (effect.span().end <= cause.span().start).then(|| ProblemKind::EffectBeforeCause {
            effect: HistDate::text(effect).to_owned(),
            cause: HistDate::text(cause).to_owned(),
        })
    })
}
