//! Cells of one region become the outline of its floe.
//!
//! The points of the [`Ground`] are triangulated (Delaunay, by `spade`); the dual Voronoi cells of
//! a region are joined by walking along the edges that have the region on one side only. Every
//! Voronoi vertex is the circumcentre of a triangle, so it touches three cells and the walk never
//! has a choice.

use std::collections::BTreeMap;

use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};

use super::{ground::Ground, polygon};

/// A closed ring in pixels; the last point is not repeated.
pub type Ring = Vec<[f32; 2]>;

/// Edges shorter than this are closed up, pixels: ice has corners, not fringes.
const SHORTEST: f64 = 8.0;
/// How far a corner moves towards the middle of its neighbours, 0 to 1.
const SMOOTHING: f64 = 0.22;
/// Groups of cells smaller than this belong to what surrounds them. Only the drawing changes:
/// a node keeps its region.
const SMALLEST_ISLAND: usize = 4;

/// A point with its index in the ground.
struct Site {
    at: Point2<f64>,
    index: usize,
}

impl HasPosition for Site {
    type Scalar = f64;

    fn position(&self) -> Point2<f64> {
        self.at
    }
}

/// The cells of a ground.
pub struct Cells {
    /// Delaunay edges as pairs of points, with the triangles to their left and right.
    edges: Vec<Edge>,
    /// Voronoi vertices: the circumcentre of each triangle, pixels.
    vertices: BTreeMap<usize, [f64; 2]>,
}

struct Edge {
    points: [usize; 2],
    /// Left and right; `None` beyond the hull.
    triangles: [Option<usize>; 2],
}

impl Cells {
    /// Triangulates. Coincident points share a cell; points that are not numbers are left out.
    pub fn new(ground: &Ground) -> Self {
        let sites: Vec<Site> = ground
            .points
            .iter()
            .enumerate()
            .map(|(index, p)| Site { at: Point2::new(p[0].into(), p[1].into()), index })
            .filter(|site| spade::validate_vertex(site).is_ok())
            .collect();
        // Only coordinates that are no numbers can fail, and those have just been left out.
        let triangulation: DelaunayTriangulation<Site> =
            DelaunayTriangulation::bulk_load_stable(sites).unwrap_or_default();
        let vertices = triangulation
            .inner_faces()
            .map(|face| {
                let Point2 { x, y } = face.circumcenter();
                (face.fix().index(), [x, y])
            })
            .collect();
        let edges = triangulation
            .undirected_edges()
            .map(|edge| {
                let edge = edge.as_directed();
                let face = |edge: spade::handles::DirectedEdgeHandle<'_, Site, (), (), ()>| {
                    edge.face().as_inner().map(|face| face.fix().index())
                };
                Edge {
                    points: [edge.from().data().index, edge.to().data().index],
                    triangles: [face(edge), face(edge.rev())],
                }
            })
            .collect();
        Self { edges, vertices }
    }

    /// Gives groups of cells that are too small, islands and ponds, to the neighbour they share
    /// most edges with, until none is left.
    pub fn absorb_islands(&self, ground: &mut Ground) {
        // Each round removes a group or ends; the bound only guards against a cycle.
        for _ in 0..ground.points.len() {
            let groups = self.groups(&ground.owner);
            let mut sizes = vec![0usize; ground.points.len()];
            for &group in &groups {
                sizes[group] += 1;
            }
            let mut largest: BTreeMap<Option<usize>, usize> = BTreeMap::new();
            for (point, &group) in groups.iter().enumerate() {
                let best = largest.entry(ground.owner[point]).or_insert(group);
                if sizes[*best] < sizes[group] {
                    *best = group;
                }
            }
            let small = (0..ground.points.len()).find(|&point| {
                let group = groups[point];
                sizes[group] < SMALLEST_ISLAND && largest[&ground.owner[point]] != group
            });
            let Some(point) = small else { return };
            let group = groups[point];
            let mut around: BTreeMap<Option<usize>, usize> = BTreeMap::new();
            for Edge { points: [a, b], .. } in &self.edges {
                for (inner, outer) in [(*a, *b), (*b, *a)] {
                    if groups[inner] == group && ground.owner[outer] != ground.owner[point] {
                        *around.entry(ground.owner[outer]).or_default() += 1;
                    }
                }
            }
            let Some((&owner, _)) = around.iter().max_by_key(|(_, n)| **n) else { return };
            for (i, &of) in groups.iter().enumerate() {
                if of == group {
                    ground.owner[i] = owner;
                }
            }
        }
    }

    /// Every floe: the rings of each region, largest first.
    pub fn rings(&self, owner: &[Option<usize>], n_regions: usize) -> Vec<Vec<Ring>> {
        let joined = self.close_short_edges(owner);
        (0..n_regions)
            .map(|region| {
                let mut rings = self.walk(owner, region, &joined);
                rings.sort_by(|a, b| polygon::area(b).total_cmp(&polygon::area(a)));
                rings
            })
            .collect()
    }

    /// The group of connected cells of one owner that every point is in, named by its first point.
    fn groups(&self, owner: &[Option<usize>]) -> Vec<usize> {
        let mut union = Union::new(owner.len());
        for Edge { points: [a, b], .. } in &self.edges {
            if owner[*a] == owner[*b] {
                union.join(*a, *b);
            }
        }
        (0..owner.len()).map(|point| union.find(point)).collect()
    }

    /// Where every Voronoi vertex on an outline is drawn, once short edges have been closed.
    fn close_short_edges(&self, owner: &[Option<usize>]) -> BTreeMap<usize, (usize, [f32; 2])> {
        let n = self.vertices.keys().next_back().map_or(0, |last| last + 1);
        let mut union = Union::new(n);
        let mut on_outline: BTreeMap<usize, [f64; 2]> = BTreeMap::new();
        for (from, to) in self.outline(owner) {
            let (a, b) = (self.vertices[&from], self.vertices[&to]);
            on_outline.insert(from, a);
            on_outline.insert(to, b);
            let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
            if dx * dx + dy * dy < SHORTEST * SHORTEST {
                union.join(from, to);
            }
        }
        let mut sums: BTreeMap<usize, ([f64; 2], f64)> = BTreeMap::new();
        for (&vertex, at) in &on_outline {
            let (sum, n) = sums.entry(union.find(vertex)).or_default();
            *sum = [sum[0] + at[0], sum[1] + at[1]];
            *n += 1.0;
        }
        let corners: BTreeMap<usize, [f64; 2]> =
            sums.into_iter().map(|(root, (sum, n))| (root, sum.map(|s| s / n))).collect();

        // One step of Laplacian smoothing takes the teeth off the shore and leaves its corners.
        let mut around: BTreeMap<usize, ([f64; 2], f64)> = BTreeMap::new();
        for (from, to) in self.outline(owner) {
            let (a, b) = (union.find(from), union.find(to));
            if a == b {
                continue;
            }
            for (here, there) in [(a, b), (b, a)] {
                let (sum, n) = around.entry(here).or_default();
                *sum = [sum[0] + corners[&there][0], sum[1] + corners[&there][1]];
                *n += 1.0;
            }
        }
        on_outline
            .keys()
            .map(|&vertex| {
                let root = union.find(vertex);
                let at = corners[&root];
                let (sum, n) = around.get(&root).copied().unwrap_or((at, 1.0));
                let place =
                    [0, 1].map(|axis| (at[axis] + (sum[axis] / n - at[axis]) * SMOOTHING) as f32);
                (vertex, (root, place))
            })
            .collect()
    }

    /// Voronoi edges between different owners, either way round.
    fn outline(&self, owner: &[Option<usize>]) -> impl Iterator<Item = (usize, usize)> {
        self.edges.iter().filter_map(|edge| {
            let [left, right] = edge.triangles;
            let differs = owner[edge.points[0]] != owner[edge.points[1]];
            left.zip(right).filter(|_| differs)
        })
    }

    /// The rings that have the region on their left.
    fn walk(
        &self,
        owner: &[Option<usize>],
        region: usize,
        joined: &BTreeMap<usize, (usize, [f32; 2])>,
    ) -> Vec<Ring> {
        let mut next: BTreeMap<usize, usize> = BTreeMap::new();
        for Edge { points: [a, b], triangles } in &self.edges {
            let [Some(left), Some(right)] = *triangles else { continue };
            let is_own = [a, b].map(|point| owner[*point] == Some(region));
            match is_own {
                // Going from the right triangle to the left one, the first point is on the left.
                [true, false] => next.insert(right, left),
                [false, true] => next.insert(left, right),
                _ => None,
            };
        }
        let mut rings = Vec::new();
        while let Some((&first, _)) = next.iter().next() {
            let mut ring: Vec<(usize, [f32; 2])> = Vec::new();
            let mut at = first;
            while let Some(to) = next.remove(&at) {
                ring.push(joined[&at]);
                at = to;
            }
            without_spikes(&mut ring);
            if 3 <= ring.len() {
                rings.push(ring.into_iter().map(|(_, place)| place).collect());
            }
        }
        rings
    }
}

/// Removes what closing short edges may leave: doubled points, and excursions that return on
/// themselves.
fn without_spikes(ring: &mut Vec<(usize, [f32; 2])>) {
    loop {
        let n = ring.len();
        let spike =
            (0..n).find(|&i| ring[i].0 == ring[(i + 1) % n].0 || ring[i].0 == ring[(i + 2) % n].0);
        match spike {
            Some(_) if n < 3 => return ring.clear(),
            Some(i) => {
                ring.remove((i + 1) % n);
            }
            None => return,
        }
    }
}

/// Disjoint sets; the smallest member stands for its set, so names do not depend on order.
struct Union(Vec<usize>);

impl Union {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn find(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}
