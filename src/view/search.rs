//! The search field.

use super::{View, hooks};
use crate::locale::Message;
use crate::state::Action;
use yew::prelude::*;

pub(super) fn search(view: &View) -> Html {
    let locale = view.model.locale;
    let oninput = view.dispatch.reform(|event: InputEvent| Action::Search(hooks::value_of(&event)));
    html! {
        <input
            type="search"
            class="search"
            part="search"
            aria-label={locale.text(Message::Search)}
            placeholder={locale.text(Message::Search)}
            dir="auto"
            autocomplete="off"
            spellcheck="false"
            value={view.state.query.text().to_owned()}
            {oninput}
        />
    }
}
