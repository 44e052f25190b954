//! The index: which rows have which term, and the words of every row. Built once per dataset.
//!
//! Must not be here: what the reader chose (that is `query`), or how anything looks.

mod case;
mod changes;
mod fold;
mod index;
mod posting;
mod rows;
mod words;

pub use changes::{Change, Changes, Comparison};
pub use fold::{fold, found_in};
pub use index::FacetIndex;
pub use posting::Posting;
pub use rows::RowSet;
pub use words::Words;
