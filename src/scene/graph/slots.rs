//! Parallel edges fan out: each relation between the same two nodes gets a slot of its own.

use std::collections::BTreeMap;

use crate::model::{Dataset, NodeIx, RelationIx};

/// The slot of every relation, made once for a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeSlots {
    bends: Vec<f32>,
}

impl EdgeSlots {
    /// Numbers the relations of each pair: the first bends by 1 to one side, the second by 1 to
    /// the other, then by 2 and so on.
    pub fn new(dataset: &Dataset) -> Self {
        let mut used: BTreeMap<(NodeIx, NodeIx), u32> = BTreeMap::new();
        let bends = dataset
            .relations()
            .iter()
            .map(|relation| {
                let (low, high) = (relation.from.min(relation.to), relation.from.max(relation.to));
                let count = used.entry((low, high)).or_insert(0);
                let slot = *count;
                *count += 1;
                let size = (slot / 2 + 1) as f32;
                // Which side is first depends on the pair, so that a hub's lines do not all lean
                // the same way; the sign is relative to the direction from low to high.
                let first_side = if (low.0 ^ high.0) & 1 == 0 { 1.0 } else { -1.0 };
                let side = if slot % 2 == 0 { first_side } else { -first_side };
                let along = if relation.from == low { 1.0 } else { -1.0 };
                size * side * along
            })
            .collect();
        Self { bends }
    }

    /// How far a relation's line bends, in units of the usual bend; positive is to the right of
    /// its direction.
    pub fn bend(&self, relation: RelationIx) -> f32 {
        self.bends.get(relation.index()).copied().unwrap_or(1.0)
    }
}
