//! From JSON text to a dataset by the browser's own parser: it is there already, and faster than one we could bring.

use crate::error::Error;
use crate::import::{self, Imported, Json};
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// How deep lists and objects may be nested; the native format needs five levels.
const DEEPEST: u32 = 32;

/// Reads a dataset in the native format.
///
/// # Errors
///
/// If the text is not JSON or has no list of events.
pub(super) fn native(text: &str) -> Result<Imported, Error> {
    let parsed = JSON::parse(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let reason = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Error::syntax(None, reason.unwrap_or_default())
    })?;
    let mut events = None;
    let mut head = Vec::new();
    for (name, value) in entries(&parsed) {
        match value.dyn_into::<Array>() {
            Ok(list) if name == "events" => {
                head.push((name, Json::List(Vec::new())));
                events = Some(list);
            }
            Ok(list) => head.push((name, tree(&list, 1))),
            Err(value) => head.push((name, tree(&value, 1))),
        }
    }
    let events = events.unwrap_or_default();
    let events = events.iter().map(|event| tree(&event, 2));
    import::native_tree(Json::Object(head), events)
}

/// The fields of an object; none of anything else.
fn entries(value: &JsValue) -> Vec<(String, JsValue)> {
    let Some(object) = value.dyn_ref::<Object>().filter(|_| !Array::is_array(value)) else {
        return Vec::new();
    };
    let pairs = Object::entries(object);
    pairs
        .iter()
        .filter_map(|pair| pair.dyn_into::<Array>().ok())
        .filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1))))
        .collect()
}

fn tree(value: &JsValue, depth: u32) -> Json {
    if depth > DEEPEST || value.is_null() {
        return Json::Null;
    }
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        // JSON has one kind of number; a whole one that fits is an integer.
        let whole = number as i64;
        return if whole as f64 == number { Json::Integer(whole) } else { Json::Float(number) };
    }
    if let Some(flag) = value.as_bool() {
        return Json::Bool(flag);
    }
    match value.dyn_ref::<Array>() {
        Some(list) => Json::List(list.iter().map(|value| tree(&value, depth + 1)).collect()),
        None => Json::Object(
            entries(value).into_iter().map(|(name, value)| (name, tree(&value, depth + 1))).collect(),
        ),
    }
}
