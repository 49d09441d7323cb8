//! Works out the answers to what the state asks, outside of any picture.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::SharedAnswer;
use crate::{
    i18n::{Arg, Phrase, phrase},
    model::{Dataset, Lang, NodeIx},
    query::metrics::Metric,
    query::{neighbours::Ego, study::Study},
    state::{Explore, Ground, Pair, TimeWindow},
    ui::{list_pane::VisibleRef, store::DatasetRef},
};

/// Milliseconds for which filter and window must rest before answers follow: a drag of the window
/// stays smooth.
const REST_MS: u32 = 150;

/// Answers with what they answer.
#[derive(Debug)]
pub struct Answered {
    /// What was asked.
    pub asked: Asked,
    /// The time window they hold for.
    pub window: Option<TimeWindow>,
    /// The answers.
    pub study: Rc<Study>,
}

impl PartialEq for Answered {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What of the state is a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub pair: Option<Pair>,
    pub metric: Option<Metric>,
    pub ground: Ground,
}

impl Asked {
    /// The questions in how the network is explored.
    pub fn of(explore: &Explore) -> Self {
        Self { pair: explore.pair, metric: explore.metric, ground: explore.ground }
    }
}

/// Props of [`Answering`].
#[derive(PartialEq, Properties)]
pub struct AnsweringProps {
    /// The history.
    pub dataset: DatasetRef,
    /// What the filters and the window let through.
    pub visible: VisibleRef,
    /// How the network is explored.
    pub explore: Rc<Explore>,
    /// The time window.
    pub window: Option<TimeWindow>,
    /// The chosen entry with those around it.
    pub selection: Option<NodeIx>,
    /// Language of the reader.
    pub lang: Lang,
    /// New answers.
    pub on_answer: Callback<SharedAnswer>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

/// Draws nothing: answers questions and says aloud how far the emphasis reaches.
#[component]
pub fn Answering(props: &AnsweringProps) -> Html {
    let AnsweringProps { dataset, visible, explore, window, .. } = props;
    let asked = Asked::of(explore);
    let answered = use_mut_ref(|| None::<Asked>);
    {
        let (explore, window, on_answer) = (explore.clone(), *window, props.on_answer.clone());
        let (lang, on_announce) = (props.lang, props.on_announce.clone());
        use_effect_with(
            (dataset.clone(), visible.clone(), asked),
            move |(dataset, visible, asked)| {
                let (dataset, visible, asked) = (dataset.clone(), visible.clone(), *asked);
                let is_new = *answered.borrow() != Some(asked);
                let answer = move || {
                    *answered.borrow_mut() = Some(asked);
                    on_answer.emit(Study::is_asked(&explore).then(|| {
                        let study = Rc::new(Study::new(&dataset, &visible.0, &explore));
                        if let Some(said) = is_new.then(|| spoken(&dataset, asked, &study, lang)) {
                            on_announce.emit(said);
                        }
                        Rc::new(Answered { asked, window, study })
                    }));
                };
                // A new question is answered at once; the old answer stays while the window moves.
                let waiting = if is_new {
                    answer();
                    None
                } else {
                    Some(Timeout::new(REST_MS, answer))
                };
                move || drop(waiting)
            },
        );
    }
    {
        let (dataset, visible) = (dataset.clone(), visible.clone());
        let (lang, on_announce) = (props.lang, props.on_announce.clone());
        let degrees = explore.degrees.get();
        // One tie is what a page begins with; a reader who asked for more waits for this.
        let before = use_mut_ref(|| 1);
        use_effect_with((props.selection, degrees), move |(selection, degrees)| {
            let changed = before.replace(*degrees) != *degrees;
            if let (true, Some(center)) = (changed, *selection) {
                let ego = Ego::within(&dataset, &visible.0, center, *degrees);
                let within = (1..=*degrees).map(|n| ego.at(n).count()).sum();
                let name = Arg::Text(dataset.node(center).label(lang));
                let said = [name, Arg::Number(within), Arg::Number((*degrees).into())];
                on_announce.emit(phrase(lang, Phrase::WithinTies, &said));
            }
        });
    }
    Html::default()
}

/// What is said aloud of an answer.
fn spoken(dataset: &Dataset, asked: Asked, study: &Study, lang: Lang) -> String {
    match (asked.pair, study.ways.first(), &study.comparison) {
        (Some(_), Some(way), _) => {
            phrase(lang, Phrase::WayShortest, &[Arg::Number(way.steps.len())])
        }
        (Some(_), None, Some(found)) => {
            phrase(lang, Phrase::SharedNeighbours, &[Arg::Number(found.shared.len())])
        }
        (Some(pair), None, None) => {
            let names = pair.ends.map(|end| Arg::Text(dataset.node(end).name.get(lang)));
            phrase(lang, Phrase::NoWay, &names)
        }
        (None, ..) => match &study.communities {
            Some(found) => phrase(lang, Phrase::GroupsFound, &[Arg::Number(found.list.len())]),
            None => phrase(lang, Phrase::ResultCount, &[Arg::Number(study.ranking.len())]),
        },
    }
}
