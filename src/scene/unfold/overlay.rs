//! What is pointed at: a ring, and the name with the date on a plate.

use super::{UnfoldInputs, Unfolded, frame::style};
use crate::{
    i18n::{DateStyle, format_date},
    model::{Kind, NodeIx},
    number::Bounded,
    scene::{Path, Point, Rect, Scene, Seg, Size, marks::mark},
};

/// The layer of the pointer and the keyboard: `hovered` has a ring in its own shape, `focused` a
/// square; both have their name and date shown at once.
pub fn overlay(
    inputs: &UnfoldInputs<'_>,
    unfolded: &Unfolded,
    hovered: Option<NodeIx>,
    focused: Option<NodeIx>,
) -> Scene {
    let theme = inputs.theme;
    let mut scene = Scene::new(unfolded.scene.size);
    for (node, is_focus) in [(hovered, false), (focused, true)] {
        let Some(node) = node else { continue };
        let Some(center) = unfolded.place_of(node) else { continue };
        let known = unfolded.mark(node);
        let radius = known.map_or(3.0, |mark| mark.radius);
        if is_focus {
            let square = vec![Seg::Rect(Rect::around(center, radius + 9.0))];
            scene.path(Path::stroked(square.clone(), theme.paper, 6.0));
            scene.path(Path::stroked(square, theme.ink, 3.0));
        } else {
            let kind = match known {
                Some(mark) if mark.step.is_none() => mark.kind,
                Some(_) => Kind::Event,
                None => Kind::Person,
            };
            scene.path(Path::stroked(mark(kind, center, radius + 5.0), theme.ink, 2.0));
        }
        plate(&mut scene, inputs, node, center, radius);
    }
    scene
}

fn plate(scene: &mut Scene, inputs: &UnfoldInputs<'_>, node: NodeIx, at: Point, radius: f32) {
    let theme = inputs.theme;
    let record = inputs.dataset.node(node);
    let date = record.date.as_ref().map(|date| format_date(date, inputs.lang, DateStyle::Short));
    let lines = [
        (record.name.get(inputs.lang).to_owned(), style(14.0, 700, theme.ink)),
        (date.unwrap_or_default(), style(12.5, 500, theme.ink2)),
    ];
    let widths = lines.iter().map(|(line, style)| inputs.metrics.width(line, style));
    let size = Size::new(widths.fold(0.0, f32::max) + 16.0, 40.0);
    let right = at.x + radius + 12.0;
    let x =
        if right + size.w <= scene.size.w - 4.0 { right } else { at.x - radius - 12.0 - size.w };
    let x = x.bounded(4.0, (scene.size.w - size.w - 4.0).max(4.0));
    let y = (at.y - size.h / 2.0).bounded(4.0, (scene.size.h - size.h - 4.0).max(4.0));
    let plate = vec![Seg::Rect(Rect::new(x, y, size.w, size.h))];
    scene.path(Path::filled(plate.clone(), theme.paper));
    scene.path(Path::stroked(plate, theme.ink, 1.2));
    for ((line, style), below) in lines.into_iter().zip([16.5, 32.0]) {
        scene.text(line, Point::new(x + 8.0, y + below), style);
    }
}
