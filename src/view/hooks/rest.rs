//! Drawing what is in sight first: the rest of a long list comes when the reader has stopped for a moment.

use super::{find, has_focus};
use crate::view::list::{AROUND, IN_SIGHT, ROOM, SHORT};
use crate::view::{Derived, Timeline};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

/// After so many milliseconds without another filter the rest is drawn: longer than between two keys of a fast typist.
const PAUSE: u32 = 200;

/// About how many elements are added at once, so that no step takes the page's turn for long.
const STEP: usize = 600;

/// So many milliseconds lie between two steps, for what else there is to do.
const TURN: u32 = 30;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn after_a_while(act: &JsValue, milliseconds: u32);
}

/// What is drawn first of a list that is, or may soon be, of so many events. All, if the reader is in it: what they look at,
/// or have the focus on, must not go.
pub(in crate::view) fn first_part(root: &NodeRef, length: usize) -> usize {
    let reads = || {
        let list = root.cast::<Element>().and_then(|root| find(&root, ".list"));
        list.is_some_and(|list| list.get_bounding_client_rect().top() < 0.0 || has_focus(&list))
    };
    if cfg!(target_arch = "wasm32") && length > SHORT && !reads() { IN_SIGHT } else { ROOM }
}

/// Sees to it that all is drawn after a while, unless something else is shown by then.
pub(in crate::view) fn draw_rest(derived: &Rc<Derived>, link: &Scope<Timeline>) {
    if derived.part.get() < ROOM {
        draw_more(derived, link.clone(), PAUSE);
    }
}

/// Draws what is in sight first of a list that goes on elsewhere. Not where somebody reads: the page would be lower meanwhile.
pub(in crate::view) fn begin_again(root: &NodeRef, derived: &Rc<Derived>, link: &Scope<Timeline>) {
    if first_part(root, derived.list.len()) < ROOM {
        derived.part.set(AROUND);
        derived.beginning.set(derived.beginning.get().wrapping_add(1));
        draw_rest(derived, link);
    }
}

fn draw_more(derived: &Rc<Derived>, link: Scope<Timeline>, pause: u32) {
    let (shown, beginning) = (Rc::downgrade(derived), derived.beginning.get());
    let act = move || {
        let Some(shown) = shown.upgrade().filter(|shown| shown.beginning.get() == beginning) else { return };
        shown.part.set(shown.part.get() + STEP);
        link.send_message(());
        if shown.part.get() < ROOM {
            draw_more(&shown, link, TURN);
        }
    };
    after_a_while(&Closure::once_into_js(act), pause);
}
