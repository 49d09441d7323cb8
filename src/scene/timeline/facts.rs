//! Which facts are in view, and the place each has in its lane.

use super::{
    Hit, LaneBand, Presence, Request,
    frame::Frame,
    glyph::{Glyph, GlyphForm, glyph},
};
use crate::{
    model::{Kind, Node, NodeIx, RegionIx},
    scene::{Align, FontFace, Rect, TextStyle},
    time_axis::{LaneItem, Place, pack},
};

/// The least side of a place that answers to a pointer.
const LEAST_HIT: f32 = 24.0;
/// Height of a bar.
pub(super) const BAR_HEIGHT: f32 = 9.0;
/// Width and height of the tick of a fact that has no mark.
pub(super) const TICK: [f32; 2] = [2.0, 4.0];
/// Size of labels.
pub(super) const LABEL_SIZE: f32 = 12.5;
/// From the middle of a row to the baseline of its labels.
const BASELINE: f32 = 4.3;
/// A bar wider than this can have marks upon it.
const LEAST_GROUND: f32 = 18.0;
/// A pointed mark reaches this much further than its radius.
pub(super) const REACH: f32 = 1.22;

/// A fact in view, placed.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) node: NodeIx,
    pub(super) kind: Kind,
    pub(super) glyph: Glyph,
    pub(super) radius: f32,
    pub(super) faded: bool,
    pub(super) selected: bool,
    /// Its label, in the language of the request.
    pub(super) name: String,
    pub(super) style: TextStyle,
    /// In pixels of the drawing: what is drawn.
    pub(super) mark: Rect,
    /// Only a tick at the lower edge of the lane.
    pub(super) crowded: bool,
    pub(super) label: Option<Label>,
}

/// A label and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) rect: Rect,
    pub(super) baseline: f32,
}

/// The facts of one lane, the most important first.
pub(super) struct Lane {
    pub(super) facts: Vec<Fact>,
}

/// A fact whose mark or bar reaches into the plot.
pub(super) struct Candidate {
    node: NodeIx,
    glyph: Glyph,
    presence: Presence,
    rank: Rank,
}

/// Before others: the selection, its neighbours, what is not faded, the more important, the
/// earlier in the dataset. Derived order: the fields from top to bottom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    not_selected: bool,
    faded: bool,
    tier: u8,
    not_neighbour: bool,
    unimportance: u8,
    /// A day's name is tried before that of the stretch it lies in.
    is_stretch: bool,
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
            tier: tier(node.importance, neighbour),
            not_neighbour: !neighbour,
            unimportance: 5u8.saturating_sub(node.importance),
            is_stretch: matches!(glyph.form, GlyphForm::Bar(_)),
            node: node_ix,
        };
        lanes[node.region.index()].push(Candidate { node: node_ix, glyph, presence, rank });
    }
    for lane in &mut lanes {
        lane.sort_unstable_by_key(|candidate| candidate.rank);
    }
    Gathered { lanes, nearest: [before, after].map(|nearest| nearest.map(|(_, node)| node)) }
}

/// Facts of one tier get their marks, then their labels, before the next tier gets anything.
fn tier(importance: u8, neighbour: bool) -> u8 {
    match importance {
        5.. => 0,
        _ if neighbour => 0,
        4 => 1,
        3 => 2,
        _ => 3,
    }
}

/// Whether a fact can be seen in a plot of this width: a mark by its middle, a bar by any part.
fn is_in_view(glyph: &Glyph, width: f32) -> bool {
    let [from, to] = match &glyph.form {
        GlyphForm::Mark { x, .. } => [*x, *x],
        _ => extent(glyph, 0.0),
    };
    0.0 <= to && from <= width
}

/// Gives each candidate its place.
pub(super) fn place(
    request: &Request<'_>,
    frame: &Frame,
    candidates: Vec<Vec<Candidate>>,
) -> Vec<Lane> {
    let by_region = candidates.into_iter().enumerate();
    by_region
        .filter_map(|(region, candidates)| {
            let band = *frame.lane(RegionIx::from_index(region))?;
            Some(Lane { facts: place_lane(request, frame, &band, candidates) })
        })
        .collect()
}

fn place_lane(
    request: &Request<'_>,
    frame: &Frame,
    band: &LaneBand,
    candidates: Vec<Candidate>,
) -> Vec<Fact> {
    let plot = frame.plot;
    let items: Vec<LaneItem> = candidates
        .iter()
        .map(|candidate| {
            let node = request.dataset.node(candidate.node);
            let [from, to] = extent(&candidate.glyph, radius(node));
            let is_bar = matches!(candidate.glyph.form, GlyphForm::Bar(_));
            let (from, to) = if is_bar { (from.max(0.0), to.min(plot.w)) } else { (from, to) };
            LaneItem {
                mark: [plot.x + from, plot.x + to],
                // A mark upon a bar of its own size would hide it.
                is_bar: is_bar && to - from > LEAST_GROUND,
                wants_label: candidate.presence == Presence::Shown || node.importance >= 4,
                insists: !candidate.rank.not_selected,
                tier: candidate.rank.tier + if candidate.rank.faded { 4 } else { 0 },
            }
        })
        .collect();
    let styles: Vec<TextStyle> =
        candidates.iter().map(|candidate| label_style(request, candidate)).collect();

    let mut widths = vec![0.0; items.len()];
    let bounds = [plot.x, plot.right() + 8.0];
    let places = pack(&items, band.rows, bounds, &mut |i| {
        let name = request.dataset.node(candidates[i].node).label(request.lang);
        widths[i] = request.metrics.width(name, &styles[i]);
        widths[i]
    });

    let placed = candidates.into_iter().zip(items).zip(places).zip(styles.into_iter().zip(widths));
    placed
        .map(|(((candidate, item), place), (style, width))| {
            let node = request.dataset.node(candidate.node);
            let radius = radius(node);
            let (row, label) = match place {
                Place::Row { row, label, .. } => (Some(row), label),
                Place::Crowded => (None, None),
            };
            let y = band.row_y(row.unwrap_or(0));
            let label = label.map(|x| Label {
                rect: Rect::new(x, y - LABEL_SIZE / 2.0, width, LABEL_SIZE),
                baseline: y + BASELINE,
            });
            Fact {
                node: candidate.node,
                kind: node.kind,
                radius,
                faded: candidate.rank.faded,
                selected: item.insists,
                name: node.label(request.lang).to_owned(),
                style,
                mark: match row {
                    Some(_) => mark_rect(&item, candidate.rank.is_stretch, y, radius),
                    None => tick_rect(plot, band, request, &candidate.glyph),
                },
                crowded: row.is_none(),
                label,
                glyph: candidate.glyph,
            }
        })
        .collect()
}

fn mark_rect(item: &LaneItem, is_bar: bool, y: f32, radius: f32) -> Rect {
    let [from, to] = item.mark;
    let half = if is_bar { BAR_HEIGHT / 2.0 } else { radius * REACH };
    Rect::new(from, y - half, (to - from).max(0.0), half * 2.0)
}

/// Ticks stand at whole pixels, so that a dense stretch reads as bars and not as grey.
fn tick_rect(plot: Rect, band: &LaneBand, request: &Request<'_>, glyph: &Glyph) -> Rect {
    let x = request.scale.x_near(glyph.moment).clamp(0.0, plot.w - TICK[0]);
    let slot = (x / TICK[0]).floor() * TICK[0];
    Rect::new(plot.x + slot, band.rect.bottom() - TICK[1], TICK[0], TICK[1])
}

/// Radius of a mark by importance; rows are lower than the network is wide.
fn radius(node: &Node) -> f32 {
    match node.importance {
        5.. => 6.2,
        4 => 5.4,
        3 => 4.7,
        _ => 4.3,
    }
}

/// Left and right edge of what is drawn, in pixels of the plot.
fn extent(glyph: &Glyph, radius: f32) -> [f32; 2] {
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

fn label_style(request: &Request<'_>, candidate: &Candidate) -> TextStyle {
    let node = request.dataset.node(candidate.node);
    let selected = !candidate.rank.not_selected;
    let heavy = selected || node.importance >= 4 || !candidate.rank.not_neighbour;
    let theme = request.theme;
    TextStyle {
        face: FontFace::Interface,
        size: LABEL_SIZE,
        weight: if heavy { 700 } else { 500 },
        spacing: 0.0,
        color: match (selected, candidate.rank.faded) {
            (true, _) => theme.spot,
            (false, true) => theme.ink3,
            (false, false) => theme.ink,
        },
        halo: None,
        align: Align::Start,
    }
}

impl Fact {
    /// Where a pointer finds it: what is drawn, grown to the least size.
    pub(super) fn hit(&self) -> Hit {
        let Rect { x, y, w, h } = self.mark;
        let (dx, dy) = (((LEAST_HIT - w) / 2.0).max(0.0), ((LEAST_HIT - h) / 2.0).max(0.0));
        Hit {
            rect: Rect::new(x - dx, y - dy, w + 2.0 * dx, h + 2.0 * dy),
            node: self.node,
            mark: self.mark,
            label: self.label.as_ref().map(|label| label.rect),
            moment: self.glyph.moment,
        }
    }

    /// The y of its row.
    pub(super) fn y(&self) -> f32 {
        self.mark.center().y
    }
}
