//! The picture of the network: what is drawn, that names never collide, and snapshots as SVG.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "scenes_graph/explored.rs"]
mod explored;
mod support;

use std::sync::LazyLock;

use support::{node, shipped, small_with_layout};
use twentieth::{
    export::svg::to_svg,
    layout::{Baked, bake},
    model::{Dataset, Kind, Lang, Moment, NodeIx},
    query::{Visible, neighbours::Ego, study::Study},
    scene::{
        Camera, Item, Point, Rect, Size, Theme,
        graph::{
            self, EdgeSlots, GraphInputs, GraphScene, LabelChoice, Look, Overlay, merge::Merging,
        },
        metrics_table::TableMetrics,
    },
    state::{Action, AppState, FilterAction, TimeWindow, apply},
};

const DESKTOP: Size = Size::new(968.0, 490.0);
const EMBED: Size = Size::new(616.0, 404.0);
const PHONE: Size = Size::new(390.0, 470.0);

static SHIPPED: LazyLock<(Dataset, Baked)> = LazyLock::new(|| {
    let dataset = shipped();
    let baked = bake(&dataset);
    (dataset, baked)
});

/// A picture to ask for.
#[derive(Clone)]
struct Wish {
    size: Size,
    camera: Camera,
    lang: Lang,
    theme: Theme,
    selected: Option<NodeIx>,
    cursor: Option<Moment>,
    state: AppState,
    keep_clear: Vec<Rect>,
}

impl Wish {
    fn new(size: Size) -> Self {
        Self {
            size,
            camera: Camera::default(),
            lang: Lang::En,
            theme: Theme::LIGHT,
            selected: None,
            cursor: None,
            state: AppState::default(),
            keep_clear: Vec::new(),
        }
    }

    fn with<R>(
        &self,
        (dataset, baked): &(Dataset, Baked),
        ask: impl FnOnce(&GraphInputs<'_>) -> R,
    ) -> R {
        let visible = Visible::new(dataset, &self.state.filter, self.state.window);
        let explore = &self.state.explore;
        let ego = self.selected.map(|ix| match explore.degrees.get() {
            1 => Ego::new(dataset, ix),
            degrees => Ego::within(dataset, &visible, ix, degrees),
        });
        let study = Study::is_asked(explore).then(|| Study::new(dataset, &visible, explore));
        ask(&GraphInputs {
            dataset,
            visible: &visible,
            layout: graph::layout_for(baked, self.size),
            slots: &EdgeSlots::new(dataset),
            camera: self.camera,
            size: self.size,
            theme: &self.theme,
            lang: self.lang,
            metrics: &TableMetrics,
            ego: ego.as_ref(),
            explore,
            study: study.as_ref(),
            keep_clear: &self.keep_clear,
            cursor: self.cursor,
            detail: graph::Detail { lens: Some(&graph::LENS), ..graph::Detail::default() },
        })
    }

    fn draw(&self, history: &(Dataset, Baked)) -> GraphScene {
        self.with(history, |inputs| graph::draw(inputs, LabelChoice::Place))
    }
}

fn bounds_of_labels(drawn: &GraphScene) -> Vec<(NodeIx, Rect)> {
    drawn
        .labels
        .iter()
        .map(|label| (label.node, label.bounds(drawn.plan.get(label.node).unwrap().center)))
        .collect()
}

#[test]
fn names_never_lie_on_each_other_nor_leave_the_frame() {
    let khrushchev = node(&SHIPPED.0, "khrushchev-nikita");
    let hungary = node(&SHIPPED.0, "1956-10-23-hungarian-revolution");
    for size in [DESKTOP, EMBED, PHONE] {
        for lang in Lang::ALL {
            for selected in [None, Some(khrushchev), Some(hungary)] {
                for scale in [1.0, 2.4, 6.0] {
                    let camera = Camera::at(Point::new(0.45, 0.55), scale);
                    let wish = Wish { lang, selected, camera, ..Wish::new(size) };
                    let drawn = wish.draw(&SHIPPED);
                    let labels = bounds_of_labels(&drawn);
                    let frame = Rect::new(0.0, 0.0, size.w, size.h);
                    for (i, (one, bounds)) in labels.iter().enumerate() {
                        assert!(frame.contains_rect(*bounds), "{}", SHIPPED.0.node(*one).id);
                        for (other, theirs) in &labels[i + 1..] {
                            assert!(
                                !bounds.overlaps(*theirs),
                                "{} and {} at scale {scale}",
                                SHIPPED.0.node(*one).id,
                                SHIPPED.0.node(*other).id,
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn names_keep_clear_of_the_controls() {
    let zoom = Rect::new(DESKTOP.w - 128.0, DESKTOP.h - 52.0, 128.0, 52.0);
    let wish = Wish { keep_clear: vec![zoom], ..Wish::new(DESKTOP) };
    for (node, bounds) in bounds_of_labels(&wish.draw(&SHIPPED)) {
        assert!(!bounds.overlaps(zoom), "{}", SHIPPED.0.node(node).id);
    }
}

#[test]
fn every_visitor_meets_the_main_names_at_once() {
    for (size, least) in [(DESKTOP, 60), (EMBED, 25), (PHONE, 20)] {
        let drawn = Wish::new(size).draw(&SHIPPED);
        assert!(drawn.labels.len() >= least, "{} names at {size:?}", drawn.labels.len());
    }
    for size in [DESKTOP, EMBED, PHONE] {
        let drawn = Wish::new(size).draw(&SHIPPED);
        for id in ["1956-02-25-secret-speech", "1956-02-14-20th-congress", "khrushchev-nikita"] {
            let ix = node(&SHIPPED.0, id);
            assert!(drawn.labels.iter().any(|label| label.node == ix), "{id} at {size:?}");
        }
    }
}

#[test]
fn the_selection_is_always_drawn_and_named() {
    for ix in SHIPPED.0.node_ixs().step_by(37) {
        let drawn = Wish { selected: Some(ix), ..Wish::new(DESKTOP) }.draw(&SHIPPED);
        assert_eq!(drawn.plan.get(ix).unwrap().look, Look::Selected);
        assert!(drawn.labels.iter().any(|label| label.node == ix), "{}", SHIPPED.0.node(ix).id);
    }
}

#[test]
fn zooming_in_reveals_more_at_the_same_density() {
    let count = |scale: f32| {
        let camera = Camera::at(Point::new(0.5, 0.5), scale);
        let drawn = Wish { camera, ..Wish::new(DESKTOP) }.draw(&SHIPPED);
        let frame = Rect::new(0.0, 0.0, DESKTOP.w, DESKTOP.h);
        drawn.plan.nodes.iter().filter(|drawn| frame.contains(drawn.center)).count()
    };
    let (whole, near) = (count(1.0), count(2.0));
    assert!((130..=190).contains(&whole), "{whole}");
    assert!(near > whole / 2 && near < whole * 2, "{whole} {near}");
    let all = Camera { scale: 16.0, ..Camera::default() };
    let drawn = Wish { camera: all, ..Wish::new(DESKTOP) }.draw(&SHIPPED);
    assert_eq!(drawn.plan.candidates, SHIPPED.0.nodes().len());
}

#[test]
fn a_click_finds_the_mark_under_it() {
    let drawn = Wish::new(DESKTOP).draw(&SHIPPED);
    for mark in &drawn.plan.nodes {
        let hit = drawn.hit(mark.center).unwrap();
        let found = drawn.plan.get(hit).unwrap();
        // Another mark may lie on top, but never farther away than this one.
        assert!(found.center.distance(mark.center) <= found.radius, "{mark:?}");
    }
    assert_eq!(drawn.hit(Point::new(-50.0, -50.0)), None);
}

#[test]
fn arrow_keys_reach_every_drawn_node() {
    let drawn = Wish::new(DESKTOP).draw(&SHIPPED);
    let start = graph::nearest(&drawn.plan, DESKTOP, None, 1.0, 0.0).unwrap();
    assert_eq!(start, NodeIx(0), "the first stop is the most important");
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(from) = reached.get(next).copied() {
        next += 1;
        for (dx, dy) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
            if let Some(to) = graph::nearest(&drawn.plan, DESKTOP, Some(from), dx, dy)
                && !reached.contains(&to)
            {
                reached.push(to);
            }
        }
    }
    assert_eq!(reached.len(), drawn.plan.nodes.len());
}

#[test]
fn what_comes_after_the_cursor_is_an_outline_without_a_name() {
    let history = small_with_layout();
    let wish = Wish { cursor: Some(Moment::ymd(1956, 3, 1)), ..Wish::new(Size::new(600.0, 400.0)) };
    let drawn = wish.draw(&history);
    let poznan = node(&history.0, "1956-06-28-poznan-june");
    assert_eq!(drawn.plan.get(poznan).unwrap().look, Look::Future);
    assert!(!drawn.labels.iter().any(|label| label.node == poznan));
    let speech = node(&history.0, "1956-02-25-secret-speech");
    assert_eq!(drawn.plan.get(speech).unwrap().look, Look::Full);
}

#[test]
fn a_kind_that_is_left_out_is_not_drawn_but_keeps_its_place() {
    let history = small_with_layout();
    let size = Size::new(600.0, 400.0);
    let before = Wish::new(size).draw(&history);
    let filter = Action::Filter(FilterAction::ToggleKind(Kind::Person));
    let state = apply(&AppState::default(), &history.0, filter);
    let after = Wish { state, ..Wish::new(size) }.draw(&history);
    assert!(after.plan.nodes.iter().all(|drawn| drawn.kind != Kind::Person));
    for drawn in &after.plan.nodes {
        assert_eq!(before.plan.get(drawn.node).unwrap().center, drawn.center);
    }
}

#[test]
fn hovering_changes_only_the_layer_above() {
    let history = small_with_layout();
    let wish = Wish::new(Size::new(600.0, 400.0));
    let below = wish.draw(&history);
    let stalin = node(&history.0, "stalin-joseph");
    let layer = |pointed| wish.with(&history, |inputs| graph::overlay(inputs, &below, pointed));
    assert!(layer(Overlay::default()).items.is_empty());
    let hovered = layer(Overlay { hovered: Some(stalin), ..Overlay::default() });
    let says = |text: &str| {
        hovered.items.iter().any(|item| matches!(item, Item::Text(t) if t.text.contains(text)))
    };
    assert!(says("Joseph Stalin") && says("Person, "));
}

#[test]
fn a_window_shows_its_own_facts_first() {
    let window = TimeWindow::new(Moment::ymd(1956, 10, 20), Moment::ymd(1956, 11, 15));
    let state = AppState { window: Some(window), ..AppState::default() };
    let drawn = Wish { state, ..Wish::new(DESKTOP) }.draw(&SHIPPED);
    let full = drawn.plan.nodes.iter().filter(|drawn| drawn.look == Look::Full).count();
    let faded = drawn.plan.nodes.iter().filter(|drawn| drawn.look == Look::Faded).count();
    assert!(full > faded, "{full} full, {faded} faded");
}

#[test]
fn pictures() {
    let history = small_with_layout();
    let size = Size::new(640.0, 400.0);
    let speech = node(&history.0, "1956-02-25-secret-speech");
    for (name, wish) in [
        ("rest", Wish::new(size)),
        ("selected", Wish { selected: Some(speech), ..Wish::new(size) }),
        ("dark", Wish { theme: Theme::DARK, ..Wish::new(size) }),
        ("russian", Wish { lang: Lang::Ru, ..Wish::new(size) }),
        ("before", Wish { cursor: Some(Moment::ymd(1953, 3, 5)), ..Wish::new(size) }),
        ("phone", Wish::new(PHONE)),
    ] {
        let drawn = wish.draw(&history);
        insta::assert_snapshot!(format!("network-{name}"), to_svg(&drawn.scene, name, ""));
    }
}

/// A made-up history on its first positions, as the page has it before the layout begins.
fn large(nodes: usize) -> (Dataset, Baked) {
    let dataset = twentieth::dataset::made::made(nodes, nodes * 2);
    let side = (nodes as f32).sqrt().ceil();
    let positions = (0..nodes).map(|i| {
        // Circles of a made-up history follow each other in their ids.
        let i = dataset.nodes()[i].id["made-".len()..].parse::<f32>().unwrap();
        [(i % side + 0.5) / side, ((i / side).floor() + 0.5) / side]
    });
    let positions: Vec<[f32; 2]> = positions.collect();
    let variant = || {
        let names = vec![Vec::new(); dataset.regions().len()];
        twentieth::layout::BakedVariant::new(2.0, positions.clone(), <[_; 2]>::default(), names)
    };
    let baked = Baked { request_hash: 0, variants: [variant(), variant()] };
    (dataset, baked)
}

fn large_picture(history: &(Dataset, Baked), camera: Camera, merging: &Merging) -> GraphScene {
    let wish = Wish { camera, ..Wish::new(DESKTOP) };
    wish.with(history, |inputs| {
        let detail = graph::Detail { merging: Some(merging), ..graph::Detail::default() };
        graph::draw(&GraphInputs { detail, ..*inputs }, LabelChoice::Place)
    })
}

#[test]
fn in_a_large_history_every_entry_stands_alone_or_is_counted() {
    let history = large(6000);
    let merging = Merging::new(&history.0);
    let whole = large_picture(&history, Camera::default(), &merging);
    let counted: usize = whole.plan.merged.iter().map(|mark| mark.members.len()).sum();
    assert_eq!(counted + whole.plan.nodes.len(), 6000);
    assert!((8..80).contains(&whole.plan.merged.len()), "{} marks", whole.plan.merged.len());
    for (i, one) in whole.plan.merged.iter().enumerate() {
        assert_eq!(Some(&one.leader), one.members.iter().min());
        for other in &whole.plan.merged[i + 1..] {
            let gap = one.center.distance(other.center);
            assert!(gap >= one.radius + other.radius, "{one:?} lies on {other:?}");
        }
    }
    let says = |text: &str| {
        let names = |item: &Item| matches!(item, Item::Text(t) if t.text.contains(text));
        whole.scene.items.iter().any(names)
    };
    assert!(says("Made-up") && says("and ") && says(" more"));
}

#[test]
fn counted_marks_come_apart_until_nothing_stands_together() {
    let history = large(6000);
    let merging = Merging::new(&history.0);
    // Whoever clicks on the mark that holds an entry, again and again, comes to the entry.
    for wanted in [0usize, 777, 5999] {
        let wanted = NodeIx::from_index(wanted);
        let mut camera = Camera::default();
        for step in 0.. {
            let picture = large_picture(&history, camera, &merging);
            if picture.plan.get(wanted).is_some() {
                break;
            }
            assert!(step < 12, "{wanted:?} is never reached");
            let holds = |mark: &&graph::merge::Merged| mark.members.contains(&wanted);
            let mark = picture.plan.merged.iter().find(holds).unwrap();
            assert_eq!(picture.merged_at(mark.center), Some(mark));
            let wish = Wish { camera, ..Wish::new(DESKTOP) };
            let opened = wish.with(&history, |inputs| mark.opened(inputs));
            assert!(opened.scale > camera.scale);
            camera = opened;
        }
        let near = Camera { scale: Camera::SCALES.1, ..camera };
        assert!(large_picture(&history, near, &merging).plan.merged.is_empty());
    }
}

#[test]
fn strokes_follow_styles_not_entries() {
    let count = |nodes: usize| {
        let history = large(nodes);
        let wish = Wish::new(DESKTOP);
        let whole = Some(graph::Whole { radius: 2.0, labels: false });
        let drawn = wish.with(&history, |inputs| {
            let detail = graph::Detail { whole, ..graph::Detail::default() };
            graph::draw(&GraphInputs { detail, ..*inputs }, LabelChoice::Place)
        });
        assert_eq!(drawn.plan.nodes.len(), nodes);
        drawn.scene.items.len()
    };
    // Once every date, class and certainty is there, more ties bring no more strokes.
    let (some, many) = (count(4000), count(8000));
    assert!(many < some + some / 4, "{some} and {many} items");
}

/// Where a wide page lays its controls: the buttons that zoom.
fn controls(size: Size) -> Vec<Rect> {
    vec![Rect::new(size.w - 128.0, size.h - 52.0, 128.0, 52.0)]
}
