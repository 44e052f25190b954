//! From bytes to a dataset. An invalid event never affects the others: it becomes a [`Problem`].
//!
//! Must not be here: anything that renders, fetches or decides what a reader sees.

pub mod address;
mod json;
pub mod limits;
#[cfg(feature = "json")]
pub mod reader;
mod rich;
mod tree;
pub mod value;

#[cfg(feature = "json")]
pub use json::NativeDrafts;
pub use json::{DraftReader, FORMAT, PLACE, TOO_DEEP};
pub use tree::{Json, Object};

use crate::dataset::Dataset;
#[cfg(feature = "json")]
use crate::error::Error;
use crate::error::Problem;

/// The dataset, and the problems found while reading it.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Everything that could be read.
    pub dataset: Dataset,
    /// What could not be read, each with its place and a remedy.
    pub problems: Vec<Problem>,
}

/// Reads a dataset in the native format, `"format": "talks-timeline/1"`.
///
/// # Errors
///
/// Only if nothing can be read: the text is not JSON or has no list of events.
///
/// ```
/// let imported = timeline_core::import::native(r#"{
///   "format": "talks-timeline/1", "title": "Talks", "facets": [],
///   "events": [{"id": "first", "start": "2022-02-28", "headline": "A meeting"}, {"id": "second", "start": "soon"}]
/// }"#)?;
/// assert_eq!(imported.dataset.events().len(), 1);
/// assert_eq!(imported.problems[0].place, "events[1].start");
/// # Ok::<(), timeline_core::Error>(())
/// ```
#[cfg(feature = "json")]
pub fn native(text: &str) -> Result<Imported, Error> {
    let mut drafts = NativeDrafts::default();
    let (root, deep) = reader::read(text, &mut |event| drafts.take(event))?;
    if deep {
        drafts.draft_reader.head_is_too_deep();
    }
    let (parts, events, mut problems) = drafts.finish(root)?;
    let (dataset, more) = Dataset::new(parts, events);
    problems.extend(more);
    Ok(Imported { dataset, problems })
}
