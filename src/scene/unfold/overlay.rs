//! What is pointed at: a ring, and the name with the date on a plate; of a line its reason and who
//! says so.

use super::{UnfoldInputs, Unfolded, frame::style};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Certainty, Kind, NodeIx, RelationIx},
    number::Bounded,
    scene::{Path, Point, Rect, Scene, Seg, Size, TextStyle, marks::mark},
};

/// What the pointer and the keyboard stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pointed {
    /// Under the pointer.
    pub hovered: Option<NodeIx>,
    /// Under the keyboard.
    pub focused: Option<NodeIx>,
    /// The line under the pointer, and where on it that is.
    pub line: Option<(RelationIx, Point)>,
}

/// The layer of the pointer and the keyboard: what is hovered has a ring in its own shape, what is
/// focused a square; both have their name and date shown at once. A line says its reason.
pub fn overlay(inputs: &UnfoldInputs<'_>, unfolded: &Unfolded, pointed: Pointed) -> Scene {
    let theme = inputs.theme;
    let mut scene = Scene::new(unfolded.scene.size);
    if let Some((relation, at)) = pointed.line {
        line(&mut scene, inputs, unfolded, relation, at);
    }
    for (node, is_focus) in [(pointed.hovered, false), (pointed.focused, true)] {
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
        let record = inputs.dataset.node(node);
        let date = record.date.as_ref().map(|d| format_date(d, inputs.lang, DateStyle::Short));
        let lines = vec![
            (record.name.get(inputs.lang).to_owned(), style(14.0, 700, theme.ink)),
            (date.unwrap_or_default(), style(12.5, 500, theme.ink2)),
        ];
        plate(&mut scene, inputs, lines, center, radius);
    }
    scene
}

/// A plate is at most so wide.
const WIDEST: f32 = 330.0;

/// A line under the pointer: thicker, with its ends, its reason, how firmly it is held, and who says
/// so.
fn line(
    scene: &mut Scene,
    inputs: &UnfoldInputs<'_>,
    unfolded: &Unfolded,
    relation: RelationIx,
    at: Point,
) {
    let (theme, dataset, lang) = (inputs.theme, inputs.dataset, inputs.lang);
    let Some(known) = unfolded.lines.iter().find(|line| line.relation == relation) else { return };
    let mut segs = vec![Seg::Move(known.arc.start())];
    segs.extend(known.arc.curves.iter().map(|[_, a, b, end]| Seg::Cubic(*a, *b, *end)));
    scene.path(Path::stroked(segs, theme.ink, 2.6));
    let record = dataset.relation(relation);
    let name = |ix: NodeIx| dataset.node(ix).label(lang);
    let head = [name(known.from), " – ", name(known.to)].concat();
    let mut reason = record.note.get(lang).to_owned();
    if record.certainty != Certainty::Established {
        let doubt = i18n::text(lang, &Msg::CertaintyName(record.certainty));
        reason += &[" (", &doubt, ")"].concat();
    }
    let mut lines = Vec::new();
    let bold = style(14.0, 700, theme.ink);
    let plain = style(13.5, 500, theme.ink);
    let small = style(12.5, 400, theme.ink2);
    wrapped(inputs, &head, bold, &mut lines);
    wrapped(inputs, &reason, plain, &mut lines);
    for source in record.sources.iter().filter_map(|ix| dataset.source(*ix)).take(3) {
        let author = source.author.as_ref().map(|author| [author, ", "].concat());
        let year = source.year.as_ref().map(|year| [", ", year].concat());
        let said = [author.unwrap_or_default(), source.title.clone(), year.unwrap_or_default()];
        wrapped(inputs, &said.concat(), small, &mut lines);
    }
    plate(scene, inputs, lines, at, 4.0);
}

/// Adds words in lines that fit on a plate.
fn wrapped(
    inputs: &UnfoldInputs<'_>,
    words: &str,
    style: TextStyle,
    lines: &mut Vec<(String, TextStyle)>,
) {
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { [&line, " ", word].concat() };
        if !line.is_empty() && inputs.metrics.width(&longer, &style) > WIDEST {
            lines.push((std::mem::replace(&mut line, word.to_owned()), style));
        } else {
            line = longer;
        }
    }
    if !line.is_empty() {
        lines.push((line, style));
    }
}

/// Lines of words on a ground of their own beside a place.
fn plate(
    scene: &mut Scene,
    inputs: &UnfoldInputs<'_>,
    lines: Vec<(String, TextStyle)>,
    at: Point,
    radius: f32,
) {
    let theme = inputs.theme;
    let widths = lines.iter().map(|(line, style)| inputs.metrics.width(line, style));
    let height: f32 = lines.iter().map(|(_, style)| style.size * LEADING).sum();
    let size = Size::new(widths.fold(0.0, f32::max) + 16.0, height + 8.0);
    let right = at.x + radius + 12.0;
    let x =
        if right + size.w <= scene.size.w - 4.0 { right } else { at.x - radius - 12.0 - size.w };
    let x = x.bounded(4.0, (scene.size.w - size.w - 4.0).max(4.0));
    let y = (at.y - size.h / 2.0).bounded(4.0, (scene.size.h - size.h - 4.0).max(4.0));
    let plate = vec![Seg::Rect(Rect::new(x, y, size.w, size.h))];
    scene.path(Path::filled(plate.clone(), theme.paper));
    scene.path(Path::stroked(plate, theme.ink, 1.2));
    let mut top = y + 3.0;
    for (line, style) in lines {
        scene.text(line, Point::new(x + 8.0, top + style.size * 0.95), style);
        top += style.size * LEADING;
    }
}

/// From one line of a plate to the next, of the font size.
const LEADING: f32 = 1.24;
