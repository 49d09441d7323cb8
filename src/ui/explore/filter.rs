//! What is left out: every value of every facet with its count.

use std::cmp::Reverse;

use yew::prelude::*;

use super::drawer::DrawerProps;
use crate::{
    i18n::{self, Arg, Msg, Phrase, number, phrase},
    model::{Certainty, Dataset, Kind, Lang, SourceKind},
    order::sort_by_cached_key,
    query::filter::{Cause, Causes, Countries, Facet},
    state::{Action, Filter, FilterAction, Sureness},
    ui::{
        glyph::glyph,
        parts::{Button, Tag, el, row, text, truth, words},
        store::act,
    },
};

/// How many of a long list are shown before the reader asks for all.
const FIRST: usize = 8;

/// The sections and their titles.
const SECTIONS: [(Cause, Phrase); 7] = [
    (Cause::Kind, Phrase::FacetKind),
    (Cause::Region, Phrase::FacetRegion),
    (Cause::Country, Phrase::FacetCountry),
    (Cause::RelationType, Phrase::FacetRelationType),
    (Cause::Certainty, Phrase::FacetCertainty),
    (Cause::SourceKind, Phrase::FacetSourceKind),
    (Cause::Time, Phrase::FacetTime),
];

/// Every section.
#[component]
pub fn Filters(props: &DrawerProps) -> Html {
    let DrawerProps { dataset, dispatch, filter, window, lang, .. } = props;
    let lang = *lang;
    let unfolded = use_state_eq(Vec::<Cause>::new);
    let countries = use_memo(dataset.clone(), |dataset| Countries::new(dataset));
    let causes =
        use_memo((dataset.clone(), filter.clone(), *window), |(dataset, filter, window)| {
            Causes::new(dataset, &countries, filter, *window)
        });
    let sections = SECTIONS.into_iter().map(|(cause, title)| {
        let title = words("h3", "section-head", phrase(lang, title, &[]));
        let single = match cause {
            Cause::Certainty => Some(certainty(props)),
            Cause::Time => Some(time(props)),
            _ => None,
        };
        if let Some(options) = single {
            return el("section", "facet", row(vec![title, options]));
        }
        let counts = causes.counts(dataset, &countries, cause);
        let mut values: Vec<usize> = (0..counts.len()).collect();
        let is_long = matches!(cause, Cause::Country | Cause::RelationType);
        if is_long {
            sort_by_cached_key(&mut values, |value| Reverse(counts[*value]));
        }
        let total = values.len();
        let all = !is_long || total <= FIRST || unfolded.contains(&cause);
        if !all {
            // What is chosen is never folded away.
            let mut place = 0;
            values.retain(|value| {
                place += 1;
                place <= FIRST || is_chosen(filter, cause, *value)
            });
        }
        let rows = values.into_iter().map(|value| {
            let name = name_of(dataset, &countries, cause, value, lang);
            let mark = match cause {
                Cause::Kind => glyph(Kind::ALL[value]),
                _ => Html::default(),
            };
            let dispatch = dispatch.clone();
            let send = move |action| act(&dispatch, Action::Filter(action));
            option(mark, &name, counts[value], is_on(filter, cause, value), lang, {
                let send = send.clone();
                Callback::from(move |alone: bool| send(action(cause, value, alone)))
            })
        });
        let mut content = vec![title, el("ul", "", rows.collect())];
        if is_long && total > FIRST {
            let unfolded = unfolded.clone();
            let said = if all { Msg::Fewer } else { Msg::AllCount(total) };
            let onclick = Callback::from(move |_: MouseEvent| {
                let mut next = (*unfolded).clone();
                if all {
                    next.retain(|other| *other != cause);
                } else {
                    next.push(cause);
                }
                unfolded.set(next);
            });
            let content_words = text(i18n::text(lang, &said));
            let (class, expanded) = ("undo", Some(all));
            let button =
                Button { class, expanded, onclick, content: content_words, ..Button::default() };
            content.push(button.html());
        }
        el("section", "facet", row(content))
    });
    sections.collect()
}

fn certainty(props: &DrawerProps) -> Html {
    let options = [
        (Certainty::Disputed, Phrase::CertaintyAll),
        (Certainty::Probable, Phrase::CertaintyProbable),
        (Certainty::Established, Phrase::CertaintyEstablished),
    ];
    one_of(
        props,
        options.map(|(certainty, name)| {
            (FilterAction::Firmness(certainty), props.filter.firmness.0 == certainty, name)
        }),
    )
}

/// What counts as inside the time window.
fn time(props: &DrawerProps) -> Html {
    let options =
        [(Sureness::Possibly, Phrase::TimePossibly), (Sureness::Surely, Phrase::TimeSurely)];
    one_of(
        props,
        options.map(|(sureness, name)| {
            (FilterAction::Sureness(sureness), props.filter.sureness == sureness, name)
        }),
    )
}

/// Options of which one is chosen.
fn one_of<const N: usize>(props: &DrawerProps, options: [(FilterAction, bool, Phrase); N]) -> Html {
    let buttons = options.into_iter().map(|(action, is_chosen, name)| {
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, Action::Filter(action)));
        let (pressed, content) = (Some(is_chosen), text(phrase(props.lang, name, &[])));
        let class = "value";
        el("li", "", Button { class, pressed, onclick, content, ..Button::default() }.html())
    });
    el("ul", "single", buttons.collect())
}

/// A value: a box to tick with its count, and what leaves out all others.
fn option(
    mark: Html,
    name: &str,
    count: usize,
    on: bool,
    lang: Lang,
    choose: Callback<bool>,
) -> Html {
    let toggle = {
        let choose = choose.clone();
        Callback::from(move |event: MouseEvent| choose.emit(event.alt_key()))
    };
    let only = Button {
        class: "only",
        label: Some(phrase(lang, Phrase::OnlyThis, &[Arg::Text(name)])),
        onclick: Callback::from(move |_: MouseEvent| choose.emit(true)),
        content: text(phrase(lang, Phrase::Only, &[])),
        ..Button::default()
    };
    let content = row(vec![
        Tag::new("span", "box").set("aria-hidden", "true".into()).around(Html::default()),
        mark,
        words("span", "value-name", name.to_owned()),
        words("span", "value-count", number(lang, count)),
    ]);
    let value = html! {
        <button type="button" class="value" role="checkbox" aria-checked={truth(on)} onclick={toggle}>
            { content }
        </button>
    };
    el("li", "", row(vec![value, only.html()]))
}

fn action(cause: Cause, value: usize, alone: bool) -> FilterAction {
    match (cause.facet(), alone) {
        (Some(facet), true) => FilterAction::IsolateFacet(facet, value),
        (Some(facet), false) => FilterAction::ToggleFacet(facet, value),
        (None, true) => FilterAction::IsolateKind(Kind::ALL[value]),
        (None, false) => FilterAction::ToggleKind(Kind::ALL[value]),
    }
}

fn is_on(filter: &Filter, cause: Cause, value: usize) -> bool {
    match cause.facet() {
        Some(facet) => filter.facets.choice(facet).is_chosen(value),
        None => !filter.hidden_kinds.contains(Kind::ALL[value]),
    }
}

fn is_chosen(filter: &Filter, cause: Cause, value: usize) -> bool {
    cause.facet().is_some_and(|facet| filter.facets.choice(facet).is_chosen(value))
}

/// What a value is called.
pub fn name_of(
    dataset: &Dataset,
    countries: &Countries,
    cause: Cause,
    value: usize,
    lang: Lang,
) -> String {
    let name = match cause.facet() {
        Some(Facet::RelationType) => {
            dataset.relation_types().get(value).map(|kind| kind.forward.get(lang))
        }
        Some(Facet::Region) => dataset.regions().get(value).map(|region| region.name.get(lang)),
        Some(Facet::Country) => countries.list.get(value).map(|country| country.name.get(lang)),
        Some(Facet::SourceKind) => {
            let kind = SourceKind::ALL.get(value).map(|kind| match kind {
                SourceKind::Document => Phrase::SourceKindDocument,
                SourceKind::Book => Phrase::SourceKindBook,
                SourceKind::Article => Phrase::SourceKindArticle,
                SourceKind::Webpage => Phrase::SourceKindWebpage,
                SourceKind::Media => Phrase::SourceKindMedia,
            });
            return kind.map(|kind| phrase(lang, kind, &[])).unwrap_or_default();
        }
        None => return i18n::text(lang, &Msg::KindPlural(Kind::ALL[value])),
    };
    name.unwrap_or_default().to_owned()
}
