//! Citations.

/// What sort of thing a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// A primary document: minutes, a decree, a speech, a letter.
    Document,
    /// A book.
    Book,
    /// An article in a journal, newspaper or encyclopedia.
    Article,
    /// A page on the web.
    Webpage,
    /// A film, a recording, a photograph.
    Media,
}

impl SourceKind {
    /// Every kind, the nearest to the events first.
    pub const ALL: [Self; 5] =
        [Self::Document, Self::Book, Self::Article, Self::Webpage, Self::Media];

    /// The word used in data files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Book => "book",
            Self::Article => "article",
            Self::Webpage => "webpage",
            Self::Media => "media",
        }
    }

    /// The kind of a word used in data files.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// One citable source.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Stable id, as in links and data files: `taubman-2003`.
    pub id: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// Author or editor, as printed in a citation.
    pub author: Option<String>,
    /// Title, in its own language.
    pub title: String,
    /// Publisher, journal or archive.
    pub publisher: Option<String>,
    /// Year or other date of publication, as printed.
    pub year: Option<String>,
    /// Pages, volume, archive number.
    pub pages: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether the passage was read, not only cited from general knowledge.
    pub seen: bool,
    /// Remark for the reader ("abstract read").
    pub note: Option<String>,
}
