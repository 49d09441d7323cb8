//! [`Scene`] → Canvas 2D.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{
    WebError,
    dom::pixel_ratio,
    metrics::{context_2d, css_font, new_canvas},
};
use crate::scene::{
    Align, Dash, Item, Paint, Path, Point, Rect, Scene, Seg, Size, Text, TextMetrics,
};

/// Paints scenes on one canvas at the screen's own resolution.
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    used: Cell<bool>,
}

impl Painter {
    /// A painter of a canvas.
    ///
    /// # Errors
    /// Where the browser has no canvas drawing.
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, WebError> {
        let context = context_2d(&canvas)?;
        Ok(Self { canvas, context, used: Cell::default() })
    }

    /// A painter of a canvas that is in no page.
    ///
    /// # Errors
    /// Where the browser has no canvas.
    pub fn hidden() -> Result<Self, WebError> {
        Self::new(new_canvas()?)
    }

    /// The size the page gives the canvas, CSS pixels.
    pub fn css_size(&self) -> Size {
        Size::new(self.canvas.client_width() as f32, self.canvas.client_height() as f32)
    }

    /// Replaces what is on the canvas. A text that asks for letter spacing is measured with
    /// `metrics`.
    pub fn paint(&self, scene: &Scene, metrics: &dyn TextMetrics) {
        self.clear(scene.size, 0.0);
        self.paint_some(scene, &mut Progress::default(), usize::MAX, metrics);
    }

    /// Makes the canvas an empty one of a frame of this size with `bleed` pixels more on each
    /// side.
    pub fn clear(&self, frame: Size, bleed: f32) {
        self.clear_at(frame, bleed, pixel_ratio());
    }

    /// The scene as a PNG in the text of a `data:` address, so many pixels for each of the page.
    ///
    /// # Errors
    /// Where the picture is larger than the browser can keep.
    pub fn png(
        &self,
        scene: &Scene,
        ratio: f64,
        metrics: &dyn TextMetrics,
    ) -> Result<String, WebError> {
        self.clear_at(scene.size, 0.0, ratio);
        self.paint_some(scene, &mut Progress::default(), usize::MAX, metrics);
        self.canvas.to_data_url().map_err(|error| WebError::from_js("making a PNG", &error))
    }

    fn clear_at(&self, frame: Size, bleed: f32, ratio: f64) {
        let size = Rect::new(0.0, 0.0, frame.w, frame.h).inflate(bleed);
        let bleed = f64::from(bleed);
        let pixels = |side: f32| (f64::from(side) * ratio).round() as u32;
        let (w, h) = (pixels(size.w), pixels(size.h));
        if (self.canvas.width(), self.canvas.height()) != (w, h) {
            self.canvas.set_width(w);
            self.canvas.set_height(h);
        }
        self.used.set(true);
        let context = &self.context;
        // Fails only for transforms that are not finite; a pixel ratio is.
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, bleed * ratio, bleed * ratio);
        context.clear_rect(-bleed, -bleed, size.w.into(), size.h.into());
        context.set_line_join("round");
    }

    /// Paints on with a scene where `progress` stands, at most about `work` segments; whether all
    /// of it is painted. What it is drawn over stays.
    pub fn paint_some(
        &self,
        scene: &Scene,
        progress: &mut Progress,
        work: usize,
        metrics: &dyn TextMetrics,
    ) -> bool {
        let end = progress.done.saturating_add(work);
        while let Some(item) = scene.items.get(progress.item) {
            match item {
                Item::Path(path) => {
                    let rest = path.segs.get(progress.seg..).unwrap_or_default();
                    let part = part_of(path, rest, end.saturating_sub(progress.done));
                    self.path(path, part);
                    progress.advance(part.len(), path.segs.len());
                }
                Item::Text(text) => {
                    self.text(text, metrics);
                    progress.advance(TEXT_WORK, 0);
                }
            }
            if progress.done >= end {
                break;
            }
        }
        progress.item >= scene.items.len()
    }

    /// Replaces the pixels from the top left corner on.
    pub fn put(&self, image: &web_sys::ImageData) {
        // Fails only for images that are detached.
        let _ = self.context.put_image_data(image, 0.0, 0.0);
    }

    /// Whether anything was painted yet.
    pub fn is_used(&self) -> bool {
        self.used.get()
    }

    /// Takes over all pixels of another canvas.
    pub fn copy(&self, other: &Self) {
        let (w, h) = (other.canvas.width(), other.canvas.height());
        if (self.canvas.width(), self.canvas.height()) != (w, h) {
            self.canvas.set_width(w);
            self.canvas.set_height(h);
        }
        self.used.set(true);
        let context = &self.context;
        // Fails only for transforms that are not finite, and for canvases without pixels.
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, w.into(), h.into());
        let _ = context.draw_image_with_html_canvas_element(&other.canvas, 0.0, 0.0);
    }

    /// Sets a property of the canvas's own style; an empty value takes it away.
    pub fn style(&self, name: &str, value: &str) {
        // Fails only for an element whose style is computed.
        let _ = self.canvas.style().set_property(name, value);
    }

    fn path(&self, path: &Path, segs: &[Seg]) {
        let context = &self.context;
        context.begin_path();
        let dashed = path.stroke.is_some_and(|stroke| stroke.dash != Dash::Solid);
        let mut pen = Pen { dashed, ..Pen::default() };
        for seg in segs {
            pen.trace(context, seg);
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

/// How far a scene has been painted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// The item that is being painted.
    pub item: usize,
    /// Segments of the item that are done.
    pub seg: usize,
    /// What it has cost so far, as [`work_of`] counts.
    pub done: usize,
}

/// A text costs about as much as so many segments.
const TEXT_WORK: usize = 24;

impl Progress {
    /// So much more of an item with so many segments is done.
    pub fn advance(&mut self, work: usize, segs: usize) {
        self.done += work;
        self.seg += work;
        if self.seg >= segs {
            (self.item, self.seg) = (self.item + 1, 0);
        }
    }
}

/// What painting an item costs, in segments.
pub fn work_of(item: &Item) -> usize {
    match item {
        Item::Path(path) => path.segs.len(),
        Item::Text(_) => TEXT_WORK,
    }
}

/// As much of an outline as may be drawn by itself. Areas stay whole, since one ring may be a hole
/// in another; marks, which have both fill and stroke, and lines come apart between two outlines.
pub fn part_of<'a>(path: &Path, segs: &'a [Seg], work: usize) -> &'a [Seg] {
    if path.stroke.is_none() || segs.len() <= work {
        return segs;
    }
    let begins = |seg: &Seg| matches!(seg, Seg::Move(_) | Seg::Circle(..) | Seg::Rect(_));
    let at = segs.iter().skip(work.max(1)).position(begins);
    at.map_or(segs, |at| &segs[..work.max(1) + at])
}

/// Follows an outline. Shapes are closed by hand: `closePath` looks at all of a path each time, so
/// that a thousand marks in one path would take a million looks.
#[derive(Default)]
struct Pen {
    /// Dashes would not meet along a line that is drawn twice.
    dashed: bool,
    start: Option<Point>,
    /// The end of the first line after the start.
    second: Option<Point>,
}

impl Pen {
    fn trace(&mut self, context: &CanvasRenderingContext2d, seg: &Seg) {
        let f = f64::from;
        let line_to = |p: Point| context.line_to(f(p.x), f(p.y));
        match *seg {
            Seg::Move(p) => {
                (self.start, self.second) = (Some(p), None);
                context.move_to(f(p.x), f(p.y));
            }
            Seg::Line(p) => {
                self.second.get_or_insert(p);
                line_to(p);
            }
            Seg::Quad(c, p) => context.quadratic_curve_to(f(c.x), f(c.y), f(p.x), f(p.y)),
            Seg::Cubic(a, b, p) => {
                context.bezier_curve_to(f(a.x), f(a.y), f(b.x), f(b.y), f(p.x), f(p.y));
            }
            Seg::Circle(c, radius) => {
                context.move_to(f(c.x + radius), f(c.y));
                // Fails only for a negative radius.
                let radius = f(radius.max(0.0));
                let _ = context.arc(f(c.x), f(c.y), radius, 0.0, std::f64::consts::TAU);
            }
            Seg::Rect(r) => context.rect(f(r.x), f(r.y), f(r.w), f(r.h)),
            Seg::Close if self.dashed => context.close_path(),
            Seg::Close => {
                // Along the first line once more, for the corner at the start.
                self.start.into_iter().chain(self.second).for_each(line_to);
            }
        }
    }
}
