//! The identity rail at the left: the numeral, the crack, the name.

use yew::prelude::*;

use super::parts::{Tag, drawing, row, words};
use crate::{
    i18n::{self, Msg},
    model::Lang,
};

const NUMERAL_AND_CRACK: &str = concat!(
    r#"<span class="rail-numeral" aria-hidden="true">XX</span>"#,
    r#"<svg class="rail-crack" viewBox="0 0 32 256" aria-hidden="true" focusable="false">"#,
    r#"<path d="M18 0l-6 22 5 18-2 26 4 20-6 20 5 24-2 22 8 18-6 24 3 20-8 22 4 20" />"#,
    r#"<path class="fine" d="M16 130l-10-14-3-16M22 152l-7 14-10 8M20 172l6 14" />"#,
    "</svg>"
);

/// Name and subtitle of the exhibit; its only level 1 heading.
#[inline(never)]
pub fn rail(lang: Lang) -> Html {
    let name = row(vec![
        words("span", "rail-name", i18n::text(lang, &Msg::Title)),
        words("span", "rail-subtitle", i18n::text(lang, &Msg::Subtitle)),
    ]);
    let title = Tag::new("h1", "rail-title").set("id", "rail-title".into()).around(name);
    Tag::new("section", "rail")
        .set("aria-labelledby", "rail-title".into())
        .around(row(vec![drawing(NUMERAL_AND_CRACK), title]))
}
