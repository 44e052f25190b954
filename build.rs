//! Minifies the embedded dataset and style sheet.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::error::Error;
use std::{env, fs, path::PathBuf};

const DATA: &str = "data/talks-2022.json";

/// The sheets in `styles/` that belong to the widget, in cascade order.
const SHEETS: [&str; 7] = ["tokens", "base", "filters", "chart", "stage", "list", "print"];

fn main() -> Result<(), Box<dyn Error>> {
    let value: Value = serde_json::from_str(&read(DATA)?).map_err(|error| format!("{DATA}: {error}"))?;
    write("talks-2022.json", &value.to_string())?;
    // Allows measuring the size of the widget without them.
    println!("cargo::rerun-if-env-changed=TALKS_EMBEDDED");
    let embedded =
        if env::var_os("TALKS_EMBEDDED").is_some_and(|what| what == "none") { json!({}) } else { value };
    write("talks-2022.compact.json", &written(&compact(embedded), 0))?;
    let sheets: Vec<String> =
        SHEETS.iter().map(|name| read(&format!("styles/{name}.css"))).collect::<Result<_, _>>()?;
    write("sheet.css", &without_comments(&sheets.concat()))
}

fn read(path: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={path}");
    Ok(fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?)
}

fn write(name: &str, content: &str) -> Result<(), Box<dyn Error>> {
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    Ok(fs::write(&target, content).map_err(|error| format!("{}: {error}", target.display()))?)
}

/// The dataset in the form that the module contains: events, terms and sources by columns, which compress better, and without
/// coordinates, which the widget does not draw.
fn compact(mut dataset: Value) -> Value {
    if let Some(fields) = dataset.as_object_mut() {
        // Only readers of several formats need this field.
        fields.remove("format");
    }
    let events = dataset.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten();
    for event in events.filter_map(Value::as_object_mut) {
        // Without this field, the written date gives the precision.
        if event.get("precision").is_some_and(|precision| precision == "day") {
            event.remove("precision");
        }
        for place in event.get_mut("place").and_then(Value::as_array_mut).into_iter().flatten() {
            place.as_object_mut().map(|fields| [fields.remove("lat"), fields.remove("lon")]);
        }
    }
    let sources = dataset.get("sources").and_then(Value::as_array).into_iter().flatten();
    let ids: Vec<Value> = sources.filter_map(|source| source.get("id").cloned()).collect();
    number_sources(&mut dataset, &ids, "");
    for facet in dataset.get_mut("facets").and_then(Value::as_array_mut).into_iter().flatten() {
        put_in_columns(facet, "terms");
    }
    for list in ["events", "facets", "sources"] {
        put_in_columns(&mut dataset, list);
    }
    dataset
}

/// The order of fields and columns that compresses best, found by trial; other fields follow.
const ORDER: [&str; 24] = [
    "as_of",
    "facets",
    "end",
    "columns",
    "claims",
    "differs",
    "summary",
    "headline",
    "short",
    "id",
    "place",
    "start",
    "people",
    "title",
    "tags",
    "note",
    "date",
    "url",
    "publisher",
    "label",
    "sources",
    "events",
    "language",
    "standfirst",
];

/// The text of an object, with its fields and those of its tables in that order.
fn written(value: &Value, level: usize) -> String {
    let Some(fields) = value.as_object().filter(|_| level < 3) else { return value.to_string() };
    let place = |name: &String| ORDER.iter().position(|known| known == name).unwrap_or(ORDER.len());
    let mut names: Vec<&String> = fields.keys().collect();
    names.sort_by_key(|name| place(name));
    let fields = names.iter().map(|name| format!("{}:{}", json!(name), written(&fields[*name], level + 1)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}

fn put_in_columns(value: &mut Value, list: &str) {
    if let Some(rows) = value.get_mut(list) {
        *rows = columns(rows.as_array().map(Vec::as_slice).unwrap_or_default());
    }
}

/// Replaces the ids of sources, which no reader sees, by numbers: in the list of sources and wherever they are cited.
fn number_sources(value: &mut Value, ids: &[Value], name: &str) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| number_sources(value, ids, name)),
        Value::Array(values) => values.iter_mut().for_each(|value| number_sources(value, ids, name)),
        Value::String(_) if matches!(name, "id" | "sources") => {
            if let Some(number) = ids.iter().position(|id| id == value) {
                *value = json!(number.to_string());
            }
        }
        _ => {}
    }
}

/// A list of objects as one object of lists, with null where an object lacks the field.
fn columns(rows: &[Value]) -> Value {
    let names: BTreeSet<&String> = rows.iter().filter_map(Value::as_object).flat_map(Map::keys).collect();
    let column =
        |name: &String| rows.iter().map(|row| row.get(name).cloned().unwrap_or_default()).collect::<Value>();
    let columns: Map<String, Value> = names.into_iter().map(|name| (name.clone(), column(name))).collect();
    json!({ "columns": columns })
}

/// The sheet without comments, and with runs of white space collapsed. No string in the sheet may contain either.
fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once("*/")).map(|(_, after)| after);
    let plain = rest.fold(first, |plain, part| plain + part);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
