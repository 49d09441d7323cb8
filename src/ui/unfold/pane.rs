//! The picture's canvases, their accessible mirror, and the bar below.

use std::rc::Rc;

use yew::prelude::*;

use super::told::use_told;
use crate::{
    i18n::{self, Arg, Msg, Phrase, phrase},
    model::{Lang, Moment, NodeIx},
    order::sort_by_key,
    query::Visible,
    scene::ThemeName,
    state::{Action, ScaleKind},
    time_axis::Folds,
    ui::{
        graph_pane::{SharedMetrics, mirror_row},
        list_pane::VisibleRef,
        parts::{Button, Tag, el, row, text, words},
        store::{DatasetRef, Dispatch, act},
    },
    web::{
        graph_view::GraphProps,
        unfold_view::{UnfoldEvent, UnfoldProps, UnfoldView},
    },
};

/// Props of [`UnfoldPane`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnfoldPaneProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What filters and the window let through.
    pub visible: VisibleRef,
    /// The chosen entry.
    pub selection: Option<NodeIx>,
    /// Where the chain ends, if that was asked for.
    pub chain: Option<NodeIx>,
    /// How much of the width a stretch of time takes.
    pub scale: ScaleKind,
    /// Language of the reader.
    pub lang: Lang,
    /// Theme that is shown.
    pub theme: ThemeName,
    /// What the network shows: the way begins and ends there.
    pub graph: GraphProps,
    /// Measures names.
    pub metrics: SharedMetrics,
    /// Hovered here or elsewhere.
    pub hovered: Option<NodeIx>,
    /// Grows when the size or the typefaces changed.
    pub refresh: u32,
    /// Whether it unfolds, or folds back.
    pub opens: bool,
    /// Whether it begins as the network.
    pub from_network: bool,
    /// The network lies where it was.
    pub on_closed: Callback<()>,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

/// First and last year of the scales.
const YEARS: [i32; 2] = [1953, 1991];

/// The map from time to a line.
fn folds(scale: ScaleKind) -> Folds {
    match scale {
        ScaleKind::Folded => Folds::exhibit(),
        ScaleKind::Even => {
            Folds::even(Moment::ymd(YEARS[0], 1, 1), Moment::ymd(YEARS[1] + 1, 1, 1))
        }
    }
}

/// The network unfolded in time.
#[component]
pub fn UnfoldPane(props: &UnfoldPaneProps) -> Html {
    let UnfoldPaneProps { dataset, dispatch, selection, lang, on_hover, .. } = props;
    let lang = *lang;
    let told = use_told(dataset, props.chain);
    let folds = use_memo(props.scale, |scale| folds(*scale));
    let (base, top, room) = (use_node_ref(), use_node_ref(), use_node_ref());
    let view = use_mut_ref(|| None::<UnfoldView>);
    let drawn = use_state_eq(|| Rc::<[NodeIx]>::from([]));
    let focused = use_state_eq(|| None::<NodeIx>);
    let has_focus = use_state_eq(|| false);
    let failed = use_state_eq(|| None::<String>);
    let visible: Rc<Visible> = props.visible.0.clone();
    let shown = UnfoldProps {
        dataset: dataset.0.clone(),
        visible,
        consequences: told.consequences.clone(),
        chain: told.chain.clone(),
        selected: *selection,
        folds: folds.clone(),
        lang,
        theme: props.theme,
    };

    {
        let (view, base, top, room) = (view.clone(), base.clone(), top.clone(), room.clone());
        let (shown, graph, metrics) = (shown.clone(), props.graph.clone(), props.metrics.clone());
        let (dispatch, on_hover, drawn) = (dispatch.clone(), on_hover.clone(), drawn.clone());
        let (on_closed, from_network) = (props.on_closed.clone(), props.from_network);
        let failed = failed.clone();
        use_effect_with((), move |()| {
            let report = move |event| match event {
                UnfoldEvent::Hover(node) => on_hover.emit(node),
                UnfoldEvent::Select(node) => act(&dispatch, Action::Select(node)),
                UnfoldEvent::Drawn(nodes) => drawn.set(nodes),
                UnfoldEvent::Closed => on_closed.emit(()),
            };
            if let (Some(base), Some(top), Some(room)) = (base.cast(), top.cast(), room.cast()) {
                let canvases = [base, top];
                let made =
                    UnfoldView::new(canvases, room, shown, graph, metrics.0, from_network, report);
                match made {
                    Ok(made) => *view.borrow_mut() = Some(made),
                    Err(error) => failed.set(Some(error.to_string())),
                }
            }
            move || drop(view.borrow_mut().take())
        });
    }
    {
        let (view, on_closed) = (view.clone(), props.on_closed.clone());
        let state = (shown, props.graph.clone(), props.opens);
        use_effect_with(state, move |(shown, graph, opens)| {
            match &*view.borrow() {
                Some(view) => {
                    view.set(shown.clone(), graph.clone());
                    view.turn(*opens);
                }
                // Without a canvas there is no way back to wait for.
                None if !opens => on_closed.emit(()),
                None => {}
            }
        });
    }
    {
        let view = view.clone();
        use_effect_with(props.refresh, move |_| {
            if let Some(view) = &*view.borrow() {
                view.refresh();
            }
        });
    }
    {
        let view = view.clone();
        let pointed = [props.hovered, focused.filter(|_| *has_focus)];
        use_effect_with(pointed, move |pointed| {
            if let Some(view) = &*view.borrow() {
                view.point(*pointed);
            }
        });
    }
    {
        let (on_announce, dataset) = (props.on_announce.clone(), dataset.clone());
        let count = drawn.len();
        let chain = told.chain.clone();
        use_effect_with((props.opens, count > 0, props.chain), move |(opens, ready, _)| {
            if !opens {
                on_announce.emit(i18n::text(lang, &Msg::ViewNetwork));
            }
            if let (true, true, Some(chain)) = (*opens, *ready, chain) {
                let name = |ix: NodeIx| Arg::Text(dataset.node(ix).label(lang));
                let said = [
                    Arg::Number(count),
                    name(chain.from),
                    name(chain.end()),
                    Arg::Number(chain.links.len()),
                ];
                on_announce.emit(phrase(lang, Phrase::UnfoldedSaid, &said));
            }
        });
    }

    let onkeydown = {
        let (view, focused, dispatch) = (view.clone(), focused.clone(), dispatch.clone());
        let (drawn, told, selection) = (drawn.clone(), told.clone(), *selection);
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let from = focused.or(selection);
            let view = view.borrow();
            let Some(view) = &*view else { return };
            let linked = |back: bool| {
                let from = from?;
                let links = match back {
                    true => told.consequences.causes(from),
                    false => told.consequences.effects(from),
                };
                let mut known: Vec<NodeIx> = links.iter().map(|link| link.node).collect();
                // The nearest in time first.
                sort_by_key(&mut known, |ix| told.consequences.moment(*ix));
                if back { known.last().copied() } else { known.first().copied() }
            };
            let to = match event.key().as_str() {
                "ArrowLeft" if event.shift_key() => view.next_fact(from, -1),
                "ArrowRight" if event.shift_key() => view.next_fact(from, 1),
                "ArrowLeft" => view.neighbour(from, true, -1),
                "ArrowRight" => view.neighbour(from, true, 1),
                "ArrowUp" => view.neighbour(from, false, -1),
                "ArrowDown" => view.neighbour(from, false, 1),
                "Home" => drawn.first().copied(),
                "End" => drawn.last().copied(),
                "[" => linked(true),
                "]" => linked(false),
                "Enter" | " " => {
                    act(&dispatch, Action::Select(from));
                    from
                }
                _ => return,
            };
            if to.is_some() {
                focused.set(to);
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocus = {
        let (has_focus, focused, drawn) = (has_focus.clone(), focused.clone(), drawn.clone());
        let (selection, source) = (*selection, told.source);
        Callback::from(move |_: FocusEvent| {
            has_focus.set(true);
            focused.set(focused.or(selection).or(source).or_else(|| drawn.first().copied()));
        })
    };
    let onblur = {
        let has_focus = has_focus.clone();
        Callback::from(move |_: FocusEvent| has_focus.set(false))
    };
    // What the keyboard stands on must be an element, drawn or not.
    let mut options: Vec<NodeIx> = drawn.to_vec();
    if let Some(node) = focused.filter(|node| !options.contains(node)) {
        options.push(node);
    }
    let option_id = |ix: NodeIx| format!("unfolded-{}", dataset.node(ix).id);
    let say = |what: Phrase| phrase(lang, what, &[]);
    let label = say(Phrase::UnfoldedLabel);
    let picture = html! {
        <div class="unfold-picture">
            <p id="unfolded-help" class="hidden">{ say(Phrase::UnfoldedHelp) }</p>
            <div class="unfold-room" ref={room}>
                <canvas ref={base} aria-hidden="true"></canvas>
                <canvas ref={top} class="top" aria-hidden="true"></canvas>
            </div>
            <div class="mirror" role="listbox" tabindex="0" id="unfolded" {onkeydown} {onfocus} {onblur}
                aria-label={label.clone()} aria-describedby="unfolded-help"
                aria-activedescendant={focused.map(option_id)}>
                { for options.iter().map(|ix| {
                    mirror_row(dataset, *ix, option_id(*ix), *selection == Some(*ix), lang)
                }) }
            </div>
        </div>
    };
    let mut parts = vec![picture];
    if let Some(error) = &*failed {
        let said = i18n::text(lang, &Msg::NoCanvas);
        parts.push(words("p", "no-canvas", [&said, " ", error].concat()));
    }
    parts.push(bar(dispatch, props.scale, &folds, lang));
    let class = if props.opens { "unfold" } else { "unfold closing" };
    Tag::new("section", class).label(label).around(row(parts))
}

/// The years, what the folds mean, and the choice of the scale.
fn bar(dispatch: &Dispatch, scale: ScaleKind, folds: &Folds, lang: Lang) -> Html {
    let line = match scale {
        ScaleKind::Folded => {
            let year = |year: i32| folds.share_per_day(Moment::ymd(year, 7, 1));
            let ratio = (year(1956) / year(1958)).round() as usize;
            phrase(lang, Phrase::FoldsLine, &[Arg::Number(ratio)])
        }
        ScaleKind::Even => phrase(lang, Phrase::EvenLine, &[]),
    };
    let choices = ScaleKind::ALL.into_iter().rev().map(|kind| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, Action::Scale(kind)));
        let said = match kind {
            ScaleKind::Folded => Phrase::ScaleFolded,
            ScaleKind::Even => Phrase::ScaleEven,
        };
        let (pressed, content) = (Some(kind == scale), text(phrase(lang, said, &[])));
        Button { pressed, onclick, content, ..Button::default() }.html()
    });
    let choices = Tag::new("div", "presets")
        .set("role", "group".into())
        .label(phrase(lang, Phrase::ScaleLabel, &[]))
        .around(choices.collect());
    let content = row(vec![
        words("p", "timeline-date", format!("{}–{}", YEARS[0], YEARS[1])),
        words("p", "timeline-what", line),
        choices,
    ]);
    el("div", "unfold-bar", content)
}
