//! What stands in which lane, and where in time: made once for a history and a way of grouping.
//!
//! Facts lie in order of their beginnings, with the latest end among those before each, so that a
//! view asks only about what can reach into it. What lasts for years would spoil that bound and is
//! kept apart; there is little of it.

use crate::{
    model::{Dataset, HistDate, Kind, Lang, LocalizedText, Moment, NodeIx, RegionIx, Span},
    order::sort_by_key,
    query::filter::Countries,
};

/// By what facts are put into lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By theme, as the floes are.
    #[default]
    Theme,
    /// By the country they belong to, or by each of several.
    Country,
    /// By who took part: a life as a line, with offices upon it.
    Person,
}

impl Grouping {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Theme, Self::Country, Self::Person];

    /// The word used in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Country => "country",
            Self::Person => "person",
        }
    }

    /// The way of a word used in links.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.id() == id)
    }
}

/// In what order lanes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LaneOrder {
    /// As the history has them; countries and people by what is in view of them.
    #[default]
    Usual,
    /// Those whose facts begin first.
    First,
    /// Those with the most facts in view.
    Most,
}

impl LaneOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Usual, Self::First, Self::Most];
}

/// The lanes of a history under one grouping, and its dated facts.
#[derive(Clone, Debug)]
pub struct Lanes {
    grouping: Grouping,
    lanes: Vec<Lane>,
    /// What the lane is called that takes what belongs to none.
    rest: String,
    /// Short ones by their beginnings, then the long ones.
    entries: Vec<Entry>,
    /// How many are short.
    short: usize,
    /// Of each short entry, the latest end up to it.
    latest: Vec<i64>,
}

#[derive(Clone, Debug, Default)]
struct Lane {
    /// Who it is the life of.
    person: Option<NodeIx>,
    /// What it is called, where that is not the name of a person or a region.
    name: Option<LocalizedText>,
    /// When its first fact begins.
    first: Option<Moment>,
}

/// A dated fact, or an office somebody held.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) node: NodeIx,
    /// Which office of the node.
    pub(super) role: Option<usize>,
    /// Positions of the lanes it stands in.
    pub(super) lanes: Vec<u32>,
    /// The most it may cover, fades that do not depend on the zoom included.
    reach: Span,
}

/// Longer than this, in minutes, is long.
const LONG: i64 = 2 * 366 * 24 * 60;
/// "About" reaches at least this far, in minutes.
const LEAST_FADE: i64 = 5 * 24 * 60;

impl Lanes {
    /// Puts a history into lanes. O(n log n) in facts and ties. What belongs to no country or to
    /// nobody has a lane of its own, the last, with the name `rest`.
    pub fn new(dataset: &Dataset, grouping: Grouping, rest: &str) -> Self {
        let is_fact = |ix: &NodeIx| {
            let node = dataset.node(*ix);
            node.is_dated_fact() && node.date.is_some()
        };
        let facts = dataset.node_ixs().filter(is_fact);
        let mut lanes: Vec<Lane>;
        let mut entries: Vec<Entry> = Vec::new();
        let mut add = |node: NodeIx, lanes: Vec<u32>| {
            if let Some(date) = &dataset.node(node).date {
                entries.push(Entry { node, role: None, lanes, reach: reach(date) });
            }
        };
        match grouping {
            Grouping::Theme => {
                lanes = vec![Lane::default(); dataset.regions().len()];
                facts.for_each(|ix| add(ix, vec![dataset.node(ix).region.0]));
            }
            Grouping::Country => {
                let countries = Countries::new(dataset);
                let named = |name| Lane { name: Some(name), ..Lane::default() };
                lanes = countries.list.iter().map(|one| named(one.name.clone())).collect();
                let elsewhere = lanes.len() as u32;
                lanes.push(Lane::default());
                for ix in facts {
                    let of: Vec<u32> = countries.of(ix).map(|country| country as u32).collect();
                    add(ix, if of.is_empty() { vec![elsewhere] } else { of });
                }
            }
            Grouping::Person => {
                let people: Vec<NodeIx> = dataset
                    .node_ixs()
                    .filter(|ix| dataset.node(*ix).kind == Kind::Person)
                    .collect();
                let mut lane_of = vec![None; dataset.nodes().len()];
                for (lane, ix) in people.iter().enumerate() {
                    lane_of[ix.index()] = Some(lane as u32);
                }
                lanes =
                    people.iter().map(|ix| Lane { person: Some(*ix), ..Lane::default() }).collect();
                let nobody = lanes.len() as u32;
                lanes.push(Lane::default());
                for ix in facts {
                    let ties = dataset.adjacent(ix).iter();
                    let mut of: Vec<u32> =
                        ties.filter_map(|tie| lane_of[tie.node.index()]).collect();
                    sort_by_key(&mut of, |lane| *lane);
                    of.dedup();
                    add(ix, if of.is_empty() { vec![nobody] } else { of });
                }
                for (lane, ix) in people.iter().enumerate() {
                    for (at, role) in dataset.node(*ix).roles.iter().enumerate() {
                        if let Some(date) = &role.date {
                            let (role, lanes) = (Some(at), vec![lane as u32]);
                            entries.push(Entry { node: *ix, role, lanes, reach: reach(date) });
                        }
                    }
                }
            }
        }
        for entry in &entries {
            for lane in &entry.lanes {
                if let Some(lane) = lanes.get_mut(*lane as usize) {
                    let start = entry.reach.start;
                    lane.first = Some(lane.first.map_or(start, |first| first.min(start)));
                }
            }
        }
        let is_long = |entry: &Entry| entry.reach.end.0.saturating_sub(entry.reach.start.0) > LONG;
        sort_by_key(&mut entries, |entry| (is_long(entry), entry.reach.start, entry.node));
        let short = entries.partition_point(|entry| !is_long(entry));
        let mut latest = Vec::with_capacity(short);
        let mut most = i64::MIN;
        for entry in entries.iter().take(short) {
            most = most.max(entry.reach.end.0);
            latest.push(most);
        }
        Self { grouping, lanes, rest: rest.to_owned(), entries, short, latest }
    }

    /// By what they are grouped.
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// How many lanes there are, empty ones included.
    pub fn len(&self) -> usize {
        self.lanes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// The name of a lane.
    pub fn name<'a>(&'a self, dataset: &'a Dataset, lane: usize, lang: Lang) -> &'a str {
        let Some(its) = self.lanes.get(lane) else { return "" };
        match (&its.name, its.person) {
            (Some(name), _) => name.get(lang),
            (None, Some(person)) => dataset.node(person).label(lang),
            (None, None) if self.grouping != Grouping::Theme => &self.rest,
            (None, None) => dataset.region(RegionIx::from_index(lane)).lane.get(lang),
        }
    }

    /// Whose life a lane is.
    pub fn person(&self, lane: usize) -> Option<NodeIx> {
        self.lanes.get(lane).and_then(|lane| lane.person)
    }

    /// When the first fact of a lane begins.
    pub(super) fn first(&self, lane: usize) -> Option<Moment> {
        self.lanes.get(lane).and_then(|lane| lane.first)
    }

    /// What may reach into a stretch of time: a little more than what does.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = &Entry> {
        let from = self.latest.partition_point(|latest| *latest < span.start.0);
        let short = self.entries.get(from..self.short).unwrap_or_default();
        let until = short.partition_point(|entry| entry.reach.start <= span.end);
        let reaching =
            move |entry: &&Entry| span.start <= entry.reach.end && entry.reach.start <= span.end;
        let long = self.entries.get(self.short..).unwrap_or_default();
        short.iter().take(until).chain(long).filter(reaching)
    }

    /// Every fact, in no order that means anything.
    pub(super) fn all(&self) -> &[Entry] {
        &self.entries
    }
}

/// When an entry's mark may be seen, whatever the zoom; open ends reach on for ever, since the
/// fade beyond them is told in pixels.
fn reach(date: &HistDate) -> Span {
    let span = date.span();
    let length = span.end.0.saturating_sub(span.start.0);
    let by = if date.is_fuzzy() { (length / 2).clamp(LEAST_FADE, LONG) } else { 0 };
    let reach = |moment: Moment, by: i64| match moment.is_finite() {
        true => Moment(moment.0.saturating_add(by)),
        false => moment,
    };
    Span { start: reach(span.start, -by), end: reach(span.end, by) }
}

#[cfg(test)]
mod tests {
    use super::{Grouping, Lanes};
    use crate::model::{
        Dataset, DatasetParts, HistDate, Kind, LocalizedText, Moment, Node, Region, Span,
    };

    fn history(dates: &[&str]) -> Dataset {
        let node = |(i, date): (usize, &&str)| Node {
            date: Some(HistDate::parse(date).unwrap()),
            ..Node::new(i.to_string(), Kind::Event, LocalizedText::en(*date))
        };
        Dataset::new(DatasetParts {
            regions: vec![Region {
                id: "all".into(),
                name: LocalizedText::default(),
                lane: LocalizedText::en("All"),
                anchor: [0.5; 2],
            }],
            nodes: dates.iter().enumerate().map(node).collect(),
            ..DatasetParts::default()
        })
    }

    #[test]
    fn a_view_is_asked_about_what_can_reach_into_it() {
        let history = history(&[
            "1934-12-01",
            "1936/1938",
            "1955-12-30/1956-01-02",
            "1956-02-25",
            "1956-02-27~",
            "/1956-03-10",
            "1930/..",
            "1961-10",
        ]);
        let lanes = Lanes::new(&history, Grouping::Theme, "");
        for (from, to, expected) in [
            (
                (1956, 2, 1),
                (1956, 2, 26),
                vec!["/1956-03-10", "1930/..", "1956-02-25", "1956-02-27~"],
            ),
            ((1956, 1, 1), (1956, 1, 3), vec!["/1956-03-10", "1930/..", "1955-12-30/1956-01-02"]),
            ((1937, 1, 1), (1937, 2, 1), vec!["/1956-03-10", "1930/..", "1936/1938"]),
            ((1970, 1, 1), (1971, 1, 1), vec!["1930/.."]),
        ] {
            let day = |(y, m, d)| Moment::ymd(y, m, d);
            let span = Span { start: day(from), end: day(to) };
            let found = lanes.within(span).map(|entry| history.node(entry.node).name.en.as_str());
            let mut found: Vec<&str> = found.collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{from:?}");
        }
    }

    #[test]
    fn links_and_groupings_agree() {
        for grouping in Grouping::ALL {
            assert_eq!(Grouping::from_id(grouping.id()), Some(grouping));
        }
    }
}
