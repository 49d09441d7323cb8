//! Links: every state can be said by one, and every link, however broken, leads somewhere.
#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::sync::LazyLock;

use proptest::prelude::*;
use twentieth::{
    model::{Certainty, Dataset, Kind, Lang, Moment, NodeIx},
    query::{
        filter::{Choice, Facet},
        metrics::Metric,
    },
    scene::{Camera, Point, ThemeName, timeline::Grouping},
    state::{
        AppState, Arrangement, Degrees, Explore, Filter, Ground, KindSet, Pair, Place, Question,
        ScaleKind, Sureness, TimeWindow, View,
        link::{is_new_step, read, write},
    },
};

static SMALL: LazyLock<Dataset> = LazyLock::new(support::small);

/// The canonical form of a link, then what of it was dropped.
fn canonical(link: &str) -> String {
    let (state, problems) = read(link, &SMALL);
    let dropped: Vec<String> =
        problems.iter().map(|p| format!("{}={} {:?}", p.key, p.value, p.reason)).collect();
    format!("{} | {}", write(&state, &SMALL), dropped.join(", "))
}

#[test]
fn links_are_read_forgivingly_and_written_canonically() {
    for (link, expected) in [
        ("", " | "),
        ("#", " | "),
        ("#select=khrushchev-nikita", "select=khrushchev-nikita | "),
        (
            "#theme=dark&lang=en&view=network&to=1956-12-31&from=1956-02-14&select=moscow",
            "select=moscow&from=1956-02-14&to=1956-12-31&lang=en&theme=dark | ",
        ),
        ("view=list&at=1956-03-12", "at=1956-03-12&view=list | "),
        ("chain=moscow&view=unfolded", "view=unfolded&chain=moscow | "),
        ("chain=nobody", " | chain=nobody UnknownEntry"),
        ("scale=even", "scale=even | "),
        ("scale=folded", " | "),
        ("scale=wide", " | scale=wide UnknownWord"),
        ("lens=congress&lanes=person", "lanes=person&lens=congress | "),
        ("lanes=theme", " | "),
        ("lanes=shelf&lens=eye", " | lanes=shelf UnknownWord, lens=eye UnknownWord"),
        ("from=1956-02&to=1956-02", "from=1956-02-01&to=1956-02-29 | "),
        ("from=1953", "from=1953-01-01&to=1991-12-31 | "),
        ("from=1956-12-31&to=1956-01-01", "from=1956-01-02&to=1956-12-30 | "),
        (
            "from=1956-02-25T09:00:00&to=1956-02-25T23:29:00",
            "from=1956-02-25T09:00:00&to=1956-02-25T23:29:00 | ",
        ),
        ("from=1956-02-24&to=1956-02-25T00:00:00", "from=1956-02-24&to=1956-02-25T00:00:00 | "),
        ("kinds=person,event", "kinds=person,event | "),
        ("degree=3&rank=betweenness", "degree=3&rank=betweenness | "),
        ("degree=1&ground=regions&arrange=map", " | "),
        ("degree=9", " | degree=9 UnknownWord"),
        (
            "compare=moscow,khrushchev-nikita&ground=communities&arrange=free",
            "compare=moscow,khrushchev-nikita&ground=communities&arrange=free | ",
        ),
        ("path=moscow,moscow", " | path=moscow,moscow NotAPair"),
        ("path=moscow", " | path=moscow NotAPair"),
        ("path=moscow,nobody", " | path=moscow,nobody UnknownEntry"),
        ("picked=moscow,khrushchev-nikita,moscow", "picked=moscow,khrushchev-nikita | "),
        ("collapse=moscow&expand=khrushchev-nikita", "expand=khrushchev-nikita&collapse=moscow | "),
        ("moved=moscow@4950@4600", "moved=moscow@4950@4600 | "),
        ("moved=moscow@4950", " | moved=moscow@4950 NotAPlace"),
        ("moved=moscow@4950@10001", " | moved=moscow@4950@10001 NotAPlace"),
        ("sources=book,document", "sources=document,book | "),
        ("sources=gossip", " | sources=gossip UnknownWord"),
        ("certainty=established", "certainty=established | "),
        ("time=sure", "time=sure | "),
        ("time=possible", " | "),
        ("time=perhaps", " | time=perhaps UnknownWord"),
        ("camera=0.5,0.4,3", "camera=0.5000,0.4000,3.000 | "),
        ("camera=0.5,0.4,1", " | "),
        ("select=%6Doscow", "select=moscow | "),
        ("select=nobody", " | select=nobody UnknownEntry"),
        ("from=xyz", " | from=xyz NotADate"),
        ("from=1956-02-25/..", " | from=1956-02-25/.. NotADate"),
        ("foo=1&view=list", "view=list | foo=1 UnknownKey"),
        ("view=globe", " | view=globe UnknownWord"),
        ("kinds=person,gods", " | kinds=person,gods UnknownWord"),
        ("camera=1,2", " | camera=1,2 NotACamera"),
        ("camera=NaN,0,2", " | camera=NaN,0,2 NotACamera"),
        ("lang=ru-RU", "lang=ru | "),
        ("%zz=%", " | %zz=% UnknownKey"),
    ] {
        assert_eq!(canonical(link), expected, "{link}");
    }
}

fn any_explore() -> impl Strategy<Value = Explore> {
    let entry = || (0..SMALL.nodes().len()).prop_map(NodeIx::from_index);
    let entries = || {
        prop::collection::hash_set(0..SMALL.nodes().len(), 0..4)
            .prop_map(|set| set.into_iter().map(NodeIx::from_index).collect::<Vec<_>>())
    };
    let pair = prop::option::of((prop::sample::select(Question::ALL.to_vec()), entry(), entry()));
    let place = || (0u16..=10_000, 0u16..=10_000).prop_map(|(x, y)| Place([x, y]));
    let moved = prop::collection::hash_map(0..SMALL.nodes().len(), place(), 0..3);
    let metric = prop::option::of(prop::sample::select(Metric::ALL.to_vec()));
    (1u8..=4, pair, entries(), entries(), entries(), metric, any::<[bool; 2]>(), moved).prop_map(
        |(degrees, pair, picked, expanded, collapsed, metric, [communities, free], moved)| {
            let pair = pair.filter(|(_, a, b)| a != b);
            Explore {
                degrees: Degrees::new(degrees),
                pair: pair.map(|(question, a, b)| Pair { question, ends: [a, b] }),
                picked,
                expanded,
                collapsed,
                metric,
                ground: if communities { Ground::Communities } else { Ground::Regions },
                arrangement: if free { Arrangement::Free } else { Arrangement::Map },
                moved: moved.into_iter().map(|(i, p)| (NodeIx::from_index(i), p)).collect(),
            }
        },
    )
}

fn any_state() -> impl Strategy<Value = AppState> {
    let minutes = TimeWindow::AXIS.span().start.0..TimeWindow::AXIS.span().end.0;
    let moment = minutes.prop_map(Moment);
    let days = moment.clone().prop_map(Moment::day_start);
    let camera = (0.0f32..1.0, 0.0f32..1.0, 1.01f32..16.0)
        .prop_map(|(x, y, scale)| Camera::at(Point::new(x, y), scale));
    let filter = (0u8..127, 0usize..3).prop_map(|(bits, firm)| {
        let hidden = Kind::ALL.into_iter().filter(|kind| bits & (1 << *kind as u8) != 0);
        let mut filter = Filter { hidden_kinds: KindSet::of(hidden), ..Filter::default() };
        filter.firmness.0 = Certainty::ALL[firm];
        filter.sureness = Sureness::ALL[firm % 2];
        filter
    });
    let values = prop::collection::vec(0usize..64, 4);
    let filter = (filter, values).prop_map(|(mut filter, values)| {
        for (facet, value) in Facet::ALL.into_iter().zip(values) {
            // Half of the time, nothing is asked for.
            let known = facet.ids(&SMALL).len();
            if value < 32 && known > 0 {
                *filter.facets.choice_mut(facet) = Choice::of([value % known]);
            }
        }
        filter
    });
    (
        (
            prop::sample::select(View::ALL.to_vec()),
            prop::option::of(0..SMALL.nodes().len()),
            prop::option::of((moment.clone(), moment)),
            prop::option::of(days),
            prop::sample::select(ScaleKind::ALL.to_vec()),
            (
                prop::option::of(0..SMALL.nodes().len()),
                prop::sample::select(Grouping::ALL.to_vec()),
                any::<bool>(),
            ),
        ),
        (
            (filter, any_explore()),
            prop::option::of(camera),
            prop::option::of(prop::sample::select(Lang::ALL.to_vec())),
            prop::option::of(prop::sample::select(vec![ThemeName::Light, ThemeName::Dark])),
        ),
    )
        .prop_map(
            |(
                (view, selection, window, cursor, scale, (chain, lanes, lens)),
                ((filter, explore), camera, lang, theme),
            )| {
                AppState {
                    view,
                    selection: selection.map(NodeIx::from_index),
                    window: window.map(|(a, b)| TimeWindow::new(a, b)),
                    scale,
                    chain: chain.map(NodeIx::from_index),
                    cursor,
                    filter,
                    explore,
                    camera,
                    lang,
                    theme,
                    lanes,
                    lens,
                }
            },
        )
}

proptest! {
    #[test]
    fn every_state_survives_its_link(state in any_state()) {
        let link = write(&state, &SMALL);
        let (again, problems) = read(&link, &SMALL);
        prop_assert_eq!(problems, []);
        prop_assert_eq!(write(&again, &SMALL), link);
        // A camera is written to four decimals; all else is exact.
        prop_assert_eq!(again.camera.is_some(), state.camera.is_some());
        prop_assert_eq!(AppState { camera: None, ..again }, AppState { camera: None, ..state });
    }

    #[test]
    fn no_text_is_too_broken_to_follow(link in ".{0,80}") {
        let (state, _) = read(&link, &SMALL);
        let (again, problems) = read(&write(&state, &SMALL), &SMALL);
        prop_assert_eq!(problems, []);
        prop_assert_eq!(again.selection, state.selection);
    }
}

#[test]
fn choices_are_steps_of_the_history_and_looks_are_not() {
    let start = AppState::default();
    let window = |day| Some(TimeWindow::new(Moment::ymd(1956, 1, day), Moment::ymd(1956, 6, 1)));
    let chosen = AppState { selection: Some(NodeIx(1)), ..start.clone() };
    let windowed = AppState { window: window(1), ..start.clone() };
    for (old, new, expected) in [
        (&start, &chosen, true),
        (&chosen, &start, true),
        (&start, &AppState { view: View::List, ..start.clone() }, true),
        (&start, &AppState { chain: Some(NodeIx(1)), ..start.clone() }, true),
        (&start, &AppState { lanes: Grouping::Person, ..start.clone() }, true),
        (&start, &AppState { lens: true, ..start.clone() }, true),
        (&start, &windowed, true),
        (&windowed, &AppState { window: window(2), ..start.clone() }, false),
        (&start, &AppState { cursor: Some(Moment::ymd(1956, 3, 1)), ..start.clone() }, false),
        (
            &start,
            &AppState { camera: Some(Camera::at(Point::new(0.2, 0.2), 3.0)), ..start.clone() },
            false,
        ),
        (&start, &AppState { lang: Some(Lang::Ru), ..start.clone() }, false),
    ] {
        assert_eq!(is_new_step(old, new), expected, "{old:?} → {new:?}");
    }
}
