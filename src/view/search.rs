//! The search field.

use super::tag::{Heard, Tag, tag};
use super::{View, hooks};
use timeline_core::locale::Message;
use timeline_core::state::Action;
use yew::prelude::*;

pub(super) fn search(view: &View) -> Tag {
    let words = view.model.locale.text(Message::Search);
    let oninput = view.dispatch.reform(|event: Event| Action::Search(hooks::value_of(&event)));
    let field = tag!(
        "input", "type" = "search", "class" = "search", "part" = "search", "dir" = "auto", "autocomplete" = "off",
        "spellcheck" = "false";
        "aria-label" = words, "placeholder" = words
    );
    field.holding(view.state.query.text().to_owned()).on(Heard::Input, oninput)
}
