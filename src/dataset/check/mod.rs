//! Rules that no single record can break: they look at the whole history.
//!
//! A rule is a function from a dataset to findings and a row of `rules::RULES`; add both for a new one.

mod balance;
mod languages;
mod lives;
mod network;
mod order;
mod places;
mod rules;
mod sentences;
mod sources;

use std::borrow::Cow;

use self::rules::RULES;
use super::{Problem, ProblemKind};
use crate::model::{Dataset, NodeIx, RelationIx, SourceIx};

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Path below the folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

/// Where the records of a dataset stand, by their indices. May be empty: then messages name the
/// record alone.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Of nodes.
    pub nodes: Vec<Origin>,
    /// Of relations.
    pub relations: Vec<Origin>,
    /// Of sources.
    pub sources: Vec<Origin>,
    /// Of passages.
    pub passages: Vec<Origin>,
    /// Of series.
    pub series: Vec<Origin>,
    /// Of time bounds.
    pub bounds: Vec<Origin>,
}

/// Holds a dataset against every rule.
pub fn check(dataset: &Dataset, origins: &Origins) -> Vec<Problem> {
    let findings = RULES.iter().flat_map(|rule| rule(dataset));
    findings.map(|finding| finding.problem(dataset, origins)).collect()
}

/// What a rule found, and in which record.
struct Finding {
    subject: Subject,
    /// Empty where it is the record as a whole.
    field: Cow<'static, str>,
    kind: ProblemKind,
}

enum Subject {
    Node(NodeIx),
    Relation(RelationIx),
    Source(SourceIx),
    Passage(usize),
    Series(usize),
    /// What the bound at this place dates, by that.
    Bound(usize),
    /// The history, not one record of it.
    Whole,
}

impl Finding {
    fn problem(self, dataset: &Dataset, origins: &Origins) -> Problem {
        let (origin, record) = match self.subject {
            Subject::Node(ix) => {
                let node = dataset.node(ix);
                (origins.nodes.get(ix.index()), format!("{} {}", node.kind.id(), node.id))
            }
            Subject::Relation(ix) => {
                let relation = dataset.relation(ix);
                let id = |node| &dataset.node(node).id;
                let (from, to) = (id(relation.from), id(relation.to));
                let verb = &dataset.type_of(relation).id;
                (origins.relations.get(ix.index()), format!("relation {from} {verb} {to}"))
            }
            Subject::Source(ix) => {
                let id = dataset.source(ix).map_or("", |source| &source.id);
                (origins.sources.get(ix.index()), format!("source {id}"))
            }
            Subject::Passage(i) => {
                let id = dataset.parts().passages.get(i).map_or("", |passage| &passage.id);
                (origins.passages.get(i), format!("passage {id}"))
            }
            Subject::Series(i) => {
                let id = dataset.parts().series.get(i).map_or("", |series| &series.id);
                (origins.series.get(i), format!("series {id}"))
            }
            Subject::Bound(i) => {
                let bound = dataset.parts().bounds.get(i);
                let node = bound.map(|bound| dataset.node(bound.node));
                let record = node.map(|node| format!("{} {}", node.kind.id(), node.id));
                (origins.bounds.get(i), record.unwrap_or_default())
            }
            Subject::Whole => (None, String::new()),
        };
        let problem = Problem::new(self.kind).of_record(record).at_field(self.field);
        match origin {
            Some(Origin { file, line }) => problem.in_file(file.as_str(), Some(*line)),
            None => problem,
        }
    }
}
