//! Who made this, what one may do with it, where to read on.

use yew::prelude::*;

use super::store::DatasetRef;
use crate::{
    i18n::{self, Msg},
    model::Lang,
    web::dom,
};

/// Where the reading edition starts, from the exhibit's page.
pub const READING_EDITION: &str = "read/en/index.html";
/// Where the licence of the content can be read.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The lines at the end of the opening.
pub fn colophon(dataset: &DatasetRef, lang: Lang) -> Html {
    let meta = dataset.meta();
    html! {
        <p class="colophon">
            { i18n::text(lang, &Msg::LicenceLine(&meta.version, &meta.licence)) }{ " " }
            <a href={READING_EDITION}>{ i18n::text(lang, &Msg::ReadingEdition) }</a>{ ". " }
            { i18n::text(lang, &Msg::AboutIce) }
        </p>
    }
}

/// The bar below small frames and embeds, which a host cannot take away.
pub fn attribution(dataset: &DatasetRef, lang: Lang, fragment: &str) -> Html {
    let meta = dataset.meta();
    html! {
        <footer class="attribution">
            <span>{ i18n::text(lang, &Msg::Title) }{ ": " }{ meta.title.get(lang).to_owned() }</span>
            <a href={READING_EDITION}>{ i18n::text(lang, &Msg::ReadingEdition) }</a>
            <a href={LICENCE} rel="license noopener noreferrer" target="_blank">{ meta.licence.clone() }</a>
            if dom::is_framed() {
                <a href={format!("#{fragment}")} rel="noopener" target="_blank">
                    <strong>{ i18n::text(lang, &Msg::OpenFull) }</strong>
                </a>
            }
        </footer>
    }
}
