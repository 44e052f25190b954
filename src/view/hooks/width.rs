//! How wide an element is.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// An ear for the width of an element.
pub(in crate::view) struct Width {
    observer: ResizeObserver,
    /// What the observer calls.
    _callback: Closure<dyn Fn(Array)>,
}

impl Width {
    /// Says the width of an element in CSS pixels, which stands in the document: at once, before the first paint, and
    /// whenever it changes.
    pub(in crate::view) fn of(node: &NodeRef, onmeasured: Callback<f64>) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let measured = move |now: f64| {
            // A hidden element has no width; the last one is as good as any.
            if now > 0.0 {
                onmeasured.emit(now.round());
            }
        };
        measured(f64::from(element.client_width()));
        // What the observer says costs nothing; to ask again would have the browser lay out the page anew, for each
        // timeline on it.
        let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            measured(entries.get(0).unchecked_into::<ResizeObserverEntry>().content_rect().width());
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
