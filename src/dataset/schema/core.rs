//! The core file: everything the first picture needs.

use super::{
    SCHEMA_VERSION,
    core_file::{CoreFile, DoorRow, MetaRow, OpeningRow, RegionRow, Text, TypeRow},
    misshapen, nodes, parse, relations,
    report::{Part, Report},
};
use crate::{
    dataset::{Problem, ProblemKind, ReadError},
    model::{
        Dataset, DatasetParts, Door, Kind, LocalizedText, Meta, NodeIx, Region, RelationClass,
        RelationType, SourceIx, Statement,
    },
};

const WHAT: &str = "core";

/// The core of a dataset as JSON; [`write_texts`](super::write_texts) writes the rest.
pub fn write_core(dataset: &Dataset) -> String {
    let meta = dataset.meta();
    let file = CoreFile {
        schema: SCHEMA_VERSION,
        meta: MetaRow {
            id: meta.id.clone(),
            version: meta.version.clone(),
            date: meta.date.clone(),
            title: (&meta.title).into(),
            licence: meta.licence.clone(),
        },
        opening: dataset.parts().opening.iter().map(opening_row).collect(),
        doors: dataset.parts().doors.iter().map(door_row).collect(),
        regions: dataset.regions().iter().map(region_row).collect(),
        types: dataset.relation_types().iter().map(type_row).collect(),
        nodes: nodes::write(dataset.nodes()),
        relations: relations::write(dataset),
    };
    // Maps with keys that are no strings are all that could fail here, and there are none.
    serde_json::to_string(&file).unwrap_or_default()
}

/// Reads a core file. Summaries, notes, disputes and sources stay empty until
/// [`join_texts`](super::join_texts).
///
/// Nodes are never left out, for relations and texts count them; what is wrong with one is
/// repaired. Relations that join nothing are left out, and then the texts no longer fit.
///
/// # Errors
/// Where the text is no JSON of this shape, or of another version.
pub fn read_core(json: &str) -> Result<(Dataset, Vec<Problem>), ReadError> {
    let json = parse(WHAT, json)?;
    let file = Report::file(&json);
    let mut report = Report::new(WHAT);
    let meta = meta(&report.part(&file, "meta"), &mut report);
    let mut regions = Vec::new();
    for (i, row) in report.rows(&file, "regions").iter().enumerate() {
        regions.push(region(row, i, &mut report));
    }
    if regions.is_empty() {
        regions.push(Region {
            id: "unplaced".to_owned(),
            name: LocalizedText::en("unplaced"),
            lane: LocalizedText::en("unplaced"),
            anchor: [0.5, 0.5],
        });
    }
    let mut relation_types = Vec::new();
    for (i, row) in report.rows(&file, "types").iter().enumerate() {
        relation_types.push(relation_type(row, i, &mut report));
    }
    let nodes = nodes::read(&report.part(&file, "nodes"), regions.len(), &mut report);
    let relations = report.part(&file, "relations");
    let relations = relations::read(&relations, &nodes, relation_types.len(), &mut report);
    let mut opening = Vec::new();
    for (i, row) in report.rows(&file, "opening").iter().enumerate() {
        opening.push(statement(row, i, &mut report));
    }
    let mut doors = Vec::new();
    for (i, row) in report.rows(&file, "doors").iter().enumerate() {
        let line = report.localized(row, "line");
        let node = report.whole(row, "node");
        if let Some(node) = report.index(node, nodes.len(), "door", i, "node") {
            doors.push(Door { node: NodeIx::from_index(node), line });
        }
    }
    if let Some(wrong) = report.wrong {
        return Err(misshapen(WHAT, wrong));
    }
    let parts = DatasetParts {
        meta,
        opening,
        doors,
        regions,
        relation_types,
        nodes,
        relations,
        ..DatasetParts::default()
    };
    Ok((Dataset::new(parts), report.problems))
}

fn meta(part: &Part<'_>, report: &mut Report) -> Meta {
    Meta {
        id: report.text(part, "id"),
        version: report.text(part, "version"),
        date: report.text(part, "date"),
        title: report.localized(part, "title"),
        licence: report.text(part, "licence"),
    }
}

fn statement(row: &Part<'_>, i: usize, report: &mut Report) -> Statement {
    let numbers = report.numbers(row, "sources");
    let mut sources = Vec::new();
    for at in 0..numbers.len() {
        // How many there are, only the texts file says.
        let found = report.index(numbers.number(at), u32::MAX as usize, "opening", i, "sources");
        sources.extend(found.map(SourceIx::from_index));
    }
    Statement { text: report.localized(row, "text"), sources }
}

fn opening_row(statement: &Statement) -> OpeningRow {
    let Statement { text, sources } = statement;
    OpeningRow { text: text.into(), sources: sources.iter().map(|source| source.0).collect() }
}

fn door_row(door: &Door) -> DoorRow {
    let Door { node, line } = door;
    DoorRow { node: node.0, line: line.into() }
}

fn region_row(region: &Region) -> RegionRow {
    let Region { id, name, lane, anchor } = region;
    RegionRow { id: id.clone(), name: name.into(), lane: lane.into(), anchor: *anchor }
}

fn region(row: &Part<'_>, i: usize, report: &mut Report) -> Region {
    let anchor = report.reals(row, "anchor");
    let part = |at| anchor.real(at).filter(|part| (0.0..=1.0).contains(part));
    let anchor = match (part(0), part(1)) {
        (Some(x), Some(y)) => [x as f32, y as f32],
        _ => {
            let (found, expected) = ("others".to_owned(), "two numbers from 0 to 1".to_owned());
            report.add(ProblemKind::OutOfRange { found, expected }, "region", i, "anchor");
            [0.5, 0.5]
        }
    };
    Region {
        id: report.text(row, "id"),
        name: report.localized(row, "name"),
        lane: report.localized(row, "lane"),
        anchor,
    }
}

fn type_row(word: &RelationType) -> TypeRow {
    let RelationType { id, class, forward, reverse, from_kinds, to_kinds } = word;
    let kinds = |kinds: &[Kind]| kinds.iter().map(|kind| kind.id().to_owned()).collect();
    TypeRow {
        id: id.clone(),
        class: class.id().to_owned(),
        forward: forward.into(),
        reverse: reverse.into(),
        from: kinds(from_kinds),
        to: kinds(to_kinds),
    }
}

fn relation_type(row: &Part<'_>, i: usize, report: &mut Report) -> RelationType {
    let classes = RelationClass::ALL.map(RelationClass::id);
    let class = report.text(row, "class");
    let class = report.word(&class, &classes, "type", i, "class").unwrap_or(0);
    RelationType {
        id: report.text(row, "id"),
        class: RelationClass::ALL[class],
        forward: report.localized(row, "forward"),
        reverse: report.localized(row, "reverse"),
        from_kinds: kinds(row, "from", i, report),
        to_kinds: kinds(row, "to", i, report),
    }
}

fn kinds(row: &Part<'_>, field: &str, i: usize, report: &mut Report) -> Vec<Kind> {
    let words = report.texts(row, field);
    let all = Kind::ALL.map(Kind::id);
    let mut kinds = Vec::new();
    for at in 0..words.len() {
        let kind = report.word(&words.text(at), &all, "type", i, field);
        kinds.extend(kind.map(|kind| Kind::ALL[kind]));
    }
    kinds
}

impl From<&LocalizedText> for Text {
    fn from(LocalizedText { en, ru }: &LocalizedText) -> Self {
        Self { en: en.clone(), ru: ru.clone() }
    }
}
