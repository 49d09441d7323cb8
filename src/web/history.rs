//! The fragment of the address, written and watched.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::{WebError, dom::window};

/// The fragment of the address without `#`.
pub fn fragment() -> String {
    window()
        .ok()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Writes the fragment: as a new step of the history, or in place of the present one.
///
/// # Errors
/// Where the browser refuses, as some do for pages opened from disk or after very many changes.
pub fn write(fragment: &str, new_step: bool) -> Result<(), WebError> {
    const DURING: &str = "writing the address";
    let window = window()?;
    let history = window.history().map_err(|e| WebError::from_js(DURING, &e))?;
    let location = window.location();
    let path = location.pathname().map_err(|e| WebError::from_js(DURING, &e))?;
    let query = location.search().map_err(|e| WebError::from_js(DURING, &e))?;
    let address = if fragment.is_empty() {
        format!("{path}{query}")
    } else {
        format!("{path}{query}#{fragment}")
    };
    let written = if new_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    written.map_err(|e| WebError::from_js(DURING, &e))
}

/// Watches for Back, Forward and links typed into the address; removed when dropped.
pub fn on_change(mut follow: impl FnMut(String) + 'static) -> Option<EventListener> {
    let window = window().ok()?;
    // Every engine sends popstate for fragment changes too, so hashchange is not needed.
    Some(EventListener::new(&window, "popstate", move |_| follow(fragment())))
}
