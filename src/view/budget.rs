//! The number of elements that the list may take: bounded always, and small at first so that a long list appears soon.

use std::cell::Cell;

/// About how many elements a page holds at most, apart from those of marks, terms and events, whose numbers depend on the
/// dataset.
pub(super) const FULL: usize = 3_600;

/// The budget of a long list at first: more than two screens of events.
pub(super) const INITIAL: usize = 450;

/// The budget of a long list that jumps elsewhere: one screen of events, since removing the old ones takes time too.
pub(super) const AFTER_JUMP: usize = 300;

/// A list of at most this many events is drawn, and laid out, at once.
pub(super) const SHORT: usize = 100;

/// The current budget.
#[derive(Debug, Default)]
pub(super) struct Budget {
    /// About how many elements the list may take now.
    pub(super) elements: Cell<usize>,
    /// Incremented to cancel a pending draw.
    pub(super) generation: Cell<u32>,
}

impl Budget {
    /// Starts again with this many elements, and cancels a pending draw.
    pub(super) fn restart(&self, elements: usize) {
        self.elements.set(elements);
        self.generation.set(self.generation.get().wrapping_add(1));
    }
}
