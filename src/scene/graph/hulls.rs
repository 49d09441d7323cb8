//! Communities on the ground: the core of each inside a rounded hull, a halo in its colour around
//! each of its marks, and its name. Floes are hairlines below, to be compared with.

use super::{GraphInputs, Plan, ground::push_line};
use crate::{
    i18n::{self, Msg},
    model::NodeIx,
    number::Bounded,
    query::{Presence, communities::Communities},
    scene::{
        Align, Color, FontFace, Path, Point, Rect, Scene, Seg, TextStyle, Theme, ThemeName, Vec2,
    },
    state::Ground,
};

/// So many of the largest communities have a hull, if they have so many members.
const MOST: usize = COLORS.len();
const SMALLEST: usize = 6;

/// Hues far enough apart to be told from each other as outlines; none is red, which means "here".
const COLORS: [u32; 12] = [
    0x2166AC, 0xB35806, 0x1B7837, 0x762A83, 0x01807A, 0x8A6D00, 0xC51B7D, 0x5E4FA2, 0x4D7C0F,
    0x7A4A1E, 0x0E7490, 0x5B6770,
];

/// A hull reaches so many pixels beyond the middles of its members.
const REACH: f32 = 17.0;

fn color(theme: &Theme, community: usize) -> Color {
    let color = Color::hex(COLORS[community % MOST]);
    match theme.name {
        ThemeName::Light => color,
        ThemeName::Dark => color.mix(theme.ink, 0.45),
    }
}

fn communities<'a>(inputs: &GraphInputs<'a>) -> Option<&'a Communities> {
    let is_asked = inputs.explore.ground == Ground::Communities;
    inputs.study.filter(|_| is_asked)?.communities.as_ref()
}

/// The number of an entry's community, where that has a hull.
fn community_of(communities: &Communities, ix: NodeIx) -> Option<usize> {
    let community = communities.of(ix).filter(|community| *community < MOST)?;
    (communities.list[community].size >= SMALLEST).then_some(community)
}

/// Paints plain ground with hairlines for floes, and hulls on it; whether there are communities.
pub(super) fn ground(scene: &mut Scene, inputs: &GraphInputs<'_>) -> bool {
    let Some(communities) = communities(inputs) else { return false };
    let theme = inputs.theme;
    scene.path(Path::filled(vec![Seg::Rect(inputs.canvas())], theme.floe));
    let drift = inputs.drift();
    let on_screen = |p: &[f32; 2]| {
        inputs.camera.screen_from_world(inputs.size, drift.moved(Point::new(p[0], p[1])))
    };
    let mut hairlines = Vec::new();
    for line in inputs.layout.ice.coasts.iter().chain(&inputs.layout.ice.borders) {
        push_line(&mut hairlines, line.iter().map(on_screen), false);
    }
    scene.path(Path::stroked(hairlines, theme.hair, 0.8));
    for (community, hull) in hulls(inputs, communities) {
        let color = color(theme, community);
        let mut segs = Vec::new();
        push_line(&mut segs, hull.into_iter(), true);
        let stroke = Path::stroked(Vec::new(), color.with_alpha(0.75), 1.2).stroke;
        scene.path(Path { stroke, ..Path::filled(segs, color.with_alpha(0.1)) });
    }
    true
}

/// The hull of the core of each community: of its members no farther from their median than twice
/// the median distance. Strays keep their halo.
fn hulls(inputs: &GraphInputs<'_>, communities: &Communities) -> Vec<(usize, Vec<Point>)> {
    let mut members: Vec<Vec<Point>> = vec![Vec::new(); MOST];
    for ix in inputs.dataset.node_ixs() {
        if inputs.visible.node(ix) == Presence::Shown
            && let Some(community) = community_of(communities, ix)
        {
            members[community].push(inputs.pos_on_screen(ix));
        }
    }
    let hulls = members.into_iter().enumerate().filter(|(_, places)| places.len() >= SMALLEST);
    hulls.map(|(community, places)| (community, rounded_hull(&core(places)))).collect()
}

fn core(places: Vec<Point>) -> Vec<Point> {
    let median = |mut values: Vec<f32>| {
        values.sort_by(f32::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let x = median(places.iter().map(|p| p.x).collect());
    let y = median(places.iter().map(|p| p.y).collect());
    let middle = Point::new(x, y);
    let reach = 2.0 * median(places.iter().map(|p| p.distance(middle)).collect());
    places.into_iter().filter(|p| p.distance(middle) <= reach).collect()
}

/// The outline of all discs of radius [`REACH`] about these places: the convex hull of twelve points
/// on each.
fn rounded_hull(places: &[Point]) -> Vec<Point> {
    // The corners of a regular dodecagon, without asking for a sine.
    const A: f32 = 0.5;
    const B: f32 = 0.866_025_4;
    const ROUND: [[f32; 2]; 12] = [
        [1.0, 0.0],
        [B, A],
        [A, B],
        [0.0, 1.0],
        [-A, B],
        [-B, A],
        [-1.0, 0.0],
        [-B, -A],
        [-A, -B],
        [0.0, -1.0],
        [A, -B],
        [B, -A],
    ];
    let around = |p: &Point| {
        let p = *p;
        ROUND.map(|[x, y]| p + Vec2::new(x, y) * REACH)
    };
    hull(places.iter().flat_map(around).collect())
}

/// Convex hull, anticlockwise in a frame whose y grows upwards. A. M. Andrew, "Another efficient
/// algorithm for convex hulls in two dimensions", Information Processing Letters 9(5), 1979.
fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    let turns_right = |a: Point, b: Point, c: Point| {
        let (one, other) = (b - a, c - a);
        one.x * other.y - one.y * other.x <= 0.0
    };
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for p in points {
            while let [.., a, b] = chain[..]
                && turns_right(a, b, p)
            {
                chain.pop();
            }
            chain.push(p);
        }
        chain.pop();
        chain
    };
    let mut outline = half(&mut points.iter().copied());
    outline.extend(half(&mut points.iter().rev().copied()));
    outline
}

/// A halo in the colour of its community around each mark.
pub(super) fn halos(scene: &mut Scene, inputs: &GraphInputs<'_>, plan: &Plan) {
    let Some(communities) = communities(inputs) else { return };
    let mut halos: Vec<Vec<Seg>> = vec![Vec::new(); MOST];
    for drawn in &plan.nodes {
        if let Some(community) = community_of(communities, drawn.node) {
            halos[community].push(Seg::Circle(drawn.center, drawn.radius * 1.15 + 3.5));
        }
    }
    let theme = inputs.theme;
    for (community, segs) in halos.into_iter().enumerate() {
        scene.path(Path::filled(segs, theme.floe.mix(color(theme, community), 0.5)));
    }
}

/// Names each community after its most important member, at its hull where that is free; gives back
/// the places taken.
pub(super) fn names(
    scene: &mut Scene,
    inputs: &GraphInputs<'_>,
    plan: &Plan,
    reserved: &[Rect],
) -> Vec<Rect> {
    let Some(communities) = communities(inputs) else { return Vec::new() };
    let mut taken: Vec<Rect> = Vec::new();
    let marks = |least: f32| {
        let marks = plan.nodes.iter().filter(move |drawn| drawn.weight >= least);
        marks.map(|drawn| Rect::around(drawn.center, drawn.radius))
    };
    let theme = inputs.theme;
    let frame = Rect::new(4.0, 4.0, inputs.size.w - 8.0, inputs.size.h - 8.0);
    for (community, hull) in hulls(inputs, communities) {
        let style = TextStyle {
            face: FontFace::Interface,
            size: 12.5,
            weight: 700,
            spacing: 0.0,
            color: color(theme, community).mix(theme.ink, 0.3),
            halo: Some((theme.floe, 3.0)),
            align: Align::Middle,
        };
        let found = communities.list[community];
        let leader = inputs.dataset.node(found.name).label(inputs.lang);
        let more = i18n::text(inputs.lang, &Msg::AndMore(found.size.saturating_sub(1)));
        let text = format!("{leader} {more}");
        let width = inputs.metrics.width(&text, &style);
        let x = |p: &Point| {
            p.x.bounded(frame.x + width / 2.0, (frame.right() - width / 2.0).max(frame.x))
        };
        // All along the outline, from its top to its bottom, inside and outside.
        let mut corners = hull.clone();
        corners.sort_by(|a, b| a.y.total_cmp(&b.y));
        let places = corners.iter().flat_map(|p| {
            [-2.0, 14.0, -16.0, 28.0].map(|by| {
                Rect::new(x(p) - width / 2.0, p.y + by - style.size, width, style.size * 1.1)
            })
        });
        let places: Vec<Rect> = places.filter(|place| frame.contains_rect(*place)).collect();
        let is_free = |place: &&Rect, least: f32| {
            let others = taken.iter().chain(inputs.keep_clear).chain(reserved).copied();
            !others.chain(marks(least)).any(|other| other.overlaps(**place))
        };
        // Where every place lies on a mark, a name may lie on lesser ones.
        let place = [0.0, 2.5, 3.5]
            .into_iter()
            .find_map(|least| places.iter().find(|place| is_free(place, least)));
        if let Some(place) = place {
            scene.text(text, Point::new(place.center().x, place.y + style.size * 0.86), style);
            taken.push(*place);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::{Point, REACH, hull, rounded_hull};

    #[test]
    fn a_hull_holds_all_places_and_has_only_corners() {
        let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (2.0, 1.0), (2.0, 0.0)];
        let outline = hull(square.map(|(x, y)| Point::new(x, y)).to_vec());
        assert_eq!(outline.len(), 4, "{outline:?}");
        assert!(!outline.contains(&Point::new(2.0, 1.0)));
    }

    #[test]
    fn a_single_place_has_a_disc() {
        let outline = rounded_hull(&[Point::new(50.0, 50.0)]);
        assert_eq!(outline.len(), 12);
        for p in outline {
            assert!((p.distance(Point::new(50.0, 50.0)) - REACH).abs() < 0.01);
        }
    }
}
