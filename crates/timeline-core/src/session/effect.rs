//! The effects of a change on the page.

/// Something that the page does for a session; effects run in the given order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Scroll to the event of this row at the next render.
    Follow(usize),
    /// Draw the session.
    Render,
    /// Update the page's fragment, if the page keeps the state in it.
    WriteAddress {
        /// The fragment, escaped.
        text: String,
        /// Whether to add a history entry, which Back undoes. Otherwise the text replaces the current entry's.
        step: bool,
    },
    /// Report the reader's change to the page.
    Tell(Event),
}

/// A change by the reader, as reported to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The filter changed.
    Filter {
        /// The filter as in the attribute `query`.
        query: String,
        /// The number of events that match.
        shown: usize,
        /// The number of all events.
        total: usize,
    },
    /// An event was selected, or deselected.
    Select {
        /// The id of the event.
        id: Option<String>,
    },
    /// The chart was zoomed or panned.
    Range {
        /// The first visible minute: `2022-03-01T00:00`.
        from: String,
        /// The end, exclusive.
        to: String,
    },
}
