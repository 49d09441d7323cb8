//! Time that plays by itself: play and pause, step, speed, loop (design, part 4).
//!
//! It moves the cursor, a whole day at a time, and nothing else: what plays is the state, so that a
//! paused moment can be linked like any other. It stops as soon as anybody touches the exhibit.

use std::cell::Cell;

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Interval,
};
use web_sys::Element;
use yew::prelude::*;

use super::{
    graph_pane::{PaneCommand, PaneCommandKind},
    parts::{Button, Tag, icon, row, text},
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{Arg, DateStyle, Phrase, decimal, format_moment, phrase},
    model::{Lang, Moment, Node},
    state::{Action, TimeAction, TimeWindow},
    time_axis::playback::{Playback, Reached, STEP_MS, Speed},
    web::{dom, start::ROOT_ID},
};

/// Props of [`Player`].
#[derive(PartialEq, Properties)]
pub struct PlayerProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What is played; without one the year of the Congress.
    pub window: Option<TimeWindow>,
    /// Where the cursor stands.
    pub cursor: Option<Moment>,
    /// Language of the reader.
    pub lang: Lang,
    /// Commands of the page's keys.
    pub command: Option<PaneCommand>,
    /// What to say aloud.
    pub on_announce: Callback<String>,
}

/// The cursor moves so often, milliseconds: a day of 1956 takes longer.
const TICK_MS: u32 = 66;
/// What is said aloud while time plays has at least this importance.
const SAID_FROM: u8 = 4;

/// The controls; the cursor moves while they say so.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let PlayerProps { dataset, dispatch, window, cursor, lang, command, on_announce } = props;
    let lang = *lang;
    let playing = use_state_eq(|| false);
    let speed = use_state_eq(Speed::default);
    let looped = use_state_eq(|| false);
    let span = window.unwrap_or(TimeWindow::HOME).span();
    // Where time has got to, and the last two days it was told to the state: any other cursor is
    // the reader's doing.
    let at = use_mut_ref(|| 0.0f64);
    let told = use_mut_ref(|| [None::<Moment>; 2]);

    {
        let (dataset, dispatch, on_announce) =
            (dataset.clone(), dispatch.clone(), on_announce.clone());
        let (playing, at, told) = (playing.clone(), at.clone(), told.clone());
        let cursor = *cursor;
        let how = (*playing, *speed, *looped, span, lang);
        use_effect_with(how, move |(is_playing, speed, looped, span, lang)| {
            let timer = is_playing.then(|| {
                let playback = Playback { span: *span, speed: *speed, looped: *looped };
                let steps = dom::reduced_motion();
                let from = cursor.unwrap_or(span.start);
                *at.borrow_mut() = playback.start(from);
                *told.borrow_mut() = [cursor, cursor];
                let last = Cell::new(dom::now());
                let lang = *lang;
                let tick = move || {
                    let now = dom::now();
                    let passed = now - last.replace(now);
                    let before = Moment::from_days(*at.borrow());
                    let reached = match steps {
                        true => next_fact(&dataset, before, playback),
                        false => playback.advance(*at.borrow(), passed),
                    };
                    let days = match reached {
                        Reached::At(days) => days,
                        Reached::End => {
                            playing.set(false);
                            playback.span.end.as_days() - 1.0
                        }
                    };
                    *at.borrow_mut() = days;
                    let day = Moment::from_days(days).day_start();
                    if told.borrow()[0] != Some(day) {
                        let newest = told.borrow()[0];
                        *told.borrow_mut() = [Some(day), newest];
                        act(&dispatch, Action::Time(TimeAction::Cursor(Some(day))));
                        if let Some(words) = passed_words(&dataset, before, day, lang) {
                            on_announce.emit(words);
                        }
                    }
                };
                let pause = if steps { STEP_MS / speed.factor() } else { f64::from(TICK_MS) };
                Interval::new(pause as u32, tick)
            });
            move || drop(timer)
        });
    }
    {
        // A touch anywhere else stops time, and so does a cursor that somebody else has moved.
        let playing = playing.clone();
        use_effect_with(*playing, move |is_playing| {
            let root = dom::by_id(ROOT_ID).filter(|_| *is_playing);
            let listener = root.map(|root| {
                let options = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(&root, "pointerdown", options, move |event| {
                    let inside = event
                        .target_dyn_into::<Element>()
                        .is_some_and(|element| element.closest(".player").ok().flatten().is_some());
                    if !inside {
                        playing.set(false);
                    }
                })
            });
            move || drop(listener)
        });
    }
    {
        let (playing, told) = (playing.clone(), told.clone());
        use_effect_with(*cursor, move |cursor| {
            if *playing && cursor.is_some() && !told.borrow().contains(cursor) {
                playing.set(false);
            }
        });
    }
    {
        let playing = playing.clone();
        let first = use_mut_ref(|| true);
        use_effect_with(*command, move |command| {
            // A command that was given before this was there is not for it.
            let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
            let asked = command.is_some_and(|command| command.kind == PaneCommandKind::Play);
            if asked && !is_first {
                playing.set(!*playing);
            }
        });
    }

    let say = |what: Phrase| phrase(lang, what, &[]);
    let control = |class: &'static str,
                   label: String,
                   pressed: Option<bool>,
                   content: Html,
                   onclick| {
        let title = Some(label.clone());
        Button { class, label: Some(label), title, pressed, onclick, content, ..Button::default() }
            .html()
    };
    let step = |back: bool| {
        let (dispatch, playing) = (dispatch.clone(), playing.clone());
        Callback::from(move |_: MouseEvent| {
            playing.set(false);
            act(&dispatch, Action::Time(TimeAction::StepFact { back }));
        })
    };
    let toggle = {
        let playing = playing.clone();
        Callback::from(move |_: MouseEvent| playing.set(!*playing))
    };
    let faster = {
        let speed = speed.clone();
        Callback::from(move |_: MouseEvent| speed.set(speed.next()))
    };
    let again = {
        let looped = looped.clone();
        Callback::from(move |_: MouseEvent| looped.set(!*looped))
    };
    let factor = decimal(lang, speed.factor(), u32::from(*speed == Speed::Half));
    let (label, sign) = match *playing {
        true => (say(Phrase::Pause), icon!(r#"<path d="M4.5 3V13M11.5 3V13" />"#)),
        false => (say(Phrase::Play), icon!(r#"<path class="solid" d="M4 2.5L13 8L4 13.5Z" />"#)),
    };
    let content = row(vec![
        control("play", label, None, sign, toggle),
        control(
            "extra",
            say(Phrase::PreviousFact),
            None,
            icon!(r#"<path d="M12 3L6 8L12 13M4 3V13" />"#),
            step(true),
        ),
        control(
            "extra",
            say(Phrase::NextFact),
            None,
            icon!(r#"<path d="M4 3L10 8L4 13M12 3V13" />"#),
            step(false),
        ),
        control(
            "extra speed",
            phrase(lang, Phrase::PlaySpeed, &[Arg::Text(&factor)]),
            None,
            text(format!("{factor}×")),
            faster,
        ),
        control(
            "extra",
            say(Phrase::PlayAgain),
            Some(*looped),
            icon!(r#"<path d="M13 8A5 5 0 1 1 11 4M11 1V4.5H7.5" />"#),
            again,
        ),
    ]);
    Tag::new("div", "player")
        .set("role", "group".into())
        .label(say(Phrase::Playback))
        .around(content)
}

/// The next day on which something is dated, for those who want no motion.
fn next_fact(dataset: &DatasetRef, after: Moment, playback: Playback) -> Reached {
    let starts = dataset.nodes().iter().filter(|node| node.is_dated_fact());
    let starts = starts.filter_map(|node| node.date.as_ref().map(|date| date.representative()));
    let next = starts.filter(|day| after < *day && *day < playback.span.end).min();
    match next {
        Some(day) => Reached::At(day.as_days()),
        None if playback.looped => Reached::At(playback.span.start.as_days()),
        None => Reached::End,
    }
}

/// What of weight began after one day and up to another, with its date.
fn passed_words(dataset: &DatasetRef, after: Moment, until: Moment, lang: Lang) -> Option<String> {
    let is_said = |node: &&Node| {
        let start = node.date.as_ref().map(|date| date.representative().day_start());
        node.is_dated_fact()
            && node.importance >= SAID_FROM
            && start.is_some_and(|start| after.day_start() < start && start <= until)
    };
    let first = dataset.nodes().iter().find(is_said)?;
    let date = format_moment(first.date.as_ref()?.representative(), lang, DateStyle::Long);
    Some([&date, ". ", first.name.get(lang)].concat())
}
