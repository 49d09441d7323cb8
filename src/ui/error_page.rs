//! The page that stands where the exhibit cannot: what happened, what to do, where to read on.

use yew::prelude::*;

use crate::{
    i18n::{self, Msg},
    model::Lang,
    web::dom,
};

/// Where the reading edition starts, from the exhibit's page.
pub fn reading_edition(lang: Lang) -> String {
    format!("read/{}/index.html", lang.tag())
}

/// Props of [`ErrorPage`].
#[derive(PartialEq, Properties)]
pub struct ErrorPageProps {
    /// Language of the reader.
    pub lang: Lang,
    /// What went wrong, in the words of the browser or the reader of the data.
    pub detail: AttrValue,
}

/// A page of its own.
#[component]
pub fn ErrorPage(props: &ErrorPageProps) -> Html {
    let lang = props.lang;
    let again = Callback::from(|_: MouseEvent| dom::reload());
    html! {
        <main class="error-page" lang={lang.tag()}>
            <h1>{ i18n::text(lang, &Msg::DataMissingTitle) }</h1>
            <p>{ i18n::text(lang, &Msg::DataMissingText) }</p>
            <p><button type="button" class="primary" onclick={again}>{ i18n::text(lang, &Msg::TryAgain) }</button></p>
            <p>{ i18n::text(lang, &Msg::StillRead) }{ " " }
                <a href={reading_edition(lang)}>{ i18n::text(lang, &Msg::ReadingEdition) }</a>
            </p>
            <p class="muted detail">{ props.detail.clone() }</p>
        </main>
    }
}
