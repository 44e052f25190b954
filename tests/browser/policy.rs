//! A guest in somebody else's page: policies, requests, the console, and the layout around the widget.

use crate::filters::{choose, type_into_search};
use crate::harness::browse;
use crate::page::Page;
use crate::server::{STRICT_POLICY, dist};
use serde_json::json;
use std::time::Duration;

/// The maximum layout shift while the widget takes over, as browsers measure it.
const SHIFT_LIMIT: f64 = 0.02;

/// Uses every control that a reader can use.
pub async fn use_everything(page: &Page) {
    choose(page, "kind", "negotiation-round").await;
    choose(page, "party", "TR").await;
    type_into_search(page, "talks").await;
    page.click("[part~=clear]").await;
    for name in ["Zoom in", "Zoom in", "Zoom out", "Show the whole period"] {
        page.click_button(name).await;
    }
    page.click("[part~=mark][aria-expanded]").await;
    page.click("[part~=mark][data-id]").await;
    page.click_button("Next event").await;
    page.click("[part~=details] > summary").await;
    page.show_list(true).await;
    page.click("[part~=event] .row").await;
    page.show_list(false).await;
    page.prefer("dark").await;
    page.settle().await;
}

async fn assert_no_complaint(page: &Page) {
    assert_eq!(page.texts("return seen.violations").await, Vec::<String>::new(), "policy violations");
    assert_eq!(page.texts("return seen.errors").await, Vec::<String>::new(), "script errors");
    assert_eq!(page.console().await, Vec::<String>::new(), "console errors and warnings");
}

#[test]
fn the_page_works_under_its_own_policy() {
    browse(async |page| {
        page.open("/").await;
        let policy = page
            .text("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
            .await;
        for part in
            ["script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "require-trusted-types-for 'script'"]
        {
            assert!(policy.contains(part), "{part} in {policy}");
        }
        use_everything(page).await;
        assert_no_complaint(page).await;
    });
}

#[test]
fn the_bare_widget_works_under_the_same_policy_from_a_header() {
    browse(async |page| {
        page.open_bare("<talks-timeline></talks-timeline>").await;
        use_everything(page).await;
        assert_no_complaint(page).await;
    });
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    let html = std::fs::read_to_string(dist().join("index.html")).expect("index.html");
    assert!(!html.contains("<style"), "no style element");
    assert!(!html.contains(" style="), "no style attribute");
    assert!(!html.contains("data-trunk"), "no Trunk tag");
    let scripts =
        html.match_indices("<script").map(|(start, _)| html[start..].split('>').next().unwrap_or_default());
    for script in scripts {
        assert!(script.contains("src=") || script.contains("application/"), "{script}> is inline");
    }
}

#[test]
fn only_our_own_files_are_requested() {
    browse(async |page| {
        // Without a policy: only the widget's own code keeps it from contacting others.
        let html = std::fs::read_to_string(dist().join("index.html")).expect("index.html");
        page.server.page(
            "/open",
            &[],
            &html.replace("http-equiv=\"Content-Security-Policy\"", "name=\"none\""),
        );
        page.open("/open").await;
        use_everything(page).await;
        let own = page.server.url("/");
        for address in page.addresses().await {
            // Chromium draws the icons of its own date fields from `data:` URLs.
            let of_no_one = address.starts_with("data:") || address == "about:blank";
            assert!(address.starts_with(&own) || of_no_one, "{address}");
        }
        for path in page.server.requests() {
            let ours = dist().join(path.trim_start_matches('/')).is_file();
            assert!(ours || path == "/open" || path == "/favicon.ico", "{path} was requested");
            assert!(!path.contains("talks-2022"), "the dataset is in the module, yet {path} was requested");
        }
    });
}

#[test]
fn the_module_loads_near_the_viewport_and_once_for_all_widgets() {
    browse(async |page| {
        let html = format!(
            "<!doctype html><html lang=en><title>Far</title><script type=module src=/talks-timeline.js></script>\
             <p>{}</p><talks-timeline></talks-timeline><talks-timeline></talks-timeline>",
            "Far above the timeline.<br>".repeat(2_000)
        );
        page.server.page("/far", &[("Content-Security-Policy", STRICT_POLICY)], &html);
        page.load("/far").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let modules = || page.server.requests().iter().filter(|path| path.ends_with(".wasm")).count();
        assert_eq!(modules(), 0, "the timeline is not visible yet");
        page.js("host.scrollIntoView({ behavior: 'instant' })", json!([])).await;
        page.ready().await;
        page.js(
            "document.querySelectorAll('talks-timeline')[1].scrollIntoView({ behavior: 'instant' })",
            json!([]),
        )
        .await;
        let ready = "return seen.events.filter((event) => event.type === 'timeline-ready').length";
        for _ in 0..100 {
            if page.number(ready).await == 2 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(page.number(ready).await, 2, "both are ready");
        assert_eq!(modules(), 1, "one download for both");
    });
}

#[test]
fn nothing_jumps_when_the_widget_takes_over() {
    for (width, height) in [(1280, 900), (720, 900), (360, 740)] {
        browse(async |page| {
            page.resize(width, height).await;
            // Long enough for the reader to reach the widget while it is still static.
            page.server.delay("/talks_timeline_bg.wasm", Duration::from_millis(900));
            page.load("/").await;
            page.js(
                "document.querySelector('talks-timeline').scrollIntoView({ behavior: 'instant' })",
                json!([]),
            )
            .await;
            tokio::time::sleep(Duration::from_millis(200)).await;
            let before = page.value::<f64>("return seen.shift").await;
            page.ready().await;
            tokio::time::sleep(Duration::from_millis(400)).await;
            let shift = page.value::<f64>("return seen.shift").await - before;
            let what = page.js("return seen.shifts", json!([])).await;
            assert!(shift < SHIFT_LIMIT, "{shift} at {width} pixels: {what}");
        });
    }
}

#[test]
fn nothing_moves_while_the_page_loads() {
    for width in [1280, 360] {
        browse(async |page| {
            page.resize(width, 800).await;
            page.open("/").await;
            tokio::time::sleep(Duration::from_millis(400)).await;
            let shift = page.value::<f64>("return seen.shift").await;
            let what = page.js("return seen.shifts", json!([])).await;
            assert!(shift < SHIFT_LIMIT, "{shift} at {width} pixels: {what}");
        });
    }
}

#[test]
fn nothing_takes_the_focus_or_scrolls_at_load() {
    browse(async |page| {
        page.open("/").await;
        assert!(page.is("return document.activeElement === document.body && scrollY === 0").await);
    });
}
