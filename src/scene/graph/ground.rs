//! Water, ice floes, seams, the large date numeral and the names of the regions.

use super::{DrawnNode, GraphInputs, Look, Plan};
use crate::{
    case::uppercase,
    i18n::numeral,
    layout::{Ice, Line},
    model::Moment,
    number::Bounded,
    scene::{Align, Camera, Color, FontFace, Path, Point, Rect, Scene, Seg, TextStyle, Vec2},
};

/// Paints the ground.
pub(super) fn paint_ground(scene: &mut Scene, inputs: &GraphInputs<'_>) {
    let theme = inputs.theme;
    // Without floes there is no water: a history that was never baked lies on plain ground.
    let ground = if inputs.layout.ice.is_empty() { theme.floe } else { theme.water };
    scene.path(Path::filled(vec![Seg::Rect(inputs.canvas())], ground));
    let drift = inputs.drift();
    if drift.sheet < 1.0 {
        paint_ice(scene, inputs, &inputs.layout.ice, 1.0);
    }
    // While it cracks, the sheet melts away over the floes.
    if drift.sheet > 0.0 {
        paint_ice(scene, inputs, &inputs.layout.sheet, drift.sheet);
    }
}

/// Floes with their shores and the seams between them.
fn paint_ice(scene: &mut Scene, inputs: &GraphInputs<'_>, ice: &Ice, alpha: f32) {
    let (theme, drift) = (inputs.theme, inputs.drift());
    let color = |color: Color| color.with_alpha(color.alpha * alpha);
    let to_screen = |p: &[f32; 2]| {
        inputs.camera.screen_from_world(inputs.size, drift.moved(Point::new(p[0], p[1])))
    };
    let mut floes = Vec::new();
    for ring in ice.floes.iter().flat_map(|floe| &floe.rings) {
        push_line(&mut floes, ring.iter().map(to_screen), true);
    }
    scene.path(Path::filled(floes, color(theme.floe)));

    let lines = |lines: &[Line]| {
        let mut segs = Vec::new();
        for line in lines {
            push_line(&mut segs, line.iter().map(to_screen), false);
        }
        segs
    };
    scene.path(Path::stroked(lines(&ice.coasts), color(theme.shore), 1.4));
    let borders = lines(&ice.borders);
    scene.path(Path::stroked(borders.clone(), color(theme.shore), drift.gap + 1.8));
    scene.path(Path::stroked(borders, color(theme.water), drift.gap));
}

pub(super) fn push_line(segs: &mut Vec<Seg>, points: impl Iterator<Item = Point>, closed: bool) {
    for (i, p) in points.enumerate() {
        segs.push(if i == 0 { Seg::Move(p) } else { Seg::Line(p) });
    }
    if closed && !segs.is_empty() {
        segs.push(Seg::Close);
    }
}

/// Paints the date large in the top left corner, where the frame has room for it; gives back the
/// place it takes.
pub(super) fn paint_numeral(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    at: Moment,
) -> Option<Rect> {
    let size = match inputs.size.w {
        w if w >= 900.0 => 76.0,
        w if w >= 560.0 => 50.0,
        _ => return None,
    };
    let style = TextStyle {
        face: FontFace::Display,
        size,
        weight: 800,
        spacing: 0.0,
        color: inputs.theme.num,
        halo: None,
        align: Align::Start,
    };
    let text = numeral(at);
    let start = Point::new(14.0, size * 0.86);
    // Digits and capitals stand on the line and rise to seven tenths of the size.
    let height = size * 0.7;
    let bounds = Rect::new(start.x, start.y - height, inputs.metrics.width(&text, &style), height);
    scene.text(text, start, style);
    Some(bounds)
}

/// The style of a region's name.
fn name_style(inputs: &GraphInputs<'_>) -> TextStyle {
    let size = if inputs.size.w < 480.0 { 12.0 } else { 13.0 };
    TextStyle {
        face: FontFace::Interface,
        size,
        weight: 600,
        spacing: size * 0.12,
        color: inputs.theme.ink3,
        halo: Some((inputs.theme.floe, 3.0)),
        align: Align::Middle,
    }
}

/// A region's name where it will be painted.
pub(super) struct RegionName {
    pub(super) text: String,
    pub(super) baseline: Point,
    pub(super) bounds: Rect,
    style: TextStyle,
}

/// How far a name may be moved from a place where it would lie on something.
const NUDGES: [Vec2; 13] = [
    Vec2::new(0.0, 0.0),
    Vec2::new(0.0, -13.0),
    Vec2::new(0.0, 13.0),
    Vec2::new(-28.0, 0.0),
    Vec2::new(28.0, 0.0),
    Vec2::new(0.0, -26.0),
    Vec2::new(0.0, 26.0),
    Vec2::new(-28.0, 26.0),
    Vec2::new(28.0, 26.0),
    Vec2::new(-28.0, -26.0),
    Vec2::new(28.0, -26.0),
    Vec2::new(-48.0, 26.0),
    Vec2::new(48.0, 26.0),
];

/// Chooses a place for every region's name: the first candidate that lies in the frame and on no
/// mark, else on no highlighted mark, else the best that lies in the frame. It keeps off `reserved`
/// where it can. Names claim their places before any other label.
pub(super) fn region_names(
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    reserved: &[Rect],
) -> Vec<RegionName> {
    let style = name_style(inputs);
    let drift = inputs.drift();
    let frame = Rect::new(4.0, 4.0, inputs.size.w - 8.0, inputs.size.h - 8.0);
    let mut names: Vec<RegionName> = Vec::new();
    for (region, candidates) in inputs.dataset.regions().iter().zip(&inputs.layout.names) {
        let text = uppercase(region.name.get(inputs.lang));
        let width = inputs.metrics.width(&text, &style);
        let places: Vec<Rect> = candidates
            .iter()
            .map(|[x, y]| drift.moved(Point::new(*x, *y)))
            .map(|place| inputs.camera.screen_from_world(inputs.size, place))
            .filter(|p| frame.contains(*p) || inputs.camera == Camera::default())
            .flat_map(|p| NUDGES.map(|by| p + by))
            .map(|p| {
                let half = width / 2.0;
                let x = p.x.bounded(frame.x + half, (frame.right() - half).max(frame.x + half));
                let y = p.y.bounded(frame.y + style.size * 0.5, frame.bottom() - style.size * 0.5);
                Rect::new(x - half, y - style.size * 0.5, width, style.size)
            })
            .collect();
        let is_clear_of = |place: &Rect, least: Look, reserved: &[Rect]| {
            let clear = place.inflate(2.0);
            let on_mark = |drawn: &&DrawnNode| {
                drawn.look >= least && Rect::around(drawn.center, drawn.radius).overlaps(clear)
            };
            !plan.nodes.iter().any(|drawn| on_mark(&drawn))
                && !inputs.keep_clear.iter().any(|control| control.overlaps(clear))
                && !names.iter().any(|other| other.bounds.overlaps(clear))
                && !reserved.iter().any(|other| other.overlaps(clear))
        };
        // No mark looks more than selected, so the last of each three asks for no mark at all.
        let chosen = [
            (Look::Faded, reserved),
            (Look::Full, reserved),
            (Look::Faded, &[]),
            (Look::Full, &[]),
            (Look::Selected, &[]),
        ]
        .into_iter()
        .find_map(|(least, reserved)| places.iter().find(|p| is_clear_of(p, least, reserved)))
        .copied();
        if let Some(bounds) = chosen {
            let baseline = Point::new(bounds.center().x, bounds.bottom() - style.size * 0.16);
            names.push(RegionName { text, baseline, bounds, style });
        }
    }
    names
}

/// Paints the chosen names.
pub(super) fn paint_region_names(scene: &mut Scene, names: Vec<RegionName>) {
    for name in names {
        scene.text(name.text, name.baseline, name.style);
    }
}
