//! What happens after a render: bringing an event into view, and saying that it stands.

use super::{find, focus};
use crate::view::{Follow, Model};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Says after each render that it stands in the document, and brings an event of the list into view in the one that
/// shows it.
#[hook]
pub(in crate::view) fn use_follow(
    root: &NodeRef,
    model: &Model,
    asked: Option<Follow>,
    pending: Rc<Cell<Option<Follow>>>,
    ondrawn: Callback<()>,
) {
    let (root, model) = (root.clone(), model.clone());
    let done = use_memo((), |()| Cell::new(None::<Follow>));
    use_effect(move || {
        let fresh = asked.filter(|asked| done.get() != Some(*asked));
        done.set(asked.or(done.get()));
        if let (Some(follow), Some(root)) = (pending.take().or(fresh), root.cast::<Element>()) {
            bring_into_view(&root, &model, follow);
        }
        ondrawn.emit(());
    });
}

fn bring_into_view(root: &Element, model: &Model, follow: Follow) {
    let id = model.dataset.event(follow.row).map(|event| event.id.as_str());
    let Ok(events) = root.query_selector_all("[part=event]") else { return };
    // Compared as text: an id may hold any character, and a selector would have to escape it.
    let found = (0..events.length())
        .filter_map(|place| events.item(place)?.dyn_into::<Element>().ok())
        .find(|event| event.get_attribute("data-id").as_deref() == id);
    if let Some(event) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        event.scroll_into_view_with_scroll_into_view_options(&options);
        if let Some(headline) = find(&event, ".headline-button").filter(|_| follow.focus) {
            focus(&headline);
        }
    }
}
