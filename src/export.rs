//! From a dataset to formats that others read.
//!
//! Must not be here: what the widget shows or how.

mod json_ld;

pub use json_ld::json_ld;
