//! Which facts are in view, and in what order they compete for room.

use super::{
    Presence, Request,
    glyph::{Glyph, GlyphForm, OPEN_FADE, glyph, moment_of},
};
use crate::{
    model::{HistDate, Kind, Moment, Node, NodeIx, Span},
    order::sort_by_key,
    scene::Rect,
};

/// A bar wider than this can have marks upon it.
pub(super) const LEAST_GROUND: f32 = 18.0;
/// Less of a longer bar than this is left out.
const LEAST_STUB: f32 = 15.0;
/// A pointed mark reaches this much further than its radius.
pub(super) const REACH: f32 = 1.22;

/// A fact, or an office, whose mark or bar reaches into the plot.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) node: NodeIx,
    /// Which office of the node.
    pub(super) role: Option<usize>,
    pub(super) glyph: Glyph,
    pub(super) presence: Presence,
    pub(super) rank: Rank,
}

/// What of a candidate decides who is first.
#[derive(Clone, Copy)]
pub(super) struct Rank {
    pub(super) not_selected: bool,
    pub(super) faded: bool,
    pub(super) tier: u32,
    pub(super) not_neighbour: bool,
    /// The rank as a number, the first the smallest: thousands are sorted in each frame.
    number: u64,
}

impl Rank {
    /// Before others: the selection, what is not faded, the more important and the neighbours of
    /// the selection, the better connected.
    fn new(request: &Request<'_>, candidate: Standing<'_>) -> Self {
        let Standing { node, role, glyph, faded, importance, neighbour, width } = candidate;
        let not_selected = role.is_some() || request.selected != Some(node);
        let tier = tier(importance, neighbour, fills(glyph, width));
        // A bar too short to have marks upon it would hide the day that ends it.
        let is_short_bar =
            matches!(&glyph.form, GlyphForm::Bar(bar) if bar.to - bar.from <= LEAST_GROUND);
        let dataset = request.dataset;
        let mut number = 0;
        for (bits, value) in [
            (1, u64::from(not_selected)),
            (1, u64::from(faded)),
            (3, u64::from(tier)),
            (1, u64::from(!neighbour)),
            (3, u64::from(5u8.saturating_sub(importance))),
            (1, u64::from(is_short_bar)),
            // A timeline tells what happened before what was written.
            (1, u64::from(dataset.node(node).kind != Kind::Event)),
            (14, 0x3fff_u64.saturating_sub(dataset.degree(node) as u64)),
            (32, u64::from(node.0)),
            (7, role.map_or(0, |role| role as u64 + 1)),
        ] {
            let most = (1 << bits) - 1;
            number = number << bits | value.min(most);
        }
        Self { not_selected, faded, tier, not_neighbour: !neighbour, number }
    }
}

/// What a rank is made of.
struct Standing<'a> {
    node: NodeIx,
    role: Option<usize>,
    glyph: &'a Glyph,
    faded: bool,
    importance: u8,
    neighbour: bool,
    width: f32,
}

pub(super) struct Gathered {
    /// By lane.
    pub(super) lanes: Vec<Vec<Candidate>>,
    /// Facts in view and when, in order of time.
    pub(super) in_view: Vec<(Moment, NodeIx)>,
    /// The nearest facts before and after the view, where nothing is in it.
    pub(super) nearest: [Option<NodeIx>; 2],
}

/// Everything in view, by lane, the most important first.
pub(super) fn gather(request: &Request<'_>, plot: Rect) -> Gathered {
    let Request { dataset, scale, .. } = request;
    let mut lanes: Vec<Vec<Candidate>> = Vec::new();
    lanes.resize_with(request.lanes.len(), Vec::new);
    let mut in_view = Vec::new();

    // What fades out beyond its known part does so within this many pixels.
    let aside = f64::from(OPEN_FADE + REACH * 8.0);
    let reached = Span { start: scale.moment(-aside), end: scale.moment(scale.width() + aside) };
    for entry in request.lanes.within(reached) {
        let node = dataset.node(entry.node);
        let Some(date) = date_of(node, entry.role) else { continue };
        let presence = (request.presence)(entry.node);
        if presence == Presence::Hidden {
            continue;
        }
        let glyph = glyph(date, scale);
        if !is_in_view(&glyph, plot.w) {
            continue;
        }
        if entry.role.is_none() {
            in_view.push((glyph.moment, entry.node));
        }
        let candidate = candidate(request, plot, entry.node, entry.role, presence, glyph);
        for lane in &entry.lanes {
            if let Some(lane) = lanes.get_mut(*lane as usize) {
                lane.push(candidate.clone());
            }
        }
    }
    for lane in &mut lanes {
        sort_by_key(lane, |candidate| candidate.rank.number);
    }
    if !in_view.is_sorted() {
        sort_by_key(&mut in_view, |fact| *fact);
    }
    let nearest = if in_view.is_empty() { nearest(request) } else { [None; 2] };
    Gathered { lanes, in_view, nearest }
}

fn date_of(node: &Node, role: Option<usize>) -> Option<&HistDate> {
    match role {
        Some(role) => node.roles.get(role).and_then(|role| role.date.as_ref()),
        None => node.date.as_ref(),
    }
}

fn candidate(
    request: &Request<'_>,
    plot: Rect,
    ix: NodeIx,
    role: Option<usize>,
    presence: Presence,
    glyph: Glyph,
) -> Candidate {
    let is_office = role.is_some();
    let standing = Standing {
        node: ix,
        role,
        glyph: &glyph,
        faded: presence == Presence::Faded,
        // An office is the ground upon which a life is read.
        importance: if is_office { OFFICE } else { request.dataset.node(ix).importance },
        neighbour: !is_office && (request.neighbour)(ix),
        width: plot.w,
    };
    let rank = Rank::new(request, standing);
    Candidate { node: ix, role, glyph, presence, rank }
}

/// The nearest facts before and after a view that has none.
fn nearest(request: &Request<'_>) -> [Option<NodeIx>; 2] {
    let visible = request.scale.visible();
    let (mut before, mut after) = (None, None);
    for entry in request.lanes.all().iter().filter(|entry| entry.role.is_none()) {
        let Some(date) = &request.dataset.node(entry.node).date else { continue };
        if (request.presence)(entry.node) == Presence::Hidden {
            continue;
        }
        let found = (moment_of(date), entry.node);
        if found.0 < visible.start {
            before = before.max(Some(found));
        } else if after.is_none_or(|nearest| found < nearest) {
            after = Some(found);
        }
    }
    [before, after].map(|nearest| nearest.map(|(_, node)| node))
}

/// The importance of an office.
const OFFICE: u8 = 1;
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
