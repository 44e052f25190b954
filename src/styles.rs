//! The style sheet of the widget, as text.

/// Every sheet of `styles/` that belongs to the widget, without comments; `build.rs` puts them together.
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/sheet.css"));
