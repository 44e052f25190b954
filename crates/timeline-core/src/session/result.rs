//! The answer to a query.

use crate::facet::RowSet;
use crate::model::Model;
use crate::query::{Counts, Query};

/// The events that pass a filter, and what each term would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryResult {
    /// The rows that pass.
    pub rows: RowSet,
    /// The same rows as a list, ascending.
    pub list: Vec<usize>,
    /// The count of every term.
    pub counts: Counts,
}

impl QueryResult {
    /// Evaluates a query.
    pub fn of(query: &Query, model: &Model) -> Self {
        let rows = query.evaluate(&model.index);
        Self { list: rows.iter().collect(), counts: query.counts(&model.index), rows }
    }
}
