//! Checks that the compiler cannot make: where the view touches the browser, and whether documents match the code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Crates and APIs of the browser. Only the hooks of the view may use them.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file with one of the extensions in a folder, or the file itself.
fn files(start: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![start.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files of a layer: `src/layer.rs` and everything in `src/layer/`.
fn layer_files(layer: &str) -> Vec<PathBuf> {
    let source = root().join("src");
    let mut found = files(&source.join(format!("{layer}.rs")), &["rs"]);
    if source.join(layer).is_dir() {
        found.extend(files(&source.join(layer), &["rs"]));
    }
    assert!(!found.is_empty(), "there is no layer {layer}");
    found
}

/// The code of a file without comments and tests, which are exempt.
fn code(path: &Path) -> String {
    let text = read(path);
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The words that follow a marker, up to the first character that is not `kept`.
fn words_after(text: &str, marker: &str, kept: fn(char) -> bool) -> BTreeSet<String> {
    let found = text.split(marker).skip(1);
    found.map(|rest| rest.chars().take_while(|letter| kept(*letter)).collect()).collect()
}

/// Whether a file is `src/view/hooks.rs` or in `src/view/hooks/`.
fn is_hook(file: &Path) -> bool {
    file.strip_prefix(root()).is_ok_and(|file| file.to_string_lossy().starts_with("src/view/hooks"))
}

#[test]
fn the_view_touches_the_browser_only_in_its_hooks() {
    for file in layer_files("view").iter().filter(|file| !is_hook(file)) {
        for name in BROWSER {
            assert!(!code(file).contains(&format!("{name}::")), "{} uses {name}", file.display());
        }
    }
}

#[test]
fn nothing_is_styled_or_scripted_inline() {
    let prerender = root().join("crates/timeline-cli/src/prerender.rs");
    for file in layer_files("view").into_iter().chain([prerender, root().join("index.html")]) {
        let text = read(&file);
        assert!(
            !text.contains(" style=") && !text.contains("\"style\""),
            "{} has a style attribute, which the policy blocks",
            file.display()
        );
        // A pre-rendered element has one on request; the tests of pre-rendering check that our own pages have none.
        let asked_for = usize::from(file.ends_with("prerender.rs"));
        assert_eq!(
            text.matches("<style").count(),
            asked_for,
            "{} has a style element, which the policy blocks",
            file.display()
        );
    }
    for name in ["index.html", "web/builder/builder.html", "web/pages/themes.html"] {
        let page = read(&root().join(name));
        assert!(!page.contains("<script>"), "{name} has an inline script");
        assert!(!page.contains(" onclick="), "{name} has an inline handler");
        assert!(!page.contains(" style=") && !page.contains("<style"), "{name} has an inline style");
    }
}

#[test]
fn the_code_contains_no_terms_of_the_talks() {
    let data: serde_json::Value = serde_json::from_str(&read(&root().join("data/talks-2022.json"))).unwrap();
    let facets = data["facets"].as_array().unwrap();
    let terms = facets.iter().flat_map(|facet| facet["terms"].as_array().unwrap());
    let ids =
        terms.map(|term| term["id"].as_str().unwrap()).filter(|id| id.contains('-')).collect::<Vec<_>>();
    assert!(ids.len() > 20);
    let folders = ["src", "crates", "web"].map(|folder| files(&root().join(folder), &["rs", "js"]));
    for file in folders.into_iter().flatten().filter(|file| !file.to_string_lossy().contains("/tests/")) {
        for id in &ids {
            assert!(!code(&file).contains(&format!("\"{id}\"")), "{} knows the term {id}", file.display());
        }
    }
}

#[test]
fn every_dependency_has_a_reason() {
    let manifests = files(&root().join("crates"), &["toml"]).into_iter().chain([root().join("Cargo.toml")]);
    for manifest in manifests.filter(|file| file.ends_with("Cargo.toml")) {
        let mut in_dependencies = false;
        let mut before = "";
        let text = read(&manifest);
        for line in text.lines() {
            if line.starts_with('[') {
                in_dependencies = line.ends_with("dependencies]");
            } else if in_dependencies
                && line.split_once('=').is_some_and(|(name, _)| !name.starts_with([' ', '#', '}']))
                && !line.starts_with("timeline-")
            {
                assert!(before.starts_with("# "), "{}: no reason above: {line}", manifest.display());
            }
            before = line;
        }
    }
}

/// The names in backticks at the start of the rows of one table in docs/contract.md.
fn documented(heading: &str) -> BTreeSet<String> {
    let contract = read(&root().join("docs/contract.md"));
    let section = contract.split("\n## ").find(|section| section.starts_with(heading));
    let section = section.unwrap_or_else(|| panic!("docs/contract.md has no section \"{heading}\""));
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).map(str::to_owned).collect()
}

#[test]
fn the_documented_attributes_match_the_element() {
    let element =
        files(&root().join("web/element"), &["js"]).iter().map(|file| read(file)).collect::<String>();
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    let mut attributes = BTreeSet::new();
    for (list, end) in [("const FORWARDED = [", ']'), ("observedAttributes = FORWARDED.concat(", ')')] {
        let listed = element.split(list).nth(1).and_then(|rest| rest.split(end).next()).unwrap();
        attributes.extend(words_after(&format!("{listed},"), "\"", is_name));
    }
    attributes.extend(words_after(&element, "getAttribute(\"", is_name));
    // Only the style sheet reads this attribute.
    for file in files(&root().join("styles"), &["css"]) {
        attributes.extend(words_after(&read(&file), ":host([", is_name));
    }
    // "" separates two names of a list; `hidden` is an attribute of every element.
    attributes.retain(|name| !name.is_empty() && name != "hidden");
    assert_eq!(documented("Attributes"), attributes);
}

#[test]
fn the_documented_events_match_those_sent() {
    let mut sent = BTreeSet::new();
    for file in
        files(&root().join("src/element"), &["rs"]).into_iter().chain(files(&root().join("web"), &["js"]))
    {
        let names =
            words_after(&read(&file), "\"timeline-", |letter| letter.is_ascii_lowercase() || letter == '-');
        sent.extend(names.into_iter().map(|name| format!("timeline-{name}")));
    }
    assert_eq!(documented("Events"), sent);
}

#[test]
fn the_documented_parts_match_those_drawn() {
    let mut drawn = BTreeSet::new();
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter == '-' || letter == ' ';
    for file in layer_files("view") {
        for parts in words_after(&read(&file), "\"part\" = \"", is_part) {
            drawn.extend(parts.split_whitespace().map(str::to_owned));
        }
    }
    for file in files(&root().join("web"), &["js"]) {
        for before in ["setAttribute(\"part\", \"", "part: \"", ".part = \""] {
            drawn.extend(words_after(&read(&file), before, is_part));
        }
    }
    // Headings take their part as an argument.
    drawn.extend(["title".to_owned(), "headline".to_owned()]);
    assert_eq!(documented("Parts"), drawn);
}

#[test]
fn the_documented_custom_properties_match_those_read() {
    let mut read_names = BTreeSet::new();
    for file in files(&root().join("styles"), &["css"]).into_iter().chain(layer_files("view")) {
        let is_property = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        let names = words_after(&read(&file), "var(--timeline-", is_property);
        read_names.extend(names.into_iter().map(|name| format!("--timeline-{name}")));
    }
    let documented: BTreeSet<String> = documented("Custom properties")
        .iter()
        .map(|name| name.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(documented, read_names);
}

/// A page's `@property` rule applies by name alone, in shadow roots too.
#[test]
fn custom_properties_are_declared_and_have_names_that_no_page_would_use() {
    let tokens = read(&root().join("styles/tokens.css"));
    let is_property = |letter: char| letter.is_ascii_lowercase() || letter == '-' || letter == '_';
    let sheets = files(&root().join("styles"), &["css"]);
    let scripts = files(&root().join("web"), &["js"]);
    for file in sheets.into_iter().chain(scripts).chain(layer_files("view")) {
        // The sheets of our own pages around the widget are exempt.
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name == "page.css" || name.starts_with("builder") || name.starts_with("themes") {
            continue;
        }
        for name in words_after(&read(&file), "var(--", is_property) {
            let declared = tokens.contains(&format!("  --{name}: "));
            let fine = name.starts_with("timeline-") || (name.starts_with('_') && declared);
            assert!(fine, "{} reads --{name}", file.display());
        }
    }
}

#[test]
fn the_builder_shows_the_colours_that_the_widget_deals() {
    let terms: Vec<String> = (0..8).map(|term| format!(r#"{{"id": "{term}"}}"#)).collect();
    let json = format!(r#"{{"events": [], "facets": [{{"id": "kind", "terms": [{}]}}]}}"#, terms.join(","));
    let dataset = timeline_core::import::native(&json).unwrap().dataset;
    let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
    let contrast = read(&root().join("web/builder/contrast.js"));
    let palette = contrast.split("PALETTE = [").nth(1).and_then(|rest| rest.split("\n].map").next()).unwrap();
    let dealt = dataset.facets()[0].terms.iter().filter_map(|term| term.color);
    let lines: Vec<String> =
        dealt.map(|color| format!("[\"{}\", \"{}\"],", hex(color.light), hex(color.dark))).collect();
    assert_eq!(palette.split_whitespace().collect::<Vec<_>>().join(" "), lines.join(" "));
}

#[test]
fn the_widget_knows_every_setting_of_the_loader() {
    let settings = read(&root().join("src/element/setting.rs"));
    let known =
        words_after(&settings, "            \"", |letter| letter.is_ascii_lowercase() || letter == '-');
    let loader = read(&root().join("web/element/loader.js"));
    let forwarded =
        loader.split("const FORWARDED = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let mut set: BTreeSet<String> = forwarded.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    set.extend(words_after(&read(&root().join("web/element/timeline.js")), "idget.set(\"", is_name));
    set.extend(words_after(&read(&root().join("web/element/timeline.js")), "idget?.set(\"", is_name));
    assert_eq!(known, set);
}
