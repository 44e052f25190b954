//! What happens after a render: bringing an event into view, keeping the focus, and saying that it stands.

use super::focus::Held;
use super::{find, focus, show};
use crate::view::{Follow, Model, View};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Says after each render that it stands in the document, and brings an event of the list into view in the one that
/// shows it.
#[hook]
pub(in crate::view) fn use_follow(
    root: &NodeRef,
    view: &View,
    asked: Option<Follow>,
    pending: Rc<RefCell<Option<bool>>>,
    ondrawn: Callback<()>,
) {
    let (root, model, selected) = (root.clone(), view.model.clone(), view.state.selected);
    let done = use_mut_ref(|| None::<Follow>);
    let held = Held::by(&root);
    use_effect(move || {
        let before = *done.borrow();
        let fresh = asked.filter(|asked| before != Some(*asked));
        done.replace(asked.or(before));
        let chosen = pending.take().and_then(|focus| Some((selected?, focus)));
        let wanted = chosen.or(fresh.map(|follow| (follow.row, follow.focus)));
        if let Some(root) = root.cast::<Element>() {
            if let Some((row, focus)) = wanted {
                bring_into_view(&root, &model, row, focus);
            }
            if let Some(held) = held {
                held.keep(&root);
            }
        }
        ondrawn.emit(());
    });
}

fn bring_into_view(root: &Element, model: &Model, row: usize, with_focus: bool) {
    let id = model.dataset.event(row).map(|event| event.id.as_str());
    let Ok(events) = root.query_selector_all("[part=event]") else { return };
    // Compared as text: an id may hold any character, and a selector would have to escape it.
    let found = (0..events.length())
        .filter_map(|place| events.item(place)?.dyn_into::<Element>().ok())
        .find(|event| event.get_attribute("data-id").as_deref() == id);
    if let Some(event) = found {
        show(&event);
        // Of an event that is higher than the window, the beginning.
        if let Some(headline) = find(&event, "[part=headline]") {
            show(&headline);
        }
        if let Some(headline) = find(&event, ".headline-button").filter(|_| with_focus) {
            focus(&headline);
        }
    }
}
