//! What a reader asked for: terms, words and dates.
//!
//! OR inside a facet, AND across facets, and AND with the words and the dates. Must not be here: how the question
//! is put or the answer shown.

mod codec;
mod evaluate;
mod filter;

pub use evaluate::{Counts, QueryResult};
pub use filter::{LONGEST_SEARCH, Query};

pub(crate) use codec::{decoded, encoded, pairs};
