//! Small histories made for a test, and the same as graphs of petgraph.

use petgraph::graph::{NodeIndex, UnGraph};
use proptest::prelude::*;
use twentieth::{
    model::{
        Certainty, Dataset, DatasetParts, HistDate, Kind, LocalizedText, Node, NodeIx, Region,
        RegionIx, Relation, RelationClass, RelationIx, RelationType, RelationTypeIx, Source,
        SourceIx, SourceKind,
    },
    query::{Presence, Visible},
    state::Filter,
};

/// A tie of a made history.
#[derive(Clone, Debug)]
pub struct Tie {
    pub from: usize,
    pub to: usize,
    pub kind: usize,
    /// Sources by number; the kind of a source is its number modulo 5.
    pub sources: Vec<u32>,
    pub certainty: Certainty,
    pub date: Option<&'static str>,
}

/// Words that ties may have.
pub const TYPES: [&str; 4] = ["took-part-in", "took-place-in", "led-to", "close-to"];

pub fn tie(from: usize, to: usize) -> Tie {
    let certainty = Certainty::Established;
    Tie { from, to, kind: 3, sources: vec![0], certainty, date: None }
}

pub fn entry(id: &str, kind: Kind, importance: u8) -> Node {
    Node { importance, ..Node::new(id, kind, LocalizedText::en(id)) }
}

pub fn history(nodes: Vec<Node>, ties: &[Tie]) -> Dataset {
    let word = |id: &str| RelationType {
        id: id.to_owned(),
        class: RelationClass::Tie,
        forward: LocalizedText::en(format!("{id} →")),
        reverse: LocalizedText::en(format!("{id} ←")),
        from_kinds: Vec::new(),
        to_kinds: Vec::new(),
    };
    let relation = |tie: &Tie| Relation {
        from: NodeIx::from_index(tie.from),
        to: NodeIx::from_index(tie.to),
        kind: RelationTypeIx::from_index(tie.kind),
        date: tie.date.map(|date| HistDate::parse(date).unwrap()),
        certainty: tie.certainty,
        note: LocalizedText::default(),
        disputes: Vec::new(),
        sources: tie.sources.iter().map(|source| SourceIx(*source)).collect(),
        source_count: tie.sources.len() as u8,
    };
    let source = |i: usize| Source {
        id: format!("s{i}"),
        kind: SourceKind::ALL[i % SourceKind::ALL.len()],
        author: None,
        title: String::new(),
        publisher: None,
        year: None,
        pages: None,
        url: None,
        seen: true,
        note: None,
    };
    let region = |id: &str| Region {
        id: id.to_owned(),
        name: LocalizedText::en(id),
        lane: LocalizedText::en(id),
        anchor: [0.5; 2],
    };
    Dataset::new(DatasetParts {
        nodes,
        regions: ["north", "south"].map(region).to_vec(),
        relation_types: TYPES.map(word).to_vec(),
        relations: ties.iter().map(relation).collect(),
        sources: (0..20).map(source).collect(),
        ..DatasetParts::default()
    })
}

/// People `n0`, `n1` … of importance 3, joined by plain ties.
pub fn people(len: usize, pairs: &[(usize, usize)]) -> Dataset {
    let nodes = (0..len).map(|i| entry(&format!("n{i}"), Kind::Person, 3)).collect();
    let ties: Vec<Tie> = pairs.iter().map(|(a, b)| tie(*a, *b)).collect();
    history(nodes, &ties)
}

pub fn everything(dataset: &Dataset) -> Visible {
    Visible::new(dataset, &Filter::default(), None)
}

/// Histories with parallel ties, doubts, several regions, countries and dates. Isolated entries and
/// separate pieces are common.
pub fn any_history(most_nodes: usize, most_ties: usize) -> impl Strategy<Value = Dataset> {
    (1..=most_nodes).prop_flat_map(move |len| {
        let node = (0..Kind::ALL.len(), 1u8..=5, 0u32..2, 0usize..4, 0usize..5, 0usize..20);
        let tie = (
            0..len,
            0..len,
            0..TYPES.len(),
            0usize..4,
            0usize..12,
            prop::collection::vec(0u32..20, 0..4),
        );
        (prop::collection::vec(node, len), prop::collection::vec(tie, 0..=most_ties)).prop_map(
            |(nodes, ties)| {
                let nodes = nodes.into_iter().enumerate();
                let nodes = nodes.map(|(i, (kind, importance, region, country, firm, source))| {
                    let country = ["Poland", "Hungary", "North Korea"].get(country);
                    Node {
                        region: RegionIx(region),
                        country: country.map(|name| LocalizedText::en(*name)),
                        certainty: some_certainty(firm),
                        sources: vec![SourceIx(source as u32)],
                        date: (source % 3 == 0).then(|| HistDate::parse("1956-10").unwrap()),
                        ..entry(&format!("n{i}"), Kind::ALL[kind], importance)
                    }
                });
                let dates = [Some("1956-02-25"), Some("1956-10-23/1956-11-04"), Some("1961"), None];
                let ties = ties.into_iter().filter(|(from, to, ..)| from != to);
                let ties = ties.map(|(from, to, kind, date, firm, sources)| {
                    let certainty = some_certainty(firm);
                    Tie { from, to, kind, sources, certainty, date: dates[date] }
                });
                let (nodes, ties): (Vec<Node>, Vec<Tie>) = (nodes.collect(), ties.collect());
                history(nodes, &ties)
            },
        )
    })
}

/// Mostly established.
fn some_certainty(i: usize) -> Certainty {
    Certainty::ALL.get(i).copied().unwrap_or_default()
}

/// What is shown, as petgraph has it: all entries (so that indices agree), shown ties, parallel ones
/// too.
pub fn graph_of(dataset: &Dataset, visible: &Visible) -> UnGraph<(), RelationIx> {
    let mut graph = UnGraph::default();
    for _ in dataset.nodes() {
        graph.add_node(());
    }
    for (i, relation) in dataset.relations().iter().enumerate() {
        let ix = RelationIx::from_index(i);
        if visible.relation(ix) == Presence::Shown {
            graph.add_edge(at(relation.from), at(relation.to), ix);
        }
    }
    graph
}

/// The same without parallel ties.
pub fn simple(graph: &UnGraph<(), RelationIx>) -> UnGraph<(), ()> {
    let mut once = graph.map(|_, ()| (), |_, _| ());
    once.clear_edges();
    for edge in graph.edge_indices() {
        let (a, b) = graph.edge_endpoints(edge).unwrap();
        once.update_edge(a, b, ());
    }
    once
}

pub fn at(node: NodeIx) -> NodeIndex {
    NodeIndex::new(node.index())
}

pub fn ix(node: NodeIndex) -> NodeIx {
    NodeIx::from_index(node.index())
}
