//! Exports datasets to other formats.
//!
//! Each exporter reports what its format cannot hold, with one [`Problem`](timeline_core::Problem) for each kind of loss. Must
//! not be here: the widget's rendering, and the clock.

mod citation;
mod csv;
mod extract;
mod html;
mod ics;
mod json;
mod json_ld;
mod losses;
mod native;
mod schema;
mod timelinejs;

pub use citation::citation;
pub use csv::csv;
pub use extract::{Exported, Extract};
pub use ics::{Calendar, ics};
pub use json_ld::json_ld;
pub use native::{native, native_compact, native_event, native_head};
pub use schema::schema;
pub use timelinejs::timelinejs;
