//! Where facts lie when the network is unfolded in time.
//!
//! *Across* (wide frames): x is the date, y the row of the region. A mark keeps its x; within its
//! row it takes the place nearest to the middle where it covers nothing, with its name beside it if
//! there is a place for both. *Down* (phones): one fact below the other in order of time, evenly
//! spaced. Either way the outcome depends on the order and sizes of what is placed only.

use crate::{
    number::Bounded,
    scene::{Point, Rect, Size, Vec2},
};

/// Something to place in a row, the most important first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowItem {
    /// Middle of its mark.
    pub x: f32,
    /// Row from the top.
    pub row: usize,
    /// The height it is held at; the rest finds its own.
    pub y: Option<f32>,
    /// Half the width and height of its mark, with what is kept free around it.
    pub reach: f32,
    /// Size of its name.
    pub label: Size,
    /// Whether it has a name even where that covers something.
    pub insists: bool,
}

/// Where it went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Middle of its mark.
    pub center: Point,
    /// Box of its name, where there is a place for it.
    pub label: Option<Rect>,
}

/// Free space between two boxes.
const GAP: f32 = 1.5;
/// From the edge of a mark to its name.
const LABEL_OFFSET: f32 = 4.0;
/// Two places of a row lie so far apart.
const STEP: f32 = 6.0;

/// Heights of rows that fill `height`: what each needs at least, and of the rest a share for being
/// there and one for every item it holds, up to twelve. `rows` are counts with those needs.
pub fn row_heights(rows: &[(usize, f32)], height: f32) -> Vec<f32> {
    let weight = |count: usize| 1.0 + 0.14 * count.min(12) as f32;
    let sum: f32 = rows.iter().map(|(count, _)| weight(*count)).sum();
    let fair = |count: usize| height * weight(count) / sum.max(1.0);
    // What some rows need beyond their fair share, the others give up in proportion.
    let lack: f32 = rows.iter().map(|(count, least)| (least - fair(*count)).max(0.0)).sum();
    let spare: f32 = rows.iter().map(|(count, least)| (fair(*count) - least).max(0.0)).sum();
    let given = if spare > 0.0 { (lack / spare).min(1.0) } else { 0.0 };
    let got = if lack > 0.0 { (spare * given / lack).min(1.0) } else { 0.0 };
    let height_of = |(count, least): &(usize, f32)| {
        let fair = fair(*count);
        if *least > fair { fair + (least - fair) * got } else { fair - (fair - least) * given }
    };
    rows.iter().map(height_of).collect()
}

/// Heights for items of one row that follow each other so closely in time that they would stand on
/// each other: one below the other about the middle of the row, `pitch` apart where there is room.
pub fn cascade(len: usize, row: Rect, reach: f32, pitch: f32) -> impl Iterator<Item = f32> {
    let gaps = len.saturating_sub(1).max(1) as f32;
    let pitch = pitch.min(((row.h - 2.0 * reach) / gaps).max(0.0));
    let first = row.center().y - pitch * len.saturating_sub(1) as f32 / 2.0;
    (0..len).map(move |i| first + pitch * i as f32)
}

/// Places items in their rows. `rows` are the bands of the rows from the top, `taken` what lies
/// there already; names stay within `bounds`. Marks that are held at a height claim their places
/// before any name.
pub fn place(
    items: &[RowItem],
    rows: &[Rect],
    bounds: Rect,
    taken: &[Rect],
) -> Vec<Option<Placed>> {
    let held = |item: &RowItem| Some(Rect::around(Point::new(item.x, item.y?), item.reach));
    let mut marks: Vec<(usize, Rect)> =
        items.iter().enumerate().filter_map(|(i, item)| Some((i, held(item)?))).collect();
    let mut labels: Vec<Rect> = taken.to_vec();
    let mut placed = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        let others = Others { item: i, marks: &marks, labels: &labels };
        let found = rows.get(item.row).and_then(|row| one(item, *row, bounds, &others));
        if let Some(Placed { center, label }) = found {
            if item.y.is_none() {
                marks.push((i, Rect::around(center, item.reach)));
            }
            labels.extend(label);
        }
        placed.push(found);
    }
    placed
}

/// What an item may not cover.
struct Others<'a> {
    item: usize,
    marks: &'a [(usize, Rect)],
    labels: &'a [Rect],
}

impl Others<'_> {
    fn are_clear_of(&self, place: Rect) -> bool {
        let own = self.item;
        !self.marks.iter().any(|(item, mark)| *item != own && mark.overlaps(place))
            && !self.labels.iter().any(|label| label.overlaps(place))
    }
}

/// The best place of an item: near the middle of its row, its name where a reader looks first.
fn one(item: &RowItem, row: Rect, bounds: Rect, others: &Others<'_>) -> Option<Placed> {
    let mut best: Option<(f32, Placed)> = None;
    let mut bare: Option<Placed> = item.y.map(|y| at(item, y));
    let found = places(row, item.reach).filter(|_| item.y.is_none());
    for y in item.y.into_iter().chain(found) {
        let Placed { center, .. } = at(item, y);
        if item.y.is_none() && !others.are_clear_of(Rect::around(center, item.reach)) {
            continue;
        }
        bare = bare.or(Some(at(item, y)));
        if item.label.w <= 0.0 {
            break;
        }
        let away = (y - row.center().y).abs() / STEP;
        for (cost, label) in sides(center, item.reach, item.label) {
            if best.is_none_or(|(least, _)| cost + away < least)
                && bounds.contains_rect(label)
                && others.are_clear_of(label.inflate(GAP))
            {
                best = Some((cost + away, Placed { center, label: Some(label) }));
            }
        }
    }
    let forced = || {
        let Placed { center, .. } = bare.unwrap_or(at(item, row.center().y));
        let mut fitting = sides(center, item.reach, item.label)
            .into_iter()
            .filter(|(_, label)| bounds.contains_rect(*label));
        let label = fitting.next().map(|(_, label)| label);
        Placed { center, label }
    };
    match best {
        Some((_, placed)) => Some(placed),
        None if item.insists => Some(forced()),
        None => bare,
    }
}

/// An item at a height, without its name.
fn at(item: &RowItem, y: f32) -> Placed {
    Placed { center: Point::new(item.x, y), label: None }
}

/// Heights in a row for a mark that reaches so far, the middle first, then above and below by turns.
fn places(row: Rect, reach: f32) -> impl Iterator<Item = f32> {
    let middle = row.center().y;
    let room = (row.h / 2.0 - reach).max(0.0);
    let steps = (room / STEP) as i32;
    (0..=2 * steps).map(move |i| {
        let away = ((i + 1) / 2) as f32 * STEP;
        if i % 2 == 1 { middle - away } else { middle + away }
    })
}

/// Places of a name beside its mark, with what each costs against one step away from the middle.
fn sides(center: Point, reach: f32, label: Size) -> [(f32, Rect); 8] {
    let Point { x, y } = center;
    let out = reach + LABEL_OFFSET - 2.0;
    let at = |x: f32, y: f32| Rect::new(x, y, label.w, label.h);
    let (right, left) = (x + out, x - out - label.w);
    let (above, below) = (y - reach - label.h - 1.0, y + reach + 1.0);
    [
        (0.0, at(right, y - label.h / 2.0)),
        (1.5, at(left, y - label.h / 2.0)),
        (2.0, at(x - label.w / 2.0, above)),
        (2.0, at(x - label.w / 2.0, below)),
        (2.5, at(x + reach * 0.5, above)),
        (2.5, at(x + reach * 0.5, below)),
        (3.0, at(x - reach * 0.5 - label.w, above)),
        (3.0, at(x - reach * 0.5 - label.w, below)),
    ]
}

/// Where small dots go that stand for what has no mark: each keeps its x and takes one of eight
/// heights of its row, the first that `taken` leaves free; `seed` tells dots apart.
pub fn dot_place(x: f32, seed: u32, row: Rect, taken: &[Rect]) -> Point {
    let room = (row.h / 2.0 - 6.0).max(0.0);
    let at = |i: u32| {
        // Multiples of the golden section fill the row evenly.
        let share = (f64::from(seed.wrapping_add(i)) * 0.618_033_988_75).fract() as f32;
        Point::new(x, row.center().y + (share * 2.0 - 1.0) * room)
    };
    let free = |p: &Point| !taken.iter().any(|rect| rect.contains(*p));
    (0..8).map(at).find(free).unwrap_or_else(|| at(0))
}

/// A line of unfolded time: a cubic curve, or two where it has to pass over something.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// Start, two control points, end; each curve begins where the one before ends.
    pub curves: Vec<[Point; 4]>,
}

/// How far the control points of a line reach out at least and at most.
const REACH: (f32, f32) = (16.0, 120.0);

impl Arc {
    /// From a cause to its effect at the right. It leaves and arrives horizontally, both times to
    /// the right, even where the effect stands straight above or below; in one row it passes over
    /// what lies in between.
    pub fn across(from: Point, to: Point, [start, end]: [f32; 2]) -> Self {
        let (from, to) = (from + Vec2::new(start, 0.0), to - Vec2::new(end, 0.0));
        let way = to - from;
        if way.y.abs() < 18.0 && way.x > 60.0 {
            let rise = (way.x * 0.16).bounded(10.0, 34.0);
            let top = Point::new(from.x + way.x / 2.0, from.y.min(to.y) - rise);
            let half = way.x / 4.0;
            let out = Vec2::new(half, 0.0);
            return Self {
                curves: vec![[from, from + out, top - out, top], [top, top + out, to - out, to]],
            };
        }
        let least = REACH.0 + (way.y.abs() * 0.06).min(14.0);
        let out = Vec2::new((way.x * 0.5).bounded(least, REACH.1.max(way.x * 0.5)), 0.0);
        Self { curves: vec![[from, from + out, to - out, to]] }
    }

    /// From a cause to its effect further down, bent to the left by at most `room`. It leaves and
    /// arrives horizontally.
    pub fn down(from: Point, to: Point, reach: [f32; 2], room: f32) -> Self {
        let (from, to) = (from - Vec2::new(reach[0], 0.0), to - Vec2::new(reach[1], 0.0));
        let bend = (16.0 + (to.y - from.y) * 0.2).bounded(16.0, room.max(16.0));
        // A cubic with both control points so far out reaches three quarters of the way to them.
        let out = Vec2::new(bend / 0.75, 0.0);
        Self { curves: vec![[from, from - out, to - out, to]] }
    }

    /// Where it starts.
    pub fn start(&self) -> Point {
        self.curves.first().map_or(Point::default(), |curve| curve[0])
    }

    /// Where it ends.
    pub fn end(&self) -> Point {
        self.curves.last().map_or(Point::default(), |curve| curve[3])
    }

    /// The place `t` of the way along one of its curves.
    pub fn at(&self, part: usize, t: f32) -> Point {
        let [a, b, c, d] = self.curves.get(part).copied().unwrap_or_default();
        let (ab, bc, cd) = (a.lerp(b, t), b.lerp(c, t), c.lerp(d, t));
        ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
    }
}

/// One fact below the other, `pitch` apart from `top` on; `breaks` say before which of them there is
/// half a step more room.
pub fn column(len: usize, x: f32, top: f32, pitch: f32, breaks: &[usize]) -> Vec<Point> {
    let mut y = top;
    (0..len)
        .map(|i| {
            if breaks.contains(&i) {
                y += pitch / 2.0;
            }
            let at = Point::new(x, y);
            y += pitch;
            at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Arc, Point, Rect, RowItem, Size, column, dot_place, place, row_heights};

    const ROW: Rect = Rect::new(100.0, 40.0, 600.0, 90.0);
    const BOUNDS: Rect = Rect::new(100.0, 40.0, 600.0, 90.0);

    fn item(x: f32) -> RowItem {
        RowItem { x, row: 0, y: None, reach: 8.0, label: Size::new(70.0, 13.0), insists: false }
    }

    #[test]
    fn marks_keep_their_dates_and_cover_neither_each_other_nor_a_name() {
        let items: Vec<RowItem> =
            (0..24).map(|i| item(130.0 + 17.0 * (i * 7 % 24) as f32)).collect();
        let placed = place(&items, &[ROW], BOUNDS, &[]);
        let mut boxes: Vec<Rect> = Vec::new();
        for (item, placed) in items.iter().zip(&placed) {
            let Some(placed) = placed else { continue };
            assert_eq!(placed.center.x, item.x);
            boxes.push(Rect::around(placed.center, item.reach));
            boxes.extend(placed.label);
        }
        assert!(placed.iter().flatten().count() > 12, "{placed:?}");
        for (i, one) in boxes.iter().enumerate() {
            assert!(ROW.contains_rect(*one), "{one:?}");
            assert!(!boxes[i + 1..].iter().any(|other| other.overlaps(*one)), "{one:?}");
        }
    }

    #[test]
    fn a_lonely_mark_stands_in_the_middle_with_its_name_to_the_right() {
        let placed = place(&[item(300.0)], &[ROW], BOUNDS, &[]);
        let placed = placed[0].unwrap_or_else(|| panic!("not placed"));
        assert_eq!(placed.center, Point::new(300.0, 85.0));
        assert!(placed.label.is_some_and(|label| label.x > 308.0));
    }

    #[test]
    fn what_insists_has_its_name_in_the_fullest_row() {
        let thin = Rect { h: 18.0, ..ROW };
        let bounds = Rect { h: 18.0, ..BOUNDS };
        let full = Rect { w: 600.0, ..thin };
        let wish = RowItem { insists: true, ..item(300.0) };
        let placed = place(&[wish], &[thin], bounds, &[full]);
        assert!(placed[0].is_some_and(|placed| placed.label.is_some()));
        assert_eq!(place(&[item(300.0)], &[thin], bounds, &[full]), [None]);
    }

    #[test]
    fn fuller_rows_are_higher_and_all_fill_the_plot() {
        let heights = row_heights(&[(0, 0.0), (5, 0.0), (40, 0.0)], 300.0);
        assert!(heights[0] < heights[1] && heights[1] < heights[2], "{heights:?}");
        assert!((heights.iter().sum::<f32>() - 300.0).abs() < 0.01);
        let heights = row_heights(&[(0, 110.0), (5, 30.0), (40, 20.0)], 300.0);
        assert!((heights[0] - 110.0).abs() < 0.01 && heights[1] >= 30.0, "{heights:?}");
        assert!((heights.iter().sum::<f32>() - 300.0).abs() < 0.01);
    }

    #[test]
    fn lines_leave_and_arrive_to_the_right() {
        for (from, to) in [
            ([0.0, 0.0], [300.0, 120.0]),
            ([0.0, 0.0], [300.0, 0.0]),
            ([0.0, 0.0], [20.0, 200.0]),
            ([0.0, 200.0], [0.0, 0.0]),
        ] {
            let arc =
                Arc::across(Point::new(from[0], from[1]), Point::new(to[0], to[1]), [8.0, 8.0]);
            let (first, last) = (arc.curves[0], arc.curves[arc.curves.len() - 1]);
            assert!(first[1].x > first[0].x && first[1].y == first[0].y, "{arc:?}");
            assert!(last[2].x < last[3].x && last[2].y == last[3].y, "{arc:?}");
        }
    }

    #[test]
    fn on_phones_lines_bend_to_the_left_and_stay_in_their_room() {
        let arc = Arc::down(Point::new(150.0, 40.0), Point::new(150.0, 900.0), [8.0, 8.0], 120.0);
        assert!(arc.at(0, 0.5).x >= 150.0 - 8.0 - 120.5, "{:?}", arc.at(0, 0.5));
        assert!(arc.at(0, 0.5).x < 60.0);
        assert_eq!(column(3, 10.0, 20.0, 40.0, &[1])[2], Point::new(10.0, 120.0));
    }

    #[test]
    fn dots_keep_off_names_where_there_is_room() {
        let name = Rect::new(250.0, 70.0, 100.0, 30.0);
        for seed in 0..40 {
            let dot = dot_place(300.0, seed, ROW, &[name]);
            assert!(ROW.contains(dot) && !name.contains(dot), "{seed}: {dot:?}");
        }
    }
}
