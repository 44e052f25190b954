//! The exported events and their language.

use timeline_core::Problem;
use timeline_core::dataset::{Dataset, Event, Source, Text};
use timeline_core::facet::RowSet;

/// The part of a dataset to export.
#[derive(Debug, Clone, Copy)]
pub struct Extract<'a> {
    /// The dataset of the events.
    pub dataset: &'a Dataset,
    /// The events to export; `None` for all.
    pub rows: Option<&'a RowSet>,
    /// Language tag that selects from multilingual texts.
    pub language: &'a str,
}

/// A text in another format, and what that format cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The whole file.
    pub text: String,
    /// What the format cannot hold, one problem for each kind of loss.
    pub problems: Vec<Problem>,
}

impl<'a> Extract<'a> {
    /// A whole dataset in its own language.
    pub fn whole(dataset: &'a Dataset) -> Self {
        Self { dataset, rows: None, language: &dataset.language }
    }

    /// The events, in list order.
    pub(super) fn events(self) -> impl Iterator<Item = &'a Event> {
        let kept = move |row: usize| self.rows.is_none_or(|rows| rows.contains(row));
        let events = self.dataset.events().iter().enumerate();
        events.filter(move |(row, _)| kept(*row)).map(|(_, event)| event)
    }

    /// A text in the selected language, trimmed.
    pub(super) fn say<'b>(&self, text: &'b Text) -> &'b str {
        text.get(self.language).trim()
    }

    /// The sources of an event.
    pub(super) fn sources(self, event: &'a Event) -> impl Iterator<Item = &'a Source> {
        event.sources.iter().filter_map(move |position| self.dataset.sources().get(*position))
    }

    /// The names of the terms of one facet that an event has.
    pub(super) fn terms(self, event: &'a Event, facet: usize) -> impl Iterator<Item = &'a str> {
        let tags = event.tags.iter().filter(move |tag| tag.facet == facet);
        tags.filter_map(move |tag| self.dataset.resolve(*tag)).map(move |(_, term)| self.say(&term.label))
    }

    /// The longer text of an event without formatting, its paragraphs separated by blank lines.
    pub(super) fn body(&self, event: &Event) -> String {
        let blocks = event.details().body.iter().map(|block| {
            // Spaces around a span may separate words.
            block.spans.iter().map(|span| span.text.get(self.language)).collect::<String>()
        });
        blocks.collect::<Vec<_>>().join("\n\n")
    }
}
