//! Nodes of the core file.

use super::{
    columns::{Codes, Pool, TextColumn, certainties, dates, deltas, trimmed},
    core_file::{AliasColumns, CoordColumns, NodeColumns, PinColumns, RoleColumns},
    report::{Column, Digits, Part, Report, Texts},
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
    let pins = || enumerated(nodes).filter_map(|(i, node)| Some((i, node.pin?)));
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
        pins: PinColumns {
            of: deltas(pins().map(|(i, _)| i)),
            x: pins().map(|(_, pin)| pin[0]).collect(),
            y: pins().map(|(_, pin)| pin[1]).collect(),
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

pub(super) fn read(part: &Part<'_>, regions: usize, report: &mut Report) -> Vec<Node> {
    let columns = Columns {
        regions,
        id: report.texts(part, "id"),
        kind: report.digits(part, "kind"),
        region: report.numbers(part, "region"),
        importance: report.digits(part, "importance"),
        certainty: report.digits(part, "certainty"),
        disputes: report.numbers(part, "disputes"),
        name: report.pairs(part, "name"),
        short: report.pairs(part, "short"),
        native: report.texts(part, "native"),
        lang: report.texts(part, "lang"),
        date: report.texts(part, "date"),
        country: report.numbers(part, "country"),
        countries: report.pairs(part, "countries"),
    };
    let len = columns.id.len();
    report.columns(
        "nodes",
        len,
        &[
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
        ],
    );
    let mut nodes: Vec<Node> = Vec::with_capacity(len);
    for i in 0..len {
        nodes.push(columns.node(i, report));
    }
    coords(&report.optional(part, "coords"), &mut nodes, report);
    pins(&report.optional(part, "pins"), &mut nodes, report);

    let aliases = report.optional(part, "aliases");
    let name = report.texts(&aliases, "name");
    for (i, found) in report.numbers(&aliases, "of").sums().into_iter().enumerate() {
        let owner = report.index(found, len, "aliases", i, "of");
        if let (Some(owner), Some(name)) = (owner, name.filled(i)) {
            nodes[owner].aliases.push(name);
        }
    }
    let roles = report.optional(part, "roles");
    let (title, date) = (report.pairs(&roles, "title"), report.texts(&roles, "date"));
    for (i, found) in report.numbers(&roles, "of").sums().into_iter().enumerate() {
        let date = report.date(date, i, "roles", i);
        if let Some(owner) = report.index(found, len, "roles", i, "of") {
            nodes[owner].roles.push(Role { title: title.get(i), date, sources: Vec::new() });
        }
    }
    nodes
}

fn coords(part: &Part<'_>, nodes: &mut [Node], report: &mut Report) {
    let (lat, lon) = (report.reals(part, "lat"), report.reals(part, "lon"));
    for (i, found) in report.numbers(part, "of").sums().into_iter().enumerate() {
        let Some(owner) = report.index(found, nodes.len(), "coords", i, "of") else { continue };
        let on_earth = |value: Option<f64>, limit: f64| value.filter(|v| v.abs() <= limit);
        match (on_earth(lat.real(i), 90.0), on_earth(lon.real(i), 180.0)) {
            (Some(lat), Some(lon)) => nodes[owner].coords = Some(LatLon { lat, lon }),
            _ => {
                let (found, expected) = ("others".to_owned(), "degrees north and east".to_owned());
                report.add(ProblemKind::OutOfRange { found, expected }, "coords", i, "lat");
            }
        }
    }
}

fn pins(part: &Part<'_>, nodes: &mut [Node], report: &mut Report) {
    let (x, y) = (report.reals(part, "x"), report.reals(part, "y"));
    for (i, found) in report.numbers(part, "of").sums().into_iter().enumerate() {
        let Some(owner) = report.index(found, nodes.len(), "pins", i, "of") else { continue };
        let inside = |value: Option<f64>| value.filter(|v| (0.0..=1.0).contains(v));
        match (inside(x.real(i)), inside(y.real(i))) {
            (Some(x), Some(y)) => nodes[owner].pin = Some([x as f32, y as f32]),
            _ => {
                let (found, expected) = ("others".to_owned(), "fractions of the sheet".to_owned());
                report.add(ProblemKind::OutOfRange { found, expected }, "pins", i, "x");
            }
        }
    }
}

struct Columns<'a> {
    /// How many regions there are.
    regions: usize,
    id: Column<'a>,
    kind: Digits<'a>,
    region: Column<'a>,
    importance: Digits<'a>,
    certainty: Digits<'a>,
    disputes: Column<'a>,
    name: Texts<'a>,
    short: Texts<'a>,
    native: Column<'a>,
    lang: Column<'a>,
    date: Column<'a>,
    country: Column<'a>,
    countries: Texts<'a>,
}

impl Columns<'_> {
    fn node(&self, i: usize, report: &mut Report) -> Node {
        let id = self.id.text(i);
        let name = self.name.filled(i).unwrap_or_else(|| LocalizedText::en(id.as_str()));
        let native = self.native.filled(i).and_then(|native| {
            let lang = self.lang.filled(i).unwrap_or_else(|| "ru".to_owned());
            let name = if native == "=" { name.ru.clone()? } else { native };
            Some(Native { name, lang })
        });
        let region = report.index(self.region.number(i), self.regions, "node", i, "region");
        let country = match self.country.number(i) {
            0 => None,
            found => report
                .index(found - 1, self.countries.len(), "node", i, "country")
                .and_then(|country| self.countries.filled(country)),
        };
        let kind = report.index(self.kind.get(i), Kind::ALL.len(), "node", i, "kind");
        let importance = report.range(self.importance.get(i), (1, 5), "node", i, "importance");
        let disputes =
            report.range(self.disputes.number(i), (0, u16::MAX.into()), "node", i, "disputes");
        Node {
            kind: kind.map_or(Kind::Concept, |kind| Kind::ALL[kind]),
            short: self.short.filled(i),
            native,
            aliases: Vec::new(),
            region: RegionIx::from_index(region.unwrap_or(0)),
            importance: importance as u8,
            country,
            date: report.date(self.date, i, "node", i),
            coords: None,
            pin: None,
            certainty: report.certainty(self.certainty, "node", i),
            roles: Vec::new(),
            summary: LocalizedText::default(),
            disputes: Vec::new(),
            dispute_count: disputes as u16,
            sources: Vec::new(),
            name,
            id,
        }
    }
}

fn enumerated(nodes: &[Node]) -> impl Iterator<Item = (usize, &Node)> {
    nodes.iter().enumerate()
}
