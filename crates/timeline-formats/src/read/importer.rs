//! Reads an input in steps, so that a page stays responsive.

use super::Format;
use super::detect::{is_json, is_page, is_timelinejs};
use super::drafts::Drafts;
use super::encoding::{checked, text_of, within_limit};
use super::events::JsonEvents;
use super::format_reader::FormatReader;
use super::native::Native;
use super::plain::PlainTable;
use super::problems::Problems;
use super::sheet::Sheet;
use super::table::Table;
use super::timelinejs::Slides;
use crate::columns;
use std::fmt;
use timeline_core::Error;
use timeline_core::import::TOO_DEEP;

/// Reads an input in any supported format.
///
/// ```
/// use timeline_formats::{Format, Importer};
/// let mut importer = Importer::new(b"date,headline\n2022-02-28,A meeting\n2022-03-03,Another", Format::Auto)?;
/// while !importer.step(1).finished { /* let the page breathe */ }
/// assert_eq!(importer.finish()?.build().dataset.events().len(), 2);
/// # Ok::<(), timeline_core::Error>(())
/// ```
pub struct Importer {
    reader: Box<dyn FormatReader>,
    done: usize,
    finished: bool,
}

/// The progress of an [`Importer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The number of rows or events read.
    pub done: usize,
    /// The total number, if it is known or can be estimated.
    pub total_hint: Option<usize>,
    /// Whether all have been read.
    pub finished: bool,
}

impl fmt::Debug for Importer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Importer {{ done: {}, finished: {} }}", self.done, self.finished)
    }
}

impl Importer {
    /// Starts with the bytes of an input.
    ///
    /// # Errors
    ///
    /// If nothing can be read: the input is not text, not JSON, a table without a date column, a web page, or larger
    /// than 64 MiB. Some errors within events of JSON only surface in [`Importer::finish`].
    pub fn new(bytes: &[u8], format: Format) -> Result<Self, Error> {
        let mut problems = Problems::default();
        let text = text_of(bytes, &mut problems)?;
        Self::begin(text, format, problems)
    }

    /// Starts with an input that is already text.
    ///
    /// # Errors
    ///
    /// See [`Importer::new`].
    pub fn of_text(text: String, format: Format) -> Result<Self, Error> {
        let mut problems = Problems::default();
        within_limit(text.len())?;
        let text = checked(text, &mut problems)?;
        Self::begin(text, format, problems)
    }

    fn begin(text: String, format: Format, problems: Problems) -> Result<Self, Error> {
        Ok(Self { reader: reader(text, format, problems)?, done: 0, finished: false })
    }

    /// Reads up to a number of rows or events.
    pub fn step(&mut self, rows: usize) -> Progress {
        for _ in 0..rows {
            if self.finished || !self.reader.step() {
                self.finished = true;
                break;
            }
            self.done = self.done.saturating_add(1);
        }
        let total_hint = if self.finished { Some(self.done) } else { self.reader.total() };
        Progress { done: self.done, total_hint, finished: self.finished }
    }

    /// The number of events in the rows read so far, readable or not.
    pub fn events(&self) -> usize {
        self.done.saturating_sub(self.reader.others())
    }

    /// Reads the rest, and returns the drafts.
    ///
    /// # Errors
    ///
    /// If the JSON is not a dataset.
    pub fn finish(mut self) -> Result<Drafts, Error> {
        while !self.step(usize::MAX).finished {}
        self.reader.finish()
    }
}

fn reader(text: String, format: Format, problems: Problems) -> Result<Box<dyn FormatReader>, Error> {
    if text.trim().is_empty() {
        return Err(Error::format("it is empty"));
    }
    if is_page(&text) {
        return Err(Error::format(
            "this is a web page, not a table or JSON; publish the sheet as CSV and use that address",
        ));
    }
    match format {
        Format::Csv => table(text, format, problems),
        Format::Native => json(text, format, problems),
        Format::Auto | Format::TimelineJs if is_json(&text) => json(text, format, problems),
        Format::Auto | Format::TimelineJs => table(text, format, problems),
    }
}

fn table(text: String, format: Format, mut problems: Problems) -> Result<Box<dyn FormatReader>, Error> {
    let table = Table::new(text, &mut problems)?;
    if columns::is_timelinejs(&table.headers) {
        return Ok(Box::new(Sheet::new(table, problems)));
    }
    if format != Format::TimelineJs {
        return Ok(Box::new(PlainTable::new(table, problems)?));
    }
    if columns::Columns::timelinejs(&table.headers).are_dated() {
        Ok(Box::new(Sheet::new(table, problems)))
    } else {
        Err(Error::format("a TimelineJS sheet needs a column \"Year\" or \"Start Date\""))
    }
}

fn json(text: String, format: Format, mut problems: Problems) -> Result<Box<dyn FormatReader>, Error> {
    let (root, deep, events) = JsonEvents::split(text, &mut problems)?;
    let timelinejs = match format {
        Format::Native | Format::Csv => false,
        Format::TimelineJs => true,
        Format::Auto => is_timelinejs(&root, &mut events.peek()),
    };
    if !timelinejs {
        return Ok(Box::new(Native::new(root, deep, events, problems)));
    }
    if deep {
        problems.add("dataset", TOO_DEEP);
    }
    Ok(Box::new(Slides::new(root, events, problems)?))
}
