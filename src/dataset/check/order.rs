//! What is dated by other things agrees with their dates.

use super::{Finding, Subject, rules::finding};
use crate::{
    dataset::{
        ProblemKind,
        constraints::{Reason, solve},
    },
    model::{Dataset, NodeIx, TimeBound},
};

/// No statement of when something was contradicts the dates, alone or with others.
pub(super) fn bounds_can_all_be_true(dataset: &Dataset) -> Vec<Finding> {
    let bounds = &dataset.parts().bounds;
    let contradictions = solve(dataset.nodes(), bounds).contradictions;
    let found = contradictions.into_iter().map(|contradiction| {
        let statements = contradiction.chain.into_iter().filter_map(|why| match why {
            Reason::Order => None,
            Reason::Date(node) => Some(dated(dataset, node)),
            Reason::Bound(i) => bounds.get(i).map(|bound| said(dataset, bound)),
        });
        let kind = ProblemKind::Contradiction { statements: statements.collect() };
        finding(Subject::Bound(contradiction.bound), "bound", kind)
    });
    found.collect()
}

fn dated(dataset: &Dataset, node: NodeIx) -> String {
    let node = dataset.node(node);
    let date = node.date.as_ref().map_or("", |date| date.text());
    format!("{} is dated {date}", node.id)
}

fn said(dataset: &Dataset, bound: &TimeBound) -> String {
    let [id, other] = [bound.node, bound.other].map(|node| &dataset.node(node).id);
    let within = bound.within.map(|length| format!("within {length} ")).unwrap_or_default();
    format!("{id} is {within}{} {other}", bound.order.id())
}
