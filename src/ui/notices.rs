//! What could not be read of the link or the data: said once, closed with a click.

use yew::prelude::*;

use crate::{
    i18n::{self, Msg},
    model::Lang,
    state::link::LinkProblem,
};

/// Props of [`Notices`].
#[derive(PartialEq, Properties)]
pub struct NoticesProps {
    /// Parts of the link that were dropped.
    pub link_problems: Vec<LinkProblem>,
    /// How many records of the data are at fault.
    pub data_problems: usize,
    /// Whether the texts did not arrive.
    pub texts_missing: bool,
    /// Language of the reader.
    pub lang: Lang,
    /// The reader has read them.
    pub on_close: Callback<()>,
}

/// A bar; empty where there is nothing to say.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let NoticesProps { link_problems, data_problems, texts_missing, lang, on_close } = props;
    let lang = *lang;
    if link_problems.is_empty() && *data_problems == 0 && !texts_missing {
        return Html::default();
    }
    let close = on_close.reform(|_: MouseEvent| ());
    html! {
        <div class="notices" role="status">
            <ul>
                { for link_problems.iter().map(|problem| html! {
                    <li>{ i18n::text(lang, &Msg::LinkProblem(problem)) }</li>
                }) }
                if *data_problems > 0 {
                    <li>{ i18n::text(lang, &Msg::DataProblems(*data_problems)) }</li>
                }
                if *texts_missing {
                    <li>{ i18n::text(lang, &Msg::TextsMissing) }</li>
                }
            </ul>
            <button type="button" class="close" onclick={close} aria-label={i18n::text(lang, &Msg::Close)}>{ "×" }</button>
        </div>
    }
}
