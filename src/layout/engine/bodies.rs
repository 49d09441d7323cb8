//! What the engine moves.

/// Nodes of one connected part, in flat arrays of equal length. Lengths are in edges: an edge is
/// about 1 long.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bodies {
    /// From the left.
    pub x: Vec<f32>,
    /// From the top.
    pub y: Vec<f32>,
    /// 1 for what may move, 0 for what is pinned.
    pub free: Vec<f32>,
}

impl Bodies {
    /// Free bodies, all in one place.
    pub fn new(n: usize) -> Self {
        Self { x: vec![0.0; n], y: vec![0.0; n], free: vec![1.0; n] }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }
}
