//! The typefaces.

use wasm_bindgen_futures::JsFuture;

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

/// Waits until the typefaces have arrived, or will not.
pub async fn loaded() {
    let Ok(document) = document() else { return };
    let fonts = document.fonts();
    for face in FACES {
        // A face that does not arrive leaves the system's own in its place.
        let _ = JsFuture::from(fonts.load(face)).await;
    }
}
