//! All keys, and what the exhibit says of itself.

use yew::prelude::*;

use super::{
    colophon::licence_line,
    later::AwaitedLater,
    parts::{Tag, cross, el, row, words},
    store::DatasetRef,
};
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
    later: &AwaitedLater,
) -> Html {
    let say = |msg: Msg<'_>| i18n::text(lang, &msg);
    let close = Callback::from(|_: MouseEvent| dom::close_dialog(HELP_ID));
    let switch = {
        let (on_single_keys, next) = (on_single_keys.clone(), !single_keys);
        Callback::from(move |_: Event| on_single_keys.emit(next))
    };
    let head = row(vec![
        Tag::new("h2", "").set("id", "help-title".into()).around(say(Msg::KeysTitle).into()),
        cross("close", say(Msg::Close), close),
    ]);
    let keys = match later.get() {
        Some(later) => (later.keys)(lang),
        None => later.placeholder(lang),
    };
    html! {
        <dialog id={HELP_ID} class="help" aria-labelledby="help-title" lang={lang.tag()}>
            { el("div", "help-head", head) }
            { keys }
            <label class="check">
                <input type="checkbox" checked={single_keys} onchange={switch} />
                { say(Msg::SingleKeys) }
            </label>
            { words("p", "", say(Msg::AboutIce)) }
            { el("p", "", licence_line(dataset, lang)) }
        </dialog>
    }
}

/// What each key does.
pub fn keys(lang: Lang) -> Html {
    let say = |msg: Msg<'_>| i18n::text(lang, &msg);
    let keys = KeyHelp::ALL.iter().map(|(help, keys)| {
        let keys: Html = keys.iter().map(|key| words("kbd", "", (*key).into())).collect();
        let meaning = words("dd", "", say(Msg::KeyMeaning(*help)));
        el("div", "", row(vec![el("dt", "", keys), meaning]))
    });
    el("dl", "keys", keys.collect())
}
