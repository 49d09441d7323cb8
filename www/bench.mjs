// The hooks of the benchmark, `window.__bench`; loaded only where the address has `?bench`.
import { engineClass } from "./arrange.mjs";

let layout;
let steps = 0;

// The application adds its hooks for frames and latency to the same object, before or after this
// module runs, and says with `join` when they may be called.
const app = globalThis.__bench;
let join;
const joined = app?.ready ?? new Promise((resolve) => (join = resolve));

const bench = {
  name: "ours",
  kind: "layout",
  incremental: true,
  ready: Promise.all([engineClass(), joined]).then(() => undefined),
  join,

  // A graph for the layout, or dated things for the timeline.
  async load(what, seed = 1) {
    if (Array.isArray(what)) return loadItems(what);
    const { n, edges } = what;
    const Layout = await engineClass();
    layout?.free();
    const flat = Uint32Array.from(edges);
    const none = new Float32Array();
    const begin = performance.now();
    layout = new Layout(n, flat, seed, none, none, 1, 0);
    steps = 0;
    return { ms: performance.now() - begin };
  },

  async step(count, budget = Infinity) {
    const begin = performance.now();
    let done = false;
    for (let i = 0; i < count && !done; i++) {
      done = layout.step() === 2;
      steps++;
      if (performance.now() - begin > budget) break;
    }
    return { ms: performance.now() - begin, iterations: steps, done };
  },

  positions: () => layout.positions(),
};

// `items` is the application's.
async function loadItems(list) {
  const begin = performance.now();
  const starts = Float64Array.from(list, (item) => item.start);
  const ends = Float64Array.from(list, (item) => item.end ?? NaN);
  await bench.items(starts, ends, list.map((item) => item.title).join("\n"));
  // The frame has been painted when a message after it arrives.
  await new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  return { ms: performance.now() - begin };
}

const { ready, ...hooks } = app ?? {};
globalThis.__bench = Object.assign(bench, hooks);
