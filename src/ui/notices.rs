//! What could not be read of the link or the data: said once, closed with a click.

use yew::prelude::*;

use super::parts::{Tag, cross, el, row, words};
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
    let mut lines: Vec<Msg<'_>> = link_problems.iter().map(Msg::LinkProblem).collect();
    if data_problems > 0 {
        lines.push(Msg::DataProblems(data_problems));
    }
    if texts_missing {
        lines.push(Msg::TextsMissing);
    }
    let lines = lines.iter().map(|line| words("li", "", i18n::text(lang, line))).collect();
    Tag::new("div", "notices").set("role", "status".into()).around(row(vec![
        el("ul", "", lines),
        cross("close", i18n::text(lang, &Msg::Close), close),
    ]))
}
