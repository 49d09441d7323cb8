//! Packing dated things and their labels into the rows of a lane.
//!
//! A lane has rows; a row keeps two lists of taken stretches of x: marks, which may sit upon a
//! bar but not upon each other, and words, which may touch nothing. Items come in order of
//! importance and in tiers. Those of a tier take the first row where their mark fits, then the
//! room for their labels (right of the mark, else left, else none), and only then the next tier
//! is looked at: the names of the important outlive the marks of the rest. Headlines look for a
//! row that has room for both. Items whose mark fits nowhere are *crowded* and drawn as ticks.
//! The outcome depends on the order and sizes of the items only.
//!
//! Each question is a binary search in a short list, so packing costs O(n log n) with a small
//! factor; labels are measured only for items that have a mark.

/// Something to place in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneItem {
    /// Left and right edge of its mark or bar, in pixels.
    pub mark: [f32; 2],
    /// Whether it is a bar, upon which marks may sit.
    pub is_bar: bool,
    /// Whether it wants its label shown.
    pub wants_label: bool,
    /// Never crowded out and never without its label: the selection.
    pub insists: bool,
    /// Looks for a row with room for its mark and its label together, before later items of its
    /// tier have marks; a bar only claims its place before they do.
    pub headline: bool,
    /// Items of lower tiers get marks and labels before the others get anything. Must not fall
    /// along the list.
    pub tier: u32,
}

/// Where an item ended up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// With a mark in a row; `label` is the left edge of its label, where that is shown.
    Row {
        /// Row from the top, 0 first.
        row: usize,
        /// Left edge of the label.
        label: Option<f32>,
        /// Whether the label stands left of the mark.
        label_left: bool,
    },
    /// No row had room for its mark.
    Crowded,
}

/// Space between a mark and its label.
pub const LABEL_OFFSET: f32 = 5.0;
/// Least space between a label and whatever is next to it.
pub const LABEL_GAP: f32 = 5.0;
/// How far two marks may overlap before the lesser gives way.
const MARK_OVERLAP: f32 = 2.5;
/// Least space between a mark and the words of another.
const MARK_GAP: f32 = 2.0;
/// The label of a mark upon the end of a bar stands beyond the bar, up to this far away.
const OVER_BAR: f32 = 26.0;
/// A bar that ends this near to the edge of the plot has no end in view.
const EDGE: f32 = 12.0;

/// Places the items of one lane, the most important first, into `rows` rows; words stay within
/// `bounds` (left, right). `width` is asked for the width of an item's label by its index, and
/// only where there is a mark to put it beside.
pub fn pack(
    items: &[LaneItem],
    rows: usize,
    bounds: [f32; 2],
    width: &mut dyn FnMut(usize) -> f32,
) -> Vec<Place> {
    let mut lane = vec![Row::default(); rows.max(1)];
    let mut places = Vec::with_capacity(items.len());
    for tier in items.chunk_by(|a, b| a.tier == b.tier) {
        let first = places.len();
        for (i, item) in (first..).zip(tier) {
            let named = item.wants_label || item.insists;
            // A bar's own name can wait: it has two ends to stand at.
            let place = if item.headline && named && !item.is_bar {
                take_both(&mut lane, item, bounds, width(i))
            } else {
                None
            };
            places.push(place.unwrap_or_else(|| {
                match lane.iter_mut().position(|row| row.take_mark(item)) {
                    Some(row) => Place::Row { row, label: None, label_left: false },
                    None => Place::Crowded,
                }
            }));
        }
        for (i, item) in (first..).zip(tier) {
            if let Place::Row { row, label: label @ None, label_left } = &mut places[i]
                && (item.wants_label || item.insists)
                && let Some((x, left)) = lane[*row].take_label(item, bounds, width(i))
            {
                (*label, *label_left) = (Some(x), left);
            }
        }
    }
    places
}

/// Mark and label in the first row that has room for both.
fn take_both(lane: &mut [Row], item: &LaneItem, bounds: [f32; 2], width: f32) -> Option<Place> {
    lane.iter_mut().enumerate().find_map(|(row, its)| {
        if !its.has_mark_room(item) {
            return None;
        }
        its.label_place(item, bounds, width)?;
        its.take_mark(item);
        let (x, label_left) = its.take_label(item, bounds, width)?;
        Some(Place::Row { row, label: Some(x), label_left })
    })
}

#[derive(Clone, Default)]
struct Row {
    marks: Taken,
    bars: Taken,
    words: Taken,
}

impl Row {
    fn has_mark_room(&self, item: &LaneItem) -> bool {
        let [from, to] = item.mark;
        // A long bar may touch the next one; two marks may overlap by a hair.
        let inset = MARK_OVERLAP.min((to - from) / 4.0);
        let list = if item.is_bar { &self.bars } else { &self.marks };
        list.is_free(from + inset, to - inset) && self.words.is_free(from - MARK_GAP, to + MARK_GAP)
    }

    fn take_mark(&mut self, item: &LaneItem) -> bool {
        if !item.insists && !self.has_mark_room(item) {
            return false;
        }
        let list = if item.is_bar { &mut self.bars } else { &mut self.marks };
        list.insert(item.mark[0], item.mark[1]);
        true
    }

    fn take_label(&mut self, item: &LaneItem, bounds: [f32; 2], width: f32) -> Option<(f32, bool)> {
        let place = self.label_place(item, bounds, width)?;
        self.words.insert(place.0, place.0 + width);
        Some(place)
    }

    /// Left edge of the label where it has room, and whether that is left of the mark.
    fn label_place(&self, item: &LaneItem, bounds: [f32; 2], width: f32) -> Option<(f32, bool)> {
        let [from, mut to] = item.mark;
        let on_paper = |x: f32| {
            let (start, end) = (x - LABEL_GAP, x + width + LABEL_GAP);
            self.words.is_free(start, end) && self.marks.is_free(start, end)
        };
        if item.is_bar && from <= bounds[0] + EDGE && bounds[1] - EDGE <= to {
            // It has no end in view to stand beside: it is named upon itself.
            let x = from + 2.0 * LABEL_OFFSET;
            return (x + width <= to && on_paper(x)).then_some((x, false));
        }
        if !item.is_bar {
            to = self.bars.end_beneath(to).filter(|x| x - to < OVER_BAR).unwrap_or(to);
        }
        let right = (to.max(bounds[0]) + LABEL_OFFSET, false);
        let left = (from.min(bounds[1]) - LABEL_OFFSET - width, true);
        let in_bounds = |x: f32| bounds[0] <= x && x + width <= bounds[1];
        let free = |x: f32, before: f32, after: f32| {
            let (start, end) = (x - before, x + width + after);
            self.words.is_free(start, end)
                && self.marks.is_free(start, end)
                && self.bars.is_free(start, end)
        };
        let fits = |(x, is_left): &(f32, bool)| {
            // Towards its own mark a label needs no further room.
            let (before, after) = if *is_left { (LABEL_GAP, 0.0) } else { (0.0, LABEL_GAP) };
            in_bounds(*x) && free(*x, before, after)
        };
        [right, left].into_iter().find(fits).or_else(|| {
            let anywhere = [right, left].into_iter().find(|(x, _)| in_bounds(*x));
            anywhere.filter(|_| item.insists)
        })
    }
}

/// Stretches of x in order of their left edges. Those of one list may overlap by a hair; asking
/// looks at the neighbours that can reach the question.
#[derive(Clone, Default)]
struct Taken {
    stretches: Vec<[f32; 2]>,
    widest: f32,
}

impl Taken {
    fn is_free(&self, from: f32, to: f32) -> bool {
        let first = self.stretches.partition_point(|taken| taken[0] < from - self.widest);
        self.stretches[first..]
            .iter()
            .take_while(|taken| taken[0] < to)
            .all(|taken| taken[1] <= from)
    }

    /// The right end of the stretch that `x` lies in.
    fn end_beneath(&self, x: f32) -> Option<f32> {
        let first = self.stretches.partition_point(|taken| taken[0] < x - self.widest);
        let reaching = self.stretches[first..].iter().take_while(|taken| taken[0] <= x);
        reaching.filter(|taken| x <= taken[1]).last().map(|taken| taken[1])
    }

    fn insert(&mut self, from: f32, to: f32) {
        let at = self.stretches.partition_point(|taken| taken[0] < from);
        self.stretches.insert(at, [from, to]);
        self.widest = self.widest.max(to - from);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

    use super::{LABEL_GAP, LaneItem, MARK_OVERLAP, Place, pack};

    const BOUNDS: [f32; 2] = [0.0, 300.0];

    fn item(from: f32, to: f32) -> LaneItem {
        LaneItem {
            mark: [from, to],
            is_bar: false,
            wants_label: true,
            insists: false,
            headline: false,
            tier: 0,
        }
    }

    fn row(row: usize, label: Option<f32>, label_left: bool) -> Place {
        Place::Row { row, label, label_left }
    }

    fn packed(items: &[LaneItem], rows: usize, width: f32) -> Vec<Place> {
        pack(items, rows, BOUNDS, &mut |_| width)
    }

    #[test]
    fn a_label_stands_right_else_left_else_not_at_all() {
        let items = [item(50.0, 60.0), item(110.0, 120.0), item(5.0, 15.0), item(200.0, 210.0)];
        assert_eq!(
            packed(&items, 1, 40.0),
            [
                row(0, Some(65.0), false),
                row(0, Some(125.0), false),
                // Right is taken by the mark at 50 and left is outside.
                row(0, None, false),
                row(0, Some(215.0), false),
            ]
        );
        let edge = [item(280.0, 290.0)];
        assert_eq!(packed(&edge, 1, 40.0), [row(0, Some(235.0), true)]);
    }

    #[test]
    fn the_lesser_of_two_at_one_time_goes_down_a_row_or_becomes_a_tick() {
        let items = [item(50.0, 60.0), item(52.0, 62.0), item(51.0, 61.0)];
        let places = packed(&items, 2, 10.0);
        assert_eq!(places[0], row(0, Some(65.0), false));
        assert_eq!(places[1], row(1, Some(67.0), false));
        assert_eq!(places[2], Place::Crowded);
    }

    #[test]
    fn marks_sit_on_bars_and_words_do_not() {
        let bar = LaneItem { is_bar: true, ..item(20.0, 200.0) };
        let places = packed(&[bar, item(100.0, 110.0)], 1, 30.0);
        assert_eq!(places, [row(0, Some(205.0), false), row(0, None, false)]);
    }

    #[test]
    fn a_mark_near_the_end_of_a_bar_has_its_label_beyond_it() {
        let bar = LaneItem { is_bar: true, wants_label: false, ..item(20.0, 200.0) };
        let places = packed(&[bar, item(180.0, 190.0)], 1, 30.0);
        assert_eq!(places[1], row(0, Some(205.0), false));
    }

    #[test]
    fn the_selection_keeps_its_mark_and_its_name() {
        let selected = LaneItem { insists: true, ..item(51.0, 61.0) };
        let places = packed(&[item(50.0, 60.0), selected], 1, 40.0);
        assert!(matches!(places[1], Place::Row { label: Some(_), .. }), "{places:?}");
    }

    #[test]
    fn a_name_of_a_higher_tier_outlives_the_marks_under_it() {
        let lesser = LaneItem { tier: 1, ..item(80.0, 90.0) };
        let places = packed(&[item(50.0, 60.0), lesser], 1, 40.0);
        assert_eq!(places, [row(0, Some(65.0), false), Place::Crowded]);
    }

    #[test]
    fn a_headline_goes_where_its_name_has_room_and_round_the_bars_of_others() {
        let headline = |item: LaneItem| LaneItem { headline: true, ..item };
        let bar = headline(LaneItem { is_bar: true, ..item(150.0, 280.0) });
        let places = packed(&[bar, headline(item(255.0, 265.0))], 2, 60.0);
        assert_eq!(places, [row(0, Some(85.0), true), row(1, Some(190.0), true)]);
    }

    #[test]
    fn a_bar_without_an_end_in_view_is_named_upon_itself() {
        let bar = LaneItem { is_bar: true, ..item(0.0, 300.0) };
        assert_eq!(packed(&[bar], 1, 60.0), [row(0, Some(10.0), false)]);
    }

    fn items() -> impl Strategy<Value = Vec<LaneItem>> {
        let sizes = (0.0..300.0f32, 3.0..60.0f32, any::<bool>(), any::<bool>(), 0..3u32);
        let item = sizes.prop_map(|(from, width, is_bar, wants_label, tier)| LaneItem {
            mark: [from, from + if is_bar { width } else { 10.0 }],
            is_bar,
            wants_label,
            insists: false,
            headline: tier == 0,
            tier,
        });
        prop::collection::vec(item, 0..80).prop_map(|mut items| {
            items.sort_by_key(|item| item.tier);
            items
        })
    }

    proptest! {
        #[test]
        fn nothing_covers_a_word(items in items(), rows in 1..4usize) {
            let width = |i: usize| 20.0 + (i % 7) as f32 * 9.0;
            let places = pack(&items, rows, BOUNDS, &mut |i| width(i));
            prop_assert_eq!(&places, &pack(&items, rows, BOUNDS, &mut |i| width(i)));

            let in_row = |row: usize| {
                places.iter().enumerate().filter_map(move |(i, place)| match place {
                    Place::Row { row: its, label, .. } if *its == row => Some((i, *label)),
                    _ => None,
                })
            };
            for row in 0..rows {
                let overlap = |a: [f32; 2], b: [f32; 2]| a[1].min(b[1]) - a[0].max(b[0]);
                for (i, label) in in_row(row) {
                    for (j, other) in in_row(row).filter(|(j, _)| *j != i) {
                        let (a, b) = (&items[i], &items[j]);
                        if a.is_bar == b.is_bar {
                            prop_assert!(overlap(a.mark, b.mark) <= 2.0 * MARK_OVERLAP + 0.01);
                        }
                        if let Some(x) = label {
                            let words = [x, x + width(i)];
                            prop_assert!(words[0] >= BOUNDS[0] && words[1] <= BOUNDS[1]);
                            // Only a bar across the whole plot may lie under its own words, and
                            // so may a shorter one that lies upon it.
                            let upon_itself = a.is_bar && overlap(words, a.mark) > 0.0;
                            let covered = overlap(words, b.mark) > 0.01;
                            prop_assert!(!covered || upon_itself && b.is_bar, "{i} under {j}");
                            if let Some(other) = other {
                                let apart = -overlap(words, [other, other + width(j)]);
                                prop_assert!(apart >= LABEL_GAP - 0.01, "{i} touches {j}");
                            }
                        }
                    }
                }
            }
        }
    }
}
