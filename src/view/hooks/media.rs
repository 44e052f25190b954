//! What the page is shown on: a screen or paper.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

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
