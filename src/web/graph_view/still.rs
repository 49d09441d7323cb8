//! A painted picture that is moved instead of painted anew.
//!
//! Without a GPU a picture costs what its lines cost, frame by frame. Where that is too much, the
//! picture is painted once, with a margin, and the browser's compositor moves and scales the whole
//! canvas while the reader pans, zooms or flies: about 3 ms a frame, whatever is on it (drawing a
//! bitmap on a canvas takes 11). As soon as the view stands still it is painted again, crisp, and
//! during a long movement whenever it has left the margin: in slices over several frames, on a
//! canvas of its own, so that no frame waits.
//!
//! Whether to move or to paint is one rule: a picture of more than [`MOVED_FROM`] segments and
//! records is moved. It is by count, not by the clock, so that the same picture always behaves alike.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::timers::callback::Timeout;

use super::{Inner, paint::Dirty};
use crate::{
    number::{Bounded, fixed},
    scene::{Camera, Point, Scene, Size, graph::GraphScene},
    web::{
        brush::Brush,
        canvas::{Painter, Progress, work_of},
        dom,
    },
};

/// A picture with more segments and records of its history than this is moved: about twice what
/// the shipped history has at rest.
const MOVED_FROM: usize = 15_000;
/// What a slice may take while the view moves, and while it stands still.
const SLICE_MS: (f64, f64) = (5.0, 24.0);
/// The view stands still when it has not moved for so long.
const STILL_MS: f64 = 20.0;
/// The margin, of the longer side of the frame.
const MARGIN: f32 = 0.15;
/// A picture is fit to be shown so much larger or smaller than it was painted.
const STRETCH: (f32, f32) = (0.6, 1.9);

/// See the module.
pub(super) struct Still {
    on: Cell<bool>,
    back: RefCell<Option<Painter>>,
    work: RefCell<Option<Work>>,
    /// Whether the names of the picture that is shown were placed at rest.
    placed: Cell<bool>,
    /// The camera of the last frame and when it last changed.
    seen: Cell<(Camera, f64)>,
    /// Milliseconds for a segment, as lately measured.
    pace: Rc<Cell<f64>>,
    timer: RefCell<Option<Timeout>>,
}

/// A picture half painted.
struct Work {
    picture: GraphScene,
    at_rest: bool,
    progress: Progress,
    /// Paints the beginning.
    brush: Option<Box<dyn Brush>>,
}

impl Default for Still {
    fn default() -> Self {
        Self {
            on: Cell::default(),
            back: RefCell::default(),
            work: RefCell::default(),
            placed: Cell::default(),
            seen: Cell::default(),
            pace: Rc::new(Cell::new(0.002)),
            timer: RefCell::default(),
        }
    }
}

impl Still {
    /// Whether the picture is moved.
    pub(super) fn is_on(&self) -> bool {
        self.on.get()
    }

    /// Pixels painted beyond each side of the frame.
    pub(super) fn bleed(&self, size: Size) -> f32 {
        if self.on.get() { (size.w.max(size.h) * MARGIN).round() } else { 0.0 }
    }

    /// Decides about a scene made from so many records: whether it is to be moved from now on.
    pub(super) fn takes(&self, scene: &Scene, records: usize) -> bool {
        let on = work_in(scene) + records > MOVED_FROM;
        self.on.set(on);
        on
    }

    /// Paints, and remembers what that cost. A canvas may put its painting off to the end of the
    /// frame, so the clock stops in the first task after it.
    pub(super) fn measure(&self, scene: &Scene, paint: impl FnOnce()) {
        let start = dom::now();
        paint();
        self.measured(work_in(scene), start);
    }

    fn measured(&self, work: usize, start: f64) {
        if work > 400 {
            let pace = self.pace.clone();
            *self.timer.borrow_mut() = Some(Timeout::new(0, move || {
                let found = (dom::now() - start) / work as f64;
                pace.set((pace.get() * 0.6 + found * 0.4).bounded(0.0002, 0.05));
            }));
        }
    }
}

impl Inner {
    /// Begins to paint a picture on the canvas behind.
    pub(super) fn begin_still(self: &Rc<Self>, picture: GraphScene, at_rest: bool) {
        let mut back = self.still.back.borrow_mut();
        if back.is_none() {
            *back = Painter::hidden().ok();
        }
        if let Some(back) = &*back {
            back.clear(picture.scene.size, self.still.bleed(picture.scene.size));
        }
        let take = self.props.borrow().brush;
        let bleed = self.still.bleed(picture.scene.size);
        let brush = take.and_then(|take| take(&picture.scene, bleed));
        let work = Work { picture, at_rest, progress: Progress::default(), brush };
        *self.still.work.borrow_mut() = Some(work);
        drop(back);
        // Building the picture was this frame's share.
        self.mark(Dirty::default());
    }

    /// A frame in which the picture is moved, and the next one painted on.
    pub(super) fn move_still(self: &Rc<Self>, now: f64, moving: bool) {
        let camera = self.camera.get();
        let (seen, since) = self.still.seen.get();
        let since = if seen == camera { since } else { now };
        self.still.seen.set((camera, since));
        if seen != camera {
            self.place_still();
        }
        let stands = now - since > STILL_MS || !moving;
        let begun = self.still.work.borrow().as_ref().map(|work| work.picture.camera);
        let shown = self.below.borrow().camera;
        match begun {
            Some(begun) if begun == camera || !stands => {
                self.paint_slice(if stands { SLICE_MS.1 } else { SLICE_MS.0 });
            }
            _ if stands => {
                let placed = moving || self.still.placed.get();
                if shown != camera || !placed {
                    let picture = self.build(!moving);
                    // Often the names are where they were: then nothing is to be painted.
                    if shown == camera && picture.scene == self.below.borrow().scene {
                        self.still.placed.set(true);
                        self.show(picture, true);
                    } else {
                        self.begin_still(picture, !moving);
                    }
                }
            }
            _ if !self.is_fit(shown) => self.begin_still(self.build(false), false),
            _ => {}
        }
        let unsettled = !moving && !self.still.placed.get();
        if !stands || unsettled || self.still.work.borrow().is_some() {
            self.mark(Dirty::default());
        }
    }

    /// Paints on; a finished picture is shown.
    fn paint_slice(self: &Rc<Self>, ms: f64) {
        let finished = {
            let (back, mut work) = (self.still.back.borrow(), self.still.work.borrow_mut());
            let (Some(back), Some(work)) = (&*back, &mut *work) else { return };
            let start = dom::now();
            if let Some(brush) = &mut work.brush {
                let ready = brush.paint(&work.picture.scene, &mut work.progress, start + ms);
                if ready {
                    brush.put(back);
                    work.brush = None;
                }
            }
            let left = ms - (dom::now() - start);
            let share = (left / self.still.pace.get()) as usize;
            if work.brush.is_some() || share == 0 {
                self.mark(Dirty::default());
                return;
            }
            let (start, before) = (dom::now(), work.progress.done);
            let Work { picture, progress, .. } = work;
            let finished = back.paint_some(&picture.scene, progress, share, &*self.metrics);
            self.still.measured(work.progress.done - before, start);
            finished
        };
        if finished {
            self.finish_still();
        } else {
            self.mark(Dirty::default());
        }
    }

    fn finish_still(&self) {
        let Some(work) = self.still.work.borrow_mut().take() else { return };
        if let Some(back) = &*self.still.back.borrow() {
            self.base.copy(back);
        }
        self.still.placed.set(work.at_rest);
        self.show(work.picture, work.at_rest);
        let bleed = self.still.bleed(self.size.get());
        let pixels = |x: f32| format!("{}px", fixed(x.into(), 2));
        for (name, value) in [("left", -bleed), ("top", -bleed)] {
            self.base.style(name, &pixels(value));
        }
        for name in ["width", "height"] {
            self.base.style(name, &format!("calc(100% + {})", pixels(bleed * 2.0)));
        }
        self.base.style("transform-origin", "0 0");
        self.base.style("will-change", "transform");
        self.place_still();
        self.paint_overlay();
    }

    /// Moves the canvas to where the camera sees it.
    fn place_still(&self) {
        let (camera, shown, size) =
            (self.camera.get(), self.below.borrow().camera, self.size.get());
        if camera == shown {
            self.base.style("transform", "");
            return;
        }
        let (k, origin) = moved(camera, shown, size, self.still.bleed(size));
        let number = |x: f32| fixed(x.into(), 4);
        self.base.style(
            "transform",
            &format!(
                "translate({}px,{}px) scale({})",
                number(origin.x),
                number(origin.y),
                number(k)
            ),
        );
    }

    pub(super) fn is_settled(&self) -> bool {
        let still = &self.still;
        let finished = still.work.borrow().is_none() && (still.placed.get() || !still.is_on());
        finished && self.base.is_used() && self.below.borrow().camera == self.camera.get()
    }

    /// Whether the picture of a camera fills the frame, not too coarsely.
    fn is_fit(&self, shown: Camera) -> bool {
        let (camera, size) = (self.camera.get(), self.size.get());
        let bleed = self.still.bleed(size);
        let (k, origin) = moved(camera, shown, size, bleed);
        let fills = |at: f32, side: f32| {
            let left = at - bleed;
            left <= 1.0 && left + (side + 2.0 * bleed) * k >= side - 1.0
        };
        (STRETCH.0..STRETCH.1).contains(&k) && fills(origin.x, size.w) && fills(origin.y, size.h)
    }

    /// Gives the canvas back its place in the page.
    pub(super) fn leave_still(&self) {
        self.still.work.borrow_mut().take();
        for name in
            ["left", "top", "width", "height", "transform-origin", "will-change", "transform"]
        {
            self.base.style(name, "");
        }
    }
}

/// What painting a scene costs, in segments.
fn work_in(scene: &Scene) -> usize {
    scene.items.iter().map(work_of).sum()
}

/// Scale and shift, from its own top left corner, that bring the picture of `shown` to where
/// `camera` sees it.
fn moved(camera: Camera, shown: Camera, size: Size, bleed: f32) -> (f32, Point) {
    let k = camera.scale / shown.scale;
    let shift = |side: f32, from: f32, to: f32| {
        (side / 2.0 + bleed) * (1.0 - k) + (from - to) * camera.scale * side
    };
    let x = shift(size.w, shown.center.x, camera.center.x);
    let y = shift(size.h, shown.center.y, camera.center.y);
    (k, Point::new(x, y))
}
