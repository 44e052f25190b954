//! Moving the focus past the chart, and restoring it when the focused element is removed.

use super::dom::{find, focus, has_focus, show};
use web_sys::Element;
use yew::prelude::*;

/// Moves the focus past the chart, to the next stop of Tab after it.
pub(crate) fn go_to_list(root: &NodeRef) {
    if let Some(root) = root.cast::<Element>() {
        go(&root, find(&root, ".list button"));
    }
}

/// Moves the focus, and scrolls there only for readers who use the keyboard.
#[inline(never)]
fn go(root: &Element, next: Option<Element>) {
    if let Some(next) = next {
        focus(&next);
        if find(root, ":focus-visible").is_some() {
            show(&next);
        }
    }
}

/// Where the focus goes if a render removes the focused element.
#[derive(Debug)]
pub(super) struct FocusKeeper {
    /// The button of the open panel, or the mark of the open cluster, if the focus is in there.
    opener: Option<Element>,
    /// The filters or the chart, if the focus is in there.
    area: Option<Element>,
}

impl FocusKeeper {
    /// Call before the document changes; none if nothing in the widget has the focus.
    pub(super) fn new(root: &NodeRef) -> Option<Self> {
        let root = root.cast::<Element>()?;
        if !has_focus(&root) {
            return None;
        }
        let area = find(&root, ":is(.filters,.chart):focus-within");
        Some(Self { opener: area.as_ref().and_then(|area| find(area, "[aria-expanded=true]")), area })
    }

    /// Call when the render has reached the document: without a focus, keyboard users would start again at the top of the
    /// page.
    pub(super) fn restore(self, root: &Element) {
        // A removed element does not take the focus, so the next candidate is tried.
        let is_lost = || !has_focus(root);
        if is_lost() {
            go(root, self.opener);
        }
        if let Some(area) = self.area.filter(|_| is_lost()) {
            go(root, find(&area, ".mark[tabindex=\"0\"]"));
        }
        if is_lost() {
            go(root, find(root, ".status"));
        }
    }
}
