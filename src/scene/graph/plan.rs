//! Which nodes are drawn, where, and how: level of detail and emphasis.

use std::cell::OnceCell;

use super::{
    GraphInputs,
    cells::Cells,
    focus::Focus,
    lod::{mark_scale, single_budget},
    merge::Merged,
};
use crate::{
    model::{Kind, NodeIx},
    order::sort_by,
    query::{Presence, neighbours::MAX_DEGREES},
    scene::{Point, Rect, Size},
};

/// How a drawn node looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Look {
    /// Context: outside the time window, or not next to the selection.
    Faded,
    /// Later than the cursor: an outline.
    Future,
    /// Two ties or more from the chosen node; the nearest, with 2, hardly fainter than those beside
    /// it, the farthest with 0.
    Distant(u8),
    /// In full colour.
    Full,
    /// In full colour beside the selection: its label is always attempted.
    Neighbour,
    /// Picked, asked about or on the way that is shown: always named.
    Chosen,
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
    /// How much it weighs in the picture, 1 to 5: its importance, or what it is ranked by.
    pub weight: f32,
    /// How many weigh more.
    pub rank: u32,
}

/// The nodes of a picture, most important first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Drawn nodes inside or near the frame.
    pub nodes: Vec<DrawnNode>,
    /// `drawn[node] = 1 + index in nodes`, 0 for nodes that are not drawn.
    drawn: Vec<u32>,
    /// What stands together as counted marks, the largest first.
    pub merged: Vec<Merged>,
    /// What is brought to the fore.
    pub focus: Focus,
    /// How many neighbours are folded into which nodes.
    pub folded: Vec<(NodeIx, u32)>,
    /// Nodes the filter lets through, drawn or not.
    pub candidates: usize,
    /// The nodes by place, once somebody asked for them.
    cells: OnceCell<Cells>,
}

impl Plan {
    /// The drawn form of a node.
    pub fn get(&self, node: NodeIx) -> Option<&DrawnNode> {
        let slot = *self.drawn.get(node.index())?;
        self.nodes.get((slot as usize).checked_sub(1)?)
    }

    /// Everything that can be pointed at: nodes, and what stands together as its leader.
    pub fn stops(&self) -> impl Iterator<Item = DrawnNode> {
        let leaders = self.merged.iter().map(|mark| mark.as_node());
        self.nodes.iter().copied().chain(leaders)
    }

    /// What can be pointed at as a node.
    pub fn stop(&self, node: NodeIx) -> Option<DrawnNode> {
        let leader = || self.merged.iter().find(|mark| mark.leader == node);
        self.get(node).copied().or_else(|| leader().map(|mark| mark.as_node()))
    }

    /// The drawn nodes whose marks may reach into a rectangle.
    pub(super) fn around(&self, place: Rect) -> impl Iterator<Item = &DrawnNode> {
        let cells = self.cells.get_or_init(|| Cells::new(&self.nodes));
        cells.around(place).filter_map(|i| self.nodes.get(i as usize))
    }

    /// The nodes a finger may mean, nearest first, where it is not clear which: two marks or more
    /// within `slop` pixels, none or several of which it lies on.
    pub fn doubtful(&self, at: Point, slop: f32) -> Vec<NodeIx> {
        let gap = |drawn: &DrawnNode| drawn.center.distance(at) - drawn.radius;
        let near = self.around(Rect::around(at, slop)).filter(|drawn| gap(drawn) <= slop);
        let mut near: Vec<&DrawnNode> = near.collect();
        let on_marks = near.iter().filter(|drawn| gap(drawn) <= 0.0).count();
        if near.len() < 2 || on_marks == 1 {
            return Vec::new();
        }
        sort_by(&mut near, |a, b| gap(a).total_cmp(&gap(b)).then(a.node.cmp(&b.node)));
        near.into_iter().map(|drawn| drawn.node).collect()
    }

    /// The node whose mark is nearest to a point, within `slop` pixels of the mark's edge.
    pub fn hit(&self, at: Point, slop: f32) -> Option<NodeIx> {
        self.around(Rect::around(at, slop))
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
/// way across the direction counts three times (with less, marks in the shadow of others were out of reach). Without a start, the most important in the frame.
pub fn nearest(plan: &Plan, size: Size, from: Option<NodeIx>, dx: f32, dy: f32) -> Option<NodeIx> {
    let frame = Rect::new(0.0, 0.0, size.w, size.h);
    let mut inside = plan.stops().filter(|drawn| frame.contains(drawn.center));
    let Some(start) = from.and_then(|ix| plan.stop(ix)) else {
        return inside.map(|drawn| drawn.node).min();
    };
    let (mut best, mut least) = (None, f32::INFINITY);
    for drawn in &mut inside {
        let way = drawn.center - start.center;
        let (along, across) = (way.x * dx + way.y * dy, way.x * dy - way.y * dx);
        let cost = along + 3.0 * across.abs();
        if along > 0.5 && cost < least && drawn.node != start.node {
            (best, least) = (Some(drawn.node), cost);
        }
    }
    best
}

/// Radius of a node's mark, by its weight from 1 to 5.
pub fn node_radius(weight: f32) -> f32 {
    3.2 + 1.64 * weight
}

/// Neighbours of the selection for each node of the budget, and in any case.
const NEIGHBOURS_PER_NODE: f32 = 0.36;
const LEAST_NEIGHBOURS: usize = 14;

/// Chooses the nodes of the picture.
///
/// How many is a matter of [`lod`](super::lod). What the time window shows comes first; what it fades may add a third as context.
/// The selection is always there, and of its neighbours as many of the most important as can be
/// told apart; the panel lists all of them.
pub fn plan(inputs: &GraphInputs<'_>) -> Plan {
    let GraphInputs { dataset, visible, size, ego, detail, .. } = *inputs;
    let focus = Focus::of(inputs);
    let by_data: Vec<NodeIx> = dataset.node_ixs().collect();
    let order = if focus.order.is_empty() { &by_data } else { &focus.order };
    let budget = single_budget(inputs);
    let mut chosen = vec![false; by_data.len()];
    let mut candidates = 0;
    let mut take = |presence: Presence, limit: usize, chosen: &mut Vec<bool>| {
        let mut taken = 0;
        for ix in order.iter().filter(|ix| visible.node(**ix) == presence) {
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
        let wanted = (0..=MAX_DEGREES)
            .flat_map(|distance| ego.at(distance))
            .filter(|ix| visible.node(*ix) != Presence::Hidden)
            .take(neighbours.max(LEAST_NEIGHBOURS));
        for ix in wanted {
            chosen[ix.index()] = true;
        }
        // An entry opened from the list stands in the picture even where a filter hides its kind.
        chosen[ego.center.index()] = true;
    }
    for ix in &focus.kept {
        chosen[ix.index()] = true;
    }
    let mut folded = Vec::new();
    if let Some(lens) = detail.lens.filter(|_| !inputs.explore.collapsed.is_empty()) {
        folded = (lens.fold)(inputs, &focus, &mut chosen);
    }

    let mut merged = Vec::new();
    if let Some(merging) = detail.merging {
        merged = (merging.merge)(inputs, merging, &chosen);
        // What would stand together with nobody stands for itself.
        merged.retain(|mark| {
            let alone = mark.members.len() == 1;
            chosen[mark.leader.index()] |= alone;
            !alone
        });
    }

    let frame = Rect::new(0.0, 0.0, size.w, size.h).inflate(detail.bleed.max(240.0));
    let scale = mark_scale(size);
    let mut plan = Plan { candidates, drawn: vec![0; chosen.len()], ..Plan::default() };
    for (rank, ix) in order.iter().enumerate().filter(|(_, ix)| chosen[ix.index()]) {
        let ix = *ix;
        let center = inputs.pos_on_screen(ix);
        // Neighbours off the frame still end the lines that lead to them.
        let ends_a_line = ego.is_some_and(|ego| ego.distance(ix).is_some_and(|ties| ties < 2))
            || focus.kept.contains(&ix);
        if !frame.contains(center) && !ends_a_line {
            continue;
        }
        let node = dataset.node(ix);
        let importance = f32::from(node.importance);
        let weight = focus.weights.get(ix.index()).copied().unwrap_or(importance);
        let radius = match detail.whole {
            Some(whole) => whole.radius,
            None => node_radius(weight) * scale,
        };
        let is_step = focus.steps.contains(&ix);
        plan.nodes.push(DrawnNode {
            node: ix,
            kind: node.kind,
            center,
            radius: if is_step { radius.max(STEP_RADIUS) } else { radius },
            look: look(inputs, &focus, ix),
            weight,
            rank: rank as u32,
        });
        plan.drawn[ix.index()] = plan.nodes.len() as u32;
    }
    (plan.merged, plan.focus, plan.folded) = (merged, focus, folded);
    plan
}

/// Least radius of a mark that holds the number of a step.
pub(super) const STEP_RADIUS: f32 = 11.0;

fn look(inputs: &GraphInputs<'_>, focus: &Focus, ix: NodeIx) -> Look {
    let node = inputs.dataset.node(ix);
    let distance = inputs.ego.map(|ego| ego.distance(ix));
    if distance == Some(Some(0)) {
        return Look::Selected;
    }
    if let Some(look) = focus.look(ix) {
        return look;
    }
    if let Some(distance) = distance {
        return match distance {
            Some(0 | 1) => Look::Neighbour,
            Some(distance) => Look::Distant(MAX_DEGREES.saturating_sub(distance)),
            None => Look::Faded,
        };
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
