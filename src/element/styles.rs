//! The style sheet of the widget: parsed once, shared by every widget of the page.
//!
//! A constructed sheet works under `style-src 'self'`, where a `<style>` element in the shadow root would not.

use crate::styles::SHEET;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, ShadowRoot};

thread_local! {
    static PARSED: Option<CssStyleSheet> = parsed();
}

fn parsed() -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(SHEET).ok()?;
    Some(sheet)
}

/// Lets a shadow root use the sheet, beside those that it has.
pub(super) fn adopt(root: &ShadowRoot) {
    let key = JsValue::from_str("adoptedStyleSheets");
    PARSED.with(|sheet| {
        let Some(sheet) = sheet else { return };
        let adopted =
            js_sys::Reflect::get(root, &key).ok().and_then(|list| list.dyn_into::<js_sys::Array>().ok());
        let list = js_sys::Array::from(&adopted.unwrap_or_default());
        if !list.includes(sheet, 0) {
            list.push(sheet);
            // A browser without constructed sheets keeps the linked one of the pre-rendered page.
            let _ = js_sys::Reflect::set(root, &key, &list);
        }
    });
}
