//! The identity rail at the left: the numeral, the crack, the name.

use yew::prelude::*;

use crate::{
    i18n::{self, Msg},
    model::Lang,
};

/// Name and subtitle of the exhibit; its only level 1 heading.
pub fn rail(lang: Lang) -> Html {
    html! {
        <div class="rail">
            <span class="rail-numeral" aria-hidden="true">{ "XX" }</span>
            <svg class="rail-crack" viewBox="0 0 32 256" aria-hidden="true" focusable="false">
                <path d="M18 0l-6 22 5 18-2 26 4 20-6 20 5 24-2 22 8 18-6 24 3 20-8 22 4 20" />
                <path class="fine" d="M16 130l-10-14-3-16M22 152l-7 14-10 8M20 172l6 14" />
            </svg>
            <h1 class="rail-title">
                <span class="rail-name">{ i18n::text(lang, &Msg::Title) }</span>
                <span class="rail-subtitle">{ i18n::text(lang, &Msg::Subtitle) }</span>
            </h1>
        </div>
    }
}
