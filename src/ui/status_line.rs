//! One line that says how much is hidden by what, with one click to undo each.

use yew::prelude::*;

use super::{
    parts::{button, el, row, words},
    store::{Dispatch, act},
};
use crate::{
    i18n::{self, DateStyle, Msg, format_span},
    model::Lang,
    query::HiddenCounts,
    state::{Action, Filter, FilterAction, TimeAction, TimeWindow},
};

/// Empty where everything is shown.
pub fn status_line(
    dispatch: &Dispatch,
    hidden: HiddenCounts,
    filter: &Filter,
    window: Option<TimeWindow>,
    lang: Lang,
) -> Html {
    if hidden.is_empty() && filter.is_empty() {
        return Html::default();
    }
    let window_words =
        window.map(|window| format_span(window.span(), lang, DateStyle::Short)).unwrap_or_default();
    let undo = |action: Action, words: Msg<'static>| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, action.clone()));
        button("undo", i18n::text(lang, &words), onclick)
    };
    let said = i18n::text(lang, &Msg::HiddenLine(hidden, &window_words));
    let mut parts = vec![words("span", "", said)];
    if hidden.by_time > 0 {
        parts.push(undo(Action::Time(TimeAction::Window(None)), Msg::ShowAllTimes));
    }
    if !filter.is_empty() {
        parts.push(undo(Action::Filter(FilterAction::Clear), Msg::ClearFilters));
    }
    el("p", "status-line", row(parts))
}
