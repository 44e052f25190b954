//! Frees a dataset that is no longer shown. A large dataset is freed in steps: all at once would block the page.

use timeline_core::model::Model;
use wasm_bindgen::prelude::*;

/// The number of events and sources freed in one step.
const PIECE: usize = 2_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn later(act: &JsValue);
}

/// Frees a dataset after the current render. While the dataset is still shared, retries up to `patience` times.
pub(super) fn free(mut model: Model, patience: u8) {
    if model.dataset.events().len() > PIECE {
        later(&Closure::once_into_js(move || {
            if model.shrink(PIECE) || patience > 0 {
                free(model, patience.saturating_sub(1));
            }
        }));
    }
}
