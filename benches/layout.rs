//! What the layout engine costs and how good its pictures are, natively: `cargo bench --bench
//! layout --no-default-features -- [GRAPH ...]`.
//!
//! Graphs are read from the folder `GRAPHS` (files NAME.txt: the number of nodes, then one edge a
//! line); without it a few are generated.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

#[path = "../tests/support/quality.rs"]
mod quality;

use std::{sync::LazyLock, time::Instant};

use quality::{Measured, Quality, event_page, scale_free};
use twentieth::layout::engine::{Engine, Graph, Options, STRENGTHS, Start, Strengths};

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
    let number =
        |name: &str, usual: f32| std::env::var(name).map_or(usual, |value| value.parse().unwrap());
    let usual = STRENGTHS;
    let strengths = Strengths {
        stress: [number("HOLD", usual.stress[0]), number("HOLD_COLD", usual.stress[1])],
        attraction: number("ATTRACTION", usual.attraction),
        linear: number("LINEAR", usual.linear),
        repulsion: number("REPULSION", usual.repulsion),
        crowded: number("CROWDED", usual.crowded),
        range: number("RANGE", usual.range),
        theta: [number("THETA", usual.theta[0]), number("THETA_COLD", usual.theta[1])],
    };
    let effort = number("EFFORT", 1.0);
    let seeds = std::env::var("SEEDS").map_or(3, |count| count.parse().unwrap());
    println!(
        "{:<9}{:>7}{:>8}{:>10}{:>9}{:>9}{:>9}{:>10}",
        "graph", "nodes", "steps", "ms", "ms/step", "stress", "kNN", "crossings"
    );
    for (name, n, edges) in graphs {
        let measured = Measured::new(n, &edges);
        for seed in 1..=seeds {
            let start = busy_ms();
            let graph = Graph::new(n, &edges);
            let mut engine =
                Engine::new(&graph, Options { seed, effort, strengths, ..Options::default() });
            let mut steps = 1;
            while !engine.step().done {
                steps += 1;
            }
            let ms = busy_ms() - start;
            let Quality { stress, neighbours, crossings } = measured.quality(engine.positions());
            println!(
                "{name:<9}{n:>7}{steps:>8}{ms:>10.2}{:>9.3}{stress:>9.4}{neighbours:>9.4}{:>10}",
                ms / f64::from(steps),
                crossings.map_or("-".into(), |count| count.to_string()),
            );
            again(n, &edges, engine.positions());
        }
    }
}

/// Every fifth node is filtered out, then comes back: what a restart costs, and how far it moves
/// the nodes that were there.
fn again(n: usize, edges: &[[u32; 2]], old: &[f32]) {
    let start = busy_ms();
    let fewer: Vec<[u32; 2]> =
        edges.iter().filter(|edge| edge.iter().all(|i| i % 5 != 0)).copied().collect();
    let mut places = old.to_vec();
    let mut steps = 0;
    for edges in [&fewer[..], edges] {
        for i in (0..n).step_by(5) {
            places[2 * i..2 * i + 2].fill(f32::NAN);
        }
        let options = Options { start: Start::From(&places), ..Options::default() };
        let mut engine = Engine::new(&Graph::new(n, edges), options);
        engine.run();
        places = engine.positions().to_vec();
        steps += 1;
    }
    let moved: f32 = (0..n).filter(|i| i % 5 != 0).map(|i| away(old, &places, i)).sum();
    println!(
        "{:>24}{:>10.2}  filtered and back, nodes moved by {:.1} px",
        "",
        (busy_ms() - start) / f64::from(steps),
        moved / (n as f32 * 0.8)
    );
}

fn away(old: &[f32], new: &[f32], i: usize) -> f32 {
    let [dx, dy] = [0, 1].map(|k| old[2 * i + k] - new[2 * i + k]);
    (dx * dx + dy * dy).sqrt()
}

/// Milliseconds that this thread has been at work; where the system does not say, that have passed.
fn busy_ms() -> f64 {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let passed = BEGIN.elapsed().as_secs_f64() * 1e3;
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let busy = stat.and_then(|stat| stat.split(' ').next()?.parse::<f64>().ok());
    busy.map_or(passed, |nanoseconds| nanoseconds / 1e6)
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
