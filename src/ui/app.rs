//! The exhibit: owns the reducer, derives what the panes need, runs the effects.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    colophon::attribution,
    detail::Detail,
    effects::{
        use_announced_selection, use_keys, use_link, use_opened, use_page_attributes,
        use_refresh_on_fonts, use_system_theme, use_texts,
    },
    explore::{Answered, Opened, PanelsProps, SharedAnswer, use_explorer},
    graph_pane::{GraphPane, PaneCommand, SharedMetrics},
    header::{HeaderProps, header, tabs},
    help::{HELP_ID, help},
    large::{ArrangerProps, Large, use_large},
    later::use_later,
    legend::{LegendProps, use_legend},
    list_pane::{ListPaneProps, VisibleRef},
    notices::notices,
    parts::el,
    player::PlayerProps,
    rail::rail,
    store::{DatasetRef, Store, act},
    timeline_pane::TimelinePaneProps,
    unfold::{ChainPanelProps, UnfoldPaneProps, use_unfolder},
};
use crate::{
    layout::Baked,
    model::{Dataset, NodeIx},
    query::{Visible, neighbours::Ego, study::Study},
    scene::graph::{EdgeSlots, merge::Merging},
    state::{Action, AppState, Arrangement, Filter, View, link},
    web::{
        dom, graph_view::GraphProps, history, metrics::CanvasMetrics, timeline_view::TimelineProps,
    },
};

/// Props of [`App`].
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The history without its texts.
    pub dataset: Rc<Dataset>,
    /// Positions and floes.
    pub baked: Rc<Baked>,
    /// What a large history needs, or one without positions.
    pub large: Option<&'static Large>,
    /// Who stands together in a large history.
    pub merging: Option<Rc<Merging>>,
    /// Whether the positions are final: else the history is laid out while it is shown.
    pub arranged: bool,
    /// How many records of the data were at fault.
    pub data_problems: usize,
    /// Measures labels.
    pub metrics: Rc<CanvasMetrics>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.dataset, &other.dataset) && Rc::ptr_eq(&self.baked, &other.baked)
    }
}

/// The whole exhibit.
#[component]
pub fn App(props: &AppProps) -> Html {
    let first_link = use_memo((), |()| link::read(&history::fragment(), &props.dataset));
    let store = {
        let (state, dataset) = (first_link.0.clone(), DatasetRef(props.dataset.clone()));
        use_reducer_eq(move || Store { state, dataset, restored: true, earlier: None })
    };
    let dispatch = store.dispatcher();
    let AppState {
        view,
        selection,
        window,
        scale,
        chain,
        cursor,
        filter,
        explore,
        camera,
        lang,
        theme,
        lanes,
        lens,
    } = store.state.clone();
    let dataset = store.dataset.clone();
    let system_theme = use_system_theme();
    let lang = lang.unwrap_or_else(dom::preferred_lang);
    let theme = theme.unwrap_or(system_theme);

    let hovered = use_state_eq(|| None::<NodeIx>);
    let announced = use_state_eq(String::new);
    let command = use_state_eq(|| None::<PaneCommand>);
    let single_keys = use_state_eq(|| true);
    let problems = use_state_eq(|| (first_link.1.clone(), props.data_problems));
    let texts_missing = use_state_eq(|| false);
    let refresh = use_refresh_on_fonts(props.metrics.clone());

    let slots = use_memo(dataset.clone(), |dataset| EdgeSlots::new(dataset));
    let visible =
        use_memo((dataset.clone(), filter.clone(), window), |(dataset, filter, window)| {
            Visible::new(dataset, filter, *window)
        });
    let explore = Rc::new(explore);
    let opened = use_opened(&explore, selection);
    let undoable = store.earlier.is_some();
    let free = explore.arrangement == Arrangement::Free;
    let has_chips = undoable || filter != Filter::default() || window.is_some() || free;
    let degrees = explore.degrees.get();
    let explorer =
        use_explorer(has_chips || opened.is_some() || degrees > 1 || Study::is_asked(&explore));
    // Of one tie around the chosen entry all stand out, whatever is shown.
    let wide = (degrees > 1).then(|| (VisibleRef(visible.clone()), degrees));
    let ego = use_memo(
        (dataset.clone(), selection, wide, explorer.get().is_some()),
        |(dataset, selection, wide, _)| {
            let center = (*selection)?;
            Some(Rc::new(match (wide, explorer.get()) {
                (Some((visible, degrees)), Some(explorer)) => {
                    (explorer.within)(dataset, &visible.0, center, *degrees)
                }
                _ => Ego::new(dataset, center),
            }))
        },
    );
    let answered = use_state_eq(|| None::<Rc<Answered>>);

    let later = use_later();
    let everything = use_memo((), |()| {
        let all = || Rc::new(Visible::new(&props.dataset, &Filter::default(), None));
        (!props.arranged).then(all)
    });
    let large = use_large(free || !props.arranged);
    // By the map everything has its place; a history without one is laid out whole.
    let arranged = use_state(|| None::<Rc<Baked>>);
    let laid_out = if free { Some(visible.clone()) } else { (*everything).clone() };
    let baked = arranged.as_ref().filter(|_| laid_out.is_some()).unwrap_or(&props.baked).clone();
    let on_better = {
        let arranged = arranged.setter();
        use_callback((), move |better: Rc<Baked>, ()| arranged.set(Some(better)))
    };
    let arranger = laid_out.zip(large.get()).map(|(visible, large)| {
        (large.arranger)(ArrangerProps {
            dataset: dataset.clone(),
            visible: VisibleRef(visible),
            moved: explore.moved.clone().into(),
            baked: baked.clone(),
            lang,
            on_better,
        })
    });
    use_texts(dispatch.clone(), dataset.clone(), lang, later.get(), texts_missing.clone());
    use_link(&store, problems.clone());
    use_page_attributes(
        lang,
        theme,
        selection.map(|ix| dataset.node(ix).name.get(lang).to_owned()),
    );
    let has_picked = !explore.picked.is_empty();
    use_keys(
        dispatch.clone(),
        selection,
        has_picked,
        command.clone(),
        *single_keys,
        opened.clone(),
    );
    use_announced_selection(announced.clone(), dataset.clone(), selection, lang);

    let on_hover = {
        let hovered = hovered.clone();
        use_callback((), move |node: Option<NodeIx>, ()| hovered.set(node))
    };
    let on_announce = {
        let announced = announced.clone();
        use_callback((), move |words: String, ()| announced.set(words))
    };
    let on_select = {
        let dispatch = dispatch.clone();
        use_callback((), move |ix: NodeIx, ()| act(&dispatch, Action::Select(Some(ix))))
    };
    let on_open = {
        let opened = opened.clone();
        use_callback((), move |next: Option<Opened>, ()| opened.set(next))
    };
    let on_help = use_callback((), |(): (), ()| dom::open_dialog(HELP_ID));
    let close_notices = {
        let (problems, texts_missing) = (problems.clone(), texts_missing.clone());
        Callback::from(move |()| {
            problems.set((Vec::new(), 0));
            texts_missing.set(false);
        })
    };
    let switch_keys = {
        let single_keys = single_keys.clone();
        Callback::from(move |on: bool| single_keys.set(on))
    };

    let legend = use_legend(LegendProps {
        dataset: &dataset,
        dispatch: &dispatch,
        filter: &filter,
        window,
        lang,
        explorer: explorer.get(),
        opened: opened.is_some(),
        on_open: &on_open,
    });
    let asked = Study::is_asked(&explore);
    let exploring = match explorer.get() {
        Some(explorer) => (explorer.panels)(PanelsProps {
            dataset: dataset.clone(),
            dispatch: dispatch.clone(),
            opened: *opened,
            explore: explore.clone(),
            answered: (*answered).clone(),
            visible: VisibleRef(visible.clone()),
            filter: filter.clone(),
            window,
            selection,
            undoable,
            lang,
            later: later.clone(),
            on_hover: on_hover.clone(),
            on_open: on_open.clone(),
            on_answer: Callback::from({
                let answered = answered.setter();
                move |answer: SharedAnswer| answered.set(answer)
            }),
            on_announce: on_announce.clone(),
        }),
        None if opened.is_some() => el("div", "drawer", explorer.placeholder(lang)),
        None => Html::default(),
    };
    let header = header(HeaderProps {
        dataset: &dataset,
        dispatch: &dispatch,
        view,
        lang,
        theme,
        on_select: &on_select,
        on_announce: &on_announce,
        on_help: &on_help,
        later: &later,
    });
    let graph = GraphProps {
        dataset: dataset.0.clone(),
        baked,
        slots,
        visible: visible.clone(),
        ego: (*ego).clone(),
        explore: explore.clone(),
        study: answered.as_ref().filter(|_| asked).map(|answered| answered.study.clone()),
        cursor,
        camera,
        lang,
        theme,
        lens: later.get().map(|later| later.lens),
        save: later.get().map(|later| later.save),
        brush: props.large.map(|large| large.brush),
        merging: props.merging.clone(),
        whole: None,
    };
    let timeline = TimelineProps {
        dataset: dataset.0.clone(),
        visible: visible.clone(),
        ego: (*ego).clone(),
        window,
        scale,
        lens,
        cursor,
        lang,
        theme,
    };
    let list = match later.get() {
        Some(later) if view.is_page() => (later.list)(ListPaneProps {
            view,
            window,
            ego: (*ego).clone(),
            dataset: dataset.clone(),
            dispatch: dispatch.clone(),
            visible: VisibleRef(visible.clone()),
            selection,
            lang,
            on_hover: on_hover.clone(),
        }),
        _ => later.placeholder(lang),
    };
    // It stays while it folds back, and begins as the network where that was shown before.
    let folding = use_state_eq(|| view == View::Unfolded);
    let before = use_mut_ref(|| (view, false));
    let from_network = match *before.borrow() {
        (earlier, _) if earlier != view => earlier == View::Network,
        (_, from_network) => from_network,
    };
    {
        let folding = folding.clone();
        use_effect_with(view, move |view| {
            *before.borrow_mut() = (*view, from_network);
            if *view != View::Network {
                folding.set(*view == View::Unfolded);
            }
        });
    }
    let is_unfolded = view == View::Unfolded;
    let unfolder = use_unfolder(is_unfolded);
    let on_closed = {
        let folding = folding.clone();
        use_callback((), move |(): (), ()| folding.set(false))
    };
    let shows_unfolded = is_unfolded || *folding && view == View::Network;
    let unfolded = unfolder.get().filter(|_| shows_unfolded).map(|unfolder| {
        (unfolder.pane)(UnfoldPaneProps {
            dataset: dataset.clone(),
            dispatch: dispatch.clone(),
            visible: VisibleRef(visible.clone()),
            selection,
            chain,
            scale,
            lang,
            theme,
            graph: graph.clone(),
            metrics: SharedMetrics(props.metrics.clone()),
            hovered: *hovered,
            refresh,
            opens: is_unfolded,
            from_network,
            on_closed,
            on_hover: on_hover.clone(),
            on_announce: on_announce.clone(),
        })
    });
    let told = is_unfolded.then(|| ChainPanelProps {
        dataset: dataset.clone(),
        dispatch: dispatch.clone(),
        selection,
        chain,
        lang,
        on_hover: on_hover.clone(),
    });
    let fragment = AttrValue::from(link::write(&store.state, &dataset));
    let metrics = SharedMetrics(props.metrics.clone());
    let timeline = match later.get() {
        Some(later) if !view.is_page() => (later.timeline)(TimelinePaneProps {
            dataset: dataset.clone(),
            dispatch: dispatch.clone(),
            timeline,
            grouping: lanes,
            metrics: metrics.clone(),
            hovered: *hovered,
            refresh,
            on_hover: on_hover.clone(),
            player: (later.player)(PlayerProps {
                dataset: dataset.clone(),
                dispatch: dispatch.clone(),
                window,
                cursor,
                lang,
                command: *command,
                on_announce: on_announce.clone(),
            }),
        }),
        _ => el("section", "timeline", later.placeholder(lang)),
    };
    let class = classes!(
        "app",
        format!("view-{}", view.id()),
        selection.is_some().then_some("has-selection"),
        (is_unfolded && unfolded.is_some()).then_some("is-unfolded")
    );
    html! {
        <div {class} lang={lang.tag()}>
            { rail(lang) }
            { header }
            { notices(&problems.0, problems.1, *texts_missing, lang, &close_notices) }
            <main class="stage">
                { legend }
                { exploring }
                if view.is_page() {
                    { list }
                } else {
                    <GraphPane dataset={dataset.clone()} dispatch={dispatch.clone()} {graph} metrics={metrics.clone()}
                        hovered={*hovered} {window} {lang} {refresh} command={*command}
                        on_hover={on_hover.clone()} on_announce={on_announce.clone()} later={later.clone()} />
                    { arranger.unwrap_or_default() }
                    { timeline }
                    { unfolded.unwrap_or_default() }
                }
            </main>
            <Detail dataset={dataset.clone()} dispatch={dispatch.clone()} {selection} {cursor} {lang} fragment={fragment.clone()}
                {explore} {on_open} on_hover={on_hover.clone()} on_announce={on_announce.clone()} later={later.clone()} {told} {unfolder} />
            { attribution(&dataset, lang, &fragment) }
            { tabs("bottom-tabs", &dispatch, view, lang) }
            { help(&dataset, lang, *single_keys, &switch_keys, &later) }
            <p class="hidden" role="status" aria-live="polite">{ (*announced).clone() }</p>
        </div>
    }
}
