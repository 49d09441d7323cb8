//! What pointers and the wheel do.

use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::{Drawn, Inner, TimelineEvent, drawn::Under};
use crate::{
    model::{NodeIx, Span, date::MINUTES_PER_DAY},
    scene::{
        Point,
        gesture::{Gesture, Input},
    },
    state::TimeWindow,
    time_axis::TimeScale,
    web::pointer::{Wheel, zoom_factor},
};

/// After the last turn of the wheel the picture is at rest.
const REST_MS: u32 = 140;
/// Beside the facts of a counted mark that is opened, so much of their stretch is shown.
const AROUND: i64 = 4;

impl Inner {
    pub(super) fn input(self: &Rc<Self>, input: Input) {
        let gesture = self.tracker.borrow_mut().input(input);
        match gesture {
            Some(Gesture::Hover(at)) => {
                let under = at.map_or(Under::Nothing, |at| self.drawn.borrow().under(at));
                self.hover(match under {
                    Under::Fact(node) => Some(node),
                    Under::Cluster(..) | Under::Nothing => None,
                });
            }
            Some(Gesture::Press(at)) => self.drags_cursor.set(self.drawn.borrow().is_on_cursor(at)),
            Some(Gesture::Drag { to, by, .. }) => {
                if self.drags_cursor.get() {
                    self.move_cursor(to);
                } else {
                    self.hold(self.scale().pan(f64::from(by.x)));
                }
            }
            Some(Gesture::Pinch { about, factor, by }) => {
                let x = f64::from(about.x - self.drawn.borrow().left());
                let scale = self.scale().zoom_about(x, f64::from(factor));
                self.hold(scale.pan(f64::from(by.x)));
            }
            Some(Gesture::Click(at)) => self.click(at),
            Some(Gesture::Rest) => self.come_to_rest(),
            None => {}
        }
    }

    fn click(self: &Rc<Self>, at: Point) {
        let under = self.drawn.borrow().under(at);
        match under {
            Under::Fact(node) => (self.report)(TimelineEvent::Select(node)),
            Under::Cluster(span, first) => self.open_cluster(span, first),
            Under::Nothing => self.move_cursor(at),
        }
    }

    /// Shows just the facts of a counted mark; of those that no zoom can part, the first.
    fn open_cluster(&self, span: Span, first: NodeIx) {
        let day = MINUTES_PER_DAY;
        let aside = ((span.end.0 - span.start.0) / AROUND).max(day / 2);
        let window = TimeWindow::new(span.start.plus_minutes(-aside), span.end.plus_minutes(aside));
        let shown = self.scale().fitted();
        let closer = window.span().end.0 - window.span().start.0 < shown.end.0 - shown.start.0;
        (self.report)(if closer {
            TimelineEvent::Window(window)
        } else {
            TimelineEvent::Select(first)
        });
    }

    fn hover(self: &Rc<Self>, hovered: Option<NodeIx>) {
        let [before, focused] = self.pointed.get();
        if before != hovered {
            self.pointed.set([hovered, focused]);
            self.ask();
            (self.report)(TimelineEvent::Hover(hovered));
        }
    }

    fn move_cursor(&self, at: Point) {
        let moment = match &*self.drawn.borrow() {
            Drawn::Nothing => return,
            Drawn::Lanes(lanes) => lanes.snapped_moment(at.x),
            Drawn::Strip(strip) => strip.scale.moment(f64::from(at.x - strip.plot.x)).day_start(),
        };
        (self.report)(TimelineEvent::Cursor(moment));
    }

    pub(super) fn wheel(self: &Rc<Self>, wheel: &Wheel, ours: bool) {
        if !ours {
            (self.report)(TimelineEvent::WheelPassed);
            return;
        }
        let scale = self.scale();
        let sideways = wheel.with_shift || wheel.by.x.abs() > wheel.by.y.abs();
        let moved = if sideways {
            let by = if wheel.by.x == 0.0 { wheel.by.y } else { wheel.by.x };
            scale.pan(f64::from(-by))
        } else {
            let x = f64::from(wheel.at.x - self.drawn.borrow().left());
            scale.zoom_about(x, f64::from(zoom_factor(wheel)))
        };
        self.turn_wheel();
        self.hold(moved);
    }

    /// The wheel turns: until some time after, lanes stay where they are.
    pub(super) fn turn_wheel(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        *self.wheel_turns.borrow_mut() = Some(Timeout::new(REST_MS, move || {
            if let Some(inner) = weak.upgrade() {
                inner.come_to_rest();
            }
        }));
    }

    /// Draws what the reader moved the view to.
    fn hold(self: &Rc<Self>, scale: TimeScale) {
        self.glide.set(None);
        self.held.set(Some(scale));
        self.redraw();
        if let Some(window) = self.held_window() {
            (self.report)(TimelineEvent::Moves(window));
        }
        let weak = Rc::downgrade(self);
        *self.pause.borrow_mut() = Some(Timeout::new(REST_MS, move || {
            if let Some(inner) = weak.upgrade() {
                inner.tell_window();
            }
        }));
    }

    pub(super) fn come_to_rest(self: &Rc<Self>) {
        self.wheel_turns.borrow_mut().take();
        self.tell_window();
        self.redraw();
    }
}
