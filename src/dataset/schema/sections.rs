//! Sections within the texts file.

use super::{
    columns::{Pool, TextColumn, deltas, trimmed},
    report::{Part, Report},
    texts::{Lists, add_list, list},
    texts_file::{RowColumns, SectionColumns},
};
use crate::model::{LocalizedText, NodeIx, Section, SectionRow, SourceIx};

pub(super) fn section_columns(sections: &[Section], lists: &mut Lists) -> SectionColumns {
    let text = |of: fn(&Section) -> &LocalizedText| {
        TextColumn::of(sections.iter().map(|section| Some(of(section))))
    };
    let rows: Vec<(usize, &SectionRow)> = sections
        .iter()
        .enumerate()
        .flat_map(|(i, section)| section.rows.iter().map(move |row| (i, row)))
        .collect();
    let row_text = |of: fn(&SectionRow) -> &LocalizedText| {
        TextColumn::of(rows.iter().map(|(_, row)| Some(of(row))))
    };
    let mut groups = Pool::new();
    let group = sections.iter().map(|section| match section.group.is_empty() {
        true => 0,
        false => groups.add(section.group.clone()) as u32 + 1,
    });
    let group = trimmed(group.collect());
    SectionColumns {
        of: deltas(sections.iter().map(|section| section.node.index())),
        group,
        groups: TextColumn::of(groups.into_values().iter().map(Some)),
        title: text(|section| &section.title),
        text: text(|section| &section.text),
        entries: trimmed(
            sections.iter().map(|s| s.entries.iter().map(|entry| entry.0).collect()).collect(),
        ),
        sources: trimmed(sections.iter().map(|s| add_list(lists, &s.sources)).collect()),
        rows: RowColumns {
            of: deltas(rows.iter().map(|(i, _)| *i)),
            label: row_text(|row| &row.label),
            text: row_text(|row| &row.text),
            more: row_text(|row| &row.more),
            sources: trimmed(rows.iter().map(|(_, r)| add_list(lists, &r.sources)).collect()),
        },
    }
}

pub(super) fn join_sections(
    part: &Part<'_>,
    nodes: usize,
    lists: &[Vec<SourceIx>],
    report: &mut Report,
) -> Vec<Section> {
    let (group, groups) = (report.numbers(part, "group"), report.pairs(part, "groups"));
    let (title, text) = (report.pairs(part, "title"), report.pairs(part, "text"));
    let entries = report.lists(part, "entries");
    let sources = report.numbers(part, "sources");
    // Those of no node are kept until the rows, which count them, are shared out.
    let mut sections: Vec<(bool, Section)> = Vec::new();
    for (i, found) in report.numbers(part, "of").sums().into_iter().enumerate() {
        let node = report.index(found, nodes, "section", i, "of");
        let mut leads_to = Vec::new();
        if let Some(numbers) = entries.get(i) {
            for at in 0..numbers.len() {
                let entry = report.index(numbers.number(at), nodes, "section", i, "entries");
                leads_to.extend(entry.map(NodeIx::from_index));
            }
        }
        let group = match group.number(i) {
            0 => None,
            found => report.index(found - 1, groups.len(), "section", i, "group"),
        };
        let section = Section {
            node: NodeIx::from_index(node.unwrap_or(0)),
            group: group.map(|at| groups.get(at)).unwrap_or_default(),
            title: title.get(i),
            text: text.get(i),
            entries: leads_to,
            rows: Vec::new(),
            sources: list(lists, sources.number(i), 1, ("section", i), report),
        };
        sections.push((node.is_some(), section));
    }
    let part = report.optional(part, "rows");
    let (label, text) = (report.pairs(&part, "label"), report.pairs(&part, "text"));
    let (more, sources) = (report.pairs(&part, "more"), report.numbers(&part, "sources"));
    for (i, found) in report.numbers(&part, "of").sums().into_iter().enumerate() {
        if let Some(section) = report.index(found, sections.len(), "row", i, "of") {
            sections[section].1.rows.push(SectionRow {
                label: label.get(i),
                text: text.get(i),
                more: more.get(i),
                sources: list(lists, sources.number(i), 1, ("row", i), report),
            });
        }
    }
    let known = sections.into_iter().filter(|(known, _)| *known);
    known.map(|(_, section)| section).collect()
}
