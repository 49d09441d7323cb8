//! Two entries: how they are connected, or what they have in common.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Opened,
    comparison::{Whole, comparison},
    drawer::DrawerProps,
    field::{Field, Finder},
    ways::{no_way, ways},
};
use crate::{
    i18n::{Phrase, phrase},
    model::NodeIx,
    state::{Action, ExploreAction, FilterAction, Pair, Question, TimeAction},
    ui::{
        entry::{Article, Medium},
        footnotes::Footnotes,
        parts::{Button, Tag, el, row, text, words},
        store::act,
    },
};

/// Ids of the two fields.
pub const FIELDS: [&str; 2] = ["explore-first", "explore-second"];

/// The fields, the question, and its answer.
#[component]
pub fn Connect(props: &DrawerProps) -> Html {
    let DrawerProps { dataset, dispatch, opened, explore, lang, later, .. } = props;
    let lang = *lang;
    let whole = use_state_eq(Whole::default);
    let finder = use_memo((dataset.nodes().len(), later.clone()), |(_, later)| {
        let later = later.get()?;
        Some(Finder(Rc::new((later, (later.search_index)(dataset)))))
    });
    let (question, ends) = match explore.pair {
        Some(Pair { question, ends }) => (question, ends.map(Some)),
        None => (opened.question, opened.ends),
    };
    {
        let whole = whole.clone();
        use_effect_with(ends, move |_| whole.set(Whole::default()));
    }
    let ask = {
        let (dispatch, on_open, opened) = (dispatch.clone(), props.on_open.clone(), *opened);
        move |question: Question, ends: [Option<NodeIx>; 2]| {
            let pair = ends[0].zip(ends[1]).map(|(a, b)| Pair { question, ends: [a, b] });
            on_open.emit(Some(Opened { question, ends, ..opened }));
            act(&dispatch, Action::Explore(ExploreAction::Ask(pair)));
        }
    };
    let field = |place: usize, label: Phrase| {
        let ask = ask.clone();
        let on_choose = Callback::from(move |ix: NodeIx| {
            let mut next = ends;
            next[place] = Some(ix);
            // The other field would name the same entry.
            if next[1 - place] == Some(ix) {
                next[1 - place] = ends[place];
            }
            ask(question, next);
        });
        html! {
            <Field id={FIELDS[place]} label={phrase(lang, label, &[])} dataset={dataset.clone()} {lang}
                chosen={ends[place]} finder={(*finder).clone()} {on_choose} />
        }
    };
    let swap = {
        let ask = ask.clone();
        let label = phrase(lang, Phrase::SwapEnds, &[]);
        let onclick = Callback::from(move |_: MouseEvent| ask(question, [ends[1], ends[0]]));
        let (class, title, label) = ("swap", Some(label.clone()), Some(label));
        Button { class, title, label, onclick, content: text("⇅"), ..Button::default() }.html()
    };
    let choice = |one: Question, name: Phrase| {
        let ask = ask.clone();
        let onclick = Callback::from(move |_: MouseEvent| ask(one, ends));
        let content = text(phrase(lang, name, &[]));
        Button { pressed: Some(one == question), onclick, content, ..Button::default() }.html()
    };
    let questions = el(
        "div",
        "choice",
        row(vec![
            choice(Question::Path, Phrase::QuestionPath),
            choice(Question::Compare, Phrase::QuestionCompare),
        ]),
    );
    let fields =
        row(vec![field(0, Phrase::EndFirst), swap, field(1, Phrase::EndSecond), questions]);
    let answer = Tag::new("div", "answer").set("id", "explore-answer".into());
    row(vec![el("div", "ends", fields), answer.around(answered(props, question, ends, &whole))])
}

fn answered(
    props: &DrawerProps,
    question: Question,
    ends: [Option<NodeIx>; 2],
    whole: &UseStateHandle<Whole>,
) -> Html {
    let DrawerProps { dataset, dispatch, explore, lang, visible, on_hover, .. } = props;
    let lang = *lang;
    let said = |what: Phrase| words("p", "", phrase(lang, what, &[]));
    let (Some(pair), [Some(a), Some(b)]) = (explore.pair, ends) else {
        return said(Phrase::ChooseTwo);
    };
    let Some(study) = props
        .answered
        .as_ref()
        .filter(|answered| answered.asked.pair == Some(pair))
        .map(|answered| &answered.study)
    else {
        return said(Phrase::Computing);
    };
    let medium = Medium::exhibit(dispatch, on_hover);
    let article = Article {
        dataset,
        node: a,
        lang,
        medium: &medium,
        notes: Footnotes::default(),
        anchor: "explore",
        heading: "h3",
    };
    match (question, &study.comparison) {
        (Question::Path, _) if study.ways.is_empty() => {
            let dispatch = dispatch.clone();
            let look_at_all = Callback::from(move |_: MouseEvent| {
                act(&dispatch, Action::Filter(FilterAction::Clear));
                act(&dispatch, Action::Time(TimeAction::Window(None)));
            });
            no_way(&article, &visible.0, [a, b], look_at_all)
        }
        (Question::Path, _) => ways(&article, &study.ways),
        (Question::Compare, Some(found)) => {
            let next = whole.setter();
            let on_whole = Callback::from(move |whole: Whole| next.set(whole));
            comparison(&article, found, [a, b], **whole, &on_whole)
        }
        (Question::Compare, None) => said(Phrase::Computing),
    }
}
