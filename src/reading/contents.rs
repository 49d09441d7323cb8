//! The first page: what this is, the opening with its sources, the pages.

use super::{Edition, page::Page, shell, words};
use crate::ui::intro;
use yew::prelude::*;

/// The body of the page.
pub fn body(edition: &Edition) -> Html {
    let (lang, words) = (edition.lang, words::of(edition.lang));
    let title = &edition.dataset.meta().title;
    let pages = Page::wholes().filter(|page| *page != Page::Contents).map(|page| {
        let description = words::description(lang, page, shell::count(edition, page));
        html! {
            <li><a href={page.file()}>{ words::title(lang, page) }</a>{ " " }<span>{ description }</span></li>
        }
    });
    html! {
        <>
            <h1 lang={title.lang_of(lang).tag()}>{ title.get(lang).to_owned() }</h1>
            <div class="item">
                { intro(&edition.dataset, lang, &edition.medium()) }
            </div>
            <section class="contents">
                <h2>{ words.contents }</h2>
                <ul>{ for pages }</ul>
                <p class="exhibit-is">{ words.exhibit_is }{ " " }
                    <a href={edition.exhibit(None)}>{ words.exhibit }</a></p>
            </section>
        </>
    }
}
