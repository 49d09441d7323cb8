//! A page that takes part in benchmarks beside other graph libraries: `?bench`.
//!
//! It sets `window.__bench` and draws the graphs it is given with the view of the exhibit itself,
//! every node, line and name of them. A chunk of its own: visitors never fetch it. The contract is
//! in `benches/README.md`.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Float32Array, Float64Array, Function, Object, Promise, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_split_helpers::wasm_split;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::{
    WebError,
    bench_timeline::{ShownTimeline, shown_timeline},
    brush,
    dom::{self, document, window},
    graph_view::{GraphEvent, GraphProps, GraphView},
    metrics::CanvasMetrics,
};
use crate::{
    layout::{Baked, BakedVariant, Variant},
    model::{
        Certainty, Dataset, DatasetParts, Kind, LocalizedText, Node, NodeIx, Region, Relation,
        RelationClass, RelationType, RelationTypeIx,
    },
    query::Visible,
    scene::{
        Camera, Point, ThemeName,
        graph::{EdgeSlots, LENS, Whole},
    },
    state::Filter,
    ui::chunk::Fetched,
};

/// What the chunk can do.
pub struct Bench {
    /// Empties the element and sets `window.__bench`.
    pub start: fn(HtmlElement) -> Result<(), WebError>,
}

/// Fetches the chunk.
#[wasm_split(bench, fallible)]
pub fn fetch() -> Fetched<Bench> {
    Ok(&Bench { start })
}

const DURING: &str = "setting up the benchmark";

/// The graph that is shown.
struct Shown {
    view: GraphView,
    canvas: HtmlCanvasElement,
    nodes: usize,
}

/// The picture of a graph fills so much of the frame at zoom 1, as it does on the other pages.
const FILLS: f32 = 0.95;

fn start(root: HtmlElement) -> Result<(), WebError> {
    let metrics = Rc::new(CanvasMetrics::new()?);
    root.set_inner_html("");
    super::fonts::ask();
    let query = window()?.location().search().unwrap_or_default();
    let data = parameter(&query, "data");
    let shown: Rc<RefCell<Option<Shown>>> = Rc::default();

    let known = Reflect::get(window()?.as_ref(), &"__bench".into()).ok().filter(JsValue::is_object);
    let bench: Object = known.map_or_else(Object::new, JsCast::unchecked_into);

    let show = {
        let (shown, root, metrics) = (shown.clone(), root.clone(), metrics.clone());
        move |graph: JsValue, options: JsValue| {
            let (shown, root, metrics) = (shown.clone(), root.clone(), metrics.clone());
            future_to_promise(async move {
                let start = dom::now();
                let radius = number(&options, "r").unwrap_or(4.0) as f32;
                let labels = get(&options, "labels").is_truthy();
                // The old view goes first: its canvases make room.
                shown.borrow_mut().take();
                let whole = Whole { radius, labels };
                let made = shown_graph(&root, &graph, whole, metrics).map_err(to_js)?;
                *shown.borrow_mut() = Some(made);
                loop {
                    next_frame().await?;
                    if shown.borrow().as_ref().is_none_or(|shown| shown.view.is_settled()) {
                        break;
                    }
                }
                next_frame().await?;
                let ms = Object::new();
                set(&ms, "ms", &(dom::now() - start).into());
                Ok(ms.into())
            })
        }
    };
    let timeline: Rc<RefCell<Option<ShownTimeline>>> = Rc::default();
    {
        let (timeline, root, metrics) = (timeline.clone(), root.clone(), metrics.clone());
        let load = move |starts: JsValue, ends: JsValue, titles: JsValue| -> JsValue {
            let (timeline, root, metrics) = (timeline.clone(), root.clone(), metrics.clone());
            future_to_promise(async move {
                timeline.borrow_mut().take();
                let [starts, ends] = [starts, ends].map(|list| Float64Array::new(&list));
                let titles = titles.as_string().unwrap_or_default();
                let made = shown_timeline(&root, &starts, &ends, &titles, metrics);
                *timeline.borrow_mut() = Some(made.map_err(to_js)?);
                loop {
                    next_frame().await?;
                    if timeline.borrow().as_ref().is_none_or(ShownTimeline::is_settled) {
                        break;
                    }
                }
                Ok(JsValue::UNDEFINED)
            })
            .into()
        };
        let call = Closure::<dyn Fn(JsValue, JsValue, JsValue) -> JsValue>::new(load);
        set(&bench, "items", &call.into_js_value());
    }
    function2(&bench, "window", move |from, to| {
        if let (Some(shown), Some(from), Some(to)) =
            (&*timeline.borrow(), from.as_f64(), to.as_f64())
        {
            shown.look(from, to);
        }
        JsValue::UNDEFINED
    });
    // The words of the names that hovering shows.
    let messages = future_to_promise(async {
        let words = super::fetch::text(super::fetch::MESSAGES).await.map_err(to_js)?;
        let loaded = crate::i18n::load_messages(&words);
        loaded.map_err(|e| JsValue::from_str(&e.to_string())).map(|()| JsValue::UNDEFINED)
    });
    let ready: Promise = match data {
        Some(address) => {
            // The network is one part of such a page: it leaves room for a timeline.
            let _ = root.style().set_property("height", "580px");
            let show = show.clone();
            future_to_promise(async move {
                let response = window().map_err(to_js)?.fetch_with_str(&address);
                let response = JsFuture::from(response).await?;
                let graph = response.dyn_into::<web_sys::Response>()?.json()?;
                let graph = JsFuture::from(graph).await?;
                let options = Object::new();
                set(&options, "labels", &JsValue::TRUE);
                set(&options, "r", &6.0.into());
                JsFuture::from(show(graph, options.into())).await
            })
        }
        None => Promise::resolve(&JsValue::UNDEFINED),
    };
    set(&bench, "name", &"twentieth".into());
    let ready = Promise::all(&Array::of2(&messages, &ready));
    function2(&bench, "show", move |graph, options| show(graph, options).into());
    {
        let shown = shown.clone();
        function2(&bench, "camera", move |at, _| {
            if let Some(shown) = &*shown.borrow() {
                let of = |name| number(&at, name).unwrap_or(0.5) as f32;
                let world = |x: f32| 0.5 + (x - 0.5) * FILLS;
                let center = Point::new(world(of("cx")), world(of("cy")));
                shown.view.look(Camera::at(center, of("zoom")));
            }
            JsValue::UNDEFINED
        });
    }
    {
        let shown = shown.clone();
        function2(&bench, "n", move |_, _| {
            shown.borrow().as_ref().map_or(0, |shown| shown.nodes as u32).into()
        });
    }
    function2(&bench, "nodeScreen", move |node, _| {
        let place = Object::new();
        if let Some(shown) = &*shown.borrow() {
            let at = shown.view.place_of(NodeIx(node.as_f64().unwrap_or_default() as u32));
            let frame = shown.canvas.get_bounding_client_rect();
            set(&place, "x", &(frame.left() + f64::from(at.x)).into());
            set(&place, "y", &(frame.top() + f64::from(at.y)).into());
        }
        place.into()
    });
    // The hooks of the layout wait for these; without them these are all there is.
    let join =
        Reflect::get(&bench, &"join".into()).ok().and_then(|j| j.dyn_into::<Function>().ok());
    match join {
        Some(join) => {
            join.call1(&bench, &ready).map_err(|e| WebError::from_js(DURING, &e))?;
        }
        None => set(&bench, "ready", &ready),
    }
    set(&window()?.into(), "__bench", &bench);
    Ok(())
}

/// Puts two canvases into the page and draws a graph on them.
fn shown_graph(
    root: &HtmlElement,
    graph: &JsValue,
    whole: Whole,
    metrics: Rc<CanvasMetrics>,
) -> Result<Shown, WebError> {
    root.set_inner_html(
        "<section class=\"graph\" style=\"width:100%;height:100%\"><canvas></canvas>\
         <canvas class=\"top\"></canvas></section>",
    );
    if root.style().get_property_value("height").unwrap_or_default().is_empty() {
        let _ = root.style().set_property("height", "100vh");
    }
    let canvas = |css: &str| -> Result<HtmlCanvasElement, WebError> {
        let found = document()?.query_selector(css).map_err(|e| WebError::from_js(DURING, &e))?;
        found
            .and_then(|element| element.dyn_into().ok())
            .ok_or_else(|| WebError::new(DURING, format!("found no {css}")))
    };
    let (base, top) = (canvas(".graph canvas")?, canvas(".graph canvas.top")?);
    let dataset = Rc::new(dataset_of(graph));
    let positions = positions_of(graph, dataset.nodes().len());
    let variant = |of: Variant| {
        let names = vec![Vec::new(); dataset.regions().len()];
        BakedVariant::new(of.aspect(), positions.clone(), <[_; 2]>::default(), names)
    };
    let props = GraphProps {
        baked: Rc::new(Baked { request_hash: 0, variants: Variant::ALL.map(variant) }),
        slots: Rc::new(EdgeSlots::new(&dataset)),
        visible: Rc::new(Visible::new(&dataset, &Filter::default(), None)),
        dataset: dataset.clone(),
        ego: None,
        explore: Rc::default(),
        study: None,
        cursor: None,
        camera: None,
        lang: crate::model::Lang::En,
        theme: ThemeName::Light,
        lens: Some(&LENS),
        save: None,
        brush: Some(brush::take),
        merging: None,
        whole: Some(whole),
    };
    let told = |event| {
        if let GraphEvent::Hover(Some(node)) = event {
            tell_lit(node);
        }
    };
    let view = GraphView::new(base, top.clone(), props, metrics, told)?;
    Ok(Shown { view, canvas: top, nodes: dataset.nodes().len() })
}

/// Tells the harness that a node is highlighted.
fn tell_lit(node: NodeIx) {
    let Ok(window) = window() else { return };
    let told = Reflect::get(window.as_ref(), &"__onlit".into()).ok();
    if let Some(told) = told.and_then(|value| value.dyn_into::<Function>().ok()) {
        // What the harness does with it is its own matter.
        let _ = told.call1(&JsValue::UNDEFINED, &node.0.into());
    }
}

/// The history that a graph would be: people without dates, joined by one kind of tie.
fn dataset_of(graph: &JsValue) -> Dataset {
    let n = number(graph, "n").unwrap_or_default() as usize;
    let edges = Uint32Array::new(&get(graph, "edges")).to_vec();
    let labels = get(graph, "labels");
    let name = |i: usize| {
        let label = Reflect::get_u32(&labels, i as u32).ok().and_then(|label| label.as_string());
        label.unwrap_or_else(|| i.to_string())
    };
    let nodes = (0..n).map(|i| Node {
        importance: 2,
        ..Node::new(i.to_string(), Kind::Person, LocalizedText::en(name(i)))
    });
    let word = LocalizedText::en("tie");
    let mut relations: Vec<Relation> = edges
        .chunks_exact(2)
        .map(|ends| Relation {
            from: NodeIx(ends[0]),
            to: NodeIx(ends[1]),
            kind: RelationTypeIx(0),
            date: None,
            certainty: Certainty::Established,
            note: LocalizedText::default(),
            disputes: Vec::new(),
            sources: Vec::new(),
            source_count: 0,
        })
        .collect();
    relations.retain(|tie| tie.from.index() < n && tie.to.index() < n && tie.from != tie.to);
    Dataset::new(DatasetParts {
        regions: vec![Region {
            id: "all".to_owned(),
            name: LocalizedText::default(),
            lane: LocalizedText::default(),
            anchor: [0.5, 0.5],
        }],
        relation_types: vec![RelationType {
            id: "tie".to_owned(),
            class: RelationClass::Tie,
            forward: word.clone(),
            reverse: word,
            from_kinds: Vec::new(),
            to_kinds: Vec::new(),
        }],
        nodes: nodes.collect(),
        relations,
        ..DatasetParts::default()
    })
}

/// Positions in fractions of the frame; a graph without any lies on a grid.
fn positions_of(graph: &JsValue, n: usize) -> Vec<[f32; 2]> {
    let given = Float32Array::new(&get(graph, "pos")).to_vec();
    let side = (n as f32).sqrt().ceil().max(1.0) as usize;
    let place = |i: usize| match given.get(2 * i..2 * i + 2) {
        Some(at) => [at[0], at[1]],
        None => [(i % side) as f32, (i / side) as f32],
    };
    let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
    for i in 0..n {
        for axis in 0..2 {
            low[axis] = low[axis].min(place(i)[axis]);
            high[axis] = high[axis].max(place(i)[axis]);
        }
    }
    let fraction = |axis: usize, x: f32| {
        0.5 + ((x - low[axis]) / (high[axis] - low[axis]).max(f32::EPSILON) - 0.5) * FILLS
    };
    (0..n).map(|i| [fraction(0, place(i)[0]), fraction(1, place(i)[1])]).collect()
}

async fn next_frame() -> Result<(), JsValue> {
    let frame = Promise::new(&mut |resolve, _| {
        if let Ok(window) = window() {
            // Fails only for what is no function.
            let _ = window.request_animation_frame(&resolve);
        }
    });
    JsFuture::from(frame).await.map(drop)
}

fn to_js(error: WebError) -> JsValue {
    JsValue::from_str(&error.to_string())
}

fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.trim_start_matches('?').split('&');
    let value = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)?.1;
    js_sys::decode_uri_component(value).ok().map(String::from)
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn number(object: &JsValue, name: &str) -> Option<f64> {
    get(object, name).as_f64()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Fails only for objects that are frozen; these are not.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Gives an object a function for as long as the page lives.
fn function2(object: &Object, name: &str, call: impl Fn(JsValue, JsValue) -> JsValue + 'static) {
    let call = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(call);
    set(object, name, &call.into_js_value());
}
