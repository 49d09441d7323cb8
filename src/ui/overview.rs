//! The strip 1917–1991: the density of dated facts, drawn with plotters, with the brush upon it.

use yew::prelude::*;

use super::{
    hooks::use_size,
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    charts::overview::{OverviewWords, overview, plot_of},
    i18n::{self, DateStyle, Msg, format_span},
    model::{Lang, Moment},
    query::activity::{Bucket, activity},
    scene::{Size, Theme, ThemeName},
    state::{Action, TimeAction, TimeWindow},
    time_axis::TimeScale,
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

/// Chart and brush.
#[hook]
pub fn use_overview(
    dataset: &DatasetRef,
    dispatch: &Dispatch,
    window: Option<TimeWindow>,
    lang: Lang,
    theme: ThemeName,
) -> Html {
    let shown = window.unwrap_or(TimeWindow::HOME);
    let root = use_node_ref();
    let size = use_size(root.clone());
    let grip = use_mut_ref(|| None::<Grip>);
    let gutter = if size.w < 560.0 { 14.0 } else { GUTTER };
    let chart = use_memo((dataset.clone(), size, lang, theme), |(dataset, size, lang, theme)| {
        draw(dataset, *size, gutter, *lang, *theme)
    });
    let plot = plot_of(size, gutter);
    let axis = TimeWindow::AXIS.span();
    let scale = TimeScale::between(axis.start.as_days(), axis.end.as_days(), f64::from(plot.w));

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
        let (grip, day_at) = (grip.clone(), day_at.clone());
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
            dom::capture_pointer(&event);
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
                Grip::New(_) => {}
            }
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
            let step = if event.shift_key() { 365.25 } else { 30.4375 };
            let (start, end) = (span.start.as_days(), span.end.as_days());
            let by = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => -step,
                "ArrowRight" | "ArrowUp" => step,
                "PageDown" => -3652.5,
                "PageUp" => 3652.5,
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
                style={format!("left:{:.1}px", f64::from(plot.x) + x)}
                aria-label={i18n::text(lang, &label)} aria-orientation="horizontal"
                aria-valuemin={day(axis.start)} aria-valuemax={day(axis.end)} aria-valuenow={day(at)}
                aria-valuetext={i18n::format_moment(at, lang, DateStyle::Long)}></span>
        }
    };
    let frame = format!(
        "left:{:.1}px;width:{:.1}px;top:{:.1}px;height:{:.1}px",
        f64::from(plot.x) + from,
        (to - from).max(2.0),
        plot.y - 4.0,
        plot.h + 8.0,
    );
    html! {
        <div class={classes!("overview", window.is_none().then_some("unset"))} ref={root}
            {onpointerdown} {onpointermove} onpointerup={release.clone()} onpointercancel={release} {ondblclick}>
            <p class="overview-name">
                { format_span(axis, lang, DateStyle::Short) }
                <span>{ i18n::text(lang, &Msg::OverviewHint) }</span>
            </p>
            { Html::from_html_unchecked(AttrValue::from((*chart).clone())) }
            <span class="brush" style={frame}></span>
            { handle(true, from) }
            { handle(false, to) }
        </div>
    }
}

/// A window that covers most of the axis leaves no room to draw a new one beside it, so a drag
/// inside it starts a new one.
fn window_is_narrow(from: f64, to: f64, width: f32) -> bool {
    to - from < f64::from(width) * 0.8
}

fn draw(dataset: &DatasetRef, size: Size, gutter: f32, lang: Lang, theme: ThemeName) -> String {
    if size.w < 40.0 || size.h < 20.0 {
        return String::new();
    }
    let axis = TimeWindow::AXIS.span();
    let bins = activity(dataset, Bucket::Year, axis, &|_| true);
    let words =
        OverviewWords { title: &i18n::text(lang, &Msg::OverviewLabel), desc: "", year: None };
    // A chart too small to draw is left out; the brush stays.
    overview(&bins, size, gutter, Theme::of(theme), &words)
        .map(|chart| chart.svg)
        .unwrap_or_default()
}
