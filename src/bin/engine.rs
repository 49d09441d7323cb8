//! The layout engine as a small wasm program of its own, for a worker or the page:
//! `www/arrange.mjs` drives it.

/// The classes that JavaScript sees.
#[cfg(target_arch = "wasm32")]
mod exports {
    use twentieth::layout::engine::{Engine, Graph, Options, Start};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A layout under way.
    #[wasm_bindgen]
    pub struct Layout(Engine);

    #[wasm_bindgen]
    impl Layout {
        /// Prepares the layout of `n` nodes. `edges` are pairs of node numbers; `start` is empty or
        /// x and y of each node (NaN for new ones); `radii` is empty or one number for each node;
        /// `effort` and `loyalty` are as in `Options`.
        #[wasm_bindgen(constructor)]
        pub fn new(
            n: u32,
            edges: &[u32],
            seed: u32,
            start: &[f32],
            radii: &[f32],
            effort: f32,
            loyalty: f32,
        ) -> Self {
            let graph = Graph::new(n as usize, edges.as_chunks::<2>().0);
            let start = if start.is_empty() { Start::Fresh } else { Start::From(start) };
            let options = Options { seed, start, radii, effort, loyalty, ..Options::default() };
            Self(Engine::new(&graph, options))
        }

        /// Holds a node at a place, in pixels.
        pub fn pin(&mut self, node: u32, x: f32, y: f32) {
            self.0.pin(node as usize, [x, y]);
        }

        /// Lets a node go again.
        pub fn release(&mut self, node: u32) {
            self.0.release(node as usize);
        }

        /// Goes on for a few milliseconds at most; how much is done, and 2 when all is.
        pub fn step(&mut self) -> f32 {
            let progress = self.0.step();
            if progress.done { 2.0 } else { progress.fraction }
        }

        /// x and y of each node in turn, in pixels.
        pub fn positions(&mut self) -> Vec<f32> {
            self.0.positions().to_vec()
        }
    }
}

fn main() {}
