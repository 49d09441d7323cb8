//! What the drawer and the chips say, rendered on the host.

use std::{
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use yew::{LocalServerRenderer, prelude::*};

use super::{
    Answered, Opened, Part,
    answers::Asked,
    chips::{Chips, ChipsProps},
    drawer::{Drawer, DrawerProps},
};
use crate::{
    dataset::made::made,
    model::{Kind, Lang, NodeIx},
    query::{
        Visible,
        filter::{Choice, Facets},
        metrics::Metric,
        study::Study,
    },
    state::{AppState, Explore, Filter, Ground, KindSet, Pair, Question},
    ui::{
        later::use_later,
        list_pane::VisibleRef,
        store::{DatasetRef, Store},
    },
};

#[derive(Clone, PartialEq, Properties)]
struct StageProps {
    dataset: DatasetRef,
    explore: Rc<Explore>,
    filter: Filter,
    part: Part,
    lang: Lang,
}

/// Drawer and chips as the exhibit has them, with the answers already there.
#[component]
fn Stage(props: &StageProps) -> Html {
    let StageProps { dataset, explore, filter, part, lang } = props.clone();
    let store = {
        let (state, dataset) = (AppState::default(), dataset.clone());
        use_reducer_eq(move || Store { state, dataset, restored: false, earlier: None })
    };
    let later = use_later();
    let visible = Rc::new(Visible::new(&dataset, &filter, None));
    let study = Rc::new(Study::new(&dataset, &visible, &explore));
    let answered = Some(Rc::new(Answered { asked: Asked::of(&explore), window: None, study }));
    let chips = ChipsProps {
        dataset: dataset.clone(),
        dispatch: store.dispatcher(),
        filter: filter.clone(),
        window: None,
        explore: explore.clone(),
        undoable: true,
        lang,
    };
    let drawer = DrawerProps {
        dataset,
        dispatch: store.dispatcher(),
        opened: Opened { part, ..Opened::default() },
        explore,
        answered,
        visible: VisibleRef(visible),
        filter,
        window: None,
        lang,
        later,
        on_hover: Callback::noop(),
        on_open: Callback::noop(),
    };
    html! { <><Drawer ..drawer /><Chips ..chips /></> }
}

/// The page as text, its tags apart.
fn said(explore: Explore, filter: Filter, part: Part, lang: Lang) -> String {
    let dataset = DatasetRef(Rc::new(made(60, 150)));
    let props = StageProps { dataset, explore: Rc::new(explore), filter, part, lang };
    let rendering = LocalServerRenderer::<Stage>::with_props(props).hydratable(false).render();
    let mut rendering = pin!(rendering);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(page) = rendering.as_mut().poll(&mut context) {
            return page;
        }
    }
}

fn pair(question: Question) -> Explore {
    let pair = Pair { question, ends: [NodeIx(0), NodeIx(9)] };
    Explore { pair: Some(pair), ..Explore::default() }
}

#[test]
fn each_part_answers_what_is_asked_in_every_language() {
    let ranked = Explore { metric: Some(Metric::PageRank), ..Explore::default() };
    let grouped = Explore { ground: Ground::Communities, ..Explore::default() };
    for (explore, part, english, russian) in [
        (pair(Question::Path), Part::Connect, "Shortest way: ", "Кратчайший путь: "),
        (pair(Question::Compare), Part::Connect, "Only ", "Только "),
        (ranked, Part::Rank, "as a share of all visits", "доля всех посещений"),
        (grouped, Part::Groups, "Modularity is 0.", "Модулярность: 0,"),
        (Explore::default(), Part::Filter, "Kinds of tie", "Виды связей"),
    ] {
        for (lang, expected) in [(Lang::En, english), (Lang::Ru, russian)] {
            let page = said(explore.clone(), Filter::default(), part, lang);
            assert!(page.contains(expected), "{expected} is not in\n{page}");
        }
    }
}

#[test]
fn a_way_that_a_filter_cuts_is_explained() {
    let filter = Filter { hidden_kinds: KindSet::of(Kind::ALL), ..Filter::default() };
    let page = said(pair(Question::Path), filter, Part::Connect, Lang::En);
    for expected in ["is not shown: a filter", "With nothing left out, there is a way."] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
}

#[test]
fn every_condition_is_a_chip_with_an_undo_of_its_own() {
    let facets = Facets { regions: Choice::of([0]), ..Facets::default() };
    let hidden_kinds = KindSet::of([Kind::Place]);
    let filter = Filter { hidden_kinds, facets, ..Filter::default() };
    let page = said(pair(Question::Path), filter, Part::Filter, Lang::En);
    assert_eq!(page.matches("class=\"chip\"").count(), 3, "kinds, themes, the pair\n{page}");
    assert_eq!(page.matches("aria-label=\"Undo: ").count(), 3);
    assert!(page.contains("Undo: without places"));
    for expected in ["Undo last", "Clear all"] {
        assert!(page.contains(expected), "{expected}");
    }
}
