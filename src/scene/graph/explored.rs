//! What exploring brings to the fore: ways, likeness, picks, ranks, wider circles; and what it
//! folds away.

use super::{Focus, GraphInputs, Lens, Look, Plan, chain, hulls, minimap, overlay, ties};
use crate::{
    model::{NodeIx, RelationIx},
    order::sort_by_key,
    query::{Presence, compare::Comparison, paths::Path},
    scene::Scene,
    state::Question,
};

/// All of them.
pub const LENS: Lens = Lens {
    overlay,
    focus,
    fold,
    ground: hulls::ground,
    under,
    over: chain::over,
    names: hulls::names,
    words: ties::verbs_of_selection,
    tie_at: ties::tie_at,
    within: chain::within,
    minimap: minimap::minimap,
    follow: chain::follow,
    lasso: chain::lasso,
};

fn under(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan) {
    hulls::halos(scene, inputs, plan);
    chain::under(scene, inputs, plan);
}

/// Of what only one of two has, so many are brought into the picture.
const OWN: usize = 16;
/// Of what two share, so many.
const SHARED: usize = 60;

fn focus(inputs: &GraphInputs<'_>) -> Focus {
    let mut focus = Focus::default();
    let explore = inputs.explore;
    let shown = |ix: &NodeIx| inputs.visible.node(*ix) != Presence::Hidden;
    rank(inputs, &mut focus);
    for ix in &explore.expanded {
        let neighbours = inputs.dataset.adjacent(*ix).iter().map(|adjacent| adjacent.node);
        focus.kept.push(*ix);
        focus.kept.extend(neighbours.filter(shown));
    }
    circles(inputs, &mut focus);
    focus.kept.extend(&explore.picked);
    focus.looks.extend(explore.picked.iter().map(|ix| (*ix, Look::Chosen)));
    for (i, one) in explore.picked.iter().enumerate() {
        for other in &explore.picked[i + 1..] {
            focus.strong.extend(between(inputs, *one, *other));
        }
    }
    match (explore.pair, inputs.study) {
        (Some(pair), Some(study)) if pair.question == Question::Path => {
            ways(&mut focus, &study.ways);
        }
        (Some(pair), Some(study)) => {
            if let Some(comparison) = &study.comparison {
                likeness(inputs, &mut focus, pair.ends, comparison);
            }
        }
        _ => {}
    }
    for list in [&mut focus.strong, &mut focus.light] {
        sort_by_key(list, |ix| *ix);
        list.dedup();
    }
    let strong = &focus.strong;
    focus.light.retain(|ix| strong.binary_search(ix).is_err());
    sort_by_key(&mut focus.kept, |ix| *ix);
    focus.kept.dedup();
    // What was said last of an entry holds.
    focus.looks.reverse();
    sort_by_key(&mut focus.looks, |(ix, _)| *ix);
    focus.looks.dedup_by_key(|(ix, _)| *ix);
    focus
}

/// The ties between two entries that are not left out.
fn between<'a>(
    inputs: &'a GraphInputs<'_>,
    one: NodeIx,
    other: NodeIx,
) -> impl Iterator<Item = RelationIx> + 'a {
    let ties = inputs.dataset.adjacent(one).iter().filter(move |tie| tie.node == other);
    ties.map(|tie| tie.relation)
        .filter(|relation| inputs.visible.relation(*relation) != Presence::Hidden)
}

/// Orders all entries by what they are ranked by, those that are not shown last. Marks have the
/// sizes of importance: the greatest value that of 5, and areas follow values.
fn rank(inputs: &GraphInputs<'_>, focus: &mut Focus) {
    let Some(study) = inputs.study.filter(|study| !study.ranking.is_empty()) else { return };
    if inputs.explore.metric.is_none() {
        return;
    }
    let most = study.ranking.iter().map(|ranked| ranked.value).fold(f64::MIN_POSITIVE, f64::max);
    let mut ranked = vec![false; inputs.dataset.nodes().len()];
    focus.weights = vec![1.0; ranked.len()];
    for item in &study.ranking {
        let i = item.node.index();
        (focus.weights[i], ranked[i]) = (1.0 + 4.0 * (item.value / most).sqrt() as f32, true);
        focus.order.push(item.node);
    }
    focus.order.extend(inputs.dataset.node_ixs().filter(|ix| !ranked[ix.index()]));
}

/// How the outer circles are reached: for each entry the tie to the most important one of the circle
/// before. All ties between circles would be felt, not read.
fn circles(inputs: &GraphInputs<'_>, focus: &mut Focus) {
    let Some(ego) = inputs.ego.filter(|_| inputs.explore.degrees.get() > 1) else { return };
    for distance in 2..=inputs.explore.degrees.get() {
        for ix in ego.at(distance) {
            let inward = inputs.dataset.adjacent(ix).iter().filter(|tie| {
                ego.distance(tie.node) == Some(distance - 1)
                    && inputs.visible.relation(tie.relation) == Presence::Shown
            });
            focus.light.extend(inward.min_by_key(|tie| tie.node).map(|tie| tie.relation));
        }
    }
}

fn ways(focus: &mut Focus, ways: &[Path]) {
    let Some((best, others)) = ways.split_first() else { return };
    focus.alone = true;
    for way in others {
        focus.kept.extend(way.nodes());
        focus.looks.extend(way.nodes().map(|ix| (ix, Look::Neighbour)));
    }
    focus.steps = best.nodes().collect();
    focus.kept.extend(&focus.steps);
    focus.looks.extend(focus.steps.iter().map(|ix| (*ix, Look::Chosen)));
}

fn likeness(
    inputs: &GraphInputs<'_>,
    focus: &mut Focus,
    ends: [NodeIx; 2],
    comparison: &Comparison,
) {
    focus.alone = true;
    for (end, own) in ends.into_iter().zip(&comparison.only) {
        for ix in own {
            focus.looks.push((*ix, Look::Full));
            focus.light.extend(between(inputs, end, *ix));
        }
        focus.kept.extend(own.iter().take(OWN));
    }
    for shared in &comparison.shared {
        focus.looks.push((shared.node, Look::Neighbour));
        focus.strong.extend(shared.ties.iter().flatten());
    }
    focus.kept.extend(comparison.shared.iter().take(SHARED).map(|shared| shared.node));
    focus.strong.extend(&comparison.ties);
    focus.kept.extend(ends);
    focus.looks.extend(ends.map(|ix| (ix, Look::Chosen)));
}

fn fold(inputs: &GraphInputs<'_>, focus: &Focus, chosen: &mut [bool]) -> Vec<(NodeIx, u32)> {
    let selected = inputs.ego.map(|ego| ego.center);
    let is_tied = |relation| inputs.visible.relation(relation) != Presence::Hidden;
    let mut folded = Vec::new();
    let collapsed = &inputs.explore.collapsed;
    for hub in collapsed.iter().filter(|hub| inputs.visible.node(**hub) != Presence::Hidden) {
        chosen[hub.index()] = true;
        let mut leaves: Vec<NodeIx> = Vec::new();
        for tie in inputs.dataset.adjacent(*hub).iter().filter(|tie| is_tied(tie.relation)) {
            let leaf = tie.node;
            let only =
                inputs.dataset.adjacent(leaf).iter().all(|tie| {
                    tie.node == *hub || !chosen[tie.node.index()] || !is_tied(tie.relation)
                });
            let stays = focus.kept.contains(&leaf) || collapsed.contains(&leaf);
            if chosen[leaf.index()] && only && !stays && selected != Some(leaf) {
                leaves.push(leaf);
            }
        }
        sort_by_key(&mut leaves, |ix| *ix);
        leaves.dedup();
        for leaf in &leaves {
            chosen[leaf.index()] = false;
        }
        folded.push((*hub, leaves.len() as u32));
    }
    folded
}
