//! The page's `#fragment`, for widgets with `sync-url`.

use wasm_bindgen::JsValue;
use web_sys::window;

/// The fragment without its `#`.
pub(super) fn read() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Writes the fragment; a new step of the history lets Back undo it, otherwise the current step is rewritten.
pub(super) fn write(fragment: &str, new_step: bool) {
    if read() == fragment {
        return;
    }
    let Some(window) = window() else { return };
    let (Ok(path), Ok(search)) = (window.location().pathname(), window.location().search()) else { return };
    let url = if fragment.is_empty() { format!("{path}{search}") } else { format!("#{fragment}") };
    if let Ok(history) = window.history() {
        // A sandboxed page may refuse; the widget works without an address.
        let _ = if new_step {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
}
