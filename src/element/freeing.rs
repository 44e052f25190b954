//! Frees a dataset that is shown no more: a large one bit by bit, for all of it at once would hold up the page.

use timeline_core::model::Model;
use wasm_bindgen::prelude::*;

/// So many events and sources are freed at once.
const PIECE: usize = 2_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn later(act: &JsValue);
}

/// Frees a dataset after whatever is being drawn now, and asks so many times whether it still is needed for that.
pub(super) fn free(mut model: Model, patience: u8) {
    if model.dataset.events().len() > PIECE {
        later(&Closure::once_into_js(move || {
            if model.shrink(PIECE) || patience > 0 {
                free(model, patience.saturating_sub(1));
            }
        }));
    }
}
