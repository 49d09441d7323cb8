//! The place each fact has in its lane.

use std::cell::RefCell;

use super::{
    Hit, LaneBand, Presence, Request,
    crowd::Chip,
    gather::{Candidate, FADED_TIERS, HEADLINES, LEAST_GROUND, REACH, extent},
    glyph::{Glyph, GlyphForm},
};
use crate::{
    model::{Kind, NodeIx},
    number::Bounded,
    scene::{Align, FontFace, Rect, TextStyle},
    time_axis::{LaneItem, Place, pack},
};

/// The least side of a place that answers to a pointer.
const LEAST_HIT: f32 = 24.0;
/// Height of a bar.
pub(super) const BAR_HEIGHT: f32 = 9.0;
/// Height of an office, and how far below the middle of its row it lies.
pub(super) const OFFICE_HEIGHT: f32 = 4.0;
const OFFICE_BELOW: f32 = 7.0;
/// Width and height of the tick of a fact that has no mark.
pub(super) const TICK: [f32; 2] = [2.0, 4.0];
/// Height of the line of a stretch that has no bar.
pub(super) const LINE_HEIGHT: f32 = 1.5;
/// What the ring of the selection needs on either side.
const RING_ROOM: f32 = 4.0;
/// Size of labels.
const LABEL_SIZE: f32 = 12.5;
/// Lanes are weighed by so many of their facts.
const MOST_WEIGHED: usize = 300;
/// About the width of a letter of a label.
const LETTER: f32 = 5.4;
/// From the middle of a row to the baseline of its labels.
const BASELINE: f32 = 4.3;

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
    /// Only a tick at the lower edge of the lane, or one of many in a counted mark.
    pub(super) crowded: bool,
    /// Inside a counted mark, which `mark` is.
    pub(super) rolled: bool,
    /// An office, not the entry itself.
    pub(super) is_office: bool,
    pub(super) label: Option<Label>,
}

/// A label and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) rect: Rect,
    pub(super) baseline: f32,
}

/// The facts of one lane, the most important first, before they have places.
pub(super) struct Contest<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) plot: Rect,
    candidates: Vec<Candidate>,
    pub(super) items: Vec<LaneItem>,
    styles: Vec<TextStyle>,
    /// Widths of labels, measured when first asked for.
    widths: RefCell<Vec<Option<f32>>>,
}

impl<'a> Contest<'a> {
    pub(super) fn new(request: &'a Request<'a>, plot: Rect, candidates: Vec<Candidate>) -> Self {
        let items: Vec<LaneItem> =
            candidates.iter().map(|candidate| item(request, plot, candidate)).collect();
        let styles = candidates.iter().map(|candidate| label_style(request, candidate)).collect();
        let widths = RefCell::new(vec![None; items.len()]);
        Self { request, plot, candidates, items, styles, widths }
    }

    /// Whether nothing is in view.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How much there is to see, by importance.
    pub(super) fn weight(&self) -> u32 {
        self.candidates.iter().map(|candidate| self.importance(candidate)).sum()
    }

    /// Whether one of its items is an office.
    pub(super) fn is_office(&self, i: usize) -> bool {
        self.candidates.get(i).is_some_and(|candidate| candidate.role.is_some())
    }

    /// How many facts it has.
    pub(super) fn facts(&self) -> usize {
        self.candidates.iter().filter(|candidate| candidate.role.is_none()).count()
    }

    /// Which facts it has.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeIx> {
        self.candidates.iter().filter(|one| one.role.is_none()).map(|one| one.node)
    }

    fn importance(&self, candidate: &Candidate) -> u32 {
        match (candidate.role, self.request.dataset.node(candidate.node).importance) {
            (Some(_), _) => 1,
            (None, 5..) => 12,
            (None, 4) => 5,
            (None, 3) => 2,
            _ => 1,
        }
    }

    /// How much is lost with so many rows: marks and names that find no room, by importance.
    pub(super) fn loss(&self, rows: usize) -> u32 {
        let places = match self.items.get(..MOST_WEIGHED) {
            // Of a thousand most are lost anyway: the first will do, and their names need no measuring.
            Some(first) => {
                let bounds = [self.plot.x, self.plot.right() + 8.0];
                let about =
                    |i: usize| name(self.request, &self.candidates[i]).len() as f32 * LETTER;
                pack(first, rows, bounds, &mut |i| about(i))
            }
            None => self.pack(rows, &self.items, &|i| i),
        };
        let lost = self.candidates.iter().zip(places).map(|(candidate, place)| {
            let weight = self.importance(candidate);
            match place {
                Place::Crowded => weight * 2,
                Place::Row { label: None, .. } => weight,
                Place::Row { .. } => 0,
            }
        });
        lost.sum()
    }

    /// Gives each fact its place; those that have none and share one become counted marks.
    pub(super) fn settle(self, band: &LaneBand) -> (Vec<Fact>, Vec<Chip>) {
        let (places, chips) = match band.collapsed {
            true => (vec![Place::Crowded; self.items.len()], Vec::new()),
            false => self.places(band),
        };
        let Self { request, plot, candidates, items, styles, widths } = self;
        let widths = widths.into_inner();
        let rest = items.into_iter().zip(styles).zip(widths.into_iter().zip(places));
        let mut facts: Vec<Fact> = candidates
            .into_iter()
            .zip(rest)
            .map(|(candidate, ((item, style), (width, place)))| {
                let node = request.dataset.node(candidate.node);
                let radius = radius(importance(request, &candidate));
                let (row, label) = match place {
                    Place::Row { row, label, .. } => (Some(row), label),
                    Place::Crowded => (None, None),
                };
                let y = band.row_y(row.unwrap_or(0));
                let label = label.map(|x| Label {
                    rect: Rect::new(x, y - LABEL_SIZE / 2.0, width.unwrap_or(0.0), LABEL_SIZE),
                    baseline: y + BASELINE,
                });
                Fact {
                    node: candidate.node,
                    kind: if candidate.role.is_some() { Kind::Organization } else { node.kind },
                    radius,
                    faded: candidate.rank.faded,
                    selected: item.insists,
                    name: name(request, &candidate).to_owned(),
                    style,
                    mark: match row {
                        // An office lies below all else: it needs no room of its own.
                        _ if candidate.role.is_some() => office_rect(&item, band),
                        Some(_) => mark_rect(&item, is_bar(&candidate), y, radius),
                        None => tick_rect(plot, band, request, &candidate.glyph, &item),
                    },
                    crowded: row.is_none() && candidate.role.is_none(),
                    rolled: false,
                    is_office: candidate.role.is_some(),
                    label,
                    glyph: candidate.glyph,
                }
            })
            .collect();
        for chip in &chips {
            for i in &chip.members {
                if let Some(fact) = facts.get_mut(*i) {
                    (fact.mark, fact.rolled) = (chip.rect, true);
                }
            }
        }
        (facts, chips)
    }

    /// Places of `items`, of which `fact_of` says which fact one stands for.
    pub(super) fn pack(
        &self,
        rows: usize,
        items: &[LaneItem],
        fact_of: &dyn Fn(usize) -> usize,
    ) -> Vec<Place> {
        let Self { request, plot, candidates, styles, widths, .. } = self;
        let bounds = [plot.x, plot.right() + 8.0];
        pack(items, rows, bounds, &mut |i| {
            let i = fact_of(i);
            let measure = || request.metrics.width(name(request, &candidates[i]), &styles[i]);
            *widths.borrow_mut()[i].get_or_insert_with(measure)
        })
    }
}

fn name<'a>(request: &Request<'a>, candidate: &Candidate) -> &'a str {
    let node = request.dataset.node(candidate.node);
    match candidate.role.and_then(|role| node.roles.get(role)) {
        Some(role) => role.title.get(request.lang),
        None => node.label(request.lang),
    }
}

fn importance(request: &Request<'_>, candidate: &Candidate) -> u8 {
    match candidate.role {
        Some(_) => 3,
        None => request.dataset.node(candidate.node).importance,
    }
}

/// What the packing needs to know.
fn item(request: &Request<'_>, plot: Rect, candidate: &Candidate) -> LaneItem {
    let importance = importance(request, candidate);
    let [from, to] = extent(&candidate.glyph, radius(importance));
    let is_bar = is_bar(candidate);
    let (from, to) = if is_bar { (from.max(0.0), to.min(plot.w)) } else { (from, to) };
    let room = if candidate.rank.not_selected { 0.0 } else { RING_ROOM };
    let rank = &candidate.rank;
    LaneItem {
        mark: [plot.x + from - room, plot.x + to + room],
        // A mark upon a bar of its own size would hide it.
        is_bar: is_bar && to - from > LEAST_GROUND,
        wants_label: candidate.presence == Presence::Shown || importance >= 4,
        insists: !rank.not_selected,
        headline: rank.tier == HEADLINES && !rank.faded,
        tier: rank.tier + if rank.faded { FADED_TIERS } else { 0 },
    }
}

fn is_bar(candidate: &Candidate) -> bool {
    matches!(candidate.glyph.form, GlyphForm::Bar(_))
}

fn office_rect(item: &LaneItem, band: &LaneBand) -> Rect {
    let [from, to] = item.mark;
    let y = band.row_y(0) + OFFICE_BELOW;
    Rect::new(from, y - OFFICE_HEIGHT / 2.0, (to - from).max(1.0), OFFICE_HEIGHT)
}

fn mark_rect(item: &LaneItem, is_bar: bool, y: f32, radius: f32) -> Rect {
    let room = if item.insists { RING_ROOM } else { 0.0 };
    let (from, to) = (item.mark[0] + room, item.mark[1] - room);
    let half = if is_bar { BAR_HEIGHT / 2.0 } else { radius * REACH };
    Rect::new(from, y - half, (to - from).max(0.0), half * 2.0)
}

/// Ticks stand at whole pixels, so that a dense stretch reads as bars and not as grey. A stretch
/// of time is a line along the edge of its lane.
fn tick_rect(
    plot: Rect,
    band: &LaneBand,
    request: &Request<'_>,
    glyph: &Glyph,
    item: &LaneItem,
) -> Rect {
    let bottom = band.rect.bottom();
    if item.is_bar {
        let [from, to] = item.mark;
        return Rect::new(from, bottom - LINE_HEIGHT, to - from, LINE_HEIGHT);
    }
    let x = request.scale.x_near(glyph.moment).bounded(0.0, (plot.w - TICK[0]).max(0.0));
    let slot = (x / TICK[0]).floor() * TICK[0];
    Rect::new(plot.x + slot, bottom - TICK[1], TICK[0], TICK[1])
}

/// Radius of a mark by importance; rows are lower than the network is wide.
fn radius(importance: u8) -> f32 {
    match importance {
        5.. => 6.2,
        4 => 5.4,
        3 => 4.7,
        _ => 4.3,
    }
}

fn label_style(request: &Request<'_>, candidate: &Candidate) -> TextStyle {
    let selected = !candidate.rank.not_selected;
    let heavy = selected || importance(request, candidate) >= 4 || !candidate.rank.not_neighbour;
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
