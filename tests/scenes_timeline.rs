//! The timeline as drawn: snapshots of small histories, and what must hold for any of them.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::collections::HashSet;

use twentieth::{
    export::svg::to_svg,
    model::{
        Dataset, DatasetParts, HistDate, Kind, Lang, LocalizedText, Moment, Node, NodeIx, Region,
        RegionIx, Span,
    },
    scene::{
        Item, Point, Rect, Scene, Size, Theme,
        metrics_table::TableMetrics,
        timeline::{
            Grouping, LaneBand, LaneOrder, Lanes, Presence, Request, StripRequest, Timeline, build,
            height_for, plot_of, strip,
        },
    },
    time_axis::{Preset, TimeScale},
};

const WIDE: Size = Size::new(970.0, 130.0);

/// Lane, kind, importance, date, name.
type Fact = (u32, Kind, u8, &'static str, &'static str);

const CONGRESS: &[Fact] = &[
    (0, Kind::Event, 5, "1956-02-25", "The Secret Speech"),
    (0, Kind::Event, 5, "1956-02-14/1956-02-25", "20th Congress"),
    (0, Kind::Event, 4, "1956-06-30", "Resolution of 30 June"),
    (0, Kind::Document, 3, "1956-12-19", "Letter of 19 December"),
    (1, Kind::Event, 5, "1956-03-12", "Bierut dies in Moscow"),
    (1, Kind::Event, 5, "1956-06-28/1956-06-29", "Poznań June"),
    (1, Kind::Event, 3, "1956-06-28", "A day within June"),
    (2, Kind::Work, 4, "1956-08/1956-10", "Not by Bread Alone"),
    (2, Kind::Concept, 2, "1956-04~", "The Thaw, about April"),
    (3, Kind::Event, 4, "1961-10-17/1961-10-31", "22nd Congress"),
];

/// One of each way a date can be known.
const DATES: &[Fact] = &[
    (0, Kind::Event, 3, "1956-02-25", "day"),
    (0, Kind::Document, 3, "1956-05-10~", "about a day"),
    (0, Kind::Event, 3, "1956-08-10?", "doubtful day"),
    (0, Kind::Work, 3, "1956-11-10", "a work"),
    (1, Kind::Event, 3, "1956-02", "month"),
    (1, Kind::Document, 3, "1956-05~", "about a month"),
    (1, Kind::Concept, 3, "1956-09?", "doubtful month"),
    (2, Kind::Event, 3, "1956-02-01/1956-03-20", "span"),
    (2, Kind::Document, 3, "1956-05/1956-06-20", "start by month"),
    (2, Kind::Work, 3, "1956-09-01/1956-11", "end by month"),
    (3, Kind::Event, 3, "1956-02-10/..", "open end"),
    (3, Kind::Document, 3, "/1956-06-10", "unknown start"),
    (3, Kind::Event, 3, "[1956-08-10,1956-09-10]", "one of two"),
    (3, Kind::Document, 3, "{1956-11-05,1956-12-01}", "both"),
];

fn history(facts: &[Fact]) -> Dataset {
    let text = |en: &str, ru: &str| LocalizedText { en: en.into(), ru: Some(ru.into()) };
    let lanes = [
        ("kremlin", text("The Kremlin", "Кремль")),
        ("poland", text("Poland", "Польша")),
        ("culture", text("Culture & memory", "Культура и память")),
        ("others", text("Other parties", "Другие партии")),
    ];
    let regions = lanes.map(|(id, name)| Region {
        id: id.into(),
        name: name.clone(),
        lane: name,
        anchor: [0.5, 0.5],
    });
    let node = |(i, fact): (usize, &Fact)| {
        let (lane, kind, importance, date, name) = *fact;
        Node {
            region: RegionIx(lane),
            importance,
            date: Some(HistDate::parse(date).unwrap()),
            ..Node::new(format!("fact-{i}"), kind, LocalizedText::en(name))
        }
    };
    let nodes = facts.iter().enumerate().map(node).collect();
    Dataset::new(DatasetParts { regions: regions.into(), nodes, ..DatasetParts::default() })
}

/// `n` facts, crowded about 1956 as history is, from a fixed recurrence.
fn dense(n: usize) -> Dataset {
    let mut parts = history(&[]).parts().clone();
    let template = history(CONGRESS).node(NodeIx(0)).clone();
    let mut state = 1956u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    parts.nodes = (0..n)
        .map(|i| {
            let year = if next(3) > 0 { 1956 } else { 1917 + next(75) };
            let (month, day) = (1 + next(12), 1 + next(28));
            let date = match next(6) {
                0 => format!("{year}-{month:02}"),
                1 => format!("{year}-{month:02}-{day:02}/{year}-12"),
                _ => format!("{year}-{month:02}-{day:02}"),
            };
            let words =
                ["A plenum", "The letter read to the Party", "Strike", "A novel in Novy Mir"];
            let name = format!("{} {i}", words[next(4) as usize]);
            Node {
                id: format!("fact-{i}"),
                kind: [Kind::Event, Kind::Document, Kind::Work, Kind::Concept][next(4) as usize],
                name: LocalizedText::en(name),
                region: RegionIx(next(4)),
                importance: 1 + (next(100) / 20) as u8,
                date: Some(HistDate::parse(&date).unwrap()),
                ..template.clone()
            }
        })
        .collect();
    parts.nodes.sort_by_key(|node| std::cmp::Reverse(node.importance));
    Dataset::new(parts)
}

fn shown(_: NodeIx) -> Presence {
    Presence::Shown
}

fn nobody(_: NodeIx) -> bool {
    false
}

/// Lanes by theme, for as long as the test runs.
fn by(dataset: &Dataset, grouping: Grouping) -> &'static Lanes {
    Box::leak(Box::new(Lanes::new(dataset, grouping, "Nobody")))
}

fn request(dataset: &Dataset, preset: Preset, size: Size) -> Request<'_> {
    Request {
        dataset,
        lanes: by(dataset, Grouping::Theme),
        order: LaneOrder::Usual,
        collapsed: &[],
        scroll: 0.0,
        scale: TimeScale::fit(preset.span(), f64::from(plot_of(size).w)),
        size,
        theme: &Theme::LIGHT,
        lang: Lang::En,
        metrics: &TableMetrics,
        presence: &shown,
        selected: None,
        neighbour: &nobody,
        cursor: Some(Moment::ymd(1956, 2, 25)),
        window: None,
        keep_lanes: None,
    }
}

fn texts(scene: &Scene) -> Vec<&str> {
    let mut texts = Vec::new();
    for item in &scene.items {
        if let Item::Text(text) = item {
            texts.push(text.text.as_str());
        }
    }
    texts
}

fn node(name: &str, dataset: &Dataset) -> NodeIx {
    dataset.node_ixs().find(|ix| dataset.node(*ix).name.en == name).unwrap()
}

#[test]
fn a_year_in_lanes() {
    let history = history(CONGRESS);
    let timeline = build(&request(&history, Preset::Year1956, WIDE));
    insta::assert_snapshot!(to_svg(&timeline.scene, "1956", ""));
}

#[test]
fn every_way_a_date_is_known() {
    let history = history(DATES);
    let timeline = build(&Request { cursor: None, ..request(&history, Preset::Year1956, WIDE) });
    insta::assert_snapshot!(to_svg(&timeline.scene, "1956", ""));
}

#[test]
fn selection_window_and_fading_in_the_dark() {
    let history = history(CONGRESS);
    let chosen = node("Poznań June", &history);
    let faded =
        |node: NodeIx| if node.0.is_multiple_of(2) { Presence::Faded } else { Presence::Shown };
    let timeline = build(&Request {
        theme: &Theme::DARK,
        presence: &faded,
        selected: Some(chosen),
        neighbour: &|node| node == NodeIx(3),
        window: Some(Span { start: Moment::ymd(1956, 3, 1), end: Moment::ymd(1956, 11, 5) }),
        ..request(&history, Preset::Year1956, WIDE)
    });
    insta::assert_snapshot!(to_svg(&timeline.scene, "1956", ""));
}

#[test]
fn a_narrow_timeline_in_russian() {
    let history = history(CONGRESS);
    let size = Size::new(390.0, height_for(4, 390.0));
    let request = Request { lang: Lang::Ru, ..request(&history, Preset::Thaw, size) };
    insta::assert_snapshot!(to_svg(&build(&request).scene, "1953–1964", ""));
}

#[test]
fn strips_of_embed_and_phone() {
    let history = history(CONGRESS);
    for (name, size, title) in [
        ("strip_embed", Size::new(570.0, 118.0), Some("25 February 1956")),
        ("strip_phone", Size::new(320.0, 62.0), None),
    ] {
        let strip = strip(&StripRequest {
            dataset: &history,
            scale: TimeScale::fit(Preset::Year1956.span(), 1.0),
            size,
            theme: &Theme::LIGHT,
            lang: Lang::En,
            metrics: &TableMetrics,
            presence: &shown,
            cursor: Some(Moment::ymd(1956, 2, 25)),
            title,
        });
        insta::assert_snapshot!(name, to_svg(&strip.scene, "1956", ""));
    }
}

#[cfg(feature = "charts")]
#[test]
fn the_overview_holds_shapes_anchored_text_and_nothing_foreign() {
    use twentieth::{
        charts::{OverviewWords, overview},
        query::activity::{Bucket, activity},
    };
    let bins = activity(&history(CONGRESS), Bucket::Year, Preset::Century.span(), &|_| true);
    let words = OverviewWords {
        title: "Dated facts a year",
        desc: "Most in 1956 & after",
        year: Some(&|year, count| format!("{year}: {count}")),
    };
    let chart = overview(&bins, Size::new(970.0, 64.0), 140.0, &Theme::LIGHT, &words).unwrap();
    insta::assert_snapshot!(chart.svg);
}

/// Everything drawn for the facts of a timeline, with the labels.
fn assert_nothing_touches(timeline: &Timeline, case: &str) {
    let labels: Vec<(NodeIx, Rect)> =
        timeline.hits.iter().filter_map(|hit| Some((hit.node, hit.label?))).collect();
    let picture = Rect::new(0.0, 0.0, timeline.scene.size.w, timeline.scene.size.h);
    for (i, (node, label)) in labels.iter().enumerate() {
        assert!(picture.contains_rect(*label), "{case}: label of {node:?} leaves the picture");
        for (other, its) in &labels[i + 1..] {
            assert!(!label.overlaps(*its), "{case}: labels of {node:?} and {other:?}");
        }
        for hit in timeline.hits.iter().filter(|hit| hit.node != *node && hit.mark.h > 4.0) {
            let mark = hit.mark.inflate(-0.01);
            assert!(!label.overlaps(mark), "{case}: {node:?} is written over {:?}", hit.node);
        }
    }
}

#[test]
fn labels_touch_neither_each_other_nor_marks_at_any_zoom() {
    let history = dense(600);
    for size in [WIDE, Size::new(970.0, 400.0), Size::new(390.0, 300.0)] {
        let mut scale = TimeScale::fit(Preset::Century.span(), f64::from(plot_of(size).w));
        for step in 0..24 {
            let request = Request { scale, ..request(&history, Preset::Century, size) };
            let timeline = build(&request);
            assert_nothing_touches(&timeline, &format!("{size:?}, step {step}"));
            scale = scale.zoom_about(scale.x(Moment::ymd(1956, 2, 26)), 1.7);
        }
    }
}

#[test]
fn every_fact_in_view_can_be_touched() {
    let history = dense(600);
    let timeline = build(&request(&history, Preset::Century, WIDE));
    assert_eq!(timeline.in_view.len(), 600);
    let reached: HashSet<NodeIx> = timeline.hits.iter().map(|hit| hit.node).collect();
    assert_eq!(reached.len(), 600);
    for hit in &timeline.hits {
        assert!(hit.rect.w >= 24.0 && hit.rect.h >= 24.0, "{hit:?}");
        let at = hit.rect.center();
        assert!(timeline.hit(at).is_some() || timeline.cluster(at).is_some(), "{hit:?}");
    }
}

#[test]
fn a_touch_finds_the_nearest_mark_and_its_name() {
    let history = history(CONGRESS);
    let timeline = build(&request(&history, Preset::Year1956, WIDE));
    let bierut = node("Bierut dies in Moscow", &history);
    let hit = timeline.hits.iter().find(|hit| hit.node == bierut).unwrap();
    assert_eq!(timeline.hit(hit.mark.center()), Some(bierut));
    assert_eq!(timeline.hit(hit.label.unwrap().center()), Some(bierut));
    assert_eq!(timeline.hit(Point::new(800.0, hit.mark.center().y)), None);
}

#[test]
fn a_thousand_facts_seen_from_afar_stay_a_picture() {
    // Marks are batched and the rest are ticks: no smear, and few calls for the canvas.
    let timeline = build(&request(&dense(1000), Preset::Century, WIDE));
    assert!(timeline.scene.items.len() < 250, "{} items", timeline.scene.items.len());
}

#[test]
fn hidden_facts_are_gone_and_faded_ones_are_not() {
    let history = history(CONGRESS);
    let speech = node("The Secret Speech", &history);
    let in_view = |presence: Presence| {
        let of = |node| if node == speech { presence } else { Presence::Shown };
        let request = Request { presence: &of, ..request(&history, Preset::Year1956, WIDE) };
        build(&request).hits.iter().any(|hit| hit.node == speech)
    };
    assert!(!in_view(Presence::Hidden));
    assert!(in_view(Presence::Faded));
}

#[test]
fn empty_lanes_give_their_room_to_crowded_ones() {
    let days: [Fact; 3] = [
        (0, Kind::Event, 5, "1956-02-16", "Mikoyan attacks the cult of personality"),
        (0, Kind::Event, 5, "1956-02-18", "Another attack, which needs a long name too"),
        (0, Kind::Event, 5, "1956-02-24", "Election of the Central Committee"),
    ];
    let history = history(&[CONGRESS, &days].concat());
    let february = build(&request(&history, Preset::February1956, WIDE));
    let lanes = |timeline: &Timeline| -> Vec<(usize, usize)> {
        timeline.lanes.iter().map(|lane| (lane.lane, lane.rows)).collect()
    };
    assert!(matches!(lanes(&february)[..], [(0, 2..)]), "{:?}", lanes(&february));
    for (.., name) in days {
        assert!(texts(&february.scene).contains(&name), "{name}");
    }

    // During a drag nothing jumps …
    let year = build(&request(&history, Preset::Year1956, WIDE));
    let kept: &[LaneBand] = &year.lanes;
    let dragged =
        Request { keep_lanes: Some(kept), ..request(&history, Preset::February1956, WIDE) };
    assert_eq!(lanes(&build(&dragged)), lanes(&year));
    // … unless a fact would be left without a lane.
    let dragged =
        Request { keep_lanes: Some(&february.lanes), ..request(&history, Preset::Century, WIDE) };
    assert_eq!(build(&dragged).in_view.len(), history.nodes().len());
}

#[test]
fn where_nothing_is_in_view_the_nearest_facts_are_named() {
    let history = history(CONGRESS);
    let quiet = Span { start: Moment::ymd(1958, 1, 1), end: Moment::ymd(1959, 1, 1) };
    let scale = TimeScale::fit(quiet, 100.0);
    let timeline = build(&Request { scale, ..request(&history, Preset::Century, WIDE) });
    assert!(timeline.in_view.is_empty());
    let nearest = timeline.nearest.map(|node| history.node(node.unwrap()).name.en.as_str());
    assert_eq!(nearest, ["Letter of 19 December", "22nd Congress"]);
}

#[test]
fn a_dragged_cursor_snaps_to_facts_and_else_to_days() {
    let history = history(CONGRESS);
    let timeline = build(&request(&history, Preset::Year1956, WIDE));
    let x = |moment| timeline.plot.x + timeline.scale.x(moment) as f32;
    let noon = Moment::ymd(1956, 3, 12).plus_minutes(12 * 60);
    assert_eq!(timeline.snapped_moment(x(noon) + 3.5), noon);
    let free = timeline.snapped_moment(x(Moment::ymd(1956, 5, 1)));
    assert_eq!(free, free.day_start());
}

#[test]
fn the_crack_of_a_day_runs_through_the_marks_of_that_day() {
    let history = history(CONGRESS);
    let timeline = build(&request(&history, Preset::February1956, WIDE));
    let speech = node("The Secret Speech", &history);
    let mark = timeline.hits.iter().find(|hit| hit.node == speech).unwrap().mark.center();
    let cursor = timeline.cursor.unwrap().center();
    assert!((mark.x - cursor.x).abs() < 0.5, "{} {}", mark.x, cursor.x);
}

#[test]
fn a_short_stretch_does_not_hide_the_day_that_ends_it() {
    let history = history(CONGRESS);
    let size = Size::new(390.0, height_for(4, 390.0));
    let timeline = build(&request(&history, Preset::Year1956, size));
    assert!(texts(&timeline.scene).contains(&"The Secret Speech"));
}

#[test]
fn hover_shows_what_is_only_a_tick() {
    let history = dense(600);
    let request = request(&history, Preset::Century, WIDE);
    let timeline = build(&request);
    let crowded = timeline.hits.iter().find(|hit| hit.mark.h <= 4.0).unwrap().node;
    let layer = timeline.hover(&request, crowded, "in words");
    assert_eq!(texts(&layer), [history.node(crowded).name.en.as_str(), "in words"]);
    let outside = NodeIx(u32::MAX);
    assert!(timeline.hover(&request, outside, "").items.is_empty());
}
