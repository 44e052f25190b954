//! Reads other formats: TimelineJS's JSON and sheets, and tables with any columns.
//!
//! The modules are in reading order, and each uses only those above it: input, then dates and text, then each format. Must not be
//! here: markup that passes through as markup, guesses at ambiguous dates.

mod detect;
mod encoding;
mod format;
mod problems;

mod place;
mod table;

mod calendar;
mod html;
mod links;
mod medium;
mod slug;
mod tokens;

mod drafts;
mod format_reader;

mod collector;
mod events;
mod row;
mod slide;

mod native;
mod plain;
mod sheet;
mod timelinejs;

mod importer;

pub use drafts::Drafts;
pub use format::Format;
pub use importer::{Importer, Progress};

use timeline_core::Error;
use timeline_core::import::Imported;

/// Reads a dataset in any supported format: the native one, TimelineJS's JSON and sheets, and tables.
///
/// # Errors
///
/// If nothing can be read: see [`Importer::new`].
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
    Ok(Importer::new(bytes, format)?.finish()?.build())
}
