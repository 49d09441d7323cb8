//! The picture of the network: what is drawn, that names never collide, and snapshots as SVG.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::sync::LazyLock;

use support::{node, shipped, small_with_layout};
use twentieth::{
    export::svg::to_svg,
    layout::{Baked, bake},
    model::{Dataset, Kind, Lang, Moment, NodeIx},
    query::{Visible, neighbours::Ego},
    scene::{
        Camera, Item, Point, Rect, Size, Theme,
        graph::{self, EdgeSlots, GraphInputs, GraphScene, LabelChoice, Look, Overlay},
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
        let ego = self.selected.map(|ix| Ego::new(dataset, ix));
        ask(&GraphInputs {
            dataset,
            visible: &Visible::new(dataset, &self.state.filter, self.state.window),
            layout: graph::layout_for(baked, self.size),
            slots: &EdgeSlots::new(dataset),
            camera: self.camera,
            size: self.size,
            theme: &self.theme,
            lang: self.lang,
            metrics: &TableMetrics,
            ego: ego.as_ref(),
            keep_clear: &self.keep_clear,
            cursor: self.cursor,
            detail: graph::Detail::default(),
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
    let hovered = layer(Overlay { hovered: Some(stalin), focused: None });
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
