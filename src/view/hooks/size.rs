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
            in_letters(&element, width).into_iter().for_each(|width| onmeasured.emit(width));
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

/// The width inside the padding of the widget's base, in sixteenths of the size of its letters; none while it is hidden.
///
/// The host measures the base before the first render: Yew may let the browser paint between a render and what follows from it,
/// and the page would jump.
pub fn base_width(base: &Element) -> Option<f64> {
    let padding = length_of(base, "padding-left") + length_of(base, "padding-right");
    in_letters(base, f64::from(base.client_width()) - padding)
}

/// Whether an element takes no room, and cannot be measured.
pub(crate) fn is_hidden(node: &NodeRef) -> bool {
    node.cast::<Element>().is_none_or(|element| element.client_width() == 0)
}

/// A width in pixels in sixteenths of the size of the letters of an element, rounded down, so that it never reaches a number of
/// columns that the style sheet does not give it. A hidden element has none.
fn in_letters(element: &Element, width: f64) -> Option<f64> {
    // Larger letters make the widget higher, so the observer hears of them.
    let letters = Some(length_of(element, "font-size")).filter(|size| *size > 0.0).unwrap_or(16.0);
    (width > 0.0).then(|| (width * 16.0 / letters).floor())
}

/// A length of the computed style in pixels; 0 if there is none.
fn length_of(element: &Element, property: &str) -> f64 {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let length = style.and_then(|style| style.get_property_value(property).ok());
    // JavaScript's parser ignores the unit; Rust's would add 8 kB to the module.
    length.map(|length| js_sys::parse_float(&length)).filter(|length| *length > 0.0).unwrap_or(0.0)
}
