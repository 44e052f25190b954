//! The index: which rows have which term, and the words of every row. Built once per dataset.
//!
//! Must not be here: what the reader chose (that is `query`), or how anything looks.

mod case;
mod changes;
mod fold;
mod posting;
mod rows;
mod words;

pub use changes::{Change, Changes, Comparison};
pub use fold::fold;
pub use posting::Posting;
pub use rows::RowSet;
pub use words::Words;

use crate::dataset::{Dataset, Precision, Tag, When};

/// Facet → term → rows, with the extents and the folded words of every row.
#[derive(Debug, Clone, Default)]
pub struct FacetIndex {
    terms: Vec<Vec<Posting>>,
    extents: Vec<(i64, i64)>,
    /// The first term of the leading facet that each row has, by position; `u32::MAX` for none.
    leading: Vec<u32>,
    lasting: RowSet,
    vague: RowSet,
    words: Words,
}

impl FacetIndex {
    /// Indexes a dataset; `date_words` says a date as the reader sees it, so that the search finds it.
    pub fn build(dataset: &Dataset, date_words: impl Fn(&When) -> String) -> Self {
        let mut index = Self::default();
        while index.step(dataset, &date_words) {}
        index
    }

    /// Adds the next event of the same dataset as ever; false when all are there.
    pub fn step(&mut self, dataset: &Dataset, date_words: &dyn Fn(&When) -> String) -> bool {
        let row = self.len();
        if row == 0 {
            let count = dataset.events().len();
            self.extents.reserve_exact(count);
            (self.lasting, self.vague) = (RowSet::none(count), RowSet::none(count));
            let facets = dataset.facets().iter();
            self.terms =
                facets.map(|facet| facet.terms.iter().map(|_| Posting::default()).collect()).collect();
        }
        let Some(event) = dataset.event(row) else { return false };
        for tag in &event.tags {
            let parent = dataset.resolve(*tag).and_then(|(_, term)| term.parent);
            let Some(facet) = self.terms.get_mut(tag.facet) else { continue };
            for term in [Some(tag.term), parent].into_iter().flatten() {
                if let Some(posting) = facet.get_mut(term) {
                    posting.push(row);
                }
            }
        }
        self.extents.push(event.when.extent());
        let leading = event.tags.first().filter(|tag| tag.facet == 0);
        self.leading.push(leading.map_or(u32::MAX, |tag| tag.term as u32));
        let coarse = event.when.start().precision() < Precision::Day;
        if coarse || event.when.end().is_some() {
            self.lasting.insert(row);
        }
        if coarse || event.when.is_about() {
            self.vague.insert(row);
        }
        self.words.read(dataset, event, &date_words(&event.when));
        true
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.extents.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.extents.is_empty()
    }

    /// The rows that have a term, or one of its narrower terms.
    pub fn rows(&self, tag: Tag) -> Option<RowSet> {
        let mut rows = RowSet::none(self.len());
        self.posting(tag)?.add_to(&mut rows);
        Some(rows)
    }

    /// The same as the index holds it.
    pub fn posting(&self, tag: Tag) -> Option<&Posting> {
        self.terms.get(tag.facet)?.get(tag.term)
    }

    /// The rows of every facet, term by term.
    pub fn facets(&self) -> &[Vec<Posting>] {
        &self.terms
    }

    /// The half-open extent of each row in seconds, in row order; starts never decrease.
    pub fn extents(&self) -> &[(i64, i64)] {
        &self.extents
    }

    /// Whether two rows have the same first term of the leading facet. A cluster asks this of all its rows in every frame, which
    /// would be slow from event to event.
    pub fn alike(&self, row: usize, other: usize) -> bool {
        self.leading.get(row) == self.leading.get(other)
    }

    /// The rows that last longer than a moment of a day: they have an end, or are known to the month or year.
    pub fn lasting(&self) -> &RowSet {
        &self.lasting
    }

    /// The rows of which the time is not known exactly: about, or to the month or year.
    pub fn vague(&self) -> &RowSet {
        &self.vague
    }

    /// The words of every row.
    pub fn words(&self) -> &Words {
        &self.words
    }
}
