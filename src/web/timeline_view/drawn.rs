//! What was painted last, what it is painted from, and what the page is told of it.

use super::{InView, Inner, TimelineEvent};
use crate::{
    i18n::{DateStyle, format_date},
    model::{NodeIx, Span},
    query::Presence,
    scene::{
        Point, Scene, Size, Theme,
        timeline::{AXIS_HEIGHT, LaneBand, Request, Strip, StripRequest, Timeline},
    },
    state::{SPEECH_DAY, TimeWindow},
    time_axis::TimeScale,
};

/// What was painted last.
pub(super) enum Drawn {
    Nothing,
    Lanes(Box<Timeline>),
    Strip(Box<Strip>),
}

/// What is under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Under {
    Fact(NodeIx),
    /// A counted mark, from its first fact to its last; the most important of them.
    Cluster(Span, NodeIx),
    Nothing,
}

impl Inner {
    pub(super) fn with_request<R>(
        &self,
        scale: TimeScale,
        size: Size,
        ask: impl FnOnce(&Request<'_>) -> R,
    ) -> R {
        let (props, lanes) = (self.props.borrow(), self.lanes.borrow());
        ask(&Request {
            dataset: &props.dataset,
            lanes: &lanes.lanes,
            order: lanes.order,
            collapsed: &lanes.collapsed,
            scroll: self.scroll.get(),
            scale,
            size,
            theme: Theme::of(props.theme),
            lang: props.lang,
            metrics: &*self.metrics,
            // The lanes show just the window: what fades elsewhere is about to be in it.
            presence: &|ix| match props.visible.node(ix) {
                Presence::Faded => Presence::Shown,
                presence => presence,
            },
            selected: props.ego.as_ref().map(|ego| ego.center),
            neighbour: &|ix| props.ego.as_ref().is_some_and(|ego| ego.contains(ix)),
            cursor: Some(props.cursor.unwrap_or(SPEECH_DAY)),
            window: None,
            keep_lanes: None,
        })
    }

    /// The strip is too small for folds.
    pub(super) fn with_strip_request<R>(
        &self,
        size: Size,
        ask: impl FnOnce(&StripRequest<'_>) -> R,
    ) -> R {
        let props = self.props.borrow();
        let span = match self.held.get().or(self.glide.get().map(|glide| glide.now)) {
            Some(scale) => scale.fitted(),
            None => props.window.unwrap_or(TimeWindow::HOME).span(),
        };
        ask(&StripRequest {
            dataset: &props.dataset,
            scale: TimeScale::fit(span, f64::from(size.w)),
            size,
            theme: Theme::of(props.theme),
            lang: props.lang,
            metrics: &*self.metrics,
            presence: &|ix| props.visible.node(ix),
            cursor: Some(props.cursor.unwrap_or(SPEECH_DAY)),
            title: None,
        })
    }

    /// A fact's date as it is known, in words.
    pub(super) fn date_in_words(&self, node: NodeIx) -> String {
        let props = self.props.borrow();
        let date = props.dataset.node(node).date.as_ref();
        date.map(|date| format_date(date, props.lang, DateStyle::Long)).unwrap_or_default()
    }

    pub(super) fn tell_in_view(&self) {
        let in_view = self.drawn.borrow().in_view();
        if *self.in_view.borrow() != in_view {
            *self.in_view.borrow_mut() = in_view.clone();
            (self.report)(TimelineEvent::InView(in_view));
        }
    }
}

impl Drawn {
    pub(super) fn scene(&self) -> Option<&Scene> {
        match self {
            Self::Nothing => None,
            Self::Lanes(lanes) => Some(&lanes.scene),
            Self::Strip(strip) => Some(&strip.scene),
        }
    }

    pub(super) fn size(&self) -> Size {
        self.scene().map_or(Size::default(), |scene| scene.size)
    }

    fn in_view(&self) -> InView {
        match self {
            Self::Nothing => InView::default(),
            Self::Lanes(lanes) => {
                let has_column = lanes.plot.x > 40.0;
                let scrolled = lanes.lanes.first().map_or(0.0, |lane| lane.rect.y - AXIS_HEIGHT);
                let at_rest = |band: &LaneBand| {
                    let mut band = *band;
                    band.rect.y -= scrolled;
                    band.rows_top -= scrolled;
                    band
                };
                InView {
                    facts: lanes.in_view.as_slice().into(),
                    nearest: lanes.nearest,
                    lanes: lanes.lanes.iter().filter(|_| has_column).map(at_rest).collect(),
                    content: lanes.content,
                }
            }
            Self::Strip(strip) => {
                let mut facts: Vec<_> =
                    strip.hits.iter().map(|hit| (hit.moment, hit.node)).collect();
                crate::order::sort_by_key(&mut facts, |fact| *fact);
                let facts = facts.into_iter().map(|(_, node)| node).collect();
                InView { facts, ..InView::default() }
            }
        }
    }

    /// Where time begins, in pixels from the left of the canvas.
    pub(super) fn left(&self) -> f32 {
        match self {
            Self::Nothing => 0.0,
            Self::Lanes(lanes) => lanes.plot.x,
            Self::Strip(strip) => strip.plot.x,
        }
    }

    pub(super) fn under(&self, at: Point) -> Under {
        let fact = match self {
            Self::Nothing => None,
            Self::Lanes(lanes) => {
                let cluster = lanes.cluster(at).and_then(|cluster| {
                    Some(Under::Cluster(cluster.span, *cluster.facts.first()?))
                });
                if let Some(cluster) = cluster {
                    return cluster;
                }
                lanes.hit(at)
            }
            Self::Strip(strip) => {
                strip.hits.iter().find(|hit| hit.rect.contains(at)).map(|hit| hit.node)
            }
        };
        fact.map_or(Under::Nothing, Under::Fact)
    }

    pub(super) fn is_on_cursor(&self, at: Point) -> bool {
        let cursor = match self {
            Self::Nothing => None,
            Self::Lanes(lanes) => lanes.cursor,
            Self::Strip(strip) => strip.cursor,
        };
        cursor.is_some_and(|rect| rect.contains(at)) && self.under(at) == Under::Nothing
    }
}
