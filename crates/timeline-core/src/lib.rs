//! The pure core of talks-timeline: what a timeline is and what a reader can do with it, without a browser.
//!
//! The modules stand in reading order, and each uses only those above it. ARCHITECTURE.md gives their invariants.

#![forbid(unsafe_code)]

mod error;

pub mod calendar;

pub mod dataset;
pub mod import;

pub mod facet;
pub mod locale;

pub mod layout;
pub mod query;

pub mod model;
pub mod state;

pub mod address;
pub mod session;

pub use error::{Error, Problem, brief};
