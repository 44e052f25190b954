//! S22: requests when the page loads and after every control, and data left in the browser.

use super::{assert_only_ours_was_asked_for, open_watched, try_everything};
use crate::harness::browse;
use crate::page::Page;
use serde_json::json;

/// The names of all cookies, storage items, databases, caches and workers.
async fn kept(page: &Page) -> Vec<String> {
    page.texts(
        "return Promise.all([indexedDB.databases?.() ?? [], window.caches?.keys() ?? [], navigator.serviceWorker?.getRegistrations() ?? []])
           .then((lists) => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
             ...lists.flat().map((it) => JSON.stringify(it.name ?? it.scope ?? it))].filter(Boolean))",
    )
    .await
}

#[test]
fn after_loading_no_control_makes_requests() {
    browse(async |page| {
        open_watched(page, false, "").await;
        super::mount(page, json!({ "no-embed": "" }), None).await;
        assert_only_ours_was_asked_for(page, &["/watched"]).await;
        let before = page.server.requests();
        try_everything(page, "corridor").await;
        page.js("host.query = 'party=TR'; host.selected = 'antalya-ministers'; host.group = 'party'; host.layout = 'list'", json!([])).await;
        page.settle().await;
        assert_eq!(page.server.requests(), before, "no further requests");
        assert_only_ours_was_asked_for(page, &["/watched"]).await;
        assert_eq!(kept(page).await, Vec::<String>::new(), "no data is left in the browser");
    });
}

#[test]
fn a_dataset_is_requested_once_from_its_own_url() {
    browse(async |page| {
        // Images of the data load on their own; everything else waits for a click.
        let media = json!([{ "url": "picture.png" }, { "url": "https://media.example/film.mp4" }]);
        let data = json!({ "format": "talks-timeline/1", "title": "T", "events": [
            { "id": "a", "media": media, "start": "2022-03-01", "headline": "One", "sources": ["s"] }],
            "sources": [{ "id": "s", "title": "S", "url": "https://source.example/s" }] });
        // Served as HTML, which the widget ignores.
        page.server.page("/data.json", &[], &data.to_string());
        open_watched(page, false, "").await;
        super::mount(page, json!({ "src": "/data.json" }), None).await;
        try_everything(page, "one").await;
        let asked = page.server.requests();
        assert_eq!(asked.iter().filter(|path| *path == "/data.json").count(), 1, "{asked:?}");
        assert_only_ours_was_asked_for(page, &["/watched", "/data.json", "/picture.png"]).await;
        assert_eq!(kept(page).await, Vec::<String>::new(), "no data is left in the browser");
    });
}
