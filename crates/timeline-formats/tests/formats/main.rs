//! Formats of others, read from our own files and from short texts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any;
mod files;
mod hostile;
mod limits;
mod repeated;
mod show;
mod steps;
#[path = "../../../../tests/fixtures/hostile.rs"]
mod strangers;
