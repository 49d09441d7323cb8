//! Files beside the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{WebError, dom::window};
use crate::model::Lang;

/// The structure of the history.
pub const CORE: &str = "data/core.json";
/// What it cites.
pub const SOURCES: &str = "data/sources.json";

/// Its summaries, disputes and sections for readers of a language.
pub const fn texts_in(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "data/texts-en.json",
        Lang::Ru => "data/texts-ru.json",
    }
}

/// What the exhibit says, in every language.
pub const MESSAGES: &str = "data/messages.txt";
/// Positions and floes.
pub const BAKED: &str = "data/baked.bin";

/// A file that is on its way since [`request`]: several of them arrive side by side, however they
/// are waited for.
pub struct Pending {
    path: &'static str,
    response: JsFuture,
}

/// Asks for the file at a relative path.
///
/// # Errors
/// Where there is no window to ask.
pub fn request(path: &'static str) -> Result<Pending, WebError> {
    Ok(Pending { path, response: JsFuture::from(window()?.fetch_with_str(&address(path))) })
}

/// Where a file of the history lies: beside the page, or in the folder of `?data=FOLDER/`.
fn address(path: &str) -> String {
    let own = || path.to_owned();
    match (path.strip_prefix("data/"), folder()) {
        (Some(name), Some(folder)) if path != MESSAGES => format!("{folder}{name}"),
        _ => own(),
    }
}

/// The folder of another history, from `?data=FOLDER/` in the address. It lies beside the page or
/// below it: nothing is ever read from elsewhere.
pub fn folder() -> Option<String> {
    let query = window().ok()?.location().search().ok()?;
    let named =
        query.trim_start_matches('?').split('&').find_map(|one| one.strip_prefix("data="))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let inside = named.chars().all(plain) && !named.starts_with('/') && !named.contains("..");
    (inside && named.ends_with('/')).then(|| named.to_owned())
}

impl Pending {
    /// The bytes of the file.
    ///
    /// # Errors
    /// Where the connection fails or the server answers anything but success.
    pub async fn bytes(self) -> Result<Vec<u8>, WebError> {
        let path = self.path;
        let from_js = |error: JsValue| WebError::from_js(path, &error);
        let response: Response = self.response.await.and_then(JsCast::dyn_into).map_err(from_js)?;
        if !response.ok() {
            return Err(WebError::new(path, format!("the server answered {}", response.status())));
        }
        let content = JsFuture::from(response.array_buffer().map_err(from_js)?);
        Ok(js_sys::Uint8Array::new(&content.await.map_err(from_js)?).to_vec())
    }

    /// The text of the file.
    ///
    /// # Errors
    /// As [`Pending::bytes`], and where the file is no UTF-8.
    pub async fn text(self) -> Result<String, WebError> {
        let path = self.path;
        let bytes = self.bytes().await?;
        String::from_utf8(bytes).map_err(|_| WebError::new(path, "not a text"))
    }
}

/// The text of the file at a relative path.
///
/// # Errors
/// As [`Pending::text`].
pub async fn text(path: &'static str) -> Result<String, WebError> {
    request(path)?.text().await
}
