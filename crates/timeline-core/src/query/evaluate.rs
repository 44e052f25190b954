//! Evaluates queries: which rows pass, and how many events each term would show.

use super::filter::Query;
use crate::calendar::{DAY, midnight};
use crate::dataset::Tag;
use crate::facet::{FacetIndex, RowSet, fold};

/// The result of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryResult {
    /// The rows that pass.
    pub rows: RowSet,
    /// The same rows as a list, ascending.
    pub list: Vec<usize>,
    /// The count of every term.
    pub counts: Counts,
    found: Found,
}

/// How many events each term would show.
///
/// The count of a term is the number of events that would be shown if it were the only term chosen in its facet. The terms of
/// other facets, the words and the dates apply.
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

/// A search text and the rows that it finds. Searching is the slowest step of a query, so a query whose text begins with this
/// one searches only these rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Found {
    folded: String,
    /// None if the text has no words, so that every row passes.
    rows: Option<RowSet>,
}

impl Found {
    fn new(text: &str, index: &FacetIndex, previous: Option<&Self>) -> Self {
        let folded = fold(text.trim()).into_owned();
        if folded.is_empty() {
            return Self::default();
        }
        // A longer text keeps each word or extends it, so it finds no rows beyond those of the shorter text.
        let previous = previous.filter(|previous| folded.starts_with(&previous.folded));
        let among = previous.and_then(|previous| previous.rows.as_ref());
        let rows = match previous {
            Some(previous) if previous.folded == folded => previous.rows.clone(),
            _ => Some(index.words().find(&folded, among)),
        };
        Self { folded, rows }
    }
}

impl Query {
    /// The rows that pass.
    pub fn evaluate(&self, index: &FacetIndex) -> RowSet {
        let found = Found::new(&self.text, index, None);
        Self::rows(self.apart_from_terms(index, found.rows), &self.chosen_rows(index))
    }

    /// The count of every term; see [`Counts`].
    pub fn counts(&self, index: &FacetIndex) -> Counts {
        let found = Found::new(&self.text, index, None);
        Self::term_counts(index, &self.apart_from_terms(index, found.rows), &self.chosen_rows(index))
    }

    /// The rows and the counts. With the result of a `previous` query of the same index, a search text that has only grown is
    /// searched in fewer rows.
    pub fn result(&self, index: &FacetIndex, previous: Option<&QueryResult>) -> QueryResult {
        let found = Found::new(&self.text, index, previous.map(|previous| &previous.found));
        let (apart, chosen) = (self.apart_from_terms(index, found.rows.clone()), self.chosen_rows(index));
        let counts = Self::term_counts(index, &apart, &chosen);
        let rows = Self::rows(apart, &chosen);
        // Room for all at once: a list that grows asks for memory again and again.
        let mut list = Vec::with_capacity(rows.count());
        list.extend(rows.iter());
        QueryResult { rows, list, counts, found }
    }

    fn rows(mut rows: RowSet, chosen: &[Option<RowSet>]) -> RowSet {
        chosen.iter().flatten().for_each(|facet| rows.intersect_with(facet));
        rows
    }

    fn term_counts(index: &FacetIndex, apart: &RowSet, chosen: &[Option<RowSet>]) -> Counts {
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
    fn apart_from_terms(&self, index: &FacetIndex, found: Option<RowSet>) -> RowSet {
        let mut rows = found.unwrap_or_else(|| RowSet::all(index.len()));
        if self.from.is_some() || self.to.is_some() {
            let from = self.from.map_or(i64::MIN, midnight);
            let to = self.to.map_or(i64::MAX, |day| midnight(day) + DAY);
            let inside = |(begins, ends): &(i64, i64)| *begins < to && *ends > from;
            rows.intersect_with(&RowSet::of(index.len(), |row| index.extents().get(row).is_some_and(inside)));
        }
        rows
    }

    /// For each facet, the rows that have one of its chosen terms; none where no term is chosen.
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
