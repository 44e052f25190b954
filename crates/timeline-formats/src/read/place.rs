//! The place of a problem: a cell of a table, or a field of an event.

use super::problems::{Problems, cut, too_long};
use timeline_core::brief;

/// A field of an event, independent of its name in the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EventField {
    End,
    Display,
    Headline,
    Short,
    Summary,
    Text,
    Url,
    Title,
    Alt,
    Caption,
    Credit,
    Link,
    Group,
}

/// The place of a cell, as a spreadsheet numbers it.
pub(super) fn cell(row: usize, column: &str) -> String {
    format!("row {row}, column \"{}\"", brief(column))
}

/// Reports problems with the fields of one event, each at its place in the input.
pub(super) struct Notes<'a> {
    /// The place of a field of this event.
    pub(super) place: &'a dyn Fn(EventField) -> String,
    pub(super) problems: &'a mut Problems,
}

impl Notes<'_> {
    pub(super) fn add(&mut self, field: EventField, message: impl Into<String>) {
        self.problems.add((self.place)(field), message);
    }

    /// The text, cut to the maximum length.
    pub(super) fn cut<'t>(&mut self, field: EventField, text: &'t str) -> &'t str {
        let kept = cut(text);
        if kept.len() < text.len() {
            self.add(field, too_long(text));
        }
        kept
    }
}
