//! The data of the bundle, and where the exhibit's own drawing code puts it.

use std::{fs, path::Path, time::Instant};

use serde_json::json;
use tokio::time::sleep;
use twentieth::{
    dataset::read_core,
    layout::Baked,
    model::{Dataset, Lang, Moment, NodeIx},
    query::{Visible, neighbours::Ego},
    scene::{
        Camera, Point, Rect, Size, Theme, ThemeName,
        graph::{self, EdgeSlots, GraphInputs, GraphScene, LabelChoice},
        metrics_table::TableMetrics,
        timeline::{self, Request, Timeline},
    },
    state::{AppState, SPEECH_DAY, ScaleKind, TimeWindow, link},
    time_axis::{Shape, TimeScale},
};

use crate::{
    Visit,
    visit::{PATIENCE, PAUSE},
};

/// What the page loads.
#[derive(Debug)]
pub struct Exhibit {
    files: Option<(Dataset, Baked)>,
}

impl Exhibit {
    /// Reads the data of a bundle; broken data are kept as absent, for journeys about them.
    pub fn read(bundle: &Path) -> Self {
        let dataset = fs::read_to_string(bundle.join("data/core.json"))
            .ok()
            .and_then(|text| read_core(&text).ok())
            .map(|(dataset, _)| dataset);
        let baked = fs::read(bundle.join("data/baked.bin"))
            .ok()
            .and_then(|bytes| Baked::from_bytes(&bytes).ok());
        Self { files: dataset.zip(baked) }
    }

    /// The history without its texts.
    ///
    /// # Panics
    /// Where the data are broken.
    pub fn dataset(&self) -> &Dataset {
        &self.files.as_ref().expect("data that can be read").0
    }

    fn baked(&self) -> &Baked {
        &self.files.as_ref().expect("data that can be read").1
    }

    /// The node with an id.
    ///
    /// # Panics
    /// Where there is none.
    pub fn find(&self, id: &str) -> NodeIx {
        self.dataset().find(id).unwrap_or_else(|| panic!("the data have no {id}"))
    }

    /// The English name of the node with an id.
    pub fn name(&self, id: &str) -> &str {
        self.dataset().node(self.find(id)).name.get(Lang::En)
    }
}

/// The network as it is drawn now, on the page.
#[derive(Debug)]
pub struct Network {
    scene: GraphScene,
    frame: Rect,
    /// Places on no line.
    free: Vec<Point>,
}

impl Network {
    /// The middle of a node's mark, on the page.
    pub fn mark(&self, node: NodeIx) -> Option<Point> {
        let drawn = self.scene.plan.get(node)?;
        Some(Point::new(self.frame.x + drawn.center.x, self.frame.y + drawn.center.y))
    }

    /// A point of the page between two marks that are one finger's target, and the nodes a finger
    /// there may mean.
    pub fn doubtful_place(&self) -> (Point, Vec<NodeIx>) {
        let nodes = &self.scene.plan.nodes;
        let pairs = nodes.iter().enumerate().flat_map(|(i, a)| {
            nodes[i + 1..].iter().map(move |b| {
                let way = a.center.distance(b.center);
                let gap = way - a.radius - b.radius;
                (gap, a.center.lerp(b.center, (a.radius + gap / 2.0) / way))
            })
        });
        let between = pairs.filter(|(gap, _)| (2.0..10.0).contains(gap)).find_map(|(_, at)| {
            let meant = self.scene.plan.doubtful(at, 8.0);
            let at = Point::new(self.frame.x + at.x, self.frame.y + at.y);
            (meant.len() > 1).then_some((at, meant))
        });
        between.expect("two marks close together")
    }

    /// A point of the picture that is far from all marks and names.
    pub fn empty_place(&self) -> Point {
        let Rect { x, y, w, h } = self.frame;
        let marks: Vec<Point> = self.scene.plan.nodes.iter().map(|drawn| drawn.center).collect();
        let room = |at: Point| {
            let nearest = marks.iter().map(|mark| mark.distance(at)).fold(f32::INFINITY, f32::min);
            // Also away from the edges, where buttons and lines of text stand.
            nearest.min(at.x - 60.0).min(w - 60.0 - at.x).min(at.y - 60.0).min(h - 60.0 - at.y)
        };
        let places = (0..(w as usize / 8))
            .flat_map(|i| (0..(h as usize / 8)).map(move |j| (i, j)))
            .map(|(i, j)| Point::new(i as f32 * 8.0, j as f32 * 8.0))
            .filter(|at| self.scene.hit(*at).is_none() && self.free.contains(at));
        let best =
            places.max_by(|a, b| room(*a).total_cmp(&room(*b))).expect("a place where nothing is");
        Point::new(x + best.x, y + best.y)
    }
}

/// The timeline as it is drawn now, on the page.
#[derive(Debug)]
pub struct Lanes {
    lanes: Timeline,
    frame: Rect,
}

impl Lanes {
    /// The middle of a fact's mark, on the page.
    pub fn mark(&self, node: NodeIx) -> Option<Point> {
        let hit = self.lanes.hits.iter().find(|hit| hit.node == node)?;
        let label = hit.label.filter(|_| self.lanes.cluster(hit.mark.center()).is_some());
        let at = label.unwrap_or(hit.mark).center();
        Some(Point::new(self.frame.x + at.x, self.frame.y + at.y))
    }

    /// A point of the lanes, in fractions of the area whose x is time.
    pub fn at(&self, across: f32, down: f32) -> Point {
        let plot = self.lanes.plot;
        Point::new(self.frame.x + plot.x + plot.w * across, self.frame.y + plot.y + plot.h * down)
    }

    /// The counted mark with the most facts: its middle on the page, and the facts.
    pub fn largest_cluster(&self) -> Option<(Point, Vec<NodeIx>)> {
        let most = self.lanes.clusters.iter().max_by_key(|cluster| cluster.facts.len())?;
        let middle = most.rect.center();
        let at = Point::new(self.frame.x + middle.x, self.frame.y + middle.y);
        Some((at, most.facts.clone()))
    }

    /// The moment at a point of the page.
    pub fn moment_at(&self, at: Point) -> Moment {
        let x = at.x - self.frame.x - self.lanes.plot.x;
        self.lanes.scale.moment(f64::from(x))
    }

    /// The point nearest to `at(across, down)` where no fact and no cursor is.
    pub fn empty_place(&self, across: f32, down: f32) -> Point {
        let wanted = self.at(across, down);
        let plot = self.lanes.plot;
        let free = |at: &Point| {
            self.lanes.hit(*at).is_none()
                && self.lanes.cluster(*at).is_none()
                && !self.lanes.cursor.is_some_and(|rect| rect.inflate(6.0).contains(*at))
        };
        let places = (0..(plot.w as usize / 4))
            .flat_map(|i| (0..(plot.h as usize / 4)).map(move |j| (i, j)))
            .map(|(i, j)| Point::new(plot.x + i as f32 * 4.0, plot.y + j as f32 * 4.0))
            .filter(free)
            .map(|at| Point::new(self.frame.x + at.x, self.frame.y + at.y));
        places
            .min_by(|a, b| a.distance(wanted).total_cmp(&b.distance(wanted)))
            .expect("an empty place in the lanes")
    }
}

impl Visit {
    /// The state that the address speaks of.
    pub async fn state(&self) -> AppState {
        link::read(&self.fragment().await, self.exhibit.dataset()).0
    }

    /// Waits until the state in the address is as it should be, and returns it. Gestures are
    /// written there when they have come to rest.
    pub async fn until_state(&self, what: &str, is: impl Fn(&AppState) -> bool) -> AppState {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let state = self.state().await;
            if is(&state) {
                return state;
            }
            let fragment = self.fragment().await;
            assert!(Instant::now() < deadline, "not so: {what}. The address says #{fragment}");
            sleep(PAUSE).await;
        }
    }

    /// Where the first element that a selector names lies on the page.
    pub async fn place(&self, css: &str) -> Rect {
        let script = "const { x, y, width, height } = document.querySelector(arguments[0])
            .getBoundingClientRect(); return [x, y, width, height]";
        let found = self.js_with(script, json!([css])).await;
        let number = |i: usize| found[i].as_f64().expect("a number") as f32;
        Rect::new(number(0), number(1), number(2), number(3))
    }

    /// The network as the address has it.
    pub async fn network(&self) -> Network {
        let (state, frame) = (self.state().await, self.place(".graph").await);
        let dataset = self.exhibit.dataset();
        let size = Size::new(frame.w, frame.h);
        let ego = state.selection.map(|ix| Ego::new(dataset, ix));
        let inputs = GraphInputs {
            dataset,
            visible: &Visible::new(dataset, &state.filter, state.window),
            layout: graph::layout_for(self.exhibit.baked(), size),
            slots: &EdgeSlots::new(dataset),
            camera: state.camera.unwrap_or(Camera::default()),
            size,
            theme: Theme::of(ThemeName::Light),
            lang: state.lang.unwrap_or(Lang::En),
            metrics: &TableMetrics,
            ego: ego.as_ref(),
            explore: &state.explore,
            study: None,
            cursor: state.cursor,
            keep_clear: &[],
            detail: graph::Detail::default(),
        };
        let scene = graph::draw(&inputs, LabelChoice::Place);
        let free = (0..(size.w as usize / 8))
            .flat_map(|i| (0..(size.h as usize / 8)).map(move |j| (i, j)))
            .map(|(i, j)| Point::new(i as f32 * 8.0, j as f32 * 8.0))
            .filter(|at| (graph::LENS.tie_at)(&inputs, &scene, *at).is_none())
            .collect();
        Network { scene, frame, free }
    }

    /// The lanes as the address has them.
    pub async fn lanes(&self) -> Lanes {
        let (state, frame) = (self.state().await, self.place(".lanes canvas").await);
        let dataset = self.exhibit.dataset();
        let visible = Visible::new(dataset, &state.filter, state.window);
        let ego = state.selection.map(|ix| Ego::new(dataset, ix));
        let window = state.window.unwrap_or(TimeWindow::HOME);
        let made = timeline::Lanes::new(dataset, state.lanes, "");
        let folded = if state.scale == ScaleKind::Folded { 1.0 } else { 0.0 };
        let shape = Shape { folded, lens: if state.lens { 1.0 } else { 0.0 } };
        let lanes = timeline::build(&Request {
            dataset,
            lanes: &made,
            order: timeline::LaneOrder::Usual,
            collapsed: &[],
            scroll: 0.0,
            scale: TimeScale::fit_in(shape, window.span(), f64::from(frame.w)),
            size: Size::new(frame.w, frame.h),
            theme: Theme::of(ThemeName::Light),
            lang: state.lang.unwrap_or(Lang::En),
            metrics: &TableMetrics,
            presence: &|ix| visible.node(ix),
            selected: state.selection,
            neighbour: &|ix| ego.as_ref().is_some_and(|ego| ego.contains(ix)),
            cursor: Some(state.cursor.unwrap_or(SPEECH_DAY)),
            window: None,
            keep_lanes: None,
        });
        Lanes { lanes, frame }
    }

    /// The middle of a node's mark in the network; it must be drawn.
    pub async fn mark_of(&self, id: &str) -> Point {
        let at = self.network().await.mark(self.exhibit.find(id));
        at.unwrap_or_else(|| panic!("{id} is not drawn"))
    }

    /// The middle of a fact's mark in the timeline; it must be in view.
    pub async fn fact_of(&self, id: &str) -> Point {
        let at = self.lanes().await.mark(self.exhibit.find(id));
        at.unwrap_or_else(|| panic!("{id} is not in the lanes"))
    }
}
