//! The graph as the engine reads it: neighbours in one flat array.

/// An undirected graph without loops and parallel edges, as compressed sparse rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// Where the neighbours of each node begin; one more than there are nodes.
    offsets: Vec<u32>,
    /// Neighbours, ascending within each node.
    targets: Vec<u32>,
}

impl Graph {
    /// A graph of `n` nodes. Loops, repeated edges (in either direction) and edges to nodes that do
    /// not exist are left out; the order of the edges does not matter.
    pub fn new(n: usize, edges: &[[u32; 2]]) -> Self {
        let fits = |&&[a, b]: &&[u32; 2]| a != b && (a as usize) < n && (b as usize) < n;
        let mut starts = vec![0_u32; n + 1];
        for &[a, b] in edges.iter().filter(fits) {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut ends = vec![0_u32; starts[n] as usize];
        for &[a, b] in edges.iter().filter(fits) {
            for [from, to] in [[a, b], [b, a]] {
                let at = &mut next[from as usize];
                ends[*at as usize] = to;
                *at += 1;
            }
        }
        let mut graph = Self { offsets: vec![0], targets: Vec::with_capacity(ends.len()) };
        for i in 0..n {
            let row = &mut ends[starts[i] as usize..starts[i + 1] as usize];
            row.sort_unstable();
            let begin = graph.targets.len();
            for &mut target in row {
                if graph.targets.len() == begin || graph.targets.last() != Some(&target) {
                    graph.targets.push(target);
                }
            }
            graph.offsets.push(graph.targets.len() as u32);
        }
        graph
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The neighbours of a node, ascending.
    pub fn neighbours(&self, node: usize) -> &[u32] {
        &self.targets[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// How many neighbours a node has.
    pub fn degree(&self, node: usize) -> usize {
        self.neighbours(node).len()
    }

    /// How many ends of edges there are: twice the number of edges.
    pub fn ends(&self) -> usize {
        self.targets.len()
    }

    /// Every edge once, the lower end first.
    pub fn edges(&self) -> Vec<[u32; 2]> {
        (0..self.len() as u32)
            .flat_map(|a| {
                let above = self.neighbours(a as usize).iter().filter(move |&&b| a < b);
                above.map(move |&b| [a, b])
            })
            .collect()
    }

    /// The connected parts, each as its nodes in ascending order; the largest part first, and of
    /// equal ones the one with the lowest node.
    pub fn components(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.len()];
        let mut parts = Vec::new();
        for start in 0..self.len() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut part = vec![start as u32];
            let mut at = 0;
            while let Some(&node) = part.get(at) {
                at += 1;
                for &next in self.neighbours(node as usize) {
                    if !seen[next as usize] {
                        seen[next as usize] = true;
                        part.push(next);
                    }
                }
            }
            part.sort_unstable();
            parts.push(part);
        }
        parts.sort_by_key(|part| core::cmp::Reverse(part.len()));
        parts
    }

    /// The graph among some of its nodes, which are numbered anew in the order given.
    pub fn among(&self, nodes: &[u32]) -> Self {
        let mut new = vec![u32::MAX; self.len()];
        for (number, &node) in nodes.iter().enumerate() {
            new[node as usize] = number as u32;
        }
        let mut graph = Self { offsets: vec![0], targets: Vec::new() };
        for &node in nodes {
            let begin = graph.targets.len();
            let kept = self.neighbours(node as usize).iter().map(|&to| new[to as usize]);
            graph.targets.extend(kept.filter(|&to| to != u32::MAX));
            graph.targets[begin..].sort_unstable();
            graph.offsets.push(graph.targets.len() as u32);
        }
        graph
    }
}
