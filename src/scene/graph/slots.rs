//! Parallel edges fan out: each relation between the same two nodes gets a slot of its own.

use crate::{
    model::{Dataset, RelationIx},
    order::sort_by_key,
};

/// The slot of every relation, made once for a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeSlots {
    bends: Vec<f32>,
}

impl EdgeSlots {
    /// Numbers the relations of each pair: the first bends by 1 to one side, the second by 1 to
    /// the other, then by 2 and so on.
    pub fn new(dataset: &Dataset) -> Self {
        let relations = dataset.relations();
        let pair = |i: usize| {
            let (from, to) = (relations[i].from, relations[i].to);
            (from.min(to), from.max(to))
        };
        let mut by_pair: Vec<usize> = (0..relations.len()).collect();
        sort_by_key(&mut by_pair, |i| pair(*i));
        let mut bends = vec![0.0; relations.len()];
        for parallel in by_pair.chunk_by(|a, b| pair(*a) == pair(*b)) {
            for (slot, &i) in parallel.iter().enumerate() {
                let (low, high) = pair(i);
                let size = (slot / 2 + 1) as f32;
                // Which side is first depends on the pair, so that a hub's lines do not all lean
                // the same way; the sign is relative to the direction from low to high.
                let first_side = if (low.0 ^ high.0) & 1 == 0 { 1.0 } else { -1.0 };
                let side = if slot % 2 == 0 { first_side } else { -first_side };
                let along = if relations[i].from == low { 1.0 } else { -1.0 };
                bends[i] = size * side * along;
            }
        }
        Self { bends }
    }

    /// How far a relation's line bends, in units of the usual bend; positive is to the right of
    /// its direction.
    pub fn bend(&self, relation: RelationIx) -> f32 {
        self.bends.get(relation.index()).copied().unwrap_or(1.0)
    }
}
