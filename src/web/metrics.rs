//! Text measured by the browser's own canvas, once per text and style.

use std::{cell::RefCell, collections::HashMap};

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{WebError, dom::document};
use crate::{
    number::fixed,
    scene::{FontFace, TextMetrics, TextStyle},
};

/// Measures with a canvas that is never shown.
pub struct CanvasMetrics {
    context: CanvasRenderingContext2d,
    /// Widths without letter spacing, by face, size in tenths of a pixel, weight and text.
    widths: RefCell<HashMap<(FontFace, u32, u16, String), f32>>,
    font: RefCell<String>,
}

impl CanvasMetrics {
    /// A measuring canvas.
    ///
    /// # Errors
    /// Where the browser has no canvas.
    pub fn new() -> Result<Self, WebError> {
        Ok(Self {
            context: context_2d(&new_canvas()?)?,
            widths: RefCell::default(),
            font: RefCell::default(),
        })
    }

    /// Forgets all widths: the typefaces have arrived.
    pub fn forget(&self) {
        self.widths.borrow_mut().clear();
    }
}

impl TextMetrics for CanvasMetrics {
    fn width(&self, text: &str, style: &TextStyle) -> f32 {
        let spacing = style.spacing * text.chars().count() as f32;
        let key = (style.face, (style.size * 10.0) as u32, style.weight, text.to_owned());
        if let Some(width) = self.widths.borrow().get(&key) {
            return width + spacing;
        }
        let font = css_font(style);
        if *self.font.borrow() != font {
            self.context.set_font(&font);
            *self.font.borrow_mut() = font;
        }
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width()) as f32;
        self.widths.borrow_mut().insert(key, width);
        width + spacing
    }
}

/// The CSS `font` of a style.
pub fn css_font(style: &TextStyle) -> String {
    format!("{} {}px {}", style.weight, fixed(style.size.into(), 2), style.face.family())
}

/// A canvas that is in no page.
///
/// # Errors
/// Where the browser has no canvas.
pub fn new_canvas() -> Result<HtmlCanvasElement, WebError> {
    const DURING: &str = "making a canvas";
    document()?
        .create_element("canvas")
        .map_err(|e| WebError::from_js(DURING, &e))?
        .dyn_into()
        .map_err(|_| WebError::new(DURING, "it is no canvas"))
}

/// The drawing context of a canvas.
///
/// # Errors
/// Where the browser has no canvas drawing.
pub fn context_2d(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, WebError> {
    const DURING: &str = "asking a canvas for its context";
    canvas
        .get_context("2d")
        .map_err(|e| WebError::from_js(DURING, &e))?
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| WebError::new(DURING, "this browser has none"))
}
