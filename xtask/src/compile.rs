//! Compiles one of the programs to wasm.

use std::path::PathBuf;

use crate::run::{Failure, Invocation, root};

/// How one of the programs is compiled.
pub struct Recipe {
    feature: &'static str,
    bin: &'static str,
    /// The profile of a release.
    profile: &'static str,
    /// For rustc, on every crate.
    flags: &'static str,
    /// For rustc, on the program alone.
    last: &'static [&'static str],
}

/// The exhibit.
pub const APP: Recipe = Recipe {
    feature: "app",
    bin: "app",
    profile: "release",
    flags: "",
    // Relocations say which function needs which: along them the program is cut.
    last: &["-Clink-arg=--emit-relocs"],
};

/// The layout engine.
pub const ENGINE: Recipe = Recipe {
    feature: "engine",
    bin: "engine",
    profile: "engine",
    // All browsers since 2023 have it.
    flags: "-Ctarget-feature=+simd128",
    last: &[],
};

/// Runs rustc; the path of what it made.
///
/// # Errors
///
/// When rustc fails, or cargo does not say where its results lie.
pub fn compile(recipe: &Recipe, release: bool) -> Result<PathBuf, Failure> {
    let Recipe { feature, bin, profile, flags, last } = recipe;
    let line = "cargo rustc --target wasm32-unknown-unknown --no-default-features --features";
    let flags = format!("{} {flags}", without_machine_paths());
    let mut compile = Invocation::new(line, "this is the exhibit itself")
        .arg(*feature)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.trim());
    if release {
        compile = compile.arg("--profile").arg(*profile);
    }
    for word in ["--bin", bin, "--"].iter().chain(*last) {
        compile = compile.arg(*word);
    }
    compile.run()?;
    let about = Invocation::new("cargo metadata --no-deps --format-version 1", "where it lies");
    let target = about
        .output()
        .as_deref()
        .and_then(target_directory)
        .ok_or_else(|| about.failure("no target_directory in it"))?;
    let profile = if release { profile } else { "debug" };
    let made = target.join("wasm32-unknown-unknown").join(profile);
    Ok(made.join(format!("{bin}.wasm")))
}

/// The folder of cargo's results, from what `cargo metadata` prints.
fn target_directory(metadata: &str) -> Option<PathBuf> {
    let (_, rest) = metadata.split_once("\"target_directory\":\"")?;
    let (path, _) = rest.split_once('"')?;
    Some(PathBuf::from(path.replace("\\\\", "\\")))
}

/// Flags that keep this machine's folders out of the wasm, which names source files in its panics.
/// A path with a space could not be passed on this way and stays as it is.
fn without_machine_paths() -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    [(cargo.join("registry").join("src"), "crates"), (root(), "twentieth")]
        .iter()
        .map(|(path, name)| (path.display().to_string(), name))
        .filter(|(path, _)| !path.contains(' '))
        .map(|(path, name)| format!("--remap-path-prefix={path}={name}"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_says_where_its_results_are() {
        for (metadata, expected) in [
            (r#"{"a":1,"target_directory":"/x/target","b":2}"#, Some("/x/target")),
            (r#"{"target_directory":"C:\\x\\target"}"#, Some("C:\\x\\target")),
            ("{}", None),
        ] {
            assert_eq!(target_directory(metadata), expected.map(PathBuf::from), "{metadata}");
        }
    }
}
