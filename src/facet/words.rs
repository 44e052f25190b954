//! The visible words of every event, folded for search.

use super::{RowSet, fold};
use crate::dataset::{Dataset, Event};

/// One folded text per row, end to end in a single string.
#[derive(Debug, Clone, Default)]
pub struct Words {
    text: String,
    ends: Vec<usize>,
}

impl Words {
    /// Adds everything that a reader can see of the next event.
    pub(super) fn read(&mut self, dataset: &Dataset, event: &Event, date: &str) {
        self.add(date);
        for block in &event.body {
            // Put together, for a word may be strong or stressed in part.
            self.add(&block.spans.iter().flat_map(|span| span.text.all()).collect::<String>());
        }
        visible(dataset, event, |text| self.add(text));
        self.ends.push(self.text.len());
    }

    fn add(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(&fold(text));
            self.text.push('\n');
        }
    }

    /// The words of a row.
    pub(super) fn of_row(&self, row: usize) -> Option<&str> {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start..*self.ends.get(row)?)
    }

    /// The rows in which every word of `search` occurs; all rows if it has no word.
    pub fn find(&self, search: &str) -> RowSet {
        let search = fold(search);
        let words: Vec<&str> = search.split_whitespace().collect();
        RowSet::of(self.ends.len(), |row| {
            let text = self.of_row(row).unwrap_or_default();
            words.iter().all(|word| holds(text, word))
        })
    }
}

/// Whether a word occurs in a text. By its first letter, which the standard library's search, a tenth as large again as all
/// of this file, would not need.
fn holds(text: &str, word: &str) -> bool {
    let starts = word.chars().next().into_iter().flat_map(|first| text.match_indices(first));
    starts.filter_map(|(at, _)| text.get(at..)).any(|rest| rest.starts_with(word))
}

fn visible(dataset: &Dataset, event: &Event, mut add: impl FnMut(&str)) {
    let mut texts = vec![&event.display, &event.headline, &event.summary];
    texts.extend(event.media.iter().flat_map(|item| [&item.title, &item.alt, &item.caption, &item.credit]));
    texts.extend(event.places.iter().map(|place| &place.name));
    texts.extend(event.people.iter().flat_map(|person| [&person.name, &person.office, &person.party]));
    texts.extend(event.claims.iter().flat_map(|claim| [&claim.speaker, &claim.text]));
    texts.extend(event.differs.iter().flat_map(|point| [&point.article, &point.record]));
    for tag in &event.tags {
        texts.extend(dataset.resolve(*tag).map(|(_, term)| &term.label));
    }
    for source in event.sources.iter().filter_map(|position| dataset.sources().get(*position)) {
        texts.extend([&source.title, &source.publisher, &source.note]);
    }
    for text in texts {
        text.all().for_each(&mut add);
    }
}
