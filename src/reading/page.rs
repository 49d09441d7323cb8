//! Which pages there are, and on which page an entry stands.

use crate::model::{Dataset, HistDate, Kind, Node, NodeIx};

/// A page of the edition, the same in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Title, opening, contents.
    Contents,
    /// Events in order of date.
    Chronology,
    /// The names of all people.
    People,
    /// The people whose ids start with one of these letters.
    PeopleFrom(Letters),
    /// Organizations by name.
    Organizations,
    /// Places by name.
    Places,
    /// Documents and works in order of date.
    Documents,
    /// Concepts by name.
    Concepts,
    /// Everything cited.
    Sources,
}

/// A run of the alphabet, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    /// The first letter.
    pub first: char,
    /// The last letter.
    pub last: char,
    file: &'static str,
}

const fn letters(first: char, last: char, file: &'static str) -> Page {
    Page::PeopleFrom(Letters { first, last, file })
}

impl Page {
    /// Every page, in the order of the contents.
    pub const ALL: [Self; 14] = [
        Self::Contents,
        Self::Chronology,
        Self::People,
        letters('a', 'b', "people-a-b.html"),
        letters('c', 'g', "people-c-g.html"),
        letters('h', 'k', "people-h-k.html"),
        letters('l', 'm', "people-l-m.html"),
        letters('n', 'r', "people-n-r.html"),
        letters('s', 'z', "people-s-z.html"),
        Self::Organizations,
        Self::Places,
        Self::Documents,
        Self::Concepts,
        Self::Sources,
    ];

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Contents => "index.html",
            Self::Chronology => "chronology.html",
            Self::People => "people.html",
            Self::PeopleFrom(letters) => letters.file,
            Self::Organizations => "organizations.html",
            Self::Places => "places.html",
            Self::Documents => "documents.html",
            Self::Concepts => "concepts.html",
            Self::Sources => "sources.html",
        }
    }

    /// The page an entry stands on.
    pub fn of(node: &Node) -> Self {
        match node.kind {
            Kind::Person => {
                let letter = node.id.chars().next().unwrap_or('a');
                // Ids are lower-case ASCII; a digit would stand with the first.
                let holds =
                    |page: &Self| matches!(page, Self::PeopleFrom(run) if letter <= run.last);
                Self::ALL.into_iter().find(holds).unwrap_or(Self::People)
            }
            Kind::Organization => Self::Organizations,
            Kind::Place => Self::Places,
            Kind::Document | Kind::Work => Self::Documents,
            Kind::Event => Self::Chronology,
            Kind::Concept => Self::Concepts,
        }
    }

    /// Whether it is ordered by date; else by id, which starts with the surname of a person.
    pub const fn by_date(self) -> bool {
        matches!(self, Self::Chronology | Self::Documents)
    }
}

/// The address of an entry from any page of the same language.
pub fn href(node: &Node) -> String {
    format!("{}#{}", Page::of(node).file(), node.id)
}

/// The entries of a page in their order there; undated ones after the dated.
pub fn nodes(dataset: &Dataset, page: Page) -> Vec<NodeIx> {
    let mut nodes: Vec<NodeIx> =
        dataset.node_ixs().filter(|ix| Page::of(dataset.node(*ix)) == page).collect();
    let id = |ix: NodeIx| dataset.node(ix).id.as_str();
    if page.by_date() {
        let key = |ix: NodeIx| {
            let date = dataset.node(ix).date.as_ref();
            (date.is_none(), date.map(HistDate::representative), date, id(ix))
        };
        nodes.sort_by(|a, b| key(*a).cmp(&key(*b)));
    } else {
        nodes.sort_by_key(|ix| id(*ix));
    }
    nodes
}
