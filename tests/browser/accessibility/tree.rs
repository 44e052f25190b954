//! The accessibility tree that Chromium gives to assistive technology: roles, names, states and order, as text.
//!
//! `TALKS_UPDATE=1` rewrites the files beside this one. Read the difference before you commit it: it is what a screen
//! reader will say. Chromium 156 wrote them; another version may use other names for some roles.

use crate::engine::Engine;
use crate::harness::browse;
use crate::page::Page;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

/// A small dataset with every kind of part.
const BRIDGE: &str = r#"{ "format": "talks-timeline/1", "title": "A bridge for the river", "as_of": "2021-12-31", "facets": [
    { "id": "kind", "label": "Kind", "terms": [{ "id": "decision", "label": "Decisions" }, { "id": "works", "label": "Works" }] },
    { "id": "place", "label": "Place", "prominent": true, "terms": [{ "id": "hall", "label": "Town hall" }] }],
  "sources": [{ "id": "minutes", "title": "Minutes of 14 May 2019", "publisher": "Town council", "url": "https://example.org/minutes" }],
  "events": [
    { "id": "first-plan", "start": "2019-05-14", "headline": "The council sees a first plan", "summary": "It asks for a cheaper one.",
      "tags": { "kind": ["decision"], "place": ["hall"] }, "sources": ["minutes"] },
    { "id": "second-plan", "start": "2019-05-28", "headline": "The council takes the second plan", "tags": { "kind": ["decision"] } },
    { "id": "works-begin", "start": "2021-03", "headline": "Works begin", "tags": { "kind": ["works"] } }] }"#;

/// Roles that screen readers do not announce.
const SILENT: [&str; 5] = ["none", "generic", "InlineTextBox", "LineBreak", "ListMarker"];

/// States that screen readers announce with a name.
const STATES: [&str; 8] =
    ["pressed", "expanded", "level", "disabled", "live", "current", "focused", "description"];

fn assert_tree(name: &str, attributes: &str, then: impl AsyncFn(&Page)) {
    if Engine::chosen() != Engine::Chromium {
        // No other driver can read the tree.
        return;
    }
    browse(async |page| {
        let element = format!(
            "<talks-timeline eager {attributes}><script type=application/json>{BRIDGE}</script></talks-timeline>"
        );
        page.open_bare(&element).await;
        then(page).await;
        let answer = page.devtools("Accessibility.getFullAXTree", json!({})).await;
        let tree = write(&answer);
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/browser/accessibility/{name}.txt"));
        if std::env::var_os("TALKS_UPDATE").is_some() {
            std::fs::write(&file, &tree).expect("the tree is written");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(tree, expected, "{}; TALKS_UPDATE=1 rewrites it", file.display());
    });
}

fn write(answer: &Value) -> String {
    let nodes = answer["nodes"].as_array().expect("nodes");
    let by_id: HashMap<&str, &Value> =
        nodes.iter().map(|node| (node["nodeId"].as_str().expect("an id"), node)).collect();
    let mut tree = String::new();
    write_node(&mut tree, &by_id, &nodes[0], 0, "");
    tree
}

fn write_node(tree: &mut String, nodes: &HashMap<&str, &Value>, node: &Value, depth: usize, above: &str) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    // The text of a button is its name, which screen readers announce once.
    let said = role == "StaticText" && above.contains(name.trim());
    let silent = node["ignored"] == json!(true) || SILENT.contains(&role) || said;
    let (mut depth, mut above) = (depth, above.to_owned());
    if !silent {
        let _ = write!(tree, "{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            let _ = write!(tree, " \"{}\"", name.trim());
        }
        let properties = node["properties"].as_array().into_iter().flatten();
        for property in properties {
            let (name, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            if STATES.contains(&name) && *value != json!(false) {
                let _ = write!(tree, " {name}={}", value.to_string().replace('"', ""));
            }
        }
        tree.push('\n');
        depth += 1;
        above = name.to_owned();
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| nodes.get(id)) {
            write_node(tree, nodes, child, depth, &above);
        }
    }
}

#[test]
fn the_tree_of_the_first_view() {
    assert_tree("first-view", "", async |_| {});
}

#[test]
fn the_tree_with_a_filter_and_its_panel() {
    assert_tree("filtered", "query='kind=decision'", async |page| page.open_panel("Place").await);
}

#[test]
fn the_tree_with_an_event_selected() {
    assert_tree("selected", "selected=first-plan list=open", async |_| {});
}

#[test]
fn the_tree_when_no_event_matches() {
    assert_tree("empty", "query='q=xylophone'", async |_| {});
}
