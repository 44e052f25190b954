//! Converts the result of the browser's JSON parser into the core's tree. That parser is already there, and faster than one in
//! the module would be.

use js_sys::{Array, Object};
use timeline_core::import::{Json, limits::NESTING};
use wasm_bindgen::{JsCast, JsValue};

/// A JSON value at a level of nesting; `None` if it is nested too deeply to be read.
pub(super) fn tree(value: &JsValue, depth: usize) -> Option<Json> {
    let mut deep = false;
    let json = branch(value, depth, &mut deep);
    (!deep).then_some(json)
}

/// The fields of an object; empty for any other value.
pub(super) fn entries(value: &JsValue) -> Vec<(String, JsValue)> {
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

fn branch(value: &JsValue, depth: usize, deep: &mut bool) -> Json {
    if value.is_null() {
        return Json::Null;
    }
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        // JSON has one number type; treat whole numbers that fit as integers.
        let whole = number as i64;
        return if whole as f64 == number { Json::Integer(whole) } else { Json::Float(number) };
    }
    if let Some(flag) = value.as_bool() {
        return Json::Bool(flag);
    }
    if depth > NESTING {
        *deep = true;
        return Json::Null;
    }
    match value.dyn_ref::<Array>() {
        Some(list) => Json::List(list.iter().map(|value| branch(&value, depth + 1, deep)).collect()),
        None => Json::Object(
            entries(value).into_iter().map(|(name, value)| (name, branch(&value, depth + 1, deep))).collect(),
        ),
    }
}
