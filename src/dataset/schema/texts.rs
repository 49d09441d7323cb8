//! The texts file: what is read once the picture stands, in one language.

use super::{
    SCHEMA_VERSION,
    columns::{Pool, TextColumn, dates, deltas, trimmed},
    fingerprint, misshapen, parse,
    report::{Part, Report},
    sections::{join_sections, section_columns},
    texts_file::{AccountColumns, DisputeColumns, NodeTexts, RelationTexts, TextsFile},
};
use crate::{
    dataset::{Problem, ReadError},
    model::{
        Account, Dataset, DatasetParts, Dispute, Lang, LocalizedText, Node, Relation, SourceIx,
    },
};

const WHAT: &str = "texts";

/// The texts of a dataset for readers of one language as JSON, for the core that
/// [`write_core`](super::write_core) writes. What has not been translated comes in English.
pub fn write_texts(dataset: &Dataset, lang: Lang) -> String {
    let dataset = &Dataset::new(dataset.parts().shipped(lang));
    let mut lists = Pool::new();
    let nodes = node_texts(dataset.nodes(), &mut lists);
    let relations = relation_texts(dataset, &mut lists);
    let file = TextsFile {
        schema: SCHEMA_VERSION,
        core: fingerprint(dataset),
        nodes,
        relations,
        sections: section_columns(&dataset.parts().sections, &mut lists),
        lists: lists.into_values(),
    };
    // Maps with keys that are no strings are all that could fail here, and there are none.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The dataset with its summaries, notes, disputes and sections, in place of those it has. Its
/// sources must have been [joined](super::join_sources) before.
///
/// # Errors
/// Where the text is no JSON of this shape, of another version, or written for another core.
pub fn join_texts(dataset: &Dataset, json: &str) -> Result<(Dataset, Vec<Problem>), ReadError> {
    let json = parse(WHAT, json)?;
    let file = Report::file(&json);
    let mut report = Report::new(WHAT);
    same_core(dataset, &file, &mut report)?;
    let mut parts: DatasetParts = dataset.parts().clone();
    let lists = lists(&file, parts.sources.len(), &mut report);
    join_nodes(&mut parts.nodes, &report.part(&file, "nodes"), &lists, &mut report);
    join_relations(&mut parts, &report.part(&file, "relations"), &lists, &mut report);
    let sections = report.optional(&file, "sections");
    parts.sections = join_sections(&sections, parts.nodes.len(), &lists, &mut report);
    match report.wrong {
        Some(wrong) => Err(misshapen(WHAT, wrong)),
        None => Ok((Dataset::new(parts), report.problems)),
    }
}

/// Refuses a file written for another core: its indices would point anywhere.
pub(super) fn same_core(
    dataset: &Dataset,
    file: &Part<'_>,
    report: &mut Report,
) -> Result<(), ReadError> {
    let (found, expected) = (report.text(file, "core"), fingerprint(dataset));
    match report.wrong.is_some() || found == expected {
        true => Ok(()),
        false => Err(ReadError::OtherCore { found, expected }),
    }
}

pub(super) type Lists = Pool<Vec<u32>>;

/// The number of a list, from 1; 0 where it is empty.
pub(super) fn add_list(lists: &mut Lists, sources: &[SourceIx]) -> u32 {
    if sources.is_empty() {
        return 0;
    }
    lists.add(sources.iter().map(|source| source.0).collect()) as u32 + 1
}

fn lists(file: &Part<'_>, sources: usize, report: &mut Report) -> Vec<Vec<SourceIx>> {
    let mut lists = Vec::new();
    for (i, numbers) in report.lists(file, "lists").into_iter().enumerate() {
        let mut list = Vec::new();
        for at in 0..numbers.len() {
            let source = report.index(numbers.number(at), sources, "list", i, "sources");
            list.extend(source.map(SourceIx::from_index));
        }
        lists.push(list);
    }
    lists
}

/// The list of a number, counted from `first`; 0 is the empty one.
#[inline(never)]
pub(super) fn list(
    lists: &[Vec<SourceIx>],
    found: i64,
    first: i64,
    (record, i): (&str, usize),
    report: &mut Report,
) -> Vec<SourceIx> {
    if found == 0 {
        return Vec::new();
    }
    let found = report.index(found - first, lists.len(), record, i, "sources");
    found.map_or(Vec::new(), |found| lists[found].clone())
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

fn join_nodes(nodes: &mut [Node], part: &Part<'_>, lists: &[Vec<SourceIx>], report: &mut Report) {
    let (summary, sources) = (report.pairs(part, "summary"), report.numbers(part, "sources"));
    let columns = [("summary", summary.len()), ("sources", sources.len())];
    report.columns("nodes", nodes.len(), &columns);
    let role_sources = report.numbers(part, "role_sources");
    let mut roles = 0;
    for (i, node) in nodes.iter_mut().enumerate() {
        node.summary = summary.get(i);
        node.sources = list(lists, sources.number(i), 1, ("node", i), report);
        node.disputes = Vec::new();
        for role in &mut node.roles {
            role.sources = list(lists, role_sources.number(roles), 1, ("role", roles), report);
            roles += 1;
        }
    }
    let disputes = report.optional(part, "disputes");
    for (owner, dispute) in join_disputes(&disputes, nodes.len(), "node", lists, report) {
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
    part: &Part<'_>,
    lists: &[Vec<SourceIx>],
    report: &mut Report,
) {
    let len = parts.relations.len();
    let (note, notes) = (report.numbers(part, "note"), report.pairs(part, "notes"));
    let sources = report.numbers(part, "sources");
    report.columns("relations", len, &[("note", note.len()), ("sources", sources.len())]);
    for (i, relation) in parts.relations.iter_mut().enumerate() {
        relation.note = match note.number(i) {
            0 => LocalizedText::default(),
            found => report
                .index(found - 1, notes.len(), "relation", i, "note")
                .map(|found| notes.get(found))
                .unwrap_or_default(),
        };
        let Relation { from, to, .. } = *relation;
        relation.sources = match sources.number(i) {
            1 => parts.nodes[from.index()].sources.clone(),
            2 => parts.nodes[to.index()].sources.clone(),
            found => list(lists, found, 3, ("relation", i), report),
        };
        relation.disputes = Vec::new();
    }
    let disputes = report.optional(part, "disputes");
    for (owner, dispute) in join_disputes(&disputes, len, "relation", lists, report) {
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
    part: &Part<'_>,
    records: usize,
    record: &'static str,
    lists: &[Vec<SourceIx>],
    report: &mut Report,
) -> Vec<(usize, Dispute)> {
    let about = report.pairs(part, "about");
    // Those of no record are kept until the accounts, which count them, are shared out.
    let mut disputes: Vec<(Option<usize>, Dispute)> = Vec::new();
    for (i, found) in report.numbers(part, "of").sums().into_iter().enumerate() {
        let owner = report.index(found, records, record, i, "disputes");
        disputes.push((owner, Dispute { about: about.get(i), accounts: Vec::new() }));
    }
    let part = report.optional(part, "accounts");
    let (text, date) = (report.pairs(&part, "text"), report.texts(&part, "date"));
    let sources = report.numbers(&part, "sources");
    for (i, found) in report.numbers(&part, "of").sums().into_iter().enumerate() {
        if let Some(dispute) = report.index(found, disputes.len(), "account", i, "of") {
            let account = Account {
                text: text.get(i),
                date: report.date(date, i, "account", i),
                sources: list(lists, sources.number(i), 1, ("account", i), report),
            };
            disputes[dispute].1.accounts.push(account);
        }
    }
    disputes.into_iter().filter_map(|(owner, dispute)| Some((owner?, dispute))).collect()
}
