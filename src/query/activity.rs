//! How much happened when: dated facts counted per year, month, week or day.

use crate::model::{Dataset, Moment, NodeIx, Span, date::MINUTES_PER_DAY};

/// What facts are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bucket {
    /// Days.
    Day,
    /// Weeks from Monday to Sunday.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The facts of one bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The bucket, whole, even where the question covers only a part of it.
    pub span: Span,
    /// How many facts.
    pub count: u32,
}

/// Counts the dated facts whose representative date lies in `span` and that `keep` accepts, each
/// once. Bins follow one another without gaps from the bucket that holds the start to the one
/// that holds the last moment of the span; open spans are not meant for this and give nothing.
///
/// A fact known to the year only counts in its first day, week or month: the chart shows what
/// the data say, not a guess.
pub fn activity(
    dataset: &Dataset,
    bucket: Bucket,
    span: Span,
    keep: &dyn Fn(NodeIx) -> bool,
) -> Vec<Bin> {
    if !span.start.is_finite() || !span.end.is_finite() {
        return Vec::new();
    }
    let mut bins = Vec::new();
    let mut start = bucket.start(span.start);
    while start < span.end {
        let end = bucket.next(start);
        bins.push(Bin { span: Span { start, end }, count: 0 });
        start = end;
    }
    for node_ix in dataset.node_ixs() {
        let node = dataset.node(node_ix);
        let Some(date) = node.date.as_ref().filter(|_| node.is_dated_fact()) else {
            continue;
        };
        let moment = date.representative();
        if span.start <= moment && moment < span.end && keep(node_ix) {
            let after = bins.partition_point(|bin| bin.span.start <= moment);
            if let Some(bin) = after.checked_sub(1).and_then(|i| bins.get_mut(i)) {
                bin.count += 1;
            }
        }
    }
    bins
}

impl Bucket {
    /// Every bucket, the finest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The mean length in days.
    pub const fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.44,
            Self::Year => 365.24,
        }
    }

    /// The start of the bucket a moment lies in.
    pub const fn start(self, moment: Moment) -> Moment {
        let (year, month, _) = moment.to_ymd();
        match self {
            Self::Day => moment.day_start(),
            Self::Week => {
                // 1 January 1970 was a Thursday.
                let weekday = (moment.0.div_euclid(MINUTES_PER_DAY) + 3).rem_euclid(7);
                moment.day_start().plus_days(-weekday)
            }
            Self::Month => Moment::ymd(year, month, 1),
            Self::Year => Moment::ymd(year, 1, 1),
        }
    }

    /// The start of the bucket after the one that starts at `start`.
    pub const fn next(self, start: Moment) -> Moment {
        let (year, month, _) = start.to_ymd();
        match self {
            Self::Day => start.plus_days(1),
            Self::Week => start.plus_days(7),
            Self::Month => Moment::month(year, month + 1),
            Self::Year => Moment::ymd(year + 1, 1, 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bucket, activity};
    use crate::{
        model::{Dataset, DatasetParts, HistDate, Kind, LocalizedText, Moment, Node, Span},
        time_axis::Preset,
    };

    fn history(facts: &[(Kind, &str)]) -> Dataset {
        let node = |(i, (kind, date)): (usize, &(Kind, &str))| Node {
            date: Some(HistDate::parse(date).unwrap()),
            ..Node::new(format!("n{i}"), *kind, LocalizedText::en("name"))
        };
        let nodes = facts.iter().enumerate().map(node).collect();
        Dataset::new(DatasetParts { nodes, ..DatasetParts::default() })
    }

    #[test]
    fn each_fact_counts_once_where_its_date_begins() {
        let history = history(&[
            (Kind::Event, "1956-02-25"),
            (Kind::Event, "1956-02-14/1956-02-25"),
            (Kind::Document, "1956-02"),
            (Kind::Work, "1956"),
            (Kind::Event, "1957-01-01"),
            (Kind::Event, "../1956-12-31"),
            // A life is no fact.
            (Kind::Person, "1956-05-01/.."),
        ]);
        let counts = |bucket, keep: &dyn Fn(usize) -> bool| {
            let year = Preset::Year1956.span();
            let bins = activity(&history, bucket, year, &|node| keep(node.index()));
            bins.iter()
                .filter(|bin| bin.count > 0)
                .map(|bin| (bin.span.start.to_day_text(), bin.count))
                .collect::<Vec<_>>()
        };
        let found = |pairs: &[(&str, u32)]| {
            pairs.iter().map(|(day, count)| ((*day).to_owned(), *count)).collect::<Vec<_>>()
        };
        let all = |_| true;
        assert_eq!(counts(Bucket::Year, &all), found(&[("1956-01-01", 4)]));
        assert_eq!(counts(Bucket::Month, &all), found(&[("1956-01-01", 1), ("1956-02-01", 3)]));
        assert_eq!(
            counts(Bucket::Week, &all),
            found(&[("1955-12-26", 1), ("1956-01-30", 1), ("1956-02-13", 1), ("1956-02-20", 1)])
        );
        assert_eq!(counts(Bucket::Month, &|i| i == 0), found(&[("1956-02-01", 1)]));
    }

    #[test]
    fn bins_leave_no_gap() {
        let span = Span { start: Moment::ymd(1955, 12, 30), end: Moment::ymd(1957, 3, 1) };
        for bucket in Bucket::ALL {
            let bins = activity(&history(&[]), bucket, span, &|_| true);
            assert!(bins[0].span.start <= span.start);
            assert!(bins[bins.len() - 1].span.end >= span.end);
            assert!(bins.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
        }
        let open = Span { start: Moment::MIN, end: span.end };
        assert!(activity(&history(&[]), Bucket::Year, open, &|_| true).is_empty());
    }
}
