//! A dataset that is being read: piece by piece, so that the page has its turns in between.
//!
//! The loader looks at the clock. Must not be here: what the format is, or when a reading is given up.

use super::tree::{entries, tree};
use crate::TALKS_2022_COMPACT;
use js_sys::Array;
use std::mem;
use std::vec::IntoIter;
use timeline_core::dataset::{Arranging, Building, Dataset, Named};
use timeline_core::facet::{Changes, Comparison, FacetIndex};
use timeline_core::import::{Draftsman, Json, Object};
use timeline_core::locale::Locale;
use timeline_core::model::Model;
use timeline_core::{Error, Problem};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// How many events are taken or indexed between two looks of the loader at its clock.
const PIECE: u32 = 32;

#[wasm_bindgen]
extern "C" {
    /// Parses with the browser's own parser; the text is not copied.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parsed(text: &JsValue) -> Result<JsValue, js_sys::Error>;
}

/// What a reading does next, and what it does that with.
enum Stage {
    Parse,
    Sources,
    Build(Building),
    Named(Named),
    Arrange(Arranging),
    Index,
    Compare,
}

/// A dataset that has been read in part.
pub(super) struct Reading {
    stage: Stage,
    text: JsValue,
    events: Array,
    /// The events of a table of columns, which come with the head.
    rows: IntoIter<Json>,
    sources: Array,
    /// How many sources have been taken.
    cited: u32,
    /// How many events have been taken.
    taken: u32,
    /// How many events have been taken, put into their rows and indexed: each counts three times in the end.
    done: u32,
    head: Object,
    draftsman: Draftsman,
    dataset: Dataset,
    index: FacetIndex,
    /// The same dataset as it was read the last time.
    before: Option<Model>,
    comparison: Comparison,
    locale: Locale,
    /// How many events were left out before the dataset came here.
    left_out: usize,
    /// What has been read.
    pub(super) model: Option<Model>,
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
    /// Why the dataset cannot be read.
    pub(super) failure: Option<Error>,
}

impl Reading {
    /// Begins with the text of a dataset in the native format, with what the browser's parser has made of it, or with the
    /// embedded one if it is undefined. `before` is the same
    /// dataset as it was read the last time. `words` is a catalogue, an object of words by names; what it lacks is English.
    pub(super) fn new(text: JsValue, before: Option<Model>, words: &JsValue, left_out: usize) -> Self {
        let words = entries(words).into_iter().filter_map(|(name, words)| Some((name, words.as_string()?)));
        let words: Vec<(String, String)> = words.collect();
        Self {
            stage: Stage::Parse,
            text,
            events: Array::new(),
            rows: IntoIter::default(),
            sources: Array::new(),
            cited: 0,
            taken: 0,
            done: 0,
            head: Object::new(),
            draftsman: Draftsman::default(),
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
            // Those of a table of columns are not counted.
            (f64::from(self.done) / f64::from(self.events.length() * 3 + 1)).min(0.99)
        }
    }

    /// Does a piece of a stage, or goes on to the next stage.
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
                        None => self.draftsman.head_is_too_deep(),
                    }
                }
                self.stage = Stage::Sources;
            }
            Stage::Sources if self.cited < self.sources.length() => {
                let end = (self.cited + PIECE).min(self.sources.length());
                for at in mem::replace(&mut self.cited, end)..end {
                    match tree(&self.sources.get(at), 2) {
                        Some(source) => self.draftsman.take_source(source),
                        None => self.draftsman.head_is_too_deep(),
                    }
                }
            }
            Stage::Sources => {
                let head = Json::Object(mem::take(&mut self.head));
                let (parts, rows) = self.draftsman.read_head(head)?;
                self.rows = rows.into_iter();
                let mut building = Building::new(parts);
                building.expect(self.events.length() as usize);
                self.stage = Stage::Build(building);
            }
            Stage::Build(building) => {
                if (0..PIECE).all(|_| building.take_source()) {
                    return Ok(());
                }
                self.done += PIECE;
                for _ in 0..PIECE {
                    let event = if self.taken < self.events.length() {
                        self.taken += 1;
                        tree(&self.events.get(self.taken - 1), 2)
                    } else if let Some(row) = self.rows.next() {
                        Some(row)
                    } else {
                        if let Stage::Build(building) = mem::replace(&mut self.stage, Stage::Index) {
                            self.stage = Stage::Named(building.name());
                        }
                        break;
                    };
                    // Built at once: drafts of all events would take twice the room of the dataset.
                    match event.map(|event| self.draftsman.read(event)) {
                        Some(Some((place, draft))) => building.take(place, draft),
                        Some(None) => {}
                        None => self.draftsman.pass_over(),
                    }
                }
            }
            Stage::Named(_) => {
                if let Stage::Named(named) = mem::replace(&mut self.stage, Stage::Index) {
                    self.stage = Stage::Arrange(named.arrange());
                }
            }
            Stage::Arrange(arranging) => {
                self.done += PIECE;
                if !(0..PIECE).all(|_| arranging.step())
                    && let Stage::Arrange(arranging) = mem::replace(&mut self.stage, Stage::Index)
                {
                    let (mut dataset, more) = arranging.finish();
                    (dataset.unreadable, self.problems) = mem::take(&mut self.draftsman).finish();
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
                // Dates in the words of another language are not a change.
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
