//! What reading cannot continue from.

use std::fmt;

/// Why there is no dataset at all. Everything less is a [`Problem`](super::Problem).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// A file or folder that cannot be opened.
    #[cfg(feature = "tool")]
    Io {
        /// Its path.
        path: String,
        /// What the system said.
        message: String,
    },
    /// A folder without a single `.toml` file.
    #[cfg(feature = "tool")]
    NoFiles {
        /// Its path.
        path: String,
    },
    /// Not JSON, or not JSON of this shape.
    NotJson {
        /// Which file: `core` or `texts`.
        what: &'static str,
        /// From 1; 0 where not known.
        line: usize,
        /// From 1; 0 where not known.
        column: usize,
        /// What was found and expected there.
        message: String,
    },
    /// Another version of the format.
    WrongSchema {
        /// Which file: `core` or `texts`.
        what: &'static str,
        /// The version in the file, as written there.
        found: String,
        /// [`SCHEMA_VERSION`](super::SCHEMA_VERSION).
        expected: u32,
    },
    /// Texts baked for another core.
    OtherCore {
        /// Fingerprint in the texts.
        found: String,
        /// Fingerprint of the dataset they were to be joined to.
        expected: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            #[cfg(feature = "tool")]
            Self::Io { path, message } => write!(f, "cannot read {path}: {message}"),
            #[cfg(feature = "tool")]
            Self::NoFiles { path } => {
                write!(f, "found no .toml file below {path}, expected the folder of a history")
            }
            Self::NotJson { what, line: 0, message, .. } => {
                write!(f, "cannot read the {what} file: {message}")
            }
            Self::NotJson { what, line, column, message } => {
                write!(f, "cannot read the {what} file at line {line}, column {column}: {message}")
            }
            Self::WrongSchema { what, found, expected } => write!(
                f,
                "found schema version {found} in the {what} file, expected {expected}; page and \
                 data are of different ages, so reloading the page may help"
            ),
            Self::OtherCore { found, expected } => write!(
                f,
                "found texts for the core {found}, expected {expected}; the two files are of \
                 different ages, so reloading the page may help"
            ),
        }
    }
}

impl std::error::Error for ReadError {}
