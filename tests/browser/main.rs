//! The built site in a browser, seen from outside: only what the public contract names is relied on, plus the words of
//! the buttons. `scripts/test` installs Chromium and its driver; `scripts/build` must have run.
//!
//! Each test has a browser, a server and a page of its own. Nothing is tried twice.

// A test that cannot go on should stop there and say why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod harness;
mod model;
mod page;
mod server;

mod accessibility;
mod address;
mod contract;
mod counts;
mod embed;
mod faults;
mod filters;
mod frame;
mod hostile;
mod hosts;
mod keyboard;
mod paper;
mod policy;
mod screenshots;
mod selection;
mod single_file;
mod without_script;
mod zoom;
