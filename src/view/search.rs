//! The search field.

use super::context::View;
use super::element::{Element, EventKind, element};
use super::hooks;
use timeline_core::locale::Message;
use timeline_core::state::Action;
use yew::prelude::*;

pub(super) fn search(view: &View) -> Element {
    let words = view.model.locale.text(Message::Search);
    let oninput = view.dispatch.reform(|event: Event| Action::Search(hooks::value_of(&event)));
    let field = element!(
        "input", "type" = "search", "class" = "search", "part" = "search", "dir" = "auto", "autocomplete" = "off",
        "spellcheck" = "false";
        "aria-label" = words, "placeholder" = words
    );
    field.field_value(view.state.query.text().to_owned()).on(EventKind::Input, oninput)
}
