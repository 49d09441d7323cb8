//! Counted marks as drawn.

use super::{Cluster, Request, axis::text_style, crowd::Chip, facts::Fact};
use crate::{
    model::{Moment, Span},
    scene::{Align, Path, Point, Scene, Seg},
};

/// What a counted mark stands for.
pub(super) fn cluster(facts: &[Fact], chip: &Chip) -> Cluster {
    let members = || chip.members.iter().filter_map(|i| facts.get(*i));
    let moments = || members().map(|fact| fact.glyph.moment);
    Cluster {
        rect: chip.rect,
        facts: members().filter(|fact| !fact.is_office).map(|fact| fact.node).collect(),
        span: Span {
            start: moments().min().unwrap_or(Moment::MIN),
            end: moments().max().unwrap_or(Moment::MAX),
        },
    }
}

/// Draws counted marks: a frame with the number in it.
pub(super) fn paint(scene: &mut Scene, request: &Request<'_>, clusters: &[Cluster]) {
    let theme = request.theme;
    let frames: Vec<Seg> = clusters.iter().map(|cluster| Seg::Rect(cluster.rect)).collect();
    scene.path(Path::filled(frames.clone(), theme.tint));
    scene.path(Path::stroked(frames, theme.ink3, 1.0));
    let style =
        crate::scene::TextStyle { align: Align::Middle, ..text_style(theme.ink2, 12.0, 700) };
    for cluster in clusters {
        let middle = cluster.rect.center();
        let count = cluster.facts.len().to_string();
        scene.text(count, Point::new(middle.x, middle.y + 4.2), style);
    }
}
