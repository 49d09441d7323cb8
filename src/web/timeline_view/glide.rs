//! Getting from one view to another, for the eye to follow.

use std::rc::Rc;

use super::{Drawn, Inner, TimelineProps};
use crate::{number::Bounded, time_axis::TimeScale, web::dom::reduced_motion};

/// A view on its way to another.
#[derive(Clone, Copy)]
pub(super) struct Glide {
    from: TimeScale,
    to: TimeScale,
    pub(super) now: TimeScale,
    /// Time of its first frame, once known.
    start: Option<f64>,
}

/// As long as the camera takes (design, part 4).
const GLIDE_MS: f64 = 420.0;

impl Inner {
    /// Starts on the way to what other props show, unless the reader has moved the view there.
    pub(super) fn glide_to(self: &Rc<Self>, props: &TimelineProps) {
        let follows = self.follows.take();
        let (old_window, old_shape) = {
            let old = self.props.borrow();
            (old.window, old.shape())
        };
        if (props.window, props.shape()) == (old_window, old_shape) {
            return;
        }
        let is_echo = props.window == self.told.get() && props.shape() == old_shape;
        if is_echo && (self.held.get().is_some() || self.glide.get().is_some()) {
            return;
        }
        let from = self.scale();
        self.held.set(None);
        self.told.set(None);
        let to = props.target(self.width());
        let at_once = follows || reduced_motion() || matches!(*self.drawn.borrow(), Drawn::Nothing);
        let glide = Glide { from, to, now: from, start: None };
        self.glide.set((!at_once && from != to).then_some(glide));
    }

    /// Goes on; whether the view is still on its way.
    pub(super) fn advance(&self, now: f64) -> bool {
        let Some(mut glide) = self.glide.get() else { return false };
        let start = *glide.start.get_or_insert(now);
        let t = ((now - start) / GLIDE_MS).bounded(0.0, 1.0);
        if t >= 1.0 {
            self.glide.set(None);
            // At rest the lanes are laid out anew.
            self.scene_is_stale.set(true);
            return false;
        }
        glide.now = glide.from.towards(&glide.to, t * t * (3.0 - 2.0 * t));
        self.glide.set(Some(glide));
        true
    }
}
