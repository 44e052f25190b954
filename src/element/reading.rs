//! Reads a dataset step by step, so that the page stays responsive.
//!
//! The loader watches the clock. Must not be here: the format, or when a reading is cancelled.

use super::tree::{entries, tree};
use crate::TALKS_2022_COMPACT;
use js_sys::Array;
use std::mem;
use std::vec::IntoIter;
use timeline_core::dataset::{Arranging, Building, Dataset, Identifying};
use timeline_core::facet::{Changes, Comparison, FacetIndex};
use timeline_core::import::{DraftReader, Json, Object};
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::{Error, Problem};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// The number of events that are taken or indexed before the loader checks its clock again.
const PIECE: u32 = 32;

#[wasm_bindgen]
extern "C" {
    /// Parses with the browser's own parser, without copying the text.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parsed(text: &JsValue) -> Result<JsValue, js_sys::Error>;
}

/// The next stage of a reading, with its data.
enum Stage {
    Parse,
    Sources,
    Build(Building),
    Identify(Identifying),
    Arrange(Arranging),
    Index,
    Compare,
}

/// A partly read dataset.
pub(super) struct Reading {
    stage: Stage,
    text: JsValue,
    events: Array,
    /// The events of a table of columns, which are part of the head.
    rows: IntoIter<Json>,
    sources: Array,
    /// The number of sources taken.
    sources_taken: u32,
    /// The number of events taken.
    events_taken: u32,
    /// The number of steps done: taking, arranging and indexing an event are one step each.
    done: u32,
    head: Object,
    draft_reader: DraftReader,
    dataset: Dataset,
    index: FacetIndex,
    /// The previous version of the same dataset.
    before: Option<Model>,
    comparison: Comparison,
    locale: Locale,
    /// The number of events that the second module left out.
    left_out: usize,
    /// The result.
    pub(super) model: Option<Model>,
    /// Problems in the dataset.
    pub(super) problems: Vec<Problem>,
    /// Why the dataset cannot be read.
    pub(super) failure: Option<Error>,
}

impl Reading {
    /// Starts with the text of a dataset in the native format, with its JSON as the browser parsed it, or with the embedded dataset
    /// if `text` is `undefined`. `before` is the previous version of the same dataset. `words` is a catalogue, an object of
    /// messages by name; missing messages are English.
    pub(super) fn new(text: JsValue, before: Option<Model>, words: &JsValue, left_out: usize) -> Self {
        let words = entries(words).into_iter().filter_map(|(name, words)| Some((name, words.as_string()?)));
        let words: Vec<(String, String)> = words.collect();
        Self {
            stage: Stage::Parse,
            text,
            events: Array::new(),
            rows: IntoIter::default(),
            sources: Array::new(),
            sources_taken: 0,
            events_taken: 0,
            done: 0,
            head: Object::new(),
            draft_reader: DraftReader::default(),
            dataset: Dataset::default(),
            index: FacetIndex::default(),
            before,
            comparison: Comparison::default(),
            left_out,
            locale: Locale::ENGLISH.with(words.iter().map(|(name, words)| (&**name, &**words))),
            model: None,
            problems: Vec::new(),
            failure: None,
        }
    }

    /// See [`super::Widget::step`].
    pub(super) fn step(&mut self) -> f64 {
        if let Err(error) = self.next() {
            self.failure = Some(error);
        }
        if self.failure.is_some() {
            2.0
        } else if self.model.is_some() {
            1.0
        } else {
            // Events of a table of columns are not counted.
            (f64::from(self.done) / f64::from(self.events.length() * 3 + 1)).min(0.99)
        }
    }

    /// Does one step of the current stage, or enters the next stage.
    fn next(&mut self) -> Result<(), Error> {
        match &mut self.stage {
            Stage::Parse => {
                let text = mem::take(&mut self.text);
                let text = if text.is_undefined() { TALKS_2022_COMPACT.into() } else { text };
                let root = if text.is_string() {
                    parsed(&text).map_err(|error| Error::syntax(None, error.message().into()))?
                } else {
                    text
                };
                for (name, value) in entries(&root) {
                    let json = match value.dyn_ref::<Array>() {
                        Some(list) if name == "events" || name == "sources" => {
                            let taken = if name == "events" { &mut self.events } else { &mut self.sources };
                            *taken = list.clone();
                            Some(Json::List(Vec::new()))
                        }
                        _ => tree(&value, 1),
                    };
                    match json {
                        Some(json) => self.head.push((name, json)),
                        None => self.draft_reader.head_is_too_deep(),
                    }
                }
                self.stage = Stage::Sources;
            }
            Stage::Sources if self.sources_taken < self.sources.length() => {
                let end = (self.sources_taken + PIECE).min(self.sources.length());
                for at in mem::replace(&mut self.sources_taken, end)..end {
                    match tree(&self.sources.get(at), 2) {
                        Some(source) => self.draft_reader.take_source(source),
                        None => self.draft_reader.head_is_too_deep(),
                    }
                }
            }
            Stage::Sources => {
                let head = Json::Object(mem::take(&mut self.head));
                let (parts, rows) = self.draft_reader.read_head(head)?;
                self.rows = rows.into_iter();
                let mut building = Building::new(parts);
                building.reserve(self.events.length() as usize);
                self.stage = Stage::Build(building);
            }
            Stage::Build(building) => {
                if (0..PIECE).all(|_| building.take_source()) {
                    return Ok(());
                }
                self.done += PIECE;
                for _ in 0..PIECE {
                    let event = if self.events_taken < self.events.length() {
                        self.events_taken += 1;
                        tree(&self.events.get(self.events_taken - 1), 2)
                    } else if let Some(row) = self.rows.next() {
                        Some(row)
                    } else {
                        if let Stage::Build(building) = mem::replace(&mut self.stage, Stage::Index) {
                            self.stage = Stage::Identify(building.identify());
                        }
                        break;
                    };
                    // Build each event at once: drafts of all events would take twice the memory of the dataset.
                    match event.map(|event| self.draft_reader.read(event)) {
                        Some(Some((place, draft))) => building.take(place, draft),
                        Some(None) => {}
                        None => self.draft_reader.pass_over(),
                    }
                }
            }
            Stage::Identify(identifying) => {
                if !identifying.step()
                    && let Stage::Identify(identifying) = mem::replace(&mut self.stage, Stage::Index)
                {
                    self.stage = Stage::Arrange(identifying.arrange());
                }
            }
            Stage::Arrange(arranging) => {
                self.done += PIECE;
                if !(0..PIECE).all(|_| arranging.step())
                    && let Stage::Arrange(arranging) = mem::replace(&mut self.stage, Stage::Index)
                {
                    let (mut dataset, more) = arranging.finish();
                    (dataset.unreadable, self.problems) = mem::take(&mut self.draft_reader).finish();
                    self.dataset = dataset;
                    self.problems.extend(more);
                }
            }
            Stage::Index => {
                self.done += PIECE;
                if !(0..PIECE).all(|_| self.index.step(&self.dataset, &|when| self.locale.when(when))) {
                    self.stage = Stage::Compare;
                }
            }
            Stage::Compare => {
                // Dates in another interface language are not changes.
                let before = self.before.as_ref().filter(|before| before.locale == self.locale);
                let mut changes = Changes::default();
                if let Some(before) = before {
                    let known = (&before.dataset, &before.index, &before.changes);
                    if (0..PIECE).all(|_| self.comparison.step(known, (&self.dataset, &self.index))) {
                        return Ok(());
                    }
                    changes = mem::take(&mut self.comparison).finish(&before.changes);
                }
                self.before = None;
                let (mut dataset, index) = (mem::take(&mut self.dataset), mem::take(&mut self.index));
                dataset.unreadable = dataset.unreadable.saturating_add(self.left_out);
                self.model = Some(Model::indexed(dataset, index, self.locale, changes));
            }
        }
        Ok(())
    }
}
