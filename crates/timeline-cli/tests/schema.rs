//! Checks the JSON Schema of the native format against the reader, the file in docs/ and real datasets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::process::Command;
use timeline_formats::export;

/// The output of `talks-timeline` with these arguments.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_talks-timeline"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&export::schema()).unwrap()
}

fn mistakes(value: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn fits(name: &str, text: &str) {
    assert_eq!(mistakes(&serde_json::from_str(text).unwrap()), [""; 0], "{name}");
}

#[test]
fn the_file_equals_the_output_of_the_command() {
    assert!(
        printed(&["schema"]) == read("docs/talks-timeline-1.schema.json"),
        "run: cargo run -p timeline-cli -- schema --out docs/talks-timeline-1.schema.json"
    );
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn real_datasets_fit() {
    fits("talks", &read("data/talks-2022.json"));
    fits("everything", &read("tests/fixtures/everything.json"));
    fits("starter", &printed(&["new"]));
    fits("exported", &printed(&["convert", "data/talks-2022.json", "--to", "native"]));
    fits("exported", &printed(&["convert", "tests/fixtures/everything.json", "--to", "native"]));
    let document = read("docs/format.md");
    let examples: Vec<&str> =
        document.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let whole = examples.iter().filter(|text| text.starts_with('{'));
    assert!(whole.clone().count() > 0);
    whole.for_each(|text| fits("docs/format.md", text));
    let rich = examples.iter().find(|text| text.starts_with("\"text\"")).unwrap();
    fits("docs/format.md", &format!("{{\"events\": [{{\"start\": \"2019\", {rich} }}]}}"));
}

#[test]
fn invalid_datasets_do_not_fit() {
    for wrong in [
        json!({}),
        json!({"events": [{}]}),
        json!({"events": [{"start": "soon"}]}),
        json!({"events": [{"start": "2022", "headlin": "x"}]}),
        json!({"events": [{"start": "2022", "media": {"url": 7}}]}),
        json!({"events": [{"start": "2022", "text": [{"kind": "table", "spans": "x"}]}]}),
        json!({"events": [], "sources": [{"id": "s", "url": "javascript:x"}]}),
        json!({"events": [], "facets": [{"id": "f", "terms": [{"id": "t", "color": "red"}]}]}),
        json!({"events": [], "facets": [{"id": "f", "terms": [{"id": "t", "shape": "star"}]}]}),
        json!({"events": [], "format": "talks-timeline/2"}),
    ] {
        assert!(!mistakes(&wrong).is_empty(), "{wrong}");
    }
}

#[test]
fn every_field_of_the_reader_is_in_the_schema_and_in_the_documentation() {
    let mut asked = BTreeSet::new();
    for file in ["crates/timeline-core/src/import/json.rs", "crates/timeline-core/src/import/rich.rs"] {
        let code: String = read(file).split_whitespace().collect();
        for way in
            ["string", "text", "flag", "number", "moment", "list", "strings", "each", "each_worded", "nested"]
        {
            asked.extend(quoted_after(&code, &format!(".{way}(\"")));
        }
        asked.extend(quoted_after(&code, "side(\""));
    }
    let schema = schema();
    let mut named = BTreeSet::new();
    let objects = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for properties in objects.filter_map(|object| object["properties"].as_object()) {
        named.extend(properties.keys().cloned());
    }
    for both in schema["$defs"]["color"]["anyOf"].as_array().unwrap() {
        named.extend(both["properties"].as_object().into_iter().flat_map(|sides| sides.keys().cloned()));
    }
    let document = read("docs/format.md");
    for name in &named {
        let written = document.contains(&format!("`{name}`")) || document.contains(&format!("\"{name}\""));
        assert!(written, "docs/format.md does not name {name}");
    }
    // Fields that are read in other ways, or not at all.
    named.retain(|name| !["$schema", "$comment", "events"].contains(&name.as_str()));
    assert_eq!(named, asked);
}

fn quoted_after(code: &str, marker: &str) -> Vec<String> {
    code.split(marker).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}
