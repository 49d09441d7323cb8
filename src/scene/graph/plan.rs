//! Which nodes are drawn, where, and how: level of detail and emphasis.

use super::{GraphInputs, layout_variant};
use crate::{
    model::{Kind, NodeIx},
    number::Bounded,
    query::Presence,
    scene::{Point, Rect, Size},
};

/// How a drawn node looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Look {
    /// Context: outside the time window, or not next to the selection.
    Faded,
    /// Later than the cursor: an outline.
    Future,
    /// In full colour.
    Full,
    /// In full colour beside the selection: its label is always attempted.
    Neighbour,
    /// The chosen node.
    Selected,
}

/// A node with its place in the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnNode {
    /// Which.
    pub node: NodeIx,
    /// Its kind.
    pub kind: Kind,
    /// Middle of its mark, CSS pixels.
    pub center: Point,
    /// Radius of its mark, CSS pixels.
    pub radius: f32,
    /// How it looks.
    pub look: Look,
}

/// The nodes of a picture, most important first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Drawn nodes inside or near the frame.
    pub nodes: Vec<DrawnNode>,
    /// `drawn[node] = 1 + index in nodes`, 0 for nodes that are not drawn.
    drawn: Vec<u32>,
    /// Nodes the filter lets through, drawn or not.
    pub candidates: usize,
}

impl Plan {
    /// The drawn form of a node.
    pub fn get(&self, node: NodeIx) -> Option<&DrawnNode> {
        let slot = *self.drawn.get(node.index())?;
        self.nodes.get((slot as usize).checked_sub(1)?)
    }

    /// The node whose mark is nearest to a point, within `slop` pixels of the mark's edge.
    pub fn hit(&self, at: Point, slop: f32) -> Option<NodeIx> {
        self.nodes
            .iter()
            .map(|drawn| (drawn.center.distance(at) - drawn.radius, drawn))
            .filter(|(gap, _)| *gap <= slop)
            // Of two marks under the pointer the one drawn on top wins; else the nearer.
            .min_by(|(a, one), (b, other)| {
                a.max(0.0).total_cmp(&b.max(0.0)).then(one.node.cmp(&other.node))
            })
            .map(|(_, drawn)| drawn.node)
    }
}

/// The node an arrow key leads to: of those in the direction (`dx`, `dy`) the nearest, where the
/// way across the direction counts two and a half times (with less, marks in the shadow of others were out of reach). Without a start, the most important in the frame.
pub fn nearest(plan: &Plan, size: Size, from: Option<NodeIx>, dx: f32, dy: f32) -> Option<NodeIx> {
    let frame = Rect::new(0.0, 0.0, size.w, size.h);
    let mut inside = plan.nodes.iter().filter(|drawn| frame.contains(drawn.center));
    let Some(start) = from.and_then(|ix| plan.get(ix)) else {
        return inside.map(|drawn| drawn.node).min();
    };
    let (mut best, mut least) = (None, f32::INFINITY);
    for drawn in &mut inside {
        let way = drawn.center - start.center;
        let (along, across) = (way.x * dx + way.y * dy, way.x * dy - way.y * dx);
        let cost = along + 2.5 * across.abs();
        if along > 0.5 && cost < least && drawn.node != start.node {
            (best, least) = (Some(drawn.node), cost);
        }
    }
    best
}

/// How many nodes fit a frame at scale 1 and stay legible: 170 on a desktop canvas, 70 in an
/// embed, 40 on a phone (design, part 12).
pub fn node_budget(size: Size) -> usize {
    let pixels_per_node = match size.w {
        w if w < 480.0 => 4700.0,
        w if w < 800.0 => 3575.0,
        _ => 2800.0,
    };
    // The layout keeps room for so many and their labels; larger frames give them more of it.
    ((size.w * size.h / pixels_per_node) as usize).clamp(20, layout_variant(size).budget())
}

/// Radius of a node's mark, by its importance from 1 to 5.
pub fn node_radius(importance: u8) -> f32 {
    3.2 + 1.64 * f32::from(importance)
}

/// Neighbours of the selection for each node of the budget, and in any case.
const NEIGHBOURS_PER_NODE: f32 = 0.36;
const LEAST_NEIGHBOURS: usize = 14;

/// Chooses the nodes of the picture.
///
/// The budget grows with the square of the scale, so that zooming in reveals more at the same
/// density. What the time window shows comes first; what it fades may add a third as context.
/// The selection is always there, and of its neighbours as many of the most important as can be
/// told apart; the panel lists all of them.
pub fn plan(inputs: &GraphInputs<'_>) -> Plan {
    let GraphInputs { dataset, visible, camera, size, ego, .. } = *inputs;
    let budget = (node_budget(size) as f32 * camera.scale * camera.scale) as usize;
    let mut chosen = vec![false; dataset.nodes().len()];
    let mut candidates = 0;
    let mut take = |presence: Presence, limit: usize, chosen: &mut Vec<bool>| {
        let mut taken = 0;
        for ix in dataset.node_ixs().filter(|ix| visible.node(*ix) == presence) {
            candidates += 1;
            if taken < limit {
                chosen[ix.index()] = true;
                taken += 1;
            }
        }
        taken
    };
    let shown = take(Presence::Shown, budget, &mut chosen);
    take(Presence::Faded, (budget - shown).max(budget / 3), &mut chosen);
    if let Some(ego) = ego {
        let neighbours = (budget as f32 * NEIGHBOURS_PER_NODE) as usize;
        let wanted = dataset
            .node_ixs()
            .filter(|ix| ego.contains(*ix) && visible.node(*ix) != Presence::Hidden)
            .take(neighbours.max(LEAST_NEIGHBOURS));
        for ix in wanted {
            chosen[ix.index()] = true;
        }
        // An entry opened from the list stands in the picture even where a filter hides its kind.
        chosen[ego.center.index()] = true;
    }

    let frame = Rect::new(0.0, 0.0, size.w, size.h).inflate(240.0);
    let mut plan = Plan { candidates, drawn: vec![0; chosen.len()], ..Plan::default() };
    for ix in dataset.node_ixs().filter(|ix| chosen[ix.index()]) {
        let center = inputs.pos_on_screen(ix);
        // Neighbours off the frame still end the lines that lead to them.
        if !frame.contains(center) && ego.is_none_or(|ego| !ego.contains(ix)) {
            continue;
        }
        let node = dataset.node(ix);
        plan.nodes.push(DrawnNode {
            node: ix,
            kind: node.kind,
            center,
            radius: node_radius(node.importance) * mark_scale(size),
            look: look(inputs, ix),
        });
        plan.drawn[ix.index()] = plan.nodes.len() as u32;
    }
    plan
}

/// Marks are a little smaller where the frame is smaller than the one they were laid out in.
fn mark_scale(size: Size) -> f32 {
    let [w, h] = layout_variant(size).size();
    (size.w * size.h / (w * h)).sqrt().bounded(0.76, 1.0)
}

fn look(inputs: &GraphInputs<'_>, ix: NodeIx) -> Look {
    let node = inputs.dataset.node(ix);
    if let Some(ego) = inputs.ego {
        if ego.center == ix {
            return Look::Selected;
        }
        return if ego.contains(ix) { Look::Neighbour } else { Look::Faded };
    }
    let is_future = node.is_dated_fact()
        && inputs.cursor.is_some_and(|cursor| {
            node.date.as_ref().is_some_and(|date| date.representative() > cursor)
        });
    if inputs.visible.node(ix) == Presence::Faded {
        Look::Faded
    } else if is_future {
        Look::Future
    } else {
        Look::Full
    }
}
