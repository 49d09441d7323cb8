//! Keys of the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};

/// Listens for keys inside `root` that no control has used; the handler says whether it used the
/// key. Removed when dropped. Nothing listens on the document, so that a page around the exhibit
/// keeps its own keys.
pub fn on_key(root: &EventTarget, handle: impl Fn(&str) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let chord = event.ctrl_key() || event.alt_key() || event.meta_key();
        if chord || event.default_prevented() || event.is_composing() {
            return;
        }
        let key = event.key();
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let is = |what: fn(&Element) -> bool| target.as_ref().is_some_and(|element| what(element));
        if is(is_text_field) && key != "Escape" || is(is_pressed_by_space) && key == " " {
            return;
        }
        if handle(&key) {
            event.prevent_default();
        }
    })
}

/// Whether the space bar presses it or turns its pages: that is not a key of the page.
fn is_pressed_by_space(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "BUTTON" | "SUMMARY" | "INPUT" | "A")
}

fn is_text_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        && element.get_attribute("type").as_deref() != Some("checkbox")
}
