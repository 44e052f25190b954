//! Named periods, drawn behind the events.

use super::text::Text;
use super::when::When;

/// A named period, such as a war or a reign, in which events fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Era {
    /// Its start and end.
    pub when: When,
    /// Name for readers.
    pub label: Text,
}
