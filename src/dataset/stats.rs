//! What a history holds, in numbers, for its curators.

use std::fmt::{self, Write as _};

use crate::model::{
    Certainty, Dataset, Kind, Node, PassageClaim, Relation, RelationTypeIx, SourceIx, SourceKind,
    Standing,
};

/// Counts of a dataset whose texts have been joined. Prints as tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// Heading and its rows: what is counted, and how many there are.
    pub tables: Vec<(&'static str, Vec<(String, usize)>)>,
}

impl Stats {
    /// Counts everything once.
    pub fn of(dataset: &Dataset) -> Self {
        let (nodes, relations) = (dataset.nodes(), dataset.relations());
        let row = |name: &str, count: usize| (name.to_owned(), count);
        let count = |of: &dyn Fn(&Node) -> bool| nodes.iter().filter(|node| of(node)).count();
        let joining = |of: &dyn Fn(&Relation) -> bool| relations.iter().filter(|r| of(r)).count();
        let cited = |kind| dataset.sources().iter().filter(|source| source.kind == kind).count();

        let kinds = Kind::ALL.map(|kind| row(kind.id(), count(&|node| node.kind == kind)));
        let regions = dataset
            .regions()
            .iter()
            .enumerate()
            .map(|(i, region)| row(&region.id, count(&|node| node.region.index() == i)));
        let importance = (1..=5)
            .rev()
            .map(|level: u8| row(&level.to_string(), count(&|node| node.importance == level)));
        let certainty =
            Certainty::ALL.map(|level| row(level.id(), count(&|node| node.certainty == level)));
        let held = Certainty::ALL
            .map(|level| row(level.id(), joining(&|relation| relation.certainty == level)));
        let types = dataset.relation_types().iter().enumerate().map(|(i, word)| {
            let kind = RelationTypeIx::from_index(i);
            row(&word.id, joining(&|relation| relation.kind == kind))
        });
        let sources = SourceKind::ALL.map(|kind| row(kind.id(), cited(kind)));
        let event = |node: &Node| node.kind == Kind::Event;
        let (passages, series) = (&dataset.parts().passages, &dataset.parts().series);
        let claims: Vec<&PassageClaim> = passages.iter().flat_map(|p| &p.claims).collect();
        let standing = |of| claims.iter().filter(|claim| claim.standing == of).count();
        let tables = vec![
            ("nodes by kind", kinds.to_vec()),
            ("nodes by region", regions.collect()),
            ("nodes by importance", importance.collect()),
            ("nodes by certainty", certainty.to_vec()),
            ("relations by type", types.collect()),
            ("relations by certainty", held.to_vec()),
            ("sources by kind", sources.to_vec()),
            (
                KNOWLEDGE,
                vec![
                    row("events", count(&event)),
                    row("events with a date", count(&|node| event(node) && node.date.is_some())),
                    row("events with a dispute", count(&|node| event(node) && node.is_disputed())),
                    row("nodes", nodes.len()),
                    row("nodes with a date", count(&|node| node.date.is_some())),
                    row("nodes with a dispute", count(&Node::is_disputed)),
                    row("nodes in Russian too", count(&|node| node.summary.ru.is_some())),
                    row("nodes resting on web pages alone", count(&|n| only_web(dataset, n))),
                    row("relations", relations.len()),
                    row("relations with a date", joining(&|relation| relation.date.is_some())),
                    row("relations with a dispute", joining(&|r| !r.disputes.is_empty())),
                    row("passages", passages.len()),
                    row("claims made in passages", claims.len()),
                    row("claims confirmed", standing(Standing::Confirmed)),
                    row("claims disputed", standing(Standing::Disputed)),
                    row("claims that are wrong", standing(Standing::Wrong)),
                    row("claims unproven", standing(Standing::Unproven)),
                    row("what passages leave out", standing(Standing::Omitted)),
                    row("series of numbers", series.len()),
                    row("numbers", series.iter().map(|s| s.values.len()).sum()),
                    row("sources", dataset.sources().len()),
                    row("sources read", dataset.sources().iter().filter(|s| s.seen).count()),
                ],
            ),
        ];
        Self { tables }
    }
}

/// Heading of the one table whose rows overlap, so that shares of it mean nothing.
const KNOWLEDGE: &str = "how well it is known";

/// Whether a node cites something, and nothing but web pages.
fn only_web(dataset: &Dataset, node: &Node) -> bool {
    let web = |ix: &SourceIx| dataset.source(*ix).is_some_and(|s| s.kind == SourceKind::Webpage);
    !node.sources.is_empty() && node.sources.iter().all(web)
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (heading, rows)) in self.tables.iter().enumerate() {
            let separator = if i == 0 { "" } else { "\n" };
            writeln!(f, "{separator}{heading}")?;
            for (name, count) in rows {
                let mut line = format!("  {name:<34} {count:>5}");
                if *heading != KNOWLEDGE {
                    let total: usize = rows.iter().map(|(_, count)| count).sum();
                    write!(line, "  {:>3} %", percent(*count, total))?;
                }
                writeln!(f, "{line}")?;
            }
        }
        Ok(())
    }
}

/// To the nearest whole.
fn percent(count: usize, total: usize) -> usize {
    (count * 100 + total / 2).checked_div(total).unwrap_or(0)
}
