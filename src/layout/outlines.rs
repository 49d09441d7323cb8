//! Borders and coasts from the rings of the floes: an edge that two rings share is a border, any
//! other a coast. They are derived, not stored, so they can never disagree with the ice.

use super::baked::{Floe, Line, fraction, quantum};
use crate::order::sort_by_key;

/// A point as it is stored; equal points are equal here.
type Key = [u16; 2];
/// An edge without direction: the lesser point first.
type Edge = (Key, Key);

/// Borders between two floes, and coasts, as polylines. Closed ones end where they begin.
pub(super) fn outlines(floes: &[Floe]) -> (Vec<Line>, Vec<Line>) {
    let mut edges: Vec<Edge> = Vec::new();
    for ring in floes.iter().flat_map(|floe| &floe.rings) {
        for (i, place) in ring.iter().enumerate() {
            let (a, b) = (place.map(quantum), ring[(i + 1) % ring.len()].map(quantum));
            edges.push((a.min(b), a.max(b)));
        }
    }
    sort_by_key(&mut edges, |edge| *edge);
    let (mut borders, mut coasts) = (Vec::new(), Vec::new());
    for same in edges.chunk_by(|a, b| a == b) {
        let list = if 1 < same.len() { &mut borders } else { &mut coasts };
        list.push(same[0]);
    }
    (chain(&borders), chain(&coasts))
}

/// Joins edges, which are given in order, where exactly two of them meet.
fn chain(edges: &[Edge]) -> Vec<Line> {
    let mut ways: Vec<(Key, Key)> = edges.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
    sort_by_key(&mut ways, |way| *way);
    let ends: Vec<&[(Key, Key)]> = ways.chunk_by(|(a, _), (b, _)| a == b).collect();
    let ways_from = |key: Key| ends.binary_search_by_key(&key, |ways| ways[0].0).map(|i| ends[i]);

    let mut used = vec![false; edges.len()];
    let mut is_free = |a: Key, b: Key| {
        let found = edges.binary_search(&(a.min(b), a.max(b)));
        found.is_ok_and(|i| !std::mem::replace(&mut used[i], true))
    };
    let mut lines = Vec::new();
    // Open lines first, from each of their ends; what is left are closed ones.
    let starts = ends.iter().filter(|ways| ways.len() != 2).chain(&ends);
    for &(start, second) in starts.copied().flatten() {
        let mut line = vec![start];
        let (mut at, mut next) = (start, Some(second));
        while let Some(to) = next.filter(|to| is_free(at, *to)) {
            line.push(to);
            next = match ways_from(to) {
                Ok(&[(_, a), (_, b)]) => Some(if a == at { b } else { a }),
                _ => None,
            };
            at = to;
        }
        if 1 < line.len() {
            lines.push(line.into_iter().map(|key| key.map(fraction)).collect());
        }
    }
    lines
}
