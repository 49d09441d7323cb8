//! The weight table: what a visitor's first use of the exhibit costs, file by file, against the
//! budget. 1 KB is 1024 bytes throughout.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::run::{Failure, shown};

/// What a file is for. All but [`Group::Later`] are fetched on first use and count together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// HTML, CSS and JavaScript.
    Page,
    /// The compiled exhibit.
    Wasm,
    /// The history and its positions.
    Data,
    /// The faces of the first picture.
    Fonts,
    /// What no rule names: it counts, so that nothing slips past the budget.
    Other,
    /// Fetched when a visitor asks for it, or never; listed, not counted.
    Later,
}

/// Most a visitor may fetch for first use, in bytes after brotli.
pub const TOTAL_LIMIT: u64 = 400 * KB;

const KB: u64 = 1024;

const GROUPS: [Group; 6] =
    [Group::Page, Group::Wasm, Group::Data, Group::Fonts, Group::Other, Group::Later];

/// Paths in `dist/` that first use never fetches, by how they begin.
const LATER: [&str; 8] = [
    "read/", // the reading edition
    // Long texts and sources, which follow the structure.
    "data/texts-",
    "data/sources.json",
    "404.html",
    "fonts/pt-serif-400-italic",
    // The layout engine, what drives it, and the benchmark's hooks.
    "program/arrange-",
    "program/engine-",
    "program/bench-",
];

impl Group {
    /// The group of a file, by its path in `dist/` with forward slashes.
    pub fn of(path: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if LATER.iter().any(|begin| path.starts_with(begin)) {
            return Self::Later;
        }
        match ending {
            "woff2" if path.contains("-cyrillic") => Self::Later,
            "woff2" => Self::Fonts,
            // Chunks lie beside the program that fetches them, and are no part of its start.
            "wasm" if path.starts_with("program/") && !path.starts_with("program/app-") => {
                Self::Later
            }
            "wasm" => Self::Wasm,
            _ if path.starts_with("data/") => Self::Data,
            "html" | "css" | "js" | "mjs" => Self::Page,
            // Licences and notes for machines.
            "txt" | "xml" => Self::Later,
            _ => Self::Other,
        }
    }

    /// Most its files may weigh together, in bytes after brotli.
    pub fn limit(self) -> Option<u64> {
        match self {
            Self::Page => Some(40 * KB),
            Self::Wasm => Some(190 * KB),
            Self::Data => Some(120 * KB),
            Self::Fonts => Some(60 * KB),
            Self::Other | Self::Later => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "HTML, CSS, JS",
            Self::Wasm => "wasm",
            Self::Data => "data",
            Self::Fonts => "fonts",
            Self::Other => "other",
            Self::Later => "on demand",
        }
    }
}

/// One file's weight in bytes. Compressed sizes never exceed the raw one, since a server would then
/// send the raw file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// Path in `dist/`, with forward slashes.
    pub path: String,
    /// As it lies on the disk.
    pub raw: u64,
    /// After gzip, level 9.
    pub gzip: u64,
    /// After brotli, level 11.
    pub brotli: u64,
}

/// Weighs `dist`, prints the table, and returns a failing exit code over the budget.
///
/// # Errors
///
/// When the folder cannot be read or holds no bundle.
pub fn report(dist: &Path) -> Result<ExitCode, Failure> {
    let failure = |found: String| Failure {
        tried: format!("weighing {}", shown(dist)),
        found,
        needed: "to keep the exhibit light".into(),
        by_hand: "cargo xtask build".into(),
    };
    let mut files = Vec::new();
    collect(dist, dist, &mut files)
        .map_err(|error| failure(format!("cannot read {}: {error}", shown(dist))))?;
    if !files.iter().any(|file| Group::of(&file.path) == Group::Wasm) {
        return Err(failure(format!("{} holds no wasm, so it is no bundle", shown(dist))));
    }
    files.sort_by(|a, b| (Group::of(&a.path), &a.path).cmp(&(Group::of(&b.path), &b.path)));
    println!("\n{}", table(&files));
    let over = over_budget(&files);
    for line in &over {
        println!("over budget: {line}");
    }
    Ok(if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One sentence for each limit that the files exceed.
pub fn over_budget(files: &[Weight]) -> Vec<String> {
    let mut limits: Vec<(&str, u64, u64)> = GROUPS
        .into_iter()
        .filter_map(|group| Some((group.name(), sum(files, |g| g == group).brotli, group.limit()?)))
        .collect();
    limits.push(("first use", sum(files, counts).brotli, TOTAL_LIMIT));
    limits
        .into_iter()
        .filter(|(_, weight, limit)| limit < weight)
        .map(|(name, weight, limit)| {
            let over = kilobytes(weight - limit);
            format!("{name}: {} KB of {} KB, {over} KB too much", kilobytes(weight), limit / KB)
        })
        .collect()
}

fn counts(group: Group) -> bool {
    group != Group::Later
}

fn sum(files: &[Weight], wanted: impl Fn(Group) -> bool) -> Weight {
    let mut total = Weight { path: String::new(), raw: 0, gzip: 0, brotli: 0 };
    for file in files.iter().filter(|file| wanted(Group::of(&file.path))) {
        total.raw += file.raw;
        total.gzip += file.gzip;
        total.brotli += file.brotli;
    }
    total
}

/// The table, in KB. The reading edition's many pages are one line.
fn table(files: &[Weight]) -> String {
    let mut text = row("weight in KB (1024 bytes)", "raw", "gzip", "brotli", "limit");
    for group in GROUPS {
        let total = sum(files, |g| g == group);
        if total.raw == 0 {
            continue;
        }
        let limit = group.limit().map_or(String::new(), |limit| (limit / KB).to_string());
        text += &weights(group.name(), &total, &limit);
        let (pages, single): (Vec<_>, Vec<_>) = files
            .iter()
            .filter(|file| Group::of(&file.path) == group)
            .partition(|file| file.path.starts_with("read/"));
        for file in single {
            text += &weights(&format!("  {}", file.path), file, "");
        }
        if !pages.is_empty() {
            let pages: Vec<Weight> = pages.into_iter().cloned().collect();
            let name = format!("  read/ ({} files)", pages.len());
            text += &weights(&name, &sum(&pages, |_| true), "");
        }
    }
    let total = sum(files, counts);
    text + &weights("first use", &total, &(TOTAL_LIMIT / KB).to_string())
}

fn weights(name: &str, weight: &Weight, limit: &str) -> String {
    let Weight { path: _, raw, gzip, brotli } = weight;
    row(name, &kilobytes(*raw), &kilobytes(*gzip), &kilobytes(*brotli), limit)
}

fn row(name: &str, raw: &str, gzip: &str, brotli: &str, limit: &str) -> String {
    let mut line = String::new();
    // Writing to a String cannot fail.
    let _ = write!(line, "{name:<52}{raw:>9}{gzip:>9}{brotli:>9}{limit:>7}");
    format!("{}\n", line.trim_end())
}

/// Bytes as KB with one decimal, rounded up so that nothing over a limit looks equal to it.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(KB);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn collect(root: &Path, dir: &Path, files: &mut Vec<Weight>) -> io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
            files.push(weigh(names.join("/"), &std::fs::read(&path)?)?);
        }
    }
    Ok(())
}

fn weigh(path: String, bytes: &[u8]) -> io::Result<Weight> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut brotli, &best)?;
    let raw = bytes.len() as u64;
    let gzip = gzip.finish()?.len() as u64;
    Ok(Weight { path, raw, gzip: gzip.min(raw), brotli: (brotli.len() as u64).min(raw) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, brotli: u64) -> Weight {
        Weight { path: path.into(), raw: 3 * brotli, gzip: 2 * brotli, brotli }
    }

    #[test]
    fn groups_by_path() {
        for (path, expected) in [
            ("index.html", Group::Page),
            ("app-0123456789abcdef.js", Group::Page),
            ("app-0123456789abcdef.css", Group::Page),
            ("snippets/twentieth-0123/inline0.js", Group::Page),
            ("program/app-0123456789abcdef_bg.wasm", Group::Wasm),
            ("program/later-0123456789abcdef.wasm", Group::Later),
            ("program/chunks-0123456789abcdef.js", Group::Page),
            ("program/start-0123456789abcdef.js", Group::Page),
            ("program/engine-0123456789abcdef_bg.wasm", Group::Later),
            ("program/engine-0123456789abcdef.js", Group::Later),
            ("program/arrange-0123456789abcdef.js", Group::Later),
            ("program/arrange-worker-0123456789abcdef.js", Group::Later),
            ("program/bench-0123456789abcdef.js", Group::Later),
            ("elsewhere.wasm", Group::Wasm),
            ("data/twentieth.json", Group::Data),
            ("data/baked.bin", Group::Data),
            ("data/texts-en.json", Group::Later),
            ("data/texts-ru.json", Group::Later),
            ("data/sources.json", Group::Later),
            ("fonts/sofia-sans-condensed-latin.woff2", Group::Fonts),
            ("fonts/sofia-sans-condensed-latin-ext.woff2", Group::Fonts),
            ("fonts/sofia-sans-condensed-cyrillic.woff2", Group::Later),
            ("fonts/pt-serif-400-italic-latin.woff2", Group::Later),
            ("fonts/OFL-pt-serif.txt", Group::Later),
            ("read/en/index.html", Group::Later),
            ("404.html", Group::Later),
            ("icons/icon.svg", Group::Other),
            ("something", Group::Other),
        ] {
            assert_eq!(Group::of(path), expected, "{path}");
        }
    }

    #[test]
    fn every_limit_is_held_to_the_byte() {
        for (path, limit, name) in [
            ("index.html", 40, "HTML, CSS, JS"),
            ("a.wasm", 190, "wasm"),
            ("data/a.json", 120, "data"),
            ("fonts/a-latin.woff2", 60, "fonts"),
            ("icons/a.svg", 400, "first use"),
        ] {
            assert_eq!(over_budget(&[file(path, limit * 1024)]), [""; 0], "{path}");
            assert_eq!(
                over_budget(&[file(path, limit * 1024 + 1)]),
                [format!("{name}: {limit}.1 KB of {limit} KB, 0.1 KB too much")],
            );
        }
    }

    #[test]
    fn files_of_a_group_and_of_first_use_add_up() {
        let files = [
            file("index.html", 30 * 1024),
            file("a.js", 11 * 1024),
            file("a.wasm", 190 * 1024),
            file("data/a.json", 120 * 1024),
            file("fonts/a.woff2", 60 * 1024),
            file("read/en/index.html", 900 * 1024),
        ];
        assert_eq!(
            over_budget(&files),
            [
                "HTML, CSS, JS: 41.0 KB of 40 KB, 1.0 KB too much",
                "first use: 411.0 KB of 400 KB, 11.0 KB too much",
            ]
        );
    }

    #[test]
    fn the_table_folds_the_reading_edition_into_one_line() {
        let files = [file("a.wasm", 1024), file("read/en/a.html", 512), file("read/b.html", 512)];
        let text = table(&files);
        let lines: Vec<Vec<&str>> = text.lines().map(|l| l.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["wasm", "3.0", "2.0", "1.0", "190"]);
        assert_eq!(lines[2], ["a.wasm", "3.0", "2.0", "1.0"]);
        assert_eq!(lines[4], ["read/", "(2", "files)", "3.0", "2.0", "1.0"]);
        assert_eq!(lines[5], ["first", "use", "3.0", "2.0", "1.0", "400"]);
    }

    #[test]
    fn compressed_sizes_are_real_and_never_exceed_the_raw_one() {
        let text = weigh("a.txt".into(), "thaw ".repeat(1000).as_bytes()).unwrap();
        assert_eq!(text.raw, 5000);
        assert!(text.brotli < text.gzip && text.gzip < 100, "{text:?}");
        let tiny = weigh("a.txt".into(), b"x").unwrap();
        assert_eq!((tiny.raw, tiny.gzip, tiny.brotli), (1, 1, 1));
    }
}
