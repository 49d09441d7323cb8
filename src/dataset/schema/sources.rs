//! The sources file: everything cited, the same for readers of every language.

use serde::Serialize;

use super::{
    SCHEMA_VERSION,
    columns::{Codes, optional},
    misshapen, parse,
    report::{Part, Report},
    texts::same_core,
};
use crate::{
    dataset::{Problem, ReadError},
    model::{Dataset, DatasetParts, Source, SourceKind},
};

const WHAT: &str = "sources";

#[derive(Debug, Serialize)]
struct SourcesFile {
    schema: u32,
    /// Fingerprint of the core.
    core: String,
    sources: SourceColumns,
}

/// Sources; `id` says how many.
#[derive(Debug, Default, Serialize)]
struct SourceColumns {
    id: Vec<String>,
    /// Index into `SourceKind::ALL`.
    kind: Codes,
    #[serde(skip_serializing_if = "Codes::is_empty")]
    seen: Codes,
    title: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publisher: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    year: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pages: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    url: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<String>,
}

/// The sources of a dataset as JSON, for the core that [`write_core`](super::write_core) writes.
pub fn write_sources(dataset: &Dataset) -> String {
    let file = SourcesFile {
        schema: SCHEMA_VERSION,
        core: super::fingerprint(dataset),
        sources: source_columns(dataset.sources()),
    };
    // Maps with keys that are no strings are all that could fail here, and there are none.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The dataset with its sources.
///
/// # Errors
/// As [`join_texts`](super::join_texts).
pub fn join_sources(dataset: &Dataset, json: &str) -> Result<(Dataset, Vec<Problem>), ReadError> {
    let json = parse(WHAT, json)?;
    let file = Report::file(&json);
    let mut report = Report::new(WHAT);
    same_core(dataset, &file, &mut report)?;
    let mut parts: DatasetParts = dataset.parts().clone();
    parts.sources = sources(&report.part(&file, "sources"), &mut report);
    match report.wrong {
        Some(wrong) => Err(misshapen(WHAT, wrong)),
        None => Ok((Dataset::new(parts), report.problems)),
    }
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

fn sources(part: &Part<'_>, report: &mut Report) -> Vec<Source> {
    let id = report.texts(part, "id");
    let (kind, seen) = (report.digits(part, "kind"), report.digits(part, "seen"));
    let fields = ["title", "author", "publisher", "year", "pages", "url", "note"];
    let columns = fields.map(|field| report.texts(part, field));
    for (field, column) in fields.iter().zip(columns) {
        report.columns("sources", id.len(), &[(field, column.len())]);
    }
    report.columns("sources", id.len(), &[("kind", kind.len()), ("seen", seen.len())]);
    let [title, author, publisher, year, pages, url, note] = columns;
    let mut sources = Vec::with_capacity(id.len());
    for i in 0..id.len() {
        let all = SourceKind::ALL;
        let kind = report.index(kind.get(i), all.len(), "source", i, "kind");
        sources.push(Source {
            id: id.text(i),
            kind: kind.map_or(SourceKind::Webpage, |kind| all[kind]),
            author: author.filled(i),
            title: title.text(i),
            publisher: publisher.filled(i),
            year: year.filled(i),
            pages: pages.filled(i),
            url: url.filled(i),
            seen: seen.get(i) == 1,
            note: note.filled(i),
        });
    }
    sources
}
