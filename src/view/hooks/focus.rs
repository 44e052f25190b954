//! Where the focus goes past the chart, and where it goes when what has it goes.

use super::{find, focus, has_focus, show};
use web_sys::Element;
use yew::prelude::*;

/// Takes the focus past the chart, to where Tab would come after it.
pub(in crate::view) fn go_to_list(root: &NodeRef) {
    if let Some(root) = root.cast::<Element>() {
        go(&root, find(&root, ".list button"));
    }
}

/// Moves the focus. The page of a reader with a pointer does not jump.
#[inline(never)]
fn go(root: &Element, next: Option<Element>) {
    if let Some(next) = next {
        focus(&next);
        if find(root, ":focus-visible").is_some() {
            show(&next);
        }
    }
}

/// Where the focus goes if what has it does not outlive a render.
#[derive(Debug)]
pub(super) struct Held {
    /// The button of the panel, or the mark of the cluster, that is open where the focus is.
    opener: Option<Element>,
    /// The filters or the chart, if the focus is in there.
    area: Option<Element>,
}

impl Held {
    /// To be called before the document is changed; none if nothing here has the focus.
    pub(super) fn by(root: &NodeRef) -> Option<Self> {
        let root = root.cast::<Element>()?;
        if !has_focus(&root) {
            return None;
        }
        let area = find(&root, ":is(.filters,.chart):focus-within");
        Some(Self { opener: area.as_ref().and_then(|area| find(area, "[aria-expanded=true]")), area })
    }

    /// To be called when the render stands in the document: a reader without a pointer would else begin anew at the top
    /// of the page.
    pub(super) fn keep(self, root: &Element) {
        // What is gone, too, does not take the focus, and the next one is asked.
        let lost = || !has_focus(root);
        if lost() {
            go(root, self.opener);
        }
        if let Some(area) = self.area.filter(|_| lost()) {
            go(root, find(&area, ".mark[tabindex=\"0\"]"));
        }
        if lost() {
            go(root, find(root, ".status"));
        }
    }
}
