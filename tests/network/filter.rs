//! Facets: what they let through, and what each condition is said to hide.

use proptest::prelude::*;
use twentieth::{
    model::{
        Certainty, Dataset, DatasetParts, HistDate, Kind, LocalizedText, Moment, NodeIx, SourceIx,
    },
    query::{
        HiddenCounts, Presence, Visible,
        filter::{Cause, Causes, Choice, Countries, Facets},
    },
    state::{Filter, KindSet, Sureness, TimeWindow},
};

use super::made::{TYPES, Tie, any_history, entry, history, tie};

/// A history of Polish and Hungarian things.
fn two_countries() -> Dataset {
    let mut nodes: Vec<_> = [
        ("gomulka", Kind::Person, Some("Poland")),
        ("nagy", Kind::Person, Some("Hungary")),
        ("poznan", Kind::Place, Some("Poland")),
        ("poznan-june", Kind::Event, None),
        ("revolution", Kind::Event, None),
        ("cult", Kind::Concept, None),
        ("korea", Kind::Person, Some("North Korea")),
    ]
    .map(|(id, kind, country)| {
        let mut node = entry(id, kind, 3);
        node.country = country.map(LocalizedText::en);
        node.sources = vec![SourceIx(1)];
        node
    })
    .to_vec();
    nodes[1].region.0 = 1;
    nodes[4].region.0 = 1;
    nodes[4].date = HistDate::parse("1956-10-23").ok();
    nodes[6].sources = vec![SourceIx(3), SourceIx(0)];
    let of = |kind, from, to| Tie { kind, sources: vec![1], ..tie(from, to) };
    history(
        nodes,
        &[
            of(0, 0, 3),
            of(1, 3, 2),
            // Nagy took no part in Poznań; he was told of it.
            Tie { sources: vec![0], ..of(3, 1, 3) },
            of(0, 1, 4),
            of(0, 0, 4),
            of(2, 3, 4),
        ],
    )
}

/// A filter that asks for these facets too.
fn asked(filter: &Filter, facets: &Facets) -> Filter {
    Filter { facets: facets.clone(), ..filter.clone() }
}

fn shown(dataset: &Dataset, facets: &Facets) -> String {
    let countries = Countries::new(dataset);
    let visible =
        Causes::new(dataset, &countries, &asked(&Filter::default(), facets), None).visible(dataset);
    let nodes = dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown);
    let ids: Vec<&str> = nodes.map(|ix| dataset.node(ix).id.as_str()).collect();
    let ties = (0..dataset.relations().len())
        .filter(|i| visible.relation(twentieth::model::RelationIx(*i as u32)) == Presence::Shown);
    format!("{} | {}", ids.join(" "), ties.map(|i| i.to_string()).collect::<Vec<_>>().join(" "))
}

#[test]
fn entries_without_a_country_belong_where_they_happened() {
    let dataset = two_countries();
    let countries = Countries::new(&dataset);
    let ids: Vec<&str> = countries.list.iter().map(|country| country.id.as_str()).collect();
    assert_eq!(ids, ["hungary", "north-korea", "poland"]);
    assert_eq!(countries.find("poland"), Some(2));
    assert_eq!(countries.find("atlantis"), None);
    let of = |id: &str| countries.of(dataset.find(id).unwrap()).collect::<Vec<_>>();
    assert_eq!(of("nagy"), [0]);
    // The place decides, not those who took part; without a place, everybody.
    assert_eq!(of("poznan-june"), [2]);
    assert_eq!(of("revolution"), [0, 2]);
    assert_eq!(of("cult"), [0usize; 0]);
    assert_eq!(countries.of(NodeIx(99)).count(), 0);
}

#[test]
fn each_facet_lets_through_what_was_chosen() {
    let dataset = two_countries();
    let countries = Countries::new(&dataset);
    let only = |id: &str| Choice::of(countries.find(id));
    let none = Facets::default();
    for (facets, expected) in [
        (none.clone(), "gomulka nagy poznan poznan-june revolution cult korea | 0 1 2 3 4 5"),
        (
            Facets { countries: only("poland"), ..none.clone() },
            "gomulka poznan poznan-june revolution | 0 1 4 5",
        ),
        (Facets { countries: Choice::of([0, 1]), ..none.clone() }, "nagy revolution korea | 3"),
        (Facets { regions: Choice::of([1]), ..none.clone() }, "nagy revolution | 3"),
        (
            Facets { relation_types: Choice::of([1, 2]), ..none.clone() },
            "poznan poznan-june revolution | 1 5",
        ),
        // Source 0 is a document, 1 a book; an entry with several stays for any of them.
        (Facets { source_kinds: Choice::of([0]), ..none.clone() }, "korea | "),
        (
            Facets { source_kinds: Choice::of([1]), ..none.clone() },
            "gomulka nagy poznan poznan-june revolution cult | 0 1 3 4 5",
        ),
        (
            Facets { regions: Choice::of([0]), relation_types: Choice::of([0]), ..none },
            "gomulka poznan-june | 0",
        ),
    ] {
        assert_eq!(shown(&dataset, &facets), expected, "{facets:?}");
    }
}

#[test]
fn until_the_sources_have_arrived_nothing_is_left_out_for_them() {
    let parts = DatasetParts { sources: Vec::new(), ..two_countries().parts().clone() };
    let dataset = Dataset::new(parts);
    let facets = Facets { source_kinds: Choice::of([4]), ..Facets::default() };
    assert_eq!(shown(&dataset, &facets), shown(&dataset, &Facets::default()));
}

#[test]
fn choices_are_sets_and_none_chosen_is_all() {
    let choice = Choice::of([7, 2, 7]);
    assert_eq!(choice.iter().collect::<Vec<_>>(), [2, 7]);
    assert_eq!(choice, Choice::default().toggled(2).toggled(5).toggled(7).toggled(5));
    assert!(choice.allows(2) && !choice.allows(3) && !choice.is_all());
    let all = choice.toggled(2).toggled(7);
    assert!(all.is_all() && all.allows(3) && !all.is_chosen(3));
    assert_eq!(Facets { regions: all, ..Facets::default() }, Facets::default());
}

/// Everything a reader can have chosen.
fn any_choices() -> impl Strategy<Value = (Filter, Facets, Option<TimeWindow>)> {
    let choice = |len: usize| prop::collection::vec(0..len, 0..3).prop_map(Choice::of);
    let windows = [None, Some((1956, 1957)), Some((1961, 1962)), Some((1917, 1992))];
    (
        prop::collection::vec(0usize..7, 0..3),
        0usize..3,
        (choice(TYPES.len()), choice(2), choice(3), choice(5)),
        prop::sample::select(windows.to_vec()),
    )
        .prop_map(
            |(kinds, firmness, (relation_types, regions, countries, source_kinds), years)| {
                let kinds = KindSet::of(kinds.into_iter().map(|kind| Kind::ALL[kind]));
                let mut filter = Filter { hidden_kinds: kinds, ..Filter::default() };
                filter.firmness.0 = Certainty::ALL[firmness];
                filter.sureness = Sureness::ALL[firmness % 2];
                let facets = Facets { relation_types, regions, countries, source_kinds };
                let year = |year| Moment::ymd(year, 1, 1);
                (filter, facets, years.map(|(from, to)| TimeWindow::new(year(from), year(to))))
            },
        )
}

/// Shown entries and ties.
fn count(dataset: &Dataset, visible: &Visible) -> (usize, usize) {
    let ties = (0..dataset.relations().len() as u32).map(twentieth::model::RelationIx);
    (
        dataset.node_ixs().filter(|ix| visible.node(*ix) == Presence::Shown).count(),
        ties.filter(|ix| visible.relation(*ix) == Presence::Shown).count(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn without_facets_kind_certainty_and_time_decide(
        dataset in any_history(12, 30),
        (filter, _, window) in any_choices(),
    ) {
        let visible = Visible::new(&dataset, &filter, window);
        for ix in dataset.node_ixs() {
            let node = dataset.node(ix);
            let left_out = filter.hidden_kinds.contains(node.kind)
                || node.certainty > filter.firmness.0;
            prop_assert_eq!(visible.node(ix) == Presence::Hidden, left_out);
        }
        let everything = window.is_none_or(TimeWindow::is_everything);
        prop_assert!(!everything || dataset.node_ixs().all(|ix| visible.node(ix) != Presence::Faded));
        let HiddenCounts { by_kind, by_certainty, by_time } = visible.hidden;
        let not_shown = dataset.nodes().len() - count(&dataset, &visible).0;
        prop_assert_eq!(by_kind + by_certainty + by_time, not_shown);
    }

    #[test]
    fn facets_only_take_away_and_never_leave_a_tie_without_its_ends(
        dataset in any_history(12, 30),
        (filter, facets, window) in any_choices(),
    ) {
        let countries = Countries::new(&dataset);
        let before = Visible::new(&dataset, &filter, window);
        let after = Causes::new(&dataset, &countries, &asked(&filter, &facets), window).visible(&dataset);
        for ix in dataset.node_ixs() {
            prop_assert!(after.node(ix) == before.node(ix) || after.node(ix) == Presence::Hidden);
        }
        for (i, relation) in dataset.relations().iter().enumerate() {
            let ix = twentieth::model::RelationIx::from_index(i);
            let (old, new) = (before.relation(ix), after.relation(ix));
            prop_assert!(new == old || new == Presence::Hidden);
            let ends = [relation.from, relation.to].map(|end| after.node(end));
            prop_assert!(new != Presence::Shown || ends == [Presence::Shown; 2]);
            prop_assert!(new == Presence::Hidden || !ends.contains(&Presence::Hidden));
        }
    }

    #[test]
    fn what_is_surely_inside_the_window_is_possibly_inside(
        dataset in any_history(12, 30),
        (filter, _, window) in any_choices(),
    ) {
        let of = |sureness| Visible::new(&dataset, &Filter { sureness, ..filter.clone() }, window);
        let [possibly, surely] = Sureness::ALL.map(of);
        for ix in dataset.node_ixs().filter(|ix| surely.node(*ix) == Presence::Shown) {
            prop_assert_eq!(possibly.node(ix), Presence::Shown);
        }
        prop_assert!(count(&dataset, &surely).1 <= count(&dataset, &possibly).1);
        prop_assert!(possibly.hidden.by_time <= surely.hidden.by_time);
    }

    /// The number on a chip is what comes back when it is taken off.
    #[test]
    fn undoing_a_condition_brings_back_what_was_said(
        dataset in any_history(12, 30),
        (filter, facets, window) in any_choices(),
    ) {
        let countries = Countries::new(&dataset);
        let of = |filter: &Filter, facets: &Facets, window| {
            Causes::new(&dataset, &countries, &asked(filter, facets), window)
        };
        let causes = of(&filter, &facets, window);
        let before = count(&dataset, &causes.visible(&dataset));
        let explained = causes.explain(&dataset);
        for cause in Cause::ALL {
            let (mut filter, mut facets, mut window) = (filter.clone(), facets.clone(), window);
            match cause {
                Cause::Kind => filter.hidden_kinds = KindSet::default(),
                Cause::Certainty => filter.firmness = Filter::default().firmness,
                Cause::RelationType => facets.relation_types = Choice::default(),
                Cause::Region => facets.regions = Choice::default(),
                Cause::Country => facets.countries = Choice::default(),
                Cause::SourceKind => facets.source_kinds = Choice::default(),
                Cause::Time => window = None,
            }
            let after = count(&dataset, &of(&filter, &facets, window).visible(&dataset));
            let said = explained.iter().find(|hides| hides.cause == cause);
            let back = said.map_or((0, 0), |hides| (hides.entries_back, hides.ties_back));
            prop_assert_eq!((after.0 - before.0, after.1 - before.1), back, "{:?}", cause);
            if let Some(hides) = said {
                prop_assert!(hides.entries >= hides.entries_back && hides.entries + hides.ties > 0);
            }
        }
    }

    /// The number beside a value is what is shown when that value alone is chosen.
    #[test]
    fn counts_say_what_a_value_alone_would_show(
        dataset in any_history(12, 30),
        (filter, facets, window) in any_choices(),
    ) {
        let countries = Countries::new(&dataset);
        let causes = Causes::new(&dataset, &countries, &asked(&filter, &facets), window);
        let check = |cause, alone: &dyn Fn(usize) -> (Filter, Facets)| {
            for (value, counted) in
                causes.counts(&dataset, &countries, cause).into_iter().enumerate()
            {
                let (filter, facets) = alone(value);
                let causes = Causes::new(&dataset, &countries, &asked(&filter, &facets), window);
                let (entries, ties) = count(&dataset, &causes.visible(&dataset));
                let expected = if cause == Cause::RelationType { ties } else { entries };
                assert_eq!(counted, expected, "{cause:?} {value}");
            }
        };
        let with = |change: &dyn Fn(&mut Facets, Choice)| {
            let mut changed = Vec::new();
            for value in 0..20 {
                let mut facets = facets.clone();
                change(&mut facets, Choice::of([value]));
                changed.push((filter.clone(), facets));
            }
            move |value: usize| changed[value].clone()
        };
        check(Cause::RelationType, &with(&|facets, choice| facets.relation_types = choice));
        check(Cause::Region, &with(&|facets, choice| facets.regions = choice));
        check(Cause::Country, &with(&|facets, choice| facets.countries = choice));
        check(Cause::SourceKind, &with(&|facets, choice| facets.source_kinds = choice));
        check(Cause::Kind, &|value| {
            let others = Kind::ALL.into_iter().filter(|kind| *kind != Kind::ALL[value]);
            let mut filter = filter.clone();
            filter.hidden_kinds = KindSet::of(others);
            (filter, facets.clone())
        });
    }
}
