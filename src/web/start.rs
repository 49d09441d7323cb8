//! From an empty page to the exhibit, or to a page that says what is wrong.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{
    WebError,
    dom::{self, by_id},
    fetch,
    metrics::CanvasMetrics,
};
use crate::{
    dataset::read_core,
    i18n::load_messages,
    layout::Baked,
    model::Dataset,
    scene::graph::merge::MERGED_ABOVE,
    ui::{App, AppProps},
};

/// Id of the element the exhibit lives in.
pub const ROOT_ID: &str = "twentieth";

/// The mark on the root element that `www/start.mjs` answers with a page that says what happened:
/// one such page serves a wasm that cannot start, data that did not arrive, and a panic.
const FAILED: &str = "data-failed";

/// Starts the exhibit.
pub fn start() {
    install_panic_hook();
    spawn_local(async {
        let Some(root) = by_id(ROOT_ID) else {
            dom::warn("the page has no element with the id \"twentieth\"");
            return;
        };
        if is_bench() {
            if let Ok(chunk) = super::bench::fetch().await
                && let Err(error) = (chunk.start)(root)
            {
                dom::warn(&error.to_string());
            }
            return;
        }
        match load().await {
            Ok(props) => {
                // The first picture of the page stays until the exhibit can take its place.
                root.set_inner_html("");
                take_keyboard(&root);
                yew::Renderer::<App>::with_root_and_props(root.into(), props).render();
            }
            Err(error) => {
                dom::warn(&error);
                dom::set_root_attribute(FAILED, &error);
            }
        }
    });
}

/// Whether the page was asked to take part in a benchmark.
fn is_bench() -> bool {
    let query = dom::window().ok().and_then(|window| window.location().search().ok());
    query.is_some_and(|query| query.trim_start_matches('?').split('&').any(|one| one == "bench"))
}

/// Lets the page's own keys work at once. As a guest in another page the exhibit waits until it is
/// asked.
fn take_keyboard(root: &web_sys::HtmlElement) {
    root.set_tab_index(-1);
    if !dom::is_framed() {
        // An element that cannot take the focus leaves it where it is.
        let _ = root.focus();
    }
}

async fn load() -> Result<AppProps, String> {
    let say = |error: WebError| error.to_string();
    let core = fetch::request(fetch::CORE).map_err(say)?;
    let baked = fetch::request(fetch::BAKED).map_err(say)?;
    let messages = fetch::request(fetch::MESSAGES).map_err(say)?;
    let core = core.text().await.map_err(say)?;
    let baked = baked.bytes().await.map_err(say);
    let messages = messages.text().await.map_err(say)?;
    load_messages(&messages).map_err(|e| format!("{}: {e}", fetch::MESSAGES))?;
    let (dataset, problems) = read_core(&core).map_err(|e| e.to_string())?;
    for problem in &problems {
        dom::warn(&problem.to_string());
    }
    let baked = baked.and_then(|bytes| positions_for(&dataset, &bytes));
    let arranged = baked.is_ok();
    // A history from elsewhere is laid out here; our own has come with its positions.
    let unarranged = !arranged && fetch::folder().is_some();
    let large = match unarranged || dataset.nodes().len() > MERGED_ABOVE {
        true => Some(crate::ui::large::fetch().await.map_err(|e| e.to_string())?),
        false => None,
    };
    let baked = match large.filter(|_| unarranged) {
        Some(large) => (large.spread)(&dataset),
        None => baked?,
    };
    Ok(AppProps {
        merging: large.map(|large| Rc::new((large.merging)(&dataset))),
        large,
        dataset: Rc::new(dataset),
        baked: Rc::new(baked),
        arranged,
        data_problems: problems.len(),
        metrics: Rc::new(CanvasMetrics::new().map_err(say)?),
    })
}

fn positions_for(dataset: &Dataset, bytes: &[u8]) -> Result<Baked, String> {
    let baked = Baked::from_bytes(bytes).map_err(|e| e.to_string())?;
    match baked.is_for(dataset) {
        true => Ok(baked),
        false => Err(format!("{}: it was made for another version of the data", fetch::BAKED)),
    }
}

/// A panic is a defect of ours; it must still leave the reader something to read.
fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        dom::set_root_attribute(FAILED, &info.to_string());
    }));
}
