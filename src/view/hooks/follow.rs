//! What happens after a render: bringing an event into view, keeping the focus, and saying that it stands.

use super::focus::Held;
use super::{find, focus, show};
use crate::view::{Follow, View};
use std::cell::RefCell;
use std::rc::Rc;
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
    let (root, selected) = (root.clone(), view.state.selected);
    let done = use_mut_ref(|| None::<Follow>);
    // Another render may come before what follows from this one, and does not find the focus any more.
    let held = use_mut_ref(|| None::<Held>);
    if let Some(now) = Held::by(&root) {
        held.replace(Some(now));
    }
    use_effect(move || {
        let before = *done.borrow();
        let fresh = asked.filter(|asked| before != Some(*asked));
        done.replace(asked.or(before));
        let chosen = pending.take().filter(|_| selected.is_some());
        let wanted =
            chosen.or(fresh.filter(|follow| selected == Some(follow.row)).map(|follow| follow.focus));
        if let Some(root) = root.cast::<Element>() {
            if let Some(with_focus) = wanted {
                bring_into_view(&root, with_focus);
            }
            if let Some(held) = held.take() {
                held.keep(&root);
            }
        }
        ondrawn.emit(());
    });
}

/// The event of the list that is selected, as every event is that is to be brought into view.
fn bring_into_view(root: &Element, with_focus: bool) {
    if let Some(event) = find(root, "[part=event][aria-current]") {
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
