//! The query itself, and how it changes.

use crate::dataset::{Dataset, Tag};
use chrono::NaiveDate;

/// The longest search text in characters. Longer ones are cut.
pub const LONGEST_SEARCH: usize = 200;

/// What a reader filters by. Every event passes the empty query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Ascending and without repetition.
    pub(super) terms: Vec<Tag>,
    pub(super) text: String,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
}

impl Query {
    /// The chosen terms, in the order of facets and terms.
    pub fn terms(&self) -> &[Tag] {
        &self.terms
    }

    /// The search text as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first day of the date range.
    pub fn from(&self) -> Option<NaiveDate> {
        self.from
    }

    /// The last day of the date range.
    pub fn to(&self) -> Option<NaiveDate> {
        self.to
    }

    /// Whether every event passes.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.text.trim().is_empty() && self.from.is_none() && self.to.is_none()
    }

    /// Whether the term is chosen.
    pub fn has(&self, tag: Tag) -> bool {
        self.terms.binary_search(&tag).is_ok()
    }

    /// The same query with the term chosen, or no longer chosen.
    #[must_use]
    pub fn toggled(mut self, tag: Tag) -> Self {
        match self.terms.binary_search(&tag) {
            Ok(position) => drop(self.terms.remove(position)),
            Err(position) => self.terms.insert(position, tag),
        }
        self
    }

    /// The same query without any term of a facet.
    #[must_use]
    pub fn without_facet(mut self, facet: usize) -> Self {
        self.terms.retain(|tag| tag.facet != facet);
        self
    }

    /// The same query with another search text, cut to [`LONGEST_SEARCH`].
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.text = text.chars().take(LONGEST_SEARCH).collect();
        self
    }

    /// The same query with other dates, both inclusive.
    ///
    /// If the dates are in the wrong order, the one that has changed counts, and the other one is cleared: a reader who moves the
    /// first day beyond the last one has yet to choose another last day. If both have changed, both are ignored.
    #[must_use]
    pub fn with_dates(mut self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        let ordered = from.zip(to).is_none_or(|(from, to)| from <= to);
        match (ordered, from == self.from, to == self.to) {
            (true, ..) => (self.from, self.to) = (from, to),
            (false, false, true) => (self.from, self.to) = (from, None),
            (false, true, false) => (self.from, self.to) = (None, to),
            _ => {}
        }
        self
    }

    /// The same query for another dataset, or for another reading of this one: terms are found again by their ids, and those
    /// that the other dataset lacks are dropped.
    #[must_use]
    pub fn carried(&self, from: &Dataset, to: &Dataset) -> Self {
        let same = |tag: &Tag| {
            let (facet, term) = from.resolve(*tag)?;
            to.tag(&facet.id, &term.id)
        };
        let mut terms: Vec<Tag> = self.terms.iter().filter_map(same).collect();
        terms.sort_unstable();
        Self { terms, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_chosen_last_counts_and_the_other_end_gives_way() {
        let day = |month| NaiveDate::from_ymd_opt(2022, month, 1);
        let dates = |steps: &[(u32, u32)]| {
            // The month 0 is no date.
            let query = steps
                .iter()
                .fold(Query::default(), |query, (from, to)| query.with_dates(day(*from), day(*to)));
            (query.from(), query.to())
        };
        assert_eq!(dates(&[(3, 4), (5, 4)]), (day(5), None), "the first day moves beyond the last one");
        assert_eq!(dates(&[(3, 4), (5, 4), (5, 6)]), (day(5), day(6)));
        assert_eq!(dates(&[(3, 4), (3, 2)]), (None, day(2)), "the last day moves before the first one");
        assert_eq!(dates(&[(3, 4), (3, 3)]), (day(3), day(3)), "a single day is in order");
        assert_eq!(dates(&[(3, 4), (0, 4)]), (None, day(4)));
        assert_eq!(dates(&[(3, 4), (8, 7)]), (day(3), day(4)), "neither date is more meant than the other");
        assert_eq!(dates(&[(4, 3)]), (None, None));
    }
}
