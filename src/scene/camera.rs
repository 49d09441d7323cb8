//! Where the network is looked at. World coordinates run from 0 to 1 on both axes and fill the
//! frame at scale 1, whatever its shape.

use super::{Point, Size, Vec2};
use crate::number::Bounded;

/// A place and a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point in the middle of the frame.
    pub center: Point,
    /// 1 shows the whole; 4 is four times larger.
    pub scale: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { center: Point::new(0.5, 0.5), scale: 1.0 }
    }
}

impl Camera {
    /// Least and largest scale.
    pub const SCALES: (f32, f32) = (1.0, 16.0);

    /// Frame pixels of a world point.
    pub fn screen_from_world(&self, frame: Size, pos_in_world: Point) -> Point {
        Point::new(
            (pos_in_world.x - self.center.x) * self.scale * frame.w + frame.w / 2.0,
            (pos_in_world.y - self.center.y) * self.scale * frame.h + frame.h / 2.0,
        )
    }

    /// World point under a frame pixel.
    pub fn world_from_screen(&self, frame: Size, pos_on_screen: Point) -> Point {
        let ratio = |pixels: f32, side: f32| if side > 0.0 { pixels / side } else { 0.0 };
        Point::new(
            ratio(pos_on_screen.x - frame.w / 2.0, frame.w) / self.scale + self.center.x,
            ratio(pos_on_screen.y - frame.h / 2.0, frame.h) / self.scale + self.center.y,
        )
    }

    /// Larger by `factor`, keeping the world point under `anchor` where it is.
    #[must_use]
    pub fn zoom_about(&self, frame: Size, anchor: Point, factor: f32) -> Self {
        let fixed = self.world_from_screen(frame, anchor);
        let (least, most) = Self::SCALES;
        let scale = (self.scale * factor).bounded(least, most);
        let applied = scale / self.scale;
        let center = Point::new(
            fixed.x + (self.center.x - fixed.x) / applied,
            fixed.y + (self.center.y - fixed.y) / applied,
        );
        Self { center, scale }.bounded()
    }

    /// Moved so that the picture follows the pointer by so many pixels.
    #[must_use]
    pub fn pan(&self, frame: Size, by: Vec2) -> Self {
        let from = self.world_from_screen(frame, Point::new(frame.w / 2.0, frame.h / 2.0) - by);
        Self { center: from, ..*self }.bounded()
    }

    /// Looking at one place at no less than a scale.
    #[must_use]
    pub fn at(center: Point, scale: f32) -> Self {
        Self { center, scale }.bounded()
    }

    /// The smallest view that holds all these world points with a margin, or the whole without
    /// any.
    pub fn fit(points: impl IntoIterator<Item = Point>) -> Self {
        let mut bounds: Option<(Point, Point)> = None;
        for p in points {
            let (low, high) = bounds.unwrap_or((p, p));
            bounds = Some((
                Point::new(low.x.min(p.x), low.y.min(p.y)),
                Point::new(high.x.max(p.x), high.y.max(p.y)),
            ));
        }
        let Some((low, high)) = bounds else { return Self::default() };
        let side = (high.x - low.x).max(high.y - low.y).max(0.12) * 1.3;
        Self { center: low.lerp(high, 0.5), scale: 1.0 / side }.bounded()
    }

    /// Whether it shows the whole.
    pub fn is_home(&self) -> bool {
        self.scale <= 1.001
    }

    /// The camera `t` of the way to another, `t` from 0 to 1, at even speed of zoom.
    #[must_use]
    pub fn lerp(&self, other: &Self, t: f32) -> Self {
        // Scales interpolate by their inverse so that the far end does not rush.
        let inverse = 1.0 / self.scale + (1.0 / other.scale - 1.0 / self.scale) * t;
        Self { center: self.center.lerp(other.center, t), scale: 1.0 / inverse }
    }

    /// Kept so that the frame never leaves the world.
    fn bounded(self) -> Self {
        let (least, most) = Self::SCALES;
        let scale = if self.scale.is_finite() { self.scale.bounded(least, most) } else { least };
        let reach = 0.5 / scale;
        let keep = |x: f32| if x.is_finite() { x.bounded(reach, 1.0 - reach) } else { 0.5 };
        Self { center: Point::new(keep(self.center.x), keep(self.center.y)), scale }
    }
}

#[cfg(test)]
mod tests {
    use super::{Camera, Point, Size, Vec2};

    const FRAME: Size = Size::new(970.0, 490.0);

    #[test]
    fn screen_and_world_are_inverse() {
        let camera = Camera::at(Point::new(0.3, 0.6), 3.0);
        let p = Point::new(0.25, 0.7);
        let back = camera.world_from_screen(FRAME, camera.screen_from_world(FRAME, p));
        assert!(back.distance(p) < 1e-5, "{back:?}");
    }

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let camera = Camera::at(Point::new(0.5, 0.5), 2.0);
        let pointer = Point::new(500.0, 200.0);
        let before = camera.world_from_screen(FRAME, pointer);
        let after = camera.zoom_about(FRAME, pointer, 1.7).world_from_screen(FRAME, pointer);
        assert!(before.distance(after) < 1e-5, "{before:?} {after:?}");
    }

    #[test]
    fn the_frame_never_leaves_the_world() {
        let camera = Camera::at(Point::new(0.9, 0.1), 2.0).pan(FRAME, Vec2::new(-5000.0, 5000.0));
        let corner = camera.world_from_screen(FRAME, Point::new(FRAME.w, 0.0));
        assert!(corner.x <= 1.0001 && corner.y >= -0.0001, "{corner:?}");
        assert_eq!(Camera::default().pan(FRAME, Vec2::new(40.0, 9.0)), Camera::default());
    }

    #[test]
    fn fitting_holds_every_point() {
        let points = [Point::new(0.4, 0.4), Point::new(0.6, 0.5), Point::new(0.5, 0.7)];
        let camera = Camera::fit(points);
        for p in points {
            let on_screen = camera.screen_from_world(FRAME, p);
            assert!((0.0..=FRAME.w).contains(&on_screen.x), "{on_screen:?}");
            assert!((0.0..=FRAME.h).contains(&on_screen.y), "{on_screen:?}");
        }
        assert_eq!(Camera::fit([]), Camera::default());
    }
}
