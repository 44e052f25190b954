//! The visible words of every event, folded for search.

use super::fold::fold;
use super::rows::RowSet;
use crate::dataset::{Dataset, Event, Text};

/// One folded text for each row, and one for each term and source, which many rows share.
#[derive(Debug, Clone, Default)]
pub struct Words {
    rows: Texts,
    labels: Texts,
    /// The labels of all rows, row by row.
    named: Vec<u32>,
    named_ends: Vec<u32>,
    /// The number of the label of each source and then of each term, facet by facet. Numbers count from 1; 0 means that no row
    /// has needed the label yet.
    known: Vec<u32>,
}

impl Words {
    /// Reserves room for the rows and their labels. Lists that grow by doubling are copied each time, and leave up to half of
    /// their memory unused.
    pub(super) fn reserve(&mut self, dataset: &Dataset) {
        let events = dataset.events();
        self.rows.ends.reserve_exact(events.len());
        self.named_ends.reserve_exact(events.len());
        self.named.reserve_exact(events.iter().map(|event| event.tags.len() + event.sources.len()).sum());
    }

    /// Adds every text of the next event that readers see.
    pub(super) fn add_event(&mut self, dataset: &Dataset, event: &Event, date: &str) {
        self.rows.add(date);
        for block in &event.details().body {
            // Joined, because part of a word may be strong or stressed.
            self.rows.add(&block.spans.iter().flat_map(|span| span.text.all()).collect::<String>());
        }
        visible(event, |text| self.rows.add(text));
        self.rows.end();
        for tag in &event.tags {
            let before = dataset.facets().iter().take(tag.facet).map(|facet| facet.terms.len());
            let place = dataset.sources().len() + before.sum::<usize>() + tag.term;
            if let Some((_, term)) = dataset.resolve(*tag) {
                self.add_label(place, &[&term.label]);
            }
        }
        for place in &event.sources {
            if let Some(source) = dataset.sources().get(*place) {
                self.add_label(*place, &[&source.title, &source.publisher, &source.note]);
            }
        }
        self.named_ends.push(self.named.len() as u32);
    }

    /// Adds a label to the row. `place` is its place in [`known`](Self::known).
    fn add_label(&mut self, place: usize, texts: &[&Text]) {
        if self.known.len() <= place {
            self.known.resize(place + 1, 0);
        }
        let Some(known) = self.known.get_mut(place) else { return };
        if *known == 0 {
            texts.iter().flat_map(|text| text.all()).for_each(|text| self.labels.add(text));
            self.labels.end();
            *known = self.labels.len() as u32;
        }
        self.named.push(*known - 1);
    }

    /// The labels of a row.
    fn labels(&self, row: usize) -> impl Iterator<Item = usize> {
        let end = |row: usize| self.named_ends.get(row).map(|end| *end as usize);
        let start = row.checked_sub(1).and_then(end).unwrap_or_default();
        let labels = end(row).and_then(|end| self.named.get(start..end));
        labels.unwrap_or_default().iter().map(|label| *label as usize)
    }

    /// Whether a row has the same words as a row of another index.
    pub(super) fn same(&self, row: usize, others: &Self, other: usize) -> bool {
        let labels = self.labels(row).map(|label| self.labels.get(label));
        self.rows.get(row) == others.rows.get(other)
            && labels.eq(others.labels(other).map(|label| others.labels.get(label)))
    }

    /// The rows that contain every word of a folded text (see [`fold`]): all such rows, or those `among` some rows.
    pub fn find(&self, folded: &str, among: Option<&RowSet>) -> RowSet {
        let words = folded.split_whitespace().map(|word| {
            let labels = RowSet::of(self.labels.len(), |label| holds(self.labels.get(label), word));
            (word, labels)
        });
        let words: Vec<(&str, RowSet)> = words.collect();
        RowSet::of(self.rows.len(), |row| {
            let named = |found: &RowSet| self.labels(row).any(|label| found.contains(label));
            among.is_none_or(|among| among.contains(row))
                && words.iter().all(|(word, labels)| named(labels) || holds(self.rows.get(row), word))
        })
    }
}

/// The number of texts in one string.
const BLOCK: usize = 256;

/// Folded texts in order. They are kept in blocks, because one growing string would be copied again and again.
#[derive(Debug, Clone, Default)]
struct Texts {
    blocks: Vec<String>,
    /// Where each text ends in its block.
    ends: Vec<u32>,
}

impl Texts {
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// Appends to the current text.
    fn add(&mut self, text: &str) {
        if self.blocks.len() * BLOCK <= self.len() {
            self.blocks.push(String::new());
        }
        if let Some(block) = self.blocks.last_mut().filter(|_| !text.is_empty()) {
            block.push_str(&fold(text));
            block.push('\n');
        }
    }

    fn end(&mut self) {
        self.add("");
        if let Some(block) = self.blocks.last_mut() {
            self.ends.push(block.len() as u32);
            if self.ends.len().is_multiple_of(BLOCK) {
                block.shrink_to_fit();
            }
        }
    }

    /// The text at a position; empty where there is none.
    fn get(&self, position: usize) -> &str {
        let end = |position: usize| self.ends.get(position).map(|end| *end as usize);
        let start = if position.is_multiple_of(BLOCK) { Some(0) } else { end(position - 1) };
        let block = self.blocks.get(position / BLOCK);
        let text =
            block.zip(start.zip(end(position))).and_then(|(block, (start, end))| block.get(start..end));
        text.unwrap_or_default()
    }
}

/// Whether a word occurs in a text. Searches for its first letter: the standard library's search for strings would make the
/// code of this file a tenth larger.
fn holds(text: &str, word: &str) -> bool {
    let starts = word.chars().next().into_iter().flat_map(|first| text.match_indices(first));
    starts.filter_map(|(at, _)| text.get(at..)).any(|rest| rest.starts_with(word))
}

fn visible(event: &Event, mut add: impl FnMut(&str)) {
    let details = event.details();
    let mut texts = vec![&details.display, &event.headline, &details.short, &event.summary];
    texts.extend(details.media.iter().flat_map(|item| [&item.title, &item.alt, &item.caption, &item.credit]));
    texts.extend(details.places.iter().map(|place| &place.name));
    texts.extend(details.people.iter().flat_map(|person| [&person.name, &person.office, &person.party]));
    texts.extend(details.claims.iter().flat_map(|claim| [&claim.speaker, &claim.text]));
    texts.extend(details.differs.iter().flat_map(|point| [&point.article, &point.record]));
    for text in texts {
        text.all().for_each(&mut add);
    }
}
