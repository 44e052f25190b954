//! How wide an element is.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// The width of an element in CSS pixels, measured before the first paint and whenever it changes; 0 until then.
#[hook]
pub(in crate::view) fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let observer = node.cast::<Element>().map(|element| {
            let measured = move |now: f64| {
                // A hidden element has no width; the last one is as good as any.
                if now > 0.0 {
                    setter.set(now.round());
                }
            };
            measured(f64::from(element.client_width()));
            // What the observer says costs nothing; to ask again would have the browser lay out the page anew, for each
            // timeline on it.
            let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
                measured(entries.get(0).unchecked_into::<ResizeObserverEntry>().content_rect().width());
            });
            let observer = ResizeObserver::new(callback.as_ref().unchecked_ref());
            if let Ok(observer) = &observer {
                observer.observe(&element);
            }
            (observer, callback)
        });
        move || {
            if let Some((Ok(observer), _callback)) = observer {
                observer.disconnect();
            }
        }
    });
    *width
}
