//! The axis: grid, names of ticks and lanes, the shaded outside of the window, the crack.

use super::{
    Request,
    frame::{EDGE, Frame, Names},
};
use crate::{
    model::date::MINUTES_PER_DAY,
    number::Bounded,
    scene::{Align, Color, Dash, FontFace, Paint, Path, Point, Rect, Scene, Seg, TextStyle},
    time_axis::{
        Tick, TickUnit, TickWords, ticks,
        ticks::{NAME_OFFSET, unit_at},
    },
};

/// A fold: how far its shade reaches, and how dark it is.
const CREASE: [f32; 2] = [18.0, 0.07];
/// Width of the crack.
const CRACK_WIDTH: f32 = 1.8;
/// Steps of the crack: sideways, down. Repeated until the bottom; the same on every machine.
const CRACK: [[f32; 2]; 12] = [
    [0.0, 7.0],
    [2.1, 9.0],
    [-1.4, 8.0],
    [-2.9, 6.0],
    [0.9, 10.0],
    [2.6, 7.0],
    [-0.6, 9.0],
    [-2.3, 8.0],
    [1.5, 7.0],
    [3.0, 6.0],
    [-1.8, 11.0],
    [0.7, 8.0],
];
/// The cursor's tag: height, room beside the words, top.
const TAG_HEIGHT: f32 = 18.0;
const TAG_PADDING: f32 = 7.0;
const TAG_TOP: f32 = 3.0;
/// Width of the place where the cursor can be grasped.
const HANDLE: f32 = 24.0;
/// In a view of fewer days midnight is an hour like any other.
const LEAST_DAYS: f64 = 4.0;
/// Baseline of the names of ticks.
const TICK_BASELINE: f32 = 17.0;

pub(super) struct Axis<'a> {
    request: &'a Request<'a>,
    frame: &'a Frame,
    ticks: Vec<Tick>,
    cursor: Option<Cursor>,
}

struct Cursor {
    x: f32,
    tag: Rect,
    text: String,
    style: TextStyle,
}

impl<'a> Axis<'a> {
    pub(super) fn new(request: &'a Request<'a>, frame: &'a Frame) -> Self {
        let words = TickWords::of(request.lang);
        let style = |tick: &Tick| tick_style(request, tick);
        let width = |tick: &Tick| request.metrics.width(&words.name(tick), &style(tick));
        let ticks = ticks(&request.scale, &width);
        let cursor = cursor(request, frame, &ticks);
        Self { request, frame, ticks, cursor }
    }

    /// Where the crack runs, where it is in view.
    pub(super) fn cursor_x(&self) -> Option<f32> {
        self.cursor.as_ref().map(|cursor| cursor.x)
    }

    /// Where the cursor can be grasped.
    pub(super) fn handle(&self) -> Option<Rect> {
        self.cursor.as_ref().map(|cursor| {
            let width = cursor.tag.w.max(HANDLE);
            let x = cursor.tag.center().x - width / 2.0;
            Rect::new(x, 0.0, width, self.frame.foot())
        })
    }

    /// Hairlines, names, shade: everything below the facts.
    pub(super) fn grid(&self, scene: &mut Scene) {
        let Self { request, frame, .. } = self;
        let theme = request.theme;
        self.shade(scene);

        self.creases(scene);
        let left = if frame.names == Names::Gutter { EDGE } else { frame.plot.x };
        let mut rules: Vec<f32> = frame.lanes.iter().map(|lane| lane.rect.y).collect();
        rules.push(frame.bottom());
        // The rule below the axis stays where it is.
        rules.retain(|y| frame.top() < *y && *y <= request.size.h);
        rules.push(frame.top());
        let across = rules.into_iter().flat_map(|y| {
            let y = y.round() + 0.5;
            [Seg::Move(Point::new(left, y)), Seg::Line(Point::new(frame.plot.right(), y))]
        });
        scene.path(Path::stroked(across.collect(), theme.hair.with_alpha(0.7), 1.0));

        let (mut minor, mut major) = (Vec::new(), Vec::new());
        for tick in &self.ticks {
            let x = (frame.plot.x + request.scale.x_near(tick.moment)).round() + 0.5;
            let lines = if tick.major { &mut major } else { &mut minor };
            lines.push(Seg::Move(Point::new(x, frame.top())));
            lines.push(Seg::Line(Point::new(x, frame.foot())));
        }
        scene.path(Path::stroked(minor, theme.hair.with_alpha(0.7), 1.0));
        scene.path(Path::stroked(major, theme.ink3.with_alpha(0.55), 1.0));
        self.seams(scene);
    }

    /// Where the scale changes: the soft shade of a fold, as in paper.
    fn creases(&self, scene: &mut Scene) {
        let Self { request, frame, .. } = self;
        let plot = frame.plot;
        let shade = request.theme.ink.with_alpha(CREASE[1]);
        let none = request.theme.ink.with_alpha(0.0);
        for x in self.folds() {
            let [from, to] = [(x - CREASE[0]).max(plot.x), (x + CREASE[0] / 2.0).min(plot.right())];
            for (left, right, before, after) in [(from, x, none, shade), (x, to, shade, none)] {
                let rect = Rect::new(left, 0.0, right - left, frame.foot());
                let fill = Paint::FadeX { x0: left, from: before, x1: right, to: after };
                scene.path(Path { segs: vec![Seg::Rect(rect)], fill: Some(fill), stroke: None });
            }
        }
    }

    fn seams(&self, scene: &mut Scene) {
        let (foot, mut segs) = (self.frame.foot(), Vec::new());
        for x in self.folds() {
            let x = x.round() + 0.5;
            segs.extend([Seg::Move(Point::new(x, 0.0)), Seg::Line(Point::new(x, foot))]);
        }
        scene.path(Path::dashed(segs, self.request.theme.ink3, 1.0, Dash::Dots));
    }

    /// The x of each change of scale.
    fn folds(&self) -> impl Iterator<Item = f32> {
        let Self { request, frame, .. } = self;
        request.scale.seams().map(|seam| frame.plot.x + request.scale.x_near(seam))
    }

    /// The axis itself, upon what is scrolled under it.
    pub(super) fn head(&self, scene: &mut Scene) {
        let Self { request, frame, .. } = self;
        if frame.lanes.first().is_some_and(|lane| lane.rect.y < frame.top()) {
            let ground = Rect::new(0.0, 0.0, request.size.w, frame.top());
            scene.path(Path::filled(vec![Seg::Rect(ground)], request.theme.paper));
        }
        self.tick_names(scene);
    }

    fn shade(&self, scene: &mut Scene) {
        let Self { request, frame, .. } = self;
        let Some(window) = request.window else { return };
        let plot = frame.plot;
        let edge = |moment| (plot.x + request.scale.x_near(moment)).bounded(plot.x, plot.right());
        let (from, to) = (edge(window.start), edge(window.end));
        let (top, height) = (frame.top(), frame.foot() - frame.top());
        let outside = [(plot.x, from), (to, plot.right())]
            .into_iter()
            .filter(|(from, to)| from < to)
            .map(|(from, to)| Seg::Rect(Rect::new(from, top, to - from, height)));
        scene.path(Path::filled(outside.collect(), request.theme.water.with_alpha(0.55)));
    }

    fn tick_names(&self, scene: &mut Scene) {
        let Self { request, frame, .. } = self;
        let words = TickWords::of(request.lang);
        for tick in self.ticks.iter().filter(|tick| tick.named) {
            let x = frame.plot.x + request.scale.x_near(tick.moment) + NAME_OFFSET;
            let (name, style) = (words.name(tick), tick_style(request, tick));
            let width = request.metrics.width(&name, &style);
            let under_tag = self.cursor.as_ref().is_some_and(|cursor| {
                cursor.tag.x - 4.0 < x + width && x < cursor.tag.right() + 4.0
            });
            if !under_tag {
                scene.text(name, Point::new(x, TICK_BASELINE), style);
            }
        }
    }

    /// Lane names; above the crack, since on narrow drawings it may run through them.
    pub(super) fn lane_names(&self, scene: &mut Scene) {
        let Self { request, frame, .. } = self;
        let theme = request.theme;
        let (x, size, color) = match frame.names {
            Names::Gutter => (EDGE, 13.0, theme.ink2),
            Names::Above => (frame.plot.x, 12.0, theme.ink3),
            Names::Nowhere => return,
        };
        for band in &frame.lanes {
            if band.rect.bottom() <= frame.top() || request.size.h <= band.rect.y {
                continue;
            }
            let name = request.lanes.name(request.dataset, band.lane, request.lang);
            let y = match frame.names {
                Names::Gutter => band.row_y(0) + 4.5,
                _ => band.rect.y + 12.5,
            };
            let color = if band.collapsed { theme.ink3 } else { color };
            let mut style = text_style(color, if band.collapsed { 12.0 } else { size }, 500);
            style.halo = (frame.names == Names::Above).then_some((theme.paper, 3.4));
            let room =
                if frame.names == Names::Gutter { frame.plot.x - EDGE - 8.0 } else { frame.plot.w };
            scene.text(shortened(request, name, &mut style, room), Point::new(x, y), style);
        }
    }

    /// The red line; below marks and labels, over bars.
    pub(super) fn crack(&self, scene: &mut Scene) {
        if let Some(cursor) = &self.cursor {
            let top = cursor.tag.bottom();
            let segs = crack(cursor.x, top, self.frame.foot() + 1.0);
            scene.path(Path::stroked(segs, self.request.theme.spot, CRACK_WIDTH));
        }
    }

    /// The dated tag on top of everything.
    pub(super) fn tag(&self, scene: &mut Scene) {
        if let Some(Cursor { tag, text, style, .. }) = &self.cursor {
            scene.path(Path::filled(vec![Seg::Rect(*tag)], self.request.theme.spot));
            let middle = Point::new(tag.center().x, tag.center().y + 4.4);
            scene.text(text.clone(), middle, *style);
        }
    }
}

/// A name that fits: set smaller, and at last cut. The whole of it is on the button over it.
fn shortened(request: &Request<'_>, name: &str, style: &mut TextStyle, room: f32) -> String {
    let width = |name: &str, style: &TextStyle| request.metrics.width(name, style);
    if room < width(name, style) {
        style.size = 12.0;
    }
    let mut name = name.to_owned();
    if room < width(&name, style) {
        while room < width(&name, style) - 1.0 && 1 < name.chars().count() {
            if name.ends_with('…') {
                name.pop();
            }
            name.pop();
            name.truncate(name.trim_end().len());
            name.push('…');
        }
    }
    name
}

/// The crack as an outline, from `top` to `bottom` about `x`.
pub(super) fn crack(x: f32, top: f32, bottom: f32) -> Vec<Seg> {
    let mut segs = vec![Seg::Move(Point::new(x, top))];
    let mut y = top;
    for [aside, down] in CRACK.into_iter().cycle() {
        y += down;
        if y >= bottom {
            break;
        }
        segs.push(Seg::Line(Point::new(x + aside, y)));
    }
    segs.push(Seg::Line(Point::new(x, bottom)));
    segs
}

fn cursor(request: &Request<'_>, frame: &Frame, ticks: &[Tick]) -> Option<Cursor> {
    let moment = request.cursor?;
    let unit = unit_at(ticks, moment);
    // Midnight says the day; hours are told apart only where the axis counts nothing else.
    let counts_hours = unit == TickUnit::Hour && request.scale.days() < LEAST_DAYS;
    let means_day = moment == moment.day_start() && !counts_hours;
    let unit = if means_day { unit.max(TickUnit::Day) } else { unit };
    let drawn = if means_day { moment.plus_minutes(MINUTES_PER_DAY / 2) } else { moment };
    let plot = frame.plot;
    let x = request.scale.x(drawn) as f32;
    if !(0.0..=plot.w).contains(&x) {
        return None;
    }
    let x = plot.x + x;
    let text = TickWords::of(request.lang).moment(moment, unit, request.scale.days());
    let style = TextStyle { align: Align::Middle, ..text_style(request.theme.onspot, 12.5, 700) };
    let width = request.metrics.width(&text, &style) + 2.0 * TAG_PADDING;
    let left = (x - width / 2.0).bounded(plot.x, (plot.right() - width).max(plot.x));
    let tag = Rect::new(left, TAG_TOP, width, TAG_HEIGHT);
    Some(Cursor { x, tag, text, style })
}

fn tick_style(request: &Request<'_>, tick: &Tick) -> TextStyle {
    let theme = request.theme;
    if tick.major { text_style(theme.ink, 12.5, 700) } else { text_style(theme.ink3, 12.5, 500) }
}

pub(super) fn text_style(color: Color, size: f32, weight: u16) -> TextStyle {
    let face = FontFace::Interface;
    TextStyle { face, size, weight, spacing: 0.0, color, halo: None, align: Align::Start }
}
