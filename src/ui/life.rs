//! A person's life as a rule with the offices as bars; the crack stands at the speech.

use yew::prelude::*;

use super::parts::{Tag, el, hidden, row, words};
use crate::{
    i18n::{self, DateStyle, Msg, format_date, format_moment},
    model::{
        HistDate, Lang, Moment, Node, Span,
        date::{Bound, Form, Precision},
    },
    number::{Bounded, fixed},
    state::SPEECH_DAY,
};

/// The country whose people were born under the old calendar.
const RUSSIA: &str = "Soviet Union";

/// The chart, readable as a list.
pub fn life(node: &Node, lang: Lang) -> Html {
    let Some(extent) =
        extent(node.date.as_ref(), node.roles.iter().filter_map(|r| r.date.as_ref()))
    else {
        return Html::default();
    };
    let (born, died) = ends(node, lang);
    let at = |moment: Moment| {
        let (from, to) = (extent.start.as_days(), extent.end.as_days());
        ((moment.as_days() - from) / (to - from) * 100.0).bounded(0.0, 100.0)
    };
    let speech = (extent.start < SPEECH_DAY && SPEECH_DAY < extent.end).then(|| at(SPEECH_DAY));
    let roles = node.roles.iter().map(|role| {
        let title = role.title.get(lang).to_owned();
        let Some(date) = &role.date else {
            return el("li", "role", words("span", "role-title", title));
        };
        let span = date.span();
        let (from, to) = (at(span.start.max(extent.start)), at(span.end.min(extent.end)));
        let held = span.start <= SPEECH_DAY && SPEECH_DAY < span.end;
        let when = format_date(date, lang, DateStyle::Short);
        let width = (to - from).max(1.2);
        let mut parts = vec![words("span", "role-title", title), words("span", "when", when)];
        if held {
            parts.push(hidden(", ".to_owned() + &i18n::text(lang, &Msg::HeldAtSpeech)));
        }
        parts.push(placed("bar", format!("left:{}%;width:{}%", fixed(from, 2), fixed(width, 2))));
        el("li", if held { "role held" } else { "role" }, row(parts))
    });
    let mut rule = Vec::new();
    if let Some(at) = speech {
        rule.push(placed("life-crack", format!("left:{}%", fixed(at, 2))));
    }
    if !node.roles.is_empty() {
        let label = i18n::text(lang, &Msg::RolesLabel(node.name.get(lang)));
        rule.push(Tag::new("ul", "").label(label).around(roles.collect()));
    }
    let ends = row(vec![words("span", "", born), words("span", "", died)]);
    el("div", "life", row(vec![el("p", "life-ends", ends), el("div", "life-rule", row(rule))]))
}

/// A bar or a mark at its place on the rule.
fn placed(class: &'static str, style: String) -> Html {
    Tag::new("span", class).set("style", style.into()).around(Html::default())
}

/// The stretch the chart covers: the life, or where an end is not known, the offices.
fn extent<'a>(
    life: Option<&'a HistDate>,
    roles: impl Iterator<Item = &'a HistDate>,
) -> Option<Span> {
    let spans: Vec<Span> = life.into_iter().chain(roles).map(HistDate::span).collect();
    let start = spans.iter().map(|span| span.start).filter(|moment| moment.is_finite()).min()?;
    let end = spans.iter().map(|span| span.end).filter(|moment| moment.is_finite()).max()?;
    // Somebody still living has no end: the chart runs on to the end of the axis.
    let end = if end <= start { Moment::ymd(1992, 1, 1) } else { end };
    (start < end).then_some(Span { start, end })
}

fn ends(node: &Node, lang: Lang) -> (String, String) {
    let Some(Form::Interval(from, to)) = node.date.as_ref().map(HistDate::form) else {
        return Default::default();
    };
    // Russian papers of the time give the day of the other calendar.
    let russian = node.country.as_ref().is_some_and(|country| country.en == RUSSIA);
    let words = |bound: &Bound| match bound {
        Bound::At(point) if point.precision() == Precision::Day && point.is_firm() => {
            let day = point.span().start;
            let words = format_moment(day, lang, DateStyle::Short);
            let old = day.in_old_style().filter(|_| russian).map(|old| {
                let old = format_moment(old, lang, DateStyle::Short);
                i18n::text(lang, &Msg::OldStyle(&old))
            });
            Some(words + &old.map(|old| " ".to_owned() + &old).unwrap_or_default())
        }
        Bound::At(point) => Some(i18n::format_point(point, lang, DateStyle::Short)),
        Bound::Open | Bound::Unknown => None,
    };
    (
        words(from).map(|date| i18n::text(lang, &Msg::Born(&date))).unwrap_or_default(),
        words(to).map(|date| i18n::text(lang, &Msg::Died(&date))).unwrap_or_default(),
    )
}
