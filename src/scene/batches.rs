//! What is drawn alike is drawn at once.

use super::Seg;
use crate::order::sort_by_key;

/// Segments by what they share. There are few kinds, so they are looked through.
#[derive(Debug)]
pub(super) struct Batches<K>(Vec<(K, Vec<Seg>)>);

impl<K> Default for Batches<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord> Batches<K> {
    /// The segments of a kind, to add to.
    pub(super) fn segs(&mut self, key: K) -> &mut Vec<Seg> {
        let known = self.0.iter().position(|(other, _)| *other == key);
        let at = known.unwrap_or_else(|| {
            self.0.push((key, Vec::new()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// All kinds in their order, with their segments.
    pub(super) fn in_order(mut self) -> Vec<(K, Vec<Seg>)> {
        sort_by_key(&mut self.0, |(key, _)| *key);
        self.0
    }
}
