//! Nodes of the core file.

use super::{
    columns::{
        Codes, Pool, Report, TextColumn, certainties, certainty, dates, deltas, filled, string,
        sums, trimmed,
    },
    core_file::{AliasColumns, CoordColumns, NodeColumns, RoleColumns},
};
use crate::{
    dataset::ProblemKind,
    model::{Kind, LatLon, LocalizedText, Native, Node, RegionIx, Role},
};

pub(super) fn write(nodes: &[Node]) -> NodeColumns {
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
        certainty: certainties(nodes.iter().map(|node| node.certainty)),
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

pub(super) fn read(columns: &NodeColumns, regions: usize, report: &mut Report) -> Vec<Node> {
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

fn enumerated(nodes: &[Node]) -> impl Iterator<Item = (usize, &Node)> {
    nodes.iter().enumerate()
}
