//! The network on its two canvases. A plain struct owns them: frames, drags and zooms do not pass
//! through the virtual DOM.
//!
//! | file | what it does |
//! | --- | --- |
//! | `camera` | flights, and what the page is told of the camera |
//! | `drag` | what a drag means: moving an entry, a lasso, panning |
//! | `input` | pointers and wheel |
//! | `map` | the small map in a corner |
//! | `paint` | what a frame does |
//! | `settling` | entries on their way to another layout, and the ice while it cracks |
//! | `still` | moves a painted picture where painting anew would be too slow |

mod camera;
mod drag;
mod input;
mod map;
mod paint;
mod settling;
mod still;

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo::{events::EventListener, timers::callback::Timeout};
use web_sys::{HtmlCanvasElement, HtmlElement};

use self::{
    camera::Flight,
    drag::Drag,
    map::Map,
    paint::Dirty,
    settling::{Cracking, Settling},
    still::Still,
};
use super::{
    WebError,
    brush::TakeBrush,
    canvas::Painter,
    frame::FrameRequest,
    metrics::CanvasMetrics,
    observer::SizeWatch,
    pointer::{on_double_click, on_pointer, on_wheel},
    save::{Format, Save},
};
use crate::{
    export::figure::FigureText,
    layout::Baked,
    model::{Dataset, Lang, Moment, NodeIx},
    query::{Visible, neighbours::Ego, study::Study},
    scene::{
        Camera, Point, Rect, Size, Theme, ThemeName,
        gesture::Tracker,
        graph::{
            self, Detail, EdgeSlots, GraphInputs, GraphScene, Lens, Overlay, Whole,
            merge::{MERGED_ABOVE, Merging},
        },
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
    /// Draws what is pointed at and explored, once it can be.
    pub lens: Option<&'static Lens>,
    /// Keeps the picture as a file, once it can.
    pub save: Option<Save>,
    /// Paints in memory what is much for a canvas, once it can.
    pub brush: Option<TakeBrush>,
    /// Who stands together, in a history too large to show all.
    pub merging: Option<Rc<Merging>>,
    /// Draw everything, whatever there is room for: for measurements.
    pub whole: Option<Whole>,
}

impl PartialEq for GraphProps {
    fn eq(&self, other: &Self) -> bool {
        same(self.ego.as_ref(), other.ego.as_ref())
            && same(self.study.as_ref(), other.study.as_ref())
            && self.explore == other.explore
            && same(self.merging.as_ref(), other.merging.as_ref())
            && self.whole == other.whole
            // There is one such table: two that are here are the same.
            && self.lens.is_some() == other.lens.is_some()
            && self.save.is_some() == other.save.is_some()
            && self.brush.is_some() == other.brush.is_some()
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

fn same<T>(one: Option<&Rc<T>>, other: Option<&Rc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
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
    /// A node is picked beside the others, or let go.
    TogglePick(NodeIx),
    /// These nodes are picked.
    Pick(Vec<NodeIx>),
    /// A finger lies on several nodes, nearest first, at this place of the frame.
    Choose(Vec<NodeIx>, Point),
    /// A node was dragged to a point of the world.
    Move(NodeIx, Point),
    /// A wheel without its modifier went to the page around the frame.
    WheelPassed,
}

/// The network view; dropping it removes its listeners.
pub struct GraphView {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
    _size: Option<SizeWatch>,
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
    /// Runs out when the wheel has come to rest.
    rest: RefCell<Option<Timeout>>,
    still: Still,
    /// Whether nothing is on the upper canvas.
    bare: Cell<bool>,
    drag: RefCell<Option<Drag>>,
    /// Dragged nodes and those that follow, with their places in the world.
    held: RefCell<Vec<(NodeIx, Point)>>,
    /// Runs out when a finger has rested long enough.
    press: RefCell<Option<Timeout>>,
    /// Whether it has.
    long: Cell<bool>,
    map: RefCell<Option<Map>>,
    /// The layout as it is drawn.
    shown: RefCell<Rc<Baked>>,
    settling: RefCell<Option<Settling>>,
    cracking: Cell<Option<Cracking>>,
    report: Box<dyn Fn(GraphEvent)>,
}

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
            shown: RefCell::new(props.baked.clone()),
            settling: RefCell::default(),
            cracking: Cell::default(),
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
            still: Still::default(),
            bare: Cell::default(),
            drag: RefCell::default(),
            held: RefCell::default(),
            press: RefCell::default(),
            long: Cell::default(),
            map: RefCell::default(),
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
        let for_size = weak.clone();
        let size = SizeWatch::new(&surface, move |_, _| {
            if let Some(inner) = for_size.upgrade() {
                inner.mark(Dirty::CONTENT);
            }
        });
        inner.mark(Dirty::CONTENT);
        Ok(Self { inner, _listeners: listeners, _size: size })
    }

    /// Shows another state.
    pub fn set(&self, props: GraphProps) {
        let inner = &self.inner;
        if *inner.props.borrow() == props {
            return;
        }
        let target = props.camera.unwrap_or_default();
        let moved = inner.props.borrow().camera != props.camera;
        let before = inner.props.borrow().baked.clone();
        let after = props.baked.clone();
        let cursors = [inner.props.borrow().cursor, props.cursor];
        *inner.props.borrow_mut() = props;
        inner.crack(cursors[0], cursors[1]);
        if !Rc::ptr_eq(&before, &after) {
            inner.settle();
        }
        if inner.drag.borrow().is_none() {
            inner.held.borrow_mut().clear();
        }
        if moved && inner.camera.get() != target {
            inner.fly_to(target);
        }
        inner.mark(Dirty::CONTENT);
    }

    /// Points at nodes. Which tie is pointed at is known here alone.
    pub fn point(&self, pointed: Overlay) {
        let pointed = Overlay { tie: self.inner.pointed.get().tie, ..pointed };
        if self.inner.pointed.replace(pointed) != pointed {
            self.inner.mark(Dirty::OVERLAY);
        }
    }

    /// The frame has another size, or the typefaces have arrived.
    pub fn refresh(&self) {
        self.inner.mark(Dirty::CONTENT);
    }

    /// Magnifies about the middle of the frame.
    pub fn zoom(&self, factor: f32) {
        let size = self.inner.size.get();
        let middle = Point::new(size.w / 2.0, size.h / 2.0);
        let from = self.inner.flight.get().map_or(self.inner.camera.get(), |flight| flight.to);
        self.inner.fly_to(from.zoom_about(size, middle, factor));
    }

    /// Keeps what is shown as a file; whether that went well.
    pub fn save(&self, text: &FigureText, format: Format) -> bool {
        let save = self.inner.props.borrow().save;
        save.is_some_and(|save| self.inner.inputs(|inputs| save(inputs, text, format)).is_ok())
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

    /// Looks elsewhere at once, as a turn of the wheel does.
    pub fn look(&self, camera: Camera) {
        self.inner.move_camera(camera);
        self.inner.rest_soon();
    }

    /// Whether what is shown is painted at the camera, with its names.
    pub fn is_settled(&self) -> bool {
        self.inner.is_settled()
    }

    /// Where a node lies in the frame, pixels.
    pub fn place_of(&self, node: NodeIx) -> Point {
        self.inner.inputs(|inputs| inputs.pos_on_screen(node))
    }

    /// The drawn node nearest to another in a direction of the screen, for the arrow keys:
    /// see [`graph::nearest`].
    pub fn nearest(&self, from: Option<NodeIx>, dx: f32, dy: f32) -> Option<NodeIx> {
        let below = self.inner.below.borrow();
        graph::nearest(&below.plan, self.inner.size.get(), from, dx, dy)
    }
}

/// Where the style sheet puts controls over the picture, with a margin: zoom buttons,
/// the legend where it is a button, and the small map.
fn controls(size: Size, camera: Camera) -> [Rect; 3] {
    let phone = size.w < 480.0;
    let zoom = match phone {
        true => Rect::new(size.w - 64.0, size.h - 60.0, 64.0, 60.0),
        false => Rect::new(size.w - 165.0, size.h - 52.0, 165.0, 52.0),
    };
    // Explore and filter, one above the other, as wide as the longer language needs.
    let legend = match size.w {
        w if w < 480.0 => Rect::new(w - 106.0, 0.0, 106.0, 108.0),
        w if w < 860.0 => Rect::new(w - 106.0, 0.0, 106.0, 76.0),
        _ => Rect::default(),
    };
    let map = graph::minimap_place(size, camera).map(|map| map.inflate(4.0)).unwrap_or_default();
    [zoom, legend, map]
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
    /// Calls `ask` with the inputs of the picture as it is now.
    fn inputs<R>(&self, ask: impl FnOnce(&GraphInputs<'_>) -> R) -> R {
        let props = self.props.borrow();
        let size = self.size.get();
        let shown = self.shown.borrow().clone();
        let layout = graph::layout_for(&shown, size);
        let held = self.held.borrow();
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
            keep_clear: &controls(size, self.camera.get()),
            cursor: props.cursor,
            detail: Detail {
                bleed: self.still.bleed(size),
                whole: props.whole,
                lens: props.lens,
                drift: self.drift().filter(|_| !layout.ice.is_empty()),
                held: &held,
                merging: props.merging.as_deref().filter(|_| {
                    let hidden = props.visible.hidden;
                    let left_out = hidden.by_kind + hidden.by_certainty + MERGED_ABOVE;
                    props.dataset.nodes().len() > left_out
                }),
            },
        })
    }
}
