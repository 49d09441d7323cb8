//! Records of many files to one dataset: ids become indices, events shed their relations, nodes
//! and relations get their order.

use std::{collections::BTreeMap, mem::take};

use super::{
    ReadFile,
    bounds::{self, BoundDraft},
    claims,
    drafts::{self, Draft},
    events::{self, Carried, Claim},
    extras,
    ids::{Ctx, Ids, Indices},
    raw::{
        RawDoor, RawFile, RawNode, RawOpening, RawPassage, RawRegion, RawRelation, RawRelationType,
        RawRoll, RawSeries, RawSource,
    },
};
use crate::{
    dataset::{
        Problem, ProblemKind, Target,
        check::{Origin, Origins},
        sections::sections,
    },
    model::{
        Certainty, Dataset, DatasetParts, Door, HistDate, Kind, LatLon, Meta, Native, Node, NodeIx,
        Passage, Region, RegionIx, RelationClass, RelationType, Role, Roll, Series, Source,
        SourceIx, SourceKind, Statement, TimeBound,
    },
};

/// Joins the files, which come sorted by path.
pub(super) fn link(files: Vec<ReadFile>) -> (Dataset, Origins, Vec<Problem>) {
    let mut problems = Vec::new();
    let problems = &mut problems;
    let (places, raws): (Vec<_>, Vec<_>) =
        files.into_iter().map(|file| ((file.path, file.lines), file.raw)).unzip();
    let mut all = All::default();
    for (file, raw) in raws.into_iter().enumerate() {
        all.add(file, raw);
    }
    let files = Files(&places);

    let meta = all.meta(problems);
    let mut regions = files.unique(all.regions, |raw| &raw.id, "region", problems);
    let types = files.unique(all.types, |raw| &raw.id, "relation type", problems);
    let mut sources = files.unique(all.sources, |raw| &raw.id, "source", problems);
    sources.sort_by(|a, b| a.value.id.cmp(&b.value.id));
    let mut nodes = files.unique_nodes(all.nodes, problems);
    nodes.sort_by(|a, b| a.value.1.id.cmp(&b.value.1.id));
    if regions.is_empty() && !nodes.is_empty() {
        let kind = ProblemKind::MissingField { expected: "at least one [[region]]" };
        problems.push(Problem::new(kind).in_file("dataset.toml", None).at_field("region"));
        let unplaced = RawRegion { id: "unplaced".to_owned(), ..RawRegion::default() };
        regions.push(Record { file: 0, offset: 0, value: unplaced });
    }

    let ids = Indices {
        regions: Ids::new(Target::Region, regions.iter().map(|r| r.value.id.as_str())),
        types: Ids::new(Target::RelationType, types.iter().map(|r| r.value.id.as_str())),
        sources: Ids::new(Target::Source, sources.iter().map(|r| r.value.id.as_str())),
        nodes: Ids::new(Target::Node, nodes.iter().map(|r| r.value.1.id.as_str())),
    };
    let source_origins = sources.iter().map(|record| files.origin(record)).collect();
    let relation_types: Vec<RelationType> =
        types.into_iter().map(|record| relation_type(record.value)).collect();

    let mut drafts = Vec::new();
    let mut bounds = Vec::new();
    let mut built: Vec<(Node, Origin)> = Vec::with_capacity(nodes.len());
    for record in nodes {
        let origin = files.origin(&record);
        let (file, offset) = (record.file, record.offset);
        let (kind, raw) = record.value;
        let ctx = files.ctx(file, offset, format!("{} {}", kind.id(), raw.id));
        let node = node(kind, raw, &ctx, &ids, (&mut drafts, &mut bounds), problems);
        built.push((node, origin));
    }
    for record in all.relations {
        let ctx = files.ctx(record.file, record.offset, String::new());
        drafts.extend(drafts::of_relation(record.value, ctx, &ids, problems));
    }
    let drafts = drafts::check(drafts, &built, &relation_types, &ids, problems);

    // Rank: what a small picture shows comes first.
    let mut degrees = vec![0usize; built.len()];
    for draft in &drafts {
        degrees[draft.from] += 1;
        degrees[draft.to] += 1;
    }
    let mut order: Vec<usize> = (0..built.len()).collect();
    order.sort_by_key(|&i| {
        let node = &built[i].0;
        (std::cmp::Reverse((node.importance, degrees[i])), &built[i].0.id)
    });
    let mut rank = vec![NodeIx(0); built.len()];
    for (new, &old) in order.iter().enumerate() {
        rank[old] = NodeIx::from_index(new);
    }
    let mut slots: Vec<Option<(Node, Origin)>> = built.into_iter().map(Some).collect();
    let (nodes, node_origins) = order.iter().filter_map(|&old| slots[old].take()).unzip();
    let (relations, relation_origins) = drafts::finish(drafts, &rank, problems);

    let opening = all.opening.into_iter().map(|record| {
        let ctx = files.ctx(record.file, record.offset, "opening".to_owned());
        let RawOpening { text, sources } = record.value;
        Statement {
            text: text.into(),
            sources: claims::sources(&sources, &ctx, "", &ids, problems),
        }
    });
    let opening = opening.collect();
    let doors = all.doors.into_iter().filter_map(|record| {
        let ctx = files.ctx(record.file, record.offset, "door".to_owned());
        let RawDoor { entry, line } = record.value;
        let node = ctx.resolve(&ids.nodes, &entry?, "entry", problems)?;
        Some(Door { node: rank[node], line: line.into() })
    });
    let doors = doors.collect();
    let joint = extras::Joint { ids: &ids, rank: &rank };
    let passages = files.unique(all.passages, |raw| &raw.id, "passage", problems);
    let mut passages: Vec<(Passage, Origin)> = passages
        .into_iter()
        .filter_map(|record| {
            let name = format!("passage {}", record.value.id);
            let ctx = files.ctx(record.file, record.offset, name);
            let origin = ctx.origin();
            Some((extras::passage(record.value, &ctx, &joint, problems)?, origin))
        })
        .collect();
    passages.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let (passages, passage_origins): (Vec<Passage>, Vec<Origin>) = passages.into_iter().unzip();
    let series = files.unique(all.series, |raw| &raw.id, "series", problems);
    let mut series: Vec<(Series, Origin)> = series
        .into_iter()
        .map(|record| {
            let name = format!("series {}", record.value.id);
            let ctx = files.ctx(record.file, record.offset, name);
            let origin = ctx.origin();
            (extras::series(record.value, &ctx, &joint, problems), origin)
        })
        .collect();
    series.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let (series, series_origins): (Vec<Series>, Vec<Origin>) = series.into_iter().unzip();
    let rolls: Vec<Roll> = all
        .rolls
        .into_iter()
        .filter_map(|record| {
            let ctx = files.ctx(record.file, record.offset, "roll".to_owned());
            extras::roll(record.value, &ctx, &joint, problems)
        })
        .collect();
    let nodes: Vec<Node> = nodes;
    let bounds = bounds.into_iter().map(|bound| bound.finish(&rank));
    let (bounds, bound_origins): (Vec<TimeBound>, Vec<Origin>) = bounds.unzip();

    let parts = DatasetParts {
        sections: sections(&nodes, &relations, &passages, &series, &rolls, &bounds),
        bounds,
        passages,
        series,
        rolls,
        meta,
        opening,
        doors,
        regions: regions.into_iter().map(|record| region(record.value)).collect(),
        relation_types,
        nodes,
        relations,
        sources: sources.into_iter().map(|record| source(record.value)).collect(),
    };
    let origins = Origins {
        nodes: node_origins,
        relations: relation_origins,
        sources: source_origins,
        passages: passage_origins,
        series: series_origins,
        bounds: bound_origins,
    };
    (Dataset::new(parts), origins, take(problems))
}

/// A record and where it stands.
struct Record<T> {
    file: usize,
    offset: usize,
    value: T,
}

/// Every record of every file, in file order.
#[derive(Default)]
struct All {
    headers: Vec<RawFile>,
    opening: Vec<Record<RawOpening>>,
    doors: Vec<Record<RawDoor>>,
    regions: Vec<Record<RawRegion>>,
    types: Vec<Record<RawRelationType>>,
    sources: Vec<Record<RawSource>>,
    nodes: Vec<Record<(Kind, RawNode)>>,
    relations: Vec<Record<RawRelation>>,
    passages: Vec<Record<RawPassage>>,
    series: Vec<Record<RawSeries>>,
    rolls: Vec<Record<RawRoll>>,
}

impl All {
    fn add(&mut self, file: usize, mut raw: RawFile) {
        fn records<T>(file: usize, raw: Vec<toml::Spanned<T>>) -> impl Iterator<Item = Record<T>> {
            raw.into_iter().map(move |value| Record {
                file,
                offset: value.span().start,
                value: value.into_inner(),
            })
        }
        self.opening.extend(records(file, take(&mut raw.opening)));
        self.doors.extend(records(file, take(&mut raw.door)));
        self.regions.extend(records(file, take(&mut raw.region)));
        self.types.extend(records(file, take(&mut raw.relation_type)));
        self.sources.extend(records(file, take(&mut raw.source)));
        self.relations.extend(records(file, take(&mut raw.relation)));
        self.passages.extend(records(file, take(&mut raw.passage)));
        self.series.extend(records(file, take(&mut raw.series)));
        self.rolls.extend(records(file, take(&mut raw.roll)));
        for kind in Kind::ALL {
            let nodes = take(match kind {
                Kind::Person => &mut raw.person,
                Kind::Organization => &mut raw.organization,
                Kind::Place => &mut raw.place,
                Kind::Document => &mut raw.document,
                Kind::Work => &mut raw.work,
                Kind::Event => &mut raw.event,
                Kind::Concept => &mut raw.concept,
            });
            self.nodes.extend(records(file, nodes).map(|Record { file, offset, value }| Record {
                file,
                offset,
                value: (kind, value),
            }));
        }
        self.headers.push(raw);
    }

    /// The head of the history, each field from the first file that has it.
    fn meta(&mut self, problems: &mut Vec<Problem>) -> Meta {
        let mut first = |take: fn(&mut RawFile) -> Option<String>, field, expected| {
            let found = self.headers.iter_mut().find_map(take);
            if found.is_none() {
                let kind = ProblemKind::MissingField { expected };
                problems.push(Problem::new(kind).in_file("dataset.toml", None).at_field(field));
            }
            found.unwrap_or_default()
        };
        let id = first(|raw| raw.id.take(), "id", "the id of the history");
        let version = first(|raw| raw.version.take(), "version", "the version of the content");
        let date = first(|raw| raw.date.take(), "date", "the date of the version");
        let licence = first(|raw| raw.licence.take(), "licence", "the licence of the content");
        let title = self.headers.iter_mut().find_map(|raw| raw.title.take());
        if title.is_none() {
            let kind = ProblemKind::MissingField { expected: "the title of the exhibit" };
            problems.push(Problem::new(kind).in_file("dataset.toml", None).at_field("title"));
        }
        Meta { id, version, date, title: title.unwrap_or_default().into(), licence }
    }
}

/// Paths and line starts of the files.
struct Files<'a>(&'a [(String, super::lines::Lines)]);

impl<'a> Files<'a> {
    fn ctx(&self, file: usize, offset: usize, record: String) -> Ctx<'a> {
        let (path, lines) = &self.0[file];
        Ctx { path, lines, record, offset }
    }

    fn origin<T>(&self, record: &Record<T>) -> Origin {
        let (path, lines) = &self.0[record.file];
        Origin { file: path.clone(), line: lines.line(record.offset) }
    }

    /// Leaves out records without id, reported before, and those whose id is taken.
    fn unique<T>(
        &self,
        records: Vec<Record<T>>,
        id: fn(&T) -> &String,
        kind: &str,
        problems: &mut Vec<Problem>,
    ) -> Vec<Record<T>> {
        self.unique_by(records, id, |_| kind.to_owned(), problems)
    }

    fn unique_nodes(
        &self,
        records: Vec<Record<(Kind, RawNode)>>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Record<(Kind, RawNode)>> {
        self.unique_by(records, |(_, raw)| &raw.id, |(kind, _)| kind.id().to_owned(), problems)
    }

    fn unique_by<T>(
        &self,
        records: Vec<Record<T>>,
        id: fn(&T) -> &String,
        kind: impl Fn(&T) -> String,
        problems: &mut Vec<Problem>,
    ) -> Vec<Record<T>> {
        let mut first: BTreeMap<String, Origin> = BTreeMap::new();
        let mut kept = Vec::with_capacity(records.len());
        for record in records {
            let id = id(&record.value).clone();
            if id.is_empty() {
                continue;
            }
            if let Some(Origin { file, line }) = first.get(&id) {
                let name = format!("{} {id}", kind(&record.value));
                let first = format!("{file}:{line}");
                let ctx = self.ctx(record.file, record.offset, name);
                let duplicate = ProblemKind::DuplicateId { id, first };
                problems.push(ctx.problem(duplicate, "id", record.offset));
                continue;
            }
            first.insert(id, self.origin(&record));
            kept.push(record);
        }
        kept
    }
}

fn region(raw: RawRegion) -> Region {
    let RawRegion { id, name, lane, anchor } = raw;
    let name = claims::named(name, &id);
    let lane = if lane.en.is_empty() { name.clone() } else { lane.into() };
    Region { id, name, lane, anchor: anchor.unwrap_or([0.5, 0.5]) }
}

fn relation_type(raw: RawRelationType) -> RelationType {
    let RawRelationType { id, class, forward, reverse, from, to } = raw;
    let kinds = |words: Vec<String>| words.iter().filter_map(|word| Kind::from_id(word)).collect();
    RelationType {
        class: RelationClass::from_id(&class).unwrap_or(RelationClass::Tie),
        forward: claims::named(forward, &id),
        reverse: claims::named(reverse, &id),
        from_kinds: kinds(from),
        to_kinds: kinds(to),
        id,
    }
}

fn source(raw: RawSource) -> Source {
    let RawSource { id, kind, author, title, publisher, year, pages, url, seen, note } = raw;
    Source {
        // The weakest kind where it is not known.
        kind: SourceKind::from_id(&kind).unwrap_or(SourceKind::Webpage),
        title: if title.is_empty() { id.clone() } else { title },
        id,
        author,
        publisher,
        year,
        pages,
        url,
        seen,
        note,
    }
}

fn node(
    kind: Kind,
    raw: RawNode,
    ctx: &Ctx<'_>,
    ids: &Indices,
    (drafts, bounds): (&mut Vec<Draft>, &mut Vec<BoundDraft>),
    problems: &mut Vec<Problem>,
) -> Node {
    let region = match &raw.region {
        Some(region) => ctx.resolve(&ids.regions, region, "region", problems),
        None => None,
    };
    let date = match kind {
        Kind::Person => life(&raw.born, &raw.died, "died", ctx, problems),
        Kind::Organization => life(&raw.founded, &raw.dissolved, "dissolved", ctx, problems),
        _ => raw.date.as_deref().and_then(|text| HistDate::parse(text).ok()),
    };
    let mut roles = Vec::with_capacity(raw.role.len());
    for (i, role) in raw.role.into_iter().enumerate() {
        let field = format!("role {}", i + 1);
        roles.push(Role {
            title: role.title.into(),
            date: life(&role.from, &role.to, &format!("{field}: to"), ctx, problems),
            sources: claims::sources(&role.sources, ctx, &format!("{field}: "), ids, problems),
        });
    }
    let sources: Vec<SourceIx> = claims::sources(&raw.sources, ctx, "", ids, problems);
    let certainty = Certainty::from_id(&raw.certainty).unwrap_or_default();
    let disputes = claims::disputes(raw.dispute, ctx, "", ids, problems);
    let event = Claim { date: date.clone(), certainty, sources: sources.clone() };
    if let Some(here) = ids.nodes.get(&raw.id) {
        let carried = Carried { took_part: raw.took_part, at: raw.at, led_to: raw.led_to };
        drafts.extend(events::drafts(here, &event, carried, ctx, ids, problems));
        bounds.extend(bounds::drafts(here, raw.bound, ctx, ids, problems));
    }
    Node {
        kind,
        name: claims::named(raw.name, &raw.id),
        short: raw.short.map(Into::into),
        native: raw.native.map(|native| Native { name: native.name, lang: native.lang }),
        aliases: raw.aliases,
        region: RegionIx::from_index(region.unwrap_or(0)),
        importance: raw.importance.unwrap_or(1),
        country: raw.country.map(Into::into),
        date,
        coords: raw.lat.zip(raw.lon).map(|(lat, lon)| LatLon { lat, lon }),
        pin: raw.pin,
        certainty,
        roles,
        summary: raw.summary.into(),
        dispute_count: disputes.len().try_into().unwrap_or(u16::MAX),
        disputes,
        sources,
        id: raw.id,
    }
}

/// The two ends of a life or an office as one date.
fn life(
    from: &Option<String>,
    to: &Option<String>,
    field: &str,
    ctx: &Ctx<'_>,
    problems: &mut Vec<Problem>,
) -> Option<HistDate> {
    HistDate::life(from.as_deref(), to.as_deref()).unwrap_or_else(|error| {
        problems.push(ctx.problem(ProblemKind::BadDate(error), field, ctx.offset));
        None
    })
}
