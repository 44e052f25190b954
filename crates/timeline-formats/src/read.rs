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

use timeline_core::Error;
use timeline_core::import::Imported;

/// Reads a dataset in any format that is known: the native one, TimelineJS's JSON and sheets, and tables.
///
/// # Errors
///
/// Only if nothing can be read: see [`Reading::new`].
///
/// ```
/// use timeline_formats::{Format, read};
/// let imported = read("Date;Title;Country\n2022-02-28;Talks;Belarus\nsoon;More talks;".as_bytes(), Format::Auto)?;
/// assert_eq!(imported.dataset.events().len(), 1);
/// assert_eq!(imported.dataset.facets()[0].id, "country");
/// assert_eq!(imported.problems[0].place, "row 3, column \"Date\"");
/// # Ok::<(), timeline_core::Error>(())
/// ```
pub fn read(bytes: &[u8], format: Format) -> Result<Imported, Error> {
    Reading::new(bytes, format)?.finish()
}
