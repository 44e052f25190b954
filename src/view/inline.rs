//! Texts within a line.

use super::element::{Element, element};
use timeline_core::dataset::Text;
use timeline_core::model::Model;

/// A text of the dataset. `<bdi>` keeps the direction of its letters from affecting its neighbours.
pub(super) fn isolated(model: &Model, text: &Text) -> Element {
    element!("bdi"; "lang" = model.lang(text)).child(model.say(text))
}

/// Secondary words, in a muted colour.
pub(super) fn muted(words: String) -> Element {
    element!("bdi", "class" = "muted").child(words)
}
