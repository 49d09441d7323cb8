//! The strip 1917–1991: the density of dated facts with the brush upon it. Its bars are drawn with
//! plotters when the bundle is built (`charts::overview::strip`).

use yew::prelude::*;

use super::{
    hooks::use_size,
    store::{Dispatch, act},
};
use crate::{
    i18n::{self, DateStyle, Msg, format_span},
    model::{Lang, Moment},
    number::fixed,
    scene::{Rect, Size, ThemeName},
    state::{Action, TimeAction, TimeWindow},
    time_axis::strip::{TURNING_POINT, named_years, plot_of, scale_of},
    web::dom,
};

/// Room at the left for the name, as in the lanes above.
const GUTTER: f32 = 140.0;

/// What a drag on the brush moves.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grip {
    Start,
    End,
    /// The whole window; the number is how far the pointer is from its start, in days.
    Middle(f64),
    /// A new window, from this day.
    New(f64),
}

/// Chart and brush; `root` becomes its element.
#[hook]
pub fn use_overview(
    root: NodeRef,
    dispatch: &Dispatch,
    window: Option<TimeWindow>,
    lang: Lang,
    theme: ThemeName,
    on_drag: Callback<()>,
) -> Html {
    let shown = window.unwrap_or(TimeWindow::HOME);
    let size = use_size(root.clone());
    let grip = use_mut_ref(|| None::<Grip>);
    let plot = plot_in(size);
    let axis = TimeWindow::AXIS.span();
    let scale = scale_of(plot);

    let set = {
        let dispatch = dispatch.clone();
        move |start: f64, end: f64| {
            let window = TimeWindow::new(
                Moment::from_days(start).day_start(),
                Moment::from_days(end).day_start(),
            );
            act(&dispatch, Action::Time(TimeAction::Window(Some(window))));
        }
    };
    let day_at = {
        let root = root.clone();
        move |event: &PointerEvent| {
            let x = dom::x_within(&root, event) - f64::from(plot.x);
            scale.moment(x).as_days()
        }
    };
    let (from, to) = (scale.x(shown.span().start), scale.x(shown.span().end));
    let onpointerdown = {
        let (grip, day_at, root) = (grip.clone(), day_at.clone(), root.clone());
        let span = shown.span();
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let day = day_at(&event);
            let x = (day - axis.start.as_days()) / (axis.end.as_days() - axis.start.as_days())
                * f64::from(plot.w);
            let chosen = if (x - from).abs() <= 12.0 && (x - from).abs() <= (x - to).abs() {
                Grip::Start
            } else if (x - to).abs() <= 12.0 {
                Grip::End
            } else if from < x && x < to && window_is_narrow(from, to, plot.w) {
                Grip::Middle(day - span.start.as_days())
            } else {
                Grip::New(day)
            };
            *grip.borrow_mut() = Some(chosen);
            dom::capture_pointer(&root, &event);
        })
    };
    let onpointermove = {
        let (grip, set, day_at) = (grip.clone(), set.clone(), day_at.clone());
        let span = shown.span();
        Callback::from(move |event: PointerEvent| {
            let Some(held) = *grip.borrow() else { return };
            let day = day_at(&event);
            let (start, end) = (span.start.as_days(), span.end.as_days());
            match held {
                Grip::Start => set(day.min(end - 1.0), end),
                Grip::End => set(start, day.max(start + 1.0)),
                Grip::Middle(offset) => set(day - offset, day - offset + (end - start)),
                Grip::New(first) if (day - first).abs() > 20.0 => set(first, day),
                Grip::New(_) => return,
            }
            on_drag.emit(());
        })
    };
    let release = {
        let grip = grip.clone();
        Callback::from(move |_: PointerEvent| *grip.borrow_mut() = None)
    };
    let ondblclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Time(TimeAction::Window(Some(TimeWindow::AXIS))));
        })
    };
    let handle = |is_start: bool, x: f64| {
        let span = shown.span();
        let set = set.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            // Whole days, so that a step back ends where a step on began.
            let step = if event.shift_key() { 365.0 } else { 30.0 };
            let (start, end) = (span.start.as_days(), span.end.as_days());
            let by = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => -step,
                "ArrowRight" | "ArrowUp" => step,
                "PageDown" => -3652.0,
                "PageUp" => 3652.0,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            if is_start {
                set((start + by).min(end - 1.0), end);
            } else {
                set(start, (end + by).max(start + 1.0));
            }
        });
        let (label, at) = if is_start {
            (Msg::BrushStart, span.start)
        } else {
            (Msg::BrushEnd, span.end.plus_days(-1))
        };
        let day = |moment: Moment| (moment.as_days() as i64).to_string();
        html! {
            <span class="handle" role="slider" tabindex="0" {onkeydown}
                style={left(f64::from(plot.x) + x)}
                aria-label={i18n::text(lang, &label)} aria-orientation="horizontal"
                aria-valuemin={day(axis.start)} aria-valuemax={day(axis.end)} aria-valuenow={day(at)}
                aria-valuetext={i18n::format_moment(at, lang, DateStyle::Long)}></span>
        }
    };
    let area = place(plot.x.into(), plot.w.into(), plot.y.into(), plot.h.into());
    let frame = frame(plot, [from, to]);
    html! {
        <div class={classes!("overview", window.is_none().then_some("unset"))} ref={root}
            {onpointerdown} {onpointermove} onpointerup={release.clone()} onpointercancel={release} {ondblclick}>
            <p class="overview-name">
                { format_span(axis, lang, DateStyle::Short) }
                <span>{ i18n::text(lang, &Msg::OverviewHint) }</span>
            </p>
            <img class="bars" style={area} src={format!("data/overview-{}.svg", theme.id())}
                alt={i18n::text(lang, &Msg::OverviewLabel)} draggable="false" />
            { for named_years(size, plot).into_iter().map(|(year, x)| html! {
                <span class={classes!("year", (year == TURNING_POINT).then_some("now"))}
                    style={left(x.into())}>{ year }</span>
            }) }
            <span class="brush" style={frame}></span>
            { handle(true, from) }
            { handle(false, to) }
        </div>
    }
}

/// Moves brush and handles, without a new rendering, to a window that is being dragged.
pub fn show_brush(root: &NodeRef, window: TimeWindow) {
    let Some(root) = root.cast::<web_sys::Element>() else { return };
    let plot = plot_in(Size::new(root.client_width() as f32, root.client_height() as f32));
    let (scale, span) = (scale_of(plot), window.span());
    let ends = [span.start, span.end].map(|moment| scale.x(moment));
    let set = |element: Option<web_sys::Element>, style: String| {
        // Fails only for names that are none.
        let _ = element.map(|element| element.set_attribute("style", &style));
    };
    set(root.query_selector(".brush").ok().flatten(), frame(plot, ends));
    let handles = root.get_elements_by_class_name("handle");
    for (i, x) in ends.into_iter().enumerate() {
        set(handles.item(i as u32), left(f64::from(plot.x) + x));
    }
}

/// Where time runs in a strip of a size.
fn plot_in(size: Size) -> Rect {
    plot_of(size, if size.w < 480.0 { 14.0 } else { GUTTER })
}

/// The style of the brush.
fn frame(plot: Rect, [from, to]: [f64; 2]) -> String {
    let (top, height) = (f64::from(plot.y) - 4.0, f64::from(plot.h) + 8.0);
    place(f64::from(plot.x) + from, (to - from).max(2.0), top, height)
}

/// A window that covers most of the axis leaves no room to draw a new one beside it, so a drag
/// inside it starts a new one.
fn window_is_narrow(from: f64, to: f64, width: f32) -> bool {
    to - from < f64::from(width) * 0.8
}

/// The style of a box, in pixels.
fn place(x: f64, w: f64, y: f64, h: f64) -> String {
    let [x, w, y, h] = [x, w, y, h].map(|pixels| fixed(pixels, 1));
    format!("left:{x}px;width:{w}px;top:{y}px;height:{h}px")
}

/// The style of a place along the strip.
fn left(x: f64) -> String {
    format!("left:{}px", fixed(x, 1))
}
