//! The timeline's head, canvases, accessible mirror and overview.

use std::cell::RefCell;

use yew::prelude::*;

use super::{
    graph_pane::{SharedMetrics, spoken},
    overview::{show_brush, use_overview},
    parts::{Button, Tag, button, el, row, text, truth, words},
    store::{DatasetRef, Dispatch, act},
    timeline_lanes::{lane_column, lane_tools, use_lanes},
};
use crate::{
    i18n::{self, DateStyle, Msg, Phrase, format_date, format_moment, format_span, phrase},
    model::{Dataset, Kind, Lang, Moment, NodeIx},
    scene::timeline::Grouping,
    state::{Action, SPEECH_DAY, ScaleKind, TimeAction, TimeWindow},
    time_axis::Preset,
    web::timeline_view::{InView, TimelineEvent, TimelineProps, TimelineView},
};

/// Props of [`TimelinePane`].
#[derive(PartialEq, Properties)]
pub struct TimelinePaneProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What the timeline shows.
    pub timeline: TimelineProps,
    /// By what facts are put into lanes.
    pub grouping: Grouping,
    /// Measures labels.
    pub metrics: SharedMetrics,
    /// Hovered here or elsewhere.
    pub hovered: Option<NodeIx>,
    /// Grows when the size or the typefaces changed.
    pub refresh: u32,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
    /// What lets time play.
    pub player: Html,
}

/// The timeline.
#[component]
pub fn TimelinePane(props: &TimelinePaneProps) -> Html {
    let TimelinePaneProps { dataset, dispatch, timeline, hovered, on_hover, .. } = props;
    let lang = timeline.lang;
    let (base, top) = (use_node_ref(), use_node_ref());
    let view = use_mut_ref(|| None::<TimelineView>);
    let in_view = use_state_eq(InView::default);
    let focused = use_state_eq(|| None::<NodeIx>);
    let has_focus = use_state_eq(|| false);
    let (column, strip) = (use_node_ref(), use_node_ref());
    let tools = use_lanes(dataset, props.grouping, lang);

    {
        let (view, base, top) = (view.clone(), base.clone(), top.clone());
        let (timeline, metrics) = (timeline.clone(), props.metrics.clone());
        let (dispatch, on_hover, in_view) = (dispatch.clone(), on_hover.clone(), in_view.clone());
        let (column, lanes) = (column.clone(), tools.props.clone());
        let strip = strip.clone();
        use_effect_with((), move |()| {
            let report = move |event| match event {
                TimelineEvent::Hover(node) => on_hover.emit(node),
                TimelineEvent::Select(node) => act(&dispatch, Action::Select(Some(node))),
                TimelineEvent::Window(window) => {
                    act(&dispatch, Action::Time(TimeAction::Window(Some(window))));
                }
                TimelineEvent::Cursor(moment) => {
                    act(&dispatch, Action::Time(TimeAction::Cursor(Some(moment))));
                }
                TimelineEvent::Moves(window) => show_brush(&strip, window),
                TimelineEvent::InView(facts) => in_view.set(facts),
                TimelineEvent::Scroll(to) => {
                    // Its event tells the view.
                    if let Some(column) = column.cast::<web_sys::Element>() {
                        column.set_scroll_top(to as i32);
                    }
                }
                // The network shows the hint for both.
                TimelineEvent::WheelPassed => {}
            };
            if let (Some(base), Some(top)) = (base.cast(), top.cast()) {
                // Without a canvas the network pane says so.
                *view.borrow_mut() =
                    TimelineView::new(base, top, timeline, lanes, metrics.0, report).ok();
            }
            let watch = RefCell::new(view);
            move || drop(watch.borrow().borrow_mut().take())
        });
    }
    {
        let view = view.clone();
        let shown = (timeline.clone(), tools.props.clone());
        use_effect_with(shown, move |(timeline, lanes)| {
            if let Some(view) = &*view.borrow() {
                view.set(timeline.clone(), lanes.clone());
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
        let column = column.clone();
        use_effect_with(props.grouping, move |_| {
            if let Some(column) = column.cast::<web_sys::Element>() {
                column.set_scroll_top(0);
            }
        });
    }
    {
        let view = view.clone();
        let pointed = [*hovered, focused.filter(|_| *has_focus)];
        use_effect_with(pointed, move |pointed| {
            if let Some(view) = &*view.borrow() {
                view.point(*pointed);
            }
        });
    }

    let on_drag = {
        let view = view.clone();
        use_callback((), move |(): (), ()| {
            if let Some(view) = &*view.borrow() {
                view.follow();
            }
        })
    };
    let on_scroll = {
        let view = view.clone();
        use_callback((), move |to: f32, ()| {
            if let Some(view) = &*view.borrow() {
                view.scroll(to);
            }
        })
    };
    let overview = use_overview(strip, dispatch, timeline.window, lang, timeline.theme, on_drag);
    let onkeydown = {
        let (in_view, focused, dispatch) = (in_view.clone(), focused.clone(), dispatch.clone());
        let view = view.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let facts = &in_view.facts;
            let last = facts.len().saturating_sub(1);
            let at = focused.and_then(|node| facts.iter().position(|fact| *fact == node));
            let to = match (event.key().as_str(), at) {
                ("ArrowRight" | "ArrowDown", at) => at.map_or(0, |at| (at + 1).min(last)),
                ("ArrowLeft" | "ArrowUp", at) => at.map_or(0, |at| at.saturating_sub(1)),
                ("Home", _) => 0,
                ("End", _) => last,
                (key @ ("PageUp" | "PageDown"), _) => {
                    if let Some(view) = &*view.borrow() {
                        view.page(key == "PageUp");
                    }
                    event.prevent_default();
                    event.stop_propagation();
                    return;
                }
                ("Enter", Some(at)) => {
                    act(&dispatch, Action::Select(facts.get(at).copied()));
                    event.prevent_default();
                    event.stop_propagation();
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            focused.set(facts.get(to).copied());
        })
    };
    let onfocus = {
        let (has_focus, focused, in_view) = (has_focus.clone(), focused.clone(), in_view.clone());
        Callback::from(move |_: FocusEvent| {
            has_focus.set(true);
            let known = focused.filter(|node| in_view.facts.contains(node));
            focused.set(known.or_else(|| in_view.facts.first().copied()));
        })
    };
    let onblur = {
        let has_focus = has_focus.clone();
        Callback::from(move |_: FocusEvent| has_focus.set(false))
    };

    let cursor = timeline.cursor.unwrap_or(SPEECH_DAY);
    let shown = timeline.window.unwrap_or(TimeWindow::HOME);
    let option_id = |ix: NodeIx| format!("time-{}", dataset.node(ix).id);
    let nearest = in_view.nearest.iter().flatten().map(|ix| {
        let date = dataset.node(*ix).date.as_ref();
        let when = date.map(|date| format_date(date, lang, DateStyle::Short)).unwrap_or_default();
        let target = date.map(|date| around(date.representative(), shown));
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Time(TimeAction::Window(target)));
        });
        button("secondary", when, onclick)
    });
    let nothing_dated = if in_view.nearest.iter().any(Option::is_some) {
        let span = format_span(shown.span(), lang, DateStyle::Long);
        let where_else = [&span, ". ", &i18n::text(lang, &Msg::NearestFacts)].concat();
        let said = row(vec![
            words("p", "title", i18n::text(lang, &Msg::NothingDated)),
            words("p", "", where_else),
            el("p", "", nearest.collect()),
        ]);
        el("div", "nothing-dated", said)
    } else {
        Html::default()
    };
    let head = row(vec![
        props.player.clone(),
        words("p", "timeline-date", format_moment(cursor, lang, DateStyle::Long)),
        words("p", "timeline-what", what_happened(dataset, cursor, lang)),
        presets(dispatch, timeline, lang),
    ]);
    let chosen = timeline.ego.as_ref().map(|ego| ego.center);
    let (first, near) = around_focus(&in_view.facts, *focused);
    let facts = near.iter().zip(first..).map(|(ix, at)| {
        html! {
            <div key={ix.0} role="option" id={option_id(*ix)} aria-selected={truth(chosen == Some(*ix))}
                aria-posinset={(at + 1).to_string()} aria-setsize={in_view.facts.len().to_string()}>
                { spoken(dataset, *ix, lang) }
            </div>
        }
    });
    let label = i18n::text(lang, &Msg::TimelineLabel);
    let lanes = html! {
        <div class="lanes">
            <p id="timeline-help" class="hidden">{ i18n::text(lang, &Msg::TimelineDescription) }</p>
            <canvas ref={base} aria-hidden="true"></canvas>
            <canvas ref={top} class="top" aria-hidden="true"></canvas>
            <div class="mirror" role="listbox" tabindex="0" {onkeydown} {onfocus} {onblur}
                aria-label={label.clone()} aria-describedby="timeline-help"
                aria-activedescendant={focused.filter(|node| in_view.facts.contains(node)).map(option_id)}>
                { for facts }
            </div>
            { lane_column(&tools, dataset, &in_view.lanes, in_view.content, &column, &on_scroll, lang) }
            { lane_tools(&tools, dispatch, lang) }
            { nothing_dated }
        </div>
    };
    let content = row(vec![el("div", "timeline-head", head), lanes, overview]);
    Tag::new("section", "timeline").label(label).around(content)
}

/// So many facts before and after the focused one are in the page for those who hear it; with all
/// of a large history a page would be slow.
const NEAR: usize = 20;

/// The facts around the focused one, and how many come before them.
fn around_focus(facts: &[NodeIx], focused: Option<NodeIx>) -> (usize, &[NodeIx]) {
    let at = focused.and_then(|node| facts.iter().position(|fact| *fact == node)).unwrap_or(0);
    let (from, to) = (at.saturating_sub(NEAR), (at + NEAR + 1).min(facts.len()));
    (from, facts.get(from..to).unwrap_or_default())
}

/// The most important thing that happened on a day.
fn what_happened(dataset: &Dataset, day: Moment, lang: Lang) -> String {
    let day = day.day_start();
    dataset
        .nodes()
        .iter()
        .filter(|node| node.kind == Kind::Event)
        .find(|node| {
            node.date.as_ref().is_some_and(|date| {
                let span = date.span();
                span.start.day_start() == day && span.days() <= 31
            })
        })
        .map(|node| node.name.get(lang).to_owned())
        .unwrap_or_default()
}

/// A window as long as another around a moment.
fn around(moment: Moment, like: TimeWindow) -> TimeWindow {
    let span = like.span();
    let half = (span.end.0 - span.start.0) / 2;
    TimeWindow::new(moment.plus_minutes(-half), moment.plus_minutes(half))
}

/// The four stretches of time a reader comes back to, the lens, and whether quiet years are folded.
fn presets(dispatch: &Dispatch, timeline: &TimelineProps, lang: Lang) -> Html {
    let shown = timeline.window.unwrap_or(TimeWindow::HOME);
    let pressed = |class, title: Option<Phrase>, words: String, pressed, action: Action| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, action.clone()));
        let title = title.map(|title| phrase(lang, title, &[]));
        let (pressed, content) = (Some(pressed), text(words));
        Button { class, title, pressed, onclick, content, ..Button::default() }.html()
    };
    let buttons = Preset::ALL.into_iter().map(|preset| {
        let span = preset.span();
        let window = TimeWindow::new(span.start, span.end);
        let words = match preset {
            Preset::February1956 => i18n::text(lang, &Msg::PresetFebruary),
            _ => format_span(span, lang, DateStyle::Short),
        };
        let action = Action::Time(TimeAction::Window(Some(window)));
        pressed("", None, words, window == shown, action)
    });
    let say = |words: Phrase| phrase(lang, words, &[]);
    let lens = pressed(
        "lens",
        Some(Phrase::LensCongressMeans),
        say(Phrase::LensCongress),
        timeline.lens,
        Action::Lens(!timeline.lens),
    );
    let is_folded = timeline.scale == ScaleKind::Folded;
    let other = if is_folded { ScaleKind::Even } else { ScaleKind::Folded };
    let fold = pressed(
        "fold",
        Some(Phrase::ScaleFoldedMeans),
        say(Phrase::ScaleFolded),
        is_folded,
        Action::Scale(other),
    );
    Tag::new("div", "presets")
        .set("role", "group".into())
        .label(i18n::text(lang, &Msg::Presets))
        .around(buttons.chain([lens, fold]).collect())
}
