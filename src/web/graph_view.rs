//! The network on its two canvases. A plain struct owns them: frames, drags and zooms do not pass
//! through the virtual DOM.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo::events::EventListener;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{
    WebError,
    canvas::Painter,
    dom::reduced_motion,
    frame::FrameRequest,
    metrics::CanvasMetrics,
    pointer::{Wheel, on_double_click, on_pointer, on_wheel, zoom_factor},
};
use crate::{
    layout::Baked,
    model::{Dataset, Lang, Moment, NodeIx},
    number::Bounded,
    query::{Visible, neighbours::Ego, study::Study},
    scene::{
        Camera, Point, Rect, Size, Theme, ThemeName,
        gesture::{Gesture, Input, Tracker},
        graph::{self, EdgeSlots, GraphInputs, GraphScene, LabelChoice, Overlay},
    },
    state::Explore,
};

/// What the picture shows, as the state has it.
#[derive(Clone)]
pub struct GraphProps {
    /// The history.
    pub dataset: Rc<Dataset>,
    /// Positions and floes.
    pub baked: Rc<Baked>,
    /// How parallel edges fan out.
    pub slots: Rc<EdgeSlots>,
    /// What is in the picture.
    pub visible: Rc<Visible>,
    /// The chosen node with its neighbours.
    pub ego: Option<Rc<Ego>>,
    /// How the network is explored.
    pub explore: Rc<Explore>,
    /// The answers that follow from it, once they are there.
    pub study: Option<Rc<Study>>,
    /// The day of the cursor.
    pub cursor: Option<Moment>,
    /// Where to look; `None` is the whole.
    pub camera: Option<Camera>,
    /// Language of labels.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeName,
}

impl PartialEq for GraphProps {
    fn eq(&self, other: &Self) -> bool {
        same(self.ego.as_ref(), other.ego.as_ref())
            && same(self.study.as_ref(), other.study.as_ref())
            && self.explore == other.explore
            && Rc::ptr_eq(&self.dataset, &other.dataset)
            && Rc::ptr_eq(&self.baked, &other.baked)
            && Rc::ptr_eq(&self.slots, &other.slots)
            && Rc::ptr_eq(&self.visible, &other.visible)
            && self.cursor == other.cursor
            && self.camera == other.camera
            && self.lang == other.lang
            && self.theme == other.theme
    }
}

fn same<T>(a: Option<&Rc<T>>, b: Option<&Rc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// What the picture tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum GraphEvent {
    /// The pointer stands on another node, or on none.
    Hover(Option<NodeIx>),
    /// A node was clicked, or with `None` the ground.
    Select(Option<NodeIx>),
    /// The camera came to rest.
    Camera(Option<Camera>),
    /// The nodes drawn at rest, most important first.
    Drawn(Rc<[NodeIx]>),
    /// A wheel without its modifier went to the page around the frame.
    WheelPassed,
}

/// The network view; dropping it removes its listeners.
pub struct GraphView {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
}

struct Inner {
    props: RefCell<GraphProps>,
    base: Painter,
    top: Painter,
    metrics: Rc<CanvasMetrics>,
    camera: Cell<Camera>,
    flight: Cell<Option<Flight>>,
    below: RefCell<GraphScene>,
    drawn: RefCell<Rc<[NodeIx]>>,
    pointed: Cell<Overlay>,
    tracker: RefCell<Tracker>,
    size: Cell<Size>,
    /// Passes to run in the next frame.
    dirty: Cell<Dirty>,
    frame: FrameRequest,
    rest: RefCell<Option<gloo::timers::callback::Timeout>>,
    report: Box<dyn Fn(GraphEvent)>,
}

#[derive(Clone, Copy, Default)]
struct Dirty {
    scene: bool,
    labels: bool,
    overlay: bool,
}

/// A camera on its way.
#[derive(Clone, Copy)]
struct Flight {
    from: Camera,
    to: Camera,
    /// Time of its first frame, once known.
    start: Option<f64>,
}

/// Camera to selection (design, part 4).
const FLIGHT_MS: f64 = 420.0;
/// After the last turn of the wheel the picture is at rest.
const REST_MS: u32 = 140;

impl GraphView {
    /// Takes over two canvases that lie upon each other.
    ///
    /// # Errors
    /// Where the browser has no canvas drawing.
    pub fn new(
        base: HtmlCanvasElement,
        top: HtmlCanvasElement,
        props: GraphProps,
        metrics: Rc<CanvasMetrics>,
        report: impl Fn(GraphEvent) + 'static,
    ) -> Result<Self, WebError> {
        let surface: HtmlElement = top.clone().into();
        let inner = Rc::new(Inner {
            camera: Cell::new(props.camera.unwrap_or_default()),
            props: RefCell::new(props),
            base: Painter::new(base)?,
            top: Painter::new(top)?,
            metrics,
            flight: Cell::default(),
            below: RefCell::default(),
            drawn: RefCell::new(Rc::from([])),
            pointed: Cell::default(),
            tracker: RefCell::default(),
            size: Cell::default(),
            dirty: Cell::default(),
            frame: FrameRequest::default(),
            rest: RefCell::default(),
            report: Box::new(report),
        });
        let weak = Rc::downgrade(&inner);
        let mut listeners = on_pointer(&surface, with(&weak, Inner::input));
        listeners.push(on_double_click(&surface, with(&weak, Inner::double_click)));
        let for_wheel = weak.clone();
        listeners.push(on_wheel(&surface, move |wheel, ours| {
            if let Some(inner) = for_wheel.upgrade() {
                inner.wheel(wheel, ours);
            }
        }));
        inner.mark(Dirty { scene: true, labels: true, overlay: true });
        Ok(Self { inner, _listeners: listeners })
    }

    /// Shows another state.
    pub fn set(&self, props: GraphProps) {
        let inner = &self.inner;
        if *inner.props.borrow() == props {
            return;
        }
        let target = props.camera.unwrap_or_default();
        let moved = inner.props.borrow().camera != props.camera;
        *inner.props.borrow_mut() = props;
        if moved && inner.camera.get() != target {
            inner.fly_to(target);
        }
        inner.mark(Dirty { scene: true, labels: true, overlay: true });
    }

    /// Points at nodes.
    pub fn point(&self, pointed: Overlay) {
        if self.inner.pointed.replace(pointed) != pointed {
            self.inner.mark(Dirty { overlay: true, ..Dirty::default() });
        }
    }

    /// The frame has another size, or the typefaces have arrived.
    pub fn refresh(&self) {
        self.inner.mark(Dirty { scene: true, labels: true, overlay: true });
    }

    /// Magnifies about the middle of the frame.
    pub fn zoom(&self, factor: f32) {
        let size = self.inner.size.get();
        let middle = Point::new(size.w / 2.0, size.h / 2.0);
        let from = self.inner.flight.get().map_or(self.inner.camera.get(), |flight| flight.to);
        self.inner.fly_to(from.zoom_about(size, middle, factor));
    }

    /// Shows everything.
    pub fn fit(&self) {
        self.inner.fly_to(Camera::default());
    }

    /// Brings a node into the frame where it is not, without changing the scale.
    pub fn reveal(&self, node: NodeIx) {
        let inner = &self.inner;
        let size = inner.size.get();
        let camera = inner.camera.get();
        let at = inner.inputs(|inputs| inputs.pos_on_screen(node));
        let margin = 40.0;
        let inside =
            (margin..size.w - margin).contains(&at.x) && (margin..size.h - margin).contains(&at.y);
        if !inside && size.w > 0.0 {
            inner.fly_to(Camera::at(camera.world_from_screen(size, at), camera.scale));
        }
    }

    /// The drawn node nearest to another in a direction of the screen, for the arrow keys:
    /// see [`graph::nearest`].
    pub fn nearest(&self, from: Option<NodeIx>, dx: f32, dy: f32) -> Option<NodeIx> {
        let below = self.inner.below.borrow();
        graph::nearest(&below.plan, self.inner.size.get(), from, dx, dy)
    }
}

/// Where the style sheet puts controls over the picture, with a margin: zoom buttons, filter
/// button and, where something is hidden, the line that says so.
fn controls(size: Size, something_hidden: bool) -> [Rect; 3] {
    let phone = size.w < 480.0;
    let zoom = match phone {
        true => Rect::new(size.w - 64.0, size.h - 60.0, 64.0, 60.0),
        false => Rect::new(size.w - 128.0, size.h - 52.0, 128.0, 52.0),
    };
    let filter =
        if size.w < 860.0 { Rect::new(size.w - 72.0, 0.0, 72.0, 46.0) } else { Rect::default() };
    let line = match (something_hidden, phone) {
        (false, _) => Rect::default(),
        (true, true) => Rect::new(0.0, 0.0, size.w - 72.0, 70.0),
        (true, false) => Rect::new(0.0, size.h - 52.0, 360.0, 52.0),
    };
    [zoom, filter, line]
}

/// A callback on an inner that may be gone.
fn with<T>(
    weak: &Weak<Inner>,
    act: impl Fn(&Rc<Inner>, T) + Copy + 'static,
) -> impl Fn(T) + Clone + 'static {
    let weak = weak.clone();
    move |value| {
        if let Some(inner) = weak.upgrade() {
            act(&inner, value);
        }
    }
}

impl Inner {
    fn mark(self: &Rc<Self>, more: Dirty) {
        let dirty = self.dirty.get();
        self.dirty.set(Dirty {
            scene: dirty.scene || more.scene,
            labels: dirty.labels || more.labels,
            overlay: dirty.overlay || more.overlay,
        });
        let weak = Rc::downgrade(self);
        self.frame.ask(move |now| {
            if let Some(inner) = weak.upgrade() {
                inner.frame.arrived();
                inner.paint(now);
            }
        });
    }

    /// Calls `ask` with the inputs of the picture as it is now.
    fn inputs<R>(&self, ask: impl FnOnce(&GraphInputs<'_>) -> R) -> R {
        let props = self.props.borrow();
        let size = self.size.get();
        let layout = graph::layout_for(&props.baked, size);
        ask(&GraphInputs {
            dataset: &props.dataset,
            visible: &props.visible,
            layout,
            slots: &props.slots,
            camera: self.camera.get(),
            size,
            theme: Theme::of(props.theme),
            lang: props.lang,
            metrics: &*self.metrics,
            ego: props.ego.as_deref(),
            explore: &props.explore,
            study: props.study.as_deref(),
            keep_clear: &controls(size, !props.visible.hidden.is_empty()),
            cursor: props.cursor,
        })
    }

    fn paint(self: &Rc<Self>, now: f64) {
        let size = self.base.css_size();
        if size.w < 1.0 || size.h < 1.0 {
            return;
        }
        let mut dirty = self.dirty.take();
        if size != self.size.get() {
            self.size.set(size);
            dirty = Dirty { scene: true, labels: true, overlay: true };
        }
        let flying = self.advance(now);
        if flying || dirty.scene {
            let at_rest = dirty.labels && !flying && !self.tracker.borrow().is_active();
            let kept = std::mem::take(&mut self.below.borrow_mut().labels);
            let choice = if at_rest { LabelChoice::Place } else { LabelChoice::Keep(&kept) };
            let below = self.inputs(|inputs| graph::draw(inputs, choice));
            self.base.paint(&below.scene, &*self.metrics);
            *self.below.borrow_mut() = below;
            if at_rest {
                self.tell_drawn();
            }
        }
        if flying || dirty.scene || dirty.overlay {
            let below = self.below.borrow();
            let scene = self.inputs(|inputs| graph::overlay(inputs, &below, self.pointed.get()));
            self.top.paint(&scene, &*self.metrics);
        }
        if flying {
            self.mark(Dirty { scene: true, labels: true, overlay: true });
        }
    }

    /// Moves the camera along its flight; whether it is still on its way.
    fn advance(&self, now: f64) -> bool {
        let Some(mut flight) = self.flight.get() else { return false };
        let start = *flight.start.get_or_insert(now);
        let t = ((now - start) / FLIGHT_MS).bounded(0.0, 1.0) as f32;
        let eased = t * t * (3.0 - 2.0 * t);
        if t >= 1.0 {
            self.camera.set(flight.to);
            self.flight.set(None);
            self.tell_camera();
            return false;
        }
        self.camera.set(flight.from.lerp(&flight.to, eased));
        self.flight.set(Some(flight));
        true
    }

    fn fly_to(self: &Rc<Self>, to: Camera) {
        if reduced_motion() {
            self.flight.set(None);
            self.camera.set(to);
            self.tell_camera();
        } else {
            self.flight.set(Some(Flight { from: self.camera.get(), to, start: None }));
        }
        self.mark(Dirty { scene: true, labels: true, overlay: true });
    }

    fn tell_camera(&self) {
        let camera = self.camera.get();
        (self.report)(GraphEvent::Camera((!camera.is_home()).then_some(camera)));
    }

    fn tell_drawn(&self) {
        let drawn: Rc<[NodeIx]> =
            self.below.borrow().plan.nodes.iter().map(|drawn| drawn.node).collect();
        if *self.drawn.borrow() != drawn {
            *self.drawn.borrow_mut() = drawn.clone();
            (self.report)(GraphEvent::Drawn(drawn));
        }
    }

    fn hit(&self, at: Point) -> Option<NodeIx> {
        self.below.borrow().hit(at)
    }

    fn input(self: &Rc<Self>, input: Input) {
        let gesture = self.tracker.borrow_mut().input(input);
        match gesture {
            Some(Gesture::Hover(at)) => self.hover(at.and_then(|at| self.hit(at))),
            Some(Gesture::Press(_)) => self.flight.set(None),
            Some(Gesture::Drag { by, .. }) => {
                self.move_camera(self.camera.get().pan(self.size.get(), by));
            }
            Some(Gesture::Pinch { about, factor, by }) => {
                let size = self.size.get();
                self.move_camera(self.camera.get().zoom_about(size, about, factor).pan(size, by));
            }
            Some(Gesture::Rest) => self.come_to_rest(),
            Some(Gesture::Click(at)) => (self.report)(GraphEvent::Select(self.hit(at))),
            None => {}
        }
    }

    fn hover(self: &Rc<Self>, hovered: Option<NodeIx>) {
        if self.pointed.get().hovered != hovered {
            self.pointed.set(Overlay { hovered, ..self.pointed.get() });
            self.mark(Dirty { overlay: true, ..Dirty::default() });
            (self.report)(GraphEvent::Hover(hovered));
        }
    }

    fn double_click(self: &Rc<Self>, at: Point) {
        let size = self.size.get();
        let target = match self.hit(at) {
            Some(node) => {
                let props = self.props.borrow();
                let adjacent = props.dataset.adjacent(node).iter().map(|adjacent| adjacent.node);
                let inputs_point = |ix| {
                    let layout = graph::layout_for(&props.baked, size);
                    let [x, y] =
                        layout.positions.get(NodeIx::index(ix)).copied().unwrap_or([0.5, 0.5]);
                    Point::new(x, y)
                };
                let whole = Camera::fit(adjacent.map(inputs_point).chain([inputs_point(node)]));
                // Far ties would keep the view wide: a double click always goes nearer.
                Camera::at(
                    inputs_point(node),
                    whole.scale.max(self.camera.get().scale * 1.8).min(6.0),
                )
            }
            None => self.camera.get().zoom_about(size, at, 1.8),
        };
        self.fly_to(target);
    }

    fn wheel(self: &Rc<Self>, wheel: Wheel, ours: bool) {
        if !ours {
            (self.report)(GraphEvent::WheelPassed);
            return;
        }
        let size = self.size.get();
        self.flight.set(None);
        self.move_camera(self.camera.get().zoom_about(size, wheel.at, zoom_factor(&wheel)));
        let weak = Rc::downgrade(self);
        *self.rest.borrow_mut() = Some(gloo::timers::callback::Timeout::new(REST_MS, move || {
            if let Some(inner) = weak.upgrade() {
                inner.come_to_rest();
            }
        }));
    }

    fn move_camera(self: &Rc<Self>, camera: Camera) {
        self.camera.set(camera);
        self.mark(Dirty { scene: true, labels: false, overlay: true });
    }

    fn come_to_rest(self: &Rc<Self>) {
        self.mark(Dirty { scene: true, labels: true, overlay: true });
        self.tell_camera();
    }
}
