//! From a query to the rows that pass, and to the count of every term.

use super::Query;
use crate::dataset::{DAY, Tag, midnight};
use crate::facet::{FacetIndex, RowSet};

/// How many events each term would show.
///
/// The count of a term is the number of events with that term that would be shown if it were (also) chosen: the
/// terms chosen in its own facet are left aside, those of the other facets, the words and the dates count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    terms: Vec<Vec<usize>>,
}

impl Counts {
    /// The count of a term.
    pub fn of(&self, tag: Tag) -> usize {
        self.terms.get(tag.facet).and_then(|terms| terms.get(tag.term)).copied().unwrap_or(0)
    }
}

impl Query {
    /// The rows that pass.
    pub fn evaluate(&self, index: &FacetIndex) -> RowSet {
        let mut rows = self.apart_from_terms(index);
        for facet in self.chosen_rows(index).iter().flatten() {
            rows.intersect_with(facet);
        }
        rows
    }

    /// The count of every term; see [`Counts`].
    pub fn counts(&self, index: &FacetIndex) -> Counts {
        let apart = self.apart_from_terms(index);
        let chosen = self.chosen_rows(index);
        let terms = index.facets().iter().enumerate().map(|(facet, terms)| {
            let mut rows = apart.clone();
            for (other, chosen) in chosen.iter().enumerate() {
                if let Some(chosen) = chosen.as_ref().filter(|_| other != facet) {
                    rows.intersect_with(chosen);
                }
            }
            terms.iter().map(|term| term.count_common(&rows)).collect()
        });
        Counts { terms: terms.collect() }
    }

    /// The rows that pass the words and the dates.
    fn apart_from_terms(&self, index: &FacetIndex) -> RowSet {
        let mut rows = match self.text.trim() {
            "" => RowSet::all(index.len()),
            text => index.words().find(text),
        };
        if self.from.is_some() || self.to.is_some() {
            let from = self.from.map_or(i64::MIN, midnight);
            let to = self.to.map_or(i64::MAX, |day| midnight(day) + DAY);
            let inside = |(begins, ends): &(i64, i64)| *begins < to && *ends > from;
            rows.intersect_with(&RowSet::of(index.len(), |row| index.extents().get(row).is_some_and(inside)));
        }
        rows
    }

    /// For each facet the rows that have one of its chosen terms; nothing where none is chosen.
    fn chosen_rows(&self, index: &FacetIndex) -> Vec<Option<RowSet>> {
        let mut facets: Vec<Option<RowSet>> = vec![None; index.facets().len()];
        for tag in &self.terms {
            if let (Some(facet), Some(posting)) = (facets.get_mut(tag.facet), index.posting(*tag)) {
                posting.add_to(facet.get_or_insert_with(|| RowSet::none(index.len())));
            }
        }
        facets
    }
}
