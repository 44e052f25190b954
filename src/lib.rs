//! An interactive, filterable timeline of dated events, embedded in a page with one tag.
//!
//! [`view`] renders a timeline with Yew; `element` puts it into a page as `<talks-timeline>`. The crate `timeline_core` defines
//! what a timeline is; see ARCHITECTURE.md.

#[cfg(feature = "csr")]
pub mod element;
pub mod styles;
pub mod view;

pub use timeline_core::model::Model;
pub use view::{Standalone, Timeline};

/// The embedded dataset: the 2022 Russia–Ukraine ceasefire and peace talks, in the native format.
pub const TALKS_2022: &str = include_str!(concat!(env!("OUT_DIR"), "/talks-2022.json"));

/// The same dataset in the form that the WebAssembly module contains: by columns, and without coordinates.
pub const TALKS_2022_COMPACT: &str = include_str!(concat!(env!("OUT_DIR"), "/talks-2022.compact.json"));
