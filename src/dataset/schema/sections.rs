//! Sections within the texts file.

use super::{
    columns::{Pool, TextColumn, deltas, trimmed},
    report::{Part, Report},
    texts::{Lists, add_list, list},
    texts_file::{RowColumns, SectionColumns},
};
use crate::model::{
    Certainty, Figure, LocalizedText, Moment, NodeIx, Section, SectionRow, SourceIx,
    date::MINUTES_PER_DAY,
};

/// Days of figures are counted from here.
const EPOCH: Moment = Moment::ymd(1900, 1, 1);

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
            low: figures(&rows, |figure| figure.low + 1),
            range: figures(&rows, |figure| figure.high - figure.low),
            certainty: figures(&rows, |figure| figure.certainty as u32),
            day: figures(&rows, |figure| figure.at.map_or(0, day_of)),
        },
    }
}

fn figures(rows: &[(usize, &SectionRow)], of: impl Fn(&Figure) -> u32) -> Vec<u32> {
    trimmed(rows.iter().map(|(_, row)| row.figure.as_ref().map_or(0, &of)).collect())
}

/// The day of a moment, from 1; 0 for what lies before [`EPOCH`].
fn day_of(moment: Moment) -> u32 {
    u32::try_from((moment.0 - EPOCH.0).div_euclid(MINUTES_PER_DAY) + 1).unwrap_or(0)
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
    let (low, range) = (report.numbers(&part, "low"), report.numbers(&part, "range"));
    let (certainty, day) = (report.numbers(&part, "certainty"), report.numbers(&part, "day"));
    for (i, found) in report.numbers(&part, "of").sums().into_iter().enumerate() {
        if let Some(section) = report.index(found, sections.len(), "row", i, "of") {
            sections[section].1.rows.push(SectionRow {
                label: label.get(i),
                text: text.get(i),
                more: more.get(i),
                sources: list(lists, sources.number(i), 1, ("row", i), report),
                figure: figure([low, range, certainty, day].map(|column| column.number(i))),
            });
        }
    }
    let known = sections.into_iter().filter(|(known, _)| *known);
    known.map(|(_, section)| section).collect()
}

/// A number from its columns; numbers beyond what they can be are left out.
fn figure([low, range, certainty, day]: [i64; 4]) -> Option<Figure> {
    let low = u32::try_from(low).ok()?.checked_sub(1)?;
    let certainty = usize::try_from(certainty).ok().and_then(|at| Certainty::ALL.get(at))?;
    Some(Figure {
        low,
        high: low.checked_add(u32::try_from(range).ok()?)?,
        certainty: *certainty,
        at: (day > 0).then(|| EPOCH.plus_days(day - 1)),
    })
}
