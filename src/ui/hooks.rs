//! What several panes need of the browser.

use yew::prelude::*;

use crate::{scene::Size, web::observer::SizeWatch};

/// The size of an element in CSS pixels, kept up to date; zero until it is known.
#[hook]
pub fn use_size(element: NodeRef) -> Size {
    let size = use_state_eq(Size::default);
    {
        let size = size.clone();
        use_effect_with(element, move |element| {
            let watch = element.cast::<web_sys::Element>().and_then(|element| {
                SizeWatch::new(&element, move |w, h| size.set(Size::new(w, h)))
            });
            move || drop(watch)
        });
    }
    *size
}
