//! The small map on a canvas of its own.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{GraphView, Inner, with};
use crate::{
    scene::{
        Point,
        gesture::{Gesture, Input, Tracker},
        graph,
    },
    web::{canvas::Painter, pointer::on_pointer},
};

/// The canvas of the map.
pub(super) struct Map {
    painter: Painter,
    tracker: Tracker,
    _listeners: Vec<EventListener>,
}

impl GraphView {
    /// Takes over a canvas for the small map. A browser that has canvases for the picture has one
    /// for it too; else there is no map.
    pub fn take_map(&self, canvas: HtmlCanvasElement) {
        let surface: HtmlElement = canvas.clone().into();
        if let Ok(painter) = Painter::new(canvas) {
            let listeners = on_pointer(&surface, with(&Rc::downgrade(&self.inner), Inner::on_map));
            *self.inner.map.borrow_mut() =
                Some(Map { painter, tracker: Tracker::default(), _listeners: listeners });
        }
    }
}

impl Inner {
    /// Shows the map where there is room and need.
    pub(super) fn paint_map(&self) {
        let map = self.map.borrow();
        let Some(map) = &*map else { return };
        let lens = self.props.borrow().lens;
        let scene = lens.and_then(|lens| self.inputs(|inputs| (lens.minimap)(inputs)));
        map.painter.style("display", if scene.is_some() { "block" } else { "none" });
        if let Some(scene) = scene {
            map.painter.style("width", &format!("{}px", scene.size.w as u32));
            map.painter.style("height", &format!("{}px", scene.size.h as u32));
            map.painter.paint(&scene, &*self.metrics);
        }
    }

    /// Pressing and dragging on the map looks there.
    fn on_map(self: &Rc<Self>, input: Input) {
        let gesture = match &mut *self.map.borrow_mut() {
            Some(map) => map.tracker.input(input),
            None => None,
        };
        match gesture {
            Some(Gesture::Press(at) | Gesture::Drag { to: at, .. }) => self.look_on_map(at),
            Some(Gesture::Rest | Gesture::Click(_)) => self.come_to_rest(),
            _ => {}
        }
    }

    fn look_on_map(self: &Rc<Self>, at: Point) {
        let camera = self.camera.get();
        if let Some(place) = graph::minimap_place(self.size.get(), camera) {
            self.flight.set(None);
            self.move_camera(graph::camera_on_minimap(place, at, camera));
        }
    }
}
