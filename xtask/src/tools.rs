//! Finds or installs what building and testing need. What is there in the right version is reused;
//! nothing of a person's own is overwritten.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::run::{Failure, Invocation, find, root, shown};

/// The Trunk that the project is built with. Later patch releases are taken too.
pub const TRUNK: &str = "0.21.14";

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What turns the sources into `dist/`: the wasm target, wasm-bindgen, Trunk and wasm-opt.
///
/// # Errors
///
/// The first tool that is absent and cannot be installed.
pub fn ensure_build_tools() -> Result<(), Failure> {
    ensure_wasm_target()?;
    let wasm_bindgen = locked_version("wasm-bindgen")?;
    CargoTool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: wasm_bindgen,
        // The generated glue only fits the library of exactly this version.
        accepts: |found, wanted| found == wanted,
        // Its lock file is not published.
        flags: "",
        usual: "3 minutes",
        needed: "to bind the compiled exhibit to JavaScript",
    }
    .ensure()?;
    CargoTool {
        program: "trunk",
        package: "trunk",
        version: TRUNK.to_owned(),
        accepts: later_patch,
        flags: "--locked",
        usual: "3 to 7 minutes",
        needed: "to bundle the exhibit",
    }
    .ensure()?;
    ensure_node_tools()
}

/// What the checks need beyond [`ensure_build_tools`] and a browser: rustfmt and clippy.
///
/// # Errors
///
/// When a component is absent and `rustup` cannot add it.
pub fn ensure_test_tools() -> Result<(), Failure> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let check = Invocation::new(&format!("cargo {subcommand} --version"), "");
        if let Some(version) = check.output() {
            present(component, &version);
        } else {
            installing(component, "a few seconds");
            let line = format!("rustup component add {component}");
            Invocation::new(&line, "to check the sources").run()?;
        }
    }
    Ok(())
}

/// The search path with the project's own tools first, then cargo's, then what the person has.
pub fn path() -> OsString {
    let mut dirs = vec![private_root().join("bin"), node_dir().join("node_modules").join(".bin")];
    dirs.extend(cargo_bin());
    let rest = std::env::var_os("PATH").unwrap_or_default();
    dirs.extend(std::env::split_paths(&rest));
    // A folder whose name holds the separator cannot be joined; then the person's PATH must do.
    std::env::join_paths(dirs).unwrap_or(rest)
}

/// The folder of `package.json`: packages from npm that building and testing need.
pub fn node_dir() -> PathBuf {
    root().join("xtask").join("tools")
}

/// A program that `cargo install` provides.
struct CargoTool {
    program: &'static str,
    package: &'static str,
    version: String,
    accepts: fn(found: &str, wanted: &str) -> bool,
    flags: &'static str,
    usual: &'static str,
    needed: &'static str,
}

impl CargoTool {
    fn ensure(&self) -> Result<(), Failure> {
        let found = self.found();
        if let Some(version) = found.as_deref().filter(|v| (self.accepts)(v, &self.version)) {
            present(self.program, version);
            return Ok(());
        }
        installing(&format!("{} {}", self.program, self.version), self.usual);
        let Self { package, version, flags, .. } = self;
        let line = format!("cargo install {package} --version {version} {flags}");
        let mut install = Invocation::new(&line, self.needed);
        if let Some(other) = found {
            println!("  ({other} is there and stays; this one goes to {})", shown(&private_root()));
            install = install.arg("--root").arg(private_root().to_string_lossy());
        }
        install.run()?;
        match self.found() {
            Some(version) if (self.accepts)(&version, &self.version) => Ok(()),
            other => Err(install.failure(format!(
                "installed {} {}, but found {} on the PATH",
                self.program,
                self.version,
                other.as_deref().unwrap_or("none")
            ))),
        }
    }

    fn found(&self) -> Option<String> {
        let check = Invocation::new(self.program, "").arg("--version").env("PATH", path());
        check.output().as_deref().and_then(version_in).map(str::to_owned)
    }
}

fn ensure_wasm_target() -> Result<(), Failure> {
    let line = format!("rustc --print target-libdir --target {WASM_TARGET}");
    let there = Invocation::new(&line, "").output().is_some_and(|dir| PathBuf::from(dir).is_dir());
    if there {
        present("wasm target", WASM_TARGET);
        return Ok(());
    }
    installing("wasm target", "half a minute");
    let line = format!("rustup target add {WASM_TARGET}");
    Invocation::new(&line, "to compile the exhibit for browsers").run()
}

/// `wasm-opt` (npm's `binaryen`; Debian's is too old for what rustc emits) and axe-core.
fn ensure_node_tools() -> Result<(), Failure> {
    let install = Invocation::new("npm ci", "wasm-opt shrinks the wasm, axe-core checks the pages")
        .dir(node_dir());
    let lock = std::fs::read(node_dir().join("package-lock.json"))
        .map_err(|error| install.failure(format!("cannot read {}: {error}", shown(&node_dir()))))?;
    // npm leaves no trace of which lock file it installed from, so a copy of it is kept.
    let stamp = node_dir().join("node_modules").join(".installed-from");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        present("wasm-opt, axe-core", "as in xtask/tools/package-lock.json");
        return Ok(());
    }
    installing("wasm-opt, axe-core", "half a minute");
    if find("npm", &path()).is_none() {
        return Err(install
            .clone()
            .by_hand("install Node.js 18 or later with npm, then run this command again")
            .failure("`npm` is not installed or not on the PATH"));
    }
    install.clone().env("PATH", path()).run()?;
    std::fs::write(&stamp, lock)
        .map_err(|error| install.failure(format!("cannot write {}: {error}", shown(&stamp))))
}

/// The version of `package` in the project's `Cargo.lock`.
fn locked_version(package: &str) -> Result<String, Failure> {
    let failure = |found: String| Failure {
        tried: "reading Cargo.lock".into(),
        found,
        needed: format!("to install the command of {package} in the same version"),
        by_hand: "git restore Cargo.lock".into(),
    };
    let text = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| failure(format!("cannot read Cargo.lock: {error}")))?;
    version_in_lock(&text, package)
        .map(str::to_owned)
        .ok_or_else(|| failure(format!("Cargo.lock names no version of {package}")))
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The version in what `--version` prints: its first word that starts with a digit.
fn version_in(printed: &str) -> Option<&str> {
    printed.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether `found` is `wanted` or a later patch release of it.
fn later_patch(found: &str, wanted: &str) -> bool {
    let split = |version: &str| {
        let (series, patch) = version.rsplit_once('.')?;
        Some((series.to_owned(), patch.parse::<u32>().ok()?))
    };
    match (split(found), split(wanted)) {
        (Some((series, patch)), Some((wanted_series, least))) => {
            series == wanted_series && least <= patch
        }
        _ => false,
    }
}

fn private_root() -> PathBuf {
    root().join("target").join("tools")
}

fn cargo_bin() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .map(|home| home.join("bin"))
}

fn present(what: &str, version: &str) {
    println!("* {what}: {version}");
}

pub(crate) fn installing(what: &str, usual: &str) {
    println!("* {what}: installing, once; usually {usual}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_locked_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "yew"), None);
        assert_eq!(version_in_lock("name = \"yew\"", "yew"), None);
    }

    #[test]
    fn reads_printed_versions() {
        for (printed, expected) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.130 (a1b2c3)", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("usage: trunk", None),
        ] {
            assert_eq!(version_in(printed), expected, "{printed}");
        }
    }

    #[test]
    fn takes_later_patches_of_the_same_series_only() {
        for (found, expected) in [
            ("0.21.14", true),
            ("0.21.15", true),
            ("0.21.9", false),
            ("0.22.14", false),
            ("0.21.14-rc.1", false),
            ("21", false),
        ] {
            assert_eq!(later_patch(found, "0.21.14"), expected, "{found}");
        }
    }

    #[test]
    fn the_project_comes_before_the_person_on_the_path() {
        let dirs: Vec<PathBuf> = std::env::split_paths(&path()).collect();
        assert_eq!(dirs[0], root().join("target/tools/bin"));
        assert_eq!(dirs[1], root().join("xtask/tools/node_modules/.bin"));
    }
}
