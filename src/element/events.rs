//! The events that the page receives: bubbling and composed, with plain objects as detail.

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;

/// Sends events from the host element, by a function of the loader: `(name, [[field, value], …])`.
#[derive(Debug, Clone)]
pub(super) struct Sender(pub(super) Function);

impl Sender {
    /// Sends an event.
    pub(super) fn send(&self, name: &str, detail: &Array) {
        // A listener of the page that throws does not throw here.
        let _ = self.0.call2(&JsValue::UNDEFINED, &name.into(), detail);
    }
}

/// One field of a detail, or of an object in it.
pub(super) fn field(name: &str, value: JsValue) -> JsValue {
    Array::of2(&name.into(), &value).into()
}
