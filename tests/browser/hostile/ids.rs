//! S12: ids and URLs with quotes, spaces, names of prototypes and markup. S13: two timelines with separate
//! settings.

use super::strangers::MARKUP;
use super::{PAYLOADS, assert_harmless, mount, open_watched, try_everything};
use crate::filters::shown;
use crate::harness::browse;
use crate::page::Page;
use serde_json::{Value, json};

/// Names with a meaning in JavaScript, CSS, HTML or URLs.
const NAMES: [&str; 12] = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "location",
    "name",
    "a b",
    "a,b&c=d#e%",
    "ümläut–“x”",
    "x]y\\z",
    "0",
    "-",
];

fn names() -> Vec<&'static str> {
    NAMES.iter().chain(&PAYLOADS).copied().collect()
}

/// A dataset in which each of the names is the id of a term and of an event; the first facet and some others have such names
/// too.
fn dataset() -> Value {
    let names = names();
    let terms: Vec<Value> = names.iter().map(|name| json!({ "id": name, "label": name })).collect();
    let facets: Vec<Value> = ["__proto__", PAYLOADS[0], "constructor"]
        .iter()
        .map(|id| json!({ "id": id, "label": id, "prominent": true, "terms": terms }))
        .collect();
    let events: Vec<Value> = names
        .iter()
        .enumerate()
        .map(|(place, name)| {
            // As text: `json!` and `serde_json` treat `__proto__` like any other key, and so must the widget.
            json!({
                "id": name, "start": format!("2022-03-{:02}", place + 1), "headline": format!("Event {name}"),
                "summary": name, "tags": { "__proto__": [name], PAYLOADS[0]: [name], "constructor": [name] },
                "sources": [name],
            })
        })
        .collect();
    let sources: Vec<Value> = names
        .iter()
        .map(|name| json!({ "id": name, "title": name, "url": format!("https://example.org/{name}") }))
        .collect();
    json!({ "format": "talks-timeline/1", "title": "Names", "facets": facets, "sources": sources, "events": events })
}

async fn ids(page: &Page) -> Vec<String> {
    shown(page).await
}

#[test]
fn any_text_may_be_an_id() {
    for strict in [true, false] {
        browse(async |page| {
            open_watched(page, strict, "").await;
            // As JSON text: an object literal with `__proto__` would lose it on the way.
            mount(page, json!({}), Some(&Value::String(dataset().to_string()))).await;
            let names = names();
            assert_eq!(ids(page).await, names, "every event is there, under its own id");
            let terms = page
                .texts(
                    "return [...new Set(all('[part~=lane] [part~=term]').map((term) => term.dataset.term))]",
                )
                .await;
            assert!(terms.iter().any(|term| term == "__proto__"), "{terms:?}");
            try_everything(page, PAYLOADS[0]).await;
            assert_harmless(page, "ids").await;
        });
    }
}

#[test]
fn the_page_can_select_any_id() {
    browse(async |page| {
        open_watched(page, false, "").await;
        mount(page, json!({}), Some(&Value::String(dataset().to_string()))).await;
        for name in names() {
            page.js("host.selected = arguments[0]", json!([name])).await;
            page.settle().await;
            assert_eq!(page.text("return host.selected").await, name);
            let current = "return all('[part~=event][aria-current]').map((event) => event.dataset.id)";
            assert_eq!(page.texts(current).await, [name]);
            let facet = "__proto__";
            page.js(
                "host.query = `${encodeURIComponent(arguments[0])}=${encodeURIComponent(arguments[1])}`",
                json!([facet, name]),
            )
            .await;
            page.settle().await;
            assert_eq!(ids(page).await, [name], "{facet}={name}");
            // The property returns a value that selects the same.
            page.js("const query = host.query; host.query = ''; host.query = query", json!([])).await;
            page.settle().await;
            assert_eq!(ids(page).await, [name], "{facet}={name}, written and read");
            page.js("host.clear()", json!([])).await;
        }
        assert_harmless(page, "ids asked for").await;
    });
}

#[test]
fn any_id_can_be_in_the_address() {
    browse(async |page| {
        for name in names() {
            let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
            open_watched(page, false, &format!("#constructor={encoded}&selected={encoded}")).await;
            let data = Value::String(dataset().to_string());
            mount(page, json!({ "sync-url": "" }), Some(&data)).await;
            assert_eq!(ids(page).await, [name]);
            assert_eq!(page.text("return host.selected").await, name);
            assert_harmless(page, name).await;
        }
    });
}

#[test]
fn attributes_with_markup_are_ignored() {
    for strict in [true, false] {
        browse(async |page| {
            for payload in PAYLOADS.into_iter().chain(MARKUP) {
                open_watched(page, strict, "").await;
                let attributes = [
                    "query",
                    "selected",
                    "group",
                    "layout",
                    "theme",
                    "heading-level",
                    "format",
                    "refresh",
                    "lang",
                    "class",
                    "shadow-mode",
                ];
                let attributes: Value = attributes
                    .iter()
                    .map(|name| ((*name).to_owned(), json!(payload)))
                    .collect::<serde_json::Map<_, _>>()
                    .into();
                mount(page, attributes, None).await;
                let total = page.text("return root.querySelector('[part~=status]').textContent").await;
                assert!(total.contains("60"), "{payload}: {total}");
                assert_harmless(page, payload).await;
            }
        });
    }
}

#[test]
fn two_timelines_have_separate_settings() {
    browse(async |page| {
        open_watched(page, true, "").await;
        let data = Value::String(dataset().to_string());
        let first = json!({ "sync-url": "", "layout": "list", "theme": "dark", "heading-level": "4", "query": "constructor=0" });
        mount(page, first, Some(&data)).await;
        page.js("window.__mount({ 'no-embed': '' })", json!([])).await;
        page.js("window.__second = document.querySelectorAll('talks-timeline')[1]", json!([])).await;
        page.wait_until("return seen.events.filter((event) => event.type === 'timeline-ready').length === 2")
            .await;
        let second = "const second = window.__second; const inner = second.shadowRoot;";
        let count = format!("{second} return inner.querySelectorAll('[part~=event]').length");
        assert_eq!(page.number(&count).await, 60, "the second has the talks");
        assert_eq!(ids(page).await, ["0"], "the first has its own data and filter");
        let looks = format!(
            "{second} const base = inner.querySelector('[part=base]');
             return [second.layout, getComputedStyle(base).colorScheme, inner.querySelector('[part=title]').localName,
               String(inner.querySelector('[part=chart]').checkVisibility()), second.query, String(second.selected)]"
        );
        assert_eq!(page.texts(&looks).await, ["full", "light dark", "h2", "true", "", "null"]);

        // A change in one timeline does not affect the other, and only the one with `sync-url` writes the address.
        page.js(
            "window.__second.shadowRoot.querySelector('[part=term][data-term=grain-deal]').click()",
            json!([]),
        )
        .await;
        page.settle().await;
        page.js("return window.__second.updateComplete", json!([])).await;
        assert_eq!(page.number(&count).await, 5);
        assert_eq!(ids(page).await, ["0"]);
        assert_eq!(page.fragment().await, "", "the second leaves the address alone");
        page.click("[part~=clear]").await;
        assert_eq!(ids(page).await.len(), names().len());
        assert_eq!(page.number(&count).await, 5, "the second keeps its filter");
        let heard = "return seen.events.filter((event) => event.type === 'timeline-filter').map((event) => event.detail.total)";
        assert_eq!(
            page.value::<Vec<usize>>(heard).await,
            [60, names().len()],
            "each tells of its own events"
        );

        // Removing one timeline leaves the other intact.
        page.js(
            "document.querySelector('talks-timeline').remove(); return window.__second.updateComplete",
            json!([]),
        )
        .await;
        page.js("window.__second.shadowRoot.querySelector('[part=clear]').click(); return window.__second.updateComplete", json!([])).await;
        assert_eq!(page.number(&count).await, 60);
        assert_harmless(page, "two timelines").await;
    });
}
