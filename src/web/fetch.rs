//! Files beside the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{WebError, dom::window};

/// The structure of the history.
pub const CORE: &str = "data/core.json";
/// Its summaries, disputes and sources.
pub const TEXTS: &str = "data/texts.json";
/// What the exhibit says, in every language.
pub const MESSAGES: &str = "data/messages.txt";
/// Positions and floes.
pub const BAKED: &str = "data/baked.bin";

async fn response(path: &'static str) -> Result<Response, WebError> {
    let value = JsFuture::from(window()?.fetch_with_str(path))
        .await
        .map_err(|e| WebError::from_js(path, &e))?;
    let response: Response = value.dyn_into().map_err(|e| WebError::from_js(path, &e))?;
    if response.ok() {
        Ok(response)
    } else {
        Err(WebError::new(path, format!("the server answered {}", response.status())))
    }
}

/// The text of a file at a relative path.
///
/// # Errors
/// Where the connection fails or the server answers anything but success.
pub async fn text(path: &'static str) -> Result<String, WebError> {
    let promise = response(path).await?.text().map_err(|e| WebError::from_js(path, &e))?;
    let value = JsFuture::from(promise).await.map_err(|e| WebError::from_js(path, &e))?;
    value.as_string().ok_or_else(|| WebError::new(path, "not a text"))
}

/// The bytes of a file at a relative path.
///
/// # Errors
/// As [`text`].
pub async fn bytes(path: &'static str) -> Result<Vec<u8>, WebError> {
    let promise = response(path).await?.array_buffer().map_err(|e| WebError::from_js(path, &e))?;
    let value = JsFuture::from(promise).await.map_err(|e| WebError::from_js(path, &e))?;
    Ok(js_sys::Uint8Array::new(&value).to_vec())
}
