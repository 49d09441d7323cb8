//! The timeline on its two canvases: lanes where there is room, else the strip.
//!
//! While the reader drags or turns the wheel the view draws what it is moved to at once, and tells
//! the page when the hand pauses: what depends on the time window costs more than a frame. Whatever else moves the window (a preset, a link, the lens) is watched on its way there.

mod drawn;
mod glide;
mod input;
mod props;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::{events::EventListener, timers::callback::Timeout};
use web_sys::{HtmlCanvasElement, HtmlElement};

pub use self::props::{InView, LaneProps, TimelineEvent, TimelineProps};
use self::{drawn::Drawn, glide::Glide};
use super::{
    WebError,
    canvas::Painter,
    frame::FrameRequest,
    metrics::CanvasMetrics,
    observer::SizeWatch,
    pointer::{on_pointer, on_wheel},
};
use crate::{
    model::{NodeIx, Span},
    scene::{
        Scene, Size,
        gesture::Tracker,
        timeline::{self, Request},
    },
    state::TimeWindow,
    time_axis::TimeScale,
};

/// The timeline view; dropping it removes its listeners.
pub struct TimelineView {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

struct Inner {
    props: RefCell<TimelineProps>,
    lanes: RefCell<LaneProps>,
    scroll: Cell<f32>,
    base: Painter,
    top: Painter,
    metrics: Rc<CanvasMetrics>,
    drawn: RefCell<Drawn>,
    in_view: RefCell<InView>,
    pointed: Cell<[Option<NodeIx>; 2]>,
    tracker: RefCell<Tracker>,
    /// Whether the drag that is under way moves the cursor rather than the window.
    drags_cursor: Cell<bool>,
    /// What the reader has moved the view to, before the page knows.
    held: Cell<Option<TimeScale>>,
    /// The window that the page was told last.
    told: Cell<Option<TimeWindow>>,
    glide: Cell<Option<Glide>>,
    /// The next change of the window is followed at once: something is being dragged elsewhere.
    follows: Cell<bool>,
    frame: FrameRequest,
    scene_is_stale: Cell<bool>,
    /// Goes off when a drag pauses.
    pause: RefCell<Option<Timeout>>,
    /// Set while the wheel turns and for a moment after: lanes stay where they are.
    wheel_turns: RefCell<Option<Timeout>>,
    report: Box<dyn Fn(TimelineEvent)>,
}

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
        lanes: LaneProps,
        metrics: Rc<CanvasMetrics>,
        report: impl Fn(TimelineEvent) + 'static,
    ) -> Result<Self, WebError> {
        let surface: HtmlElement = top.clone().into();
        let inner = Rc::new(Inner {
            props: RefCell::new(props),
            lanes: RefCell::new(lanes),
            scroll: Cell::default(),
            base: Painter::new(base)?,
            top: Painter::new(top)?,
            metrics,
            drawn: RefCell::new(Drawn::Nothing),
            in_view: RefCell::default(),
            pointed: Cell::default(),
            tracker: RefCell::default(),
            drags_cursor: Cell::default(),
            held: Cell::default(),
            told: Cell::default(),
            glide: Cell::default(),
            follows: Cell::default(),
            frame: FrameRequest::default(),
            scene_is_stale: Cell::new(true),
            pause: RefCell::default(),
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
            // Another size is drawn anew, the one that is there already is not.
            if let Some(inner) = for_size.upgrade() {
                inner.ask();
            }
        });
        inner.ask();
        Ok(Self { inner, _listeners: listeners, _size: size })
    }

    /// Shows another state, gliding to another window or scale.
    pub fn set(&self, props: TimelineProps, lanes: LaneProps) {
        let inner = &self.inner;
        if *inner.props.borrow() == props && *inner.lanes.borrow() == lanes {
            return;
        }
        inner.glide_to(&props);
        *inner.props.borrow_mut() = props;
        *inner.lanes.borrow_mut() = lanes;
        inner.redraw();
    }

    /// The next change of the window is followed at once, since a hand moves it.
    pub fn follow(&self) {
        self.inner.follows.set(true);
    }

    /// Scrolls the lanes.
    pub fn scroll(&self, to: f32) {
        if self.inner.scroll.replace(to) != to {
            self.inner.redraw();
        }
    }

    /// Points at facts: hovered, focused. The focused one is scrolled to.
    pub fn point(&self, pointed: [Option<NodeIx>; 2]) {
        if self.inner.pointed.replace(pointed) == pointed {
            return;
        }
        self.inner.ask();
        let scroll = match (&*self.inner.drawn.borrow(), pointed[1]) {
            (Drawn::Lanes(lanes), Some(focused)) => lanes.scroll_to(focused),
            _ => None,
        };
        if let Some(to) = scroll {
            (self.inner.report)(TimelineEvent::Scroll(to));
        }
    }

    /// Moves by as much as is in view.
    pub fn page(&self, back: bool) {
        let scale = self.inner.scale();
        let by = scale.width() * 0.9;
        let span = scale.pan(if back { by } else { -by }).fitted();
        let window = TimeWindow::new(span.start, span.end);
        (self.inner.report)(TimelineEvent::Window(window));
    }

    /// The frame has another size, or the typefaces have arrived.
    pub fn refresh(&self) {
        self.inner.redraw();
    }

    /// Shows a stretch of time as a turn of the wheel would, for benchmarks.
    pub fn look(&self, window: Span) {
        let inner = &self.inner;
        let shape = inner.props.borrow().shape();
        inner.held.set(Some(TimeScale::fit_in(shape, window, inner.width())));
        inner.turn_wheel();
        inner.redraw();
    }

    /// Whether what was asked for is painted.
    pub fn is_settled(&self) -> bool {
        !self.inner.scene_is_stale.get() && self.inner.glide.get().is_none()
    }
}

impl Inner {
    fn ask(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        self.frame.ask(move |now| {
            if let Some(inner) = weak.upgrade() {
                inner.frame.arrived();
                inner.paint(now);
            }
        });
    }

    fn redraw(self: &Rc<Self>) {
        self.scene_is_stale.set(true);
        self.ask();
    }

    fn width(&self) -> f64 {
        match &*self.drawn.borrow() {
            Drawn::Nothing => f64::from(self.base.css_size().w),
            Drawn::Lanes(lanes) => lanes.scale.width(),
            Drawn::Strip(strip) => strip.scale.width(),
        }
    }

    /// What is shown now: where the reader or a glide has it, else the window.
    fn scale(&self) -> TimeScale {
        let on_its_way = self.glide.get().map(|glide| glide.now);
        let held = self.held.get().or(on_its_way);
        held.unwrap_or_else(|| self.props.borrow().target(self.width()))
    }

    fn paint(self: &Rc<Self>, now: f64) {
        let size = self.base.css_size();
        if size.w < 1.0 || size.h < 1.0 {
            return;
        }
        let glides = self.advance(now);
        if self.scene_is_stale.take() || glides || self.drawn.borrow().size() != size {
            let drawn = self.draw(size);
            if let Some(scene) = drawn.scene() {
                self.base.paint(scene, &*self.metrics);
            }
            *self.drawn.borrow_mut() = drawn;
        }
        if glides {
            self.ask();
        } else if !self.is_moving() {
            self.tell_in_view();
        }
        self.top.paint(&self.hover_layer(size), &*self.metrics);
    }

    fn draw(&self, size: Size) -> Drawn {
        if size.h < LEAST_LANES_HEIGHT {
            return self.with_strip_request(size, |request| {
                Drawn::Strip(Box::new(timeline::strip(request)))
            });
        }
        let before = self.drawn.borrow();
        let kept = match &*before {
            Drawn::Lanes(lanes) if self.is_moving() => Some(lanes.lanes.as_slice()),
            _ => None,
        };
        let scale = self.scale();
        self.with_request(scale, size, |request| {
            let request = Request { keep_lanes: kept, ..*request };
            Drawn::Lanes(Box::new(timeline::build(&request)))
        })
    }

    fn hover_layer(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        if let Drawn::Lanes(lanes) = &*self.drawn.borrow() {
            for node in self.pointed.get().into_iter().flatten() {
                let when = self.date_in_words(node);
                let hover = self
                    .with_request(lanes.scale, size, |request| lanes.hover(request, node, &when));
                scene.items.extend(hover.items);
            }
        }
        scene
    }

    /// Whether a drag, a pinch, the wheel or a glide is under way.
    fn is_moving(&self) -> bool {
        self.tracker.borrow().is_active()
            || self.wheel_turns.borrow().is_some()
            || self.glide.get().is_some()
    }

    /// Where the reader has moved the view, as a window.
    fn held_window(&self) -> Option<TimeWindow> {
        let span = self.held.get()?.fitted();
        Some(TimeWindow::new(span.start, span.end))
    }

    /// Tells the page where the reader has moved the view.
    fn tell_window(&self) {
        self.pause.borrow_mut().take();
        if let Some(window) = self.held_window() {
            self.told.set(Some(window));
            (self.report)(TimelineEvent::Window(window));
        }
    }
}
