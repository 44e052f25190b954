//! How wide an element is.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The width of an element in CSS pixels, measured before the first paint and whenever it changes; 0 until then.
#[hook]
pub(in crate::view) fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let observer = node.cast::<Element>().map(|element| {
            let measured = element.clone();
            let measure = move || {
                let now = measured.get_bounding_client_rect().width();
                // A hidden element has no width; the last one is as good as any.
                if now > 0.0 {
                    setter.set(now.round());
                }
            };
            measure();
            let callback = Closure::<dyn Fn()>::new(measure);
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
