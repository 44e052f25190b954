//! The second WebAssembly module: reads other formats for the page, and writes them.
//!
//! A page loads it only to read or write another format. It shares no memory with the first module: what it reads goes to the
//! first module as native text, from which that builds the dataset. Must not be here: how a format is read or written, a
//! dataset built from what is read. `web/data/data.js` calls this module.

use js_sys::Array;
use timeline_core::Problem;
use timeline_core::dataset::Dataset;
use timeline_core::facet::FacetIndex;
use timeline_core::import;
use timeline_core::locale::Locale;
use timeline_core::query::Query;
use timeline_formats::export::{self, Calendar, Exported, Extract};
use timeline_formats::{Drafts, Format, Importer};
use wasm_bindgen::prelude::*;

/// The text of a long input, passed in parts.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Input {
    text: String,
}

#[wasm_bindgen]
impl Input {
    /// Reserves memory for a number of bytes; grows if more arrive.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes.min(import::limits::BYTES).saturating_add(1)) }
    }

    /// Takes the next part.
    pub fn push(&mut self, part: &str) {
        self.text.push_str(part);
    }
}

/// A partly read input.
#[wasm_bindgen(js_name = Reading)]
#[derive(Debug)]
pub struct PageImporter {
    importer: Importer,
}

#[wasm_bindgen(js_class = Reading)]
impl PageImporter {
    /// Starts with the bytes of an input. `format` is a name as in the element's attribute; any other name counts as
    /// `auto`.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], format: &str) -> Result<PageImporter, JsError> {
        let format = Format::from_name(format).unwrap_or_default();
        Ok(Self { importer: Importer::new(bytes, format)? })
    }

    /// Starts with an input that is text.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    pub fn of_text(input: Input, format: &str) -> Result<PageImporter, JsError> {
        let format = Format::from_name(format).unwrap_or_default();
        Ok(Self { importer: Importer::of_text(input.text, format)? })
    }

    /// Reads up to `rows` rows. Returns the fraction of all rows that has been read, or −1 at the end.
    pub fn step(&mut self, rows: usize) -> f64 {
        let progress = self.importer.step(rows);
        if progress.finished {
            return -1.0;
        }
        let rows = progress.total_hint.unwrap_or_default().max(progress.done).max(1);
        progress.done as f64 / rows as f64
    }

    /// The drafts, after the last step.
    ///
    /// # Errors
    ///
    /// If the input is not a dataset.
    pub fn finish(self) -> Result<PageDrafts, JsError> {
        let told = self.importer.events();
        let drafts = self.importer.finish()?;
        let read = drafts.len();
        Ok(PageDrafts { drafts, total: told.max(read), left_out: told.saturating_sub(read) })
    }
}

/// Drafts of an input. The first module builds the dataset from their native text.
#[wasm_bindgen(js_name = Read)]
#[derive(Debug)]
pub struct PageDrafts {
    drafts: Drafts,
    total: usize,
    left_out: usize,
}

#[wasm_bindgen(js_class = Read)]
impl PageDrafts {
    /// The next part of the native text, with up to `events` events; `None` after the last part.
    pub fn piece(&mut self, events: usize) -> Option<String> {
        self.drafts.native_piece(events)
    }

    /// The problems of the input, after the last part of the text: `[[where, message], …]`.
    pub fn problems(&self) -> Array {
        pairs(&self.drafts.problems())
    }

    /// The number of events in the input, readable or not.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The number of events that cannot be read.
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

/// A text in another format, and what that format cannot hold.
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

    /// What the format cannot hold: `[[where, message], …]`.
    pub fn problems(&self) -> Array {
        pairs(&self.exported.problems)
    }
}

/// The events of a dataset that match a filter, as a file. `text` is the dataset in the native format, `query` the filter
/// as in the attribute, `format` one of `csv`, `ics`, `json`, `timelinejs`; `address` is the URL of the timeline.
///
/// # Errors
///
/// If the dataset cannot be read, or the format is unknown.
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

/// One event as a citation; empty if no event has this id. `text` is the dataset in the native format.
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

/// Half the code size of the standard library's allocator, with constant-time operations too.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
