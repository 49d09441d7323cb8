//! Where the reader looks, and how the view gets there.

use std::rc::Rc;

use super::{GraphEvent, Inner, paint::Dirty};
use crate::{number::Bounded, scene::Camera, web::dom::reduced_motion};

/// A camera on its way.
#[derive(Clone, Copy)]
pub(super) struct Flight {
    from: Camera,
    pub(super) to: Camera,
    /// Time of its first frame, once known.
    start: Option<f64>,
}

/// Camera to selection (design, part 4).
const FLIGHT_MS: f64 = 420.0;

impl Inner {
    /// Moves the camera along its flight; whether it is still on its way.
    pub(super) fn advance(&self, now: f64) -> bool {
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

    pub(super) fn fly_to(self: &Rc<Self>, to: Camera) {
        if reduced_motion() {
            self.flight.set(None);
            self.camera.set(to);
            self.tell_camera();
        } else {
            self.flight.set(Some(Flight { from: self.camera.get(), to, start: None }));
        }
        self.mark(Dirty::REST);
    }

    pub(super) fn move_camera(self: &Rc<Self>, camera: Camera) {
        self.camera.set(camera);
        self.mark(Dirty::CAMERA);
    }

    pub(super) fn come_to_rest(self: &Rc<Self>) {
        self.mark(Dirty::REST);
        self.tell_camera();
    }

    fn tell_camera(&self) {
        let camera = self.camera.get();
        (self.report)(GraphEvent::Camera((!camera.is_home()).then_some(camera)));
    }
}
