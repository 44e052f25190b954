//! Budgets of the widget: requests and memory. Exact numbers here are the same on every machine, and raising one is a decision.
//! See also `bounded` for elements, tests/allocations.rs for allocations, and scripts/test for bytes.

use crate::harness::browse;
use crate::page::Page;
use crate::server::dist;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;

/// All requests of the first view of a page, for any number of timelines.
const FIRST_VIEW: [&str; 4] =
    ["/talks-timeline.css", "/talks-timeline.js", "/talks_timeline.js", "/talks_timeline_bg.wasm"];

/// The maximum number of elements of a widget at rest.
const ELEMENTS: usize = 2_500;

/// Unnecessary requests may arrive a little after the first draw.
const AFTERWARDS: Duration = Duration::from_millis(500);

/// Opens a page, waits for a number of timelines, and compares the requests with the list.
async fn assert_fetched(page: &Page, path: &str, timelines: usize, others: &[&str]) {
    // Requests before this belong to another page.
    page.addresses().await;
    page.open(path).await;
    let ready = "seen.events.filter((event) => event.type === 'timeline-ready').length";
    page.wait_until(&format!("return {ready} === {timelines}")).await;
    tokio::time::sleep(AFTERWARDS).await;
    let mut expected: Vec<String> =
        [&[path], others, &FIRST_VIEW].concat().into_iter().map(|path| page.server.url(path)).collect();
    expected.sort();
    let icon = page.server.url("/favicon.ico");
    let mut addresses = page.addresses().await;
    // Browsers request it on their own if a page names no icon, and Chromium does not render this page without one.
    addresses.retain(|address| *address != icon && address != "about:blank");
    addresses.sort();
    assert_eq!(addresses, expected, "the addresses that {path} asks for");
}

fn serve(page: &Page, path: &str, body: &str) {
    let html = format!(
        "<!doctype html><html lang=en><title>Budget</title><script type=module src=/talks-timeline.js></script>{body}"
    );
    page.server.page(path, &[], &html);
}

#[test]
fn a_tag_takes_four_files_each_once() {
    browse(async |page| {
        serve(page, "/one", "<talks-timeline></talks-timeline>");
        assert_fetched(page, "/one", 1, &[]).await;
    });
}

#[test]
fn twenty_tags_take_the_same_files_each_once() {
    browse(async |page| {
        serve(page, "/twenty", &"<talks-timeline eager layout=chart></talks-timeline>".repeat(20));
        assert_fetched(page, "/twenty", 20, &[]).await;
    });
}

#[test]
fn a_pre_rendered_page_adds_only_its_own_files() {
    browse(async |page| assert_fetched(page, "/", 1, &["/favicon.svg", "/page.css"]).await);
}

#[test]
fn pre_rendered_timelines_share_their_files() {
    browse(async |page| {
        let article = fs::read_to_string(dist().join("index.html")).expect("index.html");
        let start = article.find("<talks-timeline").expect("the element");
        let (element, _) = article[start..].split_once("</talks-timeline>").expect("its end");
        let eager =
            element.replacen("<talks-timeline", "<talks-timeline eager", 1).replacen(" sync-url", "", 1);
        serve(page, "/three", &format!("{eager}</talks-timeline>").repeat(3));
        assert_fetched(page, "/three", 3, &[]).await;
    });
}

/// The size of a memory page in bytes.
const PAGE: usize = 65_536;

/// The memory pages of the page's one module after it has drawn this timeline.
async fn memory_of(page: &Page, element: &str) -> usize {
    serve(page, "/memory", &format!("<script>{}</script>{element}", include_str!("memory.js")));
    page.open("/memory").await;
    let sizes: Vec<usize> = page.value("return memories()").await;
    let [size] = sizes[..] else { panic!("there is one module, and not {sizes:?}") };
    size / PAGE
}

/// A number of events with six tags, two people and three sources each.
fn many(count: usize) -> String {
    let terms = |name: &str, many: usize| {
        let terms = (0..many).map(|at| json!({ "id": format!("{name}-{at}") }));
        json!({ "id": name, "terms": terms.collect::<Value>() })
    };
    let source = |at: usize| json!({ "id": format!("s{at}"), "title": format!("Source {at}"), "url": format!("https://news.example/{at}") });
    let event = |row: usize| {
        json!({
            "id": format!("event-{row}"),
            "start": format!("{}-{:02}-{:02}", 1920 + row % 100, 1 + row % 12, 1 + row % 28),
            "headline": format!("Event {row}"),
            "summary": "What happened.",
            "people": [{ "name": "One" }, { "name": "Two" }],
            "sources": ["s1", "s2", "s3"],
            "tags": {
                "kind": [format!("kind-{}", row % 5)],
                "party": (0..3).map(|more| format!("party-{}", (row + more) % 9)).collect::<Value>(),
                "topic": ["topic-1", "topic-2"],
            },
        })
    };
    json!({
        "facets": [terms("kind", 5), terms("party", 9), terms("topic", 4)],
        "sources": (0..9).map(source).collect::<Value>(),
        "events": (0..count).map(event).collect::<Value>(),
    })
    .to_string()
}

#[test]
fn the_talks_take_three_megabytes_of_memory() {
    browse(async |page| {
        let pages = memory_of(page, "<talks-timeline></talks-timeline>").await;
        assert!(pages <= 48, "{pages} pages");
    });
}

/// A number of events with a headline, two sentences and two tags each: most events of a large dataset have no more.
fn plain(count: usize) -> String {
    let terms = (0..8).map(|at| json!({ "id": format!("term-{at}") })).collect::<Value>();
    let text = "Ten teams looked at what had changed since the spring. Two of them wrote down what they would do next time.";
    let event = |row: usize| {
        json!({
            "id": format!("event-{row}"),
            "start": format!("{}-{:02}-{:02}T{:02}:30", 2020 + row % 5, 1 + row % 12, 1 + row % 28, row % 24),
            "headline": format!("What was found in part {row}"),
            "summary": text,
            "tags": { "kind": [format!("term-{}", row % 6)], "actor": [format!("term-{}", row % 8)] },
        })
    };
    json!({
        "facets": [{ "id": "kind", "terms": terms }, { "id": "actor", "terms": terms }],
        "events": (0..count).map(event).collect::<Value>(),
    })
    .to_string()
}

#[test]
fn a_hundred_thousand_plain_events_take_twice_their_size_and_16_megabytes() {
    browse(async |page| {
        let data = plain(100_000);
        let limit = (2 * data.len() + 16_000_000) / PAGE;
        page.server.instead("/many.json", 200, "application/json", data);
        let pages = memory_of(page, "<talks-timeline src=/many.json></talks-timeline>").await;
        assert!(pages <= limit, "{pages} pages of {limit}");
    });
}

/// At most twice the size of the data and 16 MB. A module never returns memory: temporary memory while reading counts as much
/// as the memory of the result.
#[test]
fn memory_grows_in_proportion_to_the_data_and_the_number_of_elements_is_bounded() {
    browse(async |page| {
        for (count, limit) in [(20, 32), (1_000, 64), (10_000, 160), (100_000, 1_034)] {
            let data = many(count);
            let size = data.len();
            page.server.instead("/many.json", 200, "application/json", data);
            let pages = memory_of(page, "<talks-timeline src=/many.json></talks-timeline>").await;
            assert!(pages <= limit, "{pages} pages for {count} events of {size} bytes together");
            let elements = page.number("return all('*').length").await;
            assert!(elements <= ELEMENTS, "{elements} elements for {count} events");
        }
    });
}
