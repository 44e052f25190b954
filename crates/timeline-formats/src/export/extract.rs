//! The events that are exported, and the language in which they are.

use timeline_core::Problem;
use timeline_core::dataset::{Dataset, Event, Source, Text};
use timeline_core::facet::RowSet;

/// The part of a dataset that is exported.
#[derive(Debug, Clone, Copy)]
pub struct Extract<'a> {
    /// Where the events come from.
    pub dataset: &'a Dataset,
    /// Which of its events; none stands for all.
    pub rows: Option<&'a RowSet>,
    /// Language tag that chooses among texts that are given in several.
    pub language: &'a str,
}

/// A text in another format, and what that format cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The whole file.
    pub text: String,
    /// What is not in it, one for each kind of loss.
    pub problems: Vec<Problem>,
}

impl<'a> Extract<'a> {
    /// The whole of a dataset in its own language.
    pub fn whole(dataset: &'a Dataset) -> Self {
        Self { dataset, rows: None, language: &dataset.language }
    }

    /// The events, in list order.
    pub(super) fn events(self) -> impl Iterator<Item = &'a Event> {
        let kept = move |row: usize| self.rows.is_none_or(|rows| rows.contains(row));
        let events = self.dataset.events().iter().enumerate();
        events.filter(move |(row, _)| kept(*row)).map(|(_, event)| event)
    }

    /// A text in the chosen language, without white space around it.
    pub(super) fn say<'b>(&self, text: &'b Text) -> &'b str {
        text.get(self.language).trim()
    }

    /// The sources of an event.
    pub(super) fn sources(self, event: &'a Event) -> impl Iterator<Item = &'a Source> {
        event.sources.iter().filter_map(move |position| self.dataset.sources().get(*position))
    }

    /// The names of the terms of a facet that an event has.
    pub(super) fn terms(self, event: &'a Event, facet: usize) -> impl Iterator<Item = &'a str> {
        let tags = event.tags.iter().filter(move |tag| tag.facet == facet);
        tags.filter_map(move |tag| self.dataset.resolve(*tag)).map(move |(_, term)| self.say(&term.label))
    }

    /// The longer text of an event without formatting, its paragraphs separated by blank lines.
    pub(super) fn body(&self, event: &Event) -> String {
        let blocks = event.details().body.iter().map(|block| {
            // Spaces around a span may be the ones between two words.
            block.spans.iter().map(|span| span.text.get(self.language)).collect::<String>()
        });
        blocks.collect::<Vec<_>>().join("\n\n")
    }
}
