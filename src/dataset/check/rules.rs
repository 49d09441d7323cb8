//! The rules, and what they share.

use super::{Finding, Subject, balance, languages, lives, network, order, places, sources};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, NodeIx, RelationIx},
};

/// Every rule.
pub(super) static RULES: &[fn(&Dataset) -> Vec<Finding>] = &[
    places::places_have_coordinates,
    places::places_lie_in_their_country,
    network::nodes_have_relations,
    network::everything_leads_to_the_middle,
    network::effects_follow_causes,
    order::bounds_can_all_be_true,
    sources::sources_are_cited,
    sources::sources_can_be_found,
    sources::great_events_rest_on_more_than_web_pages,
    lives::parts_are_played_alive,
    lives::acts_are_done_alive,
    lives::offices_lie_within_the_life,
    lives::no_office_is_held_twice_at_once,
    languages::summaries_are_short,
    languages::summaries_share_no_sentence,
    languages::everything_is_said_in_every_language,
    balance::few_are_important,
];

pub(super) fn finding(
    subject: Subject,
    field: impl Into<std::borrow::Cow<'static, str>>,
    kind: ProblemKind,
) -> Finding {
    Finding { subject, field: field.into(), kind }
}

/// What a rule finds in each node by itself.
pub(super) fn nodes(
    dataset: &Dataset,
    rule: impl Fn(NodeIx) -> Option<ProblemKind>,
) -> Vec<Finding> {
    let found = |ix| Some(finding(Subject::Node(ix), "", rule(ix)?));
    dataset.node_ixs().filter_map(found).collect()
}

/// What a rule finds in each relation by itself.
pub(super) fn relations(
    dataset: &Dataset,
    rule: impl Fn(RelationIx) -> Option<ProblemKind>,
) -> Vec<Finding> {
    let all = (0..dataset.relations().len()).map(RelationIx::from_index);
    all.filter_map(|ix| Some(finding(Subject::Relation(ix), "", rule(ix)?))).collect()
}
