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
    /// The button of the panel, or the mark of the cluster, in which the focus is.
    opener: Option<Element>,
    in_chart: bool,
}

impl Held {
    /// To be called before the document is changed.
    pub(super) fn by(root: &NodeRef) -> Option<Self> {
        let root = root.cast::<Element>()?;
        let opener =
            ".filters:focus-within [aria-expanded=true],.chart:focus-within .mark[aria-expanded=true]";
        Some(Self {
            focused: find(&root, ":focus")?,
            opener: find(&root, opener),
            in_chart: find(&root, ".chart:focus-within").is_some(),
        })
    }

    /// To be called when the render stands in the document: a reader without a pointer would else begin anew at the top
    /// of the page.
    pub(super) fn keep(self, root: &Element) {
        if self.focused.is_connected() {
            return;
        }
        let opener = self.opener.filter(|opener| opener.is_connected());
        let in_chart = || self.in_chart.then(|| find(root, ".mark[tabindex=\"0\"]")).flatten();
        if let Some(next) = opener.or_else(in_chart).or_else(|| find(root, ".status")) {
            focus(&next);
            // The page of a reader with a pointer does not jump.
            if find(root, ":focus-visible").is_some() {
                show(&next);
            }
        }
    }
}
