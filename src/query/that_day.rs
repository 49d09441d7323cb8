//! What else happened on a day, in every country: on it, lasting over it, perhaps then, or nearest
//! to it. Days are local, each by the calendar of its place; no time zone is converted.

use std::cmp::Reverse;

use super::filter::Countries;
use crate::{
    model::{
        Dataset, HistDate, Moment, NodeIx, Span,
        date::{Bound, Candidate, Form, MINUTES_PER_DAY, Point, Precision},
    },
    order::sort_by_key,
};

/// How a fact lies to a day, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nearness {
    /// It happened on the day, for certain.
    On,
    /// It lasted over the day, or began or ended on it, for certain.
    Lasting,
    /// Its date is known too roughly to say: it may have been then.
    Perhaps,
    /// It was over so many days before, 1 or more; at least that where its date is rough.
    Before(u32),
    /// It began so many days after, 1 or more; at least that where its date is rough.
    After(u32),
}

impl Nearness {
    /// How far it is, in days.
    pub const fn days(self) -> u32 {
        match self {
            Self::On | Self::Lasting | Self::Perhaps => 0,
            Self::Before(days) | Self::After(days) => days,
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::On => 0,
            Self::Lasting => 1,
            Self::Perhaps => 2,
            Self::Before(_) | Self::After(_) => 3,
        }
    }
}

/// A fact, and how it lies to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The fact.
    pub node: NodeIx,
    /// How it lies to the day.
    pub nearness: Nearness,
}

/// The facts of a country, the closest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position in [`Countries::list`]; `None` for facts of no country.
    pub country: Option<usize>,
    /// At most [`LIMITS`] of each nearness.
    pub facts: Vec<Neighbour>,
    /// How many more there are on the day, over it and perhaps.
    pub more: usize,
}

/// How many facts of a country are told: on the day, over it, perhaps, before and after each.
pub const LIMITS: [usize; 4] = [8, 3, 2, 1];
/// What is farther away than this, in days, has nothing to do with the day.
pub const HORIZON: u32 = 45;
/// A date rougher than this, in days, says nothing of a day.
const ROUGHEST: i64 = 92;
/// What lasts longer than this, in days, is the background of every day in it.
const LONGEST: i64 = 3 * 366;

/// The days that "that day" means for a date: the days themselves of what is known to the day and
/// took no more than a fortnight, else its first day or the month in which it was; `None` where
/// even that is unknown.
pub fn days_of(date: &HistDate) -> Option<Span> {
    let whole = date.span();
    let closed = whole.start.is_finite() && whole.end.is_finite();
    if closed && whole.days() <= 31 {
        return Some(Span { start: whole.start.day_start(), ..day_of(whole.end.plus_minutes(-1)) });
    }
    match date.form() {
        Form::Interval(Bound::At(point), _) if point.precision() >= Precision::Month => {
            let span = point.span();
            Some(Span { start: span.start.day_start(), ..day_of(span.end.plus_minutes(-1)) })
        }
        _ => None,
    }
}

/// The day a moment lies in.
pub const fn day_of(moment: Moment) -> Span {
    let start = moment.day_start();
    Span { start, end: start.plus_days(1) }
}

/// The dated facts around a day (or a few: `days` are whole, in a row) that `keep` accepts, by
/// country. A fact of several countries stands with the first of them. Countries come in order of
/// their closest and most important fact; [`HORIZON`] bounds what is near. O(nodes log nodes).
pub fn that_day(
    dataset: &Dataset,
    countries: &Countries,
    days: Span,
    keep: &dyn Fn(NodeIx) -> bool,
) -> Vec<Place> {
    let mut facts: Vec<(Option<usize>, Neighbour, i64)> = Vec::new();
    for node in dataset.node_ixs().filter(|ix| keep(*ix)) {
        let of = dataset.node(node);
        let Some(date) = of.date.as_ref().filter(|_| of.is_dated_fact()) else { continue };
        if let Some(nearness) = nearness(date, days) {
            let length = date.span().end.0.saturating_sub(date.span().start.0);
            facts.push((countries.of(node).next(), Neighbour { node, nearness }, length));
        }
    }
    // What lasts for years is told after what lasts for days. Nodes are in order of importance.
    sort_by_key(&mut facts, |(_, Neighbour { node, nearness }, length)| {
        let length = if *nearness == Nearness::On { 0 } else { *length };
        (nearness.rank(), nearness.days(), length, *node)
    });
    let mut places: Vec<Place> = Vec::new();
    for (country, fact, _) in facts {
        let at = places.iter().position(|place| place.country == country).unwrap_or_else(|| {
            places.push(Place { country, facts: Vec::new(), more: 0 });
            places.len() - 1
        });
        let place = &mut places[at];
        let kind = std::mem::discriminant(&fact.nearness);
        let same = |told: &&Neighbour| std::mem::discriminant(&told.nearness) == kind;
        let limit = LIMITS[usize::from(fact.nearness.rank())];
        if place.facts.iter().filter(same).count() < limit {
            place.facts.push(fact);
        } else if fact.nearness.days() == 0 {
            place.more += 1;
        }
    }
    // Sorted already by closeness; among the equally close the fuller first.
    sort_by_key(&mut places, |place| {
        let first = place.facts.first().map(|fact| (fact.nearness.rank(), fact.nearness.days()));
        (first, Reverse(place.facts.len()))
    });
    places
}

/// How a date lies to some days; `None` where it is far away, or too rough to say.
pub fn nearness(date: &HistDate, days: Span) -> Option<Nearness> {
    let whole = date.span();
    if whole.overlaps(days) {
        let doubtful = date.is_doubtful();
        if days.contains(whole) {
            return Some(if doubtful { Nearness::Perhaps } else { Nearness::On });
        }
        return match date.form() {
            Form::AllOf(list) => {
                let on = |candidate: &Candidate| days.contains(candidate.span());
                if list.iter().any(on) {
                    Some(Nearness::On)
                } else {
                    list.iter().any(|part| part.span().overlaps(days)).then_some(Nearness::Lasting)
                }
            }
            Form::Interval(Bound::At(from), Bound::At(to)) if surely(from, to, days) => {
                let short = whole.days() <= LONGEST;
                (short && !doubtful)
                    .then_some(Nearness::Lasting)
                    .or(short.then_some(Nearness::Perhaps))
            }
            Form::Interval(Bound::At(from), Bound::Open) if days.contains(from.span()) => {
                Some(if doubtful { Nearness::Perhaps } else { Nearness::Lasting })
            }
            Form::Interval(..) if LONGEST < length(whole) => None,
            Form::Interval(..) => Some(Nearness::Perhaps),
            _ if length(whole) <= ROUGHEST => Some(Nearness::Perhaps),
            _ => None,
        };
    }
    let minutes = if whole.end <= days.start {
        days.start.0 - whole.end.0
    } else {
        whole.start.0 - days.end.0
    };
    let apart = u32::try_from(minutes.div_euclid(MINUTES_PER_DAY) + 1).ok()?;
    if apart > HORIZON {
        return None;
    }
    Some(if whole.end <= days.start { Nearness::Before(apart) } else { Nearness::After(apart) })
}

/// Length in days; of what is open, more than anything.
fn length(span: Span) -> i64 {
    if span.start.is_finite() && span.end.is_finite() { span.days() } else { i64::MAX }
}

/// Whether what ran from one date to the other was going on in these days, whichever moments the
/// two mean: it had begun before the days were over, and was not over before they began.
fn surely(from: &Point, to: &Point, days: Span) -> bool {
    from.span().end <= days.end && days.start <= to.span().start
}

impl HistDate {
    /// Whether a part of it is said to be about or perhaps.
    fn is_doubtful(&self) -> bool {
        let doubtful = |point: &Point| !point.is_firm();
        match self.form() {
            Form::Single(point) => doubtful(point),
            Form::Interval(from, to) => [from, to]
                .into_iter()
                .any(|bound| matches!(bound, Bound::At(point) if doubtful(point))),
            Form::OneOf(_) => true,
            Form::AllOf(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DatasetParts, Kind, LocalizedText, Node};

    fn date(text: &str) -> HistDate {
        HistDate::parse(text).unwrap()
    }

    fn day(text: &str) -> Span {
        date(text).span()
    }

    #[test]
    fn a_date_lies_to_a_day_as_far_as_it_is_known() {
        use Nearness::{After, Before, Lasting, On, Perhaps};
        for (text, expected) in [
            ("1956-03-09", Some(On)),
            ("1956-03-09T12:00", Some(On)),
            ("1956-03-09~", Some(Perhaps)),
            ("1956-03", Some(Perhaps)),
            ("[1956-03-09,1956-03-10]", Some(Perhaps)),
            ("{1956-03-09,1956-06-01}", Some(On)),
            ("1956-03-04/1956-03-10", Some(Lasting)),
            ("1956-03-04/1956-03", Some(Perhaps)),
            ("1956-03-09/..", Some(Lasting)),
            ("1953/1955", None),
            // All of these years, whenever in them it began and ended.
            ("1955/1957", Some(Lasting)),
            ("1950/1990", None),
            ("1956", None),
            ("1956-03-08", Some(Before(1))),
            ("1956-03-10", Some(After(1))),
            ("1956-03-14/1956-04", Some(After(5))),
            ("1956-02", Some(Before(9))),
            ("1956-10-23", None),
            ("1956-01-20", None),
        ] {
            assert_eq!(nearness(&date(text), day("1956-03-09")), expected, "{text}");
        }
    }

    #[test]
    fn that_day_is_as_long_as_the_event_is_known_to_have_been() {
        for (text, expected) in [
            ("1956-02-25", Some("1956-02-25/1956-02-25")),
            ("1956-02-25T10:00", Some("1956-02-25/1956-02-25")),
            ("1956-02-14/1956-02-25", Some("1956-02-14/1956-02-25")),
            ("1956-04", Some("1956-04-01/1956-04-30")),
            ("1956-10-23/1957", Some("1956-10-23/1956-10-23")),
            ("1956", None),
            ("1953/1964", None),
            ("../1956-02-25", None),
        ] {
            assert_eq!(days_of(&date(text)), expected.map(day), "{text}");
        }
    }

    /// The answer by looking at every pair, without sorting as we go.
    fn plain(dataset: &Dataset, countries: &Countries, days: Span) -> Vec<(Option<usize>, NodeIx)> {
        let mut all = Vec::new();
        for country in (0..countries.list.len()).map(Some).chain([None]) {
            for (kind, limit) in LIMITS.into_iter().chain([LIMITS[3]]).enumerate() {
                let mut found: Vec<(u32, i64, NodeIx)> = Vec::new();
                for ix in dataset.node_ixs() {
                    let node = dataset.node(ix);
                    if !node.is_dated_fact() || countries.of(ix).next() != country {
                        continue;
                    }
                    let date = node.date.as_ref().unwrap();
                    let Some(nearness) = nearness(date, days) else { continue };
                    let this = match nearness {
                        Nearness::On => 0,
                        Nearness::Lasting => 1,
                        Nearness::Perhaps => 2,
                        Nearness::Before(_) => 3,
                        Nearness::After(_) => 4,
                    };
                    let length = date.span().end.0.saturating_sub(date.span().start.0);
                    if this == kind {
                        found.push((nearness.days(), if kind == 0 { 0 } else { length }, ix));
                    }
                }
                found.sort_unstable();
                all.extend(found.into_iter().take(limit).map(|(.., ix)| (country, ix)));
            }
        }
        all.sort_unstable();
        all
    }

    /// Events of every sort of date around 1956, in five countries and none.
    fn varied(count: usize) -> Dataset {
        let mut seed = 1956u64;
        let mut below = |end: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % end
        };
        let node = |i: usize| {
            let (year, month) = (1955 + below(3), 1 + below(12));
            let (day, later) = (1 + below(20), 21 + below(8));
            let text = match below(8) {
                0 | 1 => format!("{year}-{month:02}-{day:02}"),
                2 => format!("{year}-{month:02}-{day:02}~"),
                3 => format!("{year}-{month:02}"),
                4 => format!("{year}-{month:02}-{day:02}/{year}-{month:02}-{later}"),
                5 => format!("{year}-{month:02}/1958"),
                6 => format!("[{year}-{month:02}-{day:02},{year}-{month:02}-{later}]"),
                _ => format!("{year}"),
            };
            let name = ["Poland", "Hungary", "China", "Italy", "Georgia"].get(below(6) as usize);
            Node {
                date: Some(date(&text)),
                country: name.map(|name| LocalizedText::en(*name)),
                ..Node::new(format!("n{i}"), Kind::Event, LocalizedText::en("name"))
            }
        };
        let nodes = (0..count).map(node).collect();
        Dataset::new(DatasetParts { nodes, ..DatasetParts::default() })
    }

    #[test]
    fn it_agrees_with_a_plain_scan() {
        let dataset = varied(400);
        let countries = Countries::new(&dataset);
        let mut told = 0;
        for step in 0..120 {
            let days = day_of(Moment::ymd(1955, 6, 1).plus_days(step * 8));
            let places = that_day(&dataset, &countries, days, &|_| true);
            let mut found: Vec<_> = places
                .iter()
                .flat_map(|place| place.facts.iter().map(|fact| (place.country, fact.node)))
                .collect();
            found.sort_unstable();
            assert_eq!(found, plain(&dataset, &countries, days), "{days:?}");
            let order: Vec<_> = places
                .iter()
                .map(|place| (place.facts[0].nearness.rank(), place.facts[0].nearness.days()))
                .collect();
            assert!(order.is_sorted(), "{order:?}");
            told += found.len();
        }
        assert!(told > 1000, "{told}");
    }

    #[test]
    fn what_does_not_fit_is_counted_and_what_is_left_out_is_not() {
        let node = |i: usize| Node {
            date: Some(date("1956-03-09")),
            ..Node::new(format!("n{i}"), Kind::Event, LocalizedText::en("name"))
        };
        let nodes = (0..LIMITS[0] + 3).map(node).collect();
        let dataset = Dataset::new(DatasetParts { nodes, ..DatasetParts::default() });
        let countries = Countries::new(&dataset);
        let places = that_day(&dataset, &countries, day("1956-03-09"), &|ix| ix.index() > 0);
        let [place] = &places[..] else { panic!("{places:?}") };
        assert_eq!((place.country, place.facts.len(), place.more), (None, LIMITS[0], 2));
    }
}
