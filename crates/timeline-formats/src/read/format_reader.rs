//! The interface of every format for reading in steps.

use super::drafts::Drafts;
use timeline_core::Error;

/// An input of one format, read event by event.
pub(super) trait FormatReader {
    /// Reads the next row or event; false at the end.
    fn step(&mut self) -> bool;

    /// The number of rows or events, if it is known or can be estimated.
    fn total(&self) -> Option<usize>;

    /// The number of rows read so far that are not events, such as the title and the eras.
    fn others(&self) -> usize {
        0
    }

    /// Everything that was read.
    ///
    /// # Errors
    ///
    /// If the input is not a dataset.
    fn finish(self: Box<Self>) -> Result<Drafts, Error>;
}
