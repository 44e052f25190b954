//! The crate's one public error type, and problems, which are not errors.

use std::fmt;

/// Why a dataset could not be read at all.
///
/// A single invalid row is never an error: it becomes a [`Problem`], and the other rows are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Syntax { place: Option<(usize, usize)>, cause: String },
    Format(String),
}

impl Error {
    /// The text is not well-formed JSON. Line and column of the error, if known, count from 1.
    #[cold]
    pub fn syntax(place: Option<(usize, usize)>, cause: String) -> Self {
        Self { kind: Kind::Syntax { place, cause } }
    }

    /// The input is well-formed but not a timeline dataset; `cause` says why.
    #[cold]
    pub fn format(cause: impl Into<String>) -> Self {
        Self { kind: Kind::Format(cause.into()) }
    }

    /// Whether the text is not well-formed (not JSON, or truncated).
    pub fn is_syntax(&self) -> bool {
        matches!(self.kind, Kind::Syntax { .. })
    }

    /// Whether the text is well-formed but not a timeline dataset.
    pub fn is_format(&self) -> bool {
        matches!(self.kind, Kind::Format(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Syntax { place: Some((line, column)), cause } => {
                write!(out, "the dataset is not well-formed JSON at line {line}, column {column}: {cause}")
            }
            Kind::Syntax { place: None, cause } => {
                write!(out, "the dataset is not well-formed JSON: {cause}")
            }
            Kind::Format(cause) => write!(out, "the dataset cannot be read: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

/// Something in the input that could not be read as written. The rest of the input was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place of the problem: a path (`events[3].start`), or row and column.
    pub place: String,
    /// What is wrong, what the reader did about it, and what to write instead.
    pub message: String,
}

impl Problem {
    /// A problem at a place.
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

/// The first 100 characters of a name, so that repeated problems stay small.
pub fn brief(name: &str) -> &str {
    let end = name.char_indices().nth(100).map(|(end, _)| end);
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}
