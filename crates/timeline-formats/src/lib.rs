//! Other formats of timelines: TimelineJS's JSON and sheets, tables of any columns, calendars and structured data.
//!
//! [`read`] and [`Importer`] read them, [`export`] writes them, and [`translate`] adds another language to a dataset. No markup comes through as markup. Must not be here: anything that draws, fetches or decides what a reader sees.

#![forbid(unsafe_code)]

mod columns;
pub mod export;
mod read;
mod translation;

pub use read::{Drafts, Format, Importer, Progress, read};
pub use translation::translate;
