//! The built site in a browser, seen from outside: only what the public contract names is relied on, plus the words of
//! the buttons. `TALKS_BROWSER` says in which engine: `chromium` (default), `firefox` or `webkit`. `scripts/test`
//! installs all three; `scripts/build` must have run.
//!
//! Each test has a browser, a server and a page of its own. Nothing is tried twice. Where engines differ, the
//! test says why.

// A test that cannot go on should stop there and say why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod engine;
mod harness;
mod model;
mod page;
mod server;

mod accessibility;
mod address;
mod archive;
mod bounded;
mod budgets;
mod builder;
mod contract;
mod counts;
mod embed;
mod faults;
mod fields;
mod filters;
mod formats;
mod frame;
mod hostile;
mod hosts;
mod integrity;
mod keyboard;
mod languages;
mod lifecycle;
mod npm;
mod paper;
mod picture;
mod policy;
mod printed;
mod reading;
mod screenshots;
mod selection;
mod share;
mod sheets;
mod single_file;
mod themes;
mod without_script;
mod yew;
mod zoom;
