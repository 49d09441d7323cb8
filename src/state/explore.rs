//! What the reader does with the network beyond choosing one entry.

use crate::{
    model::NodeIx,
    query::{metrics::Metric, neighbours::MAX_DEGREES},
    scene::Point,
};

/// How the network is explored. The default is the picture as it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explore {
    /// How many ties around the chosen entry are emphasised.
    pub degrees: Degrees,
    /// Two entries whose connection, or whose likeness, is looked at.
    pub pair: Option<Pair>,
    /// Entries picked beside the chosen one, in the order of the reader.
    pub picked: Vec<NodeIx>,
    /// Entries all of whose neighbours stand in the picture, whatever its budget.
    pub expanded: Vec<NodeIx>,
    /// Entries whose neighbours are folded into them, where those have no other tie in the picture.
    pub collapsed: Vec<NodeIx>,
    /// By what entries are ranked and their marks sized; `None` is the importance the data gives.
    pub metric: Option<Metric>,
    /// What the ground shows.
    pub ground: Ground,
    /// Where entries lie.
    pub arrangement: Arrangement,
    /// Entries the reader has moved, and where to.
    pub moved: Vec<(NodeIx, Place)>,
}

/// A number of ties, 1 to [`MAX_DEGREES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Degrees(u8);

impl Default for Degrees {
    fn default() -> Self {
        Self(1)
    }
}

impl Degrees {
    /// The nearest number there is.
    pub fn new(degrees: u8) -> Self {
        Self(degrees.clamp(1, MAX_DEGREES))
    }

    /// As a number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// Two different entries, and what is asked of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The question.
    pub question: Question,
    /// The two, in the order of the reader.
    pub ends: [NodeIx; 2],
}

/// What can be asked of two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How they are connected.
    Path,
    /// What they have in common.
    Compare,
}

impl Question {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Path, Self::Compare];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Compare => "compare",
        }
    }
}

/// What the ground under the network shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The regions of the history, as floes.
    #[default]
    Regions,
    /// The communities that the ties alone make.
    Communities,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 2] = [Self::Regions, Self::Communities];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Regions => "regions",
            Self::Communities => "communities",
        }
    }

    /// The ground of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.id() == id)
    }
}

/// Where entries lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// By the compass of the history; what a filter leaves out keeps its place.
    #[default]
    Map,
    /// By the ties alone, and only of what is shown.
    Free,
}

impl Arrangement {
    /// Every arrangement.
    pub const ALL: [Self; 2] = [Self::Map, Self::Free];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Free => "free",
        }
    }

    /// The arrangement of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrangement| arrangement.id() == id)
    }
}

/// A place on the sheet in ten-thousandths of its width and height, so that a link keeps it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(pub [u16; 2]);

const PARTS: f32 = 10_000.0;

impl Place {
    /// The nearest place to a point of the sheet (0 to 1 each way).
    pub fn of(point: Point) -> Self {
        let part = |value: f32| (value.clamp(0.0, 1.0) * PARTS + 0.5) as u16;
        Self([part(point.x), part(point.y)])
    }

    /// As a point of the sheet.
    pub fn point(self) -> Point {
        let [x, y] = self.0.map(|part| f32::from(part) / PARTS);
        Point::new(x, y)
    }
}

/// Changes of how the network is explored.
#[derive(Clone, Debug, PartialEq)]
pub enum ExploreAction {
    /// Emphasises so many ties around the chosen entry.
    Degrees(Degrees),
    /// Asks something of two entries; of an entry and itself, or with `None`, nothing.
    Ask(Option<Pair>),
    /// Picks an entry beside the others, or lets it go.
    TogglePick(NodeIx),
    /// Picks these and no others; with `None` chosen before, the first becomes the choice.
    Pick(Vec<NodeIx>),
    /// Brings all neighbours of an entry into the picture, or leaves that to the budget again.
    ToggleExpanded(NodeIx),
    /// Folds the neighbours of an entry into it, or unfolds them.
    ToggleCollapsed(NodeIx),
    /// Ranks and sizes entries.
    Rank(Option<Metric>),
    /// Changes the ground.
    Ground(Ground),
    /// Changes where entries lie.
    Arrange(Arrangement),
    /// Puts an entry somewhere and leaves it there.
    Move(NodeIx, Place),
    /// Lets moved entries go back: one, or with `None` all.
    Release(Option<NodeIx>),
}

impl Explore {
    /// The state after an action; entries beyond `len` are not there.
    pub(super) fn apply(&mut self, action: ExploreAction, len: usize) {
        let known = |ix: &NodeIx| ix.index() < len;
        match action {
            ExploreAction::Degrees(degrees) => self.degrees = degrees,
            ExploreAction::Ask(pair) => {
                let fits =
                    |pair: &Pair| pair.ends.iter().all(known) && pair.ends[0] != pair.ends[1];
                self.pair = pair.filter(fits);
            }
            ExploreAction::TogglePick(ix) if known(&ix) => toggle(&mut self.picked, ix),
            ExploreAction::Pick(picked) => {
                self.picked.clear();
                for ix in picked.into_iter().filter(known) {
                    if !self.picked.contains(&ix) {
                        self.picked.push(ix);
                    }
                }
            }
            ExploreAction::ToggleExpanded(ix) if known(&ix) => {
                self.collapsed.retain(|other| *other != ix);
                toggle(&mut self.expanded, ix);
            }
            ExploreAction::ToggleCollapsed(ix) if known(&ix) => {
                self.expanded.retain(|other| *other != ix);
                toggle(&mut self.collapsed, ix);
            }
            ExploreAction::Rank(metric) => self.metric = metric,
            ExploreAction::Ground(ground) => self.ground = ground,
            ExploreAction::Arrange(arrangement) => self.arrangement = arrangement,
            ExploreAction::Move(ix, place) if known(&ix) => {
                self.moved.retain(|(other, _)| *other != ix);
                self.moved.push((ix, place));
            }
            ExploreAction::Release(one) => {
                self.moved.retain(|(other, _)| one.is_some_and(|one| one != *other));
            }
            ExploreAction::TogglePick(_)
            | ExploreAction::ToggleExpanded(_)
            | ExploreAction::ToggleCollapsed(_)
            | ExploreAction::Move(..) => {}
        }
    }
}

fn toggle(list: &mut Vec<NodeIx>, ix: NodeIx) {
    match list.iter().position(|other| *other == ix) {
        Some(at) => drop(list.remove(at)),
        None => list.push(ix),
    }
}
