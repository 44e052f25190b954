//! TimelineJS's JSON: version 3, the lists of slides before it, and version 2.
//!
//! Silently ignores features that only TimelineJS renders: backgrounds, thumbnails, scales.

mod head;
mod legacy;
mod slides;

use super::collector::{Collector, FacetTerms};
use super::drafts::Drafts;
use super::events::JsonEvents;
use super::format_reader::FormatReader;
use super::problems::Problems;
use super::slide::GROUP;
use std::vec::IntoIter;
use timeline_core::import::TOO_DEEP;
use timeline_core::import::limits::EVENTS;
use timeline_core::import::value::Fields;
use timeline_core::import::{Json, Object};
use timeline_core::{Error, Problem};

/// The location of the events in a version, and the reader for one.
#[derive(Debug, Clone, Copy)]
enum Version {
    Slides(&'static str),
    Legacy,
}

/// The slides of a timeline, read one by one.
#[derive(Debug)]
pub(super) struct Slides {
    version: Version,
    values: Values,
    total: usize,
    position: usize,
    collector: Collector,
}

/// Slides that are still unparsed, or that came with the root of the JSON.
#[derive(Debug)]
enum Values {
    Events(JsonEvents),
    Listed(IntoIter<Json>),
}

impl Slides {
    /// Starts from the root of the JSON and its list "events".
    pub(super) fn new(root: Json, events: JsonEvents, problems: Problems) -> Result<Self, Error> {
        let facets = vec![FacetTerms::new(GROUP.to_owned(), "Group")];
        let mut collector = Collector::new(problems, facets, ".unique_id".to_owned());
        let Json::Object(mut root) = root else {
            return Err(Error::format("expected an object with a list \"events\""));
        };
        let (version, values) = match take(&mut root, "timeline") {
            Some(Json::Object(mut inner)) => {
                let version = match take(&mut inner, "slides") {
                    Some(slides) => (Version::Slides("timeline.slides"), slides),
                    None => (Version::Legacy, take(&mut inner, "date").unwrap_or(Json::Null)),
                };
                root = inner;
                let values: Vec<Json> =
                    version.1.into_rows().into_iter().filter(|value| !value.is_null()).collect();
                (version.0, Values::Listed(values.into_iter()))
            }
            _ if root.iter().any(|(name, value)| name == "events" && value.is_rows()) => {
                (Version::Slides("events"), Values::Events(events))
            }
            _ => {
                return Err(Error::format(
                    "it has no list \"events\", as TimelineJS 3 has, and no \"timeline\"",
                ));
            }
        };
        let parts = &mut collector.parts;
        within(root, &mut collector.problems, |fields| match version {
            Version::Slides(_) => slides::head(fields, parts),
            Version::Legacy => legacy::head(fields, parts),
        });
        let total = match &values {
            Values::Events(events) => events.len(),
            Values::Listed(values) => values.len(),
        };
        Ok(Self { version, values, total, position: 0, collector })
    }
}

/// Reads an object at the root of the file.
fn within(object: Object, problems: &mut Problems, read: impl FnOnce(&mut Fields<'_>)) {
    let mut found = Vec::new();
    if let Some(mut fields) = Fields::of(Json::Object(object), "dataset".to_owned(), &mut found) {
        read(&mut fields);
    }
    problems.extend(found);
}

fn take(fields: &mut Object, name: &str) -> Option<Json> {
    let (_, value) = fields.iter_mut().rfind(|(known, _)| known == name)?;
    Some(std::mem::replace(value, Json::Null)).filter(|value| !value.is_null())
}

impl FormatReader for Slides {
    fn step(&mut self) -> bool {
        let value = match &mut self.values {
            Values::Events(events) => events.next(),
            Values::Listed(values) => values.next().map(Some),
        };
        let Some(value) = value else { return false };
        let list = match self.version {
            Version::Slides(list) => list,
            Version::Legacy => "timeline.date",
        };
        let path = format!("{list}[{}]", self.position);
        self.position = self.position.saturating_add(1);
        let Some(value) = value else {
            self.collector.problems.add(path, TOO_DEEP);
            return true;
        };
        let mut found: Vec<Problem> = Vec::new();
        let fields = Fields::of(value, path.clone(), &mut found);
        let draft = fields.and_then(|mut fields| match self.version {
            Version::Slides(_) => slides::event(&mut fields, &mut self.collector),
            Version::Legacy => legacy::event(&mut fields, &mut self.collector),
        });
        self.collector.problems.extend(found);
        if let Some(draft) = draft {
            self.collector.add(path, draft);
        }
        true
    }

    fn total(&self) -> Option<usize> {
        Some(self.total.min(EVENTS))
    }

    fn finish(self: Box<Self>) -> Result<Drafts, Error> {
        let Self { values, collector, .. } = *self;
        if let Values::Events(events) = values {
            events.failure()?;
        }
        Ok(collector.finish(|_, _| true))
    }
}
