//! How wide the chart is, and how exactly it can be pointed at.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, window};
use yew::prelude::*;

/// The width that is assumed until the track has been measured, and in pre-rendered pages: that of a narrow one, so
/// that marks and labels which are placed in percent have room in every page.
const ASSUMED: f64 = 440.0;

/// The width of an element in CSS pixels, and whether the first pointer of the device is a finger: measured before the
/// first paint and whenever the width changes.
#[hook]
pub(in crate::view) fn use_track(node: &NodeRef) -> (f64, bool) {
    let track = use_state_eq(|| (ASSUMED, false));
    let setter = track.setter();
    use_effect_with(node.clone(), move |node| {
        let observer = node.cast::<Element>().map(|element| {
            let measured = element.clone();
            let measure = move || {
                let now = measured.get_bounding_client_rect().width();
                // A hidden element has no width; the last one is as good as any.
                if now > 0.0 {
                    let query =
                        window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
                    setter.set((now.round(), query.is_some_and(|query| query.matches())));
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
    *track
}
