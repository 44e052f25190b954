//! Promises that resolve when everything asked for so far is drawn.

use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The promises that wait for the next render.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    resolvers: RefCell<Vec<Function>>,
}

impl Waiting {
    /// A promise for the next render.
    pub(super) fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, _reject| self.resolvers.borrow_mut().push(resolve))
    }

    /// Resolves every promise that waits.
    pub(super) fn resolve(&self) {
        for resolve in self.resolvers.take() {
            // A resolver of a promise does not throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
