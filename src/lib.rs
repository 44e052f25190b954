//! An interactive, filterable timeline of dated events, embedded in a page with one tag.
//!
//! The modules stand in reading order, from the data to the page. Each layer knows only those above it; see
//! ARCHITECTURE.md for what must not be in each.

pub mod dataset;
mod error;
pub mod export;
pub mod facet;
pub mod import;
pub mod layout;
pub mod locale;
pub mod query;
pub mod state;
pub mod styles;
pub mod view;

#[cfg(feature = "prerender")]
pub mod prerender;

#[cfg(any(feature = "csr", feature = "data"))]
pub mod element;

pub use error::{Error, Problem};
pub use view::{Model, Standalone, Timeline};

/// The embedded dataset: the 2022 Russia–Ukraine ceasefire and peace talks, in the native format.
pub const TALKS_2022: &str = include_str!(concat!(env!("OUT_DIR"), "/talks-2022.json"));

/// The same as the WebAssembly module carries it: by columns, and without coordinates.
pub const TALKS_2022_COMPACT: &str = include_str!(concat!(env!("OUT_DIR"), "/talks-2022.compact.json"));
