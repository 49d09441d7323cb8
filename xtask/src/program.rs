//! Compiles the exhibit's program and names its files: rustc, cut into chunks, wasm-bindgen,
//! wasm-opt, hashes.
//!
//! Trunk would do all but the cutting, which must happen between rustc and wasm-bindgen; so this
//! runs as one of its hooks, and Trunk copies what it left in `target/site`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compile::{APP, ENGINE, compile};
use crate::integrity::{hex, integrity};
use crate::run::{Failure, Invocation, root, shown};
use crate::tools;

/// What the cutting leaves: the first part, its chunks, and the script that fetches those.
const MAIN: &str = "app.wasm";
const CHUNKS: &str = "chunks.js";

/// What wasm-opt does to every part. Neighbours in the file compress better when they resemble each
/// other, so passes that tell them apart are left out. The lowest kilobyte is the far end of the
/// stack, so addresses may be folded as if nothing were there.
const SHRINK: &str = "wasm-opt -Oz --low-memory-unused --skip-pass=local-cse \
                      --skip-pass=simplify-locals --reorder-functions";

/// The layout engine is a program of its own: fetched only when a layout is asked for, so what
/// counts in it is speed.
const QUICKEN: &str = "wasm-opt -O3 --enable-simd";

/// Scripts under `www/` that are fetched on demand, and as what the others import them. A module
/// under two addresses would be two modules, so each imports the hashed names of the others.
const SCRIPTS: [&str; 3] = ["arrange", "arrange-worker", "bench"];

/// Compiles the program and leaves its files in `target/site/program`, their tags for the head of
/// the page in `target/site/program.html`.
///
/// # Errors
///
/// When a tool is absent or fails, or leaves anything but what is known of it.
pub fn build(release: bool) -> Result<(), Failure> {
    let compiled = compile(&APP, release)?;
    let work = root().join("target").join("program");
    empty(&work)?;
    let line = "cargo run --quiet --package split --";
    Invocation::new(line, "the page loads its program in parts")
        .arg(compiled.to_string_lossy())
        .arg(work.to_string_lossy())
        .run()?;
    let bound = work.join("bound");
    // The exports of the linker hold the function table, through which the parts call each other.
    let line =
        "wasm-bindgen --target=web --no-typescript --keep-lld-exports --out-name=app --out-dir";
    tool(line, "browsers start a program through JavaScript")
        .arg(bound.to_string_lossy())
        .arg(work.join(MAIN).to_string_lossy())
        .run()?;

    let mut chunks = Vec::new();
    for cut in chunks_in(&work)? {
        let wasm = work.join(&cut).with_extension("wasm");
        chunks.push((cut, read(&finished(&wasm, SHRINK, release)?)?));
    }
    let engine = engine(&work, release)?;
    let mut scripts = Vec::new();
    for name in SCRIPTS {
        scripts.push((name, text(&root().join("www").join(format!("{name}.mjs")))?));
    }
    let parts = Parts {
        engine,
        scripts,
        main: read(&finished(&bound.join("app_bg.wasm"), SHRINK, release)?)?,
        glue: text(&bound.join("app.js"))?,
        start: text(&root().join("www").join("start.mjs"))?,
        loader: text(&work.join(CHUNKS))?,
        chunks,
    };
    let named = parts.named().map_err(|found| Failure {
        tried: "naming the files of the program".into(),
        found,
        needed: "they may be cached for ever only under names that change with them".into(),
        by_hand: format!("compare {} with xtask/src/program.rs", shown(&bound)),
    })?;

    let out = root().join("target").join("site").join("program");
    empty(&out)?;
    for (name, bytes) in &named.files {
        write(&out.join(name), bytes)?;
    }
    write(&out.with_extension("html"), named.tags.as_bytes())
}

/// Compiles the layout engine: its wasm and what wasm-bindgen wrote beside it.
fn engine(work: &Path, release: bool) -> Result<(Vec<u8>, String), Failure> {
    let compiled = compile(&ENGINE, release)?;
    let bound = work.join("engine");
    let line = "wasm-bindgen --target=web --no-typescript --out-name=engine --out-dir";
    tool(line, "the layout engine starts through JavaScript")
        .arg(bound.to_string_lossy())
        .arg(compiled.to_string_lossy())
        .run()?;
    let wasm = finished(&bound.join("engine_bg.wasm"), QUICKEN, release)?;
    Ok((read(&wasm)?, text(&bound.join("engine.js"))?))
}

/// The names that the cutting gave the chunks, in order.
fn chunks_in(work: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(work).map_err(|error| unreadable(work, &error))?;
    let mut chunks: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".wasm").map(str::to_owned))
        .filter(|cut| shipped_name(cut).is_some())
        .collect();
    chunks.sort();
    Ok(chunks)
}

/// What a chunk is called in the bundle. What several chunks share is a chunk of its own.
fn shipped_name(cut: &str) -> Option<String> {
    match cut.split_once('_')? {
        ("split", name) => Some(name.to_owned()),
        ("chunk", number) => Some(format!("shared{number}")),
        _ => None,
    }
}

/// The wasm as it ships: for a release `optimize`d, beside the original.
fn finished(wasm: &Path, optimize: &str, release: bool) -> Result<PathBuf, Failure> {
    if !release {
        return Ok(wasm.to_path_buf());
    }
    let small = wasm.with_extension("small.wasm");
    tool(optimize, "the exhibit must load on slow lines")
        .arg(wasm.to_string_lossy())
        .arg("--output")
        .arg(small.to_string_lossy())
        .run()?;
    Ok(small)
}

fn tool(line: &str, needed: &str) -> Invocation {
    Invocation::new(line, needed).env("PATH", tools::path()).by_hand("cargo xtask setup")
}

/// The program before its files have their names.
struct Parts {
    /// What the page starts with.
    main: Vec<u8>,
    /// What wasm-bindgen wrote beside it.
    glue: String,
    /// `www/start.mjs`.
    start: String,
    /// What fetches the chunks.
    loader: String,
    /// Each chunk, under the name it has in `loader`.
    chunks: Vec<(String, Vec<u8>)>,
    /// The layout engine and its glue.
    engine: (Vec<u8>, String),
    /// Each of [`SCRIPTS`] with its text.
    scripts: Vec<(&'static str, String)>,
}

/// The program as it is hosted.
struct Named {
    files: Vec<(String, Vec<u8>)>,
    /// For the head of the page.
    tags: String,
}

impl Parts {
    /// One hash for all: the parts of two builds do not fit together, so none may be mistaken for
    /// that of another build.
    fn named(self) -> Result<Named, String> {
        let Self { main, glue, start, loader, chunks, engine, mut scripts } = self;
        let (engine, engine_glue) = engine;
        let mut all: Vec<&[u8]> = vec![&main, glue.as_bytes(), start.as_bytes(), loader.as_bytes()];
        all.extend(chunks.iter().map(|(_, wasm)| wasm.as_slice()));
        all.extend([&engine, engine_glue.as_bytes()]);
        all.extend(scripts.iter().map(|(_, script)| script.as_bytes()));
        let hash = &hex(&all.concat())[..16];

        let (main_name, glue_name) = (format!("app-{hash}_bg.wasm"), format!("app-{hash}.js"));
        // Not `.mjs`, which some servers do not know.
        let (start_name, loader_name) = (format!("start-{hash}.js"), format!("chunks-{hash}.js"));
        let mut loader = replaced(&loader, "\"./app.js\"", &format!("\"./{glue_name}\""))?;
        let mut files = Vec::new();
        for (cut, wasm) in chunks {
            let file = format!("{}-{hash}.wasm", shipped_name(&cut).unwrap_or_default());
            loader = replaced(
                &loader,
                &format!("new URL(\"./{cut}.wasm\", import.meta.url)"),
                &format!(
                    "new URL(\"./{file}\", import.meta.url), {{ integrity: \"{}\" }}",
                    integrity(&wasm)
                ),
            )?;
            files.push((file, wasm));
        }
        // wasm-bindgen imports the loader once for each chunk. The name in the wasm stays; only
        // where it comes from changes.
        let import = format!("from \"./{CHUNKS}\"");
        if !glue.contains(&import) {
            return Err(format!("expected `{import}`: the program asks for no chunk"));
        }
        let glue = glue.replace(&import, &format!("from \"./{loader_name}\""));
        let glue = replaced(&glue, "'app_bg.wasm'", &format!("'{main_name}'"))?;
        let start = replaced(&start, "\"./app.js\"", &format!("\"./{glue_name}\""))?;
        let start = replaced(&start, "\"./app_bg.wasm\"", &format!("\"./{main_name}\""))?;
        let start = replaced(&start, "integrity of app_bg.wasm", &integrity(&main))?;
        let start = replaced(&start, "\"bytes of app_bg.wasm\"", &main.len().to_string())?;

        let (engine_name, engine_glue_name) =
            (format!("engine-{hash}_bg.wasm"), format!("engine-{hash}.js"));
        let engine_glue = replaced(&engine_glue, "'engine_bg.wasm'", &format!("'{engine_name}'"))?;
        let mut start = start;
        for (name, _) in SCRIPTS.map(|name| (name, ())) {
            let (old, new) = (format!("\"./{name}.mjs\""), format!("\"./{name}-{hash}.js\""));
            start = start.replace(&old, &new);
            for (_, script) in &mut scripts {
                *script = script.replace(&old, &new);
            }
        }
        for (name, script) in &mut scripts {
            if *name == "arrange" {
                let from = "\"./engine.js\"";
                *script = replaced(script, from, &format!("\"./{engine_glue_name}\""))?;
                *script =
                    replaced(script, "\"./engine_bg.wasm\"", &format!("\"./{engine_name}\""))?;
                *script = replaced(script, "integrity of engine_bg.wasm", &integrity(&engine))?;
            }
            files.push((format!("{name}-{hash}.js"), script.clone().into_bytes()));
        }
        files.extend([(engine_name, engine), (engine_glue_name, engine_glue.into_bytes())]);

        let module = |name: &str, text: &str| {
            format!(
                "<link rel=\"modulepreload\" href=\"./program/{name}\" crossorigin \
                 integrity=\"{}\" />\n",
                integrity(text.as_bytes())
            )
        };
        let tags = [
            // Browsers check a wasm where it is fetched, not where it is asked for in advance.
            format!(
                "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" \
                 href=\"./program/{main_name}\" crossorigin />\n"
            ),
            module(&glue_name, &glue),
            module(&loader_name, &loader),
            format!(
                "<script type=\"module\" src=\"./program/{start_name}\" crossorigin \
                 integrity=\"{}\"></script>\n",
                integrity(start.as_bytes())
            ),
        ]
        .concat();
        files.extend([
            (main_name, main),
            (glue_name, glue.into_bytes()),
            (loader_name, loader.into_bytes()),
            (start_name, start.into_bytes()),
        ]);
        Ok(Named { files, tags })
    }
}

/// The text with its one `old` replaced. Tools may change what they write: that is then said, not
/// shipped.
fn replaced(text: &str, old: &str, new: &str) -> Result<String, String> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => Err(format!("expected `{old}` once, found it {count} times")),
    }
}

fn empty(dir: &Path) -> Result<(), Failure> {
    let gone = match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    gone.and_then(|()| fs::create_dir_all(dir)).map_err(|error| Failure {
        tried: format!("emptying {}", shown(dir)),
        found: error.to_string(),
        needed: "the program is put together there".into(),
        by_hand: format!("remove {}", shown(dir)),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure {
        tried: format!("reading {}", shown(path)),
        found: error.to_string(),
        needed: "it is a part of the program".into(),
        by_hand: "cargo xtask build".into(),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure {
        tried: format!("writing {}", shown(path)),
        found: error.to_string(),
        needed: "Trunk copies it into the bundle".into(),
        by_hand: "see whether the disk is full".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            main: b"main".to_vec(),
            glue: "import * as import1 from \"./chunks.js\"\n\
                   import * as import2 from \"./chunks.js\"\n\"./chunks.js\": import1,\n\
                   new URL('app_bg.wasm', import.meta.url)"
                .into(),
            start: "import(\"./app.js\"); fetch(\"./app_bg.wasm\", \"integrity of app_bg.wasm\", \
                    \"bytes of app_bg.wasm\")"
                .into(),
            loader: "from \"./app.js\";\n\
                     fetch(new URL(\"./split_later.wasm\", import.meta.url));\n\
                     fetch(new URL(\"./chunk_2.wasm\", import.meta.url));"
                .into(),
            chunks: vec![
                ("split_later".into(), b"one".to_vec()),
                ("chunk_2".into(), b"two".to_vec()),
            ],
            engine: (b"engine".to_vec(), "new URL('engine_bg.wasm', import.meta.url)".into()),
            scripts: vec![
                (
                    "arrange",
                    "import(\"./engine.js\"); new Worker(\"./arrange-worker.mjs\");\n\
                     fetch(\"./engine_bg.wasm\", \"integrity of engine_bg.wasm\")"
                        .into(),
                ),
                ("arrange-worker", "from \"./arrange.mjs\"".into()),
                ("bench", "from \"./arrange.mjs\"".into()),
            ],
        }
    }

    fn names(named: &Named) -> Vec<String> {
        named.files.iter().map(|(name, _)| name.clone()).collect()
    }

    fn content(named: &Named, begin: &str) -> String {
        let (_, bytes) =
            named.files.iter().find(|(name, _)| name.starts_with(begin)).expect("the file");
        String::from_utf8(bytes.clone()).expect("a text")
    }

    #[test]
    fn every_name_in_the_scripts_is_that_of_a_file() {
        let named = parts().named().expect("names");
        let names = names(&named);
        let begins = ["app-", "chunks-", "start-", "engine-", "arrange-", "bench-"];
        for script in begins.map(|begin| {
            let (_, bytes) = named
                .files
                .iter()
                .find(|(name, _)| name.starts_with(begin) && !name.ends_with("wasm"))
                .expect("the script");
            String::from_utf8(bytes.clone()).expect("a text")
        }) {
            for line in script.lines().filter(|line| !line.starts_with("\"./chunks.js\": ")) {
                for name in line.split(['"', '\'']).filter(|word| {
                    [".js", ".mjs", ".wasm"].iter().any(|ending| word.ends_with(ending))
                }) {
                    let name = name.trim_start_matches("./").to_owned();
                    assert!(names.contains(&name), "{name} of {line} is not in {names:?}");
                }
            }
        }
    }

    #[test]
    fn the_wasm_finds_its_import_under_the_name_it_has_inside() {
        let named = parts().named().expect("names");
        let (_, glue) = named
            .files
            .iter()
            .find(|(name, _)| name.starts_with("app-") && name.ends_with(".js"))
            .expect("glue");
        assert!(String::from_utf8_lossy(glue).contains("\"./chunks.js\": import1"));
    }

    #[test]
    fn chunks_are_fetched_with_the_hash_of_their_content() {
        let named = parts().named().expect("names");
        let loader = content(&named, "chunks-");
        for bytes in [b"one", b"two"] {
            let integrity =
                format!("import.meta.url), {{ integrity: \"{}\" }});", integrity(bytes));
            assert!(loader.contains(&integrity), "{loader}");
        }
        assert!(content(&named, "start-").contains(&integrity(b"main")));
        assert!(content(&named, "start-").ends_with(" 4)"));
    }

    #[test]
    fn all_names_change_with_any_part() {
        let before = names(&parts().named().expect("names"));
        let changes: [fn(&mut Parts); 8] = [
            |parts| parts.main.push(b'!'),
            |parts| parts.glue.push('!'),
            |parts| parts.start.push('!'),
            |parts| parts.loader.push('!'),
            |parts| parts.chunks[1].1.push(b'!'),
            |parts| parts.engine.0.push(b'!'),
            |parts| parts.engine.1.push('!'),
            |parts| parts.scripts[1].1.push('!'),
        ];
        for change in changes {
            let mut parts = parts();
            change(&mut parts);
            let after = names(&parts.named().expect("names"));
            assert!(before.iter().all(|name| !after.contains(name)), "{before:?} {after:?}");
        }
    }

    #[test]
    fn what_a_tool_writes_otherwise_is_said() {
        let mut parts = parts();
        parts.loader = parts.loader.replace("new URL", "new Url");
        assert_eq!(
            parts.named().err().as_deref(),
            Some(
                "expected `new URL(\"./split_later.wasm\", import.meta.url)` once, found it 0 times"
            )
        );
    }

    #[test]
    fn chunks_are_named_after_what_they_hold() {
        for (cut, expected) in [
            ("split_later", Some("later")),
            ("chunk_2", Some("shared2")),
            ("app", None),
            ("app_bg", None),
        ] {
            assert_eq!(shipped_name(cut).as_deref(), expected, "{cut}");
        }
    }
}
