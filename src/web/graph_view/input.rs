//! What pointers and the wheel mean to the picture.

use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::{GraphEvent, Inner};
use crate::{
    model::NodeIx,
    scene::{
        Camera, Point,
        gesture::{Gesture, Input, Touch},
        graph::Overlay,
    },
    web::pointer::{Wheel, zoom_factor},
};

/// After the last turn of the wheel the picture is at rest.
const REST_MS: u32 = 140;
/// Of marks so near to a finger, pixels, the reader chooses (design, part 13).
const CHOICE_SLOP: f32 = 8.0;

impl Inner {
    pub(super) fn input(self: &Rc<Self>, input: Input) {
        let gesture = self.tracker.borrow_mut().input(input);
        match gesture {
            Some(Gesture::Hover(at)) => self.hover(at),
            Some(Gesture::Press(at)) => self.press(at),
            Some(Gesture::Drag { from, to, by }) => self.drag(from, to, by),
            Some(Gesture::Pinch { about, factor, by }) => {
                let size = self.size.get();
                self.move_camera(self.camera.get().zoom_about(size, about, factor).pan(size, by));
            }
            Some(Gesture::Rest) => self.dropped(),
            Some(Gesture::Click(at)) => self.click(at),
            None => {}
        }
    }

    /// An entry opens, a counted mark comes apart, the ground clears.
    fn click(self: &Rc<Self>, at: Point) {
        self.press.borrow_mut().take();
        let node = self.hit(at);
        if self.tracker.borrow().with() == Touch::Shift {
            if let Some(node) = node {
                (self.report)(GraphEvent::TogglePick(node));
            }
            return;
        }
        if node.is_none()
            && let Some(opened) = self.opened_at(at)
        {
            self.fly_to(opened);
            return;
        }
        if self.tracker.borrow().with() == Touch::Finger {
            let several = self.below.borrow().plan.doubtful(self.in_picture(at), CHOICE_SLOP);
            if !several.is_empty() {
                (self.report)(GraphEvent::Choose(several, at));
                return;
            }
        }
        (self.report)(GraphEvent::Select(node));
    }

    fn opened_at(&self, at: Point) -> Option<Camera> {
        let below = self.below.borrow();
        let mark = below.merged_at(self.in_picture(at))?;
        Some(self.inputs(|inputs| mark.opened(inputs)))
    }

    fn hit(&self, at: Point) -> Option<NodeIx> {
        let (below, place) = (self.below.borrow(), self.in_picture(at));
        match self.tracker.borrow().with() {
            Touch::Finger => below.hit_by_finger(place),
            Touch::Button | Touch::Shift => below.hit(place),
        }
    }

    /// A place of the frame in the picture, which may have been moved since it was painted.
    fn in_picture(&self, at: Point) -> Point {
        let (size, from, to) = (self.size.get(), self.camera.get(), self.below.borrow().camera);
        if from == to { at } else { to.screen_from_world(size, from.world_from_screen(size, at)) }
    }

    /// Points at what is at a place: an entry, else a tie.
    pub(super) fn hover(self: &Rc<Self>, at: Option<Point>) {
        let hovered = at.and_then(|at| self.hit(at));
        let lens = self.props.borrow().lens.filter(|_| hovered.is_none());
        let tie = at.zip(lens).and_then(|(at, lens)| {
            let (below, place) = (self.below.borrow(), self.in_picture(at));
            self.inputs(|inputs| (lens.tie_at)(inputs, &below, place))
        });
        let before = self.pointed.get();
        if (before.hovered, before.tie) != (hovered, tie) {
            self.pointed.set(Overlay { hovered, tie, ..before });
            // At once: the frame that shows the pointer shows what it points at.
            self.paint_overlay();
            if before.hovered != hovered {
                (self.report)(GraphEvent::Hover(hovered));
            }
        }
    }

    pub(super) fn double_click(self: &Rc<Self>, at: Point) {
        let size = self.size.get();
        let target = match self.hit(at) {
            Some(node) => self.inputs(|inputs| {
                let adjacent = inputs.dataset.adjacent(node).iter().map(|adjacent| adjacent.node);
                let places = adjacent.chain([node]).map(|ix| inputs.pos_in_world(ix));
                // Far ties would keep the view wide: a double click always goes nearer.
                let scale = Camera::fit(places).scale.max(inputs.camera.scale * 1.8).min(6.0);
                Camera::at(inputs.pos_in_world(node), scale)
            }),
            None => self.camera.get().zoom_about(size, at, 1.8),
        };
        self.fly_to(target);
    }

    pub(super) fn wheel(self: &Rc<Self>, wheel: Wheel, ours: bool) {
        if !ours {
            (self.report)(GraphEvent::WheelPassed);
            return;
        }
        let size = self.size.get();
        self.flight.set(None);
        self.move_camera(self.camera.get().zoom_about(size, wheel.at, zoom_factor(&wheel)));
        self.rest_soon();
    }

    /// Comes to rest unless the wheel turns again.
    pub(super) fn rest_soon(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        *self.rest.borrow_mut() = Some(Timeout::new(REST_MS, move || {
            if let Some(inner) = weak.upgrade() {
                inner.rest.borrow_mut().take();
                inner.come_to_rest();
            }
        }));
    }
}
