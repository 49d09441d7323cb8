//! One pending frame: asking twice for a redraw costs nothing.

use std::cell::RefCell;

use gloo::render::{AnimationFrame, request_animation_frame};

/// Holds at most one requested animation frame; dropping it cancels the request.
#[derive(Default)]
pub struct FrameRequest(RefCell<Option<AnimationFrame>>);

impl FrameRequest {
    /// Calls `paint` with the frame's time in milliseconds, unless a frame is already on its way.
    pub fn ask(&self, paint: impl FnOnce(f64) + 'static) {
        if self.0.borrow().is_none() {
            *self.0.borrow_mut() = Some(request_animation_frame(paint));
        }
    }

    /// To be called first in the frame, so that the next one can be asked for.
    pub fn arrived(&self) {
        // The handle is dropped after its callback ran, which cancels nothing.
        drop(self.0.borrow_mut().take());
    }
}
