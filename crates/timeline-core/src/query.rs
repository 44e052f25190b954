//! Queries: terms, words and dates that a reader filters by.
//!
//! Terms of one facet are joined by OR. Facets, words and dates are joined by AND. Must not be here: how a query is entered or
//! its result shown.

mod codec;
mod evaluate;
mod filter;

pub use evaluate::{Counts, QueryResult};
pub use filter::{LONGEST_SEARCH, Query};

pub(crate) use codec::{decoded, encoded, pairs};
