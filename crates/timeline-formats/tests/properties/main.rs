//! Random datasets, written and read back.
//!
//! Every run uses the same cases: the seed is fixed, and nothing is read from the environment or stored on disk.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// The random datasets of the core's own property tests.
#[path = "../../../timeline-core/tests/properties/arbitrary/mod.rs"]
#[allow(dead_code, unused_imports, reason = "these tests need no queries")]
mod arbitrary;
#[path = "../../../timeline-core/tests/properties/civil.rs"]
#[allow(dead_code, reason = "these tests need no queries")]
mod civil;
mod export;
mod table;

use arbitrary::config;
