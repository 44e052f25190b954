//! A dataset that is being read: piece by piece, so that the page has its turns in between.
//!
//! The loader looks at the clock. Must not be here: what the format is, or when a reading is given up.

use super::Widget;
use super::tree::{entries, tree};
use crate::TALKS_2022_COMPACT;
use crate::dataset::{Building, Dataset};
use crate::error::{Error, Problem};
use crate::facet::FacetIndex;
use crate::import::{Draftsman, Json, Object};
use crate::locale::Locale;
use crate::view::Model;
use js_sys::Array;
use std::mem;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// So many events are taken or indexed between two looks of the loader at its clock.
const PIECE: u32 = 32;

#[wasm_bindgen]
extern "C" {
    /// By the browser's own parser; the text stays where it is.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parsed(text: &JsValue) -> Result<JsValue, js_sys::Error>;
}

/// What has been read.
pub(super) struct Found {
    pub(super) model: Model,
    pub(super) problems: Vec<Problem>,
}

/// How far a reading has come.
enum Stage {
    Text(JsValue),
    Taking(Draftsman, Object),
    Building(Box<Building>),
    Indexing(Box<(Dataset, FacetIndex)>),
    Read(Model),
    Failed(Error),
}

/// A dataset of which some has been read, and the rest not yet.
#[wasm_bindgen]
pub struct Reading {
    stage: Stage,
    events: Array,
    done: u32,
    problems: Vec<Problem>,
    locale: Locale,
    before: Option<Model>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Reading").field("done", &self.done).finish_non_exhaustive()
    }
}

#[wasm_bindgen]
impl Reading {
    /// Begins with the text of a dataset in the native format, or the embedded one if it is undefined. `words` is a
    /// catalogue, an object of words by names; what it lacks is English.
    #[wasm_bindgen(constructor)]
    pub fn new(text: JsValue, words: &JsValue) -> Reading {
        let words = entries(words).into_iter().filter_map(|(name, words)| Some((name, words.as_string()?)));
        let words: Vec<(String, String)> = words.collect();
        let locale = Locale::ENGLISH.with(words.iter().map(|(name, words)| (&**name, &**words)));
        Self {
            stage: Stage::Text(text),
            events: Array::new(),
            done: 0,
            problems: Vec::new(),
            locale,
            before: None,
        }
    }

    /// What is new or changed is marked: it is the dataset of this widget, read again.
    pub fn again(&mut self, widget: &Widget) {
        self.before = Some(widget.model());
    }

    /// Reads on for a moment, or for as long as the browser takes to parse the text. Returns which part has been read,
    /// 1 when it is all, and 2 if the dataset cannot be read.
    pub fn step(&mut self) -> f64 {
        let stage = mem::replace(&mut self.stage, Stage::Text(JsValue::NULL));
        self.stage = self.next(stage).unwrap_or_else(Stage::Failed);
        match self.stage {
            Stage::Read(_) => 1.0,
            Stage::Failed(_) => 2.0,
            // Each event is taken, built and indexed. Those of a table of columns are not counted.
            _ => (f64::from(self.done) / f64::from(self.events.length() * 3 + 1)).min(0.99),
        }
    }

    /// Why the dataset cannot be read, as an error. The loader tells the page, as it does when a file does not come.
    pub fn failure(&self) -> JsValue {
        match &self.stage {
            Stage::Failed(error) => JsError::new(&error.to_string()).into(),
            _ => JsValue::UNDEFINED,
        }
    }
}

impl Reading {
    /// What has been read, if that is all.
    pub(super) fn take(&mut self) -> Option<Found> {
        match mem::replace(&mut self.stage, Stage::Text(JsValue::NULL)) {
            Stage::Read(model) => Some(Found { model, problems: mem::take(&mut self.problems) }),
            _ => None,
        }
    }

    /// A piece of a stage, or the step to the next one.
    fn next(&mut self, stage: Stage) -> Result<Stage, Error> {
        Ok(match stage {
            Stage::Text(text) => {
                let text = if text.is_undefined() { TALKS_2022_COMPACT.into() } else { text };
                let root = parsed(&text).map_err(|error| Error::syntax(None, error.message().into()))?;
                let (mut draftsman, mut head) = (Draftsman::default(), Object::new());
                for (name, value) in entries(&root) {
                    let json = match value.dyn_ref::<Array>() {
                        Some(list) if name == "events" => {
                            self.events = list.clone();
                            Some(Json::List(Vec::new()))
                        }
                        _ => tree(&value, 1),
                    };
                    match json {
                        Some(json) => head.push((name, json)),
                        None => draftsman.head_is_too_deep(),
                    }
                }
                Stage::Taking(draftsman, head)
            }
            Stage::Taking(mut draftsman, head) => {
                let end = (self.done + PIECE).min(self.events.length());
                for at in mem::replace(&mut self.done, end)..end {
                    match tree(&self.events.get(at), 2) {
                        Some(event) => draftsman.take(event),
                        None => draftsman.pass_over(),
                    }
                }
                if self.done < self.events.length() {
                    return Ok(Stage::Taking(draftsman, head));
                }
                let (parts, problems) = draftsman.finish(Json::Object(head))?;
                self.problems = problems;
                Stage::Building(Box::new(Building::new(parts)))
            }
            Stage::Building(mut building) => {
                // What follows the last event is long enough for itself.
                let piece = building.left().clamp(1, PIECE as usize);
                self.done += PIECE;
                if (0..piece).all(|_| building.step()) {
                    return Ok(Stage::Building(building));
                }
                let (dataset, problems) = building.finish();
                self.problems.extend(problems);
                Stage::Indexing(Box::new((dataset, FacetIndex::default())))
            }
            Stage::Indexing(mut indexing) => {
                let (dataset, index) = &mut *indexing;
                self.done += PIECE;
                if (0..PIECE).all(|_| index.step(dataset, |when| self.locale.when(when))) {
                    return Ok(Stage::Indexing(indexing));
                }
                let (dataset, index) = *indexing;
                Stage::Read(Model::indexed(dataset, index, self.locale, self.before.take().as_ref()))
            }
            ended => ended,
        })
    }
}
