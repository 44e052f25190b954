//! What a page, a link or a dataset may do to the timeline, intentionally or by accident. Numbers `S…` refer to the project's
//! list of hostile inputs.
//!
//! The method is the same everywhere. The test watches the page from before the timeline starts: nodes and attributes that no
//! timeline has, prototypes, globals, policy violations, requests. Every payload would set `__hit`. Then the test hovers,
//! focuses and presses everything in the timeline, prints the page and types words, because some code paths open only
//! then.

mod built_ins;
mod data;
mod floods;
mod ids;
mod links;
mod network;
#[path = "../fixtures/hostile.rs"]
mod strangers;

use crate::page::Page;
use crate::server::STRICT_POLICY;
use serde_json::{Value, json};
use thirtyfour::Key;

const WATCH: &str = include_str!("hostile/watch.js");

/// Payloads that run where text is parsed as markup.
pub const PAYLOADS: [&str; 6] = [
    "\"><img src=x onerror=__hit=1>",
    "'><svg onload=__hit=2>",
    "</script><script>__hit=3</script>",
    "javascript:__hit=4",
    "\" autofocus onfocus=__hit=5 x=\"",
    "${__hit=6}{{__hit=6}}<iframe srcdoc='<script>parent.__hit=6</script>'>",
];

/// Opens a page without a timeline, under the strict policy, or without a policy, where payloads could run.
async fn open_watched(page: &Page, strict: bool, address: &str) {
    let headers: &[(&'static str, &str)] =
        if strict { &[("Content-Security-Policy", STRICT_POLICY)] } else { &[] };
    page.server.page(
        "/watched",
        headers,
        "<!doctype html><html lang=en><title>Watched</title>\
         <script type=module src=/talks-timeline.js></script><main></main>",
    );
    page.load(&format!("/watched{address}")).await;
    page.js("return customElements.whenDefined('talks-timeline').then(() => null)", json!([])).await;
    page.js(WATCH, json!([])).await;
}

/// Inserts a timeline into the page that `open_watched` has opened.
async fn mount(page: &Page, attributes: Value, data: Option<&Value>) {
    page.js("window.__mount(arguments[0], arguments[1])", json!([attributes, data])).await;
    page.ready().await;
}

/// Hovers, focuses and presses controls, up to a limit for each kind; then prints, and types.
async fn try_everything(page: &Page, words: &str) {
    for selector in ["[part~=mark]", "[part~=term]", "summary", "button", "select", "[part~=source] a"] {
        for place in 0..8 {
            let Some(found) = page.shadow_all(selector).await.into_iter().nth(place) else { break };
            // WebKit's driver treats the content of closed details as visible.
            if !page.sees(&found).await {
                continue;
            }
            page.hover(&found).await;
            found.focus().await.expect("the focus moves");
            // A link would navigate away.
            if !selector.ends_with('a') {
                page.click_on(&found).await;
            }
        }
        page.js("host.clear()", json!([])).await;
        page.settle().await;
    }
    for kind in ["beforeprint", "afterprint"] {
        page.js("dispatchEvent(new Event(arguments[0]))", json!([kind])).await;
        page.settle().await;
    }
    crate::filters::type_into_search(page, words).await;
    page.press(Key::Escape).await;
    page.press(Key::Escape).await;
}

/// Checks that no payload has run, that there were no requests, and that the page has nothing that no timeline has.
async fn assert_harmless(page: &Page, what: &str) {
    assert_harmless_but(page, what, &[]).await;
}

/// Like [`assert_harmless`], with these paths and URLs of other hosts allowed.
async fn assert_harmless_but(page: &Page, what: &str, named: &[&str]) {
    assert_eq!(page.texts("return window.__verdict()").await, Vec::<String>::new(), "{what}");
    // WebKit records nothing where pages run no scripts; nothing can throw there either.
    assert_eq!(page.texts("return seen.errors ?? []").await, Vec::<String>::new(), "{what}: errors");
    assert_eq!(page.texts("return seen.violations ?? []").await, Vec::<String>::new(), "{what}: violations");
    assert_only_ours_was_asked_for(page, &[&["/watched"], named].concat()).await;
}

/// Checks for requests other than the widget's own files and these paths.
async fn assert_only_ours_was_asked_for(page: &Page, named: &[&str]) {
    let own = page.server.url("/");
    let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    for address in page.texts(asked).await {
        let is_named = named
            .iter()
            .any(|named| address == *named || named.starts_with("https:") && address.starts_with(named));
        assert!(address.starts_with(&own) || is_named, "{address} was requested");
    }
    for path in page.server.requests() {
        let path = path.split('?').next().unwrap_or_default();
        let ours = crate::server::dist().join(path.trim_start_matches('/')).is_file();
        assert!(ours || named.contains(&path) || path == "/favicon.ico", "{path} was requested");
        assert!(!path.contains("talks-2022"), "the dataset is in the module, yet {path} was requested");
    }
}
