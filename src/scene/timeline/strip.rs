//! The timeline of small frames: one row of bars instead of lanes, with the crack and the names
//! of the most important facts.

use std::cmp::Reverse;

use super::{
    Hit, Presence,
    axis::{crack, text_style},
};
use crate::{
    model::{Dataset, Kind, Lang, Moment, NodeIx, date::MINUTES_PER_DAY},
    order::sort_by_key,
    query::activity::{Bin, Bucket, activity},
    scene::{
        Align, FontFace, Path, Point, Rect, Scene, Seg, Size, TextMetrics, TextStyle, Theme,
        marks::mark, thaw_color,
    },
    time_axis::{Tick, TickWords, TimeScale, ticks, ticks::NAME_OFFSET},
};

/// All that the strip depends on.
pub struct StripRequest<'a> {
    /// The history.
    pub dataset: &'a Dataset,
    /// What is visible. Its width is corrected to that of the plot.
    pub scale: TimeScale,
    /// Size of the drawing: 118 high in embeds, about 60 beside a phone's date.
    pub size: Size,
    /// Colours.
    pub theme: &'a Theme,
    /// Language of names and axis.
    pub lang: Lang,
    /// Measures labels.
    pub metrics: &'a dyn TextMetrics,
    /// Which facts count; faded ones do, hidden ones do not.
    pub presence: &'a dyn Fn(NodeIx) -> Presence,
    /// The date the reader is at; midnight means the whole day.
    pub cursor: Option<Moment>,
    /// The cursor's date in words, written beside the crack; none where the page says it.
    pub title: Option<&'a str>,
}

/// The drawing of the strip.
#[derive(Clone, Debug)]
pub struct Strip {
    /// What to paint.
    pub scene: Scene,
    /// The area whose x is time.
    pub plot: Rect,
    /// The scale as drawn.
    pub scale: TimeScale,
    /// What the bars count by.
    pub bucket: Bucket,
    /// The named facts.
    pub hits: Vec<Hit>,
    /// Where the cursor can be grasped, where it is in view.
    pub cursor: Option<Rect>,
}

/// Room at the left and right.
const EDGE: f32 = 14.0;
/// Room for the names of months below the bars.
const AXIS: f32 = 18.0;
/// Size of the date in words.
const TITLE_SIZE: f32 = 22.0;
/// Height of the row of the date, and of the row of named facts.
const TITLE_ROW: f32 = 30.0;
const NAMES_ROW: f32 = 22.0;
/// Bars are at least this wide, gap included.
const LEAST_BAR: f64 = 5.0;
/// An empty bucket still shows that it was counted.
const EMPTY_BAR: f32 = 2.0;
/// Radius of the cursor's knob.
const KNOB: f32 = 7.0;

/// Draws the strip.
pub fn strip(request: &StripRequest<'_>) -> Strip {
    let StripRequest { size, theme, .. } = request;
    let plot = Rect::new(EDGE, 0.0, (size.w - 2.0 * EDGE).max(1.0), size.h);
    let scale = request.scale.with_width(f64::from(plot.w));
    let mut scene = Scene::new(*size);

    let baseline = size.h - AXIS;
    let named = size.h >= TITLE_ROW + NAMES_ROW + AXIS + 24.0;
    let title_row = if request.title.is_some() { TITLE_ROW } else { 0.0 };
    let names_row = if named { NAMES_ROW } else { 0.0 };
    let bars_top = (title_row + names_row + 6.0).min(baseline - 8.0);

    let bucket = Bucket::ALL
        .into_iter()
        .find(|bucket| bucket.days() * scale.width() / scale.days() >= LEAST_BAR)
        .unwrap_or(Bucket::Year);
    let keep = |node| (request.presence)(node) != Presence::Hidden;
    let bins = activity(request.dataset, bucket, scale.visible(), &keep);
    bars(&mut scene, request, &scale, plot, &bins, [bars_top, baseline]);

    let cursor_x = request.cursor.and_then(|moment| {
        let means_day = moment == moment.day_start();
        let half_day = if means_day { MINUTES_PER_DAY / 2 } else { 0 };
        let x = scale.x(moment.plus_minutes(half_day)) as f32;
        (0.0..=plot.w).contains(&x).then_some(plot.x + x)
    });
    // A low strip is for thumbs: the cursor has a knob, under which no month is named.
    let knob_x = cursor_x.filter(|_| !named);
    axis(&mut scene, request, &scale, plot, baseline, knob_x);

    if let Some(x) = cursor_x {
        scene.path(Path::stroked(crack(x, 2.0, baseline), theme.spot, 1.8));
    }
    let rows = [title_row, baseline];
    let hits = if named { names(&mut scene, request, &scale, plot, rows) } else { Vec::new() };
    if let Some(x) = knob_x {
        let knob = vec![Seg::Circle(Point::new(x, baseline), KNOB)];
        scene.path(Path::filled(knob.clone(), theme.spot));
        scene.path(Path::stroked(knob, theme.paper, 1.6));
    }
    if let Some((text, at, style)) = cursor_x.and_then(|x| title(request, plot, x)) {
        scene.text(text, at, style);
    }
    let cursor = cursor_x.map(|x| Rect::new(x - 24.0, 0.0, 48.0, size.h));
    Strip { scene, plot, scale, bucket, hits, cursor }
}

fn bars(
    scene: &mut Scene,
    request: &StripRequest<'_>,
    scale: &TimeScale,
    plot: Rect,
    bins: &[Bin],
    [top, baseline]: [f32; 2],
) {
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1) as f32;
    let crack_day = Moment::ymd(1956, 2, 25);
    for bin in bins {
        // At the edges a bucket is drawn only where most of it can be seen.
        let middle = scale.x(bin.span.middle());
        if !(0.0..=scale.width()).contains(&middle) {
            continue;
        }
        // The bucket of the speech changes colour inside.
        let cut = if bin.span.start < crack_day && crack_day < bin.span.end {
            crack_day
        } else {
            bin.span.end
        };
        let share = (bin.count as f32 / most).sqrt();
        let height = (share * (baseline - top)).max(EMPTY_BAR);
        for (from, to) in [(bin.span.start, cut), (cut, bin.span.end)] {
            let gap = if to == bin.span.end { 1.2 } else { 0.0 };
            let left = (plot.x + scale.x_near(from)).max(plot.x);
            let right = (plot.x + scale.x_near(to) - gap).min(plot.right());
            if left < right {
                let bar = Rect::new(left, baseline - height, right - left, height);
                let color = thaw_color(request.theme, from);
                scene.path(Path::filled(vec![Seg::Rect(bar)], color));
            }
        }
    }
    let line = [Point::new(plot.x, baseline), Point::new(plot.right(), baseline)];
    let segs = vec![Seg::Move(line[0]), Seg::Line(line[1])];
    scene.path(Path::stroked(segs, request.theme.ink3, 1.0));
}

fn axis(
    scene: &mut Scene,
    request: &StripRequest<'_>,
    scale: &TimeScale,
    plot: Rect,
    baseline: f32,
    knob_x: Option<f32>,
) {
    let words = TickWords::of(request.lang);
    let style = text_style(request.theme.ink3, 12.0, 500);
    let width = |tick: &Tick| request.metrics.width(&words.name(tick), &style);
    for tick in ticks(scale, &width).iter().filter(|tick| tick.named) {
        let x = plot.x + scale.x_near(tick.moment) + NAME_OFFSET - 3.0;
        let reach = KNOB + 3.0;
        let under_knob =
            knob_x.is_some_and(|knob| x < knob + reach && knob - reach < x + width(tick));
        if !under_knob {
            scene.text(words.name(tick), Point::new(x, baseline + 13.5), style);
        }
    }
}

/// The date beside the crack: right of it, or left where the edge is near.
fn title(request: &StripRequest<'_>, plot: Rect, x: f32) -> Option<(String, Point, TextStyle)> {
    let text = request.title?;
    let mut style = TextStyle {
        face: FontFace::Display,
        halo: Some((request.theme.paper, 3.4)),
        ..text_style(request.theme.spot, TITLE_SIZE, 800)
    };
    let fits = x + 9.0 + request.metrics.width(text, &style) <= plot.right();
    let dx = if fits { 9.0 } else { -9.0 };
    style.align = if fits { Align::Start } else { Align::End };
    Some((text.to_owned(), Point::new(x + dx, TITLE_ROW - 9.0), style))
}

/// Names of the most important facts on a row above the bars, each with a stem to its date; as
/// many as fit without touching.
fn names(
    scene: &mut Scene,
    request: &StripRequest<'_>,
    scale: &TimeScale,
    plot: Rect,
    [top, baseline]: [f32; 2],
) -> Vec<Hit> {
    const RADIUS: f32 = 5.0;
    let (dataset, theme) = (request.dataset, request.theme);
    let y = top + NAMES_ROW / 2.0 + 2.0;
    let style = TextStyle { halo: Some((theme.paper, 3.4)), ..text_style(theme.ink, 12.5, 500) };
    let mut taken: Vec<[f32; 2]> = Vec::new();
    let mut hits = Vec::new();

    let is_named = |node_ix: &NodeIx| {
        let node = dataset.node(*node_ix);
        node.importance >= 5
            && node.is_dated_fact()
            && (request.presence)(*node_ix) == Presence::Shown
    };
    let mut headlines: Vec<NodeIx> = dataset.node_ixs().filter(is_named).collect();
    sort_by_key(&mut headlines, |ix| {
        (dataset.node(*ix).kind != Kind::Event, Reverse(dataset.degree(*ix)), *ix)
    });
    for node_ix in headlines {
        let node = dataset.node(node_ix);
        let Some(date) = &node.date else { continue };
        let moment = super::glyph::moment_of(date);
        let x = scale.x(moment) as f32;
        if !(RADIUS..=plot.w - RADIUS).contains(&x) {
            continue;
        }
        let x = plot.x + x;
        let name = node.label(request.lang);
        let width = request.metrics.width(name, &style);
        let sides = [
            ([x - RADIUS - 3.0, x + RADIUS + 4.0 + width], x + RADIUS + 4.0),
            ([x - RADIUS - 4.0 - width, x + RADIUS + 3.0], x - RADIUS - 4.0 - width),
        ];
        let free = |[from, to]: [f32; 2]| {
            plot.x <= from + 3.0
                && to <= plot.right() + 3.0
                && taken.iter().all(|[a, b]| to + 8.0 < *a || *b + 8.0 < from)
        };
        let Some((extent, text_x)) = sides.into_iter().find(|(extent, _)| free(*extent)) else {
            continue;
        };
        taken.push(extent);
        let stem = vec![Seg::Move(Point::new(x, y)), Seg::Line(Point::new(x, baseline))];
        scene.path(Path::stroked(stem, theme.ink, 1.0));
        let center = Point::new(x, y);
        let outline = mark(node.kind, center, RADIUS);
        scene.path(Path::stroked(outline.clone(), theme.paper, 2.4));
        scene.path(Path::filled(outline, theme.kind(node.kind)));
        scene.text(name, Point::new(text_x, y + 4.3), style);
        hits.push(Hit {
            rect: Rect::around(center, 12.0),
            node: node_ix,
            mark: Rect::around(center, RADIUS),
            label: Some(Rect::new(text_x, y - 8.0, width, 16.0)),
            moment,
        });
    }
    hits
}
