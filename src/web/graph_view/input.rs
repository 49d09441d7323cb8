//! What pointers and the wheel mean to the picture.

use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::{GraphEvent, Inner};
use crate::{
    model::NodeIx,
    scene::{
        Camera, Point,
        gesture::{Gesture, Input},
        graph::{self, Overlay},
    },
    web::pointer::{Wheel, zoom_factor},
};

/// After the last turn of the wheel the picture is at rest.
const REST_MS: u32 = 140;

impl Inner {
    pub(super) fn input(self: &Rc<Self>, input: Input) {
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
            Some(Gesture::Click(at)) => self.click(at),
            None => {}
        }
    }

    /// An entry opens, a counted mark comes apart, the ground clears.
    fn click(self: &Rc<Self>, at: Point) {
        let node = self.hit(at);
        if node.is_none()
            && let Some(opened) = self.opened_at(at)
        {
            self.fly_to(opened);
            return;
        }
        (self.report)(GraphEvent::Select(node));
    }

    fn opened_at(&self, at: Point) -> Option<Camera> {
        let below = self.below.borrow();
        let mark = below.merged_at(self.in_picture(at))?;
        Some(self.inputs(|inputs| mark.opened(inputs)))
    }

    fn hit(&self, at: Point) -> Option<NodeIx> {
        self.below.borrow().hit(self.in_picture(at))
    }

    /// A place of the frame in the picture, which may have been moved since it was painted.
    fn in_picture(&self, at: Point) -> Point {
        let (size, from, to) = (self.size.get(), self.camera.get(), self.below.borrow().camera);
        if from == to { at } else { to.screen_from_world(size, from.world_from_screen(size, at)) }
    }

    fn hover(self: &Rc<Self>, hovered: Option<NodeIx>) {
        if self.pointed.get().hovered != hovered {
            self.pointed.set(Overlay { hovered, ..self.pointed.get() });
            // At once: the frame that shows the pointer shows what it points at.
            self.paint_overlay();
            (self.report)(GraphEvent::Hover(hovered));
        }
    }

    pub(super) fn double_click(self: &Rc<Self>, at: Point) {
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
