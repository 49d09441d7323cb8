//! What is wrong with one record, in words its author can act on.

use std::fmt;

use crate::model::{DateError, Kind};

/// Something wrong with a record that reading went on after.
///
/// Shown as `people/a.toml:12: error: person kirov-sergei: died: found …, expected …`.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How bad it is; follows from the kind.
    pub severity: Severity,
    /// Path below the folder read, or the name of a shipped file. Empty where it is the whole.
    pub file: String,
    /// Line in that file, from 1.
    pub line: Option<u32>,
    /// Which record: `person kirov-sergei`. Empty where it is the file itself.
    pub record: String,
    /// Which field of the record: `led_to 2: sources`. Empty where it is the record itself.
    pub field: String,
    /// What was found and expected.
    pub kind: ProblemKind,
}

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The record is wrong; it was repaired or left out.
    Error,
    /// The record can stand, but somebody should look.
    Warning,
}

/// What an id refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A person, event, … .
    Node,
    /// A `[[source]]`.
    Source,
    /// A `[[region]]`.
    Region,
    /// A `[[relation_type]]`.
    RelationType,
}

/// An end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where the forward verb starts.
    From,
    /// Where it points.
    To,
}

/// What was found and what was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// Text that is not TOML.
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// A key the format does not have.
    UnknownKey {
        /// The key.
        found: String,
        /// The nearest key it has.
        suggestion: Option<String>,
        /// All keys it has here.
        known: Vec<&'static str>,
    },
    /// A key without which the record is incomplete.
    MissingField {
        /// What belongs there.
        expected: &'static str,
    },
    /// A value of another type: a number for a text.
    WrongType {
        /// Type found.
        found: String,
        /// Type expected.
        expected: String,
    },
    /// An id of another form.
    BadId {
        /// The id.
        found: String,
        /// The same in the right form.
        suggestion: Option<String>,
    },
    /// An id used twice; the later record is left out.
    DuplicateId {
        /// The id.
        id: String,
        /// Where it was used first: file and line.
        first: String,
    },
    /// An id that nothing has.
    UnknownReference {
        /// What should have it.
        target: Target,
        /// The id.
        found: String,
        /// The nearest id there is.
        suggestion: Option<String>,
    },
    /// A date that is no EDTF.
    BadDate(DateError),
    /// A word outside a fixed list: certainty, kind, class.
    BadWord {
        /// The word.
        found: String,
        /// The list.
        expected: Vec<&'static str>,
        /// The nearest word of it.
        suggestion: Option<String>,
    },
    /// A number outside its range: importance, coordinates.
    OutOfRange {
        /// The number.
        found: String,
        /// The range in words.
        expected: String,
    },
    /// A text of nothing but blanks.
    EmptyText,
    /// A record that cites nothing.
    NoSource,
    /// A record that lies nowhere; it is put into the first region.
    NoRegion,
    /// A relation between kinds of node that its type does not join.
    EndDoesNotFit {
        /// Which end.
        end: End,
        /// The relation type.
        relation_type: String,
        /// Id of the node there.
        id: String,
        /// Its kind.
        found: Kind,
        /// The kinds the type allows there.
        expected: Vec<Kind>,
    },
    /// A relation of a node with itself; it is left out.
    SelfRelation {
        /// The node.
        id: String,
    },
    /// A relation that says what another says; it is left out.
    DuplicateRelation {
        /// Where the other one is: file and line.
        first: String,
    },
    /// A dispute without two sides.
    FewAccounts {
        /// How many there are.
        found: usize,
    },
    /// A node without a relation.
    Orphan,
    /// A source that nothing cites.
    UnusedSource,
    /// A place that cannot be put on a map.
    NoCoordinates,
    /// Somebody takes part in an event before birth or after death.
    OutsideLife {
        /// Date of the event.
        found: String,
        /// Dates of the life.
        life: String,
    },
    /// An effect that was over before its cause began.
    EffectBeforeCause {
        /// Date of the effect.
        effect: String,
        /// Date of the cause.
        cause: String,
    },
    /// Dates, and what is dated by other things, that cannot all be true.
    Contradiction {
        /// The statements, each about what the one before it speaks of.
        statements: Vec<String>,
    },
    /// A summary that does not end as a sentence does.
    NoFullStop {
        /// Its last words.
        found: String,
    },
    /// A summary too long to be one.
    TooManySentences {
        /// How many there are.
        found: usize,
    },
    /// An office that somebody holds twice at once.
    HeldTwice {
        /// The office.
        title: String,
    },
    /// A place outside the country it names.
    OutsideCountry {
        /// Where it lies.
        found: String,
        /// The country.
        country: String,
    },
    /// A source with an address that is none.
    BadAddress {
        /// What stands there.
        found: String,
    },
    /// A source of which a reader is not told where it can be found.
    Untraceable,
    /// A great event without a book, an article or a document behind it.
    WebPagesAlone,
    /// A text in English only, in a history that is in Russian too.
    NotTranslated,
    /// Two languages of a text that cannot say the same.
    UnequalLengths {
        /// Letters in English.
        english: usize,
        /// Letters in Russian.
        russian: usize,
    },
    /// A sentence that stands in another summary.
    SharedSentence {
        /// The sentence.
        found: String,
        /// The other node.
        other: String,
    },
    /// So many important nodes that importance says nothing.
    TooManyImportant {
        /// The importance.
        level: u8,
        /// The share of nodes that have it or a higher one, in per cent.
        found: usize,
        /// The greatest share that makes sense, in per cent.
        most: usize,
    },
    /// A node that no chain of relations joins to the middle of the history.
    Unreachable {
        /// The middle.
        from: &'static str,
    },
    /// An index past the end of its arena, in a shipped file.
    BadIndex {
        /// The index.
        found: String,
        /// How many records there are.
        len: usize,
    },
    /// A column that is shorter or longer than the others, in a shipped file.
    BadColumn {
        /// How many values it has.
        found: usize,
        /// How many records there are.
        expected: usize,
    },
}

impl Problem {
    /// A problem of the whole; say where with [`in_file`](Self::in_file),
    /// [`of_record`](Self::of_record) and [`at_field`](Self::at_field).
    pub fn new(kind: ProblemKind) -> Self {
        Self {
            severity: kind.severity(),
            file: String::new(),
            line: None,
            record: String::new(),
            field: String::new(),
            kind,
        }
    }

    /// In this file, on this line if known.
    pub fn in_file(self, file: impl Into<String>, line: Option<u32>) -> Self {
        Self { file: file.into(), line, ..self }
    }

    /// In this record.
    pub fn of_record(self, record: impl Into<String>) -> Self {
        Self { record: record.into(), ..self }
    }

    /// In this field.
    pub fn at_field(self, field: impl Into<String>) -> Self {
        Self { field: field.into(), ..self }
    }

    /// Whether the history is wrong, not only in need of a look.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl ProblemKind {
    /// How bad problems of this kind are.
    pub fn severity(&self) -> Severity {
        match self {
            // The record itself may be the other account.
            Self::FewAccounts { found: 1.. }
            | Self::DuplicateRelation { .. }
            | Self::Orphan
            | Self::UnusedSource
            | Self::NoCoordinates
            | Self::OutsideLife { .. }
            | Self::NoFullStop { .. }
            | Self::TooManySentences { .. }
            | Self::NotTranslated
            | Self::Untraceable
            | Self::UnequalLengths { .. }
            | Self::SharedSentence { .. }
            | Self::TooManyImportant { .. }
            | Self::Unreachable { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}", self.file)?;
            if let Some(line) = self.line {
                write!(f, ":{line}")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}: ", self.severity)?;
        for part in [&self.record, &self.field] {
            if !part.is_empty() {
                write!(f, "{part}: ")?;
            }
        }
        write!(f, "{}", self.kind)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Node => "a person, event or other record",
            Self::Source => "a source",
            Self::Region => "a region",
            Self::RelationType => "a relation type",
        })
    }
}

/// What a shipped file can hold. The page reads no sources, so it leaves their words out.
impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadDate(error) => write!(f, "{error}"),
            Self::BadWord { found, expected, suggestion } => {
                write!(f, "found {found:?}, expected {}", one_of(expected))?;
                did_you_mean(f, suggestion.as_deref())
            }
            Self::OutOfRange { found, expected } => {
                write!(f, "found {found}, expected {expected}")
            }
            Self::SelfRelation { id } => {
                write!(f, "found {id:?} at both ends, expected two different records")
            }
            Self::BadIndex { found, len } => {
                write!(f, "found the index {found}, expected less than {len}")
            }
            Self::BadColumn { found, expected } => {
                write!(f, "found {found} values, expected {expected}")
            }
            #[cfg(feature = "tool")]
            _ => self.fmt_of_sources(f),
            #[cfg(not(feature = "tool"))]
            _ => Ok(()),
        }
    }
}

/// What only the sources and the checks can hold.
#[cfg(feature = "tool")]
impl ProblemKind {
    fn fmt_of_sources(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { message } => write!(f, "found no TOML: {message}"),
            Self::UnknownKey { found, suggestion, known } => {
                write!(f, "found the key {found:?}, expected {}", one_of(known))?;
                did_you_mean(f, suggestion.as_deref())
            }
            Self::MissingField { expected } => write!(f, "found nothing, expected {expected}"),
            Self::WrongType { found, expected } => write!(f, "found {found}, expected {expected}"),
            Self::BadId { found, suggestion } => {
                write!(f, "found {found:?}, expected lower-case ASCII words joined by hyphens")?;
                did_you_mean(f, suggestion.as_deref())
            }
            Self::DuplicateId { id, first } => {
                write!(f, "found the id {id:?} again, expected it once; it is used in {first}")
            }
            Self::UnknownReference { target, found, suggestion } => {
                write!(f, "found {found:?}, expected the id of {target}")?;
                did_you_mean(f, suggestion.as_deref())
            }
            Self::EmptyText => f.write_str("found an empty text, expected words"),
            Self::NoSource => f.write_str("found no source, expected at least one"),
            Self::NoRegion => f.write_str("found no region, expected the id of one"),
            Self::EndDoesNotFit { end, relation_type, id, found, expected } => {
                let end = match end {
                    End::From => "before",
                    End::To => "after",
                };
                let expected: Vec<&str> = expected.iter().map(|kind| kind.id()).collect();
                let (kind, expected) = (found.id(), one_of(&expected));
                write!(f, "found {kind} {id:?}, expected {expected} {end} {relation_type:?}")
            }
            Self::DuplicateRelation { first } => {
                write!(f, "found the same relation again, expected it once; it stands in {first}")
            }
            Self::FewAccounts { found: 1 } => f.write_str("found 1 account, expected two or more"),
            Self::FewAccounts { found } => {
                write!(f, "found {found} accounts, expected two or more")
            }
            Self::Orphan => f.write_str("found no relation, expected at least one"),
            Self::UnusedSource => f.write_str("found nothing that cites it, expected a record"),
            Self::NoCoordinates => f.write_str("found no coordinates, expected lat and lon"),
            Self::OutsideLife { found, life } => {
                write!(f, "found an event of {found}, expected one within the life {life}")
            }
            Self::EffectBeforeCause { effect, cause } => {
                write!(f, "found an effect of {effect}, expected one after its cause of {cause}")
            }
            Self::Contradiction { statements } => {
                write!(f, "found what cannot all be true: {}", statements.join("; "))
            }
            Self::NoFullStop { found } => {
                write!(f, "found {found:?} at the end, expected a full stop")
            }
            Self::TooManySentences { found } => {
                write!(f, "found {found} sentences, expected one to three")
            }
            Self::HeldTwice { title } => {
                write!(f, "found {title:?} twice at the same time, expected it once")
            }
            Self::OutsideCountry { found, country } => {
                write!(f, "found {found}, expected a place in {country}")
            }
            Self::BadAddress { found } => {
                write!(f, "found {found:?}, expected an address that begins with https://")
            }
            Self::Untraceable => {
                f.write_str("found no way to it, expected a url, a publisher, or where it is kept")
            }
            Self::WebPagesAlone => f.write_str(
                "found nothing but web pages as sources, expected a book, an article or a document",
            ),
            Self::NotTranslated => f.write_str("found no Russian text, expected one"),
            Self::UnequalLengths { english, russian } => write!(
                f,
                "found {english} letters in English and {russian} in Russian, expected texts that \
                 say the same"
            ),
            Self::SharedSentence { found, other } => {
                write!(f, "found {found:?} in {other:?} too, expected words of its own")
            }
            Self::TooManyImportant { level, found, most } => {
                write!(
                    f,
                    "found {found} % of importance {level} or higher, expected {most} % at most"
                )
            }
            Self::Unreachable { from } => {
                write!(f, "found no chain of relations to {from:?}, expected one")
            }
            Self::BadDate(_)
            | Self::BadWord { .. }
            | Self::OutOfRange { .. }
            | Self::SelfRelation { .. }
            | Self::BadIndex { .. }
            | Self::BadColumn { .. } => Ok(()),
        }
    }
}

fn did_you_mean(f: &mut fmt::Formatter<'_>, suggestion: Option<&str>) -> fmt::Result {
    match suggestion {
        Some(suggestion) => write!(f, "; did you mean {suggestion:?}?"),
        None => Ok(()),
    }
}

/// `a, b or c`.
fn one_of(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
