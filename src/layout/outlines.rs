//! Borders and coasts from the rings of the floes: an edge that two rings share is a border, any
//! other a coast. They are derived, not stored, so they can never disagree with the ice.

use std::collections::{BTreeMap, BTreeSet};

use super::baked::{Floe, Line, quantum};

/// A point as it is stored; equal points are equal here.
type Key = [u16; 2];
/// An edge without direction: the lesser point first.
type Edge = (Key, Key);

/// Borders between two floes, and coasts, as polylines. Closed ones end where they begin.
pub(super) fn outlines(floes: &[Floe]) -> (Vec<Line>, Vec<Line>) {
    let mut places: BTreeMap<Key, [f32; 2]> = BTreeMap::new();
    let mut uses: BTreeMap<Edge, usize> = BTreeMap::new();
    for ring in floes.iter().flat_map(|floe| &floe.rings) {
        for (i, &place) in ring.iter().enumerate() {
            let (a, b) = (place.map(quantum), ring[(i + 1) % ring.len()].map(quantum));
            places.insert(a, place);
            *uses.entry((a.min(b), a.max(b))).or_default() += 1;
        }
    }
    let chains = |is_border: bool| {
        let edges = uses.iter().filter(|(_, n)| (1 < **n) == is_border).map(|(edge, _)| *edge);
        chain(edges.collect())
            .into_iter()
            .map(|line| line.into_iter().filter_map(|key| places.get(&key).copied()).collect())
            .collect()
    };
    (chains(true), chains(false))
}

/// Joins edges where exactly two of them meet.
fn chain(mut edges: BTreeSet<Edge>) -> Vec<Vec<Key>> {
    let mut ends: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for &(a, b) in &edges {
        ends.entry(a).or_default().push(b);
        ends.entry(b).or_default().push(a);
    }
    let mut lines = Vec::new();
    // Open lines first, from each of their ends; what is left are closed ones.
    let starts = ends.iter().filter(|(_, to)| to.len() != 2).chain(&ends);
    for (&start, to) in starts {
        for &second in to {
            let mut line = vec![start];
            let (mut at, mut next) = (start, Some(second));
            while let Some(to) = next.filter(|to| edges.remove(&(at.min(*to), at.max(*to)))) {
                line.push(to);
                next = match ends.get(&to).map(Vec::as_slice) {
                    Some(&[a, b]) => Some(if a == at { b } else { a }),
                    _ => None,
                };
                at = to;
            }
            if 1 < line.len() {
                lines.push(line);
            }
        }
    }
    lines
}
