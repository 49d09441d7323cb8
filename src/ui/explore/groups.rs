//! The themes of the exhibit against the communities that the ties alone make.

use yew::prelude::*;

use super::drawer::DrawerProps;
use crate::{
    i18n::{Arg, Phrase, decimal, number, phrase},
    query::communities::Communities,
    state::{Action, Arrangement, ExploreAction, Ground},
    ui::{
        glyph::glyph,
        parts::{Button, Tag, el, row, text, words},
        store::act,
    },
};

/// The choice of the ground, and what the communities are.
#[component]
pub fn Groups(props: &DrawerProps) -> Html {
    let DrawerProps { dispatch, explore, lang, .. } = props;
    let lang = *lang;
    let choice = |label: Phrase, of: Vec<(Phrase, bool, ExploreAction)>| {
        let buttons = of.into_iter().map(|(name, chosen, action)| {
            let dispatch = dispatch.clone();
            let onclick = Callback::from(move |_: MouseEvent| {
                act(&dispatch, Action::Explore(action.clone()));
            });
            let (pressed, content) = (Some(chosen), text(phrase(lang, name, &[])));
            Button { pressed, onclick, content, ..Button::default() }.html()
        });
        let label = phrase(lang, label, &[]);
        Tag::new("div", "choice").set("role", "group".into()).label(label).around(buttons.collect())
    };
    let ground = |name, ground| (name, explore.ground == ground, ExploreAction::Ground(ground));
    let places =
        |name, places| (name, explore.arrangement == places, ExploreAction::Arrange(places));
    let choices = row(vec![
        choice(
            Phrase::GroundLabel,
            vec![
                ground(Phrase::GroundRegions, Ground::Regions),
                ground(Phrase::GroundCommunities, Ground::Communities),
            ],
        ),
        choice(
            Phrase::ArrangeLabel,
            vec![
                places(Phrase::ArrangeMap, Arrangement::Map),
                places(Phrase::ArrangeFree, Arrangement::Free),
            ],
        ),
    ]);
    if explore.ground == Ground::Regions {
        return row(vec![choices, regions(props)]);
    }
    let found = props.answered.as_ref().and_then(|answered| answered.study.communities.as_ref());
    let answer = match found {
        Some(found) => communities(props, found),
        None => words("p", "", phrase(lang, Phrase::Computing, &[])),
    };
    row(vec![choices, answer])
}

fn regions(props: &DrawerProps) -> Html {
    let DrawerProps { dataset, lang, .. } = props;
    let mut counts = vec![0; dataset.regions().len()];
    for node in dataset.nodes() {
        counts[node.region.index()] += 1;
    }
    let rows = dataset.regions().iter().zip(counts).map(|(region, count)| {
        let line = row(vec![
            words("span", "value-name", region.name.get(*lang).to_owned()),
            words("span", "value-count", number(*lang, count)),
        ]);
        el("li", "connection", line)
    });
    el("ul", "", rows.collect())
}

/// Above it two divisions agree in part, and above the second largely. By Hubert and Arabie's index
/// 0 is chance and 1 the same.
const AGREEMENT: [f64; 2] = [0.2, 0.6];

fn communities(props: &DrawerProps, found: &Communities) -> Html {
    let DrawerProps { dataset, dispatch, on_hover, lang, .. } = props;
    let lang = *lang;
    let two = |value: f64| decimal(lang, value, 2);
    let (own, curated) = (two(found.modularity), two(found.modularity_of_regions));
    let agreement = found.agreement.adjusted_rand;
    let agrees = match agreement {
        index if index >= AGREEMENT[1] => Phrase::AgreeLargely,
        index if index >= AGREEMENT[0] => Phrase::AgreePartly,
        _ => Phrase::AgreeLittle,
    };
    let rows = found.list.iter().map(|community| {
        let ix = community.name;
        let node = dataset.node(ix);
        let around = phrase(lang, Phrase::GroupAround, &[Arg::Text(node.name.get(lang))]);
        let content = row(vec![
            glyph(node.kind),
            words("span", "value-name", around),
            words("span", "value-count", number(lang, community.size)),
        ]);
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&dispatch, Action::Select(Some(ix))));
        let (enter, leave) = (on_hover.clone(), on_hover.clone());
        let onmouseenter = Callback::from(move |_: MouseEvent| enter.emit(Some(ix)));
        let onmouseleave = Callback::from(move |_: MouseEvent| leave.emit(None));
        html! {
            <li key={ix.0}>
                <button type="button" {onclick} {onmouseenter} {onmouseleave}>{ content }</button>
            </li>
        }
    });
    let say = |what: Phrase, args: &[Arg<'_>]| words("p", "means", phrase(lang, what, args));
    row(vec![
        say(Phrase::ModularityLine, &[Arg::Text(&own), Arg::Text(&curated)]),
        say(agrees, &[Arg::Text(&two(agreement))]),
        say(Phrase::GroupsFound, &[Arg::Number(found.list.len())]),
        el("ul", "ranking", rows.collect()),
    ])
}
