//! Progressive rendering: the events in sight appear first, the rest of a long list once the reader pauses.

use super::dom::{find, has_focus};
use crate::view::budget::{AFTER_JUMP, Budget, FULL, INITIAL, SHORT};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// The milliseconds without another filter before the rest is drawn: longer than a fast typist takes between two keys.
const PAUSE: u32 = 200;

/// About how many elements each step adds, so that no step blocks the page for long.
const STEP: usize = 600;

/// The milliseconds between two steps, in which the browser handles input.
const INTERVAL: u32 = 30;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &JsValue, milliseconds: u32);
}

/// The budget with which to begin a list that has, or may soon have, `length` events. All of it while the reader is in the
/// list: what they look at, or what has the focus, must not vanish.
pub(crate) fn initial_budget(root: &NodeRef, length: usize) -> usize {
    let is_reading = || {
        let list = root.cast::<Element>().and_then(|root| find(&root, ".list"));
        list.is_some_and(|list| list.get_bounding_client_rect().top() < 0.0 || has_focus(&list))
    };
    if cfg!(target_arch = "wasm32") && length > SHORT && !is_reading() { INITIAL } else { FULL }
}

/// Raises a budget step by step to the full one, unless it is restarted in the meantime. `onraised` asks for a render.
pub(crate) fn draw_rest(budget: &Rc<Budget>, onraised: Callback<()>) {
    if budget.elements.get() < FULL {
        raise_later(budget, onraised, PAUSE);
    }
}

/// Restarts the budget of a list of `length` events that jumps elsewhere, unless the reader is in it: the page would be
/// shorter for a moment.
pub(crate) fn restart(root: &NodeRef, budget: &Rc<Budget>, length: usize, onraised: Callback<()>) {
    if initial_budget(root, length) < FULL {
        budget.restart(AFTER_JUMP);
        draw_rest(budget, onraised);
    }
}

fn raise_later(budget: &Rc<Budget>, onraised: Callback<()>, delay: u32) {
    let (weak, generation) = (Rc::downgrade(budget), budget.generation.get());
    let raise = move || {
        let Some(budget) = weak.upgrade().filter(|budget| budget.generation.get() == generation) else {
            return;
        };
        budget.elements.set(budget.elements.get() + STEP);
        onraised.emit(());
        if budget.elements.get() < FULL {
            raise_later(&budget, onraised, INTERVAL);
        }
    };
    set_timeout(&Closure::once_into_js(raise), delay);
}
