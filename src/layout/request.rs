//! All that a layout depends on, as one comparable value.

use crate::model::{Dataset, Lang, Node, Relation};

/// Counts up whenever the code of the layout gives another picture for the same request, so that a
/// stale `baked.bin` is noticed.
const ALGORITHM: u32 = 2;

/// The two shapes of canvas a layout is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variant {
    /// Desktop, embed, kiosk: the compass of the data.
    Wide,
    /// Phone: the same neighbours, turned upright.
    Tall,
}

impl Variant {
    /// Both, in the order of [`Baked::variants`](super::Baked::variants).
    pub const ALL: [Self; 2] = [Self::Wide, Self::Tall];

    /// Position in [`ALL`](Self::ALL).
    pub const fn index(self) -> usize {
        match self {
            Self::Wide => 0,
            Self::Tall => 1,
        }
    }

    /// Width and height of the reference canvas, CSS pixels.
    pub const fn size(self) -> [f32; 2] {
        match self {
            Self::Wide => [970.0, 485.0],
            Self::Tall => [390.0, 520.0],
        }
    }

    /// Width ÷ height.
    pub const fn aspect(self) -> f32 {
        self.size()[0] / self.size()[1]
    }

    /// How many nodes are drawn at scale 1, at most.
    pub const fn budget(self) -> usize {
        match self {
            Self::Wide => 170,
            Self::Tall => 44,
        }
    }

    /// How many labels get room of their own at scale 1, at most.
    pub const fn label_budget(self) -> usize {
        match self {
            Self::Wide => 80,
            Self::Tall => 22,
        }
    }

    /// Where a region lies on this canvas, from where it lies by the compass; fractions.
    pub fn place(self, compass: [f32; 2]) -> [f32; 2] {
        match self {
            Self::Wide => compass,
            Self::Tall => upright(compass),
        }
    }
}

/// The compass of the design and the phone's arrangement of the same regions: the text abroad,
/// Poland, Hungary, other parties, the Kremlin, the Stalin years, culture & memory, Beijing &
/// Tirana.
const UPRIGHT: [([f32; 2], [f32; 2]); 8] = [
    ([0.085, 0.62], [0.14, 0.50]),
    ([0.255, 0.27], [0.28, 0.16]),
    ([0.30, 0.74], [0.22, 0.82]),
    ([0.50, 0.87], [0.53, 0.88]),
    ([0.495, 0.46], [0.50, 0.49]),
    ([0.70, 0.20], [0.76, 0.16]),
    ([0.76, 0.80], [0.81, 0.80]),
    ([0.925, 0.48], [0.88, 0.49]),
];

/// Turns a compass place upright: exact for the eight known ones, in between by inverse distance
/// weighting (Shepard 1968), so that a new region needs no new table.
fn upright(compass: [f32; 2]) -> [f32; 2] {
    let (mut sum, mut moved) = (0.0, [0.0, 0.0]);
    for (from, to) in UPRIGHT {
        let (dx, dy) = (compass[0] - from[0], compass[1] - from[1]);
        let squared = dx * dx + dy * dy;
        if squared < 1e-6 {
            return to;
        }
        let weight = 1.0 / (squared * squared);
        sum += weight;
        moved[0] += (to[0] - from[0]) * weight;
        moved[1] += (to[1] - from[1]) * weight;
    }
    [0, 1].map(|axis| (compass[axis] + moved[axis] / sum).clamp(0.08, 0.92))
}

/// A region to lay out.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRegion {
    /// Where its floe wants to be, in fractions of this canvas.
    pub anchor: [f32; 2],
    /// Half the width its name needs, pixels.
    pub name_half_width: f32,
}

/// A node to lay out.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutNode {
    /// Its place among all nodes, most important first: its `NodeIx`.
    pub rank: u32,
    /// Id in the dataset; a baked position belongs to it.
    pub id: String,
    /// Index of its region.
    pub region: u32,
    /// 1 to 5.
    pub importance: u8,
    /// What its label needs, pixels, estimated from the number of characters.
    pub label_width: f32,
}

impl LayoutNode {
    /// Radius of its mark on screen, pixels (DESIGN 5).
    pub fn mark_radius(&self) -> f32 {
        3.2 + 1.64 * f32::from(self.importance)
    }

    /// Height of its label on screen, pixels.
    pub fn label_height(&self) -> f32 {
        label_size(self.importance) * 1.1
    }
}

/// Everything between two nodes, as one link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutLink {
    /// Ranks of its ends; the lower first.
    pub ends: [u32; 2],
    /// How many relations it stands for.
    pub weight: f32,
}

/// A node that stays where it is put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    /// Its rank.
    pub rank: u32,
    /// Where, in fractions of the canvas.
    pub at: [f32; 2],
}

/// See the module documentation. Sorted at construction, so the order in which nodes and links
/// were given does not matter.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    variant: Variant,
    regions: Vec<LayoutRegion>,
    nodes: Vec<LayoutNode>,
    links: Vec<LayoutLink>,
    pins: Vec<Pin>,
}

impl LayoutRequest {
    /// A request from its parts. Ranks must be 0, 1, 2 … in some order, regions in range; links
    /// that name no node or join a node with itself, and pins of no node, are dropped.
    pub fn new(
        variant: Variant,
        regions: Vec<LayoutRegion>,
        mut nodes: Vec<LayoutNode>,
        links: Vec<LayoutLink>,
        mut pins: Vec<Pin>,
    ) -> Self {
        nodes.sort_by_key(|node| node.rank);
        let n = nodes.len() as u32;
        let mut directed: Vec<LayoutLink> = links
            .into_iter()
            .map(|LayoutLink { ends: [a, b], weight }| LayoutLink {
                ends: [a.min(b), a.max(b)],
                weight,
            })
            .filter(|link| link.ends[0] != link.ends[1] && link.ends[1] < n)
            .collect();
        directed.sort_by(|a, b| a.ends.cmp(&b.ends).then(a.weight.total_cmp(&b.weight)));
        let mut links: Vec<LayoutLink> = Vec::with_capacity(directed.len());
        for link in directed {
            match links.last_mut() {
                Some(last) if last.ends == link.ends => last.weight += link.weight,
                _ => links.push(link),
            }
        }
        pins.retain(|pin| pin.rank < n);
        pins.sort_by_key(|pin| pin.rank);
        Self { variant, regions, nodes, links, pins }
    }

    /// What laying out this history on that canvas depends on.
    pub fn from_dataset(dataset: &Dataset, variant: Variant) -> Self {
        let regions = dataset
            .regions()
            .iter()
            .map(|region| LayoutRegion {
                anchor: variant.place(region.anchor),
                // Capitals of 12.5 px, set wide.
                name_half_width: chars(|lang| region.name.get(lang)) * 7.0 / 2.0,
            })
            .collect();
        let nodes = dataset
            .nodes()
            .iter()
            .enumerate()
            .map(|(rank, node)| LayoutNode {
                rank: rank as u32,
                id: node.id.clone(),
                region: node.region.0,
                importance: node.importance,
                label_width: label_width(node),
            })
            .collect();
        let links = dataset
            .relations()
            .iter()
            .map(|relation| LayoutLink { ends: [relation.from.0, relation.to.0], weight: 1.0 })
            .collect();
        let pins = dataset
            .node_ixs()
            .filter_map(|ix| Some(Pin { rank: ix.0, at: variant.place(dataset.node(ix).pin?) }))
            .collect();
        Self::new(variant, regions, nodes, links, pins)
    }

    /// The canvas.
    pub fn variant(&self) -> Variant {
        self.variant
    }

    /// The regions, as in the dataset.
    pub fn regions(&self) -> &[LayoutRegion] {
        &self.regions
    }

    /// The nodes by rank.
    pub fn nodes(&self) -> &[LayoutNode] {
        &self.nodes
    }

    /// The links, sorted, one a pair.
    pub fn links(&self) -> &[LayoutLink] {
        &self.links
    }

    /// The pins by rank.
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// How many nodes lead: those drawn at scale 1.
    pub fn n_leaders(&self) -> usize {
        self.variant.budget().min(self.nodes.len())
    }

    /// A fraction of the canvas in pixels.
    pub fn px(&self, fraction: [f32; 2]) -> [f32; 2] {
        let [w, h] = self.variant.size();
        [fraction[0] * w, fraction[1] * h]
    }
}

/// What the layouts of a history depend on, as one number: FNV-1a (Fowler, Noll, Vo) over all that
/// [`LayoutRequest::from_dataset`] reads. The page compares it, and never makes a request.
pub fn hash_of(dataset: &Dataset) -> u64 {
    let mut fnv = Fnv::default();
    fnv.number(ALGORITHM);
    for region in dataset.regions() {
        fnv.floats(&region.anchor);
        fnv.floats(&[chars(|lang| region.name.get(lang))]);
    }
    for node in dataset.nodes() {
        fnv.bytes(node.id.as_bytes());
        fnv.number(node.region.0);
        fnv.number(node.importance.into());
        fnv.floats(&[chars(|lang| node.label(lang))]);
        if let Some(pin) = node.pin {
            fnv.floats(&pin);
        }
    }
    // The order and direction of relations do not matter to a layout: links are added up.
    let links = dataset.relations().iter().map(|Relation { from, to, .. }| {
        let mut fnv = Fnv::default();
        fnv.number(from.0.min(to.0));
        fnv.number(from.0.max(to.0));
        fnv.0
    });
    let links = links.fold(0u64, u64::wrapping_add);
    fnv.bytes(&links.to_le_bytes());
    fnv.0
}

/// A label is as wide as its longer language.
fn label_width(node: &Node) -> f32 {
    chars(|lang| node.label(lang)) * label_size(node.importance) * 0.44
}

/// Size of type by importance, pixels (DESIGN 9).
fn label_size(importance: u8) -> f32 {
    match importance {
        0..=3 => 12.5,
        4 => 13.5,
        _ => 15.0,
    }
}

/// Characters, not bytes: Cyrillic is no wider than Latin.
fn chars<'a>(text: impl Fn(Lang) -> &'a str) -> f32 {
    Lang::ALL.into_iter().map(|lang| text(lang).chars().count()).max().unwrap_or(0) as f32
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn number(&mut self, n: u32) {
        self.bytes(&n.to_le_bytes());
    }

    fn floats(&mut self, values: &[f32]) {
        for value in values {
            self.bytes(&value.to_bits().to_le_bytes());
        }
    }
}
