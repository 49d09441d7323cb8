//! Competing accounts side by side, in the dashed box of the design.

use yew::prelude::*;

use super::{
    entry::{Article, note_marks, with_notes},
    parts::{Tag, el, hidden, row, words},
};
use crate::i18n::{self, DateStyle, Msg, format_date};

/// A box for each dispute of the article's entry.
pub(super) fn dispute_boxes(article: &Article<'_>) -> Html {
    let lang = article.lang;
    let boxes = article.dataset.node(article.node).disputes.iter().map(|dispute| {
        let count = dispute.accounts.len();
        let about = i18n::text(lang, &Msg::DisputedAbout(dispute.about.get(lang)));
        let accounts = dispute.accounts.iter().enumerate().map(|(i, account)| {
            let mut parts = vec![hidden(i18n::text(lang, &Msg::AccountOf(i + 1, count)) + ": ")];
            if let Some(date) = &account.date {
                let date = format_date(date, lang, DateStyle::Long) + ". ";
                parts.push(words("span", "account-date", date));
            }
            let said = with_notes(account.text.get(lang), note_marks(article, &account.sources));
            let its_lang = account.text.lang_of(lang).tag();
            parts.push(Tag::new("span", "").lang(its_lang).around(said));
            el("li", "", row(parts))
        });
        let accounts = el("ul", "", accounts.collect());
        el("section", "dispute", row(vec![words(article.heading, "", about), accounts]))
    });
    boxes.collect()
}
