//! The timeline of the shipped history: nothing written over anything else, nothing out of reach.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::{collections::HashSet, sync::LazyLock};

use twentieth::{
    model::{Dataset, Lang, Moment, NodeIx},
    scene::{
        Align, Item, Point, Rect, Scene, Size, TextMetrics, Theme,
        metrics_table::TableMetrics,
        timeline::{Grouping, LaneOrder, Lanes, Presence, Request, Timeline, build, plot_of},
    },
    time_axis::{Preset, Shape, TimeScale},
};

static SHIPPED: LazyLock<Dataset> = LazyLock::new(support::shipped);
static LANES: LazyLock<[Lanes; 3]> =
    LazyLock::new(|| Grouping::ALL.map(|grouping| Lanes::new(&SHIPPED, grouping, "Nobody")));

/// Of the pages: large, medium, the kiosk, an embed, a phone turned.
const SIZES: [Size; 5] = [
    Size { w: 1004.0, h: 188.0 },
    Size { w: 852.0, h: 212.0 },
    Size { w: 1600.0, h: 400.0 },
    Size { w: 616.0, h: 200.0 },
    Size { w: 390.0, h: 420.0 },
];
const OPEN: Shape = Shape { folded: 1.0, lens: 1.0 };
const SHAPES: [Shape; 4] = [Shape::EVEN, Shape::FOLDED, OPEN, Shape { folded: 0.0, lens: 1.0 }];

fn request(shape: Shape, preset: Preset, size: Size, grouping: Grouping) -> Request<'static> {
    Request {
        dataset: &SHIPPED,
        lanes: &LANES[Grouping::ALL.iter().position(|other| *other == grouping).unwrap()],
        order: LaneOrder::Usual,
        collapsed: &[],
        scroll: 0.0,
        scale: TimeScale::fit_in(shape, preset.span(), f64::from(plot_of(size).w)),
        size,
        theme: &Theme::LIGHT,
        lang: Lang::En,
        metrics: &TableMetrics,
        presence: &|_| Presence::Shown,
        selected: None,
        neighbour: &|_| false,
        cursor: Some(Moment::ymd(1956, 2, 25)),
        window: None,
        keep_lanes: None,
    }
}

/// Every word of a drawing and where it stands.
fn words(scene: &Scene) -> Vec<(&str, Rect)> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        Item::Path(_) => None,
    });
    texts
        .map(|text| {
            let width = TableMetrics.width(&text.text, &text.style);
            let x = match text.style.align {
                Align::Start => text.at.x,
                Align::Middle => text.at.x - width / 2.0,
                Align::End => text.at.x - width,
            };
            // Between the height of capitals and the baseline.
            let height = text.style.size * 0.66;
            (text.text.as_str(), Rect::new(x, text.at.y - height, width, height))
        })
        .collect()
}

fn assert_legible(timeline: &Timeline, case: &str) {
    let words = words(&timeline.scene);
    let size = timeline.scene.size;
    for (i, (text, place)) in words.iter().enumerate() {
        let inside = 0.0 <= place.x && place.right() <= size.w + 0.5;
        assert!(inside, "{case}: {text:?} is cut at {place:?}");
        for (other, its) in &words[i + 1..] {
            assert!(!place.overlaps(*its), "{case}: {text:?} and {other:?} overlap");
        }
    }
}

#[test]
fn no_two_words_overlap_and_none_is_cut_at_any_zoom_level() {
    for lang in Lang::ALL {
        for grouping in Grouping::ALL {
            for preset in Preset::ALL {
                for (shape, size) in SHAPES.into_iter().flat_map(|s| SIZES.map(|z| (s, z))) {
                    let case = format!("{lang:?} {grouping:?} {preset:?} {shape:?} {size:?}");
                    let request = Request { lang, ..request(shape, preset, size, grouping) };
                    assert_legible(&build(&request), &case);
                }
            }
        }
    }
}

#[test]
fn at_every_zoom_level_everything_in_view_can_be_reached() {
    for (preset, shape) in Preset::ALL.into_iter().flat_map(|p| SHAPES.map(|s| (p, s))) {
        let timeline = build(&request(shape, preset, SIZES[0], Grouping::Theme));
        let drawn: HashSet<NodeIx> = timeline.hits.iter().map(|hit| hit.node).collect();
        for node in &timeline.in_view {
            assert!(drawn.contains(node), "{preset:?}: {}", SHIPPED.node(*node).id);
        }
        for hit in &timeline.hits {
            let at = hit.mark.center();
            let found = timeline.hit(at).is_some() || timeline.cluster(at).is_some();
            assert!(found, "{preset:?}: nothing at {}", SHIPPED.node(hit.node).id);
        }
    }
}

#[test]
fn dense_stretches_are_counted_and_opening_them_shows_what_they_count() {
    let seen = build(&request(Shape::FOLDED, Preset::Century, SIZES[0], Grouping::Theme));
    assert!(!seen.clusters.is_empty());
    for cluster in &seen.clusters {
        assert!(4 <= cluster.facts.len());
        let texts = words(&seen.scene);
        let count = cluster.facts.len().to_string();
        assert!(texts.iter().any(|(text, place)| *text == count && cluster.rect.overlaps(*place)));
    }
    let most = seen.clusters.iter().max_by_key(|cluster| cluster.facts.len()).unwrap();
    let scale = TimeScale::fit_in(Shape::FOLDED, most.span, seen.scale.width());
    let opened = build(&Request {
        scale,
        ..request(Shape::FOLDED, Preset::Century, SIZES[0], Grouping::Theme)
    });
    for fact in &most.facts {
        assert!(opened.in_view.contains(fact));
    }
    let rolled = |timeline: &Timeline| -> usize {
        let of = |fact: &NodeIx| most.facts.contains(fact);
        timeline.clusters.iter().flat_map(|cluster| &cluster.facts).filter(|fact| of(fact)).count()
    };
    assert!(rolled(&opened) < rolled(&seen));
}

#[test]
fn people_have_lanes_with_their_offices_and_all_are_reached_by_scrolling() {
    let at = |scroll: f32| {
        build(&Request {
            scroll,
            ..request(Shape::FOLDED, Preset::Year1956, SIZES[0], Grouping::Person)
        })
    };
    let top = at(0.0);
    assert!(top.content > 10.0 * SIZES[0].h, "{}", top.content);
    let first = top.lanes[0];
    assert_eq!(top.lanes.iter().filter(|lane| lane.rect.y < SIZES[0].h).count(), 8);
    assert_eq!(LANES[2].name(&SHIPPED, first.lane, Lang::En), "Khrushchev");
    // Offices are bars, and a touch on one finds the person.
    let khrushchev = SHIPPED.find("khrushchev-nikita").unwrap();
    let office = top.hits.iter().find(|hit| hit.node == khrushchev).unwrap();
    assert!(300.0 < office.mark.w && office.mark.h < 8.0, "{office:?}");

    let mut reached: HashSet<NodeIx> = HashSet::new();
    let mut scroll = 0.0;
    while scroll < top.content {
        reached.extend(at(scroll).hits.iter().map(|hit| hit.node));
        scroll += 100.0;
    }
    for node in &top.in_view {
        assert!(reached.contains(node), "{}", SHIPPED.node(*node).id);
    }
    // What the keyboard goes to says where to scroll.
    let away = top.in_view.iter().find(|node| top.scroll_to(**node).is_some()).unwrap();
    let shown = at(top.scroll_to(*away).unwrap());
    assert!(shown.hits.iter().any(|hit| hit.node == *away));
}

#[test]
fn lanes_stand_in_the_order_asked_for() {
    let names = |grouping, order| -> Vec<String> {
        let request =
            Request { order, ..request(Shape::FOLDED, Preset::Century, SIZES[2], grouping) };
        let its = &request.lanes;
        let lanes = build(&request).lanes;
        lanes.iter().map(|lane| its.name(&SHIPPED, lane.lane, Lang::En).to_owned()).collect()
    };
    let usual = names(Grouping::Theme, LaneOrder::Usual);
    assert_eq!(usual[0], "The Kremlin");
    let [mut first, mut most] =
        [LaneOrder::First, LaneOrder::Most].map(|order| names(Grouping::Theme, order));
    assert_ne!(most, usual);
    first.sort();
    most.sort();
    let mut usual = usual;
    usual.sort();
    assert_eq!((&first, &most), (&usual, &usual));
    assert_eq!(names(Grouping::Country, LaneOrder::Usual)[0], "Soviet Union");
}

#[test]
fn a_folded_lane_keeps_its_facts_as_ticks_and_gives_its_room_away() {
    let kremlin = 0;
    let whole = request(Shape::FOLDED, Preset::Year1956, SIZES[0], Grouping::Theme);
    let folded = Request {
        collapsed: &[kremlin],
        ..request(Shape::FOLDED, Preset::Year1956, SIZES[0], Grouping::Theme)
    };
    let (whole, folded) = (build(&whole), build(&folded));
    let height = |timeline: &Timeline| {
        timeline.lanes.iter().find(|lane| lane.lane == kremlin).unwrap().rect.h
    };
    assert!(height(&folded) < 16.0 && 16.0 < height(&whole));
    assert_eq!(folded.in_view, whole.in_view);
    let drawn: HashSet<NodeIx> = folded.hits.iter().map(|hit| hit.node).collect();
    assert!(folded.in_view.iter().all(|node| drawn.contains(node)));
    let band = folded.lanes.iter().find(|lane| lane.lane == kremlin).unwrap().rect;
    let inside = |label: Rect| band.contains(Point::new(band.center().x, label.center().y));
    assert!(folded.hits.iter().all(|hit| !hit.label.is_some_and(inside)));
}
