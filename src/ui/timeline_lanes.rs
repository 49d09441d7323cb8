//! What chooses, orders and folds the lanes of the timeline, and the column of their names.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::{
    parts::{Button, Tag, icon, text, truth},
    store::{DatasetRef, Dispatch, act},
};
use crate::{
    i18n::{Phrase, phrase},
    model::Lang,
    scene::timeline::{AXIS_HEIGHT, Grouping, LaneBand, LaneOrder, Lanes},
    state::Action,
    web::timeline_view::LaneProps,
};

/// What the reader has done to the lanes.
#[derive(Clone, PartialEq)]
struct Arranged {
    grouping: Grouping,
    order: LaneOrder,
    /// In ascending order.
    collapsed: Rc<[usize]>,
}

/// The lanes under a grouping, and what changes them.
#[derive(Clone, PartialEq)]
pub struct LaneTools {
    /// As the view needs them.
    pub props: LaneProps,
    /// Puts them into the next order there is.
    pub reorder: Callback<MouseEvent>,
    /// Folds one to a row of ticks, or opens it.
    pub toggle: Callback<usize>,
}

/// Lanes of a history, made anew when history, grouping or language change.
#[hook]
pub fn use_lanes(dataset: &DatasetRef, grouping: Grouping, lang: Lang) -> LaneTools {
    let lanes = use_memo((dataset.clone(), grouping, lang), |(dataset, grouping, lang)| {
        let rest = match grouping {
            Grouping::Person => Phrase::LaneNobody,
            Grouping::Theme | Grouping::Country => Phrase::LaneElsewhere,
        };
        Lanes::new(dataset, *grouping, &phrase(*lang, rest, &[]))
    });
    let arranged = use_state_eq(|| Arranged {
        grouping,
        order: LaneOrder::default(),
        collapsed: Rc::default(),
    });
    // What was folded were other lanes.
    let now = match arranged.grouping == grouping {
        true => (*arranged).clone(),
        false => Arranged { grouping, collapsed: Rc::default(), ..(*arranged).clone() },
    };
    let reorder = {
        let (arranged, now) = (arranged.setter(), now.clone());
        Callback::from(move |_: MouseEvent| {
            let at = LaneOrder::ALL.iter().position(|order| *order == now.order).unwrap_or(0);
            let order = LaneOrder::ALL[(at + 1) % LaneOrder::ALL.len()];
            arranged.set(Arranged { order, ..now.clone() });
        })
    };
    let toggle = {
        let (arranged, now) = (arranged.setter(), now.clone());
        Callback::from(move |lane: usize| {
            let mut collapsed = now.collapsed.to_vec();
            match collapsed.binary_search(&lane) {
                Ok(at) => drop(collapsed.remove(at)),
                Err(at) => collapsed.insert(at, lane),
            }
            arranged.set(Arranged { collapsed: collapsed.into(), ..now.clone() });
        })
    };
    let props = LaneProps { lanes, order: now.order, collapsed: now.collapsed };
    LaneTools { props, reorder, toggle }
}

/// What chooses and orders the lanes: over the column of their names.
pub fn lane_tools(tools: &LaneTools, dispatch: &Dispatch, lang: Lang) -> Html {
    let say = |words: Phrase| phrase(lang, words, &[]);
    let shown = tools.props.lanes.grouping();
    let name = |grouping: Grouping| match grouping {
        Grouping::Theme => Phrase::LanesTheme,
        Grouping::Country => Phrase::LanesCountry,
        Grouping::Person => Phrase::LanesPerson,
    };
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.and_then(|select| Grouping::from_id(&select.value()));
            if let Some(grouping) = chosen {
                act(&dispatch, Action::Lanes(grouping));
            }
        })
    };
    let options = Grouping::ALL.into_iter().map(|grouping| {
        html! {
            <option value={grouping.id()} selected={grouping == shown}>{ say(name(grouping)) }</option>
        }
    });
    let order = say(match tools.props.order {
        LaneOrder::Usual => Phrase::LanesOrderUsual,
        LaneOrder::First => Phrase::LanesOrderFirst,
        LaneOrder::Most => Phrase::LanesOrderMost,
    });
    let reorder = Button {
        class: "lane-order",
        label: Some(order.clone()),
        title: Some(order),
        onclick: tools.reorder.clone(),
        content: icon!(r#"<path d="M5 13V3M2 6l3-3 3 3M11 3v10M8 10l3 3 3-3"/>"#),
        ..Button::default()
    };
    html! {
        <div class="lane-tools">
            <select aria-label={say(Phrase::LanesLabel)} {onchange}>{ for options }</select>
            { reorder.html() }
        </div>
    }
}

/// The names of the lanes, over those that the canvas writes: each folds its lane. Where there
/// are more lanes than room, the column is what scrolls.
pub fn lane_column(
    tools: &LaneTools,
    dataset: &DatasetRef,
    bands: &[LaneBand],
    content: f32,
    element: &NodeRef,
    on_scroll: &Callback<f32>,
    lang: Lang,
) -> Html {
    if bands.is_empty() {
        return Html::default();
    }
    let onscroll = {
        let on_scroll = on_scroll.clone();
        Callback::from(move |event: Event| {
            if let Some(column) = event.target_dyn_into::<HtmlElement>() {
                on_scroll.emit(column.scroll_top() as f32);
            }
        })
    };
    let lanes = &tools.props.lanes;
    let names = bands.iter().map(|band| {
        let (lane, toggle) = (band.lane, tools.toggle.clone());
        let name = lanes.name(dataset, lane, lang).to_owned();
        let top = (band.rect.y - AXIS_HEIGHT).round() as i32;
        let height = band.rect.h.round() as i32;
        let onclick = Callback::from(move |_: MouseEvent| toggle.emit(lane));
        html! {
            <button key={lane} type="button" title={name.clone()} aria-label={name} {onclick}
                aria-expanded={truth(!band.collapsed)}
                style={format!("top:{top}px;height:{height}px")}></button>
        }
    });
    let spacer = Tag::new("span", "lane-space")
        .set("style", format!("height:{}px", content.ceil() as i32).into())
        .around(text(""));
    html! {
        <div class="lane-column" ref={element} {onscroll}>{ for names }{ spacer }</div>
    }
}
