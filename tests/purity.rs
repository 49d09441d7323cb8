//! The fence, checked from outside: the pure core depends on nothing that knows a browser.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::process::Command;

/// Names of all packages that `twentieth` needs for the given features, on any target.
fn dependencies(features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--package", "twentieth", "--locked", "--edges", "normal"])
        .args(["--target", "all", "--prefix", "none", "--format", "{lib}", "--no-default-features"])
        .args(features)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

const BROWSER: [&str; 6] = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo", "plotters"];

#[test]
fn the_pure_core_knows_no_browser() {
    let core = dependencies(&[]);
    assert!(core.contains("serde_json"), "{core:?}");
    for name in BROWSER {
        assert!(!core.contains(name), "{name} is in the core's tree: {core:?}");
    }
}

#[test]
fn the_data_tool_knows_no_browser() {
    let tool = dependencies(&["--features", "tool"]);
    assert!(tool.contains("toml"), "{tool:?}");
    for name in BROWSER {
        assert!(!tool.contains(name), "{name} is in the data tool's tree: {tool:?}");
    }
}

/// So that the two tests above cannot pass by misspelling a name.
#[test]
fn the_app_is_where_the_browser_is() {
    let app = dependencies(&["--features", "app,charts"]);
    for name in BROWSER {
        assert!(app.contains(name), "{name} is not in the app's tree: {app:?}");
    }
}
