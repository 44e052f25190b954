//! How large the widget is, and its letters.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// Observes the width of an element.
pub(crate) struct SizeObserver {
    observer: ResizeObserver,
    /// What the observer calls.
    _callback: Closure<dyn Fn(Array)>,
}

impl SizeObserver {
    /// Reports the width of an element in the document, in sixteenths of the size of its letters: at once, before the first
    /// paint, and whenever it changes.
    pub(crate) fn new(node: &NodeRef, onmeasured: Callback<f64>) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let observed = element.clone();
        let measured = move |width: f64| {
            // A hidden element has no width: keep the last one.
            if width > 0.0 {
                onmeasured.emit((width * 16.0 / letters(&element)).round());
            }
        };
        measured(f64::from(observed.client_width()));
        // The observer's entry is free; asking the element would force a layout of the page for each timeline on it.
        let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            measured(entries.get(0).unchecked_into::<ResizeObserverEntry>().content_rect().width());
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(&observed);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The size of the letters of an element in pixels. Larger letters make the widget higher, so the observer hears of them.
fn letters(element: &Element) -> f64 {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // JavaScript's parser ignores the unit; Rust's would add 8 kB to the module.
    size.map(|size| js_sys::parse_float(&size)).filter(|size| *size > 0.0).unwrap_or(16.0)
}
