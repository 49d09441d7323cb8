//! Nodes: everything that can stand in the network, events included.

use super::{Certainty, Dispute, HistDate, LocalizedText, Native, RegionIx, SourceIx, Span};

/// The seven kinds of node, told apart by shape and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Somebody.
    Person,
    /// A party, an office, a newspaper.
    Organization,
    /// Somewhere.
    Place,
    /// A letter, a decree, a report.
    Document,
    /// A novel, a poem, a film, a history.
    Work,
    /// Something that happened.
    Event,
    /// An idea.
    Concept,
}

impl Kind {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Document,
        Self::Work,
        Self::Event,
        Self::Concept,
    ];

    /// The word used in data files and links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Document => "document",
            Self::Work => "work",
            Self::Event => "event",
            Self::Concept => "concept",
        }
    }

    /// The kind of a word used in data files and links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// Where a place lies, in degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLon {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub lon: f64,
}

/// An office somebody held.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Name of the office.
    pub title: LocalizedText,
    /// When it was held; an open end means not known or to the end of life.
    pub date: Option<HistDate>,
    /// Empty where the sources of the person cover it.
    pub sources: Vec<SourceIx>,
}

/// One entry of the exhibit.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Stable id, as in links and data files: `khrushchev-nikita`.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: LocalizedText,
    /// A short form for the picture; never an ellipsis.
    pub short: Option<LocalizedText>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// Other spellings that search should find.
    pub aliases: Vec<String>,
    /// Floe and lane.
    pub region: RegionIx,
    /// 1 to 5; 5 = every visitor should meet it.
    pub importance: u8,
    /// Country, as English and Russian readers name it.
    pub country: Option<LocalizedText>,
    /// Life of a person, existence of an organization, date of a document, work or event.
    pub date: Option<HistDate>,
    /// Coordinates of a place.
    pub coords: Option<LatLon>,
    /// Where the picture keeps it, fractions of the sheet from the top left; most find their place
    /// by their ties.
    pub pin: Option<[f32; 2]>,
    /// How firmly the record as a whole is held.
    pub certainty: Certainty,
    /// Offices of a person.
    pub roles: Vec<Role>,
    /// One to three sentences. Empty until the texts have arrived.
    pub summary: LocalizedText,
    /// Points on which sources differ. Empty until the texts have arrived.
    pub disputes: Vec<Dispute>,
    /// How many disputes there are, known before their texts.
    pub dispute_count: u16,
    /// Where the summary and dates come from.
    pub sources: Vec<SourceIx>,
}

impl Node {
    /// An entry of which nothing but this is known: of the first region and middling importance,
    /// established, without date, place, words or sources.
    pub fn new(id: impl Into<String>, kind: Kind, name: LocalizedText) -> Self {
        Self {
            id: id.into(),
            kind,
            name,
            short: None,
            native: None,
            aliases: Vec::new(),
            region: RegionIx(0),
            importance: 3,
            country: None,
            date: None,
            coords: None,
            pin: None,
            certainty: Certainty::Established,
            roles: Vec::new(),
            summary: LocalizedText::default(),
            disputes: Vec::new(),
            dispute_count: 0,
            sources: Vec::new(),
        }
    }

    /// The name for a mark in the picture: the short form where there is one.
    pub fn label(&self, lang: super::Lang) -> &str {
        self.short.as_ref().unwrap_or(&self.name).get(lang)
    }

    /// The widest stretch of time the node may be about.
    pub fn span(&self) -> Option<Span> {
        self.date.as_ref().map(HistDate::span)
    }

    /// Whether the node happened, or was made, at its date: such nodes stand in the timeline and
    /// are outlines before it. People, organizations and places last; a date of theirs is a life.
    pub fn is_dated_fact(&self) -> bool {
        self.date.is_some()
            && matches!(self.kind, Kind::Event | Kind::Document | Kind::Work | Kind::Concept)
    }

    /// Whether any part of the record is contested.
    pub fn is_disputed(&self) -> bool {
        self.certainty == Certainty::Disputed || self.dispute_count > 0
    }
}
