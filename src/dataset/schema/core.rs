//! The core file: everything the first picture needs.

use super::{
    SCHEMA_VERSION,
    columns::{
        Codes, Pool, Report, TextColumn, dates, deltas, filled, optional, string, sums, trimmed,
    },
    core_file::{
        AliasColumns, CoordColumns, CoreFile, MetaRow, NodeColumns, RegionRow, RelationColumns,
        RoleColumns, Text, TypeRow,
    },
    parse,
};
use crate::{
    dataset::{Problem, ProblemKind, ReadError},
    model::{
        Certainty, Dataset, DatasetParts, Kind, LatLon, LocalizedText, Meta, Native, Node, NodeIx,
        Region, RegionIx, Relation, RelationClass, RelationType, RelationTypeIx, Role,
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
        regions: dataset.regions().iter().map(region_row).collect(),
        types: dataset.relation_types().iter().map(type_row).collect(),
        nodes: node_columns(dataset.nodes()),
        relations: relation_columns(dataset),
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
    let file: CoreFile = parse(WHAT, json, |file: &CoreFile| file.schema)?;
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
    let nodes = nodes(&file.nodes, regions.len(), &mut report);
    let relations = relations(&file.relations, &nodes, relation_types.len(), &mut report);
    let parts = DatasetParts {
        meta: Meta { id, version, date, title: title.into(), licence },
        opening: Vec::new(),
        doors: Vec::new(),
        regions,
        relation_types,
        nodes,
        relations,
        sources: Vec::new(),
    };
    Ok((Dataset::new(parts), report.problems))
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

fn node_columns(nodes: &[Node]) -> NodeColumns {
    let position = |all: &[Kind], kind: Kind| all.iter().position(|k| *k == kind).unwrap_or(0);
    let mut countries = Pool::new();
    let country = nodes
        .iter()
        .map(|node| match &node.country {
            Some(country) => countries.add(country.clone()) as u32 + 1,
            None => 0,
        })
        .collect();
    let countries = countries.into_values();
    let native = |node: &Node| match &node.native {
        Some(native) if node.name.ru.as_ref() == Some(&native.name) => "=".to_owned(),
        Some(native) => native.name.clone(),
        None => String::new(),
    };
    let lang = |node: &Node| match &node.native {
        Some(native) if native.lang != "ru" => native.lang.clone(),
        _ => String::new(),
    };
    let coords = || enumerated(nodes).filter_map(|(i, node)| Some((i, node.coords?)));
    let aliases =
        || enumerated(nodes).flat_map(|(i, node)| node.aliases.iter().map(move |alias| (i, alias)));
    let roles =
        || enumerated(nodes).flat_map(|(i, node)| node.roles.iter().map(move |role| (i, role)));
    NodeColumns {
        id: nodes.iter().map(|node| node.id.clone()).collect(),
        kind: Codes::of(nodes.iter().map(|node| position(&Kind::ALL, node.kind))),
        region: trimmed(nodes.iter().map(|node| node.region.0).collect()),
        importance: Codes::of(nodes.iter().map(|node| usize::from(node.importance))),
        certainty: Codes::of(nodes.iter().map(|node| certainty_code(node.certainty))),
        disputes: trimmed(nodes.iter().map(|node| node.dispute_count).collect()),
        name: TextColumn::of(nodes.iter().map(|node| Some(&node.name))),
        short: TextColumn::of(nodes.iter().map(|node| node.short.as_ref())),
        native: trimmed(nodes.iter().map(native).collect()),
        lang: trimmed(nodes.iter().map(lang).collect()),
        date: dates(nodes.iter().map(|node| node.date.as_ref())),
        country: trimmed(country),
        countries: TextColumn::of(countries.iter().map(Some)),
        coords: CoordColumns {
            of: deltas(coords().map(|(i, _)| i)),
            lat: coords().map(|(_, coords)| coords.lat).collect(),
            lon: coords().map(|(_, coords)| coords.lon).collect(),
        },
        aliases: AliasColumns {
            of: deltas(aliases().map(|(i, _)| i)),
            name: aliases().map(|(_, alias)| alias.clone()).collect(),
        },
        roles: RoleColumns {
            of: deltas(roles().map(|(i, _)| i)),
            title: TextColumn::of(roles().map(|(_, role)| Some(&role.title))),
            date: dates(roles().map(|(_, role)| role.date.as_ref())),
        },
    }
}

fn nodes(columns: &NodeColumns, regions: usize, report: &mut Report) -> Vec<Node> {
    let len = columns.id.len();
    for (field, found) in [
        ("kind", columns.kind.len()),
        ("region", columns.region.len()),
        ("importance", columns.importance.len()),
        ("certainty", columns.certainty.len()),
        ("disputes", columns.disputes.len()),
        ("name", columns.name.len()),
        ("short", columns.short.len()),
        ("native", columns.native.len()),
        ("lang", columns.lang.len()),
        ("date", columns.date.len()),
        ("country", columns.country.len()),
    ] {
        report.column(found, len, "nodes", field);
    }
    let mut nodes: Vec<Node> = (0..len).map(|i| node(columns, i, regions, report)).collect();

    let CoordColumns { of, lat, lon } = &columns.coords;
    for (i, found) in sums(of).enumerate() {
        let Some(owner) = report.index(found, len, "coords", i, "of") else { continue };
        let (lat, lon) = (lat.get(i).copied(), lon.get(i).copied());
        let on_earth = |value: Option<f64>, limit: f64| value.filter(|v| v.abs() <= limit);
        match (on_earth(lat, 90.0), on_earth(lon, 180.0)) {
            (Some(lat), Some(lon)) => nodes[owner].coords = Some(LatLon { lat, lon }),
            _ => {
                let found = format!("{lat:?}, {lon:?}");
                let expected = "degrees north and east".to_owned();
                report.add(ProblemKind::OutOfRange { found, expected }, "coords", i, "lat");
            }
        }
    }
    let AliasColumns { of, name } = &columns.aliases;
    for (i, found) in sums(of).enumerate() {
        let owner = report.index(found, len, "aliases", i, "of");
        if let (Some(owner), Some(name)) = (owner, filled(name, i)) {
            nodes[owner].aliases.push(name);
        }
    }
    let RoleColumns { of, title, date } = &columns.roles;
    for (i, found) in sums(of).enumerate() {
        let Some(owner) = report.index(found, len, "roles", i, "of") else { continue };
        let date = report.date(date.get(i), "roles", i, "date");
        nodes[owner].roles.push(Role { title: title.get(i), date, sources: Vec::new() });
    }
    nodes
}

fn node(columns: &NodeColumns, i: usize, regions: usize, report: &mut Report) -> Node {
    let id = string(&columns.id, i);
    let name = columns.name.filled(i).unwrap_or_else(|| LocalizedText::en(id.as_str()));
    let native = filled(&columns.native, i).and_then(|native| {
        let lang = filled(&columns.lang, i).unwrap_or_else(|| "ru".to_owned());
        let name = if native == "=" { name.ru.clone()? } else { native };
        Some(Native { name, lang })
    });
    let number = |column: &[u32]| i64::from(column.get(i).copied().unwrap_or(0));
    let region = report.index(number(&columns.region), regions, "node", i, "region").unwrap_or(0);
    let country = match number(&columns.country) {
        0 => None,
        found => report
            .index(found - 1, columns.countries.len(), "node", i, "country")
            .and_then(|country| columns.countries.filled(country)),
    };
    let importance = match columns.importance.get(i) {
        Some(importance @ 1..=5) => importance as u8,
        found => {
            let found = format!("{found:?}");
            let expected = "a whole number from 1 to 5".to_owned();
            report.add(ProblemKind::OutOfRange { found, expected }, "node", i, "importance");
            1
        }
    };
    Node {
        kind: report.code(&columns.kind, &Kind::ALL, "node", i, "kind").unwrap_or(Kind::Concept),
        short: columns.short.filled(i),
        native,
        aliases: Vec::new(),
        region: RegionIx::from_index(region),
        importance,
        country,
        date: report.date(columns.date.get(i), "node", i, "date"),
        coords: None,
        certainty: certainty(&columns.certainty, "node", i, report),
        roles: Vec::new(),
        summary: LocalizedText::default(),
        disputes: Vec::new(),
        dispute_count: columns.disputes.get(i).copied().unwrap_or(0),
        sources: Vec::new(),
        name,
        id,
    }
}

fn relation_columns(dataset: &Dataset) -> RelationColumns {
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
        certainty: Codes::of(relations.iter().map(|relation| certainty_code(relation.certainty))),
    }
}

fn relations(
    columns: &RelationColumns,
    nodes: &[Node],
    types: usize,
    report: &mut Report,
) -> Vec<Relation> {
    let len = columns.from.len();
    for (field, found) in [
        ("to", columns.to.len()),
        ("kind", columns.kind.len()),
        ("date", columns.date.len()),
        ("certainty", columns.certainty.len()),
    ] {
        report.column(found, len, "relations", field);
    }
    let mut relations = Vec::with_capacity(len);
    let (mut last_from, mut last_to) = (None, 0i64);
    for (i, from) in sums(&columns.from).enumerate() {
        let base = if last_from == Some(from) { last_to } else { 0 };
        let to = columns.to.get(i).map_or(-1, |to| base.saturating_add(*to));
        (last_from, last_to) = (Some(from), to);
        let number = |column: &[u32]| i64::from(column.get(i).copied().unwrap_or(0));
        let ends = (
            report.index(from, nodes.len(), "relation", i, "from"),
            report.index(to, nodes.len(), "relation", i, "to"),
            report.index(number(&columns.kind), types, "relation", i, "kind"),
        );
        let (Some(from), Some(to), Some(kind)) = ends else { continue };
        if from == to {
            let id = nodes[from].id.clone();
            report.add(ProblemKind::SelfRelation { id }, "relation", i, "");
            continue;
        }
        let date = match number(&columns.date) {
            0 => None,
            1 => nodes[from].date.clone(),
            2 => nodes[to].date.clone(),
            found => report
                .index(found - 3, columns.dates.len(), "relation", i, "date")
                .and_then(|date| report.date(columns.dates.get(date), "relation", i, "date")),
        };
        relations.push(Relation {
            from: NodeIx::from_index(from),
            to: NodeIx::from_index(to),
            kind: RelationTypeIx::from_index(kind),
            date,
            certainty: certainty(&columns.certainty, "relation", i, report),
            note: LocalizedText::default(),
            disputes: Vec::new(),
            sources: Vec::new(),
        });
    }
    relations
}

fn certainty_code(certainty: Certainty) -> usize {
    Certainty::ALL.iter().position(|level| *level == certainty).unwrap_or(0)
}

fn certainty(codes: &Codes, record: &str, i: usize, report: &mut Report) -> Certainty {
    report.code(codes, &Certainty::ALL, record, i, "certainty").unwrap_or_default()
}

fn enumerated(nodes: &[Node]) -> impl Iterator<Item = (usize, &Node)> {
    nodes.iter().enumerate()
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
