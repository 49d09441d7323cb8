//! Copying text.

use wasm_bindgen_futures::JsFuture;

use super::{WebError, dom::window};

/// Copies a text.
///
/// # Errors
/// Where the page may not use the clipboard, as in some frames and from disk.
pub async fn copy(text: &str) -> Result<(), WebError> {
    const DURING: &str = "copying";
    let navigator = window()?.navigator();
    // Absent outside secure contexts, where calling it would throw.
    let exists = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if !exists {
        return Err(WebError::new(DURING, "there is no clipboard here"));
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .map(|_| ())
        .map_err(|e| WebError::from_js(DURING, &e))
}
