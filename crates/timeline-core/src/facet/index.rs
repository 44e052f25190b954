//! The index of a dataset, which is built once.

use super::posting::Posting;
use super::rows::{BITS, RowSet};
use super::words::Words;
use crate::dataset::{Dataset, Precision, Tag, When};

/// Facet → term → rows, with the extents and the folded words of every row.
#[derive(Debug, Clone, Default)]
pub struct FacetIndex {
    terms: Vec<Vec<Posting>>,
    extents: Vec<(i64, i64)>,
    /// The latest end in each block of rows.
    reaches: Vec<i64>,
    /// Each row's first term of the leading facet, by position; `u32::MAX` for none.
    leading: Vec<u32>,
    lasting: RowSet,
    vague: RowSet,
    words: Words,
}

impl FacetIndex {
    /// Indexes a dataset. `date_words` gives a date as readers see it, so that the search finds it.
    pub fn build(dataset: &Dataset, date_words: impl Fn(&When) -> String) -> Self {
        let mut index = Self::default();
        while index.step(dataset, &date_words) {}
        index
    }

    /// Adds the next event; false when all have been added. Every call must pass the same dataset.
    pub fn step(&mut self, dataset: &Dataset, date_words: &dyn Fn(&When) -> String) -> bool {
        let row = self.len();
        if row == 0 {
            let count = dataset.events().len();
            self.extents.reserve_exact(count);
            self.leading.reserve_exact(count);
            self.words.reserve(dataset);
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
        let extent = event.when.extent();
        self.extents.push(extent);
        match self.reaches.last_mut().filter(|_| !row.is_multiple_of(BITS)) {
            Some(reach) => *reach = extent.1.max(*reach),
            None => self.reaches.push(extent.1),
        }
        let leading = event.tags.first().filter(|tag| tag.facet == 0);
        self.leading.push(leading.map_or(u32::MAX, |tag| tag.term as u32));
        let coarse = event.when.start().precision() < Precision::Day;
        if coarse || event.when.end().is_some() {
            self.lasting.insert(row);
        }
        if coarse || event.when.is_about() {
            self.vague.insert(row);
        }
        self.words.add_event(dataset, event, &date_words(&event.when));
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

    /// The same rows as a list, without making a set.
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

    /// The given rows that meet a half-open range of seconds, and how many of the others end before it and start after it.
    ///
    /// Called in every frame while the chart is dragged, so it checks single rows only in blocks where the range begins or ends.
    pub fn meeting(&self, rows: &RowSet, (from, to): (i64, i64)) -> (RowSet, usize, usize) {
        let (mut meeting, mut before, mut after) = (rows.clone(), 0, 0);
        let blocks = self.extents.chunks(BITS).zip(&self.reaches);
        for (bits, (extents, reach)) in meeting.blocks_mut().iter_mut().zip(blocks) {
            let (first, last) = (extents.first().map(|first| first.0), extents.last().map(|last| last.0));
            let (past, coming) = if *reach <= from {
                (*bits, 0)
            } else if first >= Some(to) {
                (0, *bits)
            } else if first >= Some(from) && last < Some(to) {
                // Every event ends later than it begins.
                (0, 0)
            } else {
                extents.iter().rev().fold((0, 0), |(past, coming), (begins, ends)| {
                    (past << 1 | u64::from(*ends <= from), coming << 1 | u64::from(*begins >= to))
                })
            };
            before += (past & *bits).count_ones() as usize;
            after += (coming & *bits).count_ones() as usize;
            *bits &= !(past | coming);
        }
        (meeting, before, after)
    }

    /// Whether two rows have the same first term of the leading facet. Called for all rows of a cluster in every frame, so it
    /// does not look at the events.
    pub fn alike(&self, row: usize, other: usize) -> bool {
        self.leading.get(row) == self.leading.get(other)
    }

    /// The rows drawn as bars: those that have an end, or are known only to the month or year.
    pub fn lasting(&self) -> &RowSet {
        &self.lasting
    }

    /// The rows whose time is uncertain: approximate, or known only to the month or year.
    pub fn vague(&self) -> &RowSet {
        &self.vague
    }

    /// The words of every row.
    pub fn words(&self) -> &Words {
        &self.words
    }
}
