//! Made-up histories of any size: for tests, for benchmarks, and to see what a large one looks
//! like. Everything in them says that it is made up.

use crate::model::{
    Certainty, Dataset, DatasetParts, HistDate, Kind, LocalizedText, Meta, Node, NodeIx, Region,
    RegionIx, Relation, RelationClass, RelationType, RelationTypeIx, Source, SourceIx, SourceKind,
};

/// Regions of a made-up history, by where they lie.
const REGIONS: [(&str, &str, [f32; 2]); 6] = [
    ("Made-up north", "Вымышленный север", [0.5, 0.15]),
    ("Made-up south", "Вымышленный юг", [0.5, 0.85]),
    ("Made-up west", "Вымышленный запад", [0.15, 0.5]),
    ("Made-up east", "Вымышленный восток", [0.85, 0.5]),
    ("Made-up middle", "Вымышленная середина", [0.5, 0.5]),
    ("Made-up islands", "Вымышленные острова", [0.82, 0.82]),
];

/// Kinds with their made-up names; the more often, the more common.
const KINDS: [(Kind, &str, &str); 10] = [
    (Kind::Person, "Made-up person", "Вымышленное лицо"),
    (Kind::Person, "Made-up person", "Вымышленное лицо"),
    (Kind::Person, "Made-up person", "Вымышленное лицо"),
    (Kind::Event, "Made-up event", "Вымышленное событие"),
    (Kind::Event, "Made-up event", "Вымышленное событие"),
    (Kind::Document, "Made-up letter", "Вымышленное письмо"),
    (Kind::Organization, "Made-up party", "Вымышленная партия"),
    (Kind::Place, "Made-up town", "Вымышленный город"),
    (Kind::Work, "Made-up novel", "Вымышленный роман"),
    (Kind::Concept, "Made-up idea", "Вымышленная идея"),
];

const TYPES: [(&str, RelationClass, &str, &str); 4] = [
    ("member-of", RelationClass::Tie, "belongs to", "counts"),
    ("wrote", RelationClass::Act, "wrote to", "heard from"),
    ("led-to", RelationClass::Consequence, "led to", "came from"),
    ("sent-to", RelationClass::Passing, "was sent to", "received"),
];

/// A history of so many nodes and ties, always the same for the same numbers: circles of about
/// sixty entries around their first ones, with some ties from circle to circle. At least 2 nodes;
/// each but the first has a tie as far as there are ties.
pub fn made(nodes: usize, edges: usize) -> Dataset {
    let nodes = nodes.max(2);
    let mut random = Random(1956);
    let ties = ties(nodes, edges, &mut random);
    let mut degree = vec![0usize; nodes];
    for [a, b] in &ties {
        degree[*a] += 1;
        degree[*b] += 1;
    }
    // Most important first, as everywhere.
    let mut order: Vec<usize> = (0..nodes).collect();
    order.sort_by_key(|i| (usize::MAX - degree[*i], *i));
    let mut rank = vec![0usize; nodes];
    for (at, i) in order.iter().enumerate() {
        rank[*i] = at;
    }
    let circle = circle_size(nodes);
    let made_nodes = order.iter().enumerate().map(|(at, i)| {
        let (kind, en, ru) = KINDS[(*i * 7 + *i / circle) % KINDS.len()];
        let share = at as f32 / nodes as f32;
        Node {
            region: RegionIx::from_index((i / circle) % REGIONS.len()),
            importance: match share {
                s if s < 0.004 => 5,
                s if s < 0.03 => 4,
                s if s < 0.15 => 3,
                s if s < 0.5 => 2,
                _ => 1,
            },
            date: date(kind, &mut random),
            certainty: certainty(random.below(40)),
            summary: LocalizedText {
                en: "Made up, to see how a large history looks.".to_owned(),
                ru: Some("Вымышлено, чтобы увидеть большую историю.".to_owned()),
            },
            sources: vec![SourceIx(0)],
            ..Node::new(
                format!("made-{i}"),
                kind,
                LocalizedText {
                    en: format!("{en} {}", i + 1),
                    ru: Some(format!("{ru} {}", i + 1)),
                },
            )
        }
    });
    let made_nodes: Vec<Node> = made_nodes.collect();
    let mut relations: Vec<Relation> = ties
        .iter()
        .map(|[a, b]| Relation {
            from: NodeIx::from_index(rank[*a]),
            to: NodeIx::from_index(rank[*b]),
            kind: RelationTypeIx::from_index(random.below(TYPES.len())),
            date: (random.below(2) == 0).then(|| day(&mut random)).flatten(),
            certainty: certainty(random.below(30)),
            note: LocalizedText::default(),
            disputes: Vec::new(),
            sources: vec![SourceIx(0)],
            source_count: 1,
        })
        .collect();
    relations.sort_by_key(|tie| (tie.from, tie.to));
    Dataset::new(DatasetParts {
        meta: Meta {
            id: "made-up".to_owned(),
            version: "1".to_owned(),
            date: "2026".to_owned(),
            title: LocalizedText::en("A made-up history"),
            licence: "CC0-1.0".to_owned(),
        },
        regions: REGIONS
            .iter()
            .enumerate()
            .map(|(i, (en, ru, anchor))| {
                let name = LocalizedText { en: (*en).to_owned(), ru: Some((*ru).to_owned()) };
                Region { id: format!("made-{i}"), lane: name.clone(), name, anchor: *anchor }
            })
            .collect(),
        relation_types: TYPES
            .iter()
            .map(|(id, class, forward, reverse)| RelationType {
                id: (*id).to_owned(),
                class: *class,
                forward: LocalizedText::en(*forward),
                reverse: LocalizedText::en(*reverse),
                from_kinds: Vec::new(),
                to_kinds: Vec::new(),
            })
            .collect(),
        nodes: made_nodes,
        relations,
        sources: vec![Source {
            id: "made-up".to_owned(),
            kind: SourceKind::Document,
            author: None,
            title: "Made up by a program".to_owned(),
            publisher: None,
            year: None,
            pages: None,
            url: None,
            seen: true,
            note: None,
        }],
        ..DatasetParts::default()
    })
}

fn circle_size(nodes: usize) -> usize {
    60.min(nodes)
}

/// Pairs of different nodes: a tree first, so that all hang together, then mostly inside circles.
fn ties(nodes: usize, edges: usize, random: &mut Random) -> Vec<[usize; 2]> {
    let circle = circle_size(nodes);
    let mut ties = Vec::with_capacity(edges);
    for i in 1..nodes.min(edges + 1) {
        let start = i / circle * circle;
        // The first of a circle knows the first of another; the others somebody before them,
        // rather the first ones.
        let known = match i - start {
            0 => random.below(i / circle) * circle,
            within => start + random.below(within).min(random.below(within)),
        };
        ties.push([i, known]);
    }
    while ties.len() < edges {
        let a = random.below(nodes);
        let start = a / circle * circle;
        let within = circle.min(nodes - start);
        let b = match random.below(10) {
            0 => random.below(nodes),
            _ => start + random.below(within).min(random.below(within)),
        };
        if a != b {
            ties.push([a, b]);
        }
    }
    ties
}

fn certainty(draw: usize) -> Certainty {
    match draw {
        0 => Certainty::Disputed,
        1 | 2 => Certainty::Probable,
        _ => Certainty::Established,
    }
}

fn date(kind: Kind, random: &mut Random) -> Option<HistDate> {
    match kind {
        Kind::Event | Kind::Document | Kind::Work => day(random),
        Kind::Person => {
            let born = 1870 + random.below(60);
            let died = born + 30 + random.below(50);
            HistDate::parse(&format!("{born}/{died}")).ok()
        }
        Kind::Organization | Kind::Place | Kind::Concept => None,
    }
}

/// A day of the axis; a third of them fall into 1956.
fn day(random: &mut Random) -> Option<HistDate> {
    let year = if random.below(3) == 0 { 1956 } else { 1917 + random.below(75) };
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    HistDate::parse(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// A linear congruential generator (Knuth, MMIX): the same numbers on every machine.
struct Random(u64);

impl Random {
    /// A number below `end`, which is at least 1.
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::made;
    use crate::dataset::{read_core, write_core};

    #[test]
    fn a_made_up_history_is_the_same_every_time_and_can_be_shipped() {
        let core = write_core(&made(300, 700));
        assert_eq!(core, write_core(&made(300, 700)));
        let (read, problems) = read_core(&core).expect("a core file");
        assert_eq!(problems, []);
        assert_eq!((read.nodes().len(), read.relations().len()), (300, 700));
        assert!(read.nodes().iter().all(|node| node.name.en.starts_with("Made-up")));
    }

    #[test]
    fn everything_hangs_together_and_the_best_joined_come_first() {
        let history = made(500, 900);
        let degrees: Vec<usize> = history.node_ixs().map(|ix| history.degree(ix)).collect();
        assert!(degrees.is_sorted_by(|a, b| a >= b));
        assert!(degrees.iter().all(|degree| *degree > 0));
    }

    #[test]
    fn the_smallest_and_the_sparsest_are_made_too() {
        assert_eq!(made(0, 0).nodes().len(), 2);
        assert_eq!(made(10, 3).relations().len(), 3);
    }
}
