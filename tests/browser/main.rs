//! Tests the built site in a browser from outside: they rely only on what the public contract names, and on the labels of
//! buttons. `TALKS_BROWSER` selects the engine: `chromium` (default), `firefox` or `webkit`. `scripts/test` installs all
//! three; run `scripts/build` first.
//!
//! Each test has its own browser, server and page. Nothing is retried. Where engines differ, the test says why.

// A test that cannot continue should stop there and say why.
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
mod preview;
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
