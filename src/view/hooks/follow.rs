//! What happens after a render: bringing an event into view, and keeping the focus.

use super::focus::Held;
use super::{find, focus, show};
use crate::view::Follow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use timeline_core::state::Action;
use web_sys::Element;
use yew::prelude::*;

/// Brings an event of the list into view in the render that shows it, and keeps the focus.
#[derive(Debug, Default)]
pub(in crate::view) struct Follower {
    /// An event that was chosen elsewhere than in the list is brought into view once the list shows it open; the flag
    /// says whether the focus goes along.
    pending: Rc<Cell<Option<bool>>>,
    done: Option<Follow>,
    held: RefCell<Option<Held>>,
}

impl Follower {
    /// What reports actions, and what selects a row that was chosen elsewhere than in the list, with the focus or without:
    /// both are noticed here on the way.
    pub(in crate::view) fn overhear(
        &self,
        dispatch: &Callback<Action>,
    ) -> (Callback<Action>, Callback<(usize, bool)>) {
        let (by_action, by_mark) = (self.pending.clone(), self.pending.clone());
        let (dispatch, select) = (dispatch.clone(), dispatch.clone());
        let dispatch = Callback::from(move |action: Action| {
            // The button that was pressed goes with the event that it leaves: the focus must go along.
            if matches!(action, Action::Step(..)) {
                by_action.set(Some(true));
            }
            dispatch.emit(action);
        });
        let onselect = Callback::from(move |(row, focus): (usize, bool)| {
            by_mark.set(Some(focus));
            select.emit(Action::Select(Some(row)));
        });
        (dispatch, onselect)
    }

    /// To be called before the document is changed.
    pub(in crate::view) fn before(&self, root: &NodeRef) {
        // Another render may come before what follows from this one, and does not find the focus any more.
        if let Some(now) = Held::by(root) {
            self.held.replace(Some(now));
        }
    }

    /// To be called when the render stands in the document.
    pub(in crate::view) fn after(&mut self, root: &NodeRef, selected: Option<usize>, asked: Option<Follow>) {
        let fresh = asked.filter(|asked| self.done != Some(*asked));
        self.done = asked.or(self.done);
        let chosen = self.pending.take().filter(|_| selected.is_some());
        let wanted =
            chosen.or(fresh.filter(|follow| selected == Some(follow.row)).map(|follow| follow.focus));
        if let Some(root) = root.cast::<Element>() {
            if let Some(with_focus) = wanted {
                bring_into_view(&root, with_focus);
            }
            if let Some(held) = self.held.take() {
                held.keep(&root);
            }
        }
    }
}

/// The event of the list that is selected, as every event is that is to be brought into view.
fn bring_into_view(root: &Element, with_focus: bool) {
    if let Some(event) = find(root, "[part=event][aria-current]") {
        show(&event);
        // Of an event that is higher than the window, the beginning.
        if let Some(headline) = find(&event, "[part=headline]") {
            show(&headline);
        }
        if let Some(headline) = find(&event, ".headline-button").filter(|_| with_focus) {
            focus(&headline);
        }
    }
}
