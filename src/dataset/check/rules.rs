//! The rules.

use std::collections::HashSet;

use super::{Finding, Subject, sentences};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, Dispute, HistDate, Kind, NodeIx, RelationClass, RelationIx, SourceIx},
};

/// Every rule.
pub(super) static RULES: &[fn(&Dataset) -> Vec<Finding>] = &[
    places_have_coordinates,
    nodes_have_relations,
    everything_leads_to_the_middle,
    sources_are_cited,
    parts_are_played_alive,
    effects_follow_causes,
    summaries_are_short,
];

/// The event everything else is here for.
const MIDDLE: &str = "1956-02-25-secret-speech";

/// Words of a part that the dead and the unborn can play.
const PARTS_OUTSIDE_LIFE: [&str; 18] = [
    "author",
    "blamed",
    "buried",
    "cited",
    "cleared",
    "commemorat",
    "criticised",
    "deceased",
    "denounced",
    "discussed",
    "honour",
    "memor",
    "mourned",
    "named",
    "posthum",
    "rehabilitat",
    "subject",
    "victim",
];

fn places_have_coordinates(dataset: &Dataset) -> Vec<Finding> {
    nodes(dataset, |ix| {
        let node = dataset.node(ix);
        (node.kind == Kind::Place && node.coords.is_none()).then_some(ProblemKind::NoCoordinates)
    })
}

fn nodes_have_relations(dataset: &Dataset) -> Vec<Finding> {
    nodes(dataset, |ix| (dataset.degree(ix) == 0).then_some(ProblemKind::Orphan))
}

/// Nodes with relations that still hang by themselves. Silent in a history without the middle.
fn everything_leads_to_the_middle(dataset: &Dataset) -> Vec<Finding> {
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

fn sources_are_cited(dataset: &Dataset) -> Vec<Finding> {
    let mut cited: HashSet<SourceIx> = HashSet::new();
    let in_disputes = |disputes: &[Dispute]| {
        let accounts = disputes.iter().flat_map(|dispute| &dispute.accounts);
        accounts.flat_map(|account| account.sources.clone()).collect::<Vec<SourceIx>>()
    };
    for node in dataset.nodes() {
        cited.extend(&node.sources);
        cited.extend(node.roles.iter().flat_map(|role| &role.sources));
        cited.extend(in_disputes(&node.disputes));
    }
    for relation in dataset.relations() {
        cited.extend(&relation.sources);
        cited.extend(in_disputes(&relation.disputes));
    }
    let all = (0..dataset.sources().len()).map(SourceIx::from_index);
    all.filter(|ix| !cited.contains(ix))
        .map(|ix| finding(Subject::Source(ix), "", ProblemKind::UnusedSource))
        .collect()
}

/// Nobody takes part in an event before birth or after death, unless the part is that of a victim,
/// an author and the like.
fn parts_are_played_alive(dataset: &Dataset) -> Vec<Finding> {
    relations(dataset, |ix| {
        let relation = dataset.relation(ix);
        let person = dataset.node(relation.from);
        let took_part = dataset.type_of(relation).id == "took-part-in";
        if !took_part || person.kind != Kind::Person {
            return None;
        }
        let part = relation.note.en.to_lowercase();
        if PARTS_OUTSIDE_LIFE.iter().any(|word| part.contains(word)) {
            return None;
        }
        let (life, date) = (person.date.as_ref()?, relation.date.as_ref()?);
        let (lived, event) = (life.span(), date.span());
        (!lived.overlaps(event)).then(|| ProblemKind::OutsideLife {
            found: date.text().to_owned(),
            life: life.text().to_owned(),
        })
    })
}

/// No effect is over before its cause begins.
fn effects_follow_causes(dataset: &Dataset) -> Vec<Finding> {
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

fn summaries_are_short(dataset: &Dataset) -> Vec<Finding> {
    let mut found = Vec::new();
    for ix in dataset.node_ixs() {
        let summary = &dataset.node(ix).summary;
        let texts = [("summary", Some(&summary.en)), ("summary: ru", summary.ru.as_ref())];
        for (field, text) in texts {
            // An empty summary has been reported as missing.
            let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
            if !sentences::ends_as_sentence(text) {
                let kind = ProblemKind::NoFullStop { found: sentences::last_words(text) };
                found.push(finding(Subject::Node(ix), field, kind));
            }
            let count = sentences::count(text);
            if count > 3 {
                let kind = ProblemKind::TooManySentences { found: count };
                found.push(finding(Subject::Node(ix), field, kind));
            }
        }
    }
    found
}

fn finding(subject: Subject, field: &'static str, kind: ProblemKind) -> Finding {
    Finding { subject, field, kind }
}

fn nodes(dataset: &Dataset, rule: impl Fn(NodeIx) -> Option<ProblemKind>) -> Vec<Finding> {
    let found = |ix| Some(finding(Subject::Node(ix), "", rule(ix)?));
    dataset.node_ixs().filter_map(found).collect()
}

fn relations(dataset: &Dataset, rule: impl Fn(RelationIx) -> Option<ProblemKind>) -> Vec<Finding> {
    let all = (0..dataset.relations().len()).map(RelationIx::from_index);
    all.filter_map(|ix| Some(finding(Subject::Relation(ix), "", rule(ix)?))).collect()
}
