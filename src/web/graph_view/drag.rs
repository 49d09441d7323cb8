//! What a drag means: it moves an entry, draws a lasso, or pans.

use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::{GraphEvent, Inner, paint::Dirty};
use crate::{
    model::NodeIx,
    number::Bounded,
    scene::{Point, Vec2, gesture::Touch},
};

/// A drag on its way.
pub(super) enum Drag {
    /// The picture follows the pointer.
    Pan,
    /// An outline around entries, pixels.
    Lasso(Vec<Point>),
    /// An entry, where it was in the world, and how far from its middle it is held, pixels.
    Node(NodeIx, Point, Vec2),
}

/// A finger that rests so long points at what is under it.
const LONG_PRESS_MS: u32 = 480;

impl Inner {
    /// A pointer went down.
    pub(super) fn press(self: &Rc<Self>, at: Point) {
        self.flight.set(None);
        self.drag.borrow_mut().take();
        self.long.set(false);
        if self.tracker.borrow().with() == Touch::Finger {
            let weak = Rc::downgrade(self);
            *self.press.borrow_mut() = Some(Timeout::new(LONG_PRESS_MS, move || {
                let Some(inner) = weak.upgrade() else { return };
                let rested = inner.tracker.borrow_mut().press_long();
                if rested {
                    inner.long.set(true);
                    inner.hover(Some(at));
                }
            }));
        }
    }

    /// The pointer moved on, having gone down at `from`.
    pub(super) fn drag(self: &Rc<Self>, from: Point, to: Point, by: Vec2) {
        self.press.borrow_mut().take();
        let mut drag = self.drag.borrow_mut();
        match drag.get_or_insert_with(|| self.begun(from)) {
            Drag::Pan => {
                self.move_camera(self.camera.get().pan(self.size.get(), by));
            }
            Drag::Lasso(outline) => {
                outline.push(to);
                self.mark(Dirty::OVERLAY);
            }
            Drag::Node(node, home, grip) => {
                let at = self.camera.get().world_from_screen(self.size.get(), to + *grip);
                let at = Point::new(at.x.bounded(0.0, 1.0), at.y.bounded(0.0, 1.0));
                let lens = self.props.borrow().lens;
                let mut held = vec![(*node, at)];
                if let Some(lens) = lens {
                    let below = self.below.borrow();
                    let by = at - *home;
                    held.extend(self.inputs(|i| (lens.follow)(i, &below.plan, *node, by)));
                }
                *self.held.borrow_mut() = held;
                self.mark(Dirty::CONTENT);
            }
        }
    }

    fn begun(&self, from: Point) -> Drag {
        let with = self.tracker.borrow().with();
        if self.props.borrow().lens.is_none() {
            return Drag::Pan;
        }
        if with == Touch::Shift {
            return Drag::Lasso(vec![from]);
        }
        // A finger takes hold of an entry by resting on it; a picture that is too large to be painted
        // in a frame is only moved.
        let may_hold = (with == Touch::Button || self.long.get()) && !self.still.is_on();
        let node = self.below.borrow().plan.hit(from, 3.0).filter(|_| may_hold);
        match node {
            Some(node) => self.inputs(|inputs| {
                let grip = inputs.pos_on_screen(node) - from;
                Drag::Node(node, inputs.pos_in_world(node), grip)
            }),
            None => Drag::Pan,
        }
    }

    /// The pointer was lifted after a drag.
    pub(super) fn dropped(self: &Rc<Self>) {
        self.press.borrow_mut().take();
        let drag = self.drag.borrow_mut().take();
        match drag {
            Some(Drag::Lasso(outline)) => {
                self.mark(Dirty::OVERLAY);
                if let Some(lens) = self.props.borrow().lens {
                    let picked = (lens.within)(&self.below.borrow().plan, &outline);
                    (self.report)(GraphEvent::Pick(picked));
                }
            }
            Some(Drag::Node(node, ..)) => {
                // It stays where it is until the state says so too; its neighbours go home.
                self.held.borrow_mut().truncate(1);
                let at = self.held.borrow().first().map(|(_, at)| *at);
                self.mark(Dirty::CONTENT);
                if let Some(at) = at {
                    // The state knows places of the layout, not of the ice on some day.
                    let home = self.inputs(|inputs| inputs.drift().home(at));
                    (self.report)(GraphEvent::Move(node, home));
                }
            }
            Some(Drag::Pan) | None => self.come_to_rest(),
        }
    }
}
