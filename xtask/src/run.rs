//! Starts other programs. A failure always says what was tried, why it matters and what to run by
//! hand, since whoever reads it may know neither Trunk nor cargo.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Something that could not be done, with the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was attempted, as a command line or a short clause.
    pub tried: String,
    /// What happened instead.
    pub found: String,
    /// What cannot go on without it.
    pub needed: String,
    /// The command or action that a person can try.
    pub by_hand: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "error: {}", self.found)?;
        writeln!(f, "  tried:   {}", self.tried)?;
        writeln!(f, "  needed:  {}", self.needed)?;
        write!(f, "  by hand: {}", self.by_hand)
    }
}

impl std::error::Error for Failure {}

/// A command line with the reason for running it.
#[derive(Debug, Clone)]
pub struct Invocation {
    program: String,
    args: Vec<String>,
    envs: Vec<(String, OsString)>,
    dir: PathBuf,
    needed: String,
    by_hand: Option<String>,
}

impl Invocation {
    /// `line` is split at spaces, so that the code reads as one would type it; arguments that hold
    /// spaces go through [`Self::arg`]. `needed` says what cannot go on without this.
    pub fn new(line: &str, needed: &str) -> Self {
        let mut words = line.split_whitespace().map(str::to_owned);
        Self {
            program: words.next().unwrap_or_default(),
            args: words.collect(),
            envs: Vec::new(),
            dir: root(),
            needed: needed.to_owned(),
            by_hand: None,
        }
    }

    /// Adds one argument as it is.
    #[must_use]
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.envs.push((name.to_owned(), value.into()));
        self
    }

    /// Runs in `dir` instead of the repository's root.
    #[must_use]
    pub fn dir(mut self, dir: PathBuf) -> Self {
        self.dir = dir;
        self
    }

    /// What a person should run, where that is not the command itself.
    #[must_use]
    pub fn by_hand(mut self, advice: &str) -> Self {
        self.by_hand = Some(advice.to_owned());
        self
    }

    /// The command as one would type it in the repository's root.
    pub fn line(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        if self.dir != root() {
            words.push(format!("cd {} &&", shown(&self.dir)));
        }
        // PATH is set for every tool and would drown the rest.
        let envs = self.envs.iter().filter(|(name, _)| name != "PATH");
        words.extend(
            envs.map(|(name, value)| format!("{name}={}", quoted(&value.to_string_lossy()))),
        );
        words.push(self.program.clone());
        words.extend(self.args.iter().map(|arg| quoted(arg)));
        words.join(" ")
    }

    /// Runs it with its output on the terminal.
    ///
    /// # Errors
    ///
    /// When the program is absent, cannot start, or ends with anything but success.
    pub fn run(&self) -> Result<(), Failure> {
        let status = self.command().status().map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(());
        }
        Err(self.failure(match status.code() {
            Some(code) => format!("`{}` ended with exit code {code}", self.program),
            None => format!("`{}` was ended by a signal", self.program),
        }))
    }

    /// Runs it quietly and returns what it printed; `None` when it is absent or fails.
    pub fn output(&self) -> Option<String> {
        let output = self.command().stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// This command's failure, for a cause that its exit code does not tell.
    pub fn failure(&self, found: impl Into<String>) -> Failure {
        let line = self.line();
        Failure {
            found: found.into(),
            needed: self.needed.clone(),
            by_hand: self.by_hand.clone().unwrap_or_else(|| line.clone()),
            tried: line,
        }
    }

    fn command(&self) -> Command {
        let path = self.envs.iter().find(|(name, _)| name == "PATH").map(|(_, value)| value);
        let program =
            path.map_or_else(|| self.program.clone().into(), |p| resolve(&self.program, p));
        let mut command = Command::new(program);
        command.args(&self.args).current_dir(&self.dir).stdin(Stdio::null());
        command.envs(self.envs.iter().map(|(name, value)| (name, value)));
        command
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        if error.kind() == std::io::ErrorKind::NotFound {
            self.failure(format!("`{}` is not installed or not on the PATH", self.program))
        } else {
            self.failure(format!("`{}` could not start: {error}", self.program))
        }
    }
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| ".".into(), Path::to_path_buf)
}

/// Where `program` lies in the folders of `path`, so that npm's `.cmd` shims are found on Windows
/// too; the bare name when it is in none of them.
fn resolve(program: &str, path: &OsString) -> PathBuf {
    find(program, path).unwrap_or_else(|| program.into())
}

/// The first file of this name in the folders of `path`, with the endings that Windows adds.
pub fn find(program: &str, path: &OsString) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(path)
        .flat_map(|dir| endings.iter().map(move |ending| dir.join(format!("{program}{ending}"))))
        .find(|candidate| candidate.is_file())
}

/// A path as seen from the root, for messages.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{word}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_reads_as_one_would_type_it() {
        let invocation = Invocation::new("cargo doc --no-deps", "documentation")
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("PATH", "/somewhere");
        assert_eq!(invocation.line(), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
        assert_eq!(
            Invocation::new("npm ci", "x").dir(root().join("xtask").join("tools")).line(),
            format!("cd {} && npm ci", Path::new("xtask").join("tools").display())
        );
    }

    #[test]
    fn an_absent_program_says_what_to_do() {
        let failure = Invocation::new("no-such-program --now", "the bundle cannot be built")
            .by_hand("install it")
            .run()
            .unwrap_err();
        assert_eq!(
            failure.to_string(),
            "error: `no-such-program` is not installed or not on the PATH\n  \
             tried:   no-such-program --now\n  \
             needed:  the bundle cannot be built\n  \
             by hand: install it"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_program_names_its_exit_code() {
        let failure = Invocation::new("false --now", "x").run().unwrap_err();
        assert_eq!(failure.found, "`false` ended with exit code 1");
        assert_eq!(failure.by_hand, "false --now");
    }
}
