//! The picture as a file.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{WebError, canvas::Painter, dom};
use crate::{
    export::figure::{FigureText, figure},
    scene::graph::GraphInputs,
};

/// Kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines and text that stay so.
    Svg,
    /// Pixels, two for each of the screen.
    Png,
}

/// [`save`] by reference: the page fetches it after the first picture.
pub type Save = fn(&GraphInputs<'_>, &FigureText, Format) -> Result<(), WebError>;

/// Pixels of a PNG for each pixel of the page.
const RATIO: f64 = 2.0;

/// Draws the figure of what is shown and gives it to the reader as a file.
///
/// # Errors
/// Where the browser has no canvas, or lets nothing be downloaded.
pub fn save(inputs: &GraphInputs<'_>, text: &FigureText, format: Format) -> Result<(), WebError> {
    let figure = figure(inputs, text);
    let (data, ending) = match format {
        Format::Svg => {
            let text = String::from(js_sys::encode_uri_component(&figure.svg()));
            (format!("data:image/svg+xml;charset=utf-8,{text}"), "svg")
        }
        Format::Png => {
            let painter = Painter::hidden()?;
            (painter.png(&figure.scene, RATIO, inputs.metrics)?, "png")
        }
    };
    download(&data, &format!("{}.{ending}", figure.name))
}

fn download(data: &str, name: &str) -> Result<(), WebError> {
    let failed = |error| WebError::from_js("saving the picture", &error);
    let window = dom::window()?;
    let document =
        window.document().ok_or_else(|| WebError::new("saving the picture", "no document"))?;
    let link = document.create_element("a").map_err(failed)?;
    link.set_attribute("href", data).map_err(failed)?;
    link.set_attribute("download", name).map_err(failed)?;
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    Ok(())
}
