//! Which facts have a mark: the chain, what the chosen entry lights up, then the most important.

use std::cmp::Reverse;

use super::{Standing, UnfoldInputs};
use crate::{
    model::{Kind, NodeIx, RelationClass},
    order::sort_by_key,
    query::{Presence, chains::Chain},
    scene::{Size, graph::node_radius},
};

/// An entry that gets a mark, the most important first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chosen {
    pub(super) node: NodeIx,
    pub(super) standing: Standing,
    pub(super) step: Option<usize>,
    pub(super) radius: f32,
}

/// What gets a mark, and what a dot.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub(super) marks: Vec<Chosen>,
    pub(super) dots: Vec<NodeIx>,
    /// The events of a chosen person, in order of time.
    pub(super) life: Vec<NodeIx>,
}

/// Radius of the mark of a step, which holds its number.
const STEP_RADIUS: f32 = 10.5;
/// A mark needs about so many square pixels of plot, in large frames and in small ones.
const ROOM: (f32, f32) = (15_500.0, 12_000.0);
/// Below this width time runs down.
const NARROW: f32 = 560.0;
/// So many facts are told on a phone beside the chain.
const DOWN: usize = 20;

/// Whether time runs down in a frame.
pub(super) fn is_down(size: Size) -> bool {
    size.w < NARROW
}

pub(super) fn choose(inputs: &UnfoldInputs<'_>) -> Choice {
    let UnfoldInputs { dataset, visible, consequences, chain, selected, size, .. } = *inputs;
    let len = dataset.nodes().len();
    let life = selected.map(|ix| life(inputs, ix)).unwrap_or_default();
    let mut lit = vec![false; len];
    for ix in &life {
        lit[ix.index()] = true;
    }
    if let Some(ix) = selected {
        let reached = consequences.before(ix).into_iter().chain(consequences.after(ix));
        for reached in reached {
            lit[reached.node.index()] = true;
        }
    }
    // What leads to another end of the story is worth as much as what is important.
    let mut leads = vec![false; len];
    if let Some(from) = chain.map(|chain| chain.from) {
        for end in consequences.ends(dataset, from) {
            let way = consequences.chain(dataset, from, end);
            way.iter().flat_map(Chain::nodes).for_each(|node| leads[node.index()] = true);
        }
    }
    let any_lit = lit.iter().any(|lit| *lit);

    let mut ranked: Vec<(Rank, Chosen)> = Vec::new();
    let mut dots = Vec::new();
    for ix in dataset.node_ixs() {
        let step = chain.and_then(|chain| chain.step_of(ix));
        let is_lit = lit[ix.index()];
        let is_selected = selected == Some(ix);
        let is_asked = step.is_some() || is_lit || is_selected;
        let Some(moment) = consequences.moment(ix) else {
            continue;
        };
        let share = inputs.folds.share(moment);
        let presence = visible.node(ix);
        if !is_asked && (presence == Presence::Hidden || !(0.0..=1.0).contains(&share)) {
            continue;
        }
        let node = dataset.node(ix);
        let standing = match step {
            _ if is_selected => Standing::Selected,
            _ if is_lit => Standing::Lit,
            Some(step) if !any_lit => Standing::Step(step),
            _ if any_lit || presence == Presence::Faded => Standing::Faded,
            _ => Standing::Full,
        };
        let is_linked = consequences.is_linked(ix);
        let worth_a_mark =
            node.importance >= 4 || leads[ix.index()] || node.importance >= 3 && is_linked;
        if !is_asked && !worth_a_mark {
            dots.push(ix);
            continue;
        }
        // The chain stays numbered while something else is looked at.
        let radius = match step {
            Some(_) => STEP_RADIUS * if size.w < 800.0 { 0.86 } else { 1.0 },
            None => node_radius(f32::from(node.importance)) * 0.86,
        };
        let rank = Rank {
            tier: match standing {
                _ if step.is_some() => 0,
                Standing::Selected => 1,
                Standing::Lit => 2,
                _ => 3,
            },
            faded: presence == Presence::Faded,
            unimportance: match leads[ix.index()] {
                true => 1u8.min(5 - node.importance.min(5)),
                false => 5u8.saturating_sub(node.importance),
            },
            not_linked: !is_linked,
            not_event: node.kind != Kind::Event,
            degree: Reverse(consequences.causes(ix).len() + consequences.effects(ix).len()),
            node: ix,
        };
        ranked.push((rank, Chosen { node: ix, standing, step, radius }));
    }
    sort_by_key(&mut ranked, |(rank, _)| *rank);
    let asked = ranked.iter().filter(|(rank, _)| rank.tier < 3).count();
    let budget = match is_down(size) {
        true => asked + DOWN.saturating_sub(asked / 2),
        false => {
            let each = if size.w < 800.0 { ROOM.1 } else { ROOM.0 };
            let room = (size.w * size.h / each) as usize;
            room.max(asked.min(room + room / 2) + if any_lit { 6 } else { 0 })
        }
    };
    dots.extend(ranked.iter().skip(budget).map(|(_, chosen)| chosen.node));
    let marks = ranked.into_iter().take(budget).map(|(_, chosen)| chosen).collect();
    Choice { marks, dots, life }
}

/// Derived order: the fields from top to bottom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    tier: u8,
    faded: bool,
    unimportance: u8,
    not_linked: bool,
    not_event: bool,
    degree: Reverse<usize>,
    node: NodeIx,
}

/// The dated events a person or organization took part in, in order of time.
fn life(inputs: &UnfoldInputs<'_>, ix: NodeIx) -> Vec<NodeIx> {
    let dataset = inputs.dataset;
    if !matches!(dataset.node(ix).kind, Kind::Person | Kind::Organization) {
        return Vec::new();
    }
    let mut events: Vec<NodeIx> = dataset
        .adjacent(ix)
        .iter()
        .filter(|adjacent| {
            let class = dataset.class_of(dataset.relation(adjacent.relation));
            matches!(class, RelationClass::Tie | RelationClass::Act)
                && dataset.node(adjacent.node).kind == Kind::Event
        })
        .filter(|adjacent| {
            let share = inputs.consequences.moment(adjacent.node).map(|m| inputs.folds.share(m));
            share.is_some_and(|share| (0.0..=1.0).contains(&share))
        })
        .map(|adjacent| adjacent.node)
        .collect();
    sort_by_key(&mut events, |event| inputs.consequences.order_of(*event));
    events.dedup();
    events
}
