//! The unfolded network on its two canvases, and the way there and back.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo::events::EventListener;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{
    WebError, canvas::Painter, dom, frame::FrameRequest, graph_view::GraphProps,
    metrics::CanvasMetrics, observer::SizeWatch, pointer::on_pointer,
};
use crate::{
    model::{Dataset, Lang, NodeIx},
    number::Bounded,
    query::{
        Visible,
        chains::{Chain, Consequences},
    },
    scene::{
        Point, Rect, Scene, Size, Theme, ThemeName,
        gesture::{Gesture, Input, Touch, Tracker},
        graph::{self, Detail, GraphInputs, GraphScene, LabelChoice},
        unfold::{self, Pointed, Start, UnfoldInputs, Unfolded},
    },
    time_axis::Folds,
};

/// What the picture shows, as the state has it.
#[derive(Clone)]
pub struct UnfoldProps {
    /// The history.
    pub dataset: Rc<Dataset>,
    /// What is in the picture.
    pub visible: Rc<Visible>,
    /// What led to what.
    pub consequences: Rc<Consequences>,
    /// The chain that is told.
    pub chain: Option<Rc<Chain>>,
    /// The chosen entry.
    pub selected: Option<NodeIx>,
    /// The map from time to a line.
    pub folds: Rc<Folds>,
    /// Language of names.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeName,
}

impl PartialEq for UnfoldProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.dataset, &other.dataset)
            && Rc::ptr_eq(&self.visible, &other.visible)
            && Rc::ptr_eq(&self.consequences, &other.consequences)
            && self.chain == other.chain
            && self.selected == other.selected
            && self.folds == other.folds
            && self.lang == other.lang
            && self.theme == other.theme
    }
}

/// What the picture tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum UnfoldEvent {
    /// The pointer stands on another fact, or on none.
    Hover(Option<NodeIx>),
    /// A fact was clicked, or with `None` the ground.
    Select(Option<NodeIx>),
    /// The marks, in order of time.
    Drawn(Rc<[NodeIx]>),
    /// The network lies where it was.
    Closed,
}

/// The element whose canvases show the network: the way begins there.
const NETWORK_ID: &str = "network";
/// From the network to here (design, part 4).
const MORPH_MS: f64 = 1200.0;

/// The unfolded view; dropping it removes its listeners.
pub struct UnfoldView {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

struct Inner {
    props: RefCell<UnfoldProps>,
    /// What the network showed when the way began.
    graph: RefCell<GraphProps>,
    before: RefCell<Option<(Size, GraphScene)>>,
    base: Painter,
    top: Painter,
    metrics: Rc<CanvasMetrics>,
    /// What the canvases can scroll in.
    room: HtmlElement,
    drawn: RefCell<Rc<Unfolded>>,
    stale: Cell<bool>,
    size: Cell<Size>,
    /// How far the way has come, 0 to 1, and which end it goes to.
    way: Cell<f64>,
    opens: Cell<bool>,
    last: Cell<Option<f64>>,
    pointed: Cell<Pointed>,
    tracker: RefCell<Tracker>,
    frame: FrameRequest,
    report: Box<dyn Fn(UnfoldEvent)>,
}

impl UnfoldView {
    /// Takes over two canvases that lie upon each other in `room`. With `from_network` the picture
    /// begins as the network.
    ///
    /// # Errors
    /// Where the browser has no canvas drawing.
    pub fn new(
        [base, top]: [HtmlCanvasElement; 2],
        room: HtmlElement,
        props: UnfoldProps,
        graph: GraphProps,
        metrics: Rc<CanvasMetrics>,
        from_network: bool,
        report: impl Fn(UnfoldEvent) + 'static,
    ) -> Result<Self, WebError> {
        let surface: HtmlElement = top.clone().into();
        let inner = Rc::new(Inner {
            props: RefCell::new(props),
            graph: RefCell::new(graph),
            before: RefCell::default(),
            base: Painter::new(base)?,
            top: Painter::new(top)?,
            metrics,
            room,
            drawn: RefCell::default(),
            stale: Cell::new(true),
            size: Cell::default(),
            way: Cell::new(if from_network { 0.0 } else { 1.0 }),
            opens: Cell::new(true),
            last: Cell::default(),
            pointed: Cell::default(),
            tracker: RefCell::default(),
            frame: FrameRequest::default(),
            report: Box::new(report),
        });
        let weak = Rc::downgrade(&inner);
        let for_input = weak.clone();
        let listeners = on_pointer(&surface, move |input| {
            if let Some(inner) = for_input.upgrade() {
                inner.input(input);
            }
        });
        let size = SizeWatch::new(&inner.room, move |_, _| refresh(&weak));
        inner.ask();
        Ok(Self { inner, _listeners: listeners, _size: size })
    }

    /// Shows another state. What the network shows is kept as it was while the way back is on.
    pub fn set(&self, props: UnfoldProps, graph: GraphProps) {
        *self.inner.graph.borrow_mut() = graph;
        if *self.inner.props.borrow() != props {
            *self.inner.props.borrow_mut() = props;
            self.refresh();
        }
    }

    /// Unfolds, or folds back; from where it is.
    pub fn turn(&self, opens: bool) {
        if self.inner.opens.replace(opens) != opens {
            self.inner.last.set(None);
            self.inner.ask();
        }
    }

    /// The frame has another size, or the typefaces have arrived.
    pub fn refresh(&self) {
        refresh(&Rc::downgrade(&self.inner));
    }

    /// Points at facts: hovered, focused. The focused one comes into view.
    pub fn point(&self, [hovered, focused]: [Option<NodeIx>; 2]) {
        let inner = &self.inner;
        let before = inner.pointed.get();
        let pointed = Pointed { hovered, focused, ..before };
        if inner.pointed.replace(pointed) == pointed {
            return;
        }
        if let Some(at) = focused
            .filter(|_| before.focused != focused)
            .and_then(|node| inner.drawn.borrow().place_of(node))
        {
            let (top, room) = (inner.room.scroll_top() as f32, inner.size.get().h);
            if !(top + 60.0..top + room - 60.0).contains(&at.y) {
                inner.room.set_scroll_top((at.y - room / 2.0).max(0.0) as i32);
            }
        }
        inner.ask();
    }

    /// Where a key leads; see [`Unfolded::neighbour`].
    pub fn neighbour(&self, from: Option<NodeIx>, along: bool, step: i32) -> Option<NodeIx> {
        self.inner.drawn.borrow().neighbour(from, along, step)
    }

    /// Where a key leads that takes every fact, marked or not.
    pub fn next_fact(&self, from: Option<NodeIx>, step: i32) -> Option<NodeIx> {
        let props = self.inner.props.borrow();
        let stops = self.inner.drawn.borrow().stops(&props.consequences);
        match from.and_then(|from| stops.iter().position(|stop| *stop == from)) {
            Some(at) => stops.get(at.checked_add_signed(step as isize)?).copied(),
            None => stops.first().copied(),
        }
    }
}

/// Where the style sheet puts the legend over the picture, as wide as the longer language needs.
fn controls(size: Size) -> [Rect; 1] {
    [if size.w < 860.0 { Rect::new(size.w - 78.0, 0.0, 78.0, 76.0) } else { Rect::default() }]
}

fn refresh(inner: &Weak<Inner>) {
    if let Some(inner) = inner.upgrade() {
        inner.stale.set(true);
        inner.before.borrow_mut().take();
        inner.ask();
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

    fn paint(self: &Rc<Self>, now: f64) {
        let size = Size::new(self.room.client_width() as f32, self.room.client_height() as f32);
        if size.w < 1.0 || size.h < 1.0 {
            return;
        }
        if self.stale.take() || size != self.size.get() {
            self.size.set(size);
            let unfolded = self.inputs(unfold::build);
            for painter in [&self.base, &self.top] {
                painter.style("height", &format!("{}px", unfolded.scene.size.h as u32));
            }
            (self.report)(UnfoldEvent::Drawn(unfolded.marks.iter().map(|m| m.node).collect()));
            *self.drawn.borrow_mut() = Rc::new(unfolded);
        }
        let under_way = self.advance(now);
        let unfolded = self.drawn.borrow().clone();
        if self.way.get() >= 1.0 {
            self.base.paint(&unfolded.scene, &*self.metrics);
        } else {
            let scene = self.halfway(&unfolded, size);
            self.base.paint(&scene, &*self.metrics);
        }
        self.paint_pointed(&unfolded);
        if under_way {
            self.ask();
        } else if !self.opens.get() {
            (self.report)(UnfoldEvent::Closed);
        }
    }

    /// Goes on towards the end it goes to; whether it is still under way.
    fn advance(&self, now: f64) -> bool {
        let goal = if self.opens.get() { 1.0 } else { 0.0 };
        if self.way.get() == goal {
            self.last.set(None);
            return false;
        }
        if dom::reduced_motion() {
            self.way.set(goal);
            return false;
        }
        let since = self.last.replace(Some(now)).map_or(0.0, |last| (now - last).max(0.0));
        let step = if self.opens.get() { since } else { -since } / MORPH_MS;
        self.way.set((self.way.get() + step).bounded(0.0, 1.0));
        true
    }

    fn halfway(&self, unfolded: &Unfolded, size: Size) -> Scene {
        let graph = self.graph.borrow();
        let network = dom::by_id(NETWORK_ID)
            .map(|element| Size::new(element.client_width() as f32, element.client_height() as f32))
            .filter(|size| size.w > 0.0 && size.h > 0.0)
            .unwrap_or(size);
        let layout = graph::layout_for(&graph.baked, network);
        let network_inputs = GraphInputs {
            dataset: &graph.dataset,
            visible: &graph.visible,
            layout,
            slots: &graph.slots,
            camera: graph.camera.unwrap_or_default(),
            size: network,
            theme: Theme::of(graph.theme),
            lang: graph.lang,
            metrics: &*self.metrics,
            ego: graph.ego.as_deref(),
            explore: &graph.explore,
            study: graph.study.as_deref(),
            keep_clear: &[],
            cursor: graph.cursor,
            detail: Detail { lens: graph.lens, ..Detail::default() },
        };
        let mut before = self.before.borrow_mut();
        if before.as_ref().is_none_or(|(size, _)| *size != network) {
            *before = Some((network, graph::draw(&network_inputs, LabelChoice::Keep(&[]))));
        }
        let Some((_, picture)) = &*before else { return unfolded.scene.clone() };
        let start = Start { inputs: &network_inputs, picture };
        let t = self.way.get() as f32;
        self.inputs(|inputs| unfold::halfway(inputs, unfolded, &start, t))
    }

    fn paint_pointed(&self, unfolded: &Unfolded) {
        let pointed = if self.way.get() >= 1.0 { self.pointed.get() } else { Pointed::default() };
        let scene = self.inputs(|inputs| unfold::overlay(inputs, unfolded, pointed));
        self.top.paint(&scene, &*self.metrics);
    }

    fn inputs<R>(&self, ask: impl FnOnce(&UnfoldInputs<'_>) -> R) -> R {
        let props = self.props.borrow();
        ask(&UnfoldInputs {
            dataset: &props.dataset,
            visible: &props.visible,
            consequences: &props.consequences,
            chain: props.chain.as_deref(),
            selected: props.selected,
            folds: &props.folds,
            size: self.size.get(),
            keep_clear: &controls(self.size.get()),
            theme: Theme::of(props.theme),
            lang: props.lang,
            metrics: &*self.metrics,
        })
    }

    fn input(self: &Rc<Self>, input: Input) {
        let gesture = self.tracker.borrow_mut().input(input);
        match gesture {
            Some(Gesture::Hover(at)) => {
                let hovered = at.and_then(|at| self.hit(at));
                let unfolded = self.way.get() >= 1.0 && hovered.is_none();
                let at = at.filter(|_| unfolded);
                let line = at.and_then(|at| self.drawn.borrow().line_at(at, 6.0));
                let before = self.pointed.get();
                let is_same = |a: (_, Point), b: (_, Point)| a.0 == b.0;
                let same_line = match (before.line, line) {
                    (Some(a), Some(b)) => is_same(a, b),
                    (a, b) => a.is_none() && b.is_none(),
                };
                if before.hovered != hovered || !same_line {
                    self.pointed.set(Pointed { hovered, line, ..before });
                    self.ask();
                }
                if before.hovered != hovered {
                    (self.report)(UnfoldEvent::Hover(hovered));
                }
            }
            Some(Gesture::Click(at)) => (self.report)(UnfoldEvent::Select(self.hit(at))),
            _ => {}
        }
    }

    fn hit(&self, at: Point) -> Option<NodeIx> {
        if self.way.get() < 1.0 {
            return None;
        }
        let reach = if self.tracker.borrow().with() == Touch::Finger { 16.0 } else { 6.0 };
        self.drawn.borrow().hit(at, reach)
    }
}
