//! The legend, which is also the filter: counts are computed, a click leaves a kind out, with Alt
//! all others.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{
    explore::{Explorer, OPENER_ID, Opened},
    glyph::glyph,
    parts::{Button, drawing, el, row, text, truth, words},
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{self, Msg, Phrase, number, phrase},
    model::{Certainty, Kind, Lang},
    query::Visible,
    state::{Action, Filter, FilterAction, TimeWindow},
};

/// What the legend needs.
pub struct LegendProps<'a> {
    /// The history.
    pub dataset: &'a DatasetRef,
    /// Sends actions.
    pub dispatch: &'a Dispatch,
    /// What is left out.
    pub filter: &'a Filter,
    /// The time window.
    pub window: Option<TimeWindow>,
    /// Language of the reader.
    pub lang: Lang,
    /// What counts under a filter, once it is here.
    pub explorer: Option<&'static Explorer>,
    /// Whether the drawer is open.
    pub opened: bool,
    /// Opens or closes the drawer.
    pub on_open: &'a Callback<Option<Opened>>,
}

/// A finger that rests so long isolates.
const LONG_PRESS_MS: u32 = 480;

/// Kinds with their counts, what lines mean, and the way to the drawer.
#[hook]
pub fn use_legend(props: LegendProps<'_>) -> Html {
    let LegendProps { dataset, dispatch, filter, window, lang, explorer, opened, on_open } = props;
    let open = use_state_eq(|| false);
    let counting = (dataset.clone(), filter.clone(), window, explorer.is_some());
    let counts: Rc<[usize; 7]> = use_memo(counting, |(dataset, filter, window, _)| match explorer
        .filter(|_| !filter.is_empty())
    {
        Some(explorer) => (explorer.kind_counts)(dataset, filter, *window),
        None => Kind::ALL.map(|kind| Visible::count_of_kind(dataset, kind, *window)),
    });
    // A finger that rests isolates, as Alt does; the click that follows it is not one.
    let press = use_mut_ref(|| None::<Timeout>);
    let was_long = use_mut_ref(|| false);
    let kinds = Kind::ALL.into_iter().zip(*counts).map(|(kind, count)| {
        let shown = !filter.hidden_kinds.contains(kind);
        let onclick = {
            let (dispatch, was_long) = (dispatch.clone(), was_long.clone());
            Callback::from(move |event: MouseEvent| {
                if std::mem::take(&mut *was_long.borrow_mut()) {
                    return;
                }
                let action = if event.alt_key() {
                    FilterAction::IsolateKind(kind)
                } else {
                    FilterAction::ToggleKind(kind)
                };
                act(&dispatch, Action::Filter(action));
            })
        };
        let onpointerdown = {
            let (dispatch, press, was_long) = (dispatch.clone(), press.clone(), was_long.clone());
            Callback::from(move |event: PointerEvent| {
                *was_long.borrow_mut() = false;
                if event.pointer_type() != "touch" {
                    return;
                }
                let (dispatch, was_long) = (dispatch.clone(), was_long.clone());
                *press.borrow_mut() = Some(Timeout::new(LONG_PRESS_MS, move || {
                    *was_long.borrow_mut() = true;
                    act(&dispatch, Action::Filter(FilterAction::IsolateKind(kind)));
                }));
            })
        };
        let give_up = {
            let press = press.clone();
            Callback::from(move |_: PointerEvent| drop(press.borrow_mut().take()))
        };
        let name = i18n::text(lang, &Msg::KindPlural(kind));
        let title = i18n::text(lang, &Msg::LegendKindHint(&name));
        let content = row(vec![
            glyph(kind),
            words("span", "legend-name", name),
            words("span", "legend-count", number(lang, count)),
        ]);
        let (pressed, title) = (Some(shown), Some(title));
        let button = Button { pressed, title, onclick, content, ..Button::default() }.html();
        html! {
            <li {onpointerdown} onpointerup={give_up.clone()} onpointercancel={give_up.clone()}
                onpointerleave={give_up}>
                { button }
            </li>
        }
    });
    let only_firm = filter.firmness.0 != Certainty::Disputed;
    let firmness = {
        let dispatch = dispatch.clone();
        let next = if only_firm { Certainty::Disputed } else { Certainty::Probable };
        Callback::from(move |_: MouseEvent| {
            act(&dispatch, Action::Filter(FilterAction::Firmness(next)));
        })
    };
    let disputed = i18n::text(lang, &Msg::Disputed);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let mut filters = vec![text(i18n::text(lang, &Msg::Filters))];
    if !filter.is_empty() {
        filters.push(words("span", "legend-active", "•".into()));
    }
    let toggle = Button {
        class: "legend-toggle",
        expanded: Some(*open),
        onclick: toggle,
        content: row(filters),
        ..Button::default()
    };
    let contested = Button {
        pressed: Some(!only_firm),
        title: Some(i18n::text(lang, &Msg::LegendHint(&disputed))),
        onclick: firmness,
        content: row(vec![drawing(DASHED), text(disputed)]),
        ..Button::default()
    };
    let lines = row(vec![
        el("li", "", row(vec![drawing(TURN), text(i18n::text(lang, &Msg::BeforeAfter))])),
        el("li", "", contested.html()),
    ]);
    let open_drawer = {
        let on_open = on_open.clone();
        Callback::from(move |_: MouseEvent| {
            on_open.emit((!opened).then(|| Opened::default().now()));
        })
    };
    let opener = html! {
        <button type="button" id={OPENER_ID} class="explore-open" aria-expanded={truth(opened)}
            onclick={open_drawer}>
            { phrase(lang, Phrase::Explore, &[]) }
        </button>
    };
    let content = row(vec![
        opener,
        toggle.html(),
        el("ul", "legend-kinds", kinds.collect()),
        el("ul", "legend-lines", lines),
    ]);
    el("div", if *open { "legend open" } else { "legend" }, content)
}

/// A line that turns from before the speech to after it.
const TURN: &str = concat!(
    r#"<svg viewBox="0 0 54 8" aria-hidden="true" focusable="false">"#,
    r#"<path class="before" d="M0 4H27" /><path class="after" d="M27 4H54" /></svg>"#
);
/// The line of what is disputed.
const DASHED: &str = concat!(
    r#"<svg viewBox="0 0 30 8" aria-hidden="true" focusable="false">"#,
    r#"<path class="dashed" d="M0 4H30" /></svg>"#
);
