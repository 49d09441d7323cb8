//! How good a picture of a graph is: the measures of the benchmark, so that both say the same.

/// What is measured.
#[derive(Clone, Copy, Debug)]
pub struct Quality {
    /// Normalized stress at the best scale; 0 is perfect.
    pub stress: f64,
    /// Jaccard index of neighbours and as many nearest nodes, the mean over nodes; 1 is perfect.
    pub neighbours: f64,
    /// Pairs of edges that cross; `None` above 6,000 edges.
    pub crossings: Option<u32>,
}

/// Numbers of the generator mulberry32, from 0 up to 1.
pub fn mulberry(seed: u32) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x6d2b_79f5);
        let mut t = (state ^ (state >> 15)).wrapping_mul(state | 1);
        t ^= t.wrapping_add((t ^ (t >> 7)).wrapping_mul(t | 61));
        f64::from(t ^ (t >> 14)) / 4_294_967_296.0
    }
}

/// A graph with what its measures need.
pub struct Measured {
    n: usize,
    edges: Vec<[u32; 2]>,
    neighbours: Vec<Vec<u32>>,
    sources: Vec<usize>,
    targets: Vec<usize>,
    distances: Vec<Vec<i32>>,
    probes: Vec<usize>,
}

impl Measured {
    /// Prepares a connected graph without loops and parallel edges.
    pub fn new(n: usize, edges: &[[u32; 2]]) -> Self {
        let mut neighbours = vec![Vec::new(); n];
        for &[a, b] in edges {
            neighbours[a as usize].push(b);
            neighbours[b as usize].push(a);
        }
        let mut next = mulberry(99);
        let all = |count: usize| (0..count).collect::<Vec<_>>();
        let mut some = |count: usize| -> Vec<usize> {
            (0..count).map(|_| (next() * n as f64) as usize).collect()
        };
        let (sources, targets) = if n <= 1200 {
            (all(n), all(n))
        } else {
            let sources = some(200);
            (sources, some(n.min(2000)))
        };
        let probes = if n <= 500 { all(n) } else { some(500) };
        let distances = sources
            .iter()
            .map(|&source| {
                let all = from(source, &neighbours);
                targets.iter().map(|&target| all[target]).collect()
            })
            .collect();
        let edges = edges.to_vec();
        Self { n, edges, neighbours, sources, targets, distances, probes }
    }

    /// All measures.
    pub fn quality(&self, places: &[f32]) -> Quality {
        Quality {
            stress: self.stress(places),
            neighbours: self.knn(places),
            crossings: (self.edges.len() <= 6000).then(|| self.crossings(places)),
        }
    }

    /// Normalized stress at the best scale.
    pub fn stress(&self, places: &[f32]) -> f64 {
        let (mut a, mut b, mut count) = (0.0, 0.0, 0.0);
        for (&s, row) in self.sources.iter().zip(&self.distances) {
            for (&t, &d) in self.targets.iter().zip(row) {
                if d == 0 {
                    continue;
                }
                let [dx, dy] = [0, 1].map(|k| f64::from(places[2 * t + k] - places[2 * s + k]));
                let (e, d) = ((dx * dx + dy * dy).sqrt(), f64::from(d));
                a += e / d;
                b += e * e / (d * d);
                count += 1.0;
            }
        }
        if b > 0.0 { (count - a * a / b) / count } else { 1.0 }
    }

    fn knn(&self, places: &[f32]) -> f64 {
        let mut sum = 0.0;
        let mut far = vec![(0.0_f32, 0_u32); self.n];
        for &s in &self.probes {
            let k = self.neighbours[s].len();
            for (i, entry) in far.iter_mut().enumerate() {
                let [dx, dy] = [0, 1].map(|k| places[2 * i + k] - places[2 * s + k]);
                let away = if i == s { f32::INFINITY } else { dx * dx + dy * dy };
                *entry = (away, i as u32);
            }
            if k < self.n {
                far.select_nth_unstable_by(k, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            }
            let hit = far[..k].iter().filter(|(_, i)| self.neighbours[s].contains(i)).count();
            sum += hit as f64 / (2 * k - hit) as f64;
        }
        sum / self.probes.len() as f64
    }

    fn crossings(&self, places: &[f32]) -> u32 {
        let at = |i: u32| [places[2 * i as usize], places[2 * i as usize + 1]].map(f64::from);
        let side = |a: [f64; 2], b: [f64; 2], c: [f64; 2]| {
            (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        };
        let mut count = 0;
        for (i, &[a, b]) in self.edges.iter().enumerate() {
            let (pa, pb) = (at(a), at(b));
            for &[c, d] in &self.edges[i + 1..] {
                if a == c || a == d || b == c || b == d {
                    continue;
                }
                let (pc, pd) = (at(c), at(d));
                if side(pa, pb, pc) * side(pa, pb, pd) < 0.0
                    && side(pc, pd, pa) * side(pc, pd, pb) < 0.0
                {
                    count += 1;
                }
            }
        }
        count
    }
}

fn from(source: usize, neighbours: &[Vec<u32>]) -> Vec<i32> {
    let mut distances = vec![-1; neighbours.len()];
    distances[source] = 0;
    let mut queue = vec![source as u32];
    let mut at = 0;
    while let Some(&node) = queue.get(at) {
        at += 1;
        for &next in &neighbours[node as usize] {
            if distances[next as usize] < 0 {
                distances[next as usize] = distances[node as usize] + 1;
                queue.push(next);
            }
        }
    }
    distances
}

/// The benchmark's `event200`: 200 people in circles of 25, 500 ties.
pub fn event_page() -> Vec<[u32; 2]> {
    let mut next = mulberry(7);
    let mut below = |bound: u32| (next() * f64::from(bound)) as u32;
    let (n, size) = (200_u32, 25_u32);
    let mut pairs: Vec<[u32; 2]> = Vec::new();
    for i in 1..n {
        let to = if i % size == 0 { below(i) } else { i / size * size + below(i % size) };
        pairs.push([i, to]);
    }
    let key = |[a, b]: [u32; 2]| [a.min(b), a.max(b)];
    let mut seen: std::collections::BTreeSet<_> = pairs.iter().map(|&pair| key(pair)).collect();
    while pairs.len() < 500 {
        let a = below(n);
        // A number from 0 to 999 instead of 0 to 1: the same comparison with 0.8.
        let b = if below(1_000_000_000) < 800_000_000 {
            a / size * size + below(size)
        } else {
            below(n)
        };
        if a != b && seen.insert(key([a, b])) {
            pairs.push([a, b]);
        }
    }
    pairs
}

/// The benchmark's graphs of preferential attachment (Barabási and Albert): each new node ties to
/// `m` of the earlier ones, in proportion to their ties.
pub fn scale_free(n: u32, m: u32, seed: u32) -> Vec<[u32; 2]> {
    let mut next = mulberry(seed);
    let (mut pairs, mut ends) = (Vec::new(), Vec::new());
    for i in 0..=m {
        for j in 0..i {
            pairs.push([i, j]);
            ends.extend([i, j]);
        }
    }
    for i in m + 1..n {
        let mut chosen: Vec<u32> = Vec::new();
        while chosen.len() < m as usize {
            let to = ends[(next() * ends.len() as f64) as usize];
            if !chosen.contains(&to) {
                chosen.push(to);
            }
        }
        for to in chosen {
            pairs.push([i, to]);
            ends.extend([i, to]);
        }
    }
    pairs
}
