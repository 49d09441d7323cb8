//! The network unfolded in time: what stands where, that nothing covers a name, the way there, and
//! the two chains every visitor should find.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::{rc::Rc, sync::LazyLock};

use support::{node, shipped};
use twentieth::{
    export::svg::to_svg,
    layout::{Baked, bake},
    model::{Dataset, Lang, Moment, NodeIx},
    query::{
        Visible,
        chains::{Chain, Consequences},
    },
    scene::{
        Camera, Item, Point, Rect, Scene, Size, Theme,
        graph::{self, Detail, EdgeSlots, GraphInputs, LabelChoice},
        metrics_table::TableMetrics,
        unfold::{
            Pointed, Standing, Start, UnfoldInputs, Unfolded, build, halfway, overlay,
            own_progress, position,
        },
    },
    state::{AppState, SPEECH_DAY},
    time_axis::Folds,
};

/// The room the picture has in windows of 1440×900, 900×600 and 390×844.
const DESKTOP: Size = Size::new(1004.0, 754.0);
const EMBED: Size = Size::new(618.0, 480.0);
const PHONE: Size = Size::new(390.0, 520.0);

static SHIPPED: LazyLock<(Dataset, Baked, Consequences)> = LazyLock::new(|| {
    let dataset = shipped();
    let baked = bake(&dataset);
    let consequences = Consequences::new(&dataset);
    (dataset, baked, consequences)
});

/// A picture to ask for.
#[derive(Clone)]
struct Wish {
    size: Size,
    lang: Lang,
    theme: Theme,
    selected: Option<&'static str>,
    end: &'static str,
    folds: Folds,
}

const INVASION: &str = "1956-11-04-soviet-invasion-hungary";
const SPLIT: &str = "1960-sino-soviet-split";

impl Wish {
    fn new(size: Size) -> Self {
        Self {
            size,
            lang: Lang::En,
            theme: Theme::LIGHT,
            selected: None,
            end: INVASION,
            folds: Folds::exhibit(),
        }
    }

    fn with<R>(&self, ask: impl FnOnce(&UnfoldInputs<'_>) -> R) -> R {
        let (dataset, _, consequences) = &*SHIPPED;
        let state = AppState::default();
        let visible = Visible::new(dataset, &state.filter, None);
        let chain = chain_to(self.end);
        ask(&UnfoldInputs {
            dataset,
            visible: &visible,
            consequences,
            chain: Some(&chain),
            selected: self.selected.map(|id| node(dataset, id)),
            folds: &self.folds,
            size: self.size,
            keep_clear: &[],
            theme: &self.theme,
            lang: self.lang,
            metrics: &TableMetrics,
        })
    }

    fn build(&self) -> Unfolded {
        self.with(build)
    }
}

fn chain_to(end: &str) -> Chain {
    let (dataset, _, consequences) = &*SHIPPED;
    let source = consequences.source(dataset, SPEECH_DAY).unwrap();
    consequences.chain(dataset, source, node(dataset, end)).unwrap()
}

fn wishes() -> Vec<Wish> {
    let mut wishes = Vec::new();
    for size in [DESKTOP, EMBED, PHONE] {
        for end in [INVASION, SPLIT] {
            for lang in Lang::ALL {
                let wish = Wish { end, lang, ..Wish::new(size) };
                wishes.push(wish.clone());
                for selected in [
                    "1956-02-25-secret-speech",
                    "1956-10-23-hungarian-revolution",
                    "khrushchev-nikita",
                ] {
                    wishes.push(Wish { selected: Some(selected), ..wish.clone() });
                }
            }
        }
        let folds = Folds::even(Moment::ymd(1953, 1, 1), Moment::ymd(1992, 1, 1));
        wishes.push(Wish { folds, ..Wish::new(size) });
    }
    wishes
}

#[test]
fn the_chains_that_every_visitor_should_find() {
    let (dataset, _, consequences) = &*SHIPPED;
    let ids = |end| -> Vec<String> {
        chain_to(end).nodes().map(|ix| dataset.node(ix).id.clone()).collect()
    };
    assert_eq!(
        ids(INVASION),
        [
            "1956-02-25-secret-speech",
            "1956-06-28-poznan-june",
            "1956-10-polish-october",
            "1956-10-23-hungarian-revolution",
            "1956-10-31-presidium-decides-intervention",
            INVASION,
        ]
    );
    let split = ids(SPLIT);
    assert!(
        split.len() > 4 && split.contains(&"1957-11-14-moscow-meetings".to_owned()),
        "{split:?}"
    );
    let source = consequences.source(dataset, SPEECH_DAY).unwrap();
    let ends = consequences.ends(dataset, source);
    assert_eq!(ends.first(), Some(&node(dataset, INVASION)), "the first is the default");
    assert!(ends.contains(&node(dataset, SPLIT)), "{ends:?}");
    for end in ends {
        for link in consequences.chain(dataset, source, end).unwrap().links {
            let relation = dataset.relation(link.relation);
            assert!(!relation.note.is_empty() && !relation.sources.is_empty(), "{relation:?}");
        }
    }
}

#[test]
fn no_name_covers_another_name_or_a_mark() {
    for wish in wishes() {
        let unfolded = wish.build();
        let frame = Rect::new(0.0, 0.0, wish.size.w, unfolded.scene.size.h);
        let names: Vec<(NodeIx, Rect)> = unfolded
            .marks
            .iter()
            .filter_map(|mark| Some((mark.node, mark.label.as_ref()?.bounds)))
            .collect();
        assert!(names.len() >= 10, "{} names in {:?}", names.len(), wish.size);
        for (i, (node, name)) in names.iter().enumerate() {
            let who = &SHIPPED.0.node(*node).id;
            assert!(frame.contains_rect(*name), "{who} {name:?} in {frame:?}");
            for (other, bounds) in &names[i + 1..] {
                let other = &SHIPPED.0.node(*other).id;
                assert!(
                    !bounds.overlaps(*name),
                    "{who} covers {other}, {:?} {:?}",
                    wish.size,
                    wish.lang
                );
            }
            for mark in unfolded.marks.iter().filter(|mark| mark.node != *node) {
                let place = Rect::around(mark.center, mark.radius * 0.8);
                let other = &SHIPPED.0.node(mark.node).id;
                assert!(
                    !place.overlaps(*name),
                    "{who} covers the mark of {other}, {:?}",
                    wish.size
                );
            }
            for row in &unfolded.frame.rows {
                assert!(!row.name_bounds.overlaps(*name), "{who} covers {}", row.name);
            }
        }
    }
}

#[test]
fn lines_lead_from_the_past_to_what_came_later() {
    for wish in wishes() {
        let unfolded = wish.build();
        assert!(!unfolded.lines.is_empty());
        for line in &unfolded.lines {
            let [from, to] = [line.from, line.to].map(|ix| unfolded.mark(ix).unwrap().center);
            let (first, last) = (line.arc.curves[0], line.arc.curves[line.arc.curves.len() - 1]);
            if unfolded.frame.is_down {
                assert!(from.y < to.y, "{from:?} {to:?}");
                assert!(first[1].x < first[0].x && last[2].x < last[3].x, "{:?}", line.arc);
            } else {
                assert!(from.x <= to.x, "{from:?} {to:?}");
                assert!(first[0].x < first[1].x && last[2].x < last[3].x, "{:?}", line.arc);
            }
            assert_eq!((first[0].y, last[2].y), (first[1].y, last[3].y), "horizontal at both ends");
        }
    }
}

#[test]
fn marks_and_dots_stand_at_their_dates_in_the_rows_of_their_regions() {
    for size in [DESKTOP, EMBED] {
        let wish = Wish::new(size);
        let unfolded = wish.build();
        let rows: Vec<&str> = unfolded
            .frame
            .rows
            .iter()
            .map(|row| SHIPPED.0.region(row.region).id.as_str())
            .collect();
        assert_eq!(rows.len(), 8);
        assert_eq!(rows[..4], ["text-abroad", "poland", "hungary", "kremlin"]);
        let marks = unfolded.marks.iter().map(|mark| (mark.node, mark.center));
        for (ix, at) in marks.chain(unfolded.dots.iter().copied()) {
            let row = &unfolded.frame.rows[unfolded.frame.row_at(at.y).unwrap()];
            assert_eq!(row.region, SHIPPED.0.node(ix).region, "{}", SHIPPED.0.node(ix).id);
            let share = wish.folds.share(SHIPPED.2.moment(ix).unwrap()) as f32;
            let x = unfolded.frame.plot.x + share * unfolded.frame.plot.w;
            assert!((x - at.x).abs() < 0.01, "{} {x} {at:?}", SHIPPED.0.node(ix).id);
        }
        assert!(unfolded.marks.len() + unfolded.dots.len() > 250, "every dated fact is there");
    }
}

#[test]
fn the_steps_of_the_chain_are_numbered_in_order_of_time() {
    for size in [DESKTOP, EMBED, PHONE] {
        for end in [INVASION, SPLIT] {
            let unfolded = Wish { end, ..Wish::new(size) }.build();
            let chain = chain_to(end);
            let places: Vec<f32> = chain
                .nodes()
                .enumerate()
                .map(|(i, ix)| {
                    let mark = unfolded.mark(ix).unwrap();
                    assert_eq!(mark.standing, Standing::Step(i));
                    assert!(mark.label.is_some());
                    if unfolded.frame.is_down { mark.center.y } else { mark.center.x }
                })
                .collect();
            assert!(places.is_sorted(), "{places:?}");
            let taken = unfolded.lines.iter().filter(|line| chain.takes(line.relation)).count();
            assert_eq!(taken, chain.links.len());
        }
    }
}

#[test]
fn a_chosen_event_lights_up_its_causes_and_effects_and_a_person_their_events() {
    let speech = "1956-02-25-secret-speech";
    let unfolded = Wish { selected: Some(speech), ..Wish::new(DESKTOP) }.build();
    let lit = |id| unfolded.mark(node(&SHIPPED.0, id)).map(|mark| mark.standing);
    assert_eq!(lit(speech), Some(Standing::Selected));
    assert_eq!(lit(INVASION), Some(Standing::Lit), "five links away");
    assert_eq!(unfolded.lifeline, None);
    let life = Wish { selected: Some("gomulka-wladyslaw"), ..Wish::new(DESKTOP) }.build();
    let line = life.lifeline.unwrap();
    assert!(line.curves.len() > 2);
    assert!(line.curves.iter().all(|curve| curve[0].x <= curve[3].x), "a life goes on");
}

#[test]
fn a_line_that_is_pointed_at_says_its_reason_and_who_says_so() {
    let wish = Wish::new(DESKTOP);
    let unfolded = wish.build();
    // The chain lies on top.
    let line = unfolded.lines.last().unwrap();
    let (relation, at) = unfolded.line_at(line.arc.at(0, 0.5), 4.0).unwrap();
    assert_eq!(relation, line.relation);
    assert_eq!(unfolded.line_at(Point::new(2.0, 2.0), 4.0), None);
    let pointed = Pointed { line: Some((relation, at)), ..Pointed::default() };
    let scene = wish.with(|inputs| overlay(inputs, &unfolded, pointed));
    let said: Vec<&str> = scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text.text.as_str()),
            Item::Path(_) => None,
        })
        .collect();
    let (said, relation) = (said.join(" "), SHIPPED.0.relation(relation));
    assert!(said.contains(&relation.note.en), "{said}");
    let source = SHIPPED.0.source(relation.sources[0]).unwrap();
    assert!(said.contains(&source.title), "{said}");
}

fn network<R>(size: Size, ask: impl FnOnce(&GraphInputs<'_>) -> R) -> R {
    let (dataset, baked, _) = &*SHIPPED;
    let state = AppState::default();
    let visible = Visible::new(dataset, &state.filter, None);
    ask(&GraphInputs {
        dataset,
        visible: &visible,
        layout: graph::layout_for(baked, size),
        slots: &EdgeSlots::new(dataset),
        camera: Camera::default(),
        size,
        theme: &Theme::LIGHT,
        lang: Lang::En,
        metrics: &TableMetrics,
        ego: None,
        explore: &state.explore,
        study: None,
        keep_clear: &[],
        cursor: None,
        detail: Detail::default(),
    })
}

/// The picture so far on the way from a network of another size.
fn on_the_way(wish: &Wish, t: f32) -> Scene {
    let unfolded = Rc::new(wish.build());
    let below = Size::new(wish.size.w, wish.size.h * 0.62);
    network(below, |inputs| {
        let picture = graph::draw(inputs, LabelChoice::Keep(&[]));
        wish.with(|wish| halfway(wish, &unfolded, &Start { inputs, picture: &picture }, t))
    })
}

#[test]
fn the_way_begins_at_the_network_and_ends_unfolded() {
    let wish = Wish::new(DESKTOP);
    let unfolded = wish.build();
    let below = Size::new(1004.0, 490.0);
    network(below, |inputs| {
        let picture = graph::draw(inputs, LabelChoice::Keep(&[]));
        let start = Start { inputs, picture: &picture };
        for mark in &unfolded.marks {
            let at = |t| position(&start, &unfolded, mark.node, t);
            assert_eq!(at(0.0), inputs.pos_on_screen(mark.node));
            assert!(at(1.0).distance(mark.center) < 0.01);
            // Always nearer, never back.
            let gaps: Vec<f32> =
                (0..=20).map(|i| at(i as f32 / 20.0).distance(mark.center)).collect();
            assert!(gaps.is_sorted_by(|a, b| *a >= b - 0.01), "{gaps:?}");
        }
    });
    assert_eq!(on_the_way(&wish, 1.0), unfolded.scene);
    assert_eq!(on_the_way(&wish, 0.4), on_the_way(&wish, 0.4), "the same each time");
}

#[test]
fn what_lies_to_the_left_starts_first() {
    for share in [0.0, 0.3, 1.0] {
        assert_eq!((own_progress(0.0, share), own_progress(1.0, share)), (0.0, 1.0));
        let way: Vec<f32> = (0..=50).map(|i| own_progress(i as f32 / 50.0, share)).collect();
        assert!(way.is_sorted(), "{way:?}");
    }
    assert!(own_progress(0.3, 0.0) > own_progress(0.3, 1.0));
    assert_eq!(own_progress(0.3, 1.0), 0.0, "400 of 1200 ms late");
}

#[test]
#[ignore = "pictures to look at, written to target/unfold"]
fn pictures() {
    std::fs::create_dir_all("target/unfold").unwrap();
    let write = |name: &str, scene: &Scene| {
        std::fs::write(format!("target/unfold/{name}.svg"), to_svg(scene, name, "")).unwrap();
    };
    let dark = Theme::DARK;
    let even = Folds::even(Moment::ymd(1953, 1, 1), Moment::ymd(1992, 1, 1));
    for (name, wish) in [
        ("desktop", Wish::new(DESKTOP)),
        ("split", Wish { end: SPLIT, ..Wish::new(DESKTOP) }),
        ("dark", Wish { theme: dark, ..Wish::new(DESKTOP) }),
        ("even", Wish { folds: even, ..Wish::new(DESKTOP) }),
        ("embed", Wish::new(EMBED)),
        ("phone", Wish::new(PHONE)),
        ("russian", Wish { lang: Lang::Ru, ..Wish::new(DESKTOP) }),
        (
            "selected",
            Wish { selected: Some("1956-10-23-hungarian-revolution"), ..Wish::new(DESKTOP) },
        ),
        ("person", Wish { selected: Some("gomulka-wladyslaw"), ..Wish::new(DESKTOP) }),
    ] {
        write(name, &wish.build().scene);
    }
    for t in [0.0, 0.25, 0.5, 0.75] {
        write(&format!("way-{}", (t * 100.0) as u32), &on_the_way(&Wish::new(DESKTOP), t));
    }
}
