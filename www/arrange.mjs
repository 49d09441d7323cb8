// Lays out a graph: in a worker, or where there can be none, in the page a few milliseconds at a
// time. The engine is a wasm program of its own (src/bin/engine.rs), fetched at the first call.
// `cargo xtask program` puts names with hashes in the place of the names in this file.

/** After so many milliseconds the page is let go; the step at work then takes a few more. */
const SLICE = 5;
/** Places on the way are told so many milliseconds apart: each repaints a picture. */
const PICTURE = 200;

let engine;

/** The engine, compiled for the page. A failed fetch is tried anew by the next call. */
const here = () =>
  (engine ??= (async () => {
    const { default: init, Layout } = await import("./engine.js");
    const address = new URL("./engine_bg.wasm", import.meta.url);
    const { memory } = await init({ module_or_path: fetch(address, { integrity: "integrity of engine_bg.wasm" }) });
    return { Layout, memory };
  })().catch((error) => {
    engine = undefined;
    throw error;
  }));

const prepared = (Layout, { n, edges, seed = 1, start, radii, pinned, effort = 1, loyalty = 0 }) => {
  const none = new Float32Array();
  const layout = new Layout(n, edges, seed, start ?? none, radii ?? none, effort, loyalty);
  for (const node of pinned ?? []) {
    layout.pin(node, start[2 * node], start[2 * node + 1]);
  }
  return layout;
};

/** Steps for some milliseconds; how much is done, from 0 to 1, and 2 when all is. */
const goOn = (layout, ms) => {
  const end = performance.now() + ms;
  let done;
  do {
    done = layout.step();
  } while (done < 2 && performance.now() < end);
  return done;
};

/** Lets the page answer input and paint, then returns. */
const breathe = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

const stopped = () => new DOMException("the layout was cancelled", "AbortError");

/** Gives the places that are known so far, a few times a second. */
const sometimes = (layout) => {
  let told = performance.now();
  return () => {
    const now = performance.now();
    if (now - told < PICTURE) return undefined;
    told = now;
    return layout.positions();
  };
};

const inPage = async (request, { onprogress, signal }) => {
  const { Layout } = await here();
  if (signal?.aborted) throw stopped();
  const layout = prepared(Layout, request);
  const places = sometimes(layout);
  try {
    for (;;) {
      const done = goOn(layout, SLICE);
      if (done === 2) return layout.positions();
      onprogress?.(done, places());
      await breathe();
      if (signal?.aborted) throw stopped();
    }
  } finally {
    layout.free();
  }
};

// One worker serves one request after another; a cancelled one takes its worker with it.
let idle;
let generation = 0;

const inWorker = (request, { onprogress, signal }) =>
  new Promise((resolve, reject) => {
    const worker = idle ?? new Worker(new URL("./arrange-worker.mjs", import.meta.url), { type: "module" });
    idle = undefined;
    // What an earlier request left on its way must not be taken for an answer to this one.
    const number = ++generation;
    const settle = (end, value, reusable) => {
      signal?.removeEventListener("abort", cancel);
      worker.onmessage = worker.onerror = null;
      if (reusable && !idle) idle = worker;
      else worker.terminate();
      end(value);
    };
    const cancel = () => settle(reject, stopped(), false);
    signal?.addEventListener("abort", cancel);
    worker.onmessage = ({ data }) => {
      if (data.number !== number) return;
      if (data.progress !== undefined) onprogress?.(data.progress, data.positions);
      else if (data.done) settle(resolve, data.done, true);
      else settle(reject, new Error(data.error), false);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      settle(reject, Object.assign(new Error(event.message ?? "no worker"), { noWorker: true }), false);
    };
    const { n, edges, seed, start, radii, pinned, effort, loyalty } = request;
    // Copies travel, so that the caller keeps its arrays.
    const sent = { n, edges: edges.slice(), seed, start: start?.slice(), radii: radii?.slice(), pinned, effort, loyalty };
    const arrays = [sent.edges, sent.start, sent.radii].filter(Boolean);
    worker.postMessage({ number, request: sent }, arrays.map((array) => array.buffer));
  });

/**
 * Lays out a graph.
 *
 * `n` nodes; `edges` a Uint32Array of pairs; `seed` chooses among equally good pictures; `start`
 * a Float32Array of old places, x and y of each node, NaN for new ones; `pinned` a Uint32Array of
 * nodes that stay where `start` has them; `radii` a Float32Array, with which no nodes overlap;
 * `effort` multiplies the time; `loyalty` (0 to 1) draws nodes back to `start`; `onprogress` hears
 * numbers from 0 to 1 and, a few times a second, places so far; `signal` cancels.
 *
 * Resolves with x and y of each node, in pixels. Rejects with an AbortError when cancelled.
 */
export const arrange = async ({ onprogress, signal, ...request }) => {
  if (signal?.aborted) throw stopped();
  const listening = { onprogress, signal };
  if (typeof Worker === "function") {
    try {
      return await inWorker(request, listening);
    } catch (error) {
      // Forbidden by a policy, or the page is a file: then the page does it.
      if (!error.noWorker && error.name !== "SecurityError") throw error;
    }
  }
  return inPage(request, listening);
};

/** As `arrange`, with a way to stop it: `{ result, cancel() }`. */
export const begin = (request) => {
  const abort = new AbortController();
  return { result: arrange({ ...request, signal: abort.signal }), cancel: () => abort.abort() };
};

/** For the worker: the engine at work on one request, told of progress about sixty times a second. */
export const work = async (request, onprogress) => {
  const { Layout } = await here();
  const layout = prepared(Layout, request);
  const places = sometimes(layout);
  try {
    for (;;) {
      const done = goOn(layout, 16);
      if (done === 2) return layout.positions();
      onprogress(done, places());
    }
  } finally {
    layout.free();
  }
};

/** For the benchmark: the class itself. */
export const engineClass = async () => (await here()).Layout;
