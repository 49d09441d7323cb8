//! What a frame does: paints anew, or moves what is painted.

use std::rc::Rc;

use super::{GraphEvent, Inner, drag::Drag};
use crate::{
    model::NodeIx,
    scene::{
        Scene,
        graph::{self, GraphScene, LabelChoice},
    },
};

/// What has changed since the last frame.
#[derive(Clone, Copy, Default)]
pub(super) struct Dirty {
    /// What there is to see.
    pub(super) content: bool,
    /// Where the reader looks.
    pub(super) camera: bool,
    /// A movement ended: names are placed anew.
    pub(super) rest: bool,
    /// What is pointed at.
    pub(super) overlay: bool,
}

impl Dirty {
    pub(super) const CONTENT: Self =
        Self { content: true, camera: true, rest: true, overlay: true };
    pub(super) const REST: Self = Self { content: false, ..Self::CONTENT };
    pub(super) const CAMERA: Self = Self { rest: false, ..Self::REST };
    pub(super) const OVERLAY: Self = Self { camera: false, ..Self::CAMERA };
}

impl Inner {
    /// Asks for a frame in which this is done.
    pub(super) fn mark(self: &Rc<Self>, more: Dirty) {
        let dirty = self.dirty.get();
        self.dirty.set(Dirty {
            content: dirty.content || more.content,
            camera: dirty.camera || more.camera,
            rest: dirty.rest || more.rest,
            overlay: dirty.overlay || more.overlay,
        });
        let weak = Rc::downgrade(self);
        self.frame.ask(move |now| {
            if let Some(inner) = weak.upgrade() {
                inner.frame.arrived();
                inner.paint(now);
            }
        });
    }

    fn paint(self: &Rc<Self>, now: f64) {
        let size = self.top.css_size();
        if size.w < 1.0 || size.h < 1.0 {
            return;
        }
        let mut dirty = self.dirty.take();
        if size != self.size.get() {
            self.size.set(size);
            dirty = Dirty::CONTENT;
        }
        let flying = self.advance(now);
        dirty.camera |= flying;
        let settling = self.settle_on(now) | self.crack_on(now);
        dirty.content |= settling;
        let held = flying || settling || self.tracker.borrow().is_active();
        if dirty.content || dirty.camera && !self.still.is_on() {
            self.paint_anew((dirty.content || dirty.rest) && !held);
        } else if self.still.is_on() {
            self.move_still(now, held || self.rest.borrow().is_some());
        }
        if dirty.camera || dirty.overlay {
            self.paint_overlay();
        }
        if dirty.camera {
            self.paint_map();
        }
        if flying {
            self.mark(Dirty::REST);
        }
        if settling {
            self.mark(Dirty::CONTENT);
        }
    }

    /// Builds the picture and paints it at once, or begins to where that would take too long.
    fn paint_anew(self: &Rc<Self>, at_rest: bool) {
        let was_on = self.still.is_on();
        let picture = self.build(at_rest);
        if self.still.takes(&picture.scene, self.records()) {
            // What is to be moved needs a margin.
            let picture = if was_on { picture } else { self.build(at_rest) };
            self.begin_still(picture, at_rest);
            return;
        }
        if was_on {
            self.leave_still();
        }
        self.still.measure(&picture.scene, || self.base.paint(&picture.scene, &*self.metrics));
        self.show(picture, at_rest);
    }

    fn records(&self) -> usize {
        let props = self.props.borrow();
        props.dataset.nodes().len() + props.dataset.relations().len()
    }

    /// The picture as it is now; at rest with its names placed anew.
    pub(super) fn build(&self, at_rest: bool) -> GraphScene {
        let kept = self.below.borrow();
        let choice = if at_rest { LabelChoice::Place } else { LabelChoice::Keep(&kept.labels) };
        self.inputs(|inputs| graph::draw(inputs, choice))
    }

    /// Takes a picture that is painted as what there is to point at.
    pub(super) fn show(&self, picture: GraphScene, at_rest: bool) {
        *self.below.borrow_mut() = picture;
        if at_rest {
            self.tell_drawn();
        }
    }

    /// Paints what is pointed at; nothing while the picture below is out of place.
    pub(super) fn paint_overlay(&self) {
        let below = self.below.borrow();
        let lens = self.props.borrow().lens.filter(|_| below.camera == self.camera.get());
        let scene = match lens {
            Some(lens) => self.inputs(|inputs| {
                let mut scene = (lens.overlay)(inputs, &below, self.pointed.get());
                if let Some(Drag::Lasso(outline)) = &*self.drag.borrow() {
                    (lens.lasso)(&mut scene, inputs, outline);
                }
                scene
            }),
            None => Scene::new(self.size.get()),
        };
        let bare = scene.items.is_empty();
        if !(self.bare.replace(bare) && bare) {
            self.top.paint(&scene, &*self.metrics);
        }
    }

    fn tell_drawn(&self) {
        let drawn: Rc<[NodeIx]> =
            self.below.borrow().plan.stops().map(|drawn| drawn.node).collect();
        if *self.drawn.borrow() != drawn {
            *self.drawn.borrow_mut() = drawn.clone();
            (self.report)(GraphEvent::Drawn(drawn));
        }
    }
}
