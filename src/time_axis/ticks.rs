//! Where the axis is marked, and which marks are named.
//!
//! From a ladder of steps (hours to decades) the finest whose names do not touch is taken. A tick
//! is a value; its words come from [`TickWords`], so that languages and widths stay outside.

use super::{Piece, TimeScale};
use crate::model::{Lang, Moment, Span, date::days_in_month};

/// Space between the grid line and the name to its right.
pub const NAME_OFFSET: f32 = 4.0;
/// Least space between one name and the next grid line or name.
pub const NAME_GAP: f32 = 7.0;

/// A place on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub moment: Moment,
    /// The step of the axis: what the ticks count.
    pub unit: TickUnit,
    /// Whether the next larger unit starts here too (January among months), or a decade.
    pub major: bool,
    /// The first named tick of the view: it says what the others leave out.
    pub first: bool,
    /// Whether there is room for its name.
    pub named: bool,
}

/// What the ticks of an axis count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TickUnit {
    /// Hours of a day.
    Hour,
    /// Days.
    Day,
    /// Months.
    Month,
    /// Years, or several.
    Year,
}

/// The words of an axis in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TickWords {
    /// Short names of the months; January first.
    pub months: [&'static str; 12],
}

impl TickWords {
    /// The words of a language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &Self {
                months: [
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec",
                ],
            },
            Lang::Ru => &Self {
                months: [
                    "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя",
                    "дек",
                ],
            },
        }
    }

    /// The name of a tick: "1956", "Feb", "Feb 1956" where it is the first, "14", "12:00".
    pub fn name(&self, tick: &Tick) -> String {
        let (year, month, day) = tick.moment.to_ymd();
        let short = self.months[usize::from(month) - 1];
        match (tick.unit, tick.major, tick.first) {
            (TickUnit::Year, ..) | (TickUnit::Month, true, _) => year.to_string(),
            (TickUnit::Month, false, true) => format!("{short} {year}"),
            (TickUnit::Month, false, false) => short.to_owned(),
            (TickUnit::Day, _, true) => format!("{day} {short} {year}"),
            (TickUnit::Day, true, false) => format!("{day} {short}"),
            (TickUnit::Day, false, false) => day.to_string(),
            (TickUnit::Hour, _, true) => format!("{day} {short} {}", clock(tick.moment)),
            (TickUnit::Hour, true, false) => format!("{day} {short}"),
            (TickUnit::Hour, false, false) => clock(tick.moment),
        }
    }

    /// A moment as finely as an axis that counts in `unit` can say it: "1956", "Feb 1956",
    /// "25 Feb", "25 Feb 11:00".
    pub fn moment(&self, moment: Moment, unit: TickUnit, days_visible: f64) -> String {
        let (year, month, day) = moment.to_ymd();
        let short = self.months[usize::from(month) - 1];
        match unit {
            TickUnit::Year if days_visible > 366.0 * 30.0 => format!("{short} {year}"),
            TickUnit::Year => format!("{day} {short} {year}"),
            TickUnit::Month | TickUnit::Day => format!("{day} {short}"),
            TickUnit::Hour => format!("{day} {short} {}", clock(moment)),
        }
    }
}

/// The ticks of a scale from left to right. `width` measures a tick's name in pixels.
///
/// Each piece of a folded scale takes the finest step that fits it. No two names overlap and no
/// name leaves the plot: each occupies [`NAME_OFFSET`] to `NAME_OFFSET + width` right of its tick,
/// and the next tick with a name lies at least [`NAME_GAP`] further. Ticks without room for a name
/// keep their line.
pub fn ticks(scale: &TimeScale, width: &dyn Fn(&Tick) -> f32) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut openings = Vec::new();
    let pieces = scale.pieces();
    let last = pieces.len().saturating_sub(1);
    for (i, piece) in pieces.iter().enumerate() {
        let mut its = ticks_of(scale, piece, width);
        if i < last {
            // Where two pieces meet is the tick of the later one.
            its.retain(|tick| tick.moment < piece.span.end);
        }
        // A seam is marked whatever the step: a fold where a year begins, the lens where a day does.
        let (start, (_, month, day)) = (piece.span.start, piece.span.start.to_ymd());
        let unit = its.first().map_or(TickUnit::Year, |tick| tick.unit);
        let is_marked = its.first().is_some_and(|tick| tick.moment == start);
        if 0 < i && !is_marked && ((month, day) == (1, 1) || unit == TickUnit::Day) {
            its.insert(0, Tick { moment: start, unit, major: true, first: false, named: true });
        }
        // After a seam a bare number of a day would stand for itself.
        let opens = its.first_mut().filter(|tick| 0 < i && tick.unit <= TickUnit::Day);
        if let Some(opening) = opens {
            opening.major = true;
        }
        if its.first().is_some_and(|tick| tick.moment == piece.span.start) {
            openings.push(ticks.len());
        }
        ticks.append(&mut its);
    }
    if let Some(first) = ticks.first_mut() {
        first.first = true;
    }
    // Seams before what the margin of a view holds.
    if !openings.contains(&0) {
        openings.push(0);
    }
    drop_names(scale, &mut ticks, &openings, width);
    ticks
}

/// The ticks of a piece, those on its two ends included.
fn ticks_of(scale: &TimeScale, piece: &Piece, width: &dyn Fn(&Tick) -> f32) -> Vec<Tick> {
    let days = piece.span.end.as_days() - piece.span.start.as_days();
    let room = piece.x[1] - piece.x[0];
    let mut ticks = Vec::new();
    for step in Step::LADDER {
        // No name is narrower than this, so that finer steps need not be listed at all.
        if step.days() * room < 14.0 * days {
            continue;
        }
        ticks = step.ticks(piece.span);
        if names_fit(scale, &ticks, width) {
            break;
        }
    }
    ticks
}

/// What the axis of a scale counts at a moment, for the wording of the cursor.
pub fn unit_at(ticks: &[Tick], moment: Moment) -> TickUnit {
    let after = ticks.partition_point(|tick| tick.moment <= moment);
    let near = ticks.get(after.saturating_sub(1));
    near.map_or(TickUnit::Year, |tick| tick.unit)
}

fn clock(moment: Moment) -> String {
    let (hour, minute) = moment.hour_minute();
    format!("{hour}:{minute:02}")
}

/// Whether every tick could be named. The first is left out: it is longer than the others, and
/// rather than thin out the whole axis its neighbour gives way.
fn names_fit(scale: &TimeScale, ticks: &[Tick], width: &dyn Fn(&Tick) -> f32) -> bool {
    ticks.windows(2).skip(1).all(|pair| {
        let room = scale.x(pair[1].moment) - scale.x(pair[0].moment);
        room >= f64::from(NAME_OFFSET + width(&pair[0]) + NAME_GAP)
    })
}

/// Unnames what would touch another name, or leave the plot. Those that open a piece of the scale
/// are named before the others.
fn drop_names(
    scale: &TimeScale,
    ticks: &mut [Tick],
    openings: &[usize],
    width: &dyn Fn(&Tick) -> f32,
) {
    let mut taken: Vec<[f64; 2]> = Vec::new();
    let mut name = |tick: &mut Tick| {
        let x = scale.x(tick.moment);
        let end = x + f64::from(NAME_OFFSET + width(tick));
        let free_until = end + f64::from(NAME_GAP);
        let free = taken.iter().all(|[from, until]| *until <= x || free_until <= *from);
        tick.named = 0.0 <= x && end <= scale.width() && free;
        if tick.named {
            taken.push([x, free_until]);
        }
        tick.named
    };
    let mut asked = vec![false; ticks.len()];
    for i in openings.iter().copied() {
        let Some(tick) = ticks.get_mut(i) else { continue };
        asked[i] = true;
        let needs_month = !name(tick) && tick.unit == TickUnit::Day;
        // The next day says the month instead.
        if let Some(next) =
            ticks.get_mut(i + 1).filter(|next| needs_month && next.unit == TickUnit::Day)
        {
            next.major = true;
            asked[i + 1] = true;
            name(next);
        }
    }
    for (tick, _) in ticks.iter_mut().zip(asked).filter(|(_, asked)| !asked) {
        name(tick);
    }
}

/// A rung of the ladder.
#[derive(Clone, Copy, Debug)]
enum Step {
    Hours(u8),
    Days(u8),
    Months(u8),
    Years(u16),
}

impl Step {
    /// The finest first.
    const LADDER: [Self; 16] = [
        Self::Hours(1),
        Self::Hours(3),
        Self::Hours(6),
        Self::Hours(12),
        Self::Days(1),
        Self::Days(2),
        Self::Days(5),
        Self::Days(10),
        Self::Months(1),
        Self::Months(3),
        Self::Months(6),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
    ];

    /// The least days from one tick to the next.
    fn days(self) -> f64 {
        match self {
            Self::Hours(hours) => f64::from(hours) / 24.0,
            // The fifth follows the first after four days only.
            Self::Days(days) => f64::from(days) - if days > 2 { 1.0 } else { 0.0 },
            Self::Months(months) => f64::from(months) * 30.0 - 2.0,
            Self::Years(years) => f64::from(years) * 365.0,
        }
    }

    fn unit(self) -> TickUnit {
        match self {
            Self::Hours(_) => TickUnit::Hour,
            Self::Days(_) => TickUnit::Day,
            Self::Months(_) => TickUnit::Month,
            Self::Years(_) => TickUnit::Year,
        }
    }

    /// Every tick of a stretch.
    fn ticks(self, visible: Span) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let mut moment = self.at_or_before(visible.start);
        while moment <= visible.end {
            if visible.start <= moment {
                let (unit, major) = (self.unit(), self.starts_larger(moment));
                ticks.push(Tick { moment, unit, major, first: false, named: true });
            }
            moment = self.next(moment);
        }
        ticks
    }

    /// The last start of a larger unit, from which counting forward meets every tick.
    fn at_or_before(self, moment: Moment) -> Moment {
        let (year, month, _) = moment.to_ymd();
        match self {
            Self::Hours(_) => moment.day_start(),
            Self::Days(_) => Moment::ymd(year, month, 1),
            Self::Months(_) => Moment::ymd(year, 1, 1),
            Self::Years(years) => {
                let years = i32::from(years);
                Moment::ymd(year.div_euclid(years) * years, 1, 1)
            }
        }
    }

    fn next(self, moment: Moment) -> Moment {
        let (year, month, day) = moment.to_ymd();
        match self {
            Self::Hours(hours) => moment.plus_minutes(i64::from(hours) * 60),
            Self::Days(days) => {
                // Fives and tens are counted as people do: 1, 5, 10, 15 …
                let next = if days > 2 && day == 1 { days } else { day + days };
                // A month ends with a full step, so that the 29th never touches the 1st.
                if next + days <= days_in_month(year, month) + 1 {
                    Moment::ymd(year, month, next)
                } else {
                    Moment::month(year, month + 1)
                }
            }
            Self::Months(months) => Moment::month(year, month + months),
            Self::Years(years) => Moment::ymd(year + i32::from(years), 1, 1),
        }
    }

    fn starts_larger(self, moment: Moment) -> bool {
        let (year, month, day) = moment.to_ymd();
        match self {
            Self::Hours(_) => moment == moment.day_start(),
            Self::Days(_) => day == 1,
            Self::Months(_) => month == 1,
            Self::Years(years) => years < 10 && year % 10 == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::{NAME_OFFSET, Tick, TickWords, ticks};
    use crate::{
        model::{Lang, Moment, Span},
        time_axis::{
            Preset, Shape, TimeScale,
            scale::{FIRST, LAST, MIN_DAYS},
        },
    };

    /// Six pixels a letter.
    fn width(tick: &Tick) -> f32 {
        TickWords::of(Lang::En).name(tick).chars().count() as f32 * 6.0
    }

    fn names(span: Span, pixels: f64) -> String {
        names_in(Shape::EVEN, span, pixels)
    }

    fn names_in(shape: Shape, span: Span, pixels: f64) -> String {
        let scale = TimeScale::fit_in(shape, span, pixels);
        let ticks = ticks(&scale, &width);
        let name = |tick: &Tick| match (tick.named, tick.major) {
            (false, _) => "·".to_owned(),
            (true, true) => format!("*{}*", TickWords::of(Lang::En).name(tick)),
            (true, false) => TickWords::of(Lang::En).name(tick),
        };
        ticks.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_finest_step_whose_names_fit_is_taken() {
        let days = |from: Moment, to: Moment| Span { start: from, end: to };
        let feb = |day| Moment::ymd(1956, 2, day);
        let cases = [
            (
                Preset::Century.span(),
                830.0,
                "*1920* 1925 *1930* 1935 *1940* 1945 *1950* 1955 *1960* 1965 *1970* 1975 *1980* 1985 *1990*",
            ),
            (Preset::Century.span(), 300.0, "1920 1930 1940 1950 1960 1970 1980 ·"),
            (
                Preset::Thaw.span(),
                830.0,
                "1953 1954 1955 1956 1957 1958 1959 *1960* 1961 1962 1963 1964 ·",
            ),
            (
                Preset::Year1956.span(),
                830.0,
                "*1956* Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ·",
            ),
            (Preset::Year1956.span(), 300.0, "*1956* Apr Jul Oct ·"),
            (
                Preset::February1956.span(),
                830.0,
                "*1 Feb 1956* · · 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 ·",
            ),
            (Preset::February1956.span(), 300.0, "*1 Feb 1956* · 10 15 20 25 ·"),
            (
                days(feb(25), feb(26)),
                830.0,
                "*25 Feb 0:00* 3:00 6:00 9:00 12:00 15:00 18:00 21:00 ·",
            ),
            (
                days(Moment::ymd(1956, 3, 10), Moment::ymd(1956, 9, 1)),
                500.0,
                "Apr 1956 May Jun Jul Aug ·",
            ),
        ];
        for (span, pixels, expected) in cases {
            assert_eq!(names(span, pixels), expected);
        }
    }

    #[test]
    fn each_piece_of_a_folded_scale_counts_in_its_own_steps() {
        let folded = |lens| Shape { folded: 1.0, lens };
        for (shape, span, pixels, expected) in [
            (
                folded(0.0),
                Preset::Century.span(),
                816.0,
                "1920 1940 *1953* · *1956* · Mar Apr May Jun Jul Aug Sep Oct Nov Dec *1957* · *1960* 1962 · *1965* 1980",
            ),
            (
                folded(0.0),
                Preset::Year1956.span(),
                816.0,
                "*1956* Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ·",
            ),
            (
                folded(1.0),
                Preset::Year1956.span(),
                816.0,
                "*1956* · *14 Feb* · 17 19 21 23 *25 Feb* 6:00 12:00 18:00 Mar Apr May Jun Jul Aug Sep Oct Nov Dec ·",
            ),
            (
                folded(1.0),
                Preset::Century.span(),
                1000.0,
                "1920 · *1953* · *1956* · · *15 Feb* · 17 18 19 20 21 22 23 24 *25 Feb* 6:00 12:00 18:00 Apr Jul Oct *1957* · *1965* ·",
            ),
        ] {
            assert_eq!(names_in(shape, span, pixels), expected);
        }
    }

    #[test]
    fn words_are_of_the_reader_s_language() {
        let moment = Moment::ymd(1956, 2, 25).plus_minutes(11 * 60);
        let unit = super::TickUnit::Hour;
        assert_eq!(TickWords::of(Lang::Ru).moment(moment, unit, 1.0), "25 фев 11:00");
        assert_eq!(TickWords::of(Lang::En).moment(moment, unit, 1.0), "25 Feb 11:00");
    }

    proptest! {
        #[test]
        fn names_never_touch_nor_leave_the_plot(
            at in 0.0..1.0f64, zoom in 0.0..1.0f64, pixels in 30.0..3000.0f64, letter in 3.0..12.0f32,
            shape in (0.0..1.0f64, 0.0..1.0f64),
        ) {
            let (first, last) = (FIRST.as_days(), LAST.as_days());
            let days = MIN_DAYS * ((last - first) / MIN_DAYS).powf(zoom);
            let start = first + at * (last - first - days);
            let [start, end] = [start, start + days].map(Moment::from_days);
            let shape = Shape { folded: shape.0.round(), lens: shape.1.round() };
            let scale = TimeScale::fit_in(shape, Span { start, end }, pixels);
            let width =
                |tick: &Tick| TickWords::of(Lang::Ru).name(tick).chars().count() as f32 * letter;

            let ticks = ticks(&scale, &width);
            let mut free_from = f64::NEG_INFINITY;
            let mut before = None;
            for tick in &ticks {
                prop_assert!(Some(tick.moment) > before, "ticks are not in order");
                before = Some(tick.moment);
                if tick.named {
                    let x = scale.x(tick.moment);
                    prop_assert!(free_from < x, "{:?} is covered", tick);
                    free_from = x + f64::from(NAME_OFFSET + width(tick));
                    prop_assert!(free_from <= pixels, "{:?} leaves the plot", tick);
                }
            }
            prop_assert!(ticks.len() as f64 <= pixels / 10.0 + 12.0, "{} ticks", ticks.len());
        }
    }
}
