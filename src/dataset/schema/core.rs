//! The core file: everything the first picture needs.

use super::{
    SCHEMA_VERSION,
    columns::Report,
    core_file::{CoreFile, DoorRow, MetaRow, OpeningRow, RegionRow, Text, TypeRow},
    nodes, parse, relations,
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
    let file: CoreFile = parse(WHAT, json)?;
    let mut report = Report::new(WHAT);
    let MetaRow { id, version, date, title, licence } = file.meta;
    let mut regions: Vec<Region> =
        file.regions.into_iter().enumerate().map(|(i, row)| region(row, i, &mut report)).collect();
    if regions.is_empty() {
        regions.push(Region {
            id: "unplaced".to_owned(),
            name: LocalizedText::en("unplaced"),
            lane: LocalizedText::en("unplaced"),
            anchor: [0.5, 0.5],
        });
    }
    let relation_types: Vec<RelationType> =
        file.types.into_iter().enumerate().map(|(i, row)| word(row, i, &mut report)).collect();
    let nodes = nodes::read(&file.nodes, regions.len(), &mut report);
    let relations = relations::read(&file.relations, &nodes, relation_types.len(), &mut report);
    let opening = file.opening.into_iter().map(|OpeningRow { text, sources }| Statement {
        text: text.into(),
        sources: sources.into_iter().map(SourceIx).collect(),
    });
    let opening = opening.collect();
    let doors = file.doors.into_iter().enumerate().filter_map(|(i, DoorRow { node, line })| {
        let node = report.index(i64::from(node), nodes.len(), "door", i, "node")?;
        Some(Door { node: NodeIx::from_index(node), line: line.into() })
    });
    let doors = doors.collect();
    let parts = DatasetParts {
        meta: Meta { id, version, date, title: title.into(), licence },
        opening,
        doors,
        regions,
        relation_types,
        nodes,
        relations,
        sources: Vec::new(),
    };
    Ok((Dataset::new(parts), report.problems))
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

fn region(row: RegionRow, i: usize, report: &mut Report) -> Region {
    let RegionRow { id, name, lane, mut anchor } = row;
    if !anchor.iter().all(|part| (0.0..=1.0).contains(part)) {
        let expected = "two numbers from 0 to 1".to_owned();
        let found = format!("{anchor:?}");
        report.add(ProblemKind::OutOfRange { found, expected }, "region", i, "anchor");
        anchor = [0.5, 0.5];
    }
    Region { id, name: name.into(), lane: lane.into(), anchor }
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

fn word(row: TypeRow, i: usize, report: &mut Report) -> RelationType {
    let TypeRow { id, class, forward, reverse, from, to } = row;
    let classes = RelationClass::ALL.map(|class| (class, class.id()));
    let all = Kind::ALL.map(|kind| (kind, kind.id()));
    let mut kinds = |words: Vec<String>, field: &str| {
        let kinds = words.iter().filter_map(|word| report.word(word, &all, "type", i, field));
        kinds.collect::<Vec<Kind>>()
    };
    let (from_kinds, to_kinds) = (kinds(from, "from"), kinds(to, "to"));
    let class = report.word(&class, &classes, "type", i, "class").unwrap_or(RelationClass::Tie);
    let (forward, reverse) = (forward.into(), reverse.into());
    RelationType { id, class, forward, reverse, from_kinds, to_kinds }
}

impl From<&LocalizedText> for Text {
    fn from(LocalizedText { en, ru }: &LocalizedText) -> Self {
        Self { en: en.clone(), ru: ru.clone() }
    }
}

impl From<Text> for LocalizedText {
    fn from(Text { en, ru }: Text) -> Self {
        Self { en, ru }
    }
}
