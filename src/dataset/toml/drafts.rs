//! Relations in the making: their ends are known, their order is not.

use super::{
    claims, events,
    ids::{Ctx, Indices},
    raw::{RawRelation, Ref},
};
use crate::{
    dataset::{End, Problem, ProblemKind, check::Origin},
    model::{
        Certainty, Dispute, HistDate, Kind, LocalizedText, Node, NodeIx, Relation, RelationType,
        RelationTypeIx, SourceIx,
    },
};

/// A relation whose ends are nodes in order of id.
pub(super) struct Draft {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: usize,
    pub(super) date: DraftDate,
    pub(super) certainty: Certainty,
    pub(super) note: LocalizedText,
    pub(super) disputes: Vec<Dispute>,
    pub(super) sources: Vec<SourceIx>,
    pub(super) origin: Origin,
    /// What it is called in messages.
    pub(super) record: String,
}

/// When it held.
pub(super) enum DraftDate {
    Known(Option<HistDate>),
    /// That of the node it points to, known only when all are built.
    OfEffect,
}

/// A relation that stands alone.
pub(super) fn of_relation(
    raw: RawRelation,
    mut ctx: Ctx<'_>,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Option<Draft> {
    let word = |reference: &Option<Ref>| {
        reference.as_ref().map_or("…".to_owned(), |reference| reference.get_ref().clone())
    };
    let (from, kind, to) = (word(&raw.from), word(&raw.kind), word(&raw.to));
    ctx.record = format!("relation {from} {kind} {to}");
    let mut end = |reference: Option<Ref>, field: &str, ids| {
        reference.and_then(|reference| ctx.resolve(ids, &reference, field, problems))
    };
    let from = end(raw.from, "from", &ids.nodes);
    let kind = end(raw.kind, "type", &ids.types);
    let to = end(raw.to, "to", &ids.nodes);
    let sources = claims::sources(&raw.sources, &ctx, "", ids, problems);
    let disputes = claims::disputes(raw.dispute, &ctx, "", ids, problems);
    // Whatever is missing has been reported.
    let (from, kind, to) = (from?, kind?, to?);
    Some(Draft {
        from,
        to,
        kind,
        date: DraftDate::Known(raw.date.and_then(|text| HistDate::parse(&text).ok())),
        certainty: Certainty::from_id(&raw.certainty).unwrap_or_default(),
        note: raw.note.into(),
        disputes,
        sources,
        origin: Origin { file: ctx.path.to_owned(), line: ctx.lines.line(ctx.offset) },
        record: ctx.record,
    })
}

/// Leaves out relations of a node with itself, reports ends that do not fit their type, and words
/// that events need but the vocabulary lacks.
pub(super) fn check(
    drafts: Vec<Draft>,
    nodes: &[(Node, Origin)],
    types: &[RelationType],
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<Draft> {
    let has_events = nodes.iter().any(|(node, _)| node.kind == Kind::Event);
    for verb in events::WORDS {
        if has_events && ids.types.get(verb).is_none() {
            let kind = ids.types.unknown(verb);
            problems
                .push(Problem::new(kind).in_file("dataset.toml", None).at_field("relation_type"));
        }
    }
    let mut kept = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let report = |kind: ProblemKind, problems: &mut Vec<Problem>| {
            let Origin { file, line } = &draft.origin;
            problems.push(
                Problem::new(kind)
                    .in_file(file.as_str(), Some(*line))
                    .of_record(draft.record.as_str()),
            );
        };
        if draft.from == draft.to {
            let id = nodes[draft.from].0.id.clone();
            report(ProblemKind::SelfRelation { id }, problems);
            continue;
        }
        let word = &types[draft.kind];
        let ends = [
            (End::From, &word.from_kinds, &nodes[draft.from].0),
            (End::To, &word.to_kinds, &nodes[draft.to].0),
        ];
        for (end, expected, node) in ends {
            if !expected.is_empty() && !expected.contains(&node.kind) {
                let kind = ProblemKind::EndDoesNotFit {
                    end,
                    relation_type: word.id.clone(),
                    id: node.id.clone(),
                    found: node.kind,
                    expected: expected.clone(),
                };
                report(kind, problems);
            }
        }
        if matches!(draft.date, DraftDate::OfEffect) {
            draft.date = DraftDate::Known(nodes[draft.to].0.date.clone());
        }
        kept.push(draft);
    }
    kept
}

/// Sorts by ends, type and date, and leaves out what says the same twice.
pub(super) fn finish(
    drafts: Vec<Draft>,
    rank: &[NodeIx],
    problems: &mut Vec<Problem>,
) -> (Vec<Relation>, Vec<Origin>) {
    let mut relations: Vec<(Relation, Origin, String)> = drafts
        .into_iter()
        .map(|draft| {
            let date = match draft.date {
                DraftDate::Known(date) => date,
                DraftDate::OfEffect => None,
            };
            let relation = Relation {
                from: rank[draft.from],
                to: rank[draft.to],
                kind: RelationTypeIx::from_index(draft.kind),
                date,
                certainty: draft.certainty,
                note: draft.note,
                disputes: draft.disputes,
                source_count: Relation::counted(&draft.sources),
                sources: draft.sources,
            };
            (relation, draft.origin, draft.record)
        })
        .collect();
    relations.sort_by(|(a, a_origin, _), (b, b_origin, _)| {
        let rest = |relation: &Relation| {
            let Relation { note, certainty, disputes, .. } = relation;
            (note.ru.clone(), *certainty, disputes.len())
        };
        same(a)
            .cmp(&same(b))
            .then_with(|| rest(a).cmp(&rest(b)))
            .then_with(|| a.sources.cmp(&b.sources))
            .then_with(|| a_origin.cmp(b_origin))
    });
    let mut kept: Vec<(Relation, Origin)> = Vec::with_capacity(relations.len());
    for (relation, origin, record) in relations {
        match kept.last() {
            Some((last, first)) if same(last) == same(&relation) => {
                let kind = ProblemKind::DuplicateRelation {
                    first: format!("{}:{}", first.file, first.line),
                };
                let problem = Problem::new(kind).in_file(origin.file, Some(origin.line));
                problems.push(problem.of_record(record));
            }
            _ => kept.push((relation, origin)),
        }
    }
    kept.into_iter().unzip()
}

/// What two relations share that say the same.
fn same(relation: &Relation) -> (NodeIx, NodeIx, RelationTypeIx, &str, &str) {
    let date = relation.date.as_ref().map_or("", HistDate::text);
    (relation.from, relation.to, relation.kind, date, &relation.note.en)
}
