//! The window, the document and what can be asked of them.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlDialogElement, HtmlElement, MediaQueryList, Window};

use super::WebError;
use crate::model::Lang;

/// The window.
///
/// # Errors
/// Outside a browser window.
pub fn window() -> Result<Window, WebError> {
    web_sys::window().ok_or_else(|| WebError::new("looking for the window", "there is none"))
}

/// The document.
///
/// # Errors
/// Outside a browser window.
pub fn document() -> Result<Document, WebError> {
    window()?
        .document()
        .ok_or_else(|| WebError::new("looking for the document", "the window has none"))
}

/// The element with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().ok()?.get_element_by_id(id)?.dyn_into().ok()
}

/// A media query that can be watched.
pub fn media(query: &str) -> Option<MediaQueryList> {
    window().ok()?.match_media(query).ok().flatten()
}

/// Whether a media query holds now.
pub fn media_matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    media_matches("(prefers-reduced-motion: reduce)")
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().ok().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Physical pixels per CSS pixel, at least 1.
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio().max(1.0))
}

/// Whether the page stands in a frame of another page, whose scrolling it must not take.
pub fn is_framed() -> bool {
    let Ok(window) = window() else { return false };
    match window.parent() {
        Ok(Some(parent)) => parent != window,
        // A parent that cannot be asked is a parent.
        _ => true,
    }
}

/// The language a reader's browser asks for, among ours.
pub fn preferred_lang() -> Lang {
    let tags: Vec<String> = window()
        .map(|window| {
            window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
        })
        .unwrap_or_default();
    crate::i18n::negotiate(tags.iter().map(String::as_str))
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().ok().and_then(|document| document.document_element()) {
        // Fails only for names that are no attribute names; ours are constants.
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Ok(document) = document() {
        document.set_title(title);
    }
}

/// Writes a warning for developers and curators.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// Today, as the reader's clock has it, `2026-11-25`.
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The address of the page without its fragment.
pub fn page_address() -> String {
    window()
        .and_then(|window| {
            window.location().href().map_err(|e| WebError::from_js("reading the address", &e))
        })
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .unwrap_or_default()
}

/// Loads the page again.
pub fn reload() {
    if let Ok(window) = window() {
        // A frame that may not navigate stays as it is.
        let _ = window.location().reload();
    }
}

/// Folds a `details` element.
pub fn fold(id: &str) {
    if let Some(element) = by_id(id) {
        // One that is folded stays so.
        let _ = element.remove_attribute("open");
    }
}

/// Scrolls an element of the page into view and puts the keyboard there.
pub fn show_element(id: &str) {
    if let Some(element) = by_id(id) {
        element.scroll_into_view_with_bool(false);
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Scrolls no further than an element needs to be seen whole.
pub fn scroll_to(id: &str) {
    if let Some(element) = by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Puts the keyboard into an element.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// The text of the field an event came from.
pub fn value_of(event: &web_sys::Event) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Opens a dialog above the page.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        // Fails only for a dialog that is not in the page.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
    {
        dialog.close();
    }
}

/// Scrolls an element to its beginning.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = by_id(id) {
        element.set_scroll_top(0);
    }
}

/// Selects the text of an element, for copying by hand.
pub fn select_text(id: &str) {
    let selection = window().ok().and_then(|window| window.get_selection().ok().flatten());
    if let (Some(element), Some(selection)) = (by_id(id), selection) {
        // Fails only for an element that is not in the page.
        let _ = selection.select_all_children(&element);
    }
}

/// The key that means zoom with the wheel, as it is printed on the reader's keyboard.
pub fn zoom_modifier() -> &'static str {
    let is_mac = window()
        .ok()
        .and_then(|window| window.navigator().user_agent().ok())
        .is_some_and(|agent| agent.contains("Mac"));
    if is_mac { "⌘" } else { "Ctrl" }
}

/// How far a pointer is from the left edge of an element, in pixels.
pub fn x_within(element: &yew::NodeRef, event: &web_sys::PointerEvent) -> f64 {
    let left = element
        .cast::<web_sys::Element>()
        .map_or(0.0, |element| element.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

/// Lets the element under a pressed pointer follow it beyond its edges.
///
/// The element is named, since the current target of an event that Yew hands on is the root of
/// the exhibit: captured there, the pointer's moves would never reach the element.
pub fn capture_pointer(element: &yew::NodeRef, event: &web_sys::PointerEvent) {
    if let Some(element) = element.cast::<web_sys::Element>() {
        // Without capture a drag that leaves the element simply ends there.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
