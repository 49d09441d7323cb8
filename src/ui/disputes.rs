//! Competing accounts side by side, in the dashed box of the design.

use yew::prelude::*;

use super::entry::{Article, note_marks, with_notes};
use crate::i18n::{self, DateStyle, Msg, format_date};

/// A box for each dispute of the article's entry.
pub(super) fn dispute_boxes(article: &Article<'_>) -> Html {
    let lang = article.lang;
    let boxes = article.dataset.node(article.node).disputes.iter().map(|dispute| {
        let count = dispute.accounts.len();
        let about = i18n::text(lang, &Msg::DisputedAbout(dispute.about.get(lang)));
        let accounts = dispute.accounts.iter().enumerate().map(|(i, account)| {
            html! {
                <li>
                    <span class="hidden">{ i18n::text(lang, &Msg::AccountOf(i + 1, count)) }{ ": " }</span>
                    if let Some(date) = &account.date {
                        <span class="account-date">{ format_date(date, lang, DateStyle::Long) }{ ". " }</span>
                    }
                    <span lang={account.text.lang_of(lang).tag()}>
                        { with_notes(account.text.get(lang), note_marks(article, &account.sources)) }
                    </span>
                </li>
            }
        });
        html! {
            <section class="dispute">
                <@{article.heading.clone()}>{ about }</@>
                <ul>{ for accounts }</ul>
            </section>
        }
    });
    html! { <>{ for boxes }</> }
}
