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
    html! {
        <>
            { heading(edition, page) }
            <nav class="names" aria-label={words::of(edition.lang).on_this_page}>
                { name_list(edition, &nodes, page) }
            </nav>
            { for nodes.iter().map(|node| edition.article(*node, 2)) }
            { part_links(edition, page) }
        </>
    }
}

/// The body of the page that names all people.
pub fn people(edition: &Edition) -> Html {
    let parts = Page::People.parts().map(|part| {
        html! {
            <section class="names">
                <h2><a href={part.file()}>{ part.part_name(edition.lang).unwrap_or_default() }</a></h2>
                { name_list(edition, &edition.nodes(part), Page::People) }
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

/// Links to entries from a page, each after its date where the page is ordered by them.
pub fn name_list(edition: &Edition, nodes: &[NodeIx], here: Page) -> Html {
    let lang = edition.lang;
    let names = nodes.iter().map(|ix| {
        let node = edition.dataset.node(*ix);
        // Within a page the fragment is enough.
        let href = if Page::of(node) == here { format!("#{}", node.id) } else { page::href(node) };
        let date = node.date.as_ref().filter(|_| here.by_date());
        let date = date.map(|date| format_date(date, lang, DateStyle::Short));
        let spoken = node.name.lang_of(lang);
        html! {
            <li>
                if let Some(date) = date { <span class="when">{ date }</span>{ " " } }
                <a {href} lang={(spoken != lang).then_some(spoken.tag())}>{ node.name.get(lang).to_owned() }</a>
            </li>
        }
    });
    html! { <ul class={here.by_date().then_some("dated")}>{ for names }</ul> }
}

/// The parts of the same whole, for reading on; nothing for a whole page.
pub fn part_links(edition: &Edition, here: Page) -> Html {
    if here.whole() == here {
        return Html::default();
    }
    let parts = here.whole().parts().map(|part| {
        let current = (part == here).then_some("page");
        let name = part.part_name(edition.lang).unwrap_or_default();
        html! { <li><a href={part.file()} aria-current={current}>{ name }</a></li> }
    });
    html! {
        <nav class="parts" aria-label={words::of(edition.lang).parts}><ul>{ for parts }</ul></nav>
    }
}
