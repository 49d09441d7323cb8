//! Which of the marks under a finger is meant (design, part 13).

use yew::prelude::*;

use super::{
    glyph::glyph,
    parts::{Button, Tag, row, words},
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{self, Msg},
    model::{Lang, NodeIx},
    number::fixed,
    scene::Point,
    state::Action,
};

/// What [`chooser`] needs.
pub struct ChooserProps<'a> {
    /// The history.
    pub dataset: &'a DatasetRef,
    /// Sends actions.
    pub dispatch: &'a Dispatch,
    /// The marks, nearest first.
    pub nodes: &'a [NodeIx],
    /// Where the finger is, pixels of the picture.
    pub at: Point,
    /// Language of the reader.
    pub lang: Lang,
    /// The reader has chosen.
    pub on_close: Callback<()>,
}

/// Id of the list.
pub const CHOOSER_ID: &str = "chooser";
/// No more names than a thumb can tell apart.
const MOST: usize = 4;

/// A short list of names beside the finger, a button each.
pub fn chooser(props: ChooserProps<'_>) -> Html {
    let ChooserProps { dataset, dispatch, nodes, at, lang, on_close } = props;
    let names = nodes.iter().take(MOST).map(|ix| {
        let (dispatch, on_close, ix) = (dispatch.clone(), on_close.clone(), *ix);
        let onclick = Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            act(&dispatch, Action::Select(Some(ix)));
        });
        let node = dataset.node(ix);
        let content = row(vec![glyph(node.kind), words("span", "", node.label(lang).to_owned())]);
        Button { onclick, content, ..Button::default() }.html()
    });
    let style = format!("--x:{}px;--y:{}px", fixed(at.x.into(), 0), fixed(at.y.into(), 0));
    Tag::new("div", "chooser")
        .set("role", "group".into())
        .set("id", CHOOSER_ID.into())
        .set("style", style.into())
        .label(i18n::text(lang, &Msg::WhichOne))
        .around(names.collect())
}
