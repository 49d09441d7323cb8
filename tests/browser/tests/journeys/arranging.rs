//! The layout engine as the page calls it: in a worker, without one, cancelled, and with a node held.

use browser_journeys::{Visitor, journey};
use serde_json::json;

/// A wheel of 400 nodes with 3 spokes out of 4, laid out in every way there is.
const SCRIPT: &str = r#"
(async () => {
  const { arrange } = await globalThis.twentieth.arrange();
  const n = 400;
  const edges = [];
  for (let i = 1; i < n; i++) edges.push(i, (i % (n - 1)) + 1);
  for (let i = 1; i < n; i++) if (i % 4) edges.push(0, i);
  const request = { n, edges: Uint32Array.from(edges), seed: 7 };
  const same = (a, b) => a.length === b.length && a.every((at, i) => at === b[i]);
  const heard = [];
  const places = await arrange({ ...request, onprogress: (done) => heard.push(done) });
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 30);
  const cancelled = arrange({ ...request, effort: 500, signal: abort.signal }).then(() => "ended", (e) => e.name);
  const [first, second] = await Promise.all([arrange(request), arrange({ ...request, seed: 8 })]);
  const outcome = { length: places.length, cancelled: await cancelled, again: same(first, places), other: same(second, places) };
  outcome.rises = heard.every((done, i) => done >= (heard[i - 1] ?? 0) && done <= 1);
  outcome.kept = request.edges.length === edges.length;
  const { Worker } = globalThis;
  globalThis.Worker = undefined;
  outcome.inPage = same(await arrange(request), places);
  globalThis.Worker = class { constructor() { throw new DOMException("no", "SecurityError"); } };
  outcome.forbidden = same(await arrange(request), places);
  globalThis.Worker = Worker;
  const start = places.slice();
  [start[10], start[11]] = [12.5, -40];
  const held = await arrange({ ...request, start, pinned: Uint32Array.of(5) });
  outcome.pinned = [held[10], held[11]];
  globalThis.outcome = outcome;
})().catch((error) => (globalThis.outcome = String(error)));
"#;

#[test]
fn a_layout_is_the_same_in_a_worker_and_in_the_page_and_can_be_cancelled() {
    journey(Visitor::default(), async |visit| {
        visit.open("").await;
        visit.js(SCRIPT).await;
        let outcome = visit.until("all layouts ended", "return globalThis.outcome").await;
        assert_eq!(
            outcome,
            json!({
                "length": 800,
                "cancelled": "AbortError",
                "again": true,
                "other": false,
                "rises": true,
                "kept": true,
                "inPage": true,
                "forbidden": true,
                "pinned": [12.5, -40],
            })
        );
    });
}
