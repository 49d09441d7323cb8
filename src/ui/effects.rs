//! What the exhibit does beside drawing: address, title, keys, texts, theme, announcements.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use super::{
    explore::{Opened, Part},
    graph_pane::{PaneCommand, PaneCommandKind},
    help::HELP_ID,
    later::Later,
    search_box::SEARCH_ID,
    store::{DatasetRef, Dispatch, Store, StoreAction, act},
};
use crate::{
    dataset::Problem,
    i18n::{self, Msg},
    model::{Dataset, Lang, NodeIx},
    scene::ThemeName,
    state::{
        Action, Explore, ExploreAction,
        keys::{self, Command},
        link,
    },
    web::{self, WebError, dom, fetch, history, keyboard, metrics::CanvasMetrics},
};

/// Milliseconds after which a state that came to rest is written into the address.
const LINK_DELAY_MS: u32 = 160;

/// The theme the system asks for, followed as it changes.
#[hook]
pub fn use_system_theme() -> ThemeName {
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
pub fn use_refresh_on_fonts(metrics: Rc<CanvasMetrics>) -> u32 {
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
pub fn use_texts(
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
pub fn use_opened(explore: &Explore, selection: Option<NodeIx>) -> UseStateHandle<Option<Opened>> {
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
    // On a phone the drawer is a sheet over everything: the chosen entry would lie below it.
    let shown = opened.clone();
    let before = use_mut_ref(|| selection);
    use_effect_with(selection, move |selection| {
        let is_new = before.replace(*selection) != *selection && selection.is_some();
        if is_new && dom::media_matches("(max-width: 599px)") {
            shown.set(None);
        }
    });
    opened
}

/// Keeps state and address together: choices become steps of the history, drags and looks replace
/// the present one, Back and Forward restore.
#[hook]
pub fn use_link(
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
pub fn use_page_attributes(lang: Lang, theme: ThemeName, chosen: Option<String>) {
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
pub fn use_keys(
    dispatch: Dispatch,
    selection: Option<NodeIx>,
    has_picked: bool,
    command: UseStateHandle<Option<PaneCommand>>,
    enabled: bool,
    opened: UseStateHandle<Option<Opened>>,
) {
    let serial = use_mut_ref(|| 0u32);
    use_effect_with(
        (selection, has_picked, enabled, opened.is_some()),
        move |(selection, has_picked, enabled, is_open)| {
            let (selection, has_picked) = (*selection, *has_picked);
            let (enabled, is_open) = (*enabled, *is_open);
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
                        Command::Play => pane(PaneCommandKind::Play),
                        Command::Escape if is_open => opened.set(None),
                        Command::Degrees(_) if selection.is_none() => return false,
                        Command::Escape if has_picked => {
                            act(&dispatch, Action::Explore(ExploreAction::Pick(Vec::new())));
                        }
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
pub fn use_announced_selection(
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
