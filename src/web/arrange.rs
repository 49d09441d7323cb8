//! Asks the layout engine for places. It is a wasm program of its own, which `www/arrange.mjs`
//! fetches at the first call and runs in a worker, or in the page where there can be none.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Float32Array, Object, Promise, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::WebError;

#[wasm_bindgen]
extern "C" {
    /// Fetches the module; `www/start.mjs` put it there.
    #[wasm_bindgen(js_namespace = twentieth, js_name = arrange, catch)]
    fn fetch_module() -> Result<Promise, JsValue>;

    /// `www/arrange.mjs`.
    type Module;
    #[wasm_bindgen(method, catch)]
    fn begin(this: &Module, request: &Object) -> Result<Begun, JsValue>;

    /// A layout under way.
    type Begun;
    #[wasm_bindgen(method, getter)]
    fn result(this: &Begun) -> Promise;
    #[wasm_bindgen(method)]
    fn cancel(this: &Begun);
}

const DURING: &str = "laying out";

/// What is to be laid out. Lengths are in pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// How many nodes there are.
    pub n: u32,
    /// Pairs of node numbers; loops and repeated pairs change nothing.
    pub edges: Vec<[u32; 2]>,
    /// Chooses among equally good pictures.
    pub seed: u32,
    /// Old places, one for each node, NaN for new nodes; empty: from nothing.
    pub start: Vec<[f32; 2]>,
    /// Nodes that stay where `start` has them.
    pub pinned: Vec<u32>,
    /// Radius of each node, so that none overlap in the end; empty: nodes are points.
    pub radii: Vec<f32>,
    /// How strongly nodes are drawn back to `start`: 0 lets the picture find its rest anew, 1 keeps
    /// all but the neighbours of what was moved.
    pub loyalty: f32,
}

impl Request {
    fn to_js(&self, on_progress: Option<&JsValue>) -> Result<Object, JsValue> {
        let Self { n, edges, seed, start, pinned, radii, loyalty } = self;
        let object = Object::new();
        let set = |name: &str, value: &JsValue| {
            Reflect::set(&object, &JsValue::from_str(name), value).map(|_| ())
        };
        set("n", &JsValue::from(*n))?;
        set("seed", &JsValue::from(*seed))?;
        set("loyalty", &JsValue::from(*loyalty))?;
        set("edges", &Uint32Array::from(edges.as_flattened()))?;
        if !start.is_empty() {
            set("start", &Float32Array::from(start.as_flattened()))?;
        }
        if !pinned.is_empty() {
            set("pinned", &Uint32Array::from(pinned.as_slice()))?;
        }
        if !radii.is_empty() {
            set("radii", &Float32Array::from(radii.as_slice()))?;
        }
        if let Some(listener) = on_progress {
            set("onprogress", listener)?;
        }
        Ok(object)
    }
}

async fn module() -> Result<Module, WebError> {
    let from_js = |error: JsValue| WebError::from_js("fetching the layout engine", &error);
    let module = JsFuture::from(fetch_module().map_err(from_js)?).await.map_err(from_js)?;
    Ok(module.unchecked_into())
}

fn places(flat: &Float32Array) -> Vec<[f32; 2]> {
    flat.to_vec().as_chunks::<2>().0.to_vec()
}

/// Stops the work when dropped, which after its end does nothing.
struct Guard(Begun);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// A layout that reports to callbacks; dropping it cancels the layout, and nothing is called any
/// more.
pub struct Arranging {
    wanted: Rc<Cell<bool>>,
    running: Rc<RefCell<Option<Guard>>>,
}

impl Arranging {
    /// Starts a layout. `on_progress` hears numbers from 0 to 1 and sometimes the places so far,
    /// `on_end` the places.
    pub fn start(
        request: Request,
        on_progress: impl Fn(f32, Option<Vec<[f32; 2]>>) + 'static,
        on_end: impl FnOnce(Result<Vec<[f32; 2]>, WebError>) + 'static,
    ) -> Self {
        let wanted = Rc::new(Cell::new(true));
        let running = Rc::new(RefCell::new(None));
        let handle = Self { wanted: wanted.clone(), running: running.clone() };
        spawn_local(async move {
            let heard = wanted.clone();
            let listen = move |done, found: Option<Float32Array>| {
                if heard.get() {
                    on_progress(done, found.as_ref().map(places));
                }
            };
            let result = waited(&request, listen, &wanted, &running).await;
            if wanted.get() {
                on_end(result);
            }
        });
        handle
    }
}

impl Drop for Arranging {
    fn drop(&mut self) {
        self.wanted.set(false);
        drop(self.running.take());
    }
}

/// Lays out while `wanted`, with what stops it in `running`.
async fn waited(
    request: &Request,
    on_progress: impl Fn(f32, Option<Float32Array>) + 'static,
    wanted: &Cell<bool>,
    running: &RefCell<Option<Guard>>,
) -> Result<Vec<[f32; 2]>, WebError> {
    let from_js = |error: JsValue| WebError::from_js(DURING, &error);
    let module = module().await?;
    if !wanted.get() {
        return Err(WebError::new(DURING, "cancelled"));
    }
    let listener = Closure::<dyn Fn(f32, Option<Float32Array>)>::new(on_progress);
    let request = request.to_js(Some(listener.as_ref())).map_err(from_js)?;
    let begun = module.begin(&request).map_err(from_js)?;
    let result = JsFuture::from(begun.result());
    *running.borrow_mut() = Some(Guard(begun));
    let result = result.await.map_err(from_js)?;
    Ok(places(&result.unchecked_into()))
}
