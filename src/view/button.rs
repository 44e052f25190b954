//! A plain button that dispatches one action: most of the widget's controls.

use super::context::View;
use super::element::{Element, element};
use timeline_core::state::Action;

impl View {
    /// A button with visible words and, optionally, another name for assistive technology. `look` selects the rules of the style
    /// sheet.
    #[inline(never)]
    pub(super) fn button(
        &self,
        look: &'static str,
        words: String,
        label: Option<String>,
        action: Action,
    ) -> Element {
        element!("button", "type" = "button"; "data-look" = look, "aria-label" = label)
            .on_click(&self.dispatch, action)
            .child(words)
    }
}
