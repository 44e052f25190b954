//! Formats of others: TimelineJS's JSON and sheets, and tables of any columns.
//!
//! In the order of reading: what an input is, its dates and words, then each format. Must not be here: any markup that
//! comes out as markup, any guess at a date that can be read in two ways.

mod encoding;
mod format;
mod reading;

mod problems;
mod table;

mod calendar;
mod html;
mod links;
mod medium;
mod slug;
mod tokens;

mod gathered;
mod pieces;
mod slide;
mod unbuilt;

mod columns;
mod plain;
mod sheet;
mod timelinejs;

pub use format::Format;
pub use reading::{Progress, Reading};
