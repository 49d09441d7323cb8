//! The pages of everything but events: names first, then the articles.

use super::{Edition, page, page::Page, shell, words};
use crate::{
    i18n::{DateStyle, format_date},
    model::NodeIx,
};
use yew::prelude::*;

/// The body of a page of articles.
pub fn body(edition: &Edition, page: Page) -> Html {
    let nodes = edition.nodes(page);
    let articles = nodes.iter().map(|node| edition.article(*node, 2));
    let others = matches!(page, Page::PeopleFrom(_)).then(|| parts(edition, page));
    html! {
        <>
            { heading(edition, page) }
            <nav class="names" aria-label={words::of(edition.lang).on_this_page}>
                { name_list(edition, &nodes, page) }
            </nav>
            { for articles }
            { others }
        </>
    }
}

/// The body of the page that names all people.
pub fn people(edition: &Edition) -> Html {
    let parts = people_pages().map(|page| {
        html! {
            <section class="names">
                <h2><a href={page.file()}>{ words::title(edition.lang, page) }</a></h2>
                { name_list(edition, &edition.nodes(page), Page::People) }
            </section>
        }
    });
    html! { <>{ heading(edition, Page::People) }{ for parts }</> }
}

/// Title and what the page holds.
pub fn heading(edition: &Edition, page: Page) -> Html {
    let description = words::description(edition.lang, page, shell::count(edition, page));
    html! {
        <>
            <h1>{ words::title(edition.lang, page) }</h1>
            <p class="lead">{ description }</p>
        </>
    }
}

fn people_pages() -> impl Iterator<Item = Page> {
    Page::ALL.into_iter().filter(|page| matches!(page, Page::PeopleFrom(_)))
}

/// Links to entries, with their dates where the page is ordered by them.
fn name_list(edition: &Edition, nodes: &[NodeIx], here: Page) -> Html {
    let lang = edition.lang;
    let names = nodes.iter().map(|ix| {
        let node = edition.dataset.node(*ix);
        // Within a page the fragment is enough.
        let href =
            if Page::of(node) == here { format!("#{}", node.id) } else { page::href(node) };
        let date = node.date.as_ref().filter(|_| here.by_date());
        let date = date.map(|date| format_date(date, lang, DateStyle::Short));
        let spoken = node.name.lang_of(lang);
        html! {
            <li>
                <a {href} lang={(spoken != lang).then_some(spoken.tag())}>{ node.name.get(lang).to_owned() }</a>
                if let Some(date) = date { { " " }<span class="when">{ date }</span> }
            </li>
        }
    });
    html! { <ul>{ for names }</ul> }
}

/// The other parts of the alphabet.
fn parts(edition: &Edition, here: Page) -> Html {
    let parts = people_pages().map(|page| {
        let current = (page == here).then_some("page");
        html! { <li><a href={page.file()} aria-current={current}>{ words::title(edition.lang, page) }</a></li> }
    });
    html! {
        <nav class="parts" aria-label={words::of(edition.lang).neighbours}><ul>{ for parts }</ul></nav>
    }
}
