//! The second WebAssembly module: what others write is read for the page, and what others read is written.
//!
//! It is fetched only where one of these is asked for, and knows nothing of the first: between the two goes text in the
//! native format. `web/data/data.js` calls it. Must not be here: how a format is read or written.

use js_sys::Array;
use timeline_core::Problem;
use timeline_core::dataset::Dataset;
use timeline_core::facet::FacetIndex;
use timeline_core::import::{self, Imported};
use timeline_core::locale::Locale;
use timeline_core::query::Query;
use timeline_formats::Format;
use timeline_formats::export::{self, Calendar, Exported, Extract};
use wasm_bindgen::prelude::*;

/// The text of a long input, as far as it has been handed over.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Input {
    text: String,
}

#[wasm_bindgen]
impl Input {
    /// Makes room for so many bytes, and takes more if they come.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes.min(import::limits::BYTES).saturating_add(1)) }
    }

    /// Takes the next part.
    pub fn push(&mut self, part: &str) {
        self.text.push_str(part);
    }
}

/// An input of which some events have been read, and the rest not yet.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reading {
    inner: timeline_formats::Reading,
}

#[wasm_bindgen]
impl Reading {
    /// Begins with an input. `format` is a name as in the attribute of the element; one that is none counts as `auto`.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], format: &str) -> Result<Reading, JsError> {
        let format = Format::from_name(format).unwrap_or_default();
        Ok(Self { inner: timeline_formats::Reading::new(bytes, format)? })
    }

    /// Begins with an input that is a text.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    pub fn of_text(input: Input, format: &str) -> Result<Reading, JsError> {
        let format = Format::from_name(format).unwrap_or_default();
        Ok(Self { inner: timeline_formats::Reading::of_text(input.text, format)? })
    }

    /// Reads up to so many rows, or takes so many steps from them to a dataset. Returns which part of all is done, or −1
    /// when nothing is left.
    pub fn step(&mut self, rows: usize) -> f64 {
        let progress = self.inner.step(rows);
        if progress.finished {
            return -1.0;
        }
        let rows = progress.total_hint.unwrap_or_default().max(progress.done).max(1);
        (progress.done + progress.built) as f64 / (4 * rows) as f64
    }

    /// What has been read, after the last step.
    ///
    /// # Errors
    ///
    /// If the input turns out to be no dataset.
    pub fn finish(self) -> Result<Read, JsError> {
        let told = self.inner.events();
        let imported = self.inner.finish()?;
        let read = imported.dataset.events().len();
        Ok(Read { imported, total: told.max(read), left_out: told.saturating_sub(read), written: Some(0) })
    }
}

/// A dataset that has been read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Read {
    imported: Imported,
    total: usize,
    left_out: usize,
    /// How many events have been written; none when all have.
    written: Option<usize>,
}

#[wasm_bindgen]
impl Read {
    /// The dataset in the native format, so many events of it at a time: the text is what comes, one after the other, until
    /// nothing comes any more.
    pub fn piece(&mut self, events: usize) -> Option<String> {
        let start = self.written?;
        let end = start.saturating_add(events.max(1));
        self.written = (end < self.imported.dataset.events().len()).then_some(end);
        Some(export::native_piece(&self.imported.dataset, start..end))
    }

    /// What could not be read as written: `[[where, message], …]`.
    pub fn problems(&self) -> Array {
        pairs(&self.imported.problems)
    }

    /// How many events the input has, whether they could be read or not.
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many of them could not be read.
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

/// A text in another format, and what that format could not hold.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Written {
    exported: Exported,
}

#[wasm_bindgen]
impl Written {
    /// The whole file.
    pub fn text(&self) -> String {
        self.exported.text.clone()
    }

    /// What is not in it: `[[where, message], …]`.
    pub fn problems(&self) -> Array {
        pairs(&self.exported.problems)
    }
}

/// The events of a dataset that pass a filter, as a file. `text` is the dataset in the native format, `query` the filter
/// as in the attribute, `format` one of `csv`, `ics`, `json`, `timelinejs`; `address` is where readers find the timeline.
///
/// # Errors
///
/// If the dataset cannot be read, or there is no such format.
#[wasm_bindgen]
pub fn write(
    text: &str,
    query: &str,
    format: &str,
    language: &str,
    address: Option<String>,
) -> Result<Written, JsError> {
    let dataset = dataset(text)?;
    let index = FacetIndex::build(&dataset, |when| Locale::ENGLISH.when(when));
    let rows = Query::parse(query, &dataset).evaluate(&index);
    let extract = Extract { dataset: &dataset, rows: Some(&rows), language };
    let exported = match format {
        "csv" => export::csv(extract, true),
        "ics" => export::ics(extract, Calendar { stamp: None, address: address.as_deref() }),
        "json" => Exported { text: export::native(&dataset, Some(&rows)), problems: Vec::new() },
        "timelinejs" => export::timelinejs(extract),
        _ => {
            let message = format!("there is no format \"{format}\"; write csv, ics, json or timelinejs");
            return Err(JsError::new(&message));
        }
    };
    Ok(Written { exported })
}

/// One event as a line to cite, empty if there is none of this id. `text` is the dataset in the native format.
///
/// # Errors
///
/// If the dataset cannot be read.
#[wasm_bindgen]
pub fn citation(text: &str, id: &str, address: Option<String>) -> Result<String, JsError> {
    let dataset = dataset(text)?;
    let line = dataset.row(id).map(|row| export::citation(&dataset, row, address.as_deref()));
    Ok(line.unwrap_or_default())
}

fn dataset(text: &str) -> Result<Dataset, JsError> {
    Ok(import::native(text)?.dataset)
}

fn pairs(problems: &[Problem]) -> Array {
    let pair = |problem: &Problem| Array::of2(&(&*problem.place).into(), &(&*problem.message).into());
    problems.iter().map(pair).collect()
}

/// Half the code of the standard library's allocator, and as constant in time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
