//! The mark of a kind, as an icon beside its name.

use std::cell::OnceCell;

use yew::prelude::*;

use crate::{
    export::svg::path_data,
    model::Kind,
    scene::{Point, marks},
};

/// A decoration: the words beside it say the kind.
#[inline(never)]
pub fn glyph(kind: Kind) -> Html {
    thread_local! {
        static DRAWN: [OnceCell<AttrValue>; Kind::ALL.len()] = Default::default();
    }
    let markup = DRAWN.with(|drawn| {
        drawn.get(kind as usize).map(|one| one.get_or_init(|| markup(kind).into()).clone())
    });
    // Made of numbers and of names of our own alone.
    markup.map(Html::from_html_unchecked).unwrap_or_default()
}

fn markup(kind: Kind) -> String {
    let center = Point::default();
    let outline = path_data(&marks::mark(kind, center, 10.0));
    let spine = path_data(&marks::mark_spine(kind, center, 10.0));
    let open = if marks::is_open(kind) { " open" } else { "" };
    let spine = if spine.is_empty() {
        spine
    } else {
        ["<path class=\"spine\" d=\"", &spine, "\"></path>"].concat()
    };
    [
        "<svg class=\"glyph k-",
        kind.id(),
        open,
        "\" viewBox=\"-13 -13 26 26\" aria-hidden=\"true\" focusable=\"false\"><path d=\"",
        &outline,
        "\"></path>",
        &spine,
        "</svg>",
    ]
    .concat()
}
