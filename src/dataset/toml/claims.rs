//! Relations in the making: those that stand alone and those that events carry.

use toml::Spanned;

use super::{
    ids::Ctx,
    link::Indices,
    raw::{RawAt, RawDispute, RawLedTo, RawRelation, RawText, RawTookPart, Ref},
};
use crate::{
    dataset::{End, Problem, ProblemKind, check::Origin},
    model::{
        Account, Certainty, Dispute, HistDate, LocalizedText, Node, NodeIx, Relation, RelationType,
        RelationTypeIx, SourceIx,
    },
};

/// The relation types that events need.
const TOOK_PART_IN: &str = "took-part-in";
const TOOK_PLACE_IN: &str = "took-place-in";
const LED_TO: &str = "led-to";

/// What a claim inside an event falls back on.
pub(super) struct Claim {
    pub(super) date: Option<HistDate>,
    pub(super) certainty: Certainty,
    pub(super) sources: Vec<SourceIx>,
}

/// A relation whose ends are nodes in order of id.
pub(super) struct Draft {
    pub(super) from: usize,
    pub(super) to: usize,
    kind: usize,
    date: DraftDate,
    certainty: Certainty,
    note: LocalizedText,
    disputes: Vec<Dispute>,
    sources: Vec<SourceIx>,
    origin: Origin,
    record: String,
}

enum DraftDate {
    Known(Option<HistDate>),
    /// That of the node it points to, known only when all are built.
    OfEffect,
}

/// A relation that stands alone.
pub(super) fn of_relation(
    raw: RawRelation,
    mut ctx: Ctx<'_>,
    ids: &Indices,
    drafts: &mut Vec<Draft>,
    problems: &mut Vec<Problem>,
) {
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
    let sources = sources(&raw.sources, &ctx, "", ids, problems);
    let disputes = disputes(raw.dispute, &ctx, "", ids, problems);
    // Whatever is missing has been reported.
    let (Some(from), Some(kind), Some(to)) = (from, kind, to) else { return };
    drafts.push(Draft {
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
    });
}

/// The relations an event carries. What they do not say themselves they take from the event:
/// nobody's part in it can be surer than the event.
pub(super) fn of_event(
    id: &str,
    event: &Claim,
    carried: (Vec<Spanned<RawTookPart>>, Vec<Spanned<RawAt>>, Vec<Spanned<RawLedTo>>),
    ctx: &Ctx<'_>,
    ids: &Indices,
    drafts: &mut Vec<Draft>,
    problems: &mut Vec<Problem>,
) {
    let Some(here) = ids.nodes.get(id) else { return };
    let mut carry = |offset: usize, part: Part, problems: &mut Vec<Problem>| {
        let Part { field, key, other, verb, outgoing, date, note, certainty, rest } = part;
        let (raw_sources, raw_disputes) = rest;
        let path = format!("{field}: ");
        let other = other
            .and_then(|other| ctx.resolve(&ids.nodes, &other, &format!("{path}{key}"), problems));
        let own = sources(&raw_sources, ctx, &path, ids, problems);
        let disputes = disputes(raw_disputes, ctx, &path, ids, problems);
        // A vocabulary without the word is reported once, in `check`.
        let (Some(other), Some(kind)) = (other, ids.types.get(verb)) else { return };
        drafts.push(Draft {
            from: if outgoing { here } else { other },
            to: if outgoing { other } else { here },
            kind,
            date,
            certainty: Certainty::from_id(&certainty).unwrap_or(event.certainty),
            note: note.into(),
            disputes,
            sources: if own.is_empty() { event.sources.clone() } else { own },
            origin: Origin { file: ctx.path.to_owned(), line: ctx.lines.line(offset) },
            record: format!("{}: {field}", ctx.record),
        });
    };
    let (took_part, at, led_to) = carried;
    let numbered = |key: &str, i: usize, len: usize| {
        if len > 1 { format!("{key} {}", i + 1) } else { key.to_owned() }
    };
    let len = took_part.len();
    for (i, raw) in took_part.into_iter().enumerate() {
        let offset = raw.span().start;
        let RawTookPart { who, part, sources, certainty, dispute } = raw.into_inner();
        let part = Part {
            field: numbered("took_part", i, len),
            key: "who",
            other: who,
            verb: TOOK_PART_IN,
            outgoing: false,
            date: DraftDate::Known(event.date.clone()),
            note: part,
            certainty,
            rest: (sources, dispute),
        };
        carry(offset, part, problems);
    }
    let len = at.len();
    for (i, raw) in at.into_iter().enumerate() {
        let offset = raw.span().start;
        let RawAt { place, note, sources, certainty, dispute } = raw.into_inner();
        let part = Part {
            field: numbered("at", i, len),
            key: "place",
            other: place,
            verb: TOOK_PLACE_IN,
            outgoing: true,
            date: DraftDate::Known(event.date.clone()),
            note,
            certainty,
            rest: (sources, dispute),
        };
        carry(offset, part, problems);
    }
    let len = led_to.len();
    for (i, raw) in led_to.into_iter().enumerate() {
        let offset = raw.span().start;
        let RawLedTo { event, why, sources, certainty, dispute } = raw.into_inner();
        let part = Part {
            field: numbered("led_to", i, len),
            key: "event",
            other: event,
            verb: LED_TO,
            outgoing: true,
            date: DraftDate::OfEffect,
            note: why,
            certainty,
            rest: (sources, dispute),
        };
        carry(offset, part, problems);
    }
}

/// One relation of an event, whichever of the three tables it stands in.
struct Part {
    field: String,
    key: &'static str,
    other: Option<Ref>,
    verb: &'static str,
    outgoing: bool,
    date: DraftDate,
    note: RawText,
    certainty: String,
    rest: (Vec<Ref>, Vec<RawDispute>),
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
    let has_events = nodes.iter().any(|(node, _)| node.kind == crate::model::Kind::Event);
    for verb in [TOOK_PART_IN, TOOK_PLACE_IN, LED_TO] {
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

/// Indices of the sources there are, each once, in the order cited.
pub(super) fn sources(
    references: &[Ref],
    ctx: &Ctx<'_>,
    path: &str,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<SourceIx> {
    let mut found = Vec::with_capacity(references.len());
    for reference in references {
        let field = format!("{path}sources");
        if let Some(i) = ctx.resolve(&ids.sources, reference, &field, problems) {
            let source = SourceIx::from_index(i);
            if !found.contains(&source) {
                found.push(source);
            }
        }
    }
    found
}

/// Disputes with at least one account.
pub(super) fn disputes(
    raw: Vec<RawDispute>,
    ctx: &Ctx<'_>,
    path: &str,
    ids: &Indices,
    problems: &mut Vec<Problem>,
) -> Vec<Dispute> {
    let mut disputes = Vec::with_capacity(raw.len());
    let several = raw.len() > 1;
    for (i, RawDispute { about, account }) in raw.into_iter().enumerate() {
        let field =
            if several { format!("{path}dispute {}", i + 1) } else { format!("{path}dispute") };
        if account.len() == 1 {
            let kind = ProblemKind::FewAccounts { found: account.len() };
            problems.push(ctx.problem(kind, &field, ctx.offset));
        }
        let accounts: Vec<Account> = account
            .into_iter()
            .map(|account| Account {
                text: account.text.into(),
                date: account.date.and_then(|text| HistDate::parse(&text).ok()),
                sources: sources(
                    &account.sources,
                    ctx,
                    &format!("{field}: account: "),
                    ids,
                    problems,
                ),
            })
            .collect();
        // One without any was reported when its file was read.
        if !accounts.is_empty() {
            disputes.push(Dispute { about: about.into(), accounts });
        }
    }
    disputes
}

/// A name, or the id where there is none.
pub(super) fn named(name: RawText, id: &str) -> LocalizedText {
    if name.en.is_empty() { LocalizedText::en(id) } else { name.into() }
}
