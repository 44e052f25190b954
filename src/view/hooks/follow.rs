//! What happens after a render: the stage comes into view, and the focus is kept.

use super::dom::{find, focus, show};
use super::focus::FocusKeeper;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// A request to bring the stage into view, as after a link to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follow {
    /// The row of the event, which is selected.
    pub row: usize,
    /// Tells two requests for the same row apart.
    pub number: u32,
}

/// Brings the stage into view after the render that shows the event, and keeps the focus.
#[derive(Debug, Default)]
pub(crate) struct Follower {
    /// Whether the focus moves to the stage after the next render.
    to_stage: Rc<Cell<bool>>,
    done: Option<Follow>,
    /// The row that was on the stage after the last render, and whether the list was open.
    staged: (Option<usize>, bool),
    focus: RefCell<Option<FocusKeeper>>,
    /// Whether the sheet was there after the last render.
    has_sheet: bool,
}

impl Follower {
    /// Call it before an action by which the keyboard puts something on the stage: the focus follows.
    pub(crate) fn onstage(&self) -> Callback<()> {
        let to_stage = self.to_stage.clone();
        Callback::from(move |()| to_stage.set(true))
    }

    /// Call before the document changes.
    pub(crate) fn before_render(&self, root: &NodeRef) {
        // If a second render follows before the first reaches the document, the focus is lost already: keep what is known.
        if let Some(focus) = FocusKeeper::new(root) {
            self.focus.replace(Some(focus));
        }
    }

    /// Call when the render has reached the document. `selected` is the selected row, `staged` the one on the stage,
    /// and whether the list is open.
    pub(crate) fn after_render(
        &mut self,
        root: &NodeRef,
        selected: Option<usize>,
        staged: (Option<usize>, bool),
        request: Option<Follow>,
    ) {
        let new = request.filter(|request| self.done != Some(*request) && selected == Some(request.row));
        self.done = request.or(self.done);
        let Some(root) = root.cast::<Element>() else { return };
        if self.staged != staged {
            self.staged = staged;
            scroll_list(&root);
        }
        if new.is_some() {
            [root.clone()].into_iter().chain(find(&root, ".stage")).for_each(|element| show(&element));
        }
        // The sheet stands over everything else, and is the last element.
        let sheet = root.last_element_child().filter(|last| last.class_name() == "sheet");
        if let Some(close) =
            sheet.as_ref().filter(|_| !self.has_sheet).and_then(|sheet| find(sheet, "button"))
        {
            focus(&close);
        }
        self.has_sheet = sheet.is_some();
        if self.to_stage.replace(false) {
            find(&root, ".pick, .headline").iter().for_each(focus);
        }
        if let Some(keeper) = self.focus.take() {
            keeper.restore(&root);
        }
    }
}

/// Scrolls the list, and nothing else, so that the row of the event on the stage is in sight.
fn scroll_list(root: &Element) {
    let Some((list, row)) = find(root, ".list").zip(find(root, ".list [aria-current]")) else { return };
    let (list_bounds, bounds) = (list.get_bounding_client_rect(), row.get_bounding_client_rect());
    // The heading of a month sticks to the top and covers a row there.
    let (above, below) = (bounds.top() - list_bounds.top() - 40.0, bounds.bottom() - list_bounds.bottom());
    if above < 0.0 || below > 0.0 {
        let third = list_bounds.height() / 3.0;
        list.set_scroll_top(list.scroll_top() + (bounds.top() - list_bounds.top() - third) as i32);
    }
}
