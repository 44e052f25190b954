//! Which lanes the chart has, and which rows belong to each.

use crate::dataset::{Dataset, Tag};
use crate::facet::{FacetIndex, RowSet};

/// A horizontal band of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The term whose events it holds; none for the lane of all events and for the lane of remaining events.
    pub tag: Option<Tag>,
    /// Its rows, whether they pass the filter or not.
    pub rows: RowSet,
}

/// The lanes of a facet: its terms without a parent that have events, in their order, then one for the other events.
///
/// If there would be more than `most`, the terms with most events stay, and all other events share the last lane. An event with
/// several terms is in several lanes. Without a facet there is one lane for all events.
pub fn lanes(dataset: &Dataset, index: &FacetIndex, facet: Option<usize>, most: usize) -> Vec<Lane> {
    let described = facet.and_then(|facet| Some((facet, dataset.facets().get(facet)?)));
    let mut lanes = Vec::new();
    if let Some((facet, described)) = described {
        for (term, _) in described.terms.iter().enumerate().filter(|(_, term)| term.parent.is_none()) {
            let tag = Tag { facet, term };
            let rows = index.rows(tag).filter(|rows| !rows.is_empty());
            lanes.extend(rows.map(|rows| Lane { tag: Some(tag), rows }));
        }
    }
    let mut rest = unnamed(&lanes, index);
    if lanes.len() + usize::from(!rest.is_empty()) > most.max(2) {
        let mut by_count: Vec<(usize, usize)> =
            lanes.iter().enumerate().map(|(place, lane)| (lane.rows.count(), place)).collect();
        by_count.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        by_count.truncate(most.max(2) - 1);
        let mut place = 0;
        lanes.retain(|_| {
            place += 1;
            by_count.iter().any(|(_, kept)| kept + 1 == place)
        });
        rest = unnamed(&lanes, index);
    }
    if !rest.is_empty() || lanes.is_empty() {
        lanes.push(Lane { tag: None, rows: rest });
    }
    lanes
}

/// The rows that are in none of the lanes.
fn unnamed(lanes: &[Lane], index: &FacetIndex) -> RowSet {
    let mut named = RowSet::none(index.len());
    lanes.iter().for_each(|lane| named.union_with(&lane.rows));
    RowSet::of(index.len(), |row| !named.contains(row))
}
