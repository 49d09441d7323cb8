//! Which pages there are, and on which page an entry stands.

use crate::model::{Dataset, HistDate, Kind, Lang, Node, NodeIx};

/// A page of the edition, the same in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Title, opening, contents.
    Contents,
    /// The names of all events in order of date.
    Chronology,
    /// The events of a period.
    Years(Period),
    /// The names of all people.
    People,
    /// The people whose ids start with one of these letters.
    Letters(Letters),
    /// Organizations by name.
    Organizations,
    /// Places by name.
    Places,
    /// Documents and works in order of date.
    Documents,
    /// Concepts by name.
    Concepts,
    /// Charts.
    Numbers,
    /// Everything cited.
    Sources,
}

/// Some months or years in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The last year and month.
    last: (i32, u8),
    file: &'static str,
    en: &'static str,
    ru: &'static str,
}

/// A run of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    last: char,
    file: &'static str,
    name: &'static str,
}

const fn years(last: (i32, u8), file: &'static str, en: &'static str, ru: &'static str) -> Page {
    Page::Years(Period { last, file, en, ru })
}

const fn letters(last: char, file: &'static str, name: &'static str) -> Page {
    Page::Letters(Letters { last, file, name })
}

impl Page {
    /// Every page, in the order of the contents.
    pub const ALL: [Self; 22] = [
        Self::Contents,
        Self::Chronology,
        years((1955, 12), "chronology-to-1955.html", "to 1955", "до 1955 года"),
        years((1956, 3), "chronology-1956-1.html", "January–March 1956", "январь–март 1956 года"),
        years(
            (1956, 9),
            "chronology-1956-2.html",
            "April–September 1956",
            "апрель–сентябрь 1956 года",
        ),
        years(
            (1956, 12),
            "chronology-1956-3.html",
            "October–December 1956",
            "октябрь–декабрь 1956 года",
        ),
        years((1964, 12), "chronology-1957-1964.html", "1957–1964", "1957–1964 годы"),
        years((i32::MAX, 12), "chronology-from-1965.html", "from 1965", "с 1965 года"),
        Self::People,
        letters('b', "people-a-b.html", "A–B"),
        letters('g', "people-c-g.html", "C–G"),
        letters('k', "people-h-k.html", "H–K"),
        letters('m', "people-l-m.html", "L–M"),
        letters('r', "people-n-r.html", "N–R"),
        letters('s', "people-s.html", "S"),
        letters('z', "people-t-z.html", "T–Z"),
        Self::Organizations,
        Self::Places,
        Self::Documents,
        Self::Concepts,
        Self::Numbers,
        Self::Sources,
    ];

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Contents => "index.html",
            Self::Chronology => "chronology.html",
            Self::Years(period) => period.file,
            Self::People => "people.html",
            Self::Letters(letters) => letters.file,
            Self::Organizations => "organizations.html",
            Self::Places => "places.html",
            Self::Documents => "documents.html",
            Self::Concepts => "concepts.html",
            Self::Numbers => "numbers.html",
            Self::Sources => "sources.html",
        }
    }

    /// The page an entry stands on.
    pub fn of(node: &Node) -> Self {
        match node.kind {
            Kind::Person => {
                let letter = node.id.chars().next().unwrap_or('a');
                first(|page| matches!(page, Self::Letters(run) if letter <= run.last))
            }
            Kind::Event => {
                let month = year_and_month(node).unwrap_or((i32::MAX, 12));
                first(|page| matches!(page, Self::Years(period) if month <= period.last))
            }
            Kind::Organization => Self::Organizations,
            Kind::Place => Self::Places,
            Kind::Document | Kind::Work => Self::Documents,
            Kind::Concept => Self::Concepts,
        }
    }

    /// The page it is a part of: itself, where it is whole.
    pub const fn whole(self) -> Self {
        match self {
            Self::Years(_) => Self::Chronology,
            Self::Letters(_) => Self::People,
            _ => self,
        }
    }

    /// The pages the contents name: those that are whole.
    pub fn wholes() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|page| page.whole() == *page)
    }

    /// The parts of a page, in order; none, where it holds its entries itself.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |page| *page != self && page.whole() == self)
    }

    /// What tells a part from the others: "A–B".
    pub const fn part_name(self, lang: Lang) -> Option<&'static str> {
        match (self, lang) {
            (Self::Years(period), Lang::En) => Some(period.en),
            (Self::Years(period), Lang::Ru) => Some(period.ru),
            (Self::Letters(letters), _) => Some(letters.name),
            _ => None,
        }
    }

    /// Whether it is ordered by date; else by id, which starts with the surname of a person.
    pub const fn by_date(self) -> bool {
        matches!(self, Self::Chronology | Self::Years(_) | Self::Documents)
    }
}

fn first(holds: impl FnMut(&Page) -> bool) -> Page {
    // The last part of each page takes whatever is left, so one is always found.
    Page::ALL.into_iter().find(holds).unwrap_or(Page::Contents)
}

/// The year and month that stand for the date of an entry where one is needed.
pub fn year_and_month(node: &Node) -> Option<(i32, u8)> {
    let moment = node.date.as_ref().map(HistDate::representative)?;
    // The ends of time have no calendar.
    moment.is_finite().then(|| moment.to_ymd()).map(|(year, month, _)| (year, month))
}

/// The address of an entry from any page of the same language.
pub fn href(node: &Node) -> String {
    format!("{}#{}", Page::of(node).file(), node.id)
}

/// The entries of a page and of its parts in their order there; undated ones after the dated.
pub fn nodes(dataset: &Dataset, page: Page) -> Vec<NodeIx> {
    let belongs = |ix: &NodeIx| {
        let own = Page::of(dataset.node(*ix));
        own == page || own.whole() == page
    };
    let mut nodes: Vec<NodeIx> = dataset.node_ixs().filter(belongs).collect();
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
