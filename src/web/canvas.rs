//! [`Scene`] → Canvas 2D.

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{
    WebError,
    dom::pixel_ratio,
    metrics::{context_2d, css_font},
};
use crate::scene::{Align, Dash, Item, Paint, Path, Scene, Seg, Size, Text, TextMetrics};

/// Paints scenes on one canvas at the screen's own resolution.
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Painter {
    /// A painter of a canvas.
    ///
    /// # Errors
    /// Where the browser has no canvas drawing.
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, WebError> {
        let context = context_2d(&canvas)?;
        Ok(Self { canvas, context })
    }

    /// The size the page gives the canvas, CSS pixels.
    pub fn css_size(&self) -> Size {
        Size::new(self.canvas.client_width() as f32, self.canvas.client_height() as f32)
    }

    /// Replaces what is on the canvas. A text that asks for letter spacing is measured with
    /// `metrics`.
    pub fn paint(&self, scene: &Scene, metrics: &dyn TextMetrics) {
        let ratio = pixel_ratio();
        let (w, h) = (
            (f64::from(scene.size.w) * ratio).round() as u32,
            (f64::from(scene.size.h) * ratio).round() as u32,
        );
        if (self.canvas.width(), self.canvas.height()) != (w, h) {
            self.canvas.set_width(w);
            self.canvas.set_height(h);
        }
        let context = &self.context;
        // Fails only for transforms that are not finite; a pixel ratio is.
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(scene.size.w), f64::from(scene.size.h));
        context.set_line_join("round");
        for item in &scene.items {
            match item {
                Item::Path(path) => self.path(path),
                Item::Text(text) => self.text(text, metrics),
            }
        }
    }

    fn path(&self, path: &Path) {
        let context = &self.context;
        context.begin_path();
        for seg in &path.segs {
            trace(context, seg);
        }
        match path.fill {
            Some(Paint::Solid(color)) => {
                context.set_fill_style_str(&color.to_string());
                context.fill();
            }
            Some(Paint::FadeX { x0, from, x1, to }) => {
                let fade = context.create_linear_gradient(f64::from(x0), 0.0, f64::from(x1), 0.0);
                // Fails only for colours CSS cannot read; ours it can.
                let _ = fade.add_color_stop(0.0, &from.to_string());
                let _ = fade.add_color_stop(1.0, &to.to_string());
                context.set_fill_style_canvas_gradient(&fade);
                context.fill();
            }
            None => {}
        }
        if let Some(stroke) = path.stroke {
            context.set_stroke_style_str(&stroke.color.to_string());
            context.set_line_width(f64::from(stroke.width));
            self.dash(stroke.dash);
            context.stroke();
            self.dash(Dash::Solid);
        }
    }

    fn dash(&self, dash: Dash) {
        let pattern: js_sys::Array =
            dash.pattern().iter().map(|length| JsValue::from_f64(f64::from(*length))).collect();
        // Fails only for what is no sequence of numbers.
        let _ = self.context.set_line_dash(&pattern);
        self.context.set_line_cap(if dash == Dash::Dots { "round" } else { "butt" });
    }

    fn text(&self, text: &Text, metrics: &dyn TextMetrics) {
        let context = &self.context;
        context.set_font(&css_font(&text.style));
        let spaced = text.style.spacing != 0.0;
        let mut at = text.at;
        if spaced {
            // Not every engine has letterSpacing on its canvas: letters are set one by one.
            context.set_text_align("left");
            let width = metrics.width(&text.text, &text.style);
            at.x -= match text.style.align {
                Align::Start => 0.0,
                Align::Middle => width / 2.0,
                Align::End => width,
            };
        } else {
            context.set_text_align(match text.style.align {
                Align::Start => "left",
                Align::Middle => "center",
                Align::End => "right",
            });
        }
        let halo = text.style.halo.map(|(color, width)| (color.to_string(), width));
        let fill = text.style.color.to_string();
        let each = |draw: &dyn Fn(&str, f64, f64)| {
            if !spaced {
                draw(&text.text, f64::from(at.x), f64::from(at.y));
                return;
            }
            let mut x = at.x;
            let mut buffer = [0; 4];
            for letter in text.text.chars() {
                let letter: &str = letter.encode_utf8(&mut buffer);
                draw(letter, f64::from(x), f64::from(at.y));
                x += metrics.width(letter, &text.style);
            }
        };
        // Text calls fail only without a context.
        if let Some((color, width)) = halo {
            context.set_stroke_style_str(&color);
            context.set_line_width(f64::from(width));
            each(&|letters, x, y| drop(context.stroke_text(letters, x, y)));
        }
        context.set_fill_style_str(&fill);
        each(&|letters, x, y| drop(context.fill_text(letters, x, y)));
    }
}

fn trace(context: &CanvasRenderingContext2d, seg: &Seg) {
    let f = f64::from;
    match *seg {
        Seg::Move(p) => context.move_to(f(p.x), f(p.y)),
        Seg::Line(p) => context.line_to(f(p.x), f(p.y)),
        Seg::Quad(c, p) => context.quadratic_curve_to(f(c.x), f(c.y), f(p.x), f(p.y)),
        Seg::Cubic(a, b, p) => {
            context.bezier_curve_to(f(a.x), f(a.y), f(b.x), f(b.y), f(p.x), f(p.y));
        }
        Seg::Circle(c, radius) => {
            context.move_to(f(c.x + radius), f(c.y));
            // Fails only for a negative radius.
            let _ = context.arc(f(c.x), f(c.y), f(radius.max(0.0)), 0.0, std::f64::consts::TAU);
        }
        Seg::Rect(r) => context.rect(f(r.x), f(r.y), f(r.w), f(r.h)),
        Seg::Close => context.close_path(),
    }
}
