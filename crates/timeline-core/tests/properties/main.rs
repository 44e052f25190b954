//! Compares the pure core with naive implementations, on random datasets.
//!
//! Every run uses the same cases: the seed is fixed, and nothing is read from the environment or stored on disk.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod arbitrary;
mod chart;
mod civil;
mod fold;
mod import;
mod import_any;
mod import_head;
mod import_rich;
mod lanes;
mod layout;
mod query;
mod rows;
mod session;
mod state;
mod text_form;
mod words;

use arbitrary::config;
