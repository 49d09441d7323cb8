//! The authoring format: a folder of TOML files to a [`Dataset`]. `data/README.md` describes it.
//!
//! Four steps, a module each: every file is parsed and held against the table of the format
//! (`shape`, `walk`), read into plain structs (`raw`), and when all are there, ids become indices
//! and events shed their relations (`link`). File names and the order of files carry no meaning:
//! the same records give the same dataset, byte for byte, wherever they stand.

mod bounds;
mod claims;
mod drafts;
#[cfg(test)]
mod drift;
mod events;
mod extras;
mod ids;
mod json_schema;
mod lines;
mod link;
mod raw;
mod shape;
mod walk;

use std::{fs, path::Path};

use serde::Deserialize;
use toml::de::{DeTable, Deserializer};

use self::{lines::Lines, raw::RawFile};
use super::{Problem, ProblemKind, ReadError, check};
use crate::model::Dataset;

pub use json_schema::json_schema;

/// A file of a history: its path below the folder, with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path, for messages.
    pub path: String,
    /// TOML.
    pub text: String,
}

/// Reads every `*.toml` below a folder and checks the whole.
///
/// # Errors
/// Where the folder or a file cannot be read, or there is no TOML file at all.
pub fn read_folder(path: &Path) -> Result<(Dataset, Vec<Problem>), ReadError> {
    let mut files = Vec::new();
    collect(path, "", &mut files)?;
    if files.is_empty() {
        return Err(ReadError::NoFiles { path: path.display().to_string() });
    }
    Ok(read_files(files))
}

/// Reads the files of a history and checks the whole. Their order does not matter.
pub fn read_files(mut files: Vec<SourceFile>) -> (Dataset, Vec<Problem>) {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut problems = Vec::new();
    let files = files.iter().map(|file| parse(file, &mut problems)).collect();
    let (dataset, origins, linking) = link::link(files);
    problems.extend(linking);
    problems.extend(check::check(&dataset, &origins));
    problems.sort_by(|a, b| {
        (&a.file, a.line, a.severity, &a.record, &a.field)
            .cmp(&(&b.file, b.line, b.severity, &b.record, &b.field))
    });
    (dataset, problems)
}

/// A file read, with what its messages need.
struct ReadFile {
    path: String,
    lines: Lines,
    raw: RawFile,
}

fn parse(file: &SourceFile, problems: &mut Vec<Problem>) -> ReadFile {
    let lines = Lines::of(&file.text);
    let syntax = |error: &toml::de::Error| {
        let line = error.span().map(|span| lines.line(span.start));
        let message = error.message().replace('\n', ", ");
        Problem::new(ProblemKind::Syntax { message }).in_file(file.path.as_str(), line)
    };
    let (mut table, errors) = DeTable::parse_recoverable(&file.text);
    let mut misfits = Vec::new();
    walk::clean(&file.path, &lines, &mut table, &mut misfits);
    if errors.is_empty() {
        problems.extend(misfits);
    } else {
        // What else does not fit may be only what a slip of syntax left behind.
        problems.extend(errors.iter().map(syntax));
    }
    let raw = RawFile::deserialize(Deserializer::from(table)).unwrap_or_else(|error| {
        problems.push(syntax(&error));
        RawFile::default()
    });
    ReadFile { path: file.path.clone(), lines, raw }
}

fn collect(folder: &Path, below: &str, files: &mut Vec<SourceFile>) -> Result<(), ReadError> {
    let failed = |path: &Path, error: std::io::Error| ReadError::Io {
        path: path.display().to_string(),
        message: error.to_string(),
    };
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let shown = format!("{below}{name}");
        if path.is_dir() {
            collect(&path, &format!("{shown}/"), files)?;
        } else if name.ends_with(".toml") {
            let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
            files.push(SourceFile { path: shown, text });
        }
    }
    Ok(())
}
