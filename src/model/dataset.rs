//! The whole history in arenas, with its adjacency; built once, then never changed.

use super::{
    Dispute, Lang, LocalizedText, Node, NodeIx, Passage, RegionIx, Relation, RelationClass,
    RelationIx, RelationType, Roll, Section, Series, Source, SourceIx, TimeBound,
};
use crate::order::sort_by;

/// What the dataset says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Id of the history: `twentieth`.
    pub id: String,
    /// Version of the content, cited with every view.
    pub version: String,
    /// Date of that version, EDTF.
    pub date: String,
    /// Title of the exhibit.
    pub title: LocalizedText,
    /// Licence of the content.
    pub licence: String,
}

/// A theme region: a floe in the network and a lane in the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Stable id: `kremlin`.
    pub id: String,
    /// Name on its floe.
    pub name: LocalizedText,
    /// Name of its lane.
    pub lane: LocalizedText,
    /// Where its floe lies, in fractions of the canvas from the top left.
    pub anchor: [f32; 2],
}

/// A sentence or two in the exhibit's own voice, with its sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// What it says.
    pub text: LocalizedText,
    /// Who says so.
    pub sources: Vec<SourceIx>,
}

/// A way into the network that the opening offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    /// The entry behind it.
    pub node: NodeIx,
    /// What a reader finds there, in a few words.
    pub line: LocalizedText,
}

/// One end of a relation as seen from a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adjacent {
    /// The relation.
    pub relation: RelationIx,
    /// The node at its other end.
    pub node: NodeIx,
    /// Whether the relation leaves the node (its forward verb applies).
    pub outgoing: bool,
}

/// The arenas a [`Dataset`] is built from. Indices must be in range; `dataset::read` checks that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DatasetParts {
    /// See [`Meta`].
    pub meta: Meta,
    /// What this is and why it mattered, for somebody who knows nothing.
    pub opening: Vec<Statement>,
    /// Ways in.
    pub doors: Vec<Door>,
    /// Regions in lane order.
    pub regions: Vec<Region>,
    /// The vocabulary.
    pub relation_types: Vec<RelationType>,
    /// Entities and events, most important first.
    pub nodes: Vec<Node>,
    /// Claims that join nodes.
    pub relations: Vec<Relation>,
    /// Citations; empty until the texts have arrived.
    pub sources: Vec<Source>,
    /// More to read on the nodes, sorted by node; empty until the texts have arrived.
    pub sections: Vec<Section>,
    /// Documents part by part. Never shipped: the page gets them as sections.
    pub passages: Vec<Passage>,
    /// Numbers as data. Never shipped: the page gets them as sections.
    pub series: Vec<Series>,
    /// Bodies and what became of their members. Never shipped: the page gets them as sections.
    pub rolls: Vec<Roll>,
    /// What is dated by something else. Never shipped: the page gets it as sections.
    pub bounds: Vec<TimeBound>,
}

impl DatasetParts {
    /// What a page for readers of one language has once the texts have arrived.
    pub fn shipped(&self, lang: Lang) -> Self {
        let mut parts = self.clone();
        let only = |text: &mut LocalizedText| *text = text.only(lang);
        let only_disputes = |disputes: &mut [Dispute]| {
            for dispute in disputes {
                only(&mut dispute.about);
                dispute.accounts.iter_mut().for_each(|account| only(&mut account.text));
            }
        };
        for node in &mut parts.nodes {
            only(&mut node.summary);
            only_disputes(&mut node.disputes);
        }
        for relation in &mut parts.relations {
            only(&mut relation.note);
            only_disputes(&mut relation.disputes);
        }
        for section in &mut parts.sections {
            [&mut section.group, &mut section.title, &mut section.text].into_iter().for_each(only);
            for row in &mut section.rows {
                [&mut row.label, &mut row.text, &mut row.more].into_iter().for_each(only);
            }
        }
        Self {
            passages: Vec::new(),
            series: Vec::new(),
            rolls: Vec::new(),
            bounds: Vec::new(),
            ..parts
        }
    }
}

/// A history: see the module documentation.
#[derive(Clone, Debug)]
pub struct Dataset {
    parts: DatasetParts,
    /// In the order of their ids.
    by_id: Vec<NodeIx>,
    /// `adjacency[starts[n]..starts[n + 1]]` belongs to node `n`.
    starts: Vec<u32>,
    adjacency: Vec<Adjacent>,
}

impl Dataset {
    /// Builds the adjacency. O(nodes log nodes + relations).
    pub fn new(parts: DatasetParts) -> Self {
        let mut by_id: Vec<NodeIx> = (0..parts.nodes.len()).map(NodeIx::from_index).collect();
        sort_by(&mut by_id, |a, b| parts.nodes[a.index()].id.cmp(&parts.nodes[b.index()].id));

        let mut starts = vec![0u32; parts.nodes.len() + 1];
        for relation in &parts.relations {
            starts[relation.from.index() + 1] += 1;
            starts[relation.to.index() + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let placeholder = Adjacent { relation: RelationIx(0), node: NodeIx(0), outgoing: false };
        let mut adjacency = vec![placeholder; parts.relations.len() * 2];
        let mut next = starts.clone();
        for (i, relation) in parts.relations.iter().enumerate() {
            let ends = [(relation.from, relation.to, true), (relation.to, relation.from, false)];
            for (here, there, outgoing) in ends {
                let slot = &mut next[here.index()];
                adjacency[*slot as usize] =
                    Adjacent { relation: RelationIx::from_index(i), node: there, outgoing };
                *slot += 1;
            }
        }
        Self { parts, by_id, starts, adjacency }
    }

    /// What the dataset says of itself.
    pub fn meta(&self) -> &Meta {
        &self.parts.meta
    }

    /// Every node, most important first.
    pub fn nodes(&self) -> &[Node] {
        &self.parts.nodes
    }

    /// Every node index.
    pub fn node_ixs(&self) -> impl DoubleEndedIterator<Item = NodeIx> + use<> {
        (0..self.parts.nodes.len()).map(NodeIx::from_index)
    }

    /// Every relation.
    pub fn relations(&self) -> &[Relation] {
        &self.parts.relations
    }

    /// The vocabulary.
    pub fn relation_types(&self) -> &[RelationType] {
        &self.parts.relation_types
    }

    /// Regions in lane order.
    pub fn regions(&self) -> &[Region] {
        &self.parts.regions
    }

    /// Citations; empty until the texts have arrived.
    pub fn sources(&self) -> &[Source] {
        &self.parts.sources
    }

    /// One node.
    pub fn node(&self, ix: NodeIx) -> &Node {
        &self.parts.nodes[ix.index()]
    }

    /// One relation.
    pub fn relation(&self, ix: RelationIx) -> &Relation {
        &self.parts.relations[ix.index()]
    }

    /// The vocabulary word of a relation.
    pub fn type_of(&self, relation: &Relation) -> &RelationType {
        &self.parts.relation_types[relation.kind.index()]
    }

    /// The drawing class of a relation.
    pub fn class_of(&self, relation: &Relation) -> RelationClass {
        self.type_of(relation).class
    }

    /// One region.
    pub fn region(&self, ix: RegionIx) -> &Region {
        &self.parts.regions[ix.index()]
    }

    /// More to read on a node, in the order in which it is shown.
    pub fn sections_of(&self, node: NodeIx) -> impl Iterator<Item = &Section> {
        self.parts.sections.iter().filter(move |section| section.node == node)
    }

    /// One source, once the texts have arrived.
    pub fn source(&self, ix: SourceIx) -> Option<&Source> {
        self.parts.sources.get(ix.index())
    }

    /// The node with this id.
    pub fn find(&self, id: &str) -> Option<NodeIx> {
        let found = self.by_id.binary_search_by(|node| self.node(*node).id.as_str().cmp(id));
        found.ok().map(|at| self.by_id[at])
    }

    /// The relations of a node, in file order.
    pub fn adjacent(&self, node: NodeIx) -> &[Adjacent] {
        let range = self.starts[node.index()] as usize..self.starts[node.index() + 1] as usize;
        &self.adjacency[range]
    }

    /// How many relations a node has.
    pub fn degree(&self, node: NodeIx) -> usize {
        self.adjacent(node).len()
    }

    /// Whether summaries, disputes and sources have been joined.
    pub fn has_texts(&self) -> bool {
        !self.parts.sources.is_empty()
    }

    /// The arenas, for writers and for joining texts.
    pub fn parts(&self) -> &DatasetParts {
        &self.parts
    }
}
