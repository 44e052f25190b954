//! What the page is shown on: a finger or a mouse, a screen or paper.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

/// Whether the first pointer of the device is a finger. Taken once: a device rarely changes its kind.
#[hook]
pub(in crate::view) fn use_coarse_pointer() -> bool {
    let coarse = use_state_eq(|| false);
    let setter = coarse.setter();
    use_effect_with((), move |()| {
        let query = window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
        setter.set(query.is_some_and(|query| query.matches()));
    });
    *coarse
}

/// Whether the page is being printed.
#[hook]
pub(in crate::view) fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let setter = printing.setter();
    use_effect_with((), move |()| {
        let listen = |name, state| {
            let setter = setter.clone();
            window().map(|window| EventListener::new(&window, name, move |_| setter.set(state)))
        };
        let listeners = [listen("beforeprint", true), listen("afterprint", false)];
        move || drop(listeners)
    });
    *printing
}
