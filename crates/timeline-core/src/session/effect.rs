//! The effects of a change on the page, and their order.

use std::cell::{Cell, RefCell};

/// Something that the page does for a session; effects run in the given order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Bring the stage with the event of this row into view at the next render.
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

/// Effects that wait until the ones before them are done.
///
/// A listener of the page may change the timeline while it hears of an earlier change. The page still has to hear of the
/// changes in their order, or the last event would not tell what is shown.
#[derive(Debug, Default)]
pub struct EffectQueue {
    waiting: RefCell<Vec<Effect>>,
    is_busy: Cell<bool>,
}

impl EffectQueue {
    /// Executes effects. Called by an effect, it leaves them to the call under way, which executes them after its own.
    pub fn run(&self, effects: Vec<Effect>, execute: impl Fn(Effect)) {
        self.waiting.borrow_mut().extend(effects);
        if self.is_busy.replace(true) {
            return;
        }
        loop {
            let effects = self.waiting.take();
            if effects.is_empty() {
                break;
            }
            effects.into_iter().for_each(&execute);
        }
        self.is_busy.set(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_effects_of_a_change_by_a_listener_come_last() {
        let (queue, done) = (EffectQueue::default(), RefCell::new(Vec::new()));
        let nested =
            |row| queue.run(vec![Effect::Follow(row)], |_| panic!("the call under way executes them"));
        let execute = |effect| {
            match effect {
                Effect::Follow(1) => nested(3),
                Effect::Follow(3) => nested(4),
                _ => {}
            }
            done.borrow_mut().push(effect);
        };
        queue.run(vec![Effect::Follow(1), Effect::Follow(2)], execute);
        queue.run(vec![Effect::Render], |effect| done.borrow_mut().push(effect));
        let follow = Effect::Follow;
        assert_eq!(done.take(), [follow(1), follow(2), follow(3), follow(4), Effect::Render]);
    }
}
