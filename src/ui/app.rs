//! The exhibit: owns the reducer, derives what the panes need, runs the effects.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use super::{
    colophon::attribution,
    detail::Detail,
    explore::{Answered, Opened, PanelsProps, Part, SharedAnswer, use_explorer},
    graph_pane::{GraphPane, PaneCommand, PaneCommandKind, SharedMetrics},
    header::{HeaderProps, header, tabs},
    help::{HELP_ID, help},
    large::{ArrangerProps, Large},
    later::{Later, use_later},
    legend::{LegendProps, use_legend},
    list_pane::{ListPaneProps, VisibleRef},
    notices::notices,
    parts::el,
    rail::rail,
    search_box::SEARCH_ID,
    store::{DatasetRef, Dispatch, Store, StoreAction, act},
    timeline_pane::TimelinePaneProps,
};
use crate::{
    dataset::Problem,
    i18n::{self, Msg},
    layout::Baked,
    model::{Dataset, Lang, NodeIx},
    query::{Visible, neighbours::Ego, study::Study},
    scene::{
        ThemeName,
        graph::{EdgeSlots, merge::Merging},
    },
    state::{
        Action, AppState, Explore, Filter, View,
        keys::{self, Command},
        link,
    },
    web::{
        self, WebError, dom, fetch, graph_view::GraphProps, history, keyboard,
        metrics::CanvasMetrics, timeline_view::TimelineProps,
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

/// Milliseconds after which a state that came to rest is written into the address.
const LINK_DELAY_MS: u32 = 160;

/// The whole exhibit.
#[component]
pub fn App(props: &AppProps) -> Html {
    let first_link = use_memo((), |()| link::read(&history::fragment(), &props.dataset));
    let store = {
        let (state, dataset) = (first_link.0.clone(), DatasetRef(props.dataset.clone()));
        use_reducer_eq(move || Store { state, dataset, restored: true, earlier: None })
    };
    let dispatch = store.dispatcher();
    let AppState { view, selection, window, cursor, filter, explore, camera, lang, theme } =
        store.state.clone();
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
    // The bar of notices takes room from the panes below it, and gives it back.
    let noticed = !problems.0.is_empty() || problems.1 > 0 || *texts_missing;
    let refresh = use_refresh_on_fonts(props.metrics.clone()).wrapping_mul(2) + u32::from(noticed);

    let slots = use_memo(dataset.clone(), |dataset| EdgeSlots::new(dataset));
    let visible =
        use_memo((dataset.clone(), filter.clone(), window), |(dataset, filter, window)| {
            Visible::new(dataset, filter, *window)
        });
    let explore = Rc::new(explore);
    let opened = use_opened(&explore);
    let undoable = store.earlier.is_some();
    let has_chips = undoable || filter != Filter::default() || window.is_some();
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
    let baked = use_state(|| props.baked.clone());
    let on_better = {
        let baked = baked.clone();
        Callback::from(move |better: Rc<Baked>| baked.set(better))
    };
    let arranger = props
        .large
        .filter(|_| !props.arranged)
        .map(|large| (large.arranger)(ArrangerProps { dataset: dataset.clone(), lang, on_better }));
    use_texts(dispatch.clone(), dataset.clone(), lang, later.get(), texts_missing.clone());
    use_link(&store, problems.clone());
    use_page_attributes(
        lang,
        theme,
        selection.map(|ix| dataset.node(ix).name.get(lang).to_owned()),
    );
    use_keys(dispatch.clone(), selection, command.clone(), *single_keys, opened.clone());
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
        baked: (*baked).clone(),
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
        cursor,
        lang,
        theme,
    };
    let list = match later.get() {
        Some(later) if view == View::List => (later.list)(ListPaneProps {
            dataset: dataset.clone(),
            dispatch: dispatch.clone(),
            visible: VisibleRef(visible.clone()),
            filter: filter.clone(),
            window,
            selection,
            lang,
            on_hover: on_hover.clone(),
        }),
        _ => later.placeholder(lang),
    };
    let fragment = AttrValue::from(link::write(&store.state, &dataset));
    let metrics = SharedMetrics(props.metrics.clone());
    let timeline = match later.get() {
        Some(later) if view != View::List => (later.timeline)(TimelinePaneProps {
            dataset: dataset.clone(),
            dispatch: dispatch.clone(),
            timeline,
            metrics: metrics.clone(),
            hovered: *hovered,
            refresh,
            on_hover: on_hover.clone(),
        }),
        _ => el("section", "timeline", later.placeholder(lang)),
    };
    let class = classes!(
        "app",
        format!("view-{}", view.id()),
        selection.is_some().then_some("has-selection")
    );
    html! {
        <div {class} lang={lang.tag()}>
            { rail(lang) }
            { header }
            { notices(&problems.0, problems.1, *texts_missing, lang, &close_notices) }
            <main class="stage">
                { legend }
                { exploring }
                if view == View::List {
                    { list }
                } else {
                    <GraphPane dataset={dataset.clone()} dispatch={dispatch.clone()} {graph} metrics={metrics.clone()}
                        hovered={*hovered} filter={filter.clone()} {window} {lang} {refresh} command={*command}
                        on_hover={on_hover.clone()} on_announce={on_announce.clone()} />
                    { arranger.unwrap_or_default() }
                    { timeline }
                }
            </main>
            <Detail dataset={dataset.clone()} dispatch={dispatch.clone()} {selection} {lang} fragment={fragment.clone()}
                {explore} {on_open} on_hover={on_hover.clone()} on_announce={on_announce.clone()} later={later.clone()} />
            { attribution(&dataset, lang, &fragment) }
            { tabs("bottom-tabs", &dispatch, view, lang) }
            { help(&dataset, lang, *single_keys, &switch_keys, &later) }
            <p class="hidden" role="status" aria-live="polite">{ (*announced).clone() }</p>
        </div>
    }
}

/// The theme the system asks for, followed as it changes.
#[hook]
fn use_system_theme() -> ThemeName {
    const QUERY: &str = "(prefers-color-scheme: dark)";
    let of = |dark: bool| if dark { ThemeName::Dark } else { ThemeName::Light };
    let theme = use_state_eq(|| of(dom::media_matches(QUERY)));
    {
        let theme = theme.clone();
        use_effect_with((), move |()| {
            let listener = dom::media(QUERY).map(|list| {
                gloo::events::EventListener::new(&list, "change", move |_| {
                    theme.set(of(dom::media_matches(QUERY)));
                })
            });
            move || drop(listener)
        });
    }
    *theme
}

/// A number that grows when the size of the window changes or the typefaces arrive: labels must
/// be measured and placed again.
#[hook]
fn use_refresh_on_fonts(metrics: Rc<CanvasMetrics>) -> u32 {
    let count = use_state_eq(|| 0u32);
    {
        let count = count.clone();
        use_effect_with((), move |()| {
            let resized = Rc::new(Cell::new(0u32));
            let bump = move || {
                resized.set(resized.get() + 1);
                count.set(resized.get());
            };
            let on_resize = dom::window().ok().map(|window| {
                let bump = bump.clone();
                gloo::events::EventListener::new(&window, "resize", move |_| bump())
            });
            // Faces come script by script as texts first need them; each changes widths.
            let on_fonts = web::fonts::on_loaded(move || {
                metrics.forget();
                bump();
            });
            web::fonts::ask();
            move || drop((on_resize, on_fonts))
        });
    }
    *count
}

/// Fetches sources and the texts of the language, which follow the structure. Those of another
/// language take the place of what is there; until they have come, that stays. The chunk that
/// joins them comes first: with it a reader can do more.
#[hook]
fn use_texts(
    dispatch: Dispatch,
    dataset: DatasetRef,
    lang: Lang,
    later: Option<&'static Later>,
    missing: UseStateHandle<bool>,
) {
    use_effect_with((lang, later.is_some()), move |(lang, _)| {
        let lang = *lang;
        // A reader may switch again before the answer: the last question counts.
        let asked = Rc::new(Cell::new(true));
        if let Some(later) = later {
            let still_asked = asked.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let joined = fetch_texts(&dataset, lang, later).await;
                if !still_asked.get() {
                    return;
                }
                match joined {
                    Ok((dataset, problems)) => {
                        for problem in &problems {
                            dom::warn(&problem.to_string());
                        }
                        dispatch.dispatch(StoreAction::Texts(Rc::new(dataset)));
                    }
                    Err(error) => {
                        dom::warn(&error);
                        missing.set(true);
                    }
                }
            });
        }
        move || asked.set(false)
    });
}

/// The history with its texts in one language.
async fn fetch_texts(
    dataset: &Dataset,
    lang: Lang,
    later: &Later,
) -> Result<(Dataset, Vec<Problem>), String> {
    let say = |error: WebError| error.to_string();
    let texts = fetch::request(fetch::texts_in(lang)).map_err(say)?;
    let mut sourced = None;
    if !dataset.has_texts() {
        let sources = fetch::text(fetch::SOURCES).await.map_err(say)?;
        sourced = Some((later.join_sources)(dataset, &sources).map_err(|e| e.to_string())?);
    }
    let texts = texts.text().await.map_err(say)?;
    let (dataset, mut problems) = match &sourced {
        Some((dataset, problems)) => (dataset, problems.clone()),
        None => (dataset, Vec::new()),
    };
    let (joined, more) = (later.join_texts)(dataset, &texts).map_err(|e| e.to_string())?;
    problems.extend(more);
    Ok((joined, problems))
}

/// What the drawer shows. A pair or a metric that is asked for opens it.
#[hook]
fn use_opened(explore: &Explore) -> UseStateHandle<Option<Opened>> {
    let opened = use_state_eq(|| None::<Opened>);
    let asked = opened.clone();
    use_effect_with((explore.pair, explore.metric), move |(pair, metric)| {
        let part = match (pair, metric) {
            (Some(_), _) => Part::Connect,
            (None, Some(_)) => Part::Rank,
            (None, None) => return,
        };
        if asked.is_none() {
            asked.set(Some(Opened { part, ..Opened::default() }));
        }
    });
    opened
}

/// Keeps state and address together: choices become steps of the history, drags and looks replace
/// the present one, Back and Forward restore.
#[hook]
fn use_link(
    store: &UseReducerHandle<Store>,
    problems: UseStateHandle<(Vec<link::LinkProblem>, usize)>,
) {
    let written = use_mut_ref(|| store.state.clone());
    {
        let dispatch = store.dispatcher();
        let dataset = store.dataset.clone();
        let written = written.clone();
        use_effect_with((), move |()| {
            let listener = history::on_change(move |fragment| {
                let (state, found) = link::read(&fragment, &dataset);
                *written.borrow_mut() = state.clone();
                if !found.is_empty() {
                    problems.set((found, 0));
                }
                act(&dispatch, Action::Restore(Box::new(state)));
            });
            move || drop(listener)
        });
    }
    let pending = use_mut_ref(|| None::<gloo::timers::callback::Timeout>);
    let (state, dataset) = (store.state.clone(), store.dataset.clone());
    use_effect_with(state, move |state| {
        // A later state takes the place of one that waits to be written.
        pending.borrow_mut().take();
        if *state == *written.borrow() {
            return;
        }
        let state = state.clone();
        let new_step = link::is_new_step(&written.borrow(), &state);
        let write = move || {
            // A page that may not write its address still works; its links can be copied.
            if history::write(&link::write(&state, &dataset), new_step).is_ok() {
                *written.borrow_mut() = state;
            }
        };
        if new_step {
            write();
        } else {
            *pending.borrow_mut() =
                Some(gloo::timers::callback::Timeout::new(LINK_DELAY_MS, write));
        }
    });
}

/// Language, theme and title of the page.
#[hook]
fn use_page_attributes(lang: Lang, theme: ThemeName, chosen: Option<String>) {
    use_effect_with((lang, theme, chosen), |(lang, theme, chosen)| {
        dom::set_root_attribute("lang", lang.tag());
        dom::set_root_attribute("data-theme", theme.id());
        let title = i18n::text(*lang, &Msg::Title);
        dom::set_title(&match chosen {
            Some(name) => format!("{name} – {title}"),
            None => format!("{title}: {}", i18n::text(*lang, &Msg::Subtitle)),
        });
    });
}

/// The single keys of the page.
#[hook]
fn use_keys(
    dispatch: Dispatch,
    selection: Option<NodeIx>,
    command: UseStateHandle<Option<PaneCommand>>,
    enabled: bool,
    opened: UseStateHandle<Option<Opened>>,
) {
    let serial = use_mut_ref(|| 0u32);
    use_effect_with(
        (selection, enabled, opened.is_some()),
        move |(selection, enabled, is_open)| {
            let (selection, enabled, is_open) = (*selection, *enabled, *is_open);
            let listener = dom::by_id(web::start::ROOT_ID).map(|root| {
                keyboard::on_key(&root, move |key| {
                    let Some(known) = keys::command(key) else { return false };
                    if !enabled && known != Command::Escape {
                        return false;
                    }
                    let pane = |kind| {
                        *serial.borrow_mut() += 1;
                        command.set(Some(PaneCommand { kind, serial: *serial.borrow() }));
                    };
                    match known {
                        Command::Search => dom::focus(SEARCH_ID),
                        Command::Help => dom::open_dialog(HELP_ID),
                        Command::ZoomIn => pane(PaneCommandKind::ZoomIn),
                        Command::ZoomOut => pane(PaneCommandKind::ZoomOut),
                        Command::Fit => pane(PaneCommandKind::Fit),
                        Command::Escape if is_open => opened.set(None),
                        Command::Degrees(_) if selection.is_none() => return false,
                        Command::Escape if selection.is_some() => {
                            act(&dispatch, Action::Select(None));
                        }
                        Command::Escape => return false,
                        Command::View(_)
                        | Command::StepDays(_)
                        | Command::StepFact { .. }
                        | Command::Degrees(_) => {
                            if let Some(action) = known.action() {
                                act(&dispatch, action);
                            }
                        }
                    }
                    true
                })
            });
            move || drop(listener)
        },
    );
}

/// Says aloud what was chosen.
#[hook]
fn use_announced_selection(
    announced: UseStateHandle<String>,
    dataset: DatasetRef,
    selection: Option<NodeIx>,
    lang: Lang,
) {
    let first = use_mut_ref(|| true);
    use_effect_with(selection, move |selection| {
        if std::mem::replace(&mut *first.borrow_mut(), false) && selection.is_none() {
            return;
        }
        announced.set(match selection {
            Some(ix) => i18n::text(
                lang,
                &Msg::Selected(dataset.node(*ix).name.get(lang), dataset.degree(*ix)),
            ),
            None => i18n::text(lang, &Msg::SelectionCleared),
        });
    });
}
