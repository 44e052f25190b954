//! What a change asks of the page.

/// Something that the page does for a session, in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Bring the event of this row into view at the next render.
    Follow(usize),
    /// Draw the session.
    Render,
    /// Write the page's fragment where the page keeps the state in it.
    WriteAddress {
        /// The fragment, escaped.
        text: String,
        /// Whether it is a new step of the history, which Back undoes. Otherwise the text replaces the current step's.
        step: bool,
    },
    /// Tell the page what the reader did.
    Tell(Event),
}

/// What a reader did, as the page hears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Changed the filter.
    Filter {
        /// The filter as in the attribute `query`.
        query: String,
        /// The number of events that pass.
        shown: usize,
        /// The number of all events.
        total: usize,
    },
    /// Selected an event, or none.
    Select {
        /// The id of the event.
        id: Option<String>,
    },
    /// Zoomed or moved the chart.
    Range {
        /// The first minute in sight: `2022-03-01T00:00`.
        from: String,
        /// The end, exclusive.
        to: String,
    },
}
