//! The mark of a kind, as an icon beside its name.

use yew::prelude::*;

use crate::{
    export::svg::path_data,
    model::Kind,
    scene::{Point, marks},
};

/// A decoration: the words beside it say the kind.
pub fn glyph(kind: Kind) -> Html {
    let center = Point::default();
    let outline = path_data(&marks::mark(kind, center, 10.0));
    let spine = path_data(&marks::mark_spine(kind, center, 10.0));
    let class =
        classes!("glyph", format!("k-{}", kind.id()), marks::is_open(kind).then_some("open"));
    html! {
        <svg {class} viewBox="-13 -13 26 26" aria-hidden="true" focusable="false">
            <path d={outline} />
            if !spine.is_empty() {
                <path class="spine" d={spine} />
            }
        </svg>
    }
}
