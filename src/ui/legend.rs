//! The legend, which is also the filter: counts are computed, a click leaves a kind out, with Alt
//! all others.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    glyph::glyph,
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{self, Msg, number},
    model::{Certainty, Kind, Lang},
    query::Visible,
    state::{Action, Filter, FilterAction, TimeWindow},
};

/// Kinds with their counts, and what lines mean.
#[hook]
pub fn use_legend(
    dataset: &DatasetRef,
    dispatch: &Dispatch,
    filter: &Filter,
    window: Option<TimeWindow>,
    lang: Lang,
) -> Html {
    let open = use_state_eq(|| false);
    let counts: Rc<[usize; 7]> = use_memo((dataset.clone(), window), |(dataset, window)| {
        Kind::ALL.map(|kind| Visible::count_of_kind(dataset, kind, *window))
    });
    let kinds = Kind::ALL.into_iter().zip(*counts).map(|(kind, count)| {
        let shown = !filter.hidden_kinds.contains(kind);
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            let action = if event.alt_key() {
                FilterAction::IsolateKind(kind)
            } else {
                FilterAction::ToggleKind(kind)
            };
            act(&dispatch, Action::Filter(action));
        });
        let name = i18n::text(lang, &Msg::KindPlural(kind));
        let title = i18n::text(lang, &Msg::LegendHint(&name));
        html! {
            <li>
                <button type="button" aria-pressed={shown.to_string()} {onclick} {title}>
                    { glyph(kind) }<span class="legend-name">{ name }</span>
                    <span class="legend-count">{ number(lang, count) }</span>
                </button>
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
    html! {
        <div class={classes!("legend", open.then_some("open"))}>
            <button type="button" class="legend-toggle" aria-expanded={open.to_string()} onclick={toggle}>
                { i18n::text(lang, &Msg::Filters) }
                if !filter.is_empty() { <span class="legend-active">{ "•" }</span> }
            </button>
            <ul class="legend-kinds">{ for kinds }</ul>
            <ul class="legend-lines">
                <li>
                    <svg viewBox="0 0 54 8" aria-hidden="true" focusable="false">
                        <path class="before" d="M0 4H27" /><path class="after" d="M27 4H54" />
                    </svg>
                    { i18n::text(lang, &Msg::BeforeAfter) }
                </li>
                <li>
                    <button type="button" aria-pressed={(!only_firm).to_string()} onclick={firmness}
                        title={i18n::text(lang, &Msg::LegendHint(&disputed))}>
                        <svg viewBox="0 0 30 8" aria-hidden="true" focusable="false">
                            <path class="dashed" d="M0 4H30" />
                        </svg>
                        { disputed.clone() }
                    </button>
                </li>
            </ul>
        </div>
    }
}
