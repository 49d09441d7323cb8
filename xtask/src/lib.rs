//! The project's developer tool: `cargo xtask serve | build | test | setup | weigh`.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`commands`] | the command line: what each command runs, in which order |
//! | [`tools`] | finds or installs what building and testing need |
//! | [`browser`] | finds or installs Chromium and its driver |
//! | [`bundle`] | bakes the data, builds `dist/` with Trunk |
//! | [`program`] | compiles the exhibit's wasm, cut into chunks, and names its files |
//! | [`integrity`] | the hash of a file as browsers check it |
//! | [`weigh`] | the weight table and the budget |
//! | [`checks`] | every test level, each a named and timed step |
//! | [`site`] | a small file server, for a visitor on this machine and for the browser tests |
//! | [`run`] | starts other programs and says what went wrong |
//!
//! Nothing here ships, and nothing here knows what the exhibit shows.

pub mod browser;
pub mod bundle;
pub mod checks;
pub mod commands;
pub mod compile;
pub mod integrity;
pub mod program;
pub mod run;
pub mod site;
pub mod tools;
pub mod weigh;
