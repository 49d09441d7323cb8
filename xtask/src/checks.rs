//! Every test level as a named, timed step. All steps run even when one fails, so that one run
//! tells everything.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::run::{Failure, Invocation};
use crate::{browser, tools};

/// Runs all steps and prints the verdict; `quick` leaves out the bundle and the browser.
pub fn run_all(quick: bool) -> ExitCode {
    let mut results: Vec<Done> = Vec::new();
    for step in steps() {
        let broken = |name: &str| results.iter().any(|r| r.name == name && r.outcome.is_broken());
        let outcome = if quick && step.slow {
            Outcome::Skipped("--quick")
        } else if step.after.is_some_and(broken) {
            Outcome::Skipped("it needs a step that failed")
        } else {
            step.run()
        };
        results.push(Done { name: step.name, again: step.again, outcome });
    }
    print!("{}", summary(&results));
    if results.iter().any(|done| matches!(done.outcome, Outcome::Failed(_))) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

struct Step {
    name: &'static str,
    usual: &'static str,
    /// The command that repeats this step alone.
    again: String,
    /// Needs the bundle or a browser.
    slow: bool,
    /// A step without which this one makes no sense.
    after: Option<&'static str>,
    work: Box<dyn Fn() -> Result<(), Failure>>,
}

impl Step {
    fn command(name: &'static str, usual: &'static str, line: &str, needed: &str) -> Self {
        Self::of(name, usual, Invocation::new(line, needed))
    }

    fn of(name: &'static str, usual: &'static str, invocation: Invocation) -> Self {
        let again = invocation.line();
        let work = Box::new(move || invocation.run());
        Self { name, usual, again, slow: false, after: None, work }
    }

    fn run(&self) -> Outcome {
        println!("\n=== {} (usually {}): {}", self.name, self.usual, self.again);
        let start = Instant::now();
        match (self.work)() {
            Ok(()) => Outcome::Passed(start.elapsed()),
            Err(failure) => {
                println!("{failure}");
                Outcome::Failed(start.elapsed())
            }
        }
    }
}

const TOOLS: &str = "tools";
const BUNDLE: &str = "bundle and weight";

fn steps() -> Vec<Step> {
    let core = "the core must hold without a browser";
    let clean = "a warning is a finding";
    vec![
        Step {
            work: Box::new(|| {
                tools::ensure_build_tools()?;
                tools::ensure_test_tools()
            }),
            ..Step::command(TOOLS, "a second, at first 10 minutes", "cargo xtask setup", "")
        },
        Step::command("formatting", "2 s", "cargo fmt --all --check", "one layout for all"),
        Step::command(
            "lint, core",
            "1 min",
            "cargo clippy --no-default-features --all-targets -- -D warnings",
            clean,
        ),
        Step::command(
            "lint, host",
            "2 min",
            "cargo clippy --workspace --features reading --all-targets -- -D warnings",
            clean,
        ),
        Step {
            after: Some(TOOLS),
            ..Step::command(
                "lint, browser",
                "1 min",
                "cargo clippy --target wasm32-unknown-unknown --no-default-features \
                 --features app --lib --bin app -- -D warnings",
                clean,
            )
        },
        Step {
            after: Some(TOOLS),
            ..Step::command(
                "lint, layout engine",
                "30 s",
                "cargo clippy --target wasm32-unknown-unknown --no-default-features \
                 --features engine --bin engine -- -D warnings",
                clean,
            )
        },
        Step::command("tests, core", "2 min", "cargo test --no-default-features", core),
        Step::command("tests, host", "2 min", "cargo test", "the exhibit and its data tool"),
        Step::command(
            "tests, reading edition",
            "2 min",
            "cargo test --features reading",
            "panels rendered on the host",
        ),
        Step::command("tests, xtask", "1 min", "cargo test --package xtask", "these tools"),
        Step::of(
            "documentation",
            "1 min",
            Invocation::new("cargo doc --no-deps --features reading", "links must lead somewhere")
                .env("RUSTDOCFLAGS", "-D warnings"),
        ),
        Step::command(
            "data",
            "1 min",
            "cargo run --quiet --no-default-features --features tool --bin dataset -- check",
            "every record must be readable, dated and sourced",
        ),
        Step {
            slow: true,
            after: Some(TOOLS),
            ..Step::command(BUNDLE, "5 min", "cargo xtask build", "this is what is hosted")
        },
        Step { slow: true, after: Some(BUNDLE), ..journeys() },
    ]
}

fn journeys() -> Step {
    let line = "cargo test --package browser-journeys";
    let invocation = Invocation::new(line, "a visitor's ways through the exhibit");
    Step {
        work: Box::new(move || {
            browser::ensure()?;
            invocation.run()
        }),
        ..Step::command("browser journeys", "5 min", line, "")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed(Duration),
    Failed(Duration),
    Skipped(&'static str),
}

impl Outcome {
    fn is_broken(self) -> bool {
        !matches!(self, Self::Passed(_))
    }
}

struct Done {
    name: &'static str,
    again: String,
    outcome: Outcome,
}

/// The table of steps; its last line is the count alone.
fn summary(results: &[Done]) -> String {
    let mut text = String::from("\n");
    let [mut passed, mut failed, mut skipped] = [0, 0, 0];
    for Done { name, again, outcome } in results {
        let line = match outcome {
            Outcome::Passed(time) => {
                passed += 1;
                format!("{name:<24} passed  {:>5} s", time.as_secs())
            }
            Outcome::Failed(time) => {
                failed += 1;
                format!("{name:<24} FAILED  {:>5} s  again alone: {again}", time.as_secs())
            }
            Outcome::Skipped(why) => {
                skipped += 1;
                format!("{name:<24} skipped          {why}")
            }
        };
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str(&format!("\n{passed} passed, {failed} failed"));
    if skipped > 0 {
        text.push_str(&format!(", {skipped} skipped"));
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_ends_with_the_count_and_names_the_way_back() {
        let done = |name, outcome| Done { name, again: format!("cargo {name}"), outcome };
        let text = summary(&[
            done("fmt", Outcome::Passed(Duration::from_secs(2))),
            done("clippy", Outcome::Failed(Duration::from_secs(61))),
            done("build", Outcome::Skipped("--quick")),
        ]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "",
                "fmt                      passed      2 s",
                "clippy                   FAILED     61 s  again alone: cargo clippy",
                "build                    skipped          --quick",
                "",
                "1 passed, 1 failed, 1 skipped",
            ]
        );
        assert!(
            summary(&[done("fmt", Outcome::Passed(Duration::ZERO))])
                .ends_with("\n1 passed, 0 failed\n")
        );
    }

    #[test]
    fn every_named_predecessor_is_an_earlier_step() {
        let steps = steps();
        for (at, step) in steps.iter().enumerate() {
            if let Some(after) = step.after {
                assert!(steps[..at].iter().any(|s| s.name == after), "{} after {after}", step.name);
            }
        }
    }
}
