//! A plain button that asks for one action: most of the widget's controls.

use super::View;
use crate::state::Action;
use yew::prelude::*;

impl View {
    /// A button with words; `look` names its appearance for the style sheet.
    #[inline(never)]
    pub(super) fn press(&self, look: &'static str, words: AttrValue, action: Action) -> Html {
        self.press_labelled(look, words, None, action)
    }

    /// The same, with another name for assistive technology.
    #[inline(never)]
    pub(super) fn press_labelled(
        &self,
        look: &'static str,
        words: AttrValue,
        label: Option<AttrValue>,
        action: Action,
    ) -> Html {
        html! {
            <button type="button" data-look={look} aria-label={label} onclick={self.on(action)}>{ words }</button>
        }
    }
}
