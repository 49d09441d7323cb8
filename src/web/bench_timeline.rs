//! The timeline's part of the page that takes part in benchmarks: thousands of dated things in
//! four lanes, drawn with the view of the exhibit itself.

use std::rc::Rc;

use js_sys::Float64Array;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{
    WebError,
    dom::document,
    metrics::CanvasMetrics,
    timeline_view::{LaneProps, TimelineProps, TimelineView},
};
use crate::{
    model::{
        Dataset, DatasetParts, HistDate, Kind, Lang, LocalizedText, Moment, Node, Region, RegionIx,
        Span,
    },
    query::Visible,
    scene::{
        ThemeName,
        timeline::{Grouping, LaneOrder, Lanes},
    },
    state::{Filter, ScaleKind, TimeWindow},
};

/// What is shown.
pub(super) struct ShownTimeline {
    view: TimelineView,
    /// Days that all was moved by, into the axis of the exhibit.
    shift: f64,
}

/// Things stand from here on, whenever they began.
const FIRST: Moment = Moment::ymd(1940, 1, 1);
const LANES: u32 = 4;
const MS_PER_DAY: f64 = 86_400_000.0;

/// Puts two canvases into the page and draws things on them. `starts` and `ends` are in
/// milliseconds since 1970, an end that is no number says that there is none; `titles` has a line
/// for each.
pub(super) fn shown_timeline(
    root: &HtmlElement,
    starts: &Float64Array,
    ends: &Float64Array,
    titles: &str,
    metrics: Rc<CanvasMetrics>,
) -> Result<ShownTimeline, WebError> {
    const DURING: &str = "setting up the benchmark";
    root.set_inner_html(
        "<section class=\"timeline\" style=\"display:block;height:400px;border:0\">\
         <div class=\"lanes\" style=\"height:400px\"><canvas></canvas><canvas class=\"top\"></canvas>\
         </div></section>",
    );
    let canvas = |css: &str| -> Result<HtmlCanvasElement, WebError> {
        let found = document()?.query_selector(css).map_err(|e| WebError::from_js(DURING, &e))?;
        found
            .and_then(|element| wasm_bindgen::JsCast::dyn_into(element).ok())
            .ok_or_else(|| WebError::new(DURING, format!("found no {css}")))
    };
    let (base, top) = (canvas(".lanes canvas")?, canvas(".lanes canvas.top")?);
    let (starts, ends) = (starts.to_vec(), ends.to_vec());
    let first = starts.iter().copied().fold(f64::INFINITY, f64::min) / MS_PER_DAY;
    let shift = (FIRST.as_days() - first).floor();
    let dataset = Rc::new(dataset_of(&starts, &ends, titles, shift));
    let last = starts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let lanes = LaneProps {
        lanes: Rc::new(Lanes::new(&dataset, Grouping::Theme, "")),
        order: LaneOrder::default(),
        collapsed: Rc::default(),
    };
    let props = TimelineProps {
        visible: Rc::new(Visible::new(&dataset, &Filter::default(), None)),
        dataset,
        ego: None,
        window: Some(TimeWindow::new(FIRST, moment(last, shift))),
        scale: ScaleKind::Even,
        lens: false,
        cursor: None,
        lang: Lang::En,
        theme: ThemeName::Light,
    };
    let view = TimelineView::new(base, top, props, lanes, metrics, |_| {})?;
    Ok(ShownTimeline { view, shift })
}

impl ShownTimeline {
    /// Shows a stretch, in milliseconds since 1970.
    pub(super) fn look(&self, from: f64, to: f64) {
        let [start, end] = [from, to].map(|ms| moment(ms, self.shift));
        self.view.look(Span { start, end });
    }

    pub(super) fn is_settled(&self) -> bool {
        self.view.is_settled()
    }
}

fn moment(ms: f64, shift: f64) -> Moment {
    Moment::from_days(ms / MS_PER_DAY + shift)
}

fn dataset_of(starts: &[f64], ends: &[f64], titles: &str, shift: f64) -> Dataset {
    let nodes = starts.iter().zip(ends).zip(titles.split('\n')).enumerate();
    let nodes = nodes.map(|(i, ((start, end), title))| {
        let day = |ms: f64| moment(ms, shift).to_day_text();
        let text = match end.is_finite() {
            true => [day(*start), day(*end)].join("/"),
            false => day(*start),
        };
        Node {
            region: RegionIx(i as u32 % LANES),
            // As a history has them: few that matter most.
            importance: [1, 2, 1, 3, 1, 2, 1, 4][i % 8],
            date: HistDate::parse(&text).ok(),
            ..Node::new(i.to_string(), Kind::Event, LocalizedText::en(title))
        }
    });
    let region = |i: u32| Region {
        id: i.to_string(),
        name: LocalizedText::default(),
        lane: LocalizedText::en(i.to_string()),
        anchor: [0.5, 0.5],
    };
    Dataset::new(DatasetParts {
        regions: (0..LANES).map(region).collect(),
        nodes: nodes.collect(),
        ..DatasetParts::default()
    })
}
