//! Watching the size of an element.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Calls back when an element's size changes; stops when dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    // The browser calls into it for as long as the observer lives.
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Watches an element. The first call comes soon after, with its present size.
    pub fn new(element: &Element, mut changed: impl FnMut(f32, f32) + 'static) -> Option<Self> {
        let watched = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            changed(watched.client_width() as f32, watched.client_height() as f32);
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
