//! Who made this, what one may do with it, where to read on.

use yew::prelude::*;

use super::{
    parts::{Tag, el, row, text, words},
    store::DatasetRef,
};
use crate::{
    i18n::{self, Msg},
    model::Lang,
    web::dom,
};

/// Where the reading edition starts, from the exhibit's page, for readers of a history that is told
/// in their language.
fn reading_edition(dataset: &DatasetRef, lang: Lang) -> AttrValue {
    let told = dataset.meta().title.lang_of(lang);
    ["read/", told.tag(), "/index.html"].concat().into()
}

/// Where the licence of the content can be read.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The lines at the end of the opening.
pub fn colophon(dataset: &DatasetRef, lang: Lang) -> Html {
    let content =
        row(vec![licence_line(dataset, lang), text(". "), text(i18n::text(lang, &Msg::AboutIce))]);
    el("p", "colophon", content)
}

/// Version and licence of the content, and the way to the reading edition.
pub fn licence_line(dataset: &DatasetRef, lang: Lang) -> Html {
    let meta = dataset.meta();
    row(vec![
        text(i18n::text(lang, &Msg::LicenceLine(&meta.version, &meta.licence))),
        text(" "),
        link(reading_edition(dataset, lang), None, text(i18n::text(lang, &Msg::ReadingEdition))),
    ])
}

/// The bar below small frames and embeds, which a host cannot take away.
pub fn attribution(dataset: &DatasetRef, lang: Lang, fragment: &str) -> Html {
    let meta = dataset.meta();
    let title = i18n::text(lang, &Msg::Title) + ": " + meta.title.get(lang);
    let mut parts = vec![
        words("span", "", title),
        link(reading_edition(dataset, lang), None, text(i18n::text(lang, &Msg::ReadingEdition))),
        link(LICENCE.into(), Some("license noopener noreferrer"), text(meta.licence.clone())),
    ];
    if dom::is_framed() {
        let words = words("strong", "", i18n::text(lang, &Msg::OpenFull));
        parts.push(link(format!("#{fragment}").into(), Some("noopener"), words));
    }
    el("footer", "attribution", row(parts))
}

/// A link; in a tab of its own where `rel` says how the two pages are related.
#[inline(never)]
fn link(href: AttrValue, rel: Option<&'static str>, content: Html) -> Html {
    let mut link = Tag::new("a", "").set("href", href);
    if let Some(rel) = rel {
        link = link.set("rel", rel.into()).set("target", "_blank".into());
    }
    link.around(content)
}
