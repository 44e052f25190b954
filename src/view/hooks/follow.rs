//! What happens after a render: the selected event comes into view, and the focus is kept.

use super::dom::{find, focus, show};
use super::focus::FocusKeeper;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use timeline_core::state::Action;
use web_sys::Element;
use yew::prelude::*;

/// A request to bring the selected event of the list into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follow {
    /// The row of the event, which is selected.
    pub row: usize,
    /// Whether to move the focus there too.
    pub focus: bool,
    /// Tells two requests for the same row apart.
    pub number: u32,
}

/// Brings the selected event of the list into view after the render that shows it, and keeps the focus.
#[derive(Debug, Default)]
pub(crate) struct Follower {
    /// Set when an event is selected outside the list, which brings it into view after the next render; the flag says whether
    /// the focus moves there too.
    pending: Rc<Cell<Option<bool>>>,
    done: Option<Follow>,
    focus: RefCell<Option<FocusKeeper>>,
}

impl Follower {
    /// Wraps `dispatch` so that the follower notices steps from event to event. Returns the wrapped callback, and one that
    /// selects a row from outside the list, with or without moving the focus.
    pub(crate) fn wrap_dispatch(
        &self,
        dispatch: &Callback<Action>,
    ) -> (Callback<Action>, Callback<(usize, bool)>) {
        let (pending_step, pending_select) = (self.pending.clone(), self.pending.clone());
        let (dispatch, select) = (dispatch.clone(), dispatch.clone());
        let dispatch = Callback::from(move |action: Action| {
            // The pressed button stands in the event that loses the selection, so the focus has to move.
            if matches!(action, Action::Step(..)) {
                pending_step.set(Some(true));
            }
            dispatch.emit(action);
        });
        let onselect = Callback::from(move |(row, focus): (usize, bool)| {
            pending_select.set(Some(focus));
            select.emit(Action::Select(Some(row)));
        });
        (dispatch, onselect)
    }

    /// Call before the document changes.
    pub(crate) fn before_render(&self, root: &NodeRef) {
        // If a second render follows before the first reaches the document, the focus is lost already: keep what is known.
        if let Some(focus) = FocusKeeper::new(root) {
            self.focus.replace(Some(focus));
        }
    }

    /// Call when the render has reached the document.
    pub(crate) fn after_render(&mut self, root: &NodeRef, selected: Option<usize>, request: Option<Follow>) {
        let new = request.filter(|request| self.done != Some(*request));
        self.done = request.or(self.done);
        let pending = self.pending.take().filter(|_| selected.is_some());
        let with_focus =
            pending.or(new.filter(|follow| selected == Some(follow.row)).map(|follow| follow.focus));
        if let Some(root) = root.cast::<Element>() {
            if let Some(with_focus) = with_focus {
                bring_into_view(&root, with_focus);
            }
            if let Some(focus) = self.focus.take() {
                focus.restore(&root);
            }
        }
    }
}

/// Scrolls to the selected event of the list.
fn bring_into_view(root: &Element, with_focus: bool) {
    if let Some(event) = find(root, "[part=event][aria-current]") {
        show(&event);
        // If the event is taller than the window, show where it begins.
        if let Some(headline) = find(&event, "[part=headline]") {
            show(&headline);
        }
        if let Some(headline) = find(&event, ".headline-button").filter(|_| with_focus) {
            focus(&headline);
        }
    }
}
