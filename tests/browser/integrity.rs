//! Files for publishers around the tag. Pages that pin files by the hashes in dist/integrity.json: correct hashes work, and a
//! file that differs from its hash does not run. And the static oEmbed response.

use crate::harness::browse;
use crate::page::Page;
use crate::server::dist;
use serde_json::{Value, json};

fn hash(file: &str) -> String {
    let text = std::fs::read_to_string(dist().join("integrity.json")).expect("integrity.json");
    let value: Value = serde_json::from_str(&text).unwrap();
    value["files"][file].as_str().unwrap_or_else(|| panic!("{file} has no hash")).to_owned()
}

/// A hash of the same kind, of something else.
fn wrong(hash: &str) -> String {
    let (kind, value) = hash.split_once('-').unwrap();
    format!("{kind}-{}", value.chars().rev().skip_while(|letter| *letter == '=').collect::<String>())
}

/// A page with hashes as in docs/embedding.md.
async fn load(page: &Page, loader: &str, glue: &str) {
    let map = json!({ "integrity": { page.server.url("/talks_timeline.js"): glue } });
    let html = format!(
        "<!doctype html><html lang=en><title>Pinned</title><script type=importmap>{map}</script>\
         <script type=module src=/talks-timeline.js integrity='{loader}' crossorigin=anonymous></script>\
         <talks-timeline eager><p>Something to read</p></talks-timeline>"
    );
    page.server.page("/pinned", &[], &html);
    page.load("/pinned").await;
}

#[test]
fn pinned_files_work() {
    browse(async |page| {
        load(page, &hash("talks-timeline.js"), &hash("talks_timeline.js")).await;
        page.ready().await;
        assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new());
    });
}

#[test]
fn a_loader_that_differs_does_not_run() {
    browse(async |page| {
        load(page, &wrong(&hash("talks-timeline.js")), &hash("talks_timeline.js")).await;
        page.wait_until("return seen.errors.length > 0").await;
        assert!(page.is("return !customElements.get('talks-timeline')").await);
    });
}

#[test]
fn glue_that_differs_does_not_run() {
    browse(async |page| {
        load(page, &hash("talks-timeline.js"), &wrong(&hash("talks_timeline.js"))).await;
        page.wait_until("return seen.events.some(({ type }) => type === 'timeline-error')").await;
        assert_eq!(page.heard("timeline-ready").await, Vec::<Value>::new());
    });
}

#[test]
fn the_oembed_answer_shows_the_timeline() {
    browse(async |page| {
        let text = std::fs::read_to_string(dist().join("oembed.json")).expect("oembed.json");
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&answer["version"], &answer["type"]), (&json!("1.0"), &json!("rich")));
        assert!(answer["width"].is_u64() && answer["height"].is_u64(), "{answer}");
        let html = answer["html"].as_str().unwrap();
        let address = html.split("src=\"").nth(1).unwrap().split("embed.html").next().unwrap();
        page.server.page("/oembed", &[], &html.replace(address, &page.server.url("/")));
        page.load("/oembed").await;
        // The host script has received the height of the timeline.
        page.wait_until("return parseFloat(document.querySelector('iframe')?.style.height) > 600").await;
    });
}
