//! The command line: what each command runs, and in which order.

use std::process::ExitCode;

use crate::run::Failure;
use crate::{browser, bundle, checks, program, site, tools, weigh};

/// Printed for `--help` and after a wrong command line.
pub const USAGE: &str = "\
cargo xtask serve [--port N] [--open]   build the exhibit and show it on this machine
cargo xtask build                       leave the hostable bundle in dist/ and weigh it
cargo xtask test [--quick]              run every check; --quick leaves out bundle and browser
cargo xtask setup                       only install what the others need
cargo xtask weigh                       weigh the dist/ that is there

Three more are called by Trunk:
cargo xtask bake                        check the data and write the files that the page loads
cargo xtask program                     compile the wasm in chunks, for release unless TRUNK_PROFILE=debug
cargo xtask pages                       write the reading edition into dist/";

/// A parsed command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Build, then serve until stopped.
    Serve {
        /// The port asked for; without it the first free one from [`site::FIRST_PORT`] on.
        port: Option<u16>,
        /// Whether to show the page in the default browser.
        open: bool,
    },
    /// Build and weigh.
    Build,
    /// Run the checks.
    Test {
        /// Leave out what needs the bundle or a browser.
        quick: bool,
    },
    /// Install the tools.
    Setup,
    /// Weigh the present bundle.
    Weigh,
    /// Write the data files.
    Bake,
    /// Compile the wasm.
    Program,
    /// Write the reading edition.
    Pages,
    /// Print [`USAGE`].
    Help,
}

/// Reads the arguments that follow `cargo xtask`.
///
/// # Errors
///
/// A sentence that names the word that was not understood.
pub fn parse(args: &[String]) -> Result<Command, String> {
    let mut words = args.iter().map(String::as_str);
    let name = words.next();
    let mut command = match name {
        Some("serve") => Command::Serve { port: None, open: false },
        Some("build") => Command::Build,
        Some("test") => Command::Test { quick: false },
        Some("setup") => Command::Setup,
        Some("weigh") => Command::Weigh,
        Some("bake") => Command::Bake,
        Some("program") => Command::Program,
        Some("pages") => Command::Pages,
        None | Some("help" | "--help" | "-h") => Command::Help,
        Some(other) => return Err(format!("unknown command `{other}`")),
    };
    while let Some(word) = words.next() {
        match (&mut command, word) {
            (_, "--help" | "-h") => return Ok(Command::Help),
            (Command::Serve { port, .. }, "--port") => {
                let value = words.next().ok_or("`--port` needs a number from 1 to 65535")?;
                *port = Some(read_port(value)?);
            }
            (Command::Serve { open, .. }, "--open") => *open = true,
            (Command::Test { quick }, "--quick") => *quick = true,
            (_, other) => {
                return Err(format!("unknown option `{other}` for `{}`", name.unwrap_or_default()));
            }
        }
    }
    Ok(command)
}

fn read_port(value: &str) -> Result<u16, String> {
    value
        .parse()
        .ok()
        .filter(|port| *port != 0)
        .ok_or_else(|| format!("`--port` needs a number from 1 to 65535, found `{value}`"))
}

/// Does what the command says. The exit code is a failure when checks or the budget were not met,
/// which they have then said themselves.
///
/// # Errors
///
/// The first thing that could not be done.
pub fn run(command: &Command) -> Result<ExitCode, Failure> {
    match *command {
        Command::Serve { port, open } => {
            // An occupied port should be said now, not after minutes of building.
            let listener = site::listen(port)?;
            tools::ensure_build_tools()?;
            bundle::build()?;
            site::serve_exhibit(&listener, &bundle::dist(), open)?;
        }
        Command::Build => {
            tools::ensure_build_tools()?;
            bundle::build()?;
            return weigh::report(&bundle::dist());
        }
        Command::Test { quick } => return Ok(checks::run_all(quick)),
        Command::Setup => {
            tools::ensure_build_tools()?;
            tools::ensure_test_tools()?;
            browser::ensure()?;
        }
        Command::Weigh => return weigh::report(&bundle::dist()),
        Command::Bake => bundle::bake()?,
        Command::Program => {
            // Trunk tells its hooks what it is asked for.
            program::build(std::env::var_os("TRUNK_PROFILE").is_none_or(|it| it != "debug"))?;
        }
        Command::Pages => bundle::pages()?,
        Command::Help => println!("{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_command() {
        let cases: &[(&str, Result<Command, &str>)] = &[
            ("", Ok(Command::Help)),
            ("serve", Ok(Command::Serve { port: None, open: false })),
            ("serve --open --port 1956", Ok(Command::Serve { port: Some(1956), open: true })),
            ("build", Ok(Command::Build)),
            ("program", Ok(Command::Program)),
            ("test", Ok(Command::Test { quick: false })),
            ("test --quick", Ok(Command::Test { quick: true })),
            ("test --help", Ok(Command::Help)),
            ("sevre", Err("unknown command `sevre`")),
            ("build --quick", Err("unknown option `--quick` for `build`")),
            ("serve --port", Err("`--port` needs a number from 1 to 65535")),
            ("serve --port 0", Err("`--port` needs a number from 1 to 65535, found `0`")),
            ("serve --port 70000", Err("`--port` needs a number from 1 to 65535, found `70000`")),
        ];
        for (line, expected) in cases {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert_eq!(parse(&args), expected.clone().map_err(str::to_owned), "{line}");
        }
    }
}
