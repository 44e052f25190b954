//! The events that the page receives: they bubble, are composed, and have plain objects as detail.

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;

/// Dispatches events on the host element through a function of the loader: `(name, [[field, value], …])`.
#[derive(Debug, Clone)]
pub(super) struct Sender(pub(super) Function);

impl Sender {
    /// Dispatches an event.
    pub(super) fn send(&self, name: &str, detail: &Array) {
        // Exceptions in the page's listeners do not propagate to here.
        let _ = self.0.call2(&JsValue::UNDEFINED, &name.into(), detail);
    }
}

/// A field of a detail, or of an object in it.
pub(super) fn field(name: &str, value: JsValue) -> JsValue {
    Array::of2(&name.into(), &value).into()
}
