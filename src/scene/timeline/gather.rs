//! Which facts are in view, and in what order they compete for room.

use std::cmp::Reverse;

use super::{
    Presence, Request,
    glyph::{Glyph, GlyphForm, glyph},
};
use crate::{
    model::{Kind, NodeIx},
    order::sort_by_key,
    scene::Rect,
};

/// A bar wider than this can have marks upon it.
pub(super) const LEAST_GROUND: f32 = 18.0;
/// Less of a longer bar than this is left out.
const LEAST_STUB: f32 = 15.0;
/// A pointed mark reaches this much further than its radius.
pub(super) const REACH: f32 = 1.22;

/// A fact whose mark or bar reaches into the plot.
pub(super) struct Candidate {
    pub(super) node: NodeIx,
    pub(super) glyph: Glyph,
    pub(super) presence: Presence,
    pub(super) rank: Rank,
}

/// Before others: the selection, what is not faded, the more important and the neighbours of the
/// selection, the better connected. Derived order: the fields from top to bottom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) not_selected: bool,
    pub(super) faded: bool,
    pub(super) tier: u32,
    pub(super) not_neighbour: bool,
    unimportance: u8,
    /// A bar too short to have marks upon it would hide the day that ends it.
    is_short_bar: bool,
    /// A timeline tells what happened before what was written.
    not_event: bool,
    degree: Reverse<usize>,
    node: NodeIx,
}

pub(super) struct Gathered {
    /// By region.
    pub(super) lanes: Vec<Vec<Candidate>>,
    /// The nearest facts before and after the view.
    pub(super) nearest: [Option<NodeIx>; 2],
}

/// Everything in view, by region, the most important first.
pub(super) fn gather(request: &Request<'_>, plot: Rect) -> Gathered {
    let Request { dataset, scale, .. } = request;
    let visible = scale.visible();
    let mut lanes: Vec<Vec<Candidate>> = Vec::new();
    lanes.resize_with(dataset.regions().len(), Vec::new);
    let (mut before, mut after) = (None, None);

    for node_ix in dataset.node_ixs() {
        let node = dataset.node(node_ix);
        let Some(date) = node.date.as_ref().filter(|_| node.is_dated_fact()) else {
            continue;
        };
        let presence = (request.presence)(node_ix);
        if presence == Presence::Hidden {
            continue;
        }
        let glyph = glyph(date, scale);
        if !is_in_view(&glyph, plot.w) {
            let moment = glyph.moment;
            if moment < visible.start {
                before = before.max(Some((moment, node_ix)));
            } else if after.is_none_or(|nearest| (moment, node_ix) < nearest) {
                after = Some((moment, node_ix));
            }
            continue;
        }
        let neighbour = (request.neighbour)(node_ix);
        let rank = Rank {
            not_selected: request.selected != Some(node_ix),
            faded: presence == Presence::Faded,
            tier: tier(node.importance, neighbour, fills(&glyph, plot.w)),
            not_neighbour: !neighbour,
            unimportance: 5u8.saturating_sub(node.importance),
            is_short_bar: matches!(&glyph.form, GlyphForm::Bar(bar) if bar.to - bar.from <= LEAST_GROUND),
            not_event: node.kind != Kind::Event,
            degree: Reverse(dataset.degree(node_ix)),
            node: node_ix,
        };
        if let Some(lane) = lanes.get_mut(node.region.index()) {
            lane.push(Candidate { node: node_ix, glyph, presence, rank });
        }
    }
    for lane in &mut lanes {
        sort_by_key(lane, |candidate| candidate.rank);
    }
    Gathered { lanes, nearest: [before, after].map(|nearest| nearest.map(|(_, node)| node)) }
}

/// Tier of those that get both a mark and a name before anything else gets either.
pub(super) const HEADLINES: u32 = 0;
/// How many tiers there are before those of faded facts.
pub(super) const FADED_TIERS: u32 = 4;

fn tier(importance: u8, neighbour: bool, fills: bool) -> u32 {
    match importance {
        4.. if fills => 2,
        5.. => HEADLINES,
        _ if neighbour => HEADLINES,
        4 => 1,
        3 => 2,
        _ => 3,
    }
}

/// Whether a stretch fills so much of the plot that it is rather its background.
fn fills(glyph: &Glyph, width: f32) -> bool {
    match &glyph.form {
        GlyphForm::Bar(bar) => bar.to.min(width) - bar.from.max(0.0) > width * 0.5,
        _ => false,
    }
}

/// Whether a fact can be seen in a plot of this width: a mark by its middle, a bar by enough of
/// it to be more than a stub in the margin of a fitted view.
fn is_in_view(glyph: &Glyph, width: f32) -> bool {
    let [from, to] = match &glyph.form {
        GlyphForm::Mark { x, .. } => return (0.0..=width).contains(x),
        _ => extent(glyph, 0.0),
    };
    let visible = to.min(width) - from.max(0.0);
    visible > 0.0 && visible >= LEAST_STUB.min(to - from)
}

/// Left and right edge of what is drawn, in pixels of the plot.
pub(super) fn extent(glyph: &Glyph, radius: f32) -> [f32; 2] {
    let reach = radius * REACH;
    match &glyph.form {
        GlyphForm::Mark { x, reach: tail } => [x - reach.max(*tail), x + reach.max(*tail)],
        GlyphForm::Bar(bar) => [bar.from, bar.to],
        GlyphForm::Set { xs, .. } => {
            let first = xs.first().copied().unwrap_or_default();
            [first - reach, xs.last().copied().unwrap_or(first) + reach]
        }
    }
}
