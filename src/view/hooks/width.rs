//! How wide an element is.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// Observes the width of an element.
pub(crate) struct WidthObserver {
    observer: ResizeObserver,
    /// What the observer calls.
    _callback: Closure<dyn Fn(Array)>,
}

impl WidthObserver {
    /// Reports the width in CSS pixels of an element in the document: at once, before the first paint, and whenever it
    /// changes.
    pub(crate) fn new(node: &NodeRef, onmeasured: Callback<f64>) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let measured = move |now: f64| {
            // A hidden element has no width: keep the last one.
            if now > 0.0 {
                onmeasured.emit(now.round());
            }
        };
        measured(f64::from(element.client_width()));
        // The observer's entry is free; asking the element would force a layout of the page for each timeline on it.
        let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            measured(entries.get(0).unchecked_into::<ResizeObserverEntry>().content_rect().width());
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
