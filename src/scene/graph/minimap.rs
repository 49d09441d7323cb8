//! The small map in a corner of a wide frame that shows which part of the sheet is looked at.

use super::{GraphInputs, ground::push_line, node_budget};
use crate::{
    query::Presence,
    scene::{Camera, Path, Point, Rect, Scene, Seg, Size},
};

/// Width of a frame from which there is room (a window of 1200), and of the map, pixels.
const FROM: f32 = 740.0;
const WIDTH: f32 = 168.0;
/// Distance from the edges of the frame; below the map are the buttons that zoom.
const MARGIN: (f32, f32) = (12.0, 56.0);

/// Where the map lies in a frame, where the frame is wide and shows only a part.
pub fn minimap_place(size: Size, camera: Camera) -> Option<Rect> {
    if size.w < FROM || size.h < 320.0 || camera.scale < 1.15 {
        return None;
    }
    let h = (WIDTH * size.h / size.w).round();
    Some(Rect::new(size.w - WIDTH - MARGIN.0, size.h - h - MARGIN.1, WIDTH, h))
}

/// The camera that looks at a point of the map, at the scale of another.
pub fn camera_on_minimap(place: Rect, at: Point, camera: Camera) -> Camera {
    Camera::at(Point::new(at.x / place.w, at.y / place.h), camera.scale)
}

/// Floes, the most important entries and the part that is looked at, as a picture of the size of
/// [`minimap_place`].
pub(super) fn minimap(inputs: &GraphInputs<'_>) -> Option<Scene> {
    let size =
        minimap_place(inputs.size, inputs.camera).map(|place| Size::new(place.w, place.h))?;
    let theme = inputs.theme;
    let mut scene = Scene::new(size);
    let place = |p: Point| Point::new(p.x * size.w, p.y * size.h);
    let drift = inputs.drift();
    let on_ice = |[x, y]: &[f32; 2]| place(drift.moved(Point::new(*x, *y)));
    let ground = if inputs.layout.ice.is_empty() { theme.floe } else { theme.water };
    let all = Rect::new(0.0, 0.0, size.w, size.h);
    scene.path(Path::filled(vec![Seg::Rect(all)], ground));
    let mut floes = Vec::new();
    let ice = if drift.sheet < 0.5 { &inputs.layout.ice } else { &inputs.layout.sheet };
    for ring in ice.floes.iter().flat_map(|floe| &floe.rings) {
        push_line(&mut floes, ring.iter().map(on_ice), true);
    }
    scene.path(Path::filled(floes, theme.floe));
    let mut seams = Vec::new();
    for line in &ice.borders {
        push_line(&mut seams, line.iter().map(on_ice), false);
    }
    scene.path(Path::stroked(seams, theme.shore, 1.0));
    let drawn = inputs.dataset.node_ixs().take(node_budget(inputs.size));
    let shown = drawn.filter(|ix| inputs.visible.node(*ix) != Presence::Hidden);
    let dot = |ix| Seg::Circle(place(inputs.pos_in_world(ix)), 1.3);
    scene.path(Path::filled(shown.map(dot).collect(), theme.ink3));
    if let Some(ego) = inputs.ego {
        let at = place(inputs.pos_in_world(ego.center));
        scene.path(Path::filled(vec![Seg::Circle(at, 3.0)], theme.spot));
    }
    let Camera { center, scale } = inputs.camera;
    let (w, h) = (size.w / scale, size.h / scale);
    let middle = place(center);
    let view = vec![Seg::Rect(Rect::new(middle.x - w / 2.0, middle.y - h / 2.0, w, h))];
    scene.path(Path::stroked(view.clone(), theme.floe, 4.0));
    scene.path(Path::stroked(view, theme.ink, 1.6));
    scene.path(Path::stroked(vec![Seg::Rect(all.inflate(-0.5))], theme.ink3, 1.0));
    Some(scene)
}
