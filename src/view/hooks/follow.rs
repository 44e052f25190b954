//! What happens after a render: bringing an event into view, and saying that it stands.

use super::{find, focus};
use crate::view::{Follow, Model};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Brings an event of the list into view after the render that shows it.
#[hook]
pub(in crate::view) fn use_follow(
    root: &NodeRef,
    model: &Model,
    asked: Option<Follow>,
    pending: Rc<Cell<Option<Follow>>>,
) {
    let (root, model) = (root.clone(), model.clone());
    let done = use_memo((), |()| Cell::new(None::<Follow>));
    use_effect(move || {
        let fresh = asked.filter(|asked| done.get() != Some(*asked));
        done.set(asked.or(done.get()));
        let Some(follow) = pending.take().or(fresh) else { return };
        let Some(root) = root.cast::<Element>() else { return };
        let id = model.dataset.event(follow.row).map(|event| event.id.as_str());
        let events = root.query_selector_all("[part=event]").ok();
        let found = events.and_then(|events| {
            // Compared as text: an id may hold any character, and a selector would have to escape it.
            (0..events.length())
                .filter_map(|place| events.item(place)?.dyn_into::<Element>().ok())
                .find(|event| event.get_attribute("data-id").as_deref() == id)
        });
        if let Some(event) = found {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            event.scroll_into_view_with_scroll_into_view_options(&options);
            if let Some(headline) = find(&event, ".headline-button").filter(|_| follow.focus) {
                focus(&headline);
            }
        }
    });
}

/// Says after each render that it stands in the document.
#[hook]
pub(in crate::view) fn use_drawn(ondrawn: Callback<()>) {
    use_effect(move || ondrawn.emit(()));
}
