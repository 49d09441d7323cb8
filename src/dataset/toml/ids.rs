//! Ids to indices, and the messages where there is none.

use std::collections::BTreeMap;

use super::raw::Ref;
use crate::dataset::{Problem, ProblemKind, Target, check::Origin, suggest::nearest};

/// The ids of one arena.
pub(super) struct Ids {
    target: Target,
    index: BTreeMap<String, usize>,
}

impl Ids {
    /// Ids in the order of their arena.
    pub(super) fn new<'a>(target: Target, ids: impl IntoIterator<Item = &'a str>) -> Self {
        let index = ids.into_iter().enumerate().map(|(i, id)| (id.to_owned(), i)).collect();
        Self { target, index }
    }

    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// What to say of an id that is not among them.
    pub(super) fn unknown(&self, id: &str) -> ProblemKind {
        ProblemKind::UnknownReference {
            target: self.target,
            found: id.to_owned(),
            suggestion: nearest(id, self.index.keys().map(String::as_str)).map(str::to_owned),
        }
    }
}

/// The ids of every arena; nodes in order of id, before they are ranked.
pub(super) struct Indices {
    pub(super) regions: Ids,
    pub(super) types: Ids,
    pub(super) sources: Ids,
    pub(super) nodes: Ids,
}

/// A record being linked: who to name in messages.
pub(super) struct Ctx<'a> {
    pub(super) path: &'a str,
    pub(super) lines: &'a super::lines::Lines,
    pub(super) record: String,
    /// Byte offset of the record.
    pub(super) offset: usize,
}

impl Ctx<'_> {
    pub(super) fn problem(&self, kind: ProblemKind, field: &str, offset: usize) -> Problem {
        Problem::new(kind)
            .in_file(self.path, Some(self.lines.line(offset)))
            .of_record(self.record.as_str())
            .at_field(field)
    }

    /// Where the record stands.
    pub(super) fn origin(&self) -> Origin {
        Origin { file: self.path.to_owned(), line: self.lines.line(self.offset) }
    }

    /// The index of a reference, or a problem.
    pub(super) fn resolve(
        &self,
        ids: &Ids,
        reference: &Ref,
        field: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let found = ids.get(reference.get_ref());
        if found.is_none() {
            let kind = ids.unknown(reference.get_ref());
            problems.push(self.problem(kind, field, reference.span().start));
        }
        found
    }
}
