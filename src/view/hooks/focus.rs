//! Where the focus goes past the chart, and where it goes when what has it goes.

use super::{find, focus, show};
use web_sys::Element;
use yew::prelude::*;

/// Takes the focus past the chart, to where Tab would come after it.
pub(in crate::view) fn go_to_list(root: &NodeRef) {
    let first = root.cast::<Element>().and_then(|root| find(&root, ".list button"));
    if let Some(first) = first {
        focus(&first);
        show(&first);
    }
}

/// What has the focus before a render, and what should have it if that does not outlive the render.
pub(super) struct Held {
    focused: Element,
    /// The filters or the chart, if the focus is in there.
    area: Option<Element>,
    /// The button of the panel, or the mark of the cluster, that is open there.
    opener: Option<Element>,
}

impl Held {
    /// To be called before the document is changed.
    pub(super) fn by(root: &NodeRef) -> Option<Self> {
        let root = root.cast::<Element>()?;
        let focused = find(&root, ":focus")?;
        let area = find(&root, ":is(.filters,.chart):focus-within");
        let opener = area.as_ref().and_then(|area| find(area, "[aria-expanded=true]"));
        Some(Self { focused, area, opener })
    }

    /// To be called when the render stands in the document: a reader without a pointer would else begin anew at the top
    /// of the page.
    pub(super) fn keep(self, root: &Element) {
        if self.focused.is_connected() || find(root, ":focus").is_some() {
            return;
        }
        let opener = self.opener.filter(|opener| opener.is_connected());
        let mark = || find(self.area.as_ref()?, ".mark[tabindex=\"0\"]");
        if let Some(next) = opener.or_else(mark).or_else(|| find(root, ".status")) {
            focus(&next);
            // The page of a reader with a pointer does not jump.
            if find(root, ":focus-visible").is_some() {
                show(&next);
            }
        }
    }
}
