//! All keys, and what the exhibit says of itself.

use yew::prelude::*;

use super::{colophon::READING_EDITION, store::DatasetRef};
use crate::{
    i18n::{self, KeyHelp, Msg},
    model::Lang,
    web::dom,
};

/// Id of the dialog.
pub const HELP_ID: &str = "help";

/// A modal dialog of the browser's own, which keeps the focus inside and closes on Escape.
pub fn help(
    dataset: &DatasetRef,
    lang: Lang,
    single_keys: bool,
    on_single_keys: &Callback<bool>,
) -> Html {
    let words = |msg: Msg<'_>| i18n::text(lang, &msg);
    let close = Callback::from(|_: MouseEvent| dom::close_dialog(HELP_ID));
    let switch = {
        let (on_single_keys, next) = (on_single_keys.clone(), !single_keys);
        Callback::from(move |_: Event| on_single_keys.emit(next))
    };
    let meta = dataset.meta();
    html! {
        <dialog id={HELP_ID} class="help" aria-labelledby="help-title" lang={lang.tag()}>
            <div class="help-head">
                <h2 id="help-title">{ words(Msg::KeysTitle) }</h2>
                <button type="button" class="close" onclick={close} aria-label={words(Msg::Close)}>{ "×" }</button>
            </div>
            <dl class="keys">
                { for KeyHelp::ALL.iter().map(|(help, keys)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                        <dd>{ words(Msg::KeyMeaning(*help)) }</dd>
                    </div>
                }) }
            </dl>
            <label class="check">
                <input type="checkbox" checked={single_keys} onchange={switch} />
                { words(Msg::SingleKeys) }
            </label>
            <p>{ words(Msg::AboutIce) }</p>
            <p>{ words(Msg::LicenceLine(&meta.version, &meta.licence)) }{ " " }
                <a href={READING_EDITION}>{ words(Msg::ReadingEdition) }</a>
            </p>
        </dialog>
    }
}
