//! Restoring the focus when the focused element is removed.

use super::dom::{find, focus, has_focus, show};
use web_sys::Element;
use yew::prelude::*;

/// The areas of the widget, in which the focus stays if it can.
const AREAS: &str = ":is(.filters,.tools,.chart,.stage,.index):focus-within";

/// Where the focus goes within its area: the button of the open panel or the opened cluster, the mark in the tab order, the
/// headline, the number of events, the summary of the list that has closed.
const CANDIDATES: [&str; 5] = [
    "[aria-expanded=true]:not(.read-on)",
    ".mark[tabindex=\"0\"]",
    ".headline",
    ".status",
    "details.index:not([open]) > summary",
];

/// The focused element, unless it is disabled or hidden: browsers take the focus from it with the next frame.
const FOCUSED: &str = ":focus:not(:disabled,details.index:not([open])>.list *,.zoom:not([data-zoomed])>:is(:first-child,:last-child))";

/// What closes, and the area that takes the focus then: the buttons above the events of a cluster, the sheet, and the parts of
/// the filter above everything else.
const CLOSES: [(&str, &str); 3] = [
    (".cluster-head:focus-within", ".chart"),
    (".widget > .sheet:focus-within", ".filters"),
    (".widget > .active:focus-within", ".tools"),
];

/// Where the focus goes if a render removes the focused element.
#[derive(Debug)]
pub(super) struct FocusKeeper {
    /// The candidates before the render, which may be gone after it.
    before: Vec<Element>,
    area: Option<Element>,
}

impl FocusKeeper {
    /// Call before the document changes; none if nothing in the widget has the focus.
    pub(super) fn new(root: &NodeRef) -> Option<Self> {
        let root = root.cast::<Element>()?;
        if !has_focus(&root) {
            return None;
        }
        let opener = CLOSES.iter().find(|(closes, _)| find(&root, closes).is_some());
        let area = find(&root, opener.map_or(AREAS, |(_, area)| area));
        let before =
            area.iter().flat_map(|area| CANDIDATES.iter().filter_map(|candidate| find(area, candidate)));
        Some(Self { before: before.collect(), area })
    }

    /// Call when the render has reached the document: without a focus, keyboard users would start again at the top of the
    /// page.
    pub(super) fn restore(self, root: &Element) {
        // A removed element does not take the focus, so the next candidate is tried.
        let now =
            self.area.iter().flat_map(|area| CANDIDATES.iter().filter_map(|candidate| find(area, candidate)));
        let last = [".headline", ".status"].iter().filter_map(|selector| find(root, selector));
        for candidate in self.before.into_iter().chain(now.collect::<Vec<_>>()).chain(last) {
            if find(root, FOCUSED).is_some() {
                return;
            }
            focus(&candidate);
            // For the keyboard it comes into the window, too.
            if candidate.matches(":focus-visible").unwrap_or_default() {
                show(&candidate);
            }
        }
    }
}
