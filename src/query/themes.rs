//! How much happened in each theme: events counted by day, month or year.

use crate::model::{
    Dataset, HistDate, Kind, Moment, NodeIx, RegionIx, Span,
    date::{Bound, Form},
};

use super::activity::Bucket;

/// The year that is told month by month among years.
pub const BY_MONTH: i32 = 1956;
/// The longest span counted by day, in days.
const BY_DAY: i64 = 62;
/// The longest span counted by month, in days.
const BY_MONTHS: i64 = 4 * 366;

/// What the bins of a [`Themes`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years, and the months of [`BY_MONTH`].
    Years,
}

/// Events by theme and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Themes {
    /// What the bins are.
    pub grain: Grain,
    /// The bins, one after the other without gaps.
    pub bins: Vec<Span>,
    /// The themes that have events at all, in the order of the lanes.
    pub rows: Vec<ThemeRow>,
    /// Events of the span that are known too roughly for any bin.
    pub rough: usize,
}

/// The events of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeRow {
    /// The theme.
    pub region: RegionIx,
    /// How many, by bin.
    pub counts: Vec<u32>,
    /// How many of these are tied to what is chosen.
    pub tied: Vec<u32>,
}

impl Themes {
    /// How many months a bin has, where months are what counts; else 1.
    pub fn months(&self, bin: usize) -> u32 {
        let is_year = |span: &Span| span.days() > 31;
        if self.grain == Grain::Years && self.bins.get(bin).is_some_and(is_year) { 12 } else { 1 }
    }

    /// The height of the highest bar: events in a day, or in a month on the average of its bin.
    pub fn most(&self) -> f64 {
        let rates = self.rows.iter().flat_map(|row| {
            row.counts.iter().enumerate().map(|(i, n)| f64::from(*n) / f64::from(self.months(i)))
        });
        rates.fold(0.0, f64::max)
    }

    /// How many events are counted.
    pub fn count(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.counts).map(|count| *count as usize).sum()
    }
}

/// Counts the events in `span` that `keep` accepts, each once, in the bin in which it began. One
/// whose beginning is known too roughly to lie in one bin is in none: a chart of months shows what
/// the data say, not a guess. Open spans give no bins. O(nodes × bins).
pub fn themes(
    dataset: &Dataset,
    span: Span,
    keep: &dyn Fn(NodeIx) -> bool,
    tied: &dyn Fn(NodeIx) -> bool,
) -> Themes {
    let (grain, bins) = bins(span);
    let empty = |region| ThemeRow {
        region: RegionIx::from_index(region),
        counts: vec![0; bins.len()],
        tied: vec![0; bins.len()],
    };
    let mut rows: Vec<ThemeRow> = (0..dataset.regions().len()).map(empty).collect();
    let mut rough = 0;
    for ix in dataset.node_ixs() {
        let node = dataset.node(ix);
        let Some(date) = node.date.as_ref().filter(|_| node.kind == Kind::Event) else { continue };
        let began = beginning(date);
        if !began.overlaps(span) || !keep(ix) {
            continue;
        }
        match bins.iter().position(|bin| bin.contains(began)) {
            Some(bin) => {
                if let Some(row) = rows.get_mut(node.region.index()) {
                    row.counts[bin] += 1;
                    row.tied[bin] += u32::from(tied(ix));
                }
            }
            None => rough += 1,
        }
    }
    rows.retain(|row| row.counts.iter().any(|count| *count > 0));
    Themes { grain, bins, rows, rough }
}

/// When it may have begun: the whole date, or the start of an interval.
fn beginning(date: &HistDate) -> Span {
    match date.form() {
        Form::Interval(Bound::At(start), _) => start.span(),
        Form::Interval(_, Bound::At(end)) => end.span(),
        _ => date.span(),
    }
}

fn bins(span: Span) -> (Grain, Vec<Span>) {
    if !span.start.is_finite() || !span.end.is_finite() {
        return (Grain::Years, Vec::new());
    }
    let grain = match span.days() {
        days if days <= BY_DAY => Grain::Days,
        days if days <= BY_MONTHS => Grain::Months,
        _ => Grain::Years,
    };
    let bucket = |moment: Moment| match grain {
        Grain::Days => Bucket::Day,
        Grain::Years if moment.to_ymd().0 != BY_MONTH => Bucket::Year,
        Grain::Months | Grain::Years => Bucket::Month,
    };
    let mut bins = Vec::new();
    let mut start = bucket(span.start).start(span.start);
    while start < span.end {
        let end = bucket(start).next(start);
        bins.push(Span { start, end });
        start = end;
    }
    (grain, bins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{DatasetParts, LocalizedText, Node, Region},
        time_axis::Preset,
    };

    fn history(events: &[(&str, u16)]) -> Dataset {
        let region = |id: &str| Region {
            id: id.to_owned(),
            name: LocalizedText::en(id),
            lane: LocalizedText::en(id),
            anchor: [0.5, 0.5],
        };
        let node = |(i, (date, region)): (usize, &(&str, u16))| Node {
            date: Some(HistDate::parse(date).unwrap()),
            region: RegionIx::from_index(usize::from(*region)),
            ..Node::new(format!("n{i}"), Kind::Event, LocalizedText::en("name"))
        };
        let mut nodes: Vec<Node> = events.iter().enumerate().map(node).collect();
        // What is no event is not counted.
        nodes.push(Node { kind: Kind::Work, ..node((99, &("1956-02-25", 0))) });
        let regions = ["kremlin", "poland", "empty"].map(region).into();
        Dataset::new(DatasetParts { nodes, regions, ..DatasetParts::default() })
    }

    fn found(span: Span, events: &[(&str, u16)]) -> (Themes, Vec<(u16, String, u32)>) {
        let all = |_| true;
        let themes = themes(&history(events), span, &all, &|ix| ix.index() == 0);
        let mut cells = Vec::new();
        for row in &themes.rows {
            for (bin, count) in themes.bins.iter().zip(&row.counts).filter(|(_, n)| **n > 0) {
                cells.push((row.region.index() as u16, bin.start.to_day_text(), *count));
            }
        }
        (themes, cells)
    }

    #[test]
    fn years_are_counted_whole_and_1956_by_month() {
        let events = [
            ("1956-02-25", 0),
            ("1956-02-14/1956-02-25", 0),
            ("1956-06", 1),
            ("1956", 1),
            ("1957", 1),
            ("1957-01/1958", 1),
            ("1917-03", 0),
        ];
        let (themes, cells) = found(Preset::Thaw.span(), &events);
        let cell = |region, day: &str, count| (region, day.to_owned(), count);
        let expected =
            [cell(0, "1956-02-01", 2), cell(1, "1956-06-01", 1), cell(1, "1957-01-01", 2)];
        assert_eq!(cells, expected);
        assert_eq!((themes.grain, themes.bins.len()), (Grain::Years, 11 + 12));
        // Known to the year only, in the year that is told by month.
        assert_eq!(themes.rough, 1);
        assert_eq!((themes.most(), themes.count()), (2.0, 5));
        assert_eq!(themes.rows[0].tied.iter().sum::<u32>(), 1);
    }

    #[test]
    fn a_short_window_is_counted_by_day_and_a_longer_one_by_month() {
        let events = [("1956-02-25", 0), ("1956-02-25T10:00", 0), ("1956-02", 0)];
        let (by_day, cells) = found(Preset::February1956.span(), &events);
        assert_eq!((by_day.grain, by_day.bins.len(), by_day.rough), (Grain::Days, 29, 1));
        assert_eq!(cells, [(0, "1956-02-25".to_owned(), 2)]);
        let (by_month, cells) = found(Preset::Year1956.span(), &events);
        assert_eq!((by_month.grain, by_month.bins.len(), by_month.rough), (Grain::Months, 12, 0));
        assert_eq!(cells, [(0, "1956-02-01".to_owned(), 3)]);
    }

    #[test]
    fn bins_cover_the_window_without_gaps() {
        for preset in Preset::ALL {
            let (_, bins) = bins(preset.span());
            assert_eq!(bins[0].start, preset.span().start);
            assert_eq!(bins[bins.len() - 1].end, preset.span().end);
            assert!(bins.windows(2).all(|pair| pair[0].end == pair[1].start));
        }
        assert!(bins(Span { start: Moment::MIN, end: Moment::MAX }).1.is_empty());
    }
}
