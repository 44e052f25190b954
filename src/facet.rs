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

use crate::dataset::{Dataset, Tag, When};

/// Facet → term → rows, with the extents and the folded words of every row.
#[derive(Debug, Clone, Default)]
pub struct FacetIndex {
    terms: Vec<Vec<Posting>>,
    extents: Vec<(i64, i64)>,
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
            self.extents.reserve_exact(dataset.events().len());
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

    /// The words of every row.
    pub fn words(&self) -> &Words {
        &self.words
    }
}
