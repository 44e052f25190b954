//! Which lanes the chart has, and which rows belong to each.

use crate::dataset::{Dataset, Tag};
use crate::facet::{FacetIndex, RowSet};

/// The most lanes that are drawn. If a facet needs more, the remaining events share the last lane.
pub const MAX_LANES: usize = 16;

/// A horizontal band of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The term whose events it holds; none for the lane of all events and for the lane of remaining events.
    pub tag: Option<Tag>,
    /// Its rows, whether they pass the filter or not.
    pub rows: RowSet,
}

/// The lanes of a facet: its terms without a parent, then one for events that have none of them.
///
/// An event with several terms is in several lanes. Without a facet there is one lane for all events.
pub fn lanes(dataset: &Dataset, index: &FacetIndex, facet: Option<usize>) -> Vec<Lane> {
    let all = || Lane { tag: None, rows: RowSet::all(index.len()) };
    let Some((facet, described)) = facet.and_then(|facet| Some((facet, dataset.facets().get(facet)?))) else {
        return vec![all()];
    };
    let mut lanes = Vec::new();
    let top = described.terms.iter().enumerate().filter(|(_, term)| term.parent.is_none());
    for (term, _) in top.take(MAX_LANES) {
        let tag = Tag { facet, term };
        lanes.extend(index.rows(tag).map(|rows| Lane { tag: Some(tag), rows }));
    }
    let mut rest = unnamed(&lanes, index);
    if !rest.is_empty() && lanes.len() == MAX_LANES {
        lanes.pop();
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
