//! The style sheet of the widget, as text.

/// All sheets in `styles/` that belong to the widget, without comments, joined by `build.rs`.
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/sheet.css"));
