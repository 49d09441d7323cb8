//! Where nodes are before anything moves.

use super::{graph::Graph, random::Random};

/// What a layout starts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start<'a> {
    /// Nothing: places are drawn by the seed.
    Fresh,
    /// Places of an earlier layout, x and y of each node in turn. A node whose place is not a
    /// number is new and starts among its neighbours.
    From(&'a [f32]),
}

/// Draws places for `n` nodes in a square of half an edge for each.
pub fn scattered(n: usize, random: &mut Random) -> Vec<[f32; 2]> {
    let side = (n as f32).sqrt() * 0.5;
    (0..n).map(|_| [random.unit() * side, random.unit() * side]).collect()
}

/// The given places, with the missing ones put among their neighbours, those with a place first;
/// `None` where no node of the connected graph has a place.
pub fn completed(
    graph: &Graph,
    given: &[Option<[f32; 2]>],
    random: &mut Random,
) -> Option<Vec<[f32; 2]>> {
    let mut places = given.to_vec();
    let mut queue: Vec<u32> =
        (0..graph.len() as u32).filter(|&i| places[i as usize].is_some()).collect();
    let mut at = 0;
    while let Some(&node) = queue.get(at) {
        at += 1;
        for &next in graph.neighbours(node as usize) {
            if places[next as usize].is_some() {
                continue;
            }
            let known: Vec<[f32; 2]> = graph
                .neighbours(next as usize)
                .iter()
                .filter_map(|&i| places[i as usize])
                .collect();
            let mean = |axis: usize| {
                known.iter().map(|place| place[axis]).sum::<f32>() / known.len() as f32
            };
            // Apart from each other, or no force would part them.
            let place = [mean(0) + random.unit() - 0.5, mean(1) + random.unit() - 0.5];
            places[next as usize] = Some(place);
            queue.push(next);
        }
    }
    places.into_iter().collect()
}
