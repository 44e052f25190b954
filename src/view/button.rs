//! A plain button that asks for one action: most of the widget's controls.

use super::context::View;
use super::element::{Element, element};
use timeline_core::state::Action;

impl View {
    /// A button with words, and another name for assistive technology if need be; `look` names its appearance for the style
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
