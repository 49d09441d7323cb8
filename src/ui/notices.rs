//! What could not be read of the link or the data: said once, closed with a click.

use yew::prelude::*;

use crate::{
    i18n::{self, Msg},
    model::Lang,
    state::link::LinkProblem,
};

/// A bar; empty where there is nothing to say.
pub fn notices(
    link_problems: &[LinkProblem],
    data_problems: usize,
    texts_missing: bool,
    lang: Lang,
    on_close: &Callback<()>,
) -> Html {
    if link_problems.is_empty() && data_problems == 0 && !texts_missing {
        return Html::default();
    }
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <div class="notices" role="status">
            <ul>
                { for link_problems.iter().map(|problem| html! {
                    <li>{ i18n::text(lang, &Msg::LinkProblem(problem)) }</li>
                }) }
                if data_problems > 0 {
                    <li>{ i18n::text(lang, &Msg::DataProblems(data_problems)) }</li>
                }
                if texts_missing {
                    <li>{ i18n::text(lang, &Msg::TextsMissing) }</li>
                }
            </ul>
            <button type="button" class="close" onclick={close} aria-label={i18n::text(lang, &Msg::Close)}>{ "×" }</button>
        </div>
    }
}
