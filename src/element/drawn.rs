//! Promises that resolve when all pending changes are drawn.

use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The promises waiting for the next render.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    resolvers: RefCell<Vec<Function>>,
}

impl Waiting {
    /// A promise for the next render.
    pub(super) fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, _reject| self.resolvers.borrow_mut().push(resolve))
    }

    /// Resolves all waiting promises.
    pub(super) fn resolve(&self) {
        for resolve in self.resolvers.take() {
            // The resolver of a promise does not throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
