//! What only large and unarranged histories need, in a chunk of its own: communities that stand
//! together, and the layout in the browser with its progress line. It is fetched before such a
//! history is shown.

use std::rc::Rc;

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::{
    chunk::Fetched,
    parts::{button, row, words},
    store::DatasetRef,
};
use crate::{
    i18n::{self, Msg},
    layout::Baked,
    model::{Dataset, Lang},
    scene::graph::merge::Merging,
    web::{
        arranging::{self, Step},
        brush::{self, TakeBrush},
    },
};

/// What the chunk can do.
pub struct Large {
    /// [`Merging::new`].
    pub merging: fn(&Dataset) -> Merging,
    /// [`brush::take`].
    pub brush: TakeBrush,
    /// [`arranging::spread`].
    pub spread: fn(&Dataset) -> Baked,
    /// [`Arranger`].
    pub arranger: fn(ArrangerProps) -> Html,
}

/// Fetches the chunk.
#[wasm_split(large, fallible)]
pub fn fetch() -> Fetched<Large> {
    Ok(&Large {
        merging: Merging::new,
        brush: brush::take,
        spread: arranging::spread,
        arranger: |props| html! { <Arranger ..props /> },
    })
}

/// Props of [`Arranger`].
#[derive(PartialEq, Properties)]
pub struct ArrangerProps {
    /// The history; what it has when the work begins counts.
    pub dataset: DatasetRef,
    /// The reader's language.
    pub lang: Lang,
    /// Better positions are known.
    pub on_better: Callback<Rc<Baked>>,
}

/// Lays the history out and says how far that is; gone when it is done or the reader has enough.
#[component]
fn Arranger(props: &ArrangerProps) -> Html {
    let percent = use_state_eq(|| Some(0usize));
    let work = use_mut_ref(|| None::<arranging::Arranging>);
    {
        let (percent, work) = (percent.clone(), work.clone());
        let (dataset, on_better) = (props.dataset.0.clone(), props.on_better.clone());
        use_effect_with((), move |()| {
            let entries = dataset.clone();
            let begun = arranging::begin(&dataset, move |step: Step| {
                on_better.emit(Rc::new(arranging::baked(&entries, step.positions)));
                percent.set((!step.done).then_some(step.percent));
            });
            *work.borrow_mut() = Some(begun);
            move || drop(work.borrow_mut().take())
        });
    }
    let Some(done) = *percent else { return Html::default() };
    let entries = props.dataset.nodes().len();
    let say = |msg: Msg<'_>| i18n::text(props.lang, &msg);
    let cancel = Callback::from(move |_: MouseEvent| {
        work.borrow_mut().take();
        percent.set(None);
    });
    html! {
        <div class="arranging" role="status">
            { row(vec![
                words("span", "", say(Msg::Arranging { entries, percent: done })),
                button("undo", say(Msg::StopArranging), cancel),
            ]) }
            <progress max="100" value={done.to_string()}></progress>
        </div>
    }
}
