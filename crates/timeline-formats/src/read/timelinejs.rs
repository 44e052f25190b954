//! TimelineJS's JSON: version 3, the lists of slides before it, and version 2.
//!
//! What TimelineJS draws and this widget does not (backgrounds, thumbnails, scales) is passed over without a word.

mod legacy;
mod slides;
use super::gathered::{Gathered, Terms};
use super::html;
use super::problems::{Problems, cut, too_long};
use super::reading::Source;
use super::slide::GROUP;
use super::unbuilt::Unbuilt;
use std::vec::IntoIter;
use timeline_core::dataset::{Parts, Text};
use timeline_core::import::TOO_DEEP;
use timeline_core::import::limits::EVENTS;
use timeline_core::import::value::Fields;
use timeline_core::import::{Json, Object};
use timeline_core::{Error, Problem};

/// Where the events of a version stand, and how one is read.
#[derive(Debug, Clone, Copy)]
enum Version {
    Slides(&'static str),
    Legacy,
}

/// The slides of a timeline, taken one at a time.
#[derive(Debug)]
pub(super) struct Slides {
    version: Version,
    values: IntoIter<Option<Json>>,
    total: usize,
    position: usize,
    gathered: Gathered,
}

impl Slides {
    /// From the root of the JSON and the events that stand in it, where none is one nested too deeply.
    pub(super) fn new(root: Json, events: Vec<Option<Json>>, problems: Problems) -> Result<Self, Error> {
        let mut gathered =
            Gathered::new(problems, vec![Terms::new(GROUP.to_owned(), "Group")], ".unique_id".to_owned());
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
                let values = version.1.into_rows().into_iter().filter(|value| !value.is_null());
                (version.0, values.map(Some).collect())
            }
            _ if root.iter().any(|(name, value)| name == "events" && value.is_rows()) => {
                (Version::Slides("events"), events)
            }
            _ => {
                return Err(Error::format(
                    "it has no list \"events\", as TimelineJS 3 has, and no \"timeline\"",
                ));
            }
        };
        let parts = &mut gathered.parts;
        within(root, &mut gathered.problems, |fields| match version {
            Version::Slides(_) => slides::head(fields, parts),
            Version::Legacy => legacy::head(fields, parts),
        });
        let total = values.len();
        Ok(Self { version, values: values.into_iter(), total, position: 0, gathered })
    }
}

/// Reads an object that stands at the root of the file.
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

/// Title and standfirst, which are plain in this widget.
fn put_title(parts: &mut Parts, headline: &str, text: &str, fields: &mut Fields<'_>) {
    parts.title = Text::Plain(plain(fields, "text", headline));
    parts.standfirst = Text::Plain(plain(fields, "text", text));
}

/// The words of a field that may hold HTML, in one line and no more of them than are read.
fn plain(fields: &mut Fields<'_>, name: &str, text: &str) -> String {
    let kept = cut(text);
    if kept.len() < text.len() {
        fields.problem(name, &too_long(text));
    }
    html::plain(kept)
}

impl Source for Slides {
    fn step(&mut self) -> bool {
        let Some(value) = self.values.next() else { return false };
        let list = match self.version {
            Version::Slides(list) => list,
            Version::Legacy => "timeline.date",
        };
        let path = format!("{list}[{}]", self.position);
        self.position = self.position.saturating_add(1);
        let Some(value) = value else {
            self.gathered.problems.add(path, TOO_DEEP);
            return true;
        };
        let mut found: Vec<Problem> = Vec::new();
        let fields = Fields::of(value, path.clone(), &mut found);
        let draft = fields.and_then(|mut fields| match self.version {
            Version::Slides(_) => slides::event(&mut fields, &mut self.gathered),
            Version::Legacy => legacy::event(&mut fields, &mut self.gathered),
        });
        self.gathered.problems.extend(found);
        if let Some(draft) = draft {
            self.gathered.add(path, draft);
        }
        true
    }

    fn total(&self) -> Option<usize> {
        Some(self.total.min(EVENTS))
    }

    fn finish(self: Box<Self>) -> Result<Unbuilt, Error> {
        Ok(self.gathered.finish(|_, _| true))
    }
}
