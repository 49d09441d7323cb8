//! What only large and unarranged histories need, and readers who arrange entries by their ties, in
//! a chunk of its own: communities that stand together, and the layout in the browser with its
//! progress line. It is fetched before such a history is shown, or when a reader asks.

use std::rc::Rc;

use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use super::{
    chunk::{Awaited, Fetched, use_chunk},
    list_pane::VisibleRef,
    parts::{button, row, words},
    store::DatasetRef,
};
use crate::{
    i18n::{self, Msg},
    layout::{Baked, Variant},
    model::{Dataset, Lang, NodeIx},
    scene::graph::merge::Merging,
    state::Place,
    web::{
        WebError,
        arranging::{self, Step},
        brush::{self, TakeBrush},
        dom,
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

/// Fetches the chunk once it is wanted.
#[hook]
pub fn use_large(wanted: bool) -> Awaited<Large> {
    use_chunk(wanted, || Box::pin(fetch()))
}

/// Props of [`Arranger`].
#[derive(Clone, Properties)]
pub struct ArrangerProps {
    /// The history; what it has when the work begins counts.
    pub dataset: DatasetRef,
    /// What is laid out; another choice is laid out anew, from where everything lies.
    pub visible: VisibleRef,
    /// Entries that stay where the reader put them.
    pub moved: Rc<[(NodeIx, Place)]>,
    /// Where everything lies.
    pub baked: Rc<Baked>,
    /// The reader's language.
    pub lang: Lang,
    /// Better positions are known.
    pub on_better: Callback<Rc<Baked>>,
}

impl PartialEq for ArrangerProps {
    fn eq(&self, other: &Self) -> bool {
        self.visible == other.visible && self.moved == other.moved && self.lang == other.lang
    }
}

/// Lays the history out and says how far that is; gone when it is done or the reader has enough.
#[component]
fn Arranger(props: &ArrangerProps) -> Html {
    let percent = use_state_eq(|| Some(0usize));
    let work = use_mut_ref(|| None::<arranging::Arranging>);
    {
        let (percent, work, props) = (percent.clone(), work.clone(), props.clone());
        use_effect_with((props.visible.clone(), props.moved.clone()), move |(visible, moved)| {
            let ArrangerProps { dataset, baked, on_better, .. } = props;
            let report = move |step: Result<Step, WebError>| match step {
                Ok(step) => {
                    if let Some(better) = step.baked {
                        on_better.emit(Rc::new(better));
                    }
                    percent.set((!step.done).then_some(step.percent));
                }
                Err(error) => {
                    dom::warn(&error.to_string());
                    percent.set(None);
                }
            };
            let start = &baked.variant(Variant::Wide).positions;
            *work.borrow_mut() =
                Some(arranging::begin(dataset.0, visible.0.clone(), start, moved, report));
        });
    }
    {
        let work = work.clone();
        use_effect_with((), move |()| move || drop(work.borrow_mut().take()));
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
