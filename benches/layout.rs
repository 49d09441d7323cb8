//! What the layout engine costs and how good its pictures are, natively: `cargo bench --bench
//! layout --no-default-features -- [GRAPH ...]`.
//!
//! Graphs are read from the folder `GRAPHS` (files NAME.txt: the number of nodes, then one edge a
//! line); without it a few are generated.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

#[path = "../tests/support/quality.rs"]
mod quality;

use std::time::Instant;

use quality::{Measured, Quality, event_page, scale_free};
use twentieth::layout::engine::{Engine, Graph, Options};

fn main() {
    let names: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let graphs: Vec<(String, usize, Vec<[u32; 2]>)> = match std::env::var("GRAPHS") {
        Ok(folder) => {
            names.into_iter().map(|name| read(&format!("{folder}/{name}.txt"), name)).collect()
        }
        Err(_) => vec![
            ("event200".into(), 200, event_page()),
            ("ba1k".into(), 1000, scale_free(1000, 2, 1)),
            ("ba10k".into(), 10_000, scale_free(10_000, 2, 3)),
        ],
    };
    println!(
        "{:<9}{:>7}{:>8}{:>10}{:>9}{:>9}{:>9}{:>10}",
        "graph", "nodes", "steps", "ms", "ms/step", "stress", "kNN", "crossings"
    );
    for (name, n, edges) in graphs {
        let measured = Measured::new(n, &edges);
        for seed in 1..=3 {
            let start = Instant::now();
            let graph = Graph::new(n, &edges);
            let mut engine = Engine::new(&graph, Options { seed, ..Options::default() });
            let mut steps = 1;
            while !engine.step().done {
                steps += 1;
            }
            let ms = start.elapsed().as_secs_f64() * 1e3;
            let Quality { stress, neighbours, crossings } = measured.quality(engine.positions());
            println!(
                "{name:<9}{n:>7}{steps:>8}{ms:>10.2}{:>9.3}{stress:>9.4}{neighbours:>9.4}{:>10}",
                ms / f64::from(steps),
                crossings.map_or("-".into(), |count| count.to_string()),
            );
        }
    }
}

fn read(path: &str, name: String) -> (String, usize, Vec<[u32; 2]>) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let n = lines.next().unwrap().parse().unwrap();
    let edge = |line: &str| {
        let (a, b) = line.split_once(' ').unwrap();
        [a.parse().unwrap(), b.parse().unwrap()]
    };
    (name, n, lines.map(edge).collect())
}
