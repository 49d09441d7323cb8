//! What else happened on a day, country by country, each a link. It is worked out only where a
//! reader opens it, and for a day that stays, so that a cursor that plays on costs nothing.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{
    connections::entry_link,
    entry::Medium,
    glyph::glyph,
    parts::{Button, Tag, el, row, text, words},
    store::DatasetRef,
};
use crate::{
    i18n::{self, Arg, DateStyle, Msg, Phrase, format_date, format_span, phrase},
    model::{Lang, Moment, NodeIx, Span},
    query::{
        filter::Countries,
        that_day::{Nearness, Neighbour, Place, day_of, that_day},
    },
};

/// Props of [`ThatDay`].
#[derive(Clone, PartialEq, Properties)]
pub struct ThatDayProps {
    /// The history.
    pub dataset: DatasetRef,
    /// The day, or a few in a row.
    pub days: Span,
    /// The entry whose day it is, which is left out.
    pub but: Option<NodeIx>,
    /// Language of the reader.
    pub lang: Lang,
    /// Whether it stands open at first.
    pub open: bool,
    /// An entry was chosen.
    pub on_select: Callback<NodeIx>,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
}

/// How long a day must stay before its list is made, in milliseconds.
const PAUSE: u32 = 250;

/// A button that opens the list.
#[component]
pub fn ThatDay(props: &ThatDayProps) -> Html {
    let ThatDayProps { dataset, days, but, lang, open, on_select, on_hover } = props;
    let (days, lang) = (*days, *lang);
    let opened = use_state_eq(|| *open);
    let settled = use_state_eq(|| days);
    {
        let settled = settled.clone();
        use_effect_with(days, move |days| {
            let days = *days;
            let pause = Timeout::new(PAUSE, move || settled.set(days));
            move || drop(pause)
        });
    }
    let shown = *opened && *settled == days;
    let list = use_memo((dataset.clone(), days, *but, lang, shown), |(dataset, .., shown)| {
        shown.then(|| {
            let medium = Medium::Exhibit {
                on_select: on_select.clone(),
                on_hover: on_hover.clone(),
                on_expand: Callback::noop(),
                expanded: false,
                tools: Html::default(),
            };
            places(dataset, days, *but, lang, &medium)
        })
    });
    let toggle = {
        let opened = opened.clone();
        Callback::from(move |_: MouseEvent| opened.set(!*opened))
    };
    let title = match (but, days.days()) {
        (Some(_), 1) => phrase(lang, Phrase::ThatDay, &[]),
        (Some(_), _) => phrase(lang, Phrase::ThoseDays, &[]),
        (None, _) => {
            let day = format_span(days, lang, DateStyle::Long);
            phrase(lang, Phrase::ThatDayOf, &[Arg::Text(&day)])
        }
    };
    let button = Button {
        class: "that-day-opener",
        expanded: Some(*opened),
        onclick: toggle,
        content: text(title.clone()),
        ..Button::default()
    };
    let mut content = vec![button.html()];
    content.extend((*list).clone());
    Tag::new("section", "that-day").label(title).around(row(content))
}

/// What else happened on the day of the cursor.
pub fn of_cursor(
    dataset: &DatasetRef,
    moment: Moment,
    open: bool,
    lang: Lang,
    medium: &Medium,
) -> Html {
    match medium {
        Medium::Exhibit { on_select, on_hover, .. } => html! {
            <ThatDay dataset={dataset.clone()} days={day_of(moment)} but={None::<NodeIx>} {lang}
                {open} {on_select} {on_hover} />
        },
        Medium::Page { .. } => Html::default(),
    }
}

fn places(
    dataset: &DatasetRef,
    days: Span,
    but: Option<NodeIx>,
    lang: Lang,
    medium: &Medium,
) -> Html {
    let countries = Countries::new(dataset);
    let places = that_day(dataset, &countries, days, &|ix| Some(ix) != but);
    if places.is_empty() {
        return words("p", "muted", phrase(lang, Phrase::NowhereElse, &[]));
    }
    let groups = places.iter().map(|place| {
        let Place { country, facts, more } = place;
        let name = match country.and_then(|at| countries.list.get(at)) {
            Some(country) => country.name.get(lang).to_owned(),
            None => phrase(lang, Phrase::NoCountry, &[]),
        };
        let mut lines: Vec<Html> =
            facts.iter().map(|fact| line(dataset, *fact, lang, medium)).collect();
        if *more > 0 {
            lines.push(words("li", "muted", i18n::text(lang, &Msg::AndMore(*more))));
        }
        el("li", "", row(vec![words("p", "place-name", name), el("ul", "", row(lines))]))
    });
    row(vec![
        el("ul", "places", groups.collect()),
        words("p", "muted", phrase(lang, Phrase::LocalDates, &[])),
    ])
}

fn line(dataset: &DatasetRef, fact: Neighbour, lang: Lang, medium: &Medium) -> Html {
    let Neighbour { node: ix, nearness } = fact;
    let node = dataset.node(ix);
    let date = node.date.as_ref().map(|date| format_date(date, lang, DateStyle::Short));
    let date = date.unwrap_or_default();
    let count = |what: Phrase, days: u32| phrase(lang, what, &[Arg::Number(days as usize)]);
    let beside = match nearness {
        Nearness::On => String::new(),
        Nearness::Lasting => phrase(lang, Phrase::GoingOn, &[]),
        Nearness::Perhaps => phrase(lang, Phrase::PerhapsThen, &[]),
        Nearness::Before(days) => count(Phrase::DaysBefore, days),
        Nearness::After(days) => count(Phrase::DaysAfter, days),
    };
    let when = if beside.is_empty() { date } else { [&beside, ", ", &date].concat() };
    let what = row(vec![
        entry_link(medium, ix, &node.id, node.name.get(lang)),
        words("span", "when", " ".to_owned() + &when),
    ]);
    let content = row(vec![glyph(node.kind), el("span", "what", what)]);
    if let Medium::Exhibit { on_hover, .. } = medium {
        let (enter, leave) = (on_hover.clone(), on_hover.clone());
        let onmouseenter = Callback::from(move |_: MouseEvent| enter.emit(Some(ix)));
        let onmouseleave = Callback::from(move |_: MouseEvent| leave.emit(None));
        return html! { <li class="connection" {onmouseenter} {onmouseleave}>{ content }</li> };
    }
    el("li", "connection", content)
}
