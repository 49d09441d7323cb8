//! Pointers → gestures, for mouse, pen and fingers alike. No browser types: the shell translates.

use super::{Point, Vec2};

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// A button or finger went down.
    Down {
        /// Identity of the pointer.
        id: i32,
        /// Where.
        at: Point,
        /// Whether it is a finger, or a mouse with Shift.
        with: Touch,
    },
    /// A pointer moved; also without a button.
    Move {
        /// Identity of the pointer.
        id: i32,
        /// Where to.
        at: Point,
    },
    /// A button or finger went up.
    Up {
        /// Identity of the pointer.
        id: i32,
        /// Where.
        at: Point,
    },
    /// The browser took the pointer away.
    Cancel {
        /// Identity of the pointer.
        id: i32,
    },
    /// The pointer left.
    Leave,
}

/// What kind of press it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touch {
    /// A button of a mouse or pen.
    #[default]
    Button,
    /// That with Shift held.
    Shift,
    /// A finger.
    Finger,
}

/// What the reader meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// Points at a place, or with `None` at nothing.
    Hover(Option<Point>),
    /// Pressed a place and may start to drag from it.
    Press(Point),
    /// Drags the picture by so much; `from` is where the drag began.
    Drag {
        /// Where the pointer went down.
        from: Point,
        /// Where it is.
        to: Point,
        /// Since the last drag.
        by: Vec2,
    },
    /// Two fingers: the picture grows by a factor about a place, and moves with them.
    Pinch {
        /// Between the fingers.
        about: Point,
        /// Growth.
        factor: f32,
        /// How far their middle moved.
        by: Vec2,
    },
    /// A drag or pinch ended.
    Rest,
    /// A click or tap.
    Click(Point),
}

/// Follows the pointers of one surface.
#[derive(Clone, Debug, Default)]
pub struct Tracker {
    down: Vec<Contact>,
    /// Whether the pointers that are down have moved enough not to be a click.
    moved: bool,
    /// How the first of them went down, still known after it was lifted.
    with: Touch,
}

#[derive(Clone, Copy, Debug)]
struct Contact {
    id: i32,
    start: Point,
    at: Point,
}

/// A pointer may tremble by so many pixels and still click.
const SLOP: f32 = 4.0;

impl Tracker {
    /// What an input means, if anything.
    pub fn input(&mut self, input: Input) -> Option<Gesture> {
        match input {
            Input::Down { id, at, with } => {
                self.down.retain(|contact| contact.id != id);
                self.down.push(Contact { id, start: at, at });
                self.moved = self.down.len() > 1;
                self.with = if self.moved { self.with } else { with };
                (self.down.len() == 1).then_some(Gesture::Press(at))
            }
            Input::Move { id, at } => self.moved_to(id, at),
            Input::Up { id, at } => self.lifted(id, Some(at)),
            Input::Cancel { id } => self.lifted(id, None),
            Input::Leave => self.down.is_empty().then_some(Gesture::Hover(None)),
        }
    }

    /// Whether a pointer is down.
    pub fn is_active(&self) -> bool {
        !self.down.is_empty()
    }

    /// How the pointer went down that is down, or was last.
    pub fn with(&self) -> Touch {
        self.with
    }

    /// One pointer has been down for long without moving: its press means something by itself, and
    /// what follows is no click. Whether it is so.
    pub fn press_long(&mut self) -> bool {
        let still = self.down.len() == 1 && !self.moved;
        self.moved |= still;
        still
    }

    fn moved_to(&mut self, id: i32, at: Point) -> Option<Gesture> {
        let Some(i) = self.down.iter().position(|contact| contact.id == id) else {
            return self.down.is_empty().then_some(Gesture::Hover(Some(at)));
        };
        let before = self.down[i].at;
        self.down[i].at = at;
        match self.down[..] {
            [Contact { start, .. }] => {
                if !self.moved && at.distance(start) < SLOP {
                    return None;
                }
                // The first step of a drag makes up for the slop.
                let by = if self.moved { at - before } else { at - start };
                self.moved = true;
                Some(Gesture::Drag { from: start, to: at, by })
            }
            [a, b, ..] => {
                let other = if i == 0 { b.at } else { a.at };
                let (was, is) = (before.distance(other).max(1.0), at.distance(other).max(1.0));
                let middle_before = before.lerp(other, 0.5);
                let about = at.lerp(other, 0.5);
                Some(Gesture::Pinch { about, factor: is / was, by: about - middle_before })
            }
            [] => None,
        }
    }

    fn lifted(&mut self, id: i32, at: Option<Point>) -> Option<Gesture> {
        let i = self.down.iter().position(|contact| contact.id == id)?;
        let contact = self.down.remove(i);
        if !self.down.is_empty() {
            // One finger of a pinch is left: it goes on as a drag from where it is.
            for rest in &mut self.down {
                rest.start = rest.at;
            }
            return None;
        }
        match at {
            Some(at) if !self.moved && at.distance(contact.start) < SLOP => {
                Some(Gesture::Click(at))
            }
            _ => Some(Gesture::Rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gesture, Input, Point, Touch, Tracker, Vec2};

    fn run(inputs: &[Input]) -> Vec<Gesture> {
        let mut tracker = Tracker::default();
        inputs.iter().filter_map(|input| tracker.input(*input)).collect()
    }

    fn down(id: i32, at: Point) -> Input {
        Input::Down { id, at, with: Touch::Button }
    }

    const A: Point = Point::new(10.0, 10.0);

    #[test]
    fn a_press_that_hardly_moves_is_a_click() {
        let at = Point::new(11.0, 12.0);
        let gestures = run(&[down(1, A), Input::Move { id: 1, at }, Input::Up { id: 1, at }]);
        assert_eq!(gestures, [Gesture::Press(A), Gesture::Click(at)]);
    }

    #[test]
    fn a_drag_moves_by_the_whole_way_and_does_not_click() {
        let (b, c) = (Point::new(20.0, 10.0), Point::new(25.0, 12.0));
        let gestures = run(&[
            down(1, A),
            Input::Move { id: 1, at: b },
            Input::Move { id: 1, at: c },
            Input::Up { id: 1, at: c },
        ]);
        assert_eq!(
            gestures,
            [
                Gesture::Press(A),
                Gesture::Drag { from: A, to: b, by: Vec2::new(10.0, 0.0) },
                Gesture::Drag { from: A, to: c, by: Vec2::new(5.0, 2.0) },
                Gesture::Rest,
            ]
        );
    }

    #[test]
    fn two_fingers_pinch_about_their_middle() {
        let gestures = run(&[
            down(1, Point::new(0.0, 0.0)),
            down(2, Point::new(100.0, 0.0)),
            Input::Move { id: 2, at: Point::new(200.0, 0.0) },
            Input::Up { id: 2, at: Point::new(200.0, 0.0) },
            Input::Up { id: 1, at: Point::new(0.0, 0.0) },
        ]);
        let about = Point::new(100.0, 0.0);
        assert_eq!(
            gestures,
            [
                Gesture::Press(Point::new(0.0, 0.0)),
                Gesture::Pinch { about, factor: 2.0, by: Vec2::new(50.0, 0.0) },
                Gesture::Rest,
            ]
        );
    }

    #[test]
    fn hovering_ends_when_the_pointer_leaves() {
        let gestures = run(&[Input::Move { id: 1, at: A }, Input::Leave]);
        assert_eq!(gestures, [Gesture::Hover(Some(A)), Gesture::Hover(None)]);
    }

    #[test]
    fn a_long_press_is_no_click_but_may_become_a_drag() {
        let mut tracker = Tracker::default();
        assert!(!tracker.press_long());
        tracker.input(Input::Down { id: 1, at: A, with: Touch::Finger });
        assert_eq!(tracker.with(), Touch::Finger);
        assert!(tracker.press_long());
        assert!(!tracker.press_long(), "once");
        let to = Point::new(12.0, 10.0);
        let by = Vec2::new(2.0, 0.0);
        let dragged = tracker.input(Input::Move { id: 1, at: to });
        assert_eq!(dragged, Some(Gesture::Drag { from: A, to, by }));
        assert_eq!(tracker.input(Input::Up { id: 1, at: to }), Some(Gesture::Rest));
        // Two fingers are a pinch, however long they rest.
        tracker.input(Input::Down { id: 1, at: A, with: Touch::Finger });
        tracker.input(Input::Down { id: 2, at: to, with: Touch::Finger });
        assert!(!tracker.press_long());
    }
}
