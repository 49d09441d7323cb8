//! What the timeline is told, and what it tells.

use std::rc::Rc;

use crate::{
    model::{Dataset, Lang, Moment, NodeIx},
    query::{Visible, neighbours::Ego},
    scene::{
        ThemeName,
        timeline::{LaneBand, LaneOrder, Lanes},
    },
    state::{ScaleKind, TimeWindow},
    time_axis::{Shape, TimeScale},
};

/// What the timeline shows, as the state has it.
#[derive(Clone)]
pub struct TimelineProps {
    /// The history.
    pub dataset: Rc<Dataset>,
    /// What is in the picture.
    pub visible: Rc<Visible>,
    /// The chosen node with its neighbours.
    pub ego: Option<Rc<Ego>>,
    /// The time window; `None` shows [`TimeWindow::HOME`].
    pub window: Option<TimeWindow>,
    /// How much of the width a stretch of time takes.
    pub scale: ScaleKind,
    /// Whether the lens on the days of the Congress is open.
    pub lens: bool,
    /// The day of the cursor.
    pub cursor: Option<Moment>,
    /// Language of names.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeName,
}

impl PartialEq for TimelineProps {
    fn eq(&self, other: &Self) -> bool {
        let same_ego = match (&self.ego, &other.ego) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        same_ego
            && Rc::ptr_eq(&self.dataset, &other.dataset)
            && Rc::ptr_eq(&self.visible, &other.visible)
            && (self.window, self.scale, self.lens) == (other.window, other.scale, other.lens)
            && self.cursor == other.cursor
            && self.lang == other.lang
            && self.theme == other.theme
    }
}

impl TimelineProps {
    /// The scale that shows the window.
    pub(super) fn target(&self, width: f64) -> TimeScale {
        let window = self.window.unwrap_or(TimeWindow::HOME);
        TimeScale::fit_in(self.shape(), window.span(), width)
    }

    pub(super) fn shape(&self) -> Shape {
        let share = |yes: bool| if yes { 1.0 } else { 0.0 };
        Shape { folded: share(self.scale == ScaleKind::Folded), lens: share(self.lens) }
    }
}

/// Which lanes there are.
#[derive(Clone)]
pub struct LaneProps {
    /// What stands in which.
    pub lanes: Rc<Lanes>,
    /// In what order.
    pub order: LaneOrder,
    /// Those folded to a row of ticks.
    pub collapsed: Rc<[usize]>,
}

impl PartialEq for LaneProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lanes, &other.lanes)
            && self.order == other.order
            && self.collapsed == other.collapsed
    }
}

/// What the timeline tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEvent {
    /// The pointer stands on another fact, or on none.
    Hover(Option<NodeIx>),
    /// A fact was clicked.
    Select(NodeIx),
    /// The window was moved or zoomed, and the hand has paused.
    Window(TimeWindow),
    /// The window is being moved or zoomed.
    Moves(TimeWindow),
    /// The cursor was moved.
    Cursor(Moment),
    /// What is in view, told when the picture has come to rest.
    InView(InView),
    /// The lanes must be scrolled to here, in pixels, to show a fact that is pointed at.
    Scroll(f32),
    /// A wheel without its modifier went to the page around the frame.
    WheelPassed,
}

/// The facts a keyboard can walk through, and the lanes they stand in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InView {
    /// In order of time.
    pub facts: Rc<[NodeIx]>,
    /// The nearest before and after, where nothing is in view.
    pub nearest: [Option<NodeIx>; 2],
    /// The lanes as they lie when they are not scrolled; none where there is only the strip, or no
    /// column for their names.
    pub lanes: Rc<[LaneBand]>,
    /// Their height together.
    pub content: f32,
}
