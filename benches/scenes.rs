//! How long the page's own work takes, as ratios within one run: `cargo bench`.
//!
//! Times differ between machines and hours; the ratio to reading the core file, which every start
//! does once, does not.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

use std::{hint::black_box, path::Path, time::Instant};

use twentieth::{
    dataset::{read_core, read_folder, write_core},
    layout::bake,
    model::{Dataset, DatasetParts, HistDate, Kind, Lang, LocalizedText, Node, Region, RegionIx},
    query::{Presence, SearchIndex, Visible, neighbours::Ego},
    scene::{
        Camera, Point, Size, Theme,
        graph::{self, EdgeSlots, GraphInputs, LabelChoice},
        metrics_table::TableMetrics,
        timeline,
    },
    state::{Explore, Filter, TimeWindow},
    time_axis::TimeScale,
};

/// Milliseconds of the fastest of several runs.
fn fastest(runs: usize, mut work: impl FnMut()) -> f64 {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}

/// Ten thousand dated things between 1940 and 1956 in four lanes, from a fixed recurrence.
fn ten_thousand() -> Dataset {
    let mut state = 1956u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let nodes = (0..10_000).map(|i| {
        let (year, month, day) = (1940 + next(17), 1 + next(12), 1 + next(28));
        let date = HistDate::parse(&format!("{year}-{month:02}-{day:02}")).unwrap();
        let name = LocalizedText::en(format!("Something that happened {i}"));
        Node {
            region: RegionIx(next(4)),
            importance: 1 + next(4) as u8,
            date: Some(date),
            ..Node::new(i.to_string(), Kind::Event, name)
        }
    });
    let nodes = nodes.collect();
    let region = |i: u32| Region {
        id: i.to_string(),
        name: LocalizedText::default(),
        lane: LocalizedText::en(i.to_string()),
        anchor: [0.5, 0.5],
    };
    let regions = (0..4).map(region).collect();
    Dataset::new(DatasetParts { regions, nodes, ..DatasetParts::default() })
}

fn main() {
    let (dataset, _) = read_folder(Path::new("data/twentieth")).unwrap();
    let core = write_core(&dataset);
    let baked = bake(&dataset);
    let slots = EdgeSlots::new(&dataset);
    let visible = Visible::new(&dataset, &Filter::default(), None);
    let khrushchev = Ego::new(&dataset, dataset.find("khrushchev-nikita").unwrap());
    let index = SearchIndex::new(&dataset);
    let size = Size::new(1004.0, 490.0);
    let explore = Explore::default();
    let inputs = |scale: f32, ego| GraphInputs {
        dataset: &dataset,
        visible: &visible,
        layout: graph::layout_for(&baked, size),
        slots: &slots,
        camera: Camera::at(Point::new(0.5, 0.5), scale),
        size,
        theme: &Theme::LIGHT,
        lang: Lang::En,
        metrics: &TableMetrics,
        ego,
        explore: &explore,
        study: None,
        keep_clear: &[],
        cursor: None,
        detail: graph::Detail::default(),
    };
    let still = graph::draw(&inputs(1.0, None), LabelChoice::Place);
    let presence = |ix| visible.node(ix);
    let neighbour = |_| false;
    let lanes = timeline::Lanes::new(&dataset, timeline::Grouping::Theme, "");
    let request = |scale| timeline::Request {
        dataset: &dataset,
        lanes: &lanes,
        order: timeline::LaneOrder::Usual,
        collapsed: &[],
        scroll: 0.0,
        scale,
        size: Size::new(1004.0, 200.0),
        theme: &Theme::LIGHT,
        lang: Lang::En,
        metrics: &TableMetrics,
        presence: &presence,
        selected: None,
        neighbour: &neighbour,
        cursor: None,
        window: None,
        keep_lanes: None,
    };

    let thousands = ten_thousand();
    let their_lanes = timeline::Lanes::new(&thousands, timeline::Grouping::Theme, "");
    let all = |_| Presence::Shown;
    let many = |span| timeline::Request {
        dataset: &thousands,
        lanes: &their_lanes,
        presence: &all,
        size: Size::new(1216.0, 400.0),
        ..request(TimeScale::fit(span, 1060.0))
    };

    let reading = fastest(20, || drop(black_box(read_core(&core))));
    let rows: Vec<(&str, f64)> = vec![
        ("read the core file", reading),
        (
            "judge filter and window",
            fastest(50, || {
                drop(black_box(Visible::new(&dataset, &Filter::default(), Some(TimeWindow::HOME))))
            }),
        ),
        ("search for a name", fastest(50, || drop(black_box(index.search(&dataset, "Хрущ", 12))))),
        (
            "network at rest, with labels",
            fastest(50, || drop(black_box(graph::draw(&inputs(1.0, None), LabelChoice::Place)))),
        ),
        (
            "network in a drag, labels kept",
            fastest(50, || {
                drop(black_box(graph::draw(&inputs(1.0, None), LabelChoice::Keep(&still.labels))))
            }),
        ),
        (
            "network zoomed to 4",
            fastest(50, || drop(black_box(graph::draw(&inputs(4.0, None), LabelChoice::Place)))),
        ),
        (
            "network with a selection",
            fastest(50, || {
                drop(black_box(graph::draw(&inputs(1.0, Some(&khrushchev)), LabelChoice::Place)))
            }),
        ),
        (
            "timeline of 1956",
            fastest(50, || {
                drop(black_box(timeline::build(&request(TimeScale::fit(
                    TimeWindow::HOME.span(),
                    1004.0,
                )))))
            }),
        ),
        (
            "timeline of 1917–1991",
            fastest(50, || {
                drop(black_box(timeline::build(&request(TimeScale::fit(
                    TimeWindow::AXIS.span(),
                    1004.0,
                )))))
            }),
        ),
        (
            "timeline of 10,000, all in view",
            fastest(20, || drop(black_box(timeline::build(&many(TimeWindow::AXIS.span()))))),
        ),
        (
            "timeline of 10,000, a year",
            fastest(20, || drop(black_box(timeline::build(&many(TimeWindow::HOME.span()))))),
        ),
        ("bake both layouts", fastest(2, || drop(black_box(bake(&dataset))))),
    ];
    println!("{:<34}{:>10}{:>22}", "", "ms", "of reading the core");
    for (name, ms) in rows {
        println!("{name:<34}{ms:>10.2}{:>22.2}", ms / reading);
    }
}
