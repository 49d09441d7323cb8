//! Everything as a table: the full equivalent of the picture.

use std::{cmp::Reverse, rc::Rc};

use yew::prelude::*;

use super::{
    connections::entry_link,
    entry::Medium,
    glyph::glyph,
    parts::{Button, Tag, capitalised, el, hidden, row, text, words},
    store::{DatasetRef, Dispatch},
};
use crate::{
    i18n::{self, DateStyle, Msg, format_date},
    model::{Dataset, HistDate, Lang, Moment, NodeIx},
    order::{sort_by_cached_key, sort_by_key},
    query::{Presence, Visible, fold::fold, neighbours::Ego},
    state::{TimeWindow, View},
    web::dom,
};

/// Props of [`ListPane`], and of the page of numbers, which stands in the same place.
#[derive(Clone, PartialEq, Properties)]
pub struct ListPaneProps {
    /// The history.
    pub dataset: DatasetRef,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// What the filters and the window let through.
    pub visible: VisibleRef,
    /// Which of the views that are no picture.
    pub view: View,
    /// The time window.
    pub window: Option<TimeWindow>,
    /// The chosen entry and what is tied to it.
    pub ego: Option<Rc<Ego>>,
    /// The chosen entry.
    pub selection: Option<NodeIx>,
    /// Language of the reader.
    pub lang: Lang,
    /// An entry is pointed at.
    pub on_hover: Callback<Option<NodeIx>>,
}

/// Shared by the panes, compared by identity.
#[derive(Clone, Debug)]
pub struct VisibleRef(pub Rc<Visible>);

impl PartialEq for VisibleRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Id of the heading, where the keyboard lands that skipped the picture.
pub const TITLE_ID: &str = "list-title";

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Date,
    Name,
    Region,
    Connections,
    Disputed,
}

/// The table.
#[component]
pub fn ListPane(props: &ListPaneProps) -> Html {
    let ListPaneProps { dataset, visible, lang, .. } = props;
    let lang = *lang;
    let order = use_state_eq(|| Order::Date);
    let wanted = use_state_eq(String::new);
    let rows = use_memo(
        (dataset.clone(), visible.clone(), lang, *order, (*wanted).clone()),
        |(dataset, visible, lang, order, wanted)| {
            rows(dataset, &visible.0, *lang, *order, &fold(wanted))
        },
    );
    // Typing and sorting change the rows; nothing else renders a thousand of them again.
    let body =
        use_memo((props.clone(), *order, (*wanted).clone()), |(props, ..)| body(&rows, props));
    let disputed = rows.iter().filter(|ix| dataset.node(**ix).is_disputed()).count();
    let column = |name: Msg<'static>, by: Order| {
        let order_state = order.clone();
        let onclick = Callback::from(move |_: MouseEvent| order_state.set(by));
        let name = capitalised(&i18n::text(lang, &name));
        let sort = (*order == by).then_some(match by {
            Order::Date | Order::Name | Order::Region => "ascending",
            Order::Connections | Order::Disputed => "descending",
        });
        let title = Some(i18n::text(lang, &Msg::SortBy(&name)));
        let head = Button { title, onclick, content: text(name), ..Button::default() };
        let mut cell = Tag::new("th", "").set("scope", "col".into());
        if let Some(sort) = sort {
            cell = cell.set("aria-sort", sort.into());
        }
        cell.around(head.html())
    };
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| wanted.set(dom::value_of(&event)))
    };
    let columns = row(vec![
        column(Msg::ColumnDate, Order::Date),
        column(Msg::ColumnEntry, Order::Name),
        column(Msg::ColumnRegion, Order::Region),
        column(Msg::ColumnConnections, Order::Connections),
        column(Msg::Disputed, Order::Disputed),
    ]);
    let count = i18n::text(lang, &Msg::ListCount { entries: rows.len(), disputed });
    let hint = i18n::text(lang, &Msg::FilterList);
    let title = Tag::new("h2", "")
        .set("id", TITLE_ID.into())
        .set("tabindex", "-1".into())
        .around(text(i18n::text(lang, &Msg::ListTitle)));
    let head = row(vec![
        title,
        Tag::new("p", "").set("role", "status".into()).around(text(count)),
        html! {
            <input type="text" aria-label={hint.clone()} placeholder={hint} {oninput} value={(*wanted).clone()} />
        },
    ]);
    let content = row(vec![
        el("div", "list-head", head),
        el("table", "", row(vec![el("thead", "", el("tr", "", columns)), (*body).clone()])),
    ]);
    Tag::new("section", "list")
        .set("id", "list".into())
        .set("aria-labelledby", TITLE_ID.into())
        .around(content)
}

/// The body of the table.
fn body(
    rows: &[NodeIx],
    ListPaneProps { dataset, dispatch, visible, selection, lang, on_hover, .. }: &ListPaneProps,
) -> Html {
    let lang = *lang;
    let medium = Medium::exhibit(dispatch, on_hover);
    html! {
        <tbody>
            { for rows.iter().map(|ix| {
                let node = dataset.node(*ix);
                let selected = *selection == Some(*ix);
                let class = classes!(
                    (visible.0.node(*ix) == Presence::Faded).then_some("faded"),
                    selected.then_some("selected"),
                );
                let (date, when) = match &node.date {
                    Some(date) => (format_date(date, lang, DateStyle::Short), "when"),
                    None => (i18n::text(lang, &Msg::Undated), "when muted"),
                };
                let name = row(vec![
                    glyph(node.kind),
                    hidden(i18n::text(lang, &Msg::KindName(node.kind)) + ": "),
                    entry_link(&medium, *ix, &node.id, node.name.get(lang)),
                ]);
                let disputes = match node.dispute_count {
                    0 => Html::default(),
                    count => words("span", "dispute-count", count.to_string()),
                };
                let cells = row(vec![
                    words("td", when, date),
                    Tag::new("th", "").set("scope", "row".into()).around(name),
                    words("td", "", dataset.region(node.region).name.get(lang).to_owned()),
                    words("td", "number", dataset.degree(*ix).to_string()),
                    el("td", "", disputes),
                ]);
                html! {
                    <tr key={ix.0} {class} aria-current={selected.then_some("true")}>{ cells }</tr>
                }
            }) }
        </tbody>
    }
}

/// What passes the filters and holds the wanted text in a name, in order.
fn rows(
    dataset: &Dataset,
    visible: &Visible,
    lang: Lang,
    order: Order,
    wanted: &str,
) -> Vec<NodeIx> {
    let mut rows: Vec<NodeIx> = dataset
        .node_ixs()
        .filter(|ix| visible.node(*ix) != Presence::Hidden)
        .filter(|ix| wanted.is_empty() || names_hold(dataset, *ix, wanted))
        .collect();
    let date =
        |ix: &NodeIx| dataset.node(*ix).date.as_ref().map_or(Moment::MAX, HistDate::representative);
    match order {
        Order::Date => sort_by_key(&mut rows, |ix| (date(ix), *ix)),
        Order::Name => sort_by_cached_key(&mut rows, |ix| fold(dataset.node(*ix).name.get(lang))),
        Order::Region => sort_by_key(&mut rows, |ix| (dataset.node(*ix).region, date(ix), *ix)),
        Order::Connections => sort_by_key(&mut rows, |ix| (Reverse(dataset.degree(*ix)), *ix)),
        Order::Disputed => {
            sort_by_key(&mut rows, |ix| (Reverse(dataset.node(*ix).dispute_count), date(ix), *ix));
        }
    }
    rows
}

fn names_hold(dataset: &Dataset, ix: NodeIx, wanted: &str) -> bool {
    let node = dataset.node(ix);
    let names = [Some(&node.name.en), node.name.ru.as_ref(), node.native.as_ref().map(|n| &n.name)];
    names.into_iter().flatten().chain(&node.aliases).any(|name| fold(name).contains(wanted))
}
