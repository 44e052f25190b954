//! The index: which rows have which term, and the words of every row. Built once per dataset.
//!
//! Must not be here: what the reader chose (that is `query`), or how anything looks.

mod case;
mod fold;
mod rows;
mod words;

pub use fold::fold;
pub use rows::RowSet;
pub use words::Words;

use crate::dataset::{Dataset, Tag, When};

/// Facet → term → rows, with the extents and the folded words of every row.
#[derive(Debug, Clone, Default)]
pub struct FacetIndex {
    terms: Vec<Vec<RowSet>>,
    extents: Vec<(i64, i64)>,
    words: Words,
}

impl FacetIndex {
    /// Indexes a dataset; `date_words` says a date as the reader sees it, so that the search finds it.
    pub fn build(dataset: &Dataset, date_words: impl Fn(&When) -> String) -> Self {
        let rows = dataset.events().len();
        let mut terms: Vec<Vec<RowSet>> =
            dataset.facets().iter().map(|facet| vec![RowSet::none(rows); facet.terms.len()]).collect();
        for (row, event) in dataset.events().iter().enumerate() {
            for tag in &event.tags {
                let parent = dataset.resolve(*tag).and_then(|(_, term)| term.parent);
                let Some(facet) = terms.get_mut(tag.facet) else { continue };
                for term in [Some(tag.term), parent].into_iter().flatten() {
                    if let Some(set) = facet.get_mut(term) {
                        set.insert(row);
                    }
                }
            }
        }
        let extents = dataset.events().iter().map(|event| event.when.extent()).collect();
        Self { terms, extents, words: Words::of(dataset, date_words) }
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
    pub fn rows(&self, tag: Tag) -> Option<&RowSet> {
        self.terms.get(tag.facet)?.get(tag.term)
    }

    /// The sets of every facet, term by term.
    pub fn facets(&self) -> &[Vec<RowSet>] {
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
