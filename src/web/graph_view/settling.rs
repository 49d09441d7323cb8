//! Entries on their way from where they lay to where another layout has them.

use std::rc::Rc;

use super::Inner;
use crate::{
    layout::Baked, number::Bounded, scene::graph::merge::MERGED_ABOVE, web::dom::reduced_motion,
};

/// A layout that gives way to another.
pub(super) struct Settling {
    from: Rc<Baked>,
    /// Time of its first frame, once known.
    start: Option<f64>,
}

/// As long as a reader waits for a filter to settle.
const SETTLE_MS: f64 = 260.0;

impl Inner {
    /// Another layout is to be shown: at once where motion is unwelcome or would be slow.
    pub(super) fn settle(&self) {
        let props = self.props.borrow();
        let from = self.shown.replace(props.baked.clone());
        let moves = props.dataset.nodes().len() <= MERGED_ABOVE && !reduced_motion();
        if moves {
            // Until the first frame of the way everything is where it was.
            *self.shown.borrow_mut() = from.clone();
        }
        *self.settling.borrow_mut() = moves.then_some(Settling { from, start: None });
    }

    /// Moves entries on; whether they are still on their way.
    pub(super) fn settle_on(&self, now: f64) -> bool {
        let mut settling = self.settling.borrow_mut();
        let Some(Settling { from, start }) = &mut *settling else { return false };
        let t = ((now - *start.get_or_insert(now)) / SETTLE_MS).bounded(0.0, 1.0) as f32;
        let to = self.props.borrow().baked.clone();
        if t >= 1.0 {
            *self.shown.borrow_mut() = to;
            *settling = None;
            return false;
        }
        *self.shown.borrow_mut() = Rc::new(from.toward(&to, t * t * (3.0 - 2.0 * t)));
        true
    }
}
