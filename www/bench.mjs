// The hooks of the benchmark, `window.__bench`; loaded only where the address has `?bench`.
import { engineClass } from "./arrange.mjs";

let layout;
let steps = 0;

const bench = {
  name: "ours",
  kind: "layout",
  incremental: true,
  ready: engineClass().then(() => undefined),

  async load({ n, edges }, seed = 1) {
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

// What the application adds for frames and latency goes here: Object.assign(bench, hooks).

globalThis.__bench = bench;
