//! Relations of the core file.

use super::{
    columns::{Codes, Pool, certainties, deltas, optional, trimmed},
    core_file::RelationColumns,
    report::{Part, Report},
};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, LocalizedText, Node, NodeIx, Relation, RelationTypeIx},
};

pub(super) fn write(dataset: &Dataset) -> RelationColumns {
    let relations = dataset.relations();
    let mut dates = Pool::new();
    let date = relations.iter().map(|relation| {
        let Some(date) = &relation.date else { return 0 };
        let same = |node| dataset.node(node).date.as_ref() == Some(date);
        match (same(relation.from), same(relation.to)) {
            (true, _) => 1,
            (_, true) => 2,
            _ => dates.add(date.text().to_owned()) as u32 + 3,
        }
    });
    let date = trimmed(date.collect());
    let mut last = (None, 0);
    let to = relations.iter().map(|relation| {
        let to = i64::from(relation.to.0);
        let base = if last.0 == Some(relation.from) { last.1 } else { 0 };
        last = (Some(relation.from), to);
        to - base
    });
    RelationColumns {
        from: deltas(relations.iter().map(|relation| relation.from.index())),
        to: to.collect(),
        kind: trimmed(relations.iter().map(|relation| relation.kind.0).collect()),
        date,
        dates: optional(dates.into_values().iter().map(|text| Some(text.as_str()))),
        certainty: certainties(relations.iter().map(|relation| relation.certainty)),
        sources: Codes::of(relations.iter().map(|relation| relation.source_count.into())),
    }
}

pub(super) fn read(
    part: &Part<'_>,
    nodes: &[Node],
    types: usize,
    report: &mut Report,
) -> Vec<Relation> {
    let from = report.numbers(part, "from").sums();
    let (to, kind) = (report.numbers(part, "to"), report.numbers(part, "kind"));
    let (date, dates) = (report.numbers(part, "date"), report.texts(part, "dates"));
    let certainty = report.digits(part, "certainty");
    let sources = report.digits(part, "sources");
    report.columns(
        "relations",
        from.len(),
        &[
            ("to", to.len()),
            ("kind", kind.len()),
            ("date", date.len()),
            ("certainty", certainty.len()),
            ("sources", sources.len()),
        ],
    );
    let mut relations = Vec::with_capacity(from.len());
    let (mut last_from, mut last_to) = (None, 0i64);
    for (i, from) in from.into_iter().enumerate() {
        let base = if last_from == Some(from) { last_to } else { 0 };
        let found = if i < to.len() { base.saturating_add(to.number(i)) } else { -1 };
        (last_from, last_to) = (Some(from), found);
        let ends = (
            report.index(from, nodes.len(), "relation", i, "from"),
            report.index(found, nodes.len(), "relation", i, "to"),
            report.index(kind.number(i), types, "relation", i, "kind"),
        );
        let (Some(from), Some(to), Some(kind)) = ends else { continue };
        if from == to {
            let id = nodes[from].id.clone();
            report.add(ProblemKind::SelfRelation { id }, "relation", i, "");
            continue;
        }
        let date = match date.number(i) {
            0 => None,
            1 => nodes[from].date.clone(),
            2 => nodes[to].date.clone(),
            found => report
                .index(found - 3, dates.len(), "relation", i, "date")
                .and_then(|date| report.date(dates, date, "relation", i)),
        };
        relations.push(Relation {
            from: NodeIx::from_index(from),
            to: NodeIx::from_index(to),
            kind: RelationTypeIx::from_index(kind),
            date,
            certainty: report.certainty(certainty, "relation", i),
            note: LocalizedText::default(),
            disputes: Vec::new(),
            sources: Vec::new(),
            // What is no digit counts as unknown: it only makes a line as wide as usual.
            source_count: sources.get(i).max(0) as u8,
        });
    }
    relations
}
