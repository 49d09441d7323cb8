//! The timeline: lanes of dated facts above an axis of time, with the crack as cursor.
//!
//! [`build`] turns a [`Request`] into a [`Timeline`]: the drawing, what lies where, and the
//! layout. Only dated facts (events, documents, works, concepts) stand in lanes; people and
//! organizations last, and have their time bar in the panel.
//!
//! Hover is not part of the request: it changes nothing in the lanes, and [`Timeline::hover`]
//! draws it on a layer of its own.

mod axis;
mod clusters;
mod crowd;
mod facts;
mod frame;
mod gather;
mod glyph;
mod lanes;
mod paint;
mod rolled;
mod strip;

use self::facts::{Contest, Fact};
pub use self::{
    frame::{AXIS_HEIGHT, LANE_HEIGHT, LaneBand, height_for, plot_of},
    lanes::{Grouping, LaneOrder, Lanes},
    strip::{Strip, StripRequest, strip},
};
use super::{Point, Rect, Scene, Size, TextMetrics, Theme};
pub use crate::query::Presence;
use crate::{
    model::{Dataset, Lang, Moment, NodeIx, Span},
    order::sort_by_key,
    time_axis::TimeScale,
};

/// All that the lanes depend on.
pub struct Request<'a> {
    /// The history.
    pub dataset: &'a Dataset,
    /// What stands in which lane; made of the same history.
    pub lanes: &'a Lanes,
    /// In what order lanes stand.
    pub order: LaneOrder,
    /// Lanes folded to a row of ticks.
    pub collapsed: &'a [usize],
    /// How many pixels of the lanes lie above the drawing, where there is no room for all.
    pub scroll: f32,
    /// What is visible. Its width is corrected to that of [`plot_of`] the size.
    pub scale: TimeScale,
    /// Size of the drawing in pixels; taller lets lanes have several rows.
    pub size: Size,
    /// Colours.
    pub theme: &'a Theme,
    /// Language of names and axis.
    pub lang: Lang,
    /// Measures labels.
    pub metrics: &'a dyn TextMetrics,
    /// Whether a fact is drawn, faded or left out: filters and time window.
    pub presence: &'a dyn Fn(NodeIx) -> Presence,
    /// The selected node, fact or not.
    pub selected: Option<NodeIx>,
    /// Whether a node is joined with the selection; its label is tried before others.
    pub neighbour: &'a dyn Fn(NodeIx) -> bool,
    /// The date the reader is at. At midnight it means the whole day and stands in its middle.
    pub cursor: Option<Moment>,
    /// The time window; what lies outside is shaded.
    pub window: Option<Span>,
    /// The lanes of the drawing before, during a drag or zoom: they stay where they are as long
    /// as they hold what is in view. None lays them out afresh.
    pub keep_lanes: Option<&'a [LaneBand]>,
}

/// The drawing of the lanes and what a pointer needs to know about it.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What to paint.
    pub scene: Scene,
    /// Where facts can be touched, the most important first.
    pub hits: Vec<Hit>,
    /// The area whose x is time; `scale` starts at its left edge.
    pub plot: Rect,
    /// The scale as drawn.
    pub scale: TimeScale,
    /// The lanes, from the top, those that are scrolled away included; those left out hold nothing
    /// in view.
    pub lanes: Vec<LaneBand>,
    /// The height of all lanes together, which may be more than there is room for.
    pub content: f32,
    /// Where the cursor can be grasped, where it is in view.
    pub cursor: Option<Rect>,
    /// Counted marks.
    pub clusters: Vec<Cluster>,
    /// Facts in view, in order of time, those in lanes that are scrolled away included.
    pub in_view: Vec<NodeIx>,
    /// The nearest facts before and after the view, where nothing is in it.
    pub nearest: [Option<NodeIx>; 2],
    /// Facts in the order of their nodes, for the hover layer.
    facts: Vec<Fact>,
    /// Facts whose lanes are scrolled away, and the positions of those in `lanes`.
    away: Vec<(NodeIx, usize)>,
}

/// Facts of a lane that share a place, drawn as their number.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Where it is drawn.
    pub rect: Rect,
    /// The facts, the most important first.
    pub facts: Vec<NodeIx>,
    /// From the first to the last of them.
    pub span: Span,
}

/// A place that answers to a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// At least 24 by 24 pixels; marks closer than that have overlapping places.
    pub rect: Rect,
    /// The fact.
    pub node: NodeIx,
    /// What is drawn: mark or bar.
    pub mark: Rect,
    /// Its label, where that is shown.
    pub label: Option<Rect>,
    /// When: the moment the mark stands at, to which a dragged cursor snaps.
    pub moment: Moment,
}

/// How near, in pixels, a dragged cursor snaps to a fact.
pub const SNAP: f64 = 4.0;

/// Draws the lanes. Deterministic; a thousand nodes take well under a millisecond.
pub fn build(request: &Request<'_>) -> Timeline {
    let plot = plot_of(request.size);
    let scale = request.scale.with_width(f64::from(plot.w));
    let request = &Request { scale, ..*request };

    let gathered = gather::gather(request, plot);
    let contests = gathered.lanes.into_iter().map(|lane| Contest::new(request, plot, lane));
    let contests: Vec<Contest<'_>> = contests.collect();
    let frame = frame::layout(request, plot, &contests);
    let mut band_of = vec![None; contests.len()];
    for (i, band) in frame.lanes.iter().enumerate() {
        band_of[band.lane] = Some(i);
    }
    let mut facts: Vec<Fact> = Vec::new();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut away = Vec::new();
    for (lane, contest) in contests.into_iter().enumerate() {
        let Some(i) = band_of[lane] else { continue };
        let band = &frame.lanes[i];
        if band.rect.bottom() <= frame.top() || request.size.h <= band.rect.y {
            away.extend(contest.nodes().map(|node| (node, i)));
            continue;
        }
        let (its, chips) = contest.settle(band);
        clusters.extend(chips.iter().map(|chip| rolled::cluster(&its, chip)));
        facts.extend(its);
    }

    let mut scene = Scene::new(request.size);
    let axis = axis::Axis::new(request, &frame);
    axis.grid(&mut scene);
    paint::lives(&mut scene, request, &frame);
    paint::offices(&mut scene, request, plot, &facts);
    paint::bars(&mut scene, request, plot, &facts);
    axis.crack(&mut scene);
    axis.lane_names(&mut scene);
    paint::marks(&mut scene, request, &facts);
    rolled::paint(&mut scene, request, &clusters);
    paint::labels(&mut scene, request, &facts, axis.cursor_x());
    axis.head(&mut scene);
    axis.tag(&mut scene);

    sort_by_key(&mut facts, |fact| fact.node);
    sort_by_key(&mut away, |fact| *fact);
    let hits: Vec<Hit> = facts.iter().map(Fact::hit).collect();
    let mut in_view: Vec<NodeIx> = gathered.in_view.into_iter().map(|(_, node)| node).collect();
    in_view.dedup();
    Timeline {
        scene,
        in_view,
        hits,
        plot,
        scale,
        cursor: axis.handle(),
        nearest: gathered.nearest,
        facts,
        clusters,
        away,
        content: frame.content,
        lanes: frame.lanes,
    }
}

impl Timeline {
    /// The fact at a point: the one whose mark or label is nearest among those whose place
    /// holds it, the more important of two equally near. Not those in a counted mark.
    pub fn hit(&self, point: Point) -> Option<NodeIx> {
        let distance = |hit: &Hit| {
            let label = hit.label.map_or(f32::INFINITY, |label| label.distance_to(point));
            hit.mark.distance_to(point).min(label)
        };
        self.hits
            .iter()
            .zip(&self.facts)
            .filter(|(hit, fact)| {
                !fact.rolled
                    && (hit.rect.contains(point)
                        || hit.label.is_some_and(|label| label.contains(point)))
            })
            // An office lies under all else.
            .map(|(hit, fact)| (fact.is_office, distance(hit), hit.node))
            // `min_by` keeps the first of equals, and hits come in order of importance.
            .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.total_cmp(&b.1)))
            .map(|(.., node)| node)
    }

    /// The counted mark at a point.
    pub fn cluster(&self, point: Point) -> Option<&Cluster> {
        self.clusters.iter().find(|cluster| cluster.rect.inflate(2.0).contains(point))
    }

    /// The scroll at which the lane of a fact is in view, where it is not.
    pub fn scroll_to(&self, node: NodeIx) -> Option<f32> {
        if self.facts.binary_search_by_key(&node, |fact| fact.node).is_ok() {
            return None;
        }
        let at = self.away.partition_point(|(other, _)| *other < node);
        let (_, band) = self.away.get(at).filter(|(other, _)| *other == node)?;
        let top = self.lanes.first()?.rect.y;
        Some((self.lanes.get(*band)?.rect.y - top - LANE_HEIGHT).max(0.0))
    }

    /// The moment at `x` of the drawing (not of the plot), drawn to the nearest fact within
    /// [`SNAP`] pixels. Otherwise to the start of its day, unless hours can be told apart.
    pub fn snapped_moment(&self, x: f32) -> Moment {
        let x = f64::from(x - self.plot.x);
        let nearest = self
            .hits
            .iter()
            .map(|hit| ((self.scale.x(hit.moment) - x).abs(), hit.moment))
            .filter(|(distance, _)| *distance <= SNAP)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match nearest {
            Some((_, moment)) => moment,
            None => {
                let moment = self.scale.moment(x);
                if self.scale.px_per_day_at(moment) < 60.0 { moment.day_start() } else { moment }
            }
        }
    }

    /// The hover layer: a ring about the mark and its label, with the date in words where that is
    /// given, on a ground of paper. Also shows the mark of a fact that is only a tick. Empty where
    /// the node is not in view.
    pub fn hover(&self, request: &Request<'_>, node: NodeIx, when: &str) -> Scene {
        let mut scene = Scene::new(self.scene.size);
        let first = self.facts.partition_point(|fact| fact.node < node);
        let its = self.facts[first..].iter().take_while(|fact| fact.node == node);
        // In several lanes it is named once.
        for (i, fact) in its.filter(|fact| !fact.is_office).enumerate() {
            let words = (i == 0).then_some(when);
            paint::hovered(&mut scene, request, fact, self.plot, words);
        }
        scene
    }
}
