//! What a page, a link or a dataset may do to the timeline by intent or by accident: numbers of `S…` as in the
//! project's list of hostile inputs.
//!
//! The method is the same everywhere. A page is watched from before the timeline comes: nodes and attributes that no
//! timeline has, prototypes, names in the window, violations of a policy, requests. Each payload would set `__hit`. Then
//! everything in the timeline is hovered over, focused and pressed, the page is printed, and words are typed, for some
//! doors open only then.

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

/// What runs where markup is taken for markup.
pub const PAYLOADS: [&str; 6] = [
    "\"><img src=x onerror=__hit=1>",
    "'><svg onload=__hit=2>",
    "</script><script>__hit=3</script>",
    "javascript:__hit=4",
    "\" autofocus onfocus=__hit=5 x=\"",
    "${__hit=6}{{__hit=6}}<iframe srcdoc='<script>parent.__hit=6</script>'>",
];

/// Opens a page without a timeline, under the strict policy or, so that a payload would run, under none.
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

/// Puts a timeline into the page that `open_watched` has opened.
async fn mount(page: &Page, attributes: Value, data: Option<&Value>) {
    page.js("window.__mount(arguments[0], arguments[1])", json!([attributes, data])).await;
    page.ready().await;
}

/// Hovers, focuses and presses whatever can be, at most so many of each kind; then prints, and types.
async fn try_everything(page: &Page, words: &str) {
    for selector in ["[part~=mark]", "[part~=term]", "summary", "button", "select", "[part~=source] a"] {
        for place in 0..8 {
            let Some(found) = page.shadow_all(selector).await.into_iter().nth(place) else { break };
            // WebKit's driver takes what is in closed details for visible.
            if !page.sees(&found).await {
                continue;
            }
            page.hover(&found).await;
            found.focus().await.expect("the focus moves");
            // A link would leave the page.
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

/// Nothing has run, nothing was asked for, nothing has come into the page that no timeline has.
async fn assert_harmless(page: &Page, what: &str) {
    assert_harmless_but(page, what, &[]).await;
}

/// The same, where these paths and addresses of other hosts may be asked for.
async fn assert_harmless_but(page: &Page, what: &str, named: &[&str]) {
    assert_eq!(page.texts("return window.__verdict()").await, Vec::<String>::new(), "{what}");
    // In WebKit nothing is recorded where pages run no scripts; there is nothing then that could throw.
    assert_eq!(page.texts("return seen.errors ?? []").await, Vec::<String>::new(), "{what}: errors");
    assert_eq!(page.texts("return seen.violations ?? []").await, Vec::<String>::new(), "{what}: violations");
    assert_only_ours_was_asked_for(page, &[&["/watched"], named].concat()).await;
}

/// No request but for the widget's own files and these paths.
async fn assert_only_ours_was_asked_for(page: &Page, named: &[&str]) {
    let own = page.server.url("/");
    let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    for address in page.texts(asked).await {
        let is_named = named
            .iter()
            .any(|named| address == *named || named.starts_with("https:") && address.starts_with(named));
        assert!(address.starts_with(&own) || is_named, "{address} was asked for");
    }
    for path in page.server.requests() {
        let path = path.split('?').next().unwrap_or_default();
        let ours = crate::server::dist().join(path.trim_start_matches('/')).is_file();
        assert!(ours || named.contains(&path) || path == "/favicon.ico", "{path} was asked for");
        assert!(!path.contains("talks-2022"), "the dataset is in the module, yet {path} was asked for");
    }
}
