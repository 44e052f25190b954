//! The dataset itself.

use super::era::Era;
use super::event::Event;
use super::facet::{Facet, Tag, Term};
use super::source::Source;
use super::text::Text;
use super::when::Moment;

/// A set of dated events with its own vocabulary.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// Title of the timeline.
    pub title: Text,
    /// One or two sentences under the title.
    pub standfirst: Text,
    /// The date up to which the record is complete.
    pub as_of: Option<Moment>,
    /// Language tag of plain texts.
    pub language: String,
    /// Periods that are drawn behind the events.
    pub eras: Vec<Era>,
    /// The number of events of the input that could not be read and are missing here.
    pub unreadable: usize,
    pub(super) facets: Vec<Facet>,
    pub(super) sources: Vec<Source>,
    pub(super) events: Vec<Event>,
    /// Rows, sorted by event id.
    pub(super) rows_by_id: Vec<usize>,
}

impl Dataset {
    /// The facets in the order shown. The first is the leading facet, which gives marks their colour and shape.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The sources in the order of the dataset.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The events in list order: by date, see [`When::sort_key`](super::When::sort_key).
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event in a row.
    pub fn event(&self, row: usize) -> Option<&Event> {
        self.events.get(row)
    }

    /// The row of an event id.
    pub fn row(&self, id: &str) -> Option<usize> {
        let id_of = |row: &usize| self.events.get(*row).map(|event| event.id.as_str());
        let place = self.rows_by_id.binary_search_by(|row| id_of(row).cmp(&Some(id))).ok()?;
        self.rows_by_id.get(place).copied()
    }

    /// Drops the last `by` events and sources. Freeing a large dataset at once takes long, so it is freed in steps; between the
    /// steps it must not be used for anything else.
    pub fn shrink(&mut self, by: usize) {
        self.events.truncate(self.events.len().saturating_sub(by));
        self.sources.truncate(self.sources.len().saturating_sub(by));
    }

    /// The rows, sorted by event id.
    pub fn rows_by_id(&self) -> &[usize] {
        &self.rows_by_id
    }

    /// The position of a facet id.
    pub fn facet(&self, id: &str) -> Option<usize> {
        self.facets.iter().position(|facet| facet.id == id)
    }

    /// The tag of a facet id and a term id.
    pub fn tag(&self, facet: &str, term: &str) -> Option<Tag> {
        let facet = self.facet(facet)?;
        let term = self.facets.get(facet)?.terms.iter().position(|known| known.id == term)?;
        Some(Tag { facet, term })
    }

    /// The facet and term of a tag.
    pub fn resolve(&self, tag: Tag) -> Option<(&Facet, &Term)> {
        let facet = self.facets.get(tag.facet)?;
        Some((facet, facet.terms.get(tag.term)?))
    }

    /// The event's first term of the leading facet, which gives its mark colour and shape.
    pub fn leading_term(&self, event: &Event) -> Option<&Term> {
        let tag = event.tags.first().filter(|tag| tag.facet == 0)?;
        self.resolve(*tag).map(|(_, term)| term)
    }

    /// The half-open extent of all events in seconds; `None` without events.
    pub fn extent(&self) -> Option<(i64, i64)> {
        let first = self.events.first()?.when.extent().0;
        let last = self.events.iter().map(|event| event.when.extent().1).max()?;
        Some((first, last))
    }
}
