//! Bakes the data and builds `dist/`, the folder that can be put on any web server.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::run::{Failure, Invocation, root, shown};
use crate::tools;

/// The bundle's folder.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds `dist/` for release. Trunk calls [`bake`] and
/// [`program::build`](crate::program::build) before and [`pages`] after, so that
/// `trunk serve` on its own does the same.
///
/// # Errors
///
/// When Trunk or one of the two hooks fails.
pub fn build() -> Result<(), Failure> {
    println!("* building dist/, usually 2 to 5 minutes at first, 1 after a change");
    let mut trunk = Invocation::new("trunk build --release", "this is the exhibit itself")
        .env("PATH", tools::path())
        .by_hand("PATH=\"$PWD/xtask/tools/node_modules/.bin:$PATH\" trunk build --release");
    // Trunk reads NO_COLOR as a switch and takes nothing but true and false.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk = trunk.env("NO_COLOR", "true");
    }
    trunk.run()
}

/// Checks the sources under `data/` and writes the files that the page loads.
///
/// # Errors
///
/// When a record is wrong; the data tool has then said which.
pub fn bake() -> Result<(), Failure> {
    let out = root().join("target").join("site").join("data");
    make_dir(&out)?;
    // Without the browser features: this compiles in seconds and knows no Yew.
    let line =
        "cargo run --quiet --no-default-features --features tool --bin dataset -- bake --out";
    Invocation::new(line, "the exhibit shows nothing without its data").arg(shown(&out)).run()
}

/// Writes the reading edition: into the bundle that Trunk is making, or else into `dist/`.
///
/// # Errors
///
/// When the data cannot be read or a page not written.
pub fn pages() -> Result<(), Failure> {
    let out = std::env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| OsString::from(dist()));
    let out = PathBuf::from(out);
    make_dir(&out)?;
    let line = "cargo run --quiet --features reading --bin reading -- --out";
    Invocation::new(line, "readers without JavaScript, print and search engines get these pages")
        .arg(out.to_string_lossy())
        .run()
}

fn make_dir(dir: &PathBuf) -> Result<(), Failure> {
    std::fs::create_dir_all(dir).map_err(|error| Failure {
        tried: format!("creating {}", shown(dir)),
        found: error.to_string(),
        needed: "the bundle is put together there".into(),
        by_hand: format!("mkdir -p {}", shown(dir)),
    })
}
