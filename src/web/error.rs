//! What the browser refused.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

/// A browser call that failed, and during what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebError {
    /// What was being done: "reading core.json".
    pub during: &'static str,
    /// What the browser said.
    pub message: String,
}

impl WebError {
    /// A failure in our own words.
    pub fn new(during: &'static str, message: impl Into<String>) -> Self {
        Self { during, message: message.into() }
    }

    /// A failure in the browser's words.
    pub fn from_js(during: &'static str, value: &JsValue) -> Self {
        let message = match value.dyn_ref::<js_sys::Error>() {
            Some(error) => String::from(error.message()),
            None => value.as_string().unwrap_or_else(|| format!("{value:?}")),
        };
        Self { during, message }
    }
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.during, self.message)
    }
}

impl std::error::Error for WebError {}
