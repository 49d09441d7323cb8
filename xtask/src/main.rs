//! Entry point of `cargo xtask`; see the library for the map.

use std::process::ExitCode;

use xtask::commands;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match commands::parse(&args) {
        Ok(command) => match commands::run(&command) {
            Ok(code) => code,
            Err(failure) => {
                eprintln!("\n{failure}");
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            eprintln!("error: {message}\n\n{}", commands::USAGE);
            ExitCode::from(2)
        }
    }
}
