//! The timeline on its two canvases: lanes where there is room, else the strip.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::EventListener;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{
    WebError,
    canvas::Painter,
    frame::FrameRequest,
    metrics::CanvasMetrics,
    observer::SizeWatch,
    pointer::{Wheel, on_pointer, on_wheel, zoom_factor},
};
use crate::{
    model::{Dataset, Lang, Moment, NodeIx},
    order::sort_by_key,
    query::{Visible, neighbours::Ego},
    scene::{
        Point, Scene, Size, Theme, ThemeName,
        gesture::{Gesture, Input, Tracker},
        timeline::{self, Hit, Request, Strip, StripRequest, Timeline},
    },
    state::{SPEECH_DAY, TimeWindow},
    time_axis::TimeScale,
};

/// What the timeline shows, as the state has it.
#[derive(Clone)]
pub struct TimelineProps {
    /// The history.
    pub dataset: Rc<Dataset>,
    /// What is in the picture.
    pub visible: Rc<Visible>,
    /// The chosen node with its neighbours.
    pub ego: Option<Rc<Ego>>,
    /// The time window; `None` shows [`TimeWindow::HOME`].
    pub window: Option<TimeWindow>,
    /// The day of the cursor.
    pub cursor: Option<Moment>,
    /// Language of names.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeName,
}

impl PartialEq for TimelineProps {
    fn eq(&self, other: &Self) -> bool {
        let same_ego = match (&self.ego, &other.ego) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        same_ego
            && Rc::ptr_eq(&self.dataset, &other.dataset)
            && Rc::ptr_eq(&self.visible, &other.visible)
            && self.window == other.window
            && self.cursor == other.cursor
            && self.lang == other.lang
            && self.theme == other.theme
    }
}

/// What the timeline tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEvent {
    /// The pointer stands on another fact, or on none.
    Hover(Option<NodeIx>),
    /// A fact was clicked.
    Select(NodeIx),
    /// The window was moved or zoomed.
    Window(TimeWindow),
    /// The cursor was moved.
    Cursor(Moment),
    /// What is in view: facts in order of time, and the nearest outside where there are none.
    InView(InView),
    /// A wheel without its modifier went to the page around the frame.
    WheelPassed,
}

/// The facts a keyboard can walk through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InView {
    /// In order of time.
    pub facts: Rc<[NodeIx]>,
    /// The nearest before and after, where nothing is in view.
    pub nearest: [Option<NodeIx>; 2],
}

/// The timeline view; dropping it removes its listeners.
pub struct TimelineView {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

/// What was painted last.
enum Drawn {
    Nothing,
    Lanes(Box<Timeline>),
    Strip(Box<Strip>),
}

struct Inner {
    props: RefCell<TimelineProps>,
    base: Painter,
    top: Painter,
    metrics: Rc<CanvasMetrics>,
    drawn: RefCell<Drawn>,
    in_view: RefCell<InView>,
    pointed: Cell<[Option<NodeIx>; 2]>,
    tracker: RefCell<Tracker>,
    /// Whether the drag that is under way moves the cursor rather than the window.
    drags_cursor: Cell<bool>,
    frame: FrameRequest,
    scene_is_stale: Cell<bool>,
    /// Set while the wheel turns and for a moment after: lanes stay where they are.
    wheel_turns: RefCell<Option<gloo::timers::callback::Timeout>>,
    report: Box<dyn Fn(TimelineEvent)>,
}

/// After the last turn of the wheel the picture is at rest.
const REST_MS: u32 = 140;
/// Below this height the lanes give way to the strip.
const LEAST_LANES_HEIGHT: f32 = 150.0;

impl TimelineView {
    /// Takes over two canvases that lie upon each other.
    ///
    /// # Errors
    /// Where the browser has no canvas drawing.
    pub fn new(
        base: HtmlCanvasElement,
        top: HtmlCanvasElement,
        props: TimelineProps,
        metrics: Rc<CanvasMetrics>,
        report: impl Fn(TimelineEvent) + 'static,
    ) -> Result<Self, WebError> {
        let surface: HtmlElement = top.clone().into();
        let inner = Rc::new(Inner {
            props: RefCell::new(props),
            base: Painter::new(base)?,
            top: Painter::new(top)?,
            metrics,
            drawn: RefCell::new(Drawn::Nothing),
            in_view: RefCell::default(),
            pointed: Cell::default(),
            tracker: RefCell::default(),
            drags_cursor: Cell::default(),
            frame: FrameRequest::default(),
            scene_is_stale: Cell::new(true),
            wheel_turns: RefCell::default(),
            report: Box::new(report),
        });
        let (for_input, for_wheel) = (Rc::downgrade(&inner), Rc::downgrade(&inner));
        let mut listeners = on_pointer(&surface, move |input| {
            if let Some(inner) = for_input.upgrade() {
                inner.input(input);
            }
        });
        listeners.push(on_wheel(&surface, move |wheel, ours| {
            if let Some(inner) = for_wheel.upgrade() {
                inner.wheel(&wheel, ours);
            }
        }));
        let for_size = Rc::downgrade(&inner);
        let size = SizeWatch::new(&surface, move |_, _| {
            if let Some(inner) = for_size.upgrade() {
                inner.scene_is_stale.set(true);
                inner.ask();
            }
        });
        inner.ask();
        Ok(Self { inner, _listeners: listeners, _size: size })
    }

    /// Shows another state.
    pub fn set(&self, props: TimelineProps) {
        if *self.inner.props.borrow() != props {
            *self.inner.props.borrow_mut() = props;
            self.refresh();
        }
    }

    /// Points at facts: hovered, focused.
    pub fn point(&self, pointed: [Option<NodeIx>; 2]) {
        if self.inner.pointed.replace(pointed) != pointed {
            self.inner.ask();
        }
    }

    /// The frame has another size, or the typefaces have arrived.
    pub fn refresh(&self) {
        self.inner.scene_is_stale.set(true);
        self.inner.ask();
    }
}

impl Inner {
    fn ask(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        self.frame.ask(move |_| {
            if let Some(inner) = weak.upgrade() {
                inner.frame.arrived();
                inner.paint();
            }
        });
    }

    fn scale(&self) -> TimeScale {
        let window = self.props.borrow().window.unwrap_or(TimeWindow::HOME);
        let width = match &*self.drawn.borrow() {
            Drawn::Nothing => f64::from(self.base.css_size().w),
            Drawn::Lanes(lanes) => lanes.scale.width(),
            Drawn::Strip(strip) => strip.scale.width(),
        };
        TimeScale::fit(window.span(), width)
    }

    fn paint(self: &Rc<Self>) {
        let size = self.base.css_size();
        if size.w < 1.0 || size.h < 1.0 {
            return;
        }
        let as_strip = size.h < LEAST_LANES_HEIGHT;
        if self.scene_is_stale.take() || self.drawn.borrow().size() != size {
            let scale = self.scale();
            let drawn = if as_strip {
                self.with_strip_request(scale, size, |request| {
                    Drawn::Strip(Box::new(timeline::strip(request)))
                })
            } else {
                let before = self.drawn.borrow();
                let kept = match &*before {
                    Drawn::Lanes(lanes) if self.is_moving() => Some(lanes.lanes.as_slice()),
                    _ => None,
                };
                self.with_request(scale, size, |request| {
                    let request = Request { keep_lanes: kept, ..*request };
                    Drawn::Lanes(Box::new(timeline::build(&request)))
                })
            };
            if let Some(scene) = drawn.scene() {
                self.base.paint(scene, &*self.metrics);
            }
            self.tell_in_view(&drawn);
            *self.drawn.borrow_mut() = drawn;
        }
        let mut scene = Scene::new(size);
        if let Drawn::Lanes(lanes) = &*self.drawn.borrow() {
            for node in self.pointed.get().into_iter().flatten() {
                let hover =
                    self.with_request(lanes.scale, size, |request| lanes.hover(request, node));
                scene.items.extend(hover.items);
            }
        }
        self.top.paint(&scene, &*self.metrics);
    }

    /// Whether a drag, a pinch or the wheel is under way.
    fn is_moving(&self) -> bool {
        self.tracker.borrow().is_active() || self.wheel_turns.borrow().is_some()
    }

    fn come_to_rest(self: &Rc<Self>) {
        self.wheel_turns.borrow_mut().take();
        self.scene_is_stale.set(true);
        self.ask();
    }

    fn with_request<R>(
        &self,
        scale: TimeScale,
        size: Size,
        ask: impl FnOnce(&Request<'_>) -> R,
    ) -> R {
        let props = self.props.borrow();
        ask(&Request {
            dataset: &props.dataset,
            scale,
            size,
            theme: Theme::of(props.theme),
            lang: props.lang,
            metrics: &*self.metrics,
            presence: &|ix| props.visible.node(ix),
            selected: props.ego.as_ref().map(|ego| ego.center),
            neighbour: &|ix| props.ego.as_ref().is_some_and(|ego| ego.contains(ix)),
            cursor: Some(props.cursor.unwrap_or(SPEECH_DAY)),
            // The lanes show just the window, so there is nothing outside to shade.
            window: None,
            keep_lanes: None,
        })
    }

    fn with_strip_request<R>(
        &self,
        scale: TimeScale,
        size: Size,
        ask: impl FnOnce(&StripRequest<'_>) -> R,
    ) -> R {
        let props = self.props.borrow();
        ask(&StripRequest {
            dataset: &props.dataset,
            scale,
            size,
            theme: Theme::of(props.theme),
            lang: props.lang,
            metrics: &*self.metrics,
            presence: &|ix| props.visible.node(ix),
            cursor: Some(props.cursor.unwrap_or(SPEECH_DAY)),
            title: None,
        })
    }

    fn tell_in_view(&self, drawn: &Drawn) {
        let mut hits: Vec<&Hit> = drawn.hits().iter().collect();
        sort_by_key(&mut hits, |hit| (hit.moment, hit.node));
        let in_view =
            InView { facts: hits.iter().map(|hit| hit.node).collect(), nearest: drawn.nearest() };
        if *self.in_view.borrow() != in_view {
            *self.in_view.borrow_mut() = in_view.clone();
            (self.report)(TimelineEvent::InView(in_view));
        }
    }

    fn input(self: &Rc<Self>, input: Input) {
        let gesture = self.tracker.borrow_mut().input(input);
        match gesture {
            Some(Gesture::Hover(at)) => self.hover(at.and_then(|at| self.drawn.borrow().hit(at))),
            Some(Gesture::Press(at)) => self.drags_cursor.set(self.drawn.borrow().is_on_cursor(at)),
            Some(Gesture::Drag { to, by, .. }) => {
                if self.drags_cursor.get() {
                    self.move_cursor(to);
                } else {
                    self.tell_window(self.scale().pan(f64::from(by.x)));
                }
            }
            Some(Gesture::Pinch { about, factor, by }) => {
                let scale = self.scale();
                let x = f64::from(about.x - self.drawn.borrow().left());
                self.tell_window(scale.zoom_about(x, f64::from(factor)).pan(f64::from(by.x)));
            }
            Some(Gesture::Click(at)) => {
                let hit = self.drawn.borrow().hit(at);
                match hit {
                    Some(node) => (self.report)(TimelineEvent::Select(node)),
                    None => self.move_cursor(at),
                }
            }
            Some(Gesture::Rest) => self.come_to_rest(),
            None => {}
        }
    }

    fn hover(self: &Rc<Self>, hovered: Option<NodeIx>) {
        let [before, focused] = self.pointed.get();
        if before != hovered {
            self.pointed.set([hovered, focused]);
            self.ask();
            (self.report)(TimelineEvent::Hover(hovered));
        }
    }

    fn move_cursor(&self, at: Point) {
        let moment = match &*self.drawn.borrow() {
            Drawn::Nothing => return,
            Drawn::Lanes(lanes) => lanes.snapped_moment(at.x),
            Drawn::Strip(strip) => strip.scale.moment(f64::from(at.x - strip.plot.x)).day_start(),
        };
        (self.report)(TimelineEvent::Cursor(moment));
    }

    fn wheel(self: &Rc<Self>, wheel: &Wheel, ours: bool) {
        if !ours {
            (self.report)(TimelineEvent::WheelPassed);
            return;
        }
        let scale = self.scale();
        let sideways = wheel.with_shift || wheel.by.x.abs() > wheel.by.y.abs();
        let moved = if sideways {
            let by = if wheel.by.x == 0.0 { wheel.by.y } else { wheel.by.x };
            scale.pan(f64::from(-by))
        } else {
            let x = f64::from(wheel.at.x - self.drawn.borrow().left());
            scale.zoom_about(x, f64::from(zoom_factor(wheel)))
        };
        let weak = Rc::downgrade(self);
        *self.wheel_turns.borrow_mut() =
            Some(gloo::timers::callback::Timeout::new(REST_MS, move || {
                if let Some(inner) = weak.upgrade() {
                    inner.come_to_rest();
                }
            }));
        self.tell_window(moved);
    }

    fn tell_window(&self, scale: TimeScale) {
        let span = scale.fitted();
        (self.report)(TimelineEvent::Window(TimeWindow::new(span.start, span.end)));
    }
}

impl Drawn {
    fn scene(&self) -> Option<&Scene> {
        match self {
            Self::Nothing => None,
            Self::Lanes(lanes) => Some(&lanes.scene),
            Self::Strip(strip) => Some(&strip.scene),
        }
    }

    fn size(&self) -> Size {
        self.scene().map_or(Size::default(), |scene| scene.size)
    }

    fn hits(&self) -> &[Hit] {
        match self {
            Self::Nothing => &[],
            Self::Lanes(lanes) => &lanes.hits,
            Self::Strip(strip) => &strip.hits,
        }
    }

    fn nearest(&self) -> [Option<NodeIx>; 2] {
        match self {
            Self::Lanes(lanes) if lanes.in_view == 0 => lanes.nearest,
            _ => [None, None],
        }
    }

    /// Where time begins, in pixels from the left of the canvas.
    fn left(&self) -> f32 {
        match self {
            Self::Nothing => 0.0,
            Self::Lanes(lanes) => lanes.plot.x,
            Self::Strip(strip) => strip.plot.x,
        }
    }

    fn hit(&self, at: Point) -> Option<NodeIx> {
        match self {
            Self::Nothing => None,
            Self::Lanes(lanes) => lanes.hit(at),
            Self::Strip(strip) => {
                strip.hits.iter().find(|hit| hit.rect.contains(at)).map(|hit| hit.node)
            }
        }
    }

    fn is_on_cursor(&self, at: Point) -> bool {
        let cursor = match self {
            Self::Nothing => None,
            Self::Lanes(lanes) => lanes.cursor,
            Self::Strip(strip) => strip.cursor,
        };
        cursor.is_some_and(|rect| rect.contains(at)) && self.hit(at).is_none()
    }
}
