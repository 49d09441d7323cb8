//! DOM pointer and wheel events → [`Input`], and listeners that go when dropped.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent, PointerEvent, WheelEvent};

use super::dom::is_framed;
use crate::{
    number::Bounded,
    scene::{
        Point, Vec2,
        gesture::{Input, Touch},
    },
};

/// A turn of the wheel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel {
    /// Where the pointer is.
    pub at: Point,
    /// How far, in pixels.
    pub by: Vec2,
    /// Whether it means zoom wherever the exhibit stands: Ctrl, ⌘, or a trackpad pinch.
    pub with_modifier: bool,
    /// Whether Shift was down, which turns up and down into left and right.
    pub with_shift: bool,
}

/// Listens for pointers on an element; coordinates are relative to it.
pub fn on_pointer(
    element: &HtmlElement,
    handle: impl Fn(Input) + Clone + 'static,
) -> Vec<EventListener> {
    const EVENTS: [&str; 5] =
        ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"];
    EVENTS
        .into_iter()
        .map(|name| {
            let (handle, surface) = (handle.clone(), element.clone());
            EventListener::new(element, name, move |event| {
                let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
                if name == "pointerdown" && event.button() != 0 {
                    return;
                }
                let (id, at) = (event.pointer_id(), position(event, &surface));
                if name == "pointerdown" {
                    // Without capture a drag that leaves the element simply ends there.
                    let _ = surface.set_pointer_capture(id);
                }
                handle(match name {
                    "pointerdown" => Input::Down { id, at, with: touch_of(event) },
                    "pointermove" => Input::Move { id, at },
                    "pointerup" => Input::Up { id, at },
                    "pointercancel" => Input::Cancel { id },
                    _ => Input::Leave,
                });
            })
        })
        .collect()
}

fn touch_of(event: &PointerEvent) -> Touch {
    match () {
        () if event.pointer_type() == "touch" => Touch::Finger,
        () if event.shift_key() => Touch::Shift,
        () => Touch::Button,
    }
}

/// Listens for double clicks.
pub fn on_double_click(element: &HtmlElement, handle: impl Fn(Point) + 'static) -> EventListener {
    let surface = element.clone();
    EventListener::new(element, "dblclick", move |event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>() {
            handle(position(event, &surface));
        }
    })
}

/// Listens for the wheel. In a frame of another page a plain wheel belongs to that page and is
/// reported with `false`; the page keeps scrolling.
pub fn on_wheel(element: &HtmlElement, handle: impl Fn(Wheel, bool) + 'static) -> EventListener {
    let surface = element.clone();
    let framed = is_framed();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, "wheel", options, move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
        let pixels_per_step = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 16.0,
            WheelEvent::DOM_DELTA_PAGE => 400.0,
            _ => 1.0,
        };
        let by = Vec2::new(
            (event.delta_x() * pixels_per_step) as f32,
            (event.delta_y() * pixels_per_step) as f32,
        );
        let with_modifier = event.ctrl_key() || event.meta_key();
        let ours = with_modifier || !framed;
        if ours {
            event.prevent_default();
        }
        let wheel = Wheel {
            at: position(event, &surface),
            by,
            with_modifier,
            with_shift: event.shift_key(),
        };
        handle(wheel, ours);
    })
}

/// How much a turn of the wheel magnifies.
pub fn zoom_factor(wheel: &Wheel) -> f32 {
    // A pinch on a trackpad sends small steps with the modifier set.
    let speed: f32 = if wheel.with_modifier && wheel.by.y.abs() < 50.0 { 0.01 } else { 0.0018 };
    (1.0 + speed).powf(-wheel.by.y.bounded(-240.0, 240.0))
}

fn position(event: &MouseEvent, surface: &HtmlElement) -> Point {
    let bounds = surface.get_bounding_client_rect();
    Point::new(
        (f64::from(event.client_x()) - bounds.left()) as f32,
        (f64::from(event.client_y()) - bounds.top()) as f32,
    )
}
