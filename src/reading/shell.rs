//! What every page has around its body: head, links to the other pages, colophon.

use super::{Edition, linked_data, page::Page, render, words};
use crate::{
    export::svg::Escaped,
    i18n::{self, Msg},
    ui::numbers,
};
use yew::prelude::*;

/// The whole document of a page.
pub fn document(edition: &Edition, page: Page, body: &str) -> String {
    let lang = edition.lang;
    let count = count(edition, page);
    let (name, exhibit) = (words::title(lang, page), i18n::text(lang, &Msg::Title));
    let alternates: String = edition
        .languages
        .iter()
        .map(|other| {
            let (tag, file) = (other.tag(), page.file());
            format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"../{tag}/{file}\">\n")
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{alternates}\
         <link rel=\"stylesheet\" href=\"../read.css\">\n\
         <script type=\"application/ld+json\">{data}</script>\n</head>\n<body>\n{sprite}{head}\n\
         <main id=\"text\" tabindex=\"-1\">\n{body}\n</main>\n{foot}\n</body>\n</html>\n",
        tag = lang.tag(),
        title = Escaped(&format!("{name} — {exhibit}")),
        description = Escaped(&words::description(lang, page, count)),
        data = linked_data::script(edition, page),
        sprite = render::sprite(),
        head = render::to_text(head(edition, page)),
        foot = render::to_text(foot(edition)),
    )
}

/// How many entries or sources a page holds; the contents count them all.
pub fn count(edition: &Edition, page: Page) -> usize {
    match page {
        Page::Contents => edition.dataset.nodes().len(),
        Page::Sources => edition.dataset.sources().len(),
        Page::Numbers => numbers::count(&edition.dataset),
        _ => edition.nodes(page).len(),
    }
}

fn head(edition: &Edition, page: Page) -> Html {
    let (lang, words) = (edition.lang, words::of(edition.lang));
    let pages = Page::wholes().map(|named| {
        let current = if named == page { "page" } else { "true" };
        let current = (named == page.whole()).then_some(current);
        let name = match named {
            Page::Contents => words.contents.to_owned(),
            _ => words::title(lang, named),
        };
        html! { <li><a href={named.file()} aria-current={current}>{ name }</a></li> }
    });
    let languages = edition.languages.iter().filter(|other| **other != lang).map(|other| {
        let tag = other.tag();
        let href = format!("../{tag}/{}", page.file());
        html! { <a {href} hreflang={tag} lang={tag}>{ words::language(*other) }</a> }
    });
    html! {
        <header class="masthead">
            <a class="skip" href="#text">{ words.skip }</a>
            <p class="site"><a href="index.html"><span class="numeral" aria-hidden="true">{ "XX" }</span>
                <span><b>{ i18n::text(lang, &Msg::Title) }</b>{ " " }<span class="edition">{ words.edition }</span></span></a></p>
            <p class="ways"><a href={edition.exhibit(None)}>{ words.exhibit }</a>{ for languages }</p>
            <nav aria-label={words.pages}><ul>{ for pages }</ul></nav>
        </header>
    }
}

fn foot(edition: &Edition) -> Html {
    let meta = edition.dataset.meta();
    let licence = i18n::text(edition.lang, &Msg::LicenceLine(&meta.version, &meta.licence));
    html! {
        <footer class="colophon">
            <p lang={meta.title.lang_of(edition.lang).tag()}>{ meta.title.get(edition.lang).to_owned() }</p>
            <p>{ licence }</p>
        </footer>
    }
}
