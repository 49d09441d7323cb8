//! The state a link can express.

use super::Explore;
use crate::{
    model::{Certainty, HistDate, Kind, Lang, Moment, NodeIx, Span},
    query::filter::Facets,
    scene::{Camera, ThemeName, timeline::Grouping},
};

/// Everything the reader has chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AppState {
    /// Which form the exhibit takes.
    pub view: View,
    /// The chosen entry.
    pub selection: Option<NodeIx>,
    /// The time window: what lies outside it fades. `None` fades nothing, and the timeline shows
    /// [`TimeWindow::HOME`].
    pub window: Option<TimeWindow>,
    /// How much of the width a stretch of time takes.
    pub scale: ScaleKind,
    /// Where the chain of consequences ends that the unfolded view shows; `None` is the most telling.
    pub chain: Option<NodeIx>,
    /// The day of the cursor. `None` puts the crack at the speech without hiding what came after.
    pub cursor: Option<Moment>,
    /// What is left out.
    pub filter: Filter,
    /// How the network is explored.
    pub explore: Explore,
    /// Where the network is looked at; `None` is the whole of it.
    pub camera: Option<Camera>,
    /// Language of interface and content; `None` follows the reader's browser.
    pub lang: Option<Lang>,
    /// Theme; `None` follows the system.
    pub theme: Option<ThemeName>,
    /// By what the timeline puts facts into lanes.
    pub lanes: Grouping,
    /// Whether the lens on the days of the Congress is open.
    pub lens: bool,
}

/// The form the exhibit takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Network above timeline.
    #[default]
    Network,
    /// Every entry at its date, consequences from left to right.
    Unfolded,
    /// Everything as a table.
    List,
    /// Charts.
    Numbers,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Network, Self::Unfolded, Self::List, Self::Numbers];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Unfolded => "unfolded",
            Self::List => "list",
            Self::Numbers => "numbers",
        }
    }

    /// Whether it is a page to read in the place of the picture.
    pub const fn is_page(self) -> bool {
        matches!(self, Self::List | Self::Numbers)
    }

    /// The view of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }
}

/// How much of the width a stretch of time takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScaleKind {
    /// Quiet years are folded away.
    #[default]
    Folded,
    /// Every year as much as any other.
    Even,
}

impl ScaleKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Folded, Self::Even];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Folded => "folded",
            Self::Even => "even",
        }
    }

    /// The scale of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.id() == id)
    }
}

/// A stretch of time, closed, at least an hour and within the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeWindow(Span);

impl TimeWindow {
    /// All the exhibit speaks of: 1917 to 1991.
    pub const AXIS: Self =
        Self(Span { start: Moment::ymd(1917, 1, 1), end: Moment::ymd(1992, 1, 1) });
    /// What the timeline shows before anything is chosen: the year of the Congress.
    pub const HOME: Self =
        Self(Span { start: Moment::ymd(1956, 1, 1), end: Moment::ymd(1957, 1, 1) });
    /// Shortest window, in minutes.
    pub const SHORTEST: i64 = 12 * 60;

    /// The window from `start` to `end`, in either order, cut to the axis and widened to the
    /// shortest.
    pub fn new(start: Moment, end: Moment) -> Self {
        let axis = Self::AXIS.0;
        let clamp = |moment: Moment| Moment(moment.0.clamp(axis.start.0, axis.end.0));
        let (mut start, mut end) = (clamp(start.min(end)), clamp(start.max(end)));
        if end.0 - start.0 < Self::SHORTEST {
            start = Moment(start.0.min(axis.end.0 - Self::SHORTEST));
            end = Moment(start.0 + Self::SHORTEST);
        }
        Self(Span { start, end })
    }

    /// Its span.
    pub const fn span(self) -> Span {
        self.0
    }

    /// Whether it is the whole axis, which leaves nothing out, not even what lies beyond.
    pub fn is_everything(self) -> bool {
        self == Self::AXIS
    }
}

/// What is left out of the picture and the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds not drawn.
    pub hidden_kinds: KindSet,
    /// Whether only what is at least this firm is drawn; `Disputed` draws everything.
    pub firmness: Firmness,
    /// What counts as inside the time window.
    pub sureness: Sureness,
    /// Types of tie, regions, countries and kinds of source that are asked for.
    pub facets: Facets,
}

/// The least firm certainty that is still drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Firmness(pub Certainty);

impl Default for Firmness {
    fn default() -> Self {
        Self(Certainty::Disputed)
    }
}

/// How sure it must be that something was inside the time window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sureness {
    /// Its date can mean a moment of the window.
    #[default]
    Possibly,
    /// Whatever its date means, it was there in the window. What has no date is not surely there.
    Surely,
}

impl Sureness {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Possibly, Self::Surely];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Possibly => "possible",
            Self::Surely => "sure",
        }
    }

    /// The sureness of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sureness| sureness.id() == id)
    }

    /// Whether a date is inside a span.
    pub fn holds(self, date: &HistDate, span: Span) -> bool {
        match self {
            Self::Possibly => date.possibly_in(span),
            Self::Surely => date.surely_in(span),
        }
    }
}

impl Filter {
    /// Whether it leaves nothing out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSet(u8);

impl KindSet {
    /// A set of these kinds.
    pub fn of(kinds: impl IntoIterator<Item = Kind>) -> Self {
        kinds.into_iter().fold(Self::default(), Self::with)
    }

    /// Whether the kind is in it.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// With one more kind.
    #[must_use]
    pub const fn with(self, kind: Kind) -> Self {
        Self(self.0 | (1 << kind as u8))
    }

    /// Without a kind.
    #[must_use]
    pub const fn without(self, kind: Kind) -> Self {
        Self(self.0 & !(1 << kind as u8))
    }

    /// Its kinds in legend order.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }

    /// How many kinds.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether it has none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
