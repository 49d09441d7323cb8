//! Entries on their way from where they lay to where another layout has them.

use std::rc::Rc;

use super::Inner;
use crate::{
    layout::Baked,
    model::Moment,
    number::Bounded,
    scene::graph::{Drift, merge::MERGED_ABOVE},
    state::SPEECH_DAY,
    web::dom::reduced_motion,
};

/// A layout that gives way to another.
pub(super) struct Settling {
    from: Rc<Baked>,
    /// Time of its first frame, once known.
    start: Option<f64>,
}

/// The ice while it cracks, or closes again.
#[derive(Clone, Copy)]
pub(super) struct Cracking {
    from: Drift,
    now: Drift,
    /// Time of its first frame, once known.
    start: Option<f64>,
}

/// How long the crack takes to open.
const CRACK_MS: f64 = 900.0;
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

    /// The cursor went from one day to another: where it passed the day of the speech, the ice
    /// takes its time.
    pub(super) fn crack(&self, before: Option<Moment>, after: Option<Moment>) {
        let is_whole = |cursor: Option<Moment>| cursor.is_some_and(|day| day < SPEECH_DAY);
        if is_whole(before) != is_whole(after) {
            let from = self.cracking.get().map_or(Drift::at(before), |cracking| cracking.now);
            let cracking = Cracking { from, now: from, start: None };
            self.cracking.set((!reduced_motion()).then_some(cracking));
        }
    }

    /// Opens the crack further; whether it is still opening.
    pub(super) fn crack_on(&self, now: f64) -> bool {
        let Some(Cracking { from, start, .. }) = self.cracking.get() else { return false };
        let start = start.unwrap_or(now);
        let t = ((now - start) / CRACK_MS).bounded(0.0, 1.0) as f32;
        let to = Drift::at(self.props.borrow().cursor);
        let eased = 1.0 - (1.0 - t) * (1.0 - t);
        let cracking = Cracking { from, now: from.toward(to, eased), start: Some(start) };
        self.cracking.set((t < 1.0).then_some(cracking));
        true
    }

    /// How the ice lies while it cracks.
    pub(super) fn drift(&self) -> Option<Drift> {
        self.cracking.get().map(|cracking| cracking.now)
    }
}
