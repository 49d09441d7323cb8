//! The texts file: what is read once the picture stands.

use super::{
    SCHEMA_VERSION,
    columns::{
        Codes, Pool, Report, TextColumn, dates, deltas, filled, optional, string, sums, trimmed,
    },
    fingerprint, parse,
    texts_file::{
        AccountColumns, DisputeColumns, NodeTexts, RelationTexts, SourceColumns, TextsFile,
    },
};
use crate::{
    dataset::{Problem, ReadError},
    model::{
        Account, Dataset, DatasetParts, Dispute, LocalizedText, Node, Relation, Source, SourceIx,
        SourceKind,
    },
};

const WHAT: &str = "texts";

/// The texts of a dataset as JSON, for the core that [`write_core`](super::write_core) writes.
pub fn write_texts(dataset: &Dataset) -> String {
    let mut lists = Pool::new();
    let nodes = node_texts(dataset.nodes(), &mut lists);
    let relations = relation_texts(dataset, &mut lists);
    let file = TextsFile {
        schema: SCHEMA_VERSION,
        core: fingerprint(dataset),
        nodes,
        relations,
        lists: lists.into_values(),
        sources: source_columns(dataset.sources()),
    };
    // Maps with keys that are no strings are all that could fail here, and there are none.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The dataset with its summaries, notes, disputes and sources.
///
/// # Errors
/// Where the text is no JSON of this shape, of another version, or written for another core.
pub fn join_texts(dataset: &Dataset, json: &str) -> Result<(Dataset, Vec<Problem>), ReadError> {
    let file: TextsFile = parse(WHAT, json)?;
    let expected = fingerprint(dataset);
    if file.core != expected {
        return Err(ReadError::OtherCore { found: file.core, expected });
    }
    let mut report = Report::new(WHAT);
    let mut parts: DatasetParts = dataset.parts().clone();
    parts.sources = sources(&file.sources, &mut report);
    let lists = lists(&file.lists, parts.sources.len(), &mut report);
    join_nodes(&mut parts.nodes, &file.nodes, &lists, &mut report);
    join_relations(&mut parts, &file.relations, &lists, &mut report);
    Ok((Dataset::new(parts), report.problems))
}

type Lists = Pool<Vec<u32>>;

/// The number of a list, from 1; 0 where it is empty.
fn add_list(lists: &mut Lists, sources: &[SourceIx]) -> u32 {
    if sources.is_empty() {
        return 0;
    }
    lists.add(sources.iter().map(|source| source.0).collect()) as u32 + 1
}

fn lists(lists: &[Vec<u32>], sources: usize, report: &mut Report) -> Vec<Vec<SourceIx>> {
    let mut list = |i: usize, list: &Vec<u32>| {
        let indices = list
            .iter()
            .filter_map(|found| report.index(i64::from(*found), sources, "list", i, "sources"));
        indices.map(SourceIx::from_index).collect()
    };
    lists.iter().enumerate().map(|(i, found)| list(i, found)).collect()
}

/// The list of a number from [`add_list`].
fn list(
    lists: &[Vec<SourceIx>],
    column: &[u32],
    (record, i): (&str, usize),
    report: &mut Report,
) -> Vec<SourceIx> {
    match column.get(i).copied().unwrap_or(0) {
        0 => Vec::new(),
        found => report
            .index(i64::from(found) - 1, lists.len(), record, i, "sources")
            .map_or(Vec::new(), |found| lists[found].clone()),
    }
}

fn node_texts(nodes: &[Node], lists: &mut Lists) -> NodeTexts {
    let sources = nodes.iter().map(|node| add_list(lists, &node.sources)).collect();
    let roles = nodes.iter().flat_map(|node| &node.roles);
    let role_sources = roles.map(|role| add_list(lists, &role.sources)).collect();
    NodeTexts {
        summary: TextColumn::of(nodes.iter().map(|node| Some(&node.summary))),
        sources: trimmed(sources),
        role_sources: trimmed(role_sources),
        disputes: dispute_columns(nodes.iter().map(|node| node.disputes.as_slice()), lists),
    }
}

fn join_nodes(nodes: &mut [Node], texts: &NodeTexts, lists: &[Vec<SourceIx>], report: &mut Report) {
    let NodeTexts { summary, sources, role_sources, disputes } = texts;
    report.column(summary.len(), nodes.len(), "nodes", "summary");
    report.column(sources.len(), nodes.len(), "nodes", "sources");
    for (i, node) in nodes.iter_mut().enumerate() {
        node.summary = summary.get(i);
        node.sources = list(lists, sources, ("node", i), report);
        node.disputes = Vec::new();
    }
    for (i, role) in nodes.iter_mut().flat_map(|node| &mut node.roles).enumerate() {
        role.sources = list(lists, role_sources, ("role", i), report);
    }
    for (owner, dispute) in join_disputes(disputes, nodes.len(), "node", lists, report) {
        nodes[owner].disputes.push(dispute);
    }
}

fn relation_texts(dataset: &Dataset, lists: &mut Lists) -> RelationTexts {
    let relations = dataset.relations();
    let mut notes = Pool::new();
    let note = relations.iter().map(|relation| match relation.note.is_empty() {
        true => 0,
        false => notes.add(relation.note.clone()) as u32 + 1,
    });
    let note = trimmed(note.collect());
    let sources = relations.iter().map(|relation| {
        let of = |node| &dataset.node(node).sources;
        match &relation.sources {
            none if none.is_empty() => 0,
            same if same == of(relation.from) => 1,
            same if same == of(relation.to) => 2,
            own => add_list(lists, own) + 2,
        }
    });
    let sources = trimmed(sources.collect());
    let notes = notes.into_values();
    RelationTexts {
        note,
        notes: TextColumn::of(notes.iter().map(Some)),
        sources,
        disputes: dispute_columns(relations.iter().map(|r| r.disputes.as_slice()), lists),
    }
}

fn join_relations(
    parts: &mut DatasetParts,
    texts: &RelationTexts,
    lists: &[Vec<SourceIx>],
    report: &mut Report,
) {
    let RelationTexts { note, notes, sources, disputes } = texts;
    let len = parts.relations.len();
    report.column(note.len(), len, "relations", "note");
    report.column(sources.len(), len, "relations", "sources");
    for (i, relation) in parts.relations.iter_mut().enumerate() {
        let number = |column: &[u32]| i64::from(column.get(i).copied().unwrap_or(0));
        relation.note = match number(note) {
            0 => LocalizedText::default(),
            found => report
                .index(found - 1, notes.len(), "relation", i, "note")
                .map(|found| notes.get(found))
                .unwrap_or_default(),
        };
        let Relation { from, to, .. } = *relation;
        relation.sources = match number(sources) {
            0 => Vec::new(),
            1 => parts.nodes[from.index()].sources.clone(),
            2 => parts.nodes[to.index()].sources.clone(),
            found => report
                .index(found - 3, lists.len(), "relation", i, "sources")
                .map_or(Vec::new(), |found| lists[found].clone()),
        };
        relation.disputes = Vec::new();
    }
    for (owner, dispute) in join_disputes(disputes, len, "relation", lists, report) {
        parts.relations[owner].disputes.push(dispute);
    }
}

fn dispute_columns<'a>(
    records: impl Iterator<Item = &'a [Dispute]>,
    lists: &mut Lists,
) -> DisputeColumns {
    let disputes: Vec<(usize, &Dispute)> = records
        .enumerate()
        .flat_map(|(i, disputes)| disputes.iter().map(move |dispute| (i, dispute)))
        .collect();
    let accounts: Vec<(usize, &Account)> = disputes
        .iter()
        .enumerate()
        .flat_map(|(i, (_, dispute))| dispute.accounts.iter().map(move |account| (i, account)))
        .collect();
    let account = || accounts.iter().map(|(_, account)| account);
    DisputeColumns {
        of: deltas(disputes.iter().map(|(i, _)| *i)),
        about: TextColumn::of(disputes.iter().map(|(_, dispute)| Some(&dispute.about))),
        accounts: AccountColumns {
            of: deltas(accounts.iter().map(|(i, _)| *i)),
            text: TextColumn::of(account().map(|account| Some(&account.text))),
            date: dates(account().map(|account| account.date.as_ref())),
            sources: trimmed(account().map(|account| add_list(lists, &account.sources)).collect()),
        },
    }
}

/// Disputes with the index of the record each belongs to.
fn join_disputes(
    columns: &DisputeColumns,
    records: usize,
    record: &'static str,
    lists: &[Vec<SourceIx>],
    report: &mut Report,
) -> Vec<(usize, Dispute)> {
    let DisputeColumns { of, about, accounts } = columns;
    let mut disputes: Vec<(Option<usize>, Dispute)> = Vec::with_capacity(of.len());
    for (i, found) in sums(of).enumerate() {
        let owner = report.index(found, records, record, i, "disputes");
        disputes.push((owner, Dispute { about: about.get(i), accounts: Vec::new() }));
    }
    let AccountColumns { of, text, date, sources } = accounts;
    for (i, found) in sums(of).enumerate() {
        if let Some(dispute) = report.index(found, disputes.len(), "account", i, "of") {
            let account = Account {
                text: text.get(i),
                date: report.date(date.get(i), "account", i, "date"),
                sources: list(lists, sources, ("account", i), report),
            };
            disputes[dispute].1.accounts.push(account);
        }
    }
    disputes.into_iter().filter_map(|(owner, dispute)| Some((owner?, dispute))).collect()
}

fn source_columns(sources: &[Source]) -> SourceColumns {
    let position = |kind| SourceKind::ALL.iter().position(|k| *k == kind).unwrap_or(0);
    let column = |field: fn(&Source) -> &Option<String>| {
        optional(sources.iter().map(|source| field(source).as_deref()))
    };
    SourceColumns {
        id: sources.iter().map(|source| source.id.clone()).collect(),
        kind: Codes::of(sources.iter().map(|source| position(source.kind))),
        seen: Codes::of(sources.iter().map(|source| usize::from(source.seen))),
        title: sources.iter().map(|source| source.title.clone()).collect(),
        author: column(|source| &source.author),
        publisher: column(|source| &source.publisher),
        year: column(|source| &source.year),
        pages: column(|source| &source.pages),
        url: column(|source| &source.url),
        note: column(|source| &source.note),
    }
}

fn sources(columns: &SourceColumns, report: &mut Report) -> Vec<Source> {
    let SourceColumns { id, kind, seen, title, author, publisher, year, pages, url, note } =
        columns;
    let len = id.len();
    for (field, column) in [
        ("title", title),
        ("author", author),
        ("publisher", publisher),
        ("year", year),
        ("pages", pages),
        ("url", url),
        ("note", note),
    ] {
        report.column(column.len(), len, "sources", field);
    }
    report.column(kind.len(), len, "sources", "kind");
    report.column(seen.len(), len, "sources", "seen");
    (0..len)
        .map(|i| Source {
            id: string(id, i),
            kind: report
                .code(kind, &SourceKind::ALL, "source", i, "kind")
                .unwrap_or(SourceKind::Webpage),
            author: filled(author, i),
            title: string(title, i),
            publisher: filled(publisher, i),
            year: filled(year, i),
            pages: filled(pages, i),
            url: filled(url, i),
            seen: seen.get(i) == Some(1),
            note: filled(note, i),
        })
        .collect()
}
