//! A plain button that asks for one action: most of the widget's controls.

use super::View;
use super::tag::{Tag, tag};
use timeline_core::state::Action;

impl View {
    /// A button with words, and another name for assistive technology if need be; `look` names its appearance for the style
    /// sheet.
    #[inline(never)]
    pub(super) fn press(
        &self,
        look: &'static str,
        words: String,
        label: Option<String>,
        action: Action,
    ) -> Tag {
        tag!("button", "type" = "button"; "data-look" = look, "aria-label" = label)
            .press(&self.dispatch, action)
            .child(words)
    }
}
