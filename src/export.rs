//! From a dataset to formats that others read.
//!
//! [`citation`] is always there; the formats need the feature `exports`. Each of them says what it could not hold, one
//! [`Problem`](crate::Problem) for each kind of loss. Must not be here: what the widget shows or how, and the clock.

mod citation;
#[cfg(feature = "exports")]
mod csv;
#[cfg(feature = "exports")]
mod extract;
#[cfg(feature = "exports")]
mod html;
#[cfg(feature = "exports")]
mod ics;
#[cfg(feature = "exports")]
mod json;
#[cfg(feature = "exports")]
mod json_ld;
#[cfg(feature = "exports")]
mod losses;
#[cfg(feature = "exports")]
mod native;
#[cfg(feature = "exports")]
mod schema;
#[cfg(feature = "exports")]
mod timelinejs;

pub use citation::citation;
#[cfg(feature = "exports")]
pub use csv::csv;
#[cfg(feature = "exports")]
pub use extract::{Exported, Extract};
#[cfg(feature = "exports")]
pub use ics::{Calendar, ics};
#[cfg(feature = "exports")]
pub use json_ld::json_ld;
#[cfg(feature = "exports")]
pub use native::{native, native_compact, native_piece};
#[cfg(feature = "exports")]
pub use schema::schema;
#[cfg(feature = "exports")]
pub use timelinejs::timelinejs;
