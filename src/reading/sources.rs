//! The bibliography: every source by kind, with the entries that cite it.

use std::collections::BTreeSet;

use super::{Edition, entries, page, page::Page, words};
use crate::{
    model::{Account, Dataset, Dispute, NodeIx, Source, SourceIx, SourceKind},
    ui::source_line,
};
use yew::prelude::*;

/// How many of the entries that cite a source are named.
const NAMED: usize = 6;

/// The body of the page.
pub fn body(edition: &Edition) -> Html {
    let citations = citations(&edition.dataset);
    let sections = SourceKind::ALL.map(|kind| section(edition, kind, &citations));
    html! { <>{ entries::heading(edition, Page::Sources) }{ for sections }</> }
}

/// Where a source is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// How many claims rest on it.
    pub claims: usize,
    /// In which entries those stand; a relation stands in both of its ends.
    pub entries: BTreeSet<NodeIx>,
}

/// The citations of every source, in order of the sources.
pub fn citations(dataset: &Dataset) -> Vec<Citation> {
    let mut list = vec![Citation::default(); dataset.sources().len()];
    let mut cite = |sources: &[SourceIx], entries: &[NodeIx]| {
        for source in sources {
            if let Some(citation) = list.get_mut(source.index()) {
                citation.claims += 1;
                citation.entries.extend(entries);
            }
        }
    };
    for ix in dataset.node_ixs() {
        let node = dataset.node(ix);
        cite(&node.sources, &[ix]);
        for role in &node.roles {
            cite(&role.sources, &[ix]);
        }
        for account in accounts(&node.disputes) {
            cite(&account.sources, &[ix]);
        }
    }
    for relation in dataset.relations() {
        let ends = [relation.from, relation.to];
        cite(&relation.sources, &ends);
        for account in accounts(&relation.disputes) {
            cite(&account.sources, &ends);
        }
    }
    list
}

fn accounts(disputes: &[Dispute]) -> impl Iterator<Item = &Account> {
    disputes.iter().flat_map(|dispute| &dispute.accounts)
}

fn section(edition: &Edition, kind: SourceKind, citations: &[Citation]) -> Html {
    let sources = edition.dataset.sources();
    let mut list: Vec<(SourceIx, &Source)> = sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.kind == kind)
        .map(|(i, source)| (SourceIx::from_index(i), source))
        .collect();
    if list.is_empty() {
        return Html::default();
    }
    list.sort_by(|(_, a), (_, b)| heading(a).cmp(&heading(b)).then(a.id.cmp(&b.id)));
    let items = list.into_iter().map(|(ix, source)| {
        let line = source_line(&edition.dataset, ix, edition.lang, &edition.medium());
        let cited = citations.get(ix.index()).map(|citation| cited(edition, citation));
        html! { <li id={source.id.clone()}>{ line }{ cited }</li> }
    });
    html! {
        <section class="bibliography">
            <h2>{ words::source_kind(edition.lang, kind) }</h2>
            <ul>{ for items }</ul>
        </section>
    }
}

/// What a source is sorted by: its author, else its title.
fn heading(source: &Source) -> String {
    source.author.as_ref().unwrap_or(&source.title).to_lowercase()
}

fn cited(edition: &Edition, citation: &Citation) -> Html {
    let (lang, words) = (edition.lang, words::of(edition.lang));
    if citation.claims == 0 {
        return html! { <p class="cited">{ words.uncited }</p> };
    }
    // Entries are in order of importance.
    let more = citation.entries.len().saturating_sub(NAMED);
    let entries = citation.entries.iter().take(NAMED).map(|ix| {
        let node = edition.dataset.node(*ix);
        let spoken = node.name.lang_of(lang);
        html! {
            <li><a href={page::href(node)} lang={(spoken != lang).then_some(spoken.tag())}>{ node.name.get(lang).to_owned() }</a></li>
        }
    });
    html! {
        <details class="cited">
            <summary>{ (words.cited)(citation.claims, citation.entries.len()) }</summary>
            <ul>
                { for entries }
                if more > 0 { <li>{ (words.and_more)(more) }</li> }
            </ul>
        </details>
    }
}
