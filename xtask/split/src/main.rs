//! Cuts the compiled exhibit into its first part and the chunks that follow.
//!
//! A program of its own beside `xtask`, so that only a build of the bundle compiles what cutting
//! needs. `cargo xtask program` runs it between rustc and wasm-bindgen.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "\
usage: split PROGRAM.wasm DIR

PROGRAM.wasm must have been linked with --emit-relocs. DIR gets app.wasm, one split_NAME.wasm for
each chunk, and chunks.js, which fetches them.";

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [program, dir] = paths.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match split(program, dir) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("split: {}: {message}", program.display());
            ExitCode::FAILURE
        }
    }
}

fn split(program: &Path, dir: &Path) -> Result<(), String> {
    let wasm = std::fs::read(program).map_err(|error| error.to_string())?;
    let main = dir.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = dir;
    options.main_out_path = &main;
    options.link_name = "./chunks.js";
    options.main_module = "./app.js";
    options.emit_dwarf = false;
    options.target.web();
    wasm_split_cli_support::transform(options).map_err(|error| format!("{error:#}"))?;
    Ok(())
}
