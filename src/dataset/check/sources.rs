//! Everything cited is needed, can be found, and carries what rests on it.

use std::collections::HashSet;

use super::{
    Finding, Subject,
    rules::{finding, nodes},
};
use crate::{
    dataset::ProblemKind,
    model::{Dataset, Dispute, Kind, SourceIx, SourceKind},
};

/// From this importance on an event must rest on more than web pages.
const GREAT: u8 = 4;

pub(super) fn sources_are_cited(dataset: &Dataset) -> Vec<Finding> {
    let mut cited: HashSet<SourceIx> = HashSet::new();
    let in_disputes = |disputes: &[Dispute]| {
        let accounts = disputes.iter().flat_map(|dispute| &dispute.accounts);
        accounts.flat_map(|account| account.sources.clone()).collect::<Vec<SourceIx>>()
    };
    let parts = dataset.parts();
    cited.extend(parts.opening.iter().flat_map(|statement| &statement.sources));
    for node in dataset.nodes() {
        cited.extend(&node.sources);
        cited.extend(node.roles.iter().flat_map(|role| &role.sources));
        cited.extend(in_disputes(&node.disputes));
    }
    for relation in dataset.relations() {
        cited.extend(&relation.sources);
        cited.extend(in_disputes(&relation.disputes));
    }
    // Passages and series are cited where they are shown.
    for section in &parts.sections {
        cited.extend(&section.sources);
        cited.extend(section.rows.iter().flat_map(|row| &row.sources));
    }
    let all = (0..dataset.sources().len()).map(SourceIx::from_index);
    all.filter(|ix| !cited.contains(ix))
        .map(|ix| finding(Subject::Source(ix), "", ProblemKind::UnusedSource))
        .collect()
}

/// A reader can go and look: there is an address, or somebody who printed or keeps it.
pub(super) fn sources_can_be_found(dataset: &Dataset) -> Vec<Finding> {
    let mut found = Vec::new();
    for (i, source) in dataset.sources().iter().enumerate() {
        let subject = || Subject::Source(SourceIx::from_index(i));
        match &source.url {
            Some(url) if !is_address(url) => {
                let kind = ProblemKind::BadAddress { found: url.clone() };
                found.push(finding(subject(), "url", kind));
            }
            None if source.publisher.is_none() && source.pages.is_none() => {
                found.push(finding(subject(), "", ProblemKind::Untraceable));
            }
            _ => {}
        }
    }
    found
}

/// `https://host.name/…`, without blanks.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let dotted = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    dotted && !url.contains(char::is_whitespace)
}

pub(super) fn great_events_rest_on_more_than_web_pages(dataset: &Dataset) -> Vec<Finding> {
    nodes(dataset, |ix| {
        let node = dataset.node(ix);
        let solid = |ix: &SourceIx| {
            let kind = dataset.source(*ix).map(|source| source.kind);
            matches!(kind, Some(SourceKind::Book | SourceKind::Article | SourceKind::Document))
        };
        let weak = node.kind == Kind::Event
            && node.importance >= GREAT
            && !node.sources.is_empty()
            && !node.sources.iter().any(solid);
        weak.then_some(ProblemKind::WebPagesAlone)
    })
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses_are_told_from_notes() {
        for (url, expected) in [
            ("https://www.marxists.org/archive/khrushchev/1956/02/24.htm", true),
            ("http://example.com", true),
            ("https://hu.wikipedia.org/wiki/Nagy_Imre?x=1#y", true),
            ("www.example.com/page", false),
            ("https://localhost/x", false),
            ("https://example..com", false),
            ("https://example.com/a page", false),
            ("see the archive", false),
        ] {
            assert_eq!(is_address(url), expected, "{url}");
        }
    }
}
