//! The network unfolded in time (design, part 11): x is the date, y the row of the region, and
//! consequences are lines read from left to right. On phones time runs down.
//!
//! | file | what it does |
//! | --- | --- |
//! | `choose` | which facts have a mark |
//! | `frame` | rows, ticks, folds, the crack |
//! | `place` | where marks, names, dots and lines go |
//! | `paint` | all of it as a drawing |
//! | `overlay` | what is pointed at |
//! | `morph` | the way between the network and this |
//!
//! [`build`] turns [`UnfoldInputs`] into an [`Unfolded`]: the drawing, and what lies where.

mod choose;
mod frame;
mod morph;
mod overlay;
mod paint;
mod place;

use super::{Point, Rect, Scene, Size, TextMetrics, Theme};
use crate::{
    layout::unfold::Arc,
    model::{Dataset, Kind, Lang, NodeIx, RelationIx},
    order::sort_by_key,
    query::{
        Visible,
        chains::{Chain, Consequences},
    },
    time_axis::Folds,
};

pub use frame::{Frame, Row};
pub use morph::{Start, halfway, own_progress, position};
pub use overlay::{Pointed, overlay};

/// All that the picture depends on.
#[derive(Clone, Copy)]
pub struct UnfoldInputs<'a> {
    /// The history.
    pub dataset: &'a Dataset,
    /// What filters and the time window let through.
    pub visible: &'a Visible,
    /// What led to what.
    pub consequences: &'a Consequences,
    /// The chain that is told.
    pub chain: Option<&'a Chain>,
    /// The chosen entry.
    pub selected: Option<NodeIx>,
    /// The map from time to a line.
    pub folds: &'a Folds,
    /// Size of the frame, CSS pixels.
    pub size: Size,
    /// Where the page lays its own controls over the frame: no name is put there.
    pub keep_clear: &'a [Rect],
    /// Colours.
    pub theme: &'a Theme,
    /// Language of names.
    pub lang: Lang,
    /// Measures names.
    pub metrics: &'a dyn TextMetrics,
}

/// How a mark stands in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Context.
    Faded,
    /// As usual.
    Full,
    /// A cause or an effect of the chosen fact, or one of the events of a chosen person.
    Lit,
    /// A step of the chain, numbered from 0.
    Step(usize),
    /// The chosen entry.
    Selected,
}

/// A mark with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct UnfoldMark {
    /// Whose.
    pub node: NodeIx,
    /// Its kind.
    pub kind: Kind,
    /// Its middle.
    pub center: Point,
    /// Its radius.
    pub radius: f32,
    /// How it stands in the picture.
    pub standing: Standing,
    /// The number it has in the chain, from 0.
    pub step: Option<usize>,
    /// Its name, where there is room.
    pub label: Option<UnfoldLabel>,
}

/// A name of one or more lines with its box.
#[derive(Clone, Debug, PartialEq)]
pub struct UnfoldLabel {
    /// Lines from the top; on phones the last is the date.
    pub lines: Vec<String>,
    /// What it covers.
    pub bounds: Rect,
}

/// A line from a cause to an effect.
#[derive(Clone, Debug, PartialEq)]
pub struct UnfoldLine {
    /// The relation.
    pub relation: RelationIx,
    /// The cause.
    pub from: NodeIx,
    /// The effect.
    pub to: NodeIx,
    /// Where it runs.
    pub arc: Arc,
    /// How it stands in the picture.
    pub standing: Standing,
}

/// The drawing, and what a pointer or a keyboard needs to know about it.
#[derive(Clone, Debug, Default)]
pub struct Unfolded {
    /// What to paint, as large as all of it: on phones higher than the frame.
    pub scene: Scene,
    /// Marks in order of time.
    pub marks: Vec<UnfoldMark>,
    /// Other dated facts.
    pub dots: Vec<(NodeIx, Point)>,
    /// Causes and effects of which both ends have marks.
    pub lines: Vec<UnfoldLine>,
    /// The way of a chosen person through the events they took part in.
    pub lifeline: Option<Arc>,
    /// Rows, ticks, folds, the crack.
    pub frame: Frame,
}

/// Draws the unfolded network. Deterministic.
pub fn build(inputs: &UnfoldInputs<'_>) -> Unfolded {
    let chosen = choose::choose(inputs);
    let frame = Frame::new(inputs, &chosen);
    let mut unfolded = place::place(inputs, frame, chosen);
    unfolded.scene = paint::paint(inputs, &unfolded);
    unfolded
}

impl Unfolded {
    /// The mark of a node.
    pub fn mark(&self, node: NodeIx) -> Option<&UnfoldMark> {
        self.marks.iter().find(|mark| mark.node == node)
    }

    /// Where a node stands, as a mark or as a dot.
    pub fn place_of(&self, node: NodeIx) -> Option<Point> {
        let dot = || self.dots.iter().find(|(dot, _)| *dot == node).map(|(_, at)| *at);
        self.mark(node).map(|mark| mark.center).or_else(dot)
    }

    /// What a pointer at a place means: the nearest mark within `reach` pixels, else the mark whose
    /// name it is on, else the nearest dot.
    pub fn hit(&self, at: Point, reach: f32) -> Option<NodeIx> {
        let gaps =
            self.marks.iter().map(|mark| (mark.center.distance(at) - mark.radius, mark.node));
        let nearest = gaps.filter(|(gap, _)| *gap <= reach).min_by(|a, b| a.0.total_cmp(&b.0));
        let named = || {
            let on = |mark: &&UnfoldMark| {
                mark.label.as_ref().is_some_and(|label| label.bounds.inflate(2.0).contains(at))
            };
            self.marks.iter().find(on).map(|mark| mark.node)
        };
        let dot = || {
            let gaps = self.dots.iter().map(|(node, dot)| (dot.distance(at), *node));
            let near = gaps.filter(|(gap, _)| *gap <= reach.max(5.0));
            near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, node)| node)
        };
        nearest.map(|(_, node)| node).or_else(named).or_else(dot)
    }

    /// The line within `reach` pixels of a place that passes nearest, those on top first, and where.
    pub fn line_at(&self, at: Point, reach: f32) -> Option<(RelationIx, Point)> {
        const STEPS: usize = 72;
        let mut best: Option<(f32, RelationIx, Point)> = None;
        for line in self.lines.iter().rev() {
            for part in 0..line.arc.curves.len() {
                for i in 0..=STEPS {
                    let place = line.arc.at(part, i as f32 / STEPS as f32);
                    let gap = place.distance(at);
                    if best.is_none_or(|(least, ..)| gap + 0.5 < least) {
                        best = Some((gap, line.relation, place));
                    }
                }
            }
        }
        best.filter(|(gap, ..)| *gap <= reach).map(|(_, relation, place)| (relation, place))
    }

    /// Everything that can be pointed at, in order of time.
    pub fn stops(&self, consequences: &Consequences) -> Vec<NodeIx> {
        let marks = self.marks.iter().map(|mark| mark.node);
        let mut all: Vec<NodeIx> = marks.chain(self.dots.iter().map(|(node, _)| *node)).collect();
        sort_by_key(&mut all, |node| consequences.order_of(*node));
        all
    }

    /// Where an arrow key leads: `along` to the next or previous mark in time, otherwise to the
    /// nearest mark of another row in the direction of `step`.
    pub fn neighbour(&self, from: Option<NodeIx>, along: bool, step: i32) -> Option<NodeIx> {
        let Some(at) = from.and_then(|node| self.marks.iter().position(|m| m.node == node)) else {
            return self.marks.first().map(|mark| mark.node);
        };
        if along || self.frame.is_down {
            let to = at.checked_add_signed(step as isize)?;
            return self.marks.get(to).map(|mark| mark.node);
        }
        let here = &self.marks[at];
        let row = self.frame.row_at(here.center.y)?;
        let others = self.marks.iter().filter(|mark| {
            let other = self.frame.row_at(mark.center.y);
            other.is_some_and(|other| if step < 0 { other < row } else { row < other })
        });
        let cost = |mark: &&UnfoldMark| {
            let rows = self.frame.row_at(mark.center.y).unwrap_or(row).abs_diff(row);
            (mark.center.x - here.center.x).abs() + rows as f32 * 60.0
        };
        others.min_by(|a, b| cost(a).total_cmp(&cost(b))).map(|mark| mark.node)
    }
}
