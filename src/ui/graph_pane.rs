//! The network's canvases, their accessible mirror, zoom buttons.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use super::{
    chooser::ChooserProps,
    later::AwaitedLater,
    parts::{Button, Tag, cross, drawing, el, icon, row, text, truth, words},
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    export::figure::FigureText,
    i18n::{self, DateStyle, Msg, format_date, format_span},
    model::{Lang, NodeIx},
    query::{HiddenCounts, neighbours::connections},
    scene::{Point, graph::Overlay},
    state::{Action, ExploreAction, Place, TimeWindow},
    web::{
        dom,
        graph_view::{GraphEvent, GraphProps, GraphView},
        history,
        metrics::CanvasMetrics,
        save::Format,
    },
};

/// Props of [`GraphPane`].
#[derive(PartialEq, Properties)]
pub struct GraphPaneProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What the picture shows.
    pub graph: GraphProps,
    /// Measures labels.
    pub metrics: SharedMetrics,
    /// Hovered here or elsewhere.
    pub hovered: Option<NodeIx>,
    /// The time window, for the caption of a picture that is kept.
    pub window: Option<TimeWindow>,
    /// Language of the reader.
    pub lang: Lang,
    /// Grows when the size or the typefaces changed.
    pub refresh: u32,
    /// Commands of the page's keys.
    pub command: Option<PaneCommand>,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
    /// What comes after the first picture.
    pub later: AwaitedLater,
}

/// What a key of the page asks of the picture; the number tells two equal commands apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaneCommand {
    /// Which.
    pub kind: PaneCommandKind,
    /// Serial number.
    pub serial: u32,
}

/// See [`PaneCommand`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneCommandKind {
    /// Magnify.
    ZoomIn,
    /// Show more.
    ZoomOut,
    /// Show everything.
    Fit,
    /// Let time play, or stop it.
    Play,
}

/// One measuring canvas for all views; compared by identity.
#[derive(Clone)]
pub struct SharedMetrics(pub Rc<CanvasMetrics>);

impl PartialEq for SharedMetrics {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Id of the menu that keeps the picture.
const SAVE_ID: &str = "save-picture";
const ZOOM_STEP: f32 = 1.5;

/// The element that has the focus of the picture.
const MIRROR_ID: &str = "network";

/// The network.
#[component]
pub fn GraphPane(props: &GraphPaneProps) -> Html {
    let GraphPaneProps { dataset, dispatch, graph, lang, on_hover, .. } = props;
    let lang = *lang;
    let (base, top, map) = (use_node_ref(), use_node_ref(), use_node_ref());
    let view = use_mut_ref(|| None::<GraphView>);
    let drawn = use_state_eq(|| Rc::<[NodeIx]>::from([]));
    let focused = use_state_eq(|| None::<NodeIx>);
    let has_focus = use_state_eq(|| false);
    let failed = use_state_eq(|| None::<String>);
    let hint = use_state_eq(|| false);
    let unsaved = use_state_eq(|| None::<String>);
    let choice = use_state_eq(|| None::<(Vec<NodeIx>, Point)>);
    // Nodes the keyboard came through, so that Backspace goes the way back.
    let trail = use_mut_ref(Vec::<NodeIx>::new);

    {
        let (view, base, top, map) = (view.clone(), base.clone(), top.clone(), map.clone());
        let (graph, metrics) = (graph.clone(), props.metrics.clone());
        let (dispatch, on_hover, drawn) = (dispatch.clone(), on_hover.clone(), drawn.clone());
        let (failed, hint, choice) = (failed.clone(), hint.clone(), choice.clone());
        use_effect_with((), move |()| {
            let hint_timer = RefCell::new(None);
            let explore = {
                let dispatch = dispatch.clone();
                move |action| act(&dispatch, Action::Explore(action))
            };
            let report = move |event| match event {
                GraphEvent::Hover(node) => on_hover.emit(node),
                GraphEvent::Select(node) => {
                    choice.set(None);
                    act(&dispatch, Action::Select(node));
                }
                GraphEvent::Choose(nodes, at) => choice.set(Some((nodes, at))),
                GraphEvent::Camera(camera) => {
                    choice.set(None);
                    act(&dispatch, Action::Camera(camera));
                }
                GraphEvent::Drawn(nodes) => drawn.set(nodes),
                GraphEvent::TogglePick(node) => explore(ExploreAction::TogglePick(node)),
                GraphEvent::Pick(nodes) => {
                    // Keys go where the pointer was: Escape lets the picked go.
                    dom::focus(MIRROR_ID);
                    explore(ExploreAction::Pick(nodes));
                }
                GraphEvent::Move(node, to) => explore(ExploreAction::Move(node, Place::of(to))),
                GraphEvent::WheelPassed => {
                    hint.set(true);
                    let hint = hint.clone();
                    *hint_timer.borrow_mut() =
                        Some(gloo::timers::callback::Timeout::new(1200, move || hint.set(false)));
                }
            };
            if let (Some(base), Some(top)) = (base.cast(), top.cast()) {
                match GraphView::new(base, top, graph, metrics.0, report) {
                    Ok(made) => {
                        if let Some(map) = map.cast() {
                            made.take_map(map);
                        }
                        *view.borrow_mut() = Some(made);
                    }
                    Err(error) => failed.set(Some(error.to_string())),
                }
            }
            move || drop(view.borrow_mut().take())
        });
    }
    {
        let view = view.clone();
        use_effect_with((graph.clone(), props.refresh), move |(graph, _)| {
            if let Some(view) = &*view.borrow() {
                view.set(graph.clone());
                view.refresh();
            }
        });
    }
    {
        let view = view.clone();
        let focused = focused.filter(|_| *has_focus);
        let pointed = Overlay { hovered: props.hovered, focused, tie: None };
        use_effect_with(pointed, move |pointed| {
            if let Some(view) = &*view.borrow() {
                view.point(*pointed);
                if let Some(node) = pointed.focused {
                    view.reveal(node);
                }
            }
        });
    }
    {
        let view = view.clone();
        use_effect_with(props.command, move |command| {
            if let (Some(view), Some(command)) = (&*view.borrow(), command) {
                run(view, command.kind);
            }
        });
    }

    let picked = graph.explore.picked.len();
    {
        let on_announce = props.on_announce.clone();
        let before = use_mut_ref(|| picked);
        use_effect_with(picked, move |picked| {
            if before.replace(*picked) != *picked {
                on_announce.emit(i18n::text(lang, &Msg::PickedCount(*picked)));
            }
        });
    }
    let has_picked = picked > 0;
    let walk = use_mut_ref(|| 0usize);
    let onkeydown = {
        let (view, focused, dispatch) = (view.clone(), focused.clone(), dispatch.clone());
        let (dataset, drawn, trail) = (dataset.clone(), drawn.clone(), trail.clone());
        let (on_announce, selection) =
            (props.on_announce.clone(), graph.ego.as_ref().map(|ego| ego.center));
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let from = focused.or(selection);
            let go = |to: Option<NodeIx>| {
                if let Some(to) = to {
                    if let Some(from) = from {
                        trail.borrow_mut().push(from);
                    }
                    *walk.borrow_mut() = 0;
                    focused.set(Some(to));
                }
            };
            let toward =
                |dx, dy| view.borrow().as_ref().and_then(|view| view.nearest(from, dx, dy));
            match event.key().as_str() {
                "ArrowLeft" => go(toward(-1.0, 0.0)),
                "ArrowRight" => go(toward(1.0, 0.0)),
                "ArrowUp" => go(toward(0.0, -1.0)),
                "ArrowDown" => go(toward(0.0, 1.0)),
                "Home" => go(drawn.first().copied()),
                "End" => go(drawn.last().copied()),
                key @ ("[" | "]") => {
                    // The walk goes around the entry it began at; Enter or an arrow moves on.
                    let mut trail = trail.borrow_mut();
                    let mut step = walk.borrow_mut();
                    let hub = match (*step, trail.last(), from) {
                        (0, _, Some(from)) => from,
                        (_, Some(hub), _) => *hub,
                        _ => return,
                    };
                    let ties = connections(&dataset, hub);
                    if ties.is_empty() {
                        return;
                    }
                    if *step == 0 {
                        trail.push(hub);
                    }
                    let next = match (key, *step) {
                        ("]", step) => step % ties.len() + 1,
                        (_, 0 | 1) => ties.len(),
                        (_, step) => step - 1,
                    };
                    *step = next;
                    let tie = ties[next - 1];
                    on_announce.emit(tie_sentence(&dataset, hub, tie.relation, lang));
                    focused.set(Some(tie.node));
                }
                "Backspace" => {
                    if let Some(back) = trail.borrow_mut().pop() {
                        *walk.borrow_mut() = 0;
                        focused.set(Some(back));
                    }
                }
                "x" | "X" => match from {
                    Some(node) => {
                        act(&dispatch, Action::Explore(ExploreAction::TogglePick(node)));
                    }
                    None => return,
                },
                "Escape" if has_picked => {
                    act(&dispatch, Action::Explore(ExploreAction::Pick(Vec::new())));
                }
                "Enter" => match from {
                    Some(node) => act(&dispatch, Action::Select(Some(node))),
                    None => return,
                },
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocus = {
        let (has_focus, focused, drawn) = (has_focus.clone(), focused.clone(), drawn.clone());
        let selection = graph.ego.as_ref().map(|ego| ego.center);
        Callback::from(move |_: FocusEvent| {
            has_focus.set(true);
            focused.set(focused.or(selection).or_else(|| drawn.first().copied()));
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
    let selection = graph.ego.as_ref().map(|ego| ego.center);
    let option_id = |ix: NodeIx| format!("net-{}", dataset.node(ix).id);
    let zoom = |kind: PaneCommandKind, label: Msg<'static>, content: Html| {
        let view = view.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(view) = &*view.borrow() {
                run(view, kind);
            }
        });
        let label = i18n::text(lang, &label);
        let title = Some(label.clone());
        Button { label: Some(label), title, onclick, content, ..Button::default() }.html()
    };
    let save = |format: Format, words: &'static str| {
        let (view, hidden, window) = (view.clone(), graph.visible.hidden, props.window);
        let (unsaved, on_announce) = (unsaved.clone(), props.on_announce.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let text = FigureText {
                shown: shown_words(hidden, window, lang),
                link: format!("{}#{}", dom::page_address(), history::fragment()),
                today: dom::today(),
            };
            if view.borrow().as_ref().is_some_and(|view| !view.save(&text, format)) {
                let said = i18n::text(lang, &Msg::SaveFailed);
                unsaved.set(Some(said.clone()));
                on_announce.emit(said);
            }
            dom::fold(SAVE_ID);
        });
        let label = format!("{}: {words}", i18n::text(lang, &Msg::SavePicture));
        Button { label: Some(label), onclick, content: text(words), ..Button::default() }.html()
    };
    let description = i18n::text(
        lang,
        &Msg::NetworkDescription {
            entries: dataset.nodes().len(),
            ties: dataset.relations().len(),
        },
    );
    let label = i18n::text(lang, &Msg::NetworkLabel);
    let picture = html! {
        <>
            <p id="network-help" class="hidden">{ description }</p>
            <canvas ref={base} aria-hidden="true"></canvas>
            <canvas ref={top} class="top" aria-hidden="true"></canvas>
            <canvas ref={map} class="minimap" aria-hidden="true"></canvas>
            <div class="mirror" role="listbox" tabindex="0" id={MIRROR_ID} {onkeydown} {onfocus} {onblur}
                aria-label={label.clone()} aria-describedby="network-help"
                aria-activedescendant={focused.map(option_id)}>
                { for options.iter().map(|ix| {
                    mirror_row(dataset, *ix, option_id(*ix), selection == Some(*ix), lang)
                }) }
            </div>
        </>
    };
    // A list of its own: what comes and goes in it leaves the canvases where they are.
    let mut notes = Vec::new();
    if let Some(error) = &*failed {
        let said = row(vec![
            text(i18n::text(lang, &Msg::NoCanvas)),
            drawing("<br>"),
            words("span", "muted", error.clone()),
        ]);
        notes.push(el("p", "no-canvas", said));
    }
    if let Some(said) = &*unsaved {
        let unsaved = unsaved.clone();
        let close = Callback::from(move |_: MouseEvent| unsaved.set(None));
        let sign = cross("close", i18n::text(lang, &Msg::Close), close);
        notes.push(el("p", "unsaved", row(vec![text(said.clone()), sign])));
    }
    if let (Some((nodes, at)), Some(later)) = (&*choice, props.later.get()) {
        let choice = choice.clone();
        let on_close = Callback::from(move |()| choice.set(None));
        let (dispatch, at) = (&props.dispatch, *at);
        notes.push((later.chooser)(ChooserProps { dataset, dispatch, nodes, at, lang, on_close }));
    }
    if *hint {
        let said = text(i18n::text(lang, &Msg::WheelHint(dom::zoom_modifier())));
        notes.push(Tag::new("p", "wheel-hint").set("aria-hidden", "true".into()).around(said));
    }
    let mut keep = Html::default();
    if graph.save.is_some() {
        let said = i18n::text(lang, &Msg::SavePicture);
        let sign = icon!(r#"<path d="M8 2V10M4.5 6.5L8 10L11.5 6.5M2 12.5V14H14V12.5" />"#);
        let summary = Tag::new("summary", "").set("title", said.clone().into()).label(said);
        let formats = row(vec![save(Format::Svg, "SVG"), save(Format::Png, "PNG")]);
        let content = row(vec![summary.around(sign), el("div", "formats", formats)]);
        keep = Tag::new("details", "save").set("id", SAVE_ID.into()).around(content);
    }
    let zoom = row(vec![
        keep,
        zoom(PaneCommandKind::ZoomOut, Msg::ZoomOut, icon!(r#"<path d="M3 8H13" />"#)),
        zoom(PaneCommandKind::ZoomIn, Msg::ZoomIn, icon!(r#"<path d="M3 8H13M8 3V13" />"#)),
        zoom(
            PaneCommandKind::Fit,
            Msg::FitAll,
            icon!(r#"<path d="M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10" />"#),
        ),
    ]);
    // On a phone two fingers zoom, and the way back shows once there is one.
    let class = if graph.camera.is_some() { "zoom away" } else { "zoom" };
    let zoom = Tag::new("div", class).set("role", "group".into()).around(zoom);
    Tag::new("section", "graph").label(label).around(row(vec![picture, row(notes), zoom]))
}

/// An entry that is drawn, as a row for those who do not see the drawing.
#[inline(never)]
pub fn mirror_row(
    dataset: &DatasetRef,
    ix: NodeIx,
    id: String,
    selected: bool,
    lang: Lang,
) -> Html {
    html! {
        <div key={ix.0} role="option" {id} aria-selected={truth(selected)}>
            { spoken(dataset, ix, lang) }
        </div>
    }
}

fn run(view: &GraphView, kind: PaneCommandKind) {
    match kind {
        PaneCommandKind::ZoomIn => view.zoom(ZOOM_STEP),
        PaneCommandKind::ZoomOut => view.zoom(1.0 / ZOOM_STEP),
        PaneCommandKind::Fit => view.fit(),
        PaneCommandKind::Play => {}
    }
}

/// What is hidden or faded, in words.
fn shown_words(hidden: HiddenCounts, window: Option<TimeWindow>, lang: Lang) -> String {
    if hidden.is_empty() {
        return String::new();
    }
    let window =
        window.map(|window| format_span(window.span(), lang, DateStyle::Short)).unwrap_or_default();
    i18n::text(lang, &Msg::HiddenLine(hidden, &window))
}

/// What a screen reader says of an entry.
pub(super) fn spoken(dataset: &DatasetRef, ix: NodeIx, lang: Lang) -> String {
    let node = dataset.node(ix);
    let date =
        node.date.as_ref().map(|date| format_date(date, lang, DateStyle::Long)).unwrap_or_default();
    i18n::text(
        lang,
        &Msg::NodeSpoken {
            name: node.name.get(lang),
            kind: &i18n::text(lang, &Msg::KindName(node.kind)),
            date: &date,
            region: dataset.region(node.region).name.get(lang),
            connections: dataset.degree(ix),
            disputed: usize::from(node.dispute_count),
        },
    )
}

/// A tie in words, read from one of its ends.
fn tie_sentence(
    dataset: &DatasetRef,
    hub: NodeIx,
    relation: crate::model::RelationIx,
    lang: Lang,
) -> String {
    let relation = dataset.relation(relation);
    let vocabulary = dataset.type_of(relation);
    let verb = if relation.from == hub { &vocabulary.forward } else { &vocabulary.reverse };
    let date = relation
        .date
        .as_ref()
        .map(|date| format_date(date, lang, DateStyle::Long))
        .unwrap_or_default();
    let (from, to) = (dataset.node(hub), dataset.node(relation.other(hub)));
    i18n::text(lang, &Msg::TieSpoken(from.name.get(lang), verb.get(lang), to.name.get(lang), &date))
}
