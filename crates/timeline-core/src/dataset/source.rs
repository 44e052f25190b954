//! The sources of a dataset's statements.

use super::text::Text;
use super::when::Moment;

/// A source of statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id within the dataset.
    pub id: String,
    /// Title of the page, or a plain description of it.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// When it was published.
    pub date: Option<Moment>,
    /// Its URL; always `http` or `https`.
    pub url: Option<String>,
    /// What a reader should know about the source, such as whose official outlet it is.
    pub note: Text,
    /// Language tag of the page, if it differs from the dataset's.
    pub language: Option<String>,
}
