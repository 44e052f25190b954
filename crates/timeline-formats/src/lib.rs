//! Other timeline formats: TimelineJS's JSON and sheets, tables with any columns, calendars and structured data.
//!
//! [`read`] and [`Importer`] read them, [`export`] writes them, and [`translate`] adds another language to a dataset. Markup
//! never passes through as markup. Must not be here: anything that renders, fetches or decides what a reader sees.

#![forbid(unsafe_code)]

mod columns;
pub mod export;
mod read;
mod translation;

pub use read::{Drafts, Format, Importer, Progress, read};
pub use translation::translate;
