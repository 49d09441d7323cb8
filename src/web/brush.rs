//! Paints the lines and marks of a scene in memory, where a canvas without a GPU would take ten
//! times as long; texts and what lies above them are left to the canvas.

use js_sys::{Uint8ClampedArray, Uint32Array};
use web_sys::ImageData;

use super::{
    canvas::{Painter, Progress, part_of, work_of},
    dom::{now, pixel_ratio},
};
use crate::scene::{Color, Item, Paint, Path, Scene, Seg, raster::Raster};

/// Paints the beginning of a scene.
pub trait Brush {
    /// Paints on until a time of [`now`]; whether the canvas is to go on from here.
    fn paint(&mut self, scene: &Scene, progress: &mut Progress, until: f64) -> bool;

    /// Lays what is painted on a canvas that was [cleared](Painter::clear) for the same frame.
    fn put(&self, painter: &Painter);
}

/// A brush for a scene with a margin, where it is worth one.
pub type TakeBrush = fn(&Scene, f32) -> Option<Box<dyn Brush>>;

/// Fewer segments than this a canvas paints as fast as memory is copied.
const WORTH: usize = 3000;
/// Segments between two looks at the clock.
const PART: usize = 256;

/// A [`TakeBrush`]. The scene must lie on a ground of one colour, with enough on it before the
/// first text.
pub fn take(scene: &Scene, bleed: f32) -> Option<Box<dyn Brush>> {
    let ground = ground_of(scene.items.first()?)?;
    let before_text = scene.items.iter().take_while(|item| is_ours(item)).count();
    let work: usize = scene.items[..before_text].iter().map(work_of).sum();
    (work > WORTH).then(|| {
        let raster = Raster::new(scene.size, bleed, pixel_ratio() as f32, ground);
        Box::new(raster) as Box<dyn Brush>
    })
}

fn ground_of(item: &Item) -> Option<Color> {
    match item {
        Item::Path(Path { segs, fill: Some(Paint::Solid(color)), stroke: None })
            if matches!(segs[..], [Seg::Rect(_)]) && color.alpha >= 1.0 =>
        {
            Some(*color)
        }
        _ => None,
    }
}

fn is_ours(item: &Item) -> bool {
    matches!(item, Item::Path(path) if Raster::can(path))
}

impl Brush for Raster {
    fn paint(&mut self, scene: &Scene, progress: &mut Progress, until: f64) -> bool {
        // The ground is there.
        progress.item = progress.item.max(1);
        while let Some(item) = scene.items.get(progress.item).filter(|item| is_ours(item)) {
            if let Item::Path(path) = item {
                let part = part_of(path, path.segs.get(progress.seg..).unwrap_or_default(), PART);
                self.path(path, part);
                progress.advance(part.len(), path.segs.len());
            }
            if now() > until {
                return false;
            }
        }
        true
    }

    fn put(&self, painter: &Painter) {
        let words = Uint32Array::from(self.pixels());
        let bytes = Uint8ClampedArray::new(&words.buffer());
        let (width, _) = self.size();
        if let Ok(image) = ImageData::new_with_js_u8_clamped_array(&bytes, width as u32) {
            painter.put(&image);
        }
    }
}
