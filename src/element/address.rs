//! The page's `#fragment`, for widgets with `sync-url`, through two functions of the loader.

use js_sys::Function;
use wasm_bindgen::JsValue;

/// Reads and writes the fragment.
#[derive(Debug, Clone)]
pub(super) struct Fragment(pub(super) Function);

impl Fragment {
    /// The fragment without its `#`.
    pub(super) fn read(&self) -> String {
        self.0.call0(&JsValue::UNDEFINED).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    /// Writes the fragment. `new_step` adds a history entry, which Back undoes; otherwise the current entry is replaced.
    pub(super) fn write(&self, fragment: &str, new_step: bool) {
        if self.read() != fragment {
            // A sandboxed page may refuse; the widget works without an address.
            let _ = self.0.call2(&JsValue::UNDEFINED, &fragment.into(), &new_step.into());
        }
    }
}
