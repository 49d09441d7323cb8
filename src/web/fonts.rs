//! The typefaces.

use gloo::events::EventListener;

use super::dom::document;

/// The faces the picture is drawn with; asking for them starts their download, since nothing in
/// the page's own text may use them yet.
const FACES: [&str; 5] = [
    "800 50px 'Sofia Sans Extra Condensed'",
    "500 14px 'Sofia Sans Condensed'",
    "600 14px 'Sofia Sans Condensed'",
    "700 14px 'Sofia Sans Condensed'",
    "400 14px 'PT Serif'",
];

/// Asks for the faces of the picture.
pub fn ask() {
    if let Ok(document) = document() {
        for face in FACES {
            // A face that does not arrive leaves the system's own in its place.
            let _ = document.fonts().load(face);
        }
    }
}

/// Calls back whenever more of the faces have arrived; stops when dropped.
pub fn on_loaded(loaded: impl Fn() + 'static) -> Option<EventListener> {
    let fonts = document().ok()?.fonts();
    Some(EventListener::new(&fonts, "loadingdone", move |_| loaded()))
}
