//! What every format offers to whoever reads it in steps.

use super::drafts::Drafts;
use timeline_core::Error;

/// An input of one format, read event by event.
pub(super) trait FormatReader {
    /// Reads the next row or event; false if there was none.
    fn step(&mut self) -> bool;

    /// How many rows or events there are, where that is known or can be estimated.
    fn total(&self) -> Option<usize>;

    /// How many of the rows read so far hold no event, such as the title and the eras.
    fn others(&self) -> usize {
        0
    }

    /// Everything that has been read.
    ///
    /// # Errors
    ///
    /// If the input turns out to be no dataset.
    fn finish(self: Box<Self>) -> Result<Drafts, Error>;
}
